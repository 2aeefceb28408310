import { afterEach, describe, expect, it } from "vitest";
import { clientOf, errorOf, type Scene, scene } from "./scene.ts";

let here: Scene;
const open = async (options: Parameters<typeof scene>[0] = {}) => {
  here = await scene(options);
  return here;
};
afterEach(() => here.slack.stop());

const back = "http://127.0.0.1:1/slack/oauth_redirect";

/** Goes to the authorise page and says where it sends the browser. */
async function authorize(query: Readonly<Record<string, string>>): Promise<URL | string> {
  const url = `${here.slack.authorizeUrl}?${new URLSearchParams(query).toString()}`;
  const answer = await fetch(url, { redirect: "manual" });
  const location = answer.headers.get("location");
  return location === null ? answer.text() : new URL(location);
}

const asking = () => ({ client_id: here.slack.app.clientId, scope: "chat:write,commands", redirect_uri: back, state: "s1" });

async function code(): Promise<string> {
  const target = await authorize(asking());
  return (target as URL).searchParams.get("code") ?? "";
}

function access(args: object) {
  const { clientId, clientSecret } = here.slack.app;
  return clientOf(here.slack).oauth.v2.access({ client_id: clientId, client_secret: clientSecret, ...args });
}

describe("the authorise page", () => {
  it("sends back with a code and the state, or with the refusal of the person", async () => {
    const { slack, team, niamh } = await open();
    slack.oauth.asks({ team: team.id, user: niamh.id });
    const target = (await authorize(asking())) as URL;
    expect([target.origin + target.pathname, target.searchParams.get("state")]).toEqual([back, "s1"]);
    expect(target.searchParams.get("code")).not.toBeNull();
    slack.oauth.asks({ team: team.id, user: niamh.id, denies: true });
    expect(((await authorize(asking())) as URL).searchParams.get("error")).toBe("access_denied");
  });

  it("refuses an app that it does not know, an address that is not the app's, and asking for nothing", async () => {
    const { slack, team, niamh } = await open({ app: { redirectUrls: [back] } });
    slack.oauth.asks({ team: team.id, user: niamh.id });
    expect(await authorize({ ...asking(), client_id: "1.2" })).toBe("invalid_client_id");
    expect(await authorize({ ...asking(), redirect_uri: "http://127.0.0.1:2/else" })).toBe("bad_redirect_uri");
    expect(await authorize({ ...asking(), scope: "" })).toBe("invalid_scope");
  });
});

describe("a code", () => {
  it("is good once, for ten minutes, for the app, with the address that it came to", async () => {
    const { slack, team, niamh, clock } = await open();
    slack.oauth.asks({ team: team.id, user: niamh.id });
    const first = await code();
    const got = await access({ code: first, redirect_uri: back });
    expect(got).toMatchObject({
      team: { id: team.id },
      enterprise: null,
      is_enterprise_install: false,
      scope: "chat:write,commands",
      token_type: "bot",
    });
    expect(got).not.toHaveProperty("refresh_token");
    expect(await clientOf(slack, got.access_token).auth.test()).toMatchObject({ user_id: got.bot_user_id });
    expect(await errorOf(access({ code: first, redirect_uri: back }))).toBe("invalid_code");
    expect(await errorOf(access({ code: await code(), redirect_uri: "http://127.0.0.1:2/" }))).toBe("bad_redirect_uri");
    expect(await errorOf(access({ code: await code(), redirect_uri: back, client_secret: "guessed" }))).toBe("bad_client_secret");
    expect(await errorOf(access({ code: await code(), redirect_uri: back, client_id: "1.2" }))).toBe("invalid_client_id");
    const old = await code();
    clock.advance(10 * 60_000 + 1);
    expect(await errorOf(access({ code: old, redirect_uri: back }))).toBe("invalid_code");
  });

  it("of an administrator is for the whole enterprise", async () => {
    const { slack } = await open();
    const org = slack.make.enterprise("Port Authority");
    const east = slack.make.team("East", org);
    const ene = slack.make.user(east.id, { name: "Ene" });
    slack.oauth.asks({ team: east.id, user: ene.id, orgWide: true });
    expect(await access({ code: await code(), redirect_uri: back })).toMatchObject({
      team: null,
      enterprise: { id: org.id },
      is_enterprise_install: true,
    });
  });
});

describe("a token that rotates", () => {
  it("runs out after twelve hours, and its refresh token is good once", async () => {
    const { slack, team, niamh, clock } = await open();
    slack.oauth.rotates = true;
    slack.oauth.asks({ team: team.id, user: niamh.id });
    const first = await access({ code: await code(), redirect_uri: back });
    expect(first.expires_in).toBe(43_200);
    clock.advance(43_200_000);
    expect(await errorOf(clientOf(slack, first.access_token).auth.test())).toBe("token_expired");
    const refresh = { grant_type: "refresh_token", refresh_token: String(first.refresh_token) };
    const second = await access(refresh);
    expect(await errorOf(clientOf(slack, second.access_token).auth.test())).toBe("ok");
    expect(await errorOf(access(refresh))).toBe("invalid_refresh_token");
    expect(await errorOf(access({ ...refresh, grant_type: "password" }))).toBe("invalid_grant_type");
    expect(second.refresh_token).not.toBe(first.refresh_token);
  });
});

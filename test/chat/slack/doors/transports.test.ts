import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Person } from "../../../peers/slack/person.ts";
import { type SlackPeer, startSlack } from "../../../peers/slack/slack.ts";
import { opened, until } from "./rig.ts";
import { openServing, type Serving } from "./serving.ts";

describe("Slack by HTTP, on the port of the pages", () => {
  let peer: SlackPeer;
  let serving: Serving;
  let ann: Person;
  let channel = "";
  let events = "";
  beforeAll(async () => {
    peer = await startSlack({ rates: false });
    const team = peer.make.team("Harbour");
    ann = peer.person(team.id, peer.make.user(team.id, { name: "Ann" }).id);
    const { botToken } = peer.make.install(team);
    channel = peer.make.channel(team.id, { name: "crisis", members: [ann.id], withBot: true }).id;
    serving = await openServing({
      SLACK_SIGNING_SECRET: peer.app.signingSecret,
      SLACK_BOT_TOKEN: botToken,
      SLACK_API_URL: peer.apiUrl,
      TEEKOND_URL: "https://teekond.example.org",
    });
    events = `${serving.base}/slack/events`;
    peer.deliverTo(events);
  });
  afterAll(async () => {
    await serving.stop();
    await peer.stop();
  });

  it("answers Slack's challenge, and pages beside it", async () => {
    expect(await peer.verifyUrl(events)).toBe(true);
    expect((await fetch(`${serving.base}/healthz`)).status).toBe(200);
    expect((await fetch(serving.base)).headers.get("content-type")).toContain("text/html");
  });

  it("takes a session from the command to its first card, whatever signs are typed", async () => {
    const title = "Tõrm & “õlu” <b>+100 %</b> 🌊 a=b;c";
    expect((await ann.slash("/journey", "", channel)).ok).toBe(true);
    const view = await opened(ann);
    expect(await ann.submit(view, { "Name of the session": title, channel })).toMatchObject({ ok: true, errors: {} });
    const [row] = await serving.house.ledger.sessions(`slack:${peer.world.installs[0]?.team ?? ""}`);
    expect(row?.title).toBe(title);
    await until(() => peer.messages(channel).length > 1, "the lobby is drawn");
  });

  it("leads into the browser as the same person, by a link that is good once", async () => {
    await ann.click(channel, peer.messages(channel)[0]?.ts ?? "", "More");
    await opened(ann);
    await ann.clickView("Open in the browser");
    await until(() => ann.openView()?.title === "Easier in the browser", "the way is shown");
    const token = /https:\/\/teekond\.example\.org\/in\/([\w-]+)/.exec(JSON.stringify(ann.openView()?.json))?.[1] ?? "";
    await ann.close();
    const team = peer.world.installs[0]?.team ?? "";
    const [row] = await serving.house.ledger.sessions(`slack:${team}`);
    const session = row?.session ?? "";
    const before = await serving.house.facilitator.look(`slack:${team}`, session);
    const traded = await fetch(`${serving.base}/in/${token}`, { redirect: "manual" });
    const cookie = (traded.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    expect(await (await fetch(`${serving.base}/join/${session}`, { headers: { cookie } })).text()).toContain("ann");
    const join = {
      method: "POST",
      redirect: "manual",
      headers: { cookie, origin: "https://teekond.example.org" },
      body: new URLSearchParams(),
    } as const;
    const joined = await fetch(`${serving.base}/join/${session}`, join);
    expect([joined.status, joined.headers.get("location")]).toEqual([303, `/s/${session}`]);
    const login =
      joined.headers
        .getSetCookie()
        .find((one) => one.startsWith("teekond="))
        ?.split(";")[0] ?? "";
    const page = await fetch(`${serving.base}/s/${session}`, { headers: { cookie: login } });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("Begin");
    const after = await serving.house.facilitator.look(`slack:${team}`, session);
    expect(Object.keys(after?.session.people ?? {})).toEqual(Object.keys(before?.session.people ?? {}));
    expect((await fetch(`${serving.base}/in/${token}`, { redirect: "manual" })).status).toBe(410);
  });

  it("refuses what is signed with another secret, and what was signed too long ago", async () => {
    const command = { kind: "command" as const, payload: { command: "/journey", text: "help", team_id: "T1", user_id: "U1" } };
    const event = { kind: "event" as const, payload: { type: "event_callback", event: { type: "app_mention" } } };
    for (const parcel of [command, event]) {
      expect(await peer.forge(events, parcel, { secret: "another-secret-altogether" })).toBe(401);
      expect(await peer.forge(events, parcel, { age: 301 })).toBe(401);
    }
    const unsigned = await fetch(events, { method: "POST", body: "{}", headers: { "content-type": "application/json" } });
    expect(unsigned.status).toBe(401);
    expect(await peer.forge(events, command, { age: 200 })).toBe(200);
  });

  it("answers to anything else at its paths without falling over", async () => {
    for (const method of ["GET", "PUT", "DELETE"]) expect((await fetch(events, { method })).status).toBe(405);
    expect((await fetch(`${serving.base}/slack/else`, { method: "POST" })).status).toBe(404);
    expect((await fetch(`${serving.base}/slack/install`)).status).toBe(404);
    expect((await fetch(`${serving.base}/healthz`)).status).toBe(200);
    expect((await ann.slash("/journey", "help", channel)).ok).toBe(true);
  });

  it("acknowledges a click as soon as it is kept, also where Slack then keeps it waiting for the window", async () => {
    peer.faults.next("views.open", { kind: "silent", when: "before" });
    const begun = performance.now();
    expect((await ann.slash("/journey", "help", channel)).ok).toBe(true);
    const button = peer.messages(channel)[0]?.ts ?? "";
    expect((await ann.click(channel, button, "More")).ok).toBe(true);
    expect(performance.now() - begun).toBeLessThan(3_000);
    await until(() => peer.faults.struck.includes("views.open: silent"), "Slack was asked for the window");
  });

  it("tells the pages that there is a chat to bring a session into", () => {
    expect(serving.chats?.names).toEqual(["Slack"]);
  });
});

it("stays up where Slack is away at the start, and has it as soon as it is there", async () => {
  const peer = await startSlack({ rates: false });
  const team = peer.make.team("Harbour");
  const ann = peer.person(team.id, peer.make.user(team.id, { name: "Ann" }).id);
  const { botToken } = peer.make.install(team);
  const channel = peer.make.channel(team.id, { name: "crisis", members: [ann.id], withBot: true }).id;
  peer.faults.next("apps.connections.open", { kind: "cut", when: "before" });
  peer.faults.next("auth.test", { kind: "500", when: "before" });
  const serving = await openServing({ SLACK_APP_TOKEN: peer.app.appToken, SLACK_BOT_TOKEN: botToken, SLACK_API_URL: peer.apiUrl });
  try {
    expect((await fetch(`${serving.base}/healthz`)).status).toBe(200);
    peer.deliverTo("socket");
    await until(() => peer.sockets.connections === 1, "Slack is there");
    expect((await ann.slash("/journey", "help", channel)).ok).toBe(true);
    expect(peer.ephemerals(channel, ann.id).at(-1)?.text).toContain("/journey starts a session");
    expect(peer.faults.struck).toEqual(expect.arrayContaining(["apps.connections.open: cut", "auth.test: 500"]));
    expect(serving.log.join("")).not.toContain(botToken);
  } finally {
    await serving.stop();
    await peer.stop();
  }
});

it("goes on without Slack where its token is refused, and says which code", async () => {
  const peer = await startSlack({ rates: false });
  const serving = await openServing({
    SLACK_APP_TOKEN: peer.app.appToken,
    SLACK_BOT_TOKEN: "xoxb-revoked-long-ago",
    SLACK_API_URL: peer.apiUrl,
  });
  try {
    expect((await fetch(`${serving.base}/healthz`)).status).toBe(200);
    await until(() => serving.log.join("").includes("invalid_auth"), "the log says so");
    expect(serving.log.join("")).not.toContain("xoxb-");
  } finally {
    await serving.stop();
    await peer.stop();
  }
});

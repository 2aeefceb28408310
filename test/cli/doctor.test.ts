import { beforeEach, describe, expect, it } from "vitest";
import { installationStore } from "#chat/slack/installs.ts";
import { optionalScopes, scopes } from "#chat/slack/manifest.ts";
import { systemClock } from "#lib/clock.ts";
import { createSeal } from "#lib/sealed.ts";
import type { Store } from "#store/open.ts";
import { doctor } from "../../src/cli/commands/doctor.ts";
import { installLines } from "../../src/cli/commands/doctor-installs.ts";
import { readConfig } from "../../src/cli/config.ts";
import type { Place } from "../../src/cli/house.ts";
import { type OpenHouse, openHouse } from "../../src/cli/wire.ts";
import { folder, run, start } from "../chat/slack/doors/running.ts";
import { type SlackPeer, startSlack } from "../peers/slack/slack.ts";

const program = new URL("../../src/cli/main.ts", import.meta.url).pathname;
const key = "a-key-of-the-tests-that-is-long-enough";
const page = "http://127.0.0.1:1/slack/install";
const again = `install Teekond again there, at ${page}`;
const all = [...Object.keys(scopes), ...Object.keys(optionalScopes)];
const hour = 3_600_000;

let peer: SlackPeer;
// A Slack of its own for each test: no fault and no old connection comes over from another one.
beforeEach(async () => {
  peer = await startSlack({ rates: false });
  return () => peer.stop();
});

const env = () => ({
  SLACK_API_URL: peer.apiUrl,
  SLACK_CLIENT_ID: peer.app.clientId,
  SLACK_CLIENT_SECRET: peer.app.clientSecret,
  SLACK_SIGNING_SECRET: "a-signing-secret-that-is-long",
  TEEKOND_URL: "http://127.0.0.1:1",
  TEEKOND_KEY: key,
});

type Installing = { readonly granted?: readonly string[]; readonly sealedWith?: string; readonly endsAt?: number };
type Installed = { readonly id: string; readonly install: NonNullable<ReturnType<SlackPeer["world"]["installIn"]>> };

const tokens: string[] = [];

/** A workspace in which Teekond is installed, kept as the install page keeps it. `endsAt`: its token rotates, and ends then. */
async function installed(store: Store, { granted = all, sealedWith = key, endsAt }: Installing = {}): Promise<Installed> {
  const team = peer.make.team("Harbour");
  const { botToken: token } = peer.make.install(team, { scopes: [...granted] });
  const install = peer.world.installIn(team.id);
  if (install === undefined) throw new Error("not installed");
  tokens.push(token);
  const keeping = { vault: store.vault(createSeal([sealedWith])), clock: { now: () => 0 }, kept: async () => undefined };
  const rotation = endsAt === undefined ? {} : { refreshToken: "xoxe-1-not-to-be-told", expiresAt: Math.floor(endsAt / 1000) };
  await installationStore(keeping, false).storeInstallation({
    team: { id: team.id, name: "Harbour" },
    enterprise: undefined,
    user: { id: install.installer, token: undefined, scopes: undefined },
    bot: { id: install.botId, token, userId: install.botUser, scopes: [...install.scopes], ...rotation },
    isEnterpriseInstall: false,
  });
  return { id: team.id, install };
}

function noSecretIn(said: string): void {
  for (const secret of [...tokens, key, peer.app.clientSecret, "xoxe-"]) expect(said).not.toContain(secret);
}

async function houseWith(over: Readonly<Record<string, string>> = {}, place: Place = { memory: true }): Promise<OpenHouse> {
  return openHouse(readConfig({ ...env(), ...over }), place);
}

describe("what doctor says of workspaces that installed Teekond themselves", { timeout: 60_000 }, () => {
  let house: OpenHouse;
  beforeEach(async () => {
    house = await houseWith();
    return () => house.close();
  });

  async function lines(ms?: number): Promise<readonly string[]> {
    const said = await installLines(house, ms);
    noSecretIn(said.join("\n"));
    return said;
  }

  it("says where it is done as long as nobody did", async () => {
    expect(await lines()).toEqual([`Slack: no workspace has installed Teekond yet: that is done at ${page}`]);
  });

  it("tells which token holds, which does not and why, and how that is fixed", async () => {
    const good = await installed(house.store);
    const revoked = await installed(house.store);
    peer.tokens.revokeAll(revoked.install);
    const thrownOut = await installed(house.store);
    thrownOut.install.active = false;
    const less = await installed(house.store, { granted: Object.keys(scopes).filter((one) => one !== "app_mentions:read") });
    const said = await lines();
    expect(said[0]).toBe("Slack: workspaces that installed Teekond: 4");
    expect(said.slice(1).toSorted()).toEqual(
      [
        `Slack: workspace ${good.id}: its token is good`,
        `Slack: workspace ${revoked.id}: its token is refused (token_revoked): ${again}`,
        `Slack: workspace ${thrownOut.id}: its token is refused (account_inactive): ${again}`,
        `Slack: workspace ${less.id}: its token is good, but rights are missing (app_mentions:read): ${again}; not granted, works without: channels:history, groups:history`,
      ].toSorted(),
    );
  });

  it("blames no token where Slack has trouble", async () => {
    const { id } = await installed(house.store);
    peer.faults.next("auth.test", { kind: "error", error: "internal_error" });
    expect((await lines())[1]).toBe(`Slack: workspace ${id}: Slack does not answer for it just now: try again later`);
    peer.faults.next("auth.test", { kind: "ratelimited", retryAfter: 30 });
    expect((await lines())[1]).toContain("Slack does not answer for it just now");
  });

  it("waits for nobody for long", async () => {
    const { id } = await installed(house.store);
    peer.faults.next("auth.test", { kind: "silent", when: "before" });
    expect((await lines(300))[1]).toBe(`Slack: workspace ${id}: no answer within 0.3 seconds: try again later`);
  });

  it("knows a token that no key opens, and one that cannot be read at all", async () => {
    const other = await installed(house.store, { sealedWith: "another-key-that-was-lost-since-it-was-used" });
    const broken = await installed(house.store);
    await house.store.vault(createSeal([key])).keep("slack", broken.id, `{"token":"${tokens.at(-1)}"}`);
    const said = await lines();
    expect(said).toContain(
      `Slack: workspace ${other.id}: no key of TEEKOND_KEY opens its token: set the key that it was kept with, or ${again}`,
    );
    expect(said).toContain(`Slack: workspace ${broken.id}: what is kept of it cannot be read: ${again}`);
  });

  it("looks and changes nothing: a token that is due, or has run out, is renewed by the server alone", async () => {
    const due = await installed(house.store, { endsAt: systemClock.now() + hour });
    const over = await installed(house.store, { endsAt: systemClock.now() - hour });
    const vault = house.store.vault(createSeal([key]));
    const before = [await vault.read("slack", due.id), await vault.read("slack", over.id)];
    const said = await lines();
    expect(said).toContain(`Slack: workspace ${due.id}: its token is good`);
    expect(said).toContain(
      `Slack: workspace ${over.id}: its token has run out, and is renewed when Teekond is used there next: where that fails, ${again}`,
    );
    expect(peer.journal.of("oauth.v2.access")).toEqual([]);
    expect([await vault.read("slack", due.id), await vault.read("slack", over.id)]).toEqual(before);
  });

  it("asks about twenty at most, and counts the rest", async () => {
    for (let n = 0; n < 23; n += 1) await installed(house.store);
    const asked = peer.journal.count("auth.test");
    const said = await lines();
    expect(peer.journal.count("auth.test") - asked).toBe(20);
    expect(said).toHaveLength(22);
    expect(said[0]).toContain(": 23");
    expect(said.at(-1)).toBe("Slack: 3 more, not asked about");
  });

  it("leaves them out where one bot token is configured, or where they could not be served", async () => {
    await installed(house.store);
    const asked = peer.journal.count("auth.test");
    const config = readConfig({ ...env(), SLACK_BOT_TOKEN: "xoxb-not-ours-at-all" });
    expect(await installLines({ ...house, config })).toEqual([]);
    for (const name of ["TEEKOND_KEY", "TEEKOND_URL", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"])
      expect(await installLines({ ...house, config: readConfig({ ...env(), [name]: "" }) }), name).toEqual([]);
    expect(peer.journal.count("auth.test")).toBe(asked);
  });

  it("goes on where the database is away", async () => {
    const away = { ...house, vault: () => ({ names: () => Promise.reject(new Error("away")) }) } as unknown as OpenHouse;
    expect((await doctor(away)).out.at(-1)).toBe("Slack: which workspaces installed Teekond cannot be read: the database does not answer");
  });
});

it("is asked alone, and beside a running server through its door", { timeout: 120_000 }, async () => {
  const { path, gone } = await folder();
  const house = await houseWith({}, { folder: path });
  const { id, install } = await installed(house.store);
  await house.close();
  const asks = async () => {
    const { code, out } = await run([program, "doctor", "--data", path], env());
    expect(code).toBe(0);
    noSecretIn(out);
    return out;
  };
  const alone = await asks();
  expect(alone).toContain("no server is running on this data");
  expect(alone).toContain(`Slack: workspace ${id}: its token is good`);
  const server = await start([program, "serve", "--data", path], env());
  peer.tokens.revokeAll(install);
  const beside = await asks();
  expect(beside).toContain("a server is running");
  expect(beside).toContain(`Slack: workspace ${id}: its token is refused (token_revoked): ${again}`);
  expect(await server.stop()).toBe(0);
  await gone();
});

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installedWorkspaces } from "#chat/slack/installs.ts";
import { optionalScopes, scopes } from "#chat/slack/manifest.ts";
import { tenantOf } from "#chat/slack/thread.ts";
import type { Vault } from "#facilitator/ports-vault.ts";
import { manualClock } from "#lib/clock.ts";
import { createSeal } from "#lib/sealed.ts";
import { codeKeys } from "#session/event.ts";
import { engines } from "../../../store/engines.ts";
import { type SlackPeer, startSlack } from "../../../peers/slack/slack.ts";
import { folder } from "./running.ts";
import {
  does,
  found,
  joins,
  key,
  leads,
  newcomer,
  opened,
  openMany,
  press,
  type Rig,
  rights,
  sendStart,
  sessionsOf,
  standing,
  startIn,
  type Team,
  until,
} from "./rig.ts";

let rig: Rig;
// The installer of the SDK takes the time of the machine, so the clock begins there.
beforeAll(async () => {
  rig = await openMany({ by: "http", at: Date.now() });
});
afterAll(() => rig.close());

const vault = () => rig.store.vault(createSeal([key]));
const hour = 3_600_000;

/** What a browser sees at the end of an install, begun at our page. `lose`: it lost its cookie on the way. */
async function install(lose = false): Promise<{ readonly status: number; readonly text: string }> {
  const first = await fetch(`${rig.base}/slack/install`, { redirect: "manual" });
  const page = await fetch(first.headers.get("location") ?? "", { redirect: "manual" });
  const cookie = lose ? {} : { cookie: (first.headers.get("set-cookie") ?? "").split(";")[0] ?? "" };
  const last = await fetch(page.headers.get("location") ?? "", { headers: cookie });
  return { status: last.status, text: await last.text() };
}

/** The same without a state, as an organisation's admin page sends it. */
async function installUnasked(): Promise<number> {
  const query = new URLSearchParams({
    client_id: rig.peer.app.clientId,
    scope: Object.keys(scopes).join(","),
    redirect_uri: `${rig.base}/slack/oauth_redirect`,
  });
  const page = await fetch(`${rig.peer.authorizeUrl}?${query.toString()}`, { redirect: "manual" });
  return (await fetch(page.headers.get("location") ?? "")).status;
}

function refreshes(peer: SlackPeer): number {
  return peer.journal.of("oauth.v2.access").filter((one) => one.args["grant_type"] === "refresh_token").length;
}

describe("installing", () => {
  it("goes by Slack's page and back, asks for what the manifest says, and works at once", async () => {
    const team = found(rig.peer, { install: false });
    rig.peer.oauth.asks({ team: team.id, user: team.people.ann.id });
    const first = await fetch(`${rig.base}/slack/install`, { redirect: "manual" });
    const asked = new URL(first.headers.get("location") ?? "").searchParams.get("scope")?.split(",");
    expect(asked?.toSorted()).toEqual([...Object.keys(scopes), ...Object.keys(optionalScopes)].toSorted());
    expect(await install()).toMatchObject({ status: 200, text: expect.stringContaining("Teekond is installed") });
    await team.people.ann.invite(team.channel, rig.peer.world.installIn(team.id)?.botUser ?? "");
    await startIn(rig, team);
    expect(await sessionsOf(rig, team)).toHaveLength(1);
  });

  it("keeps what it needs to renew a token that ends, and tells it to nobody", async () => {
    const team = found(rig.peer, { install: false });
    rig.peer.oauth.asks({ team: team.id, user: team.people.ann.id });
    rig.peer.oauth.rotates = true;
    await install();
    rig.peer.oauth.rotates = false;
    const kept = JSON.parse((await vault().read("slack", team.id)) ?? "") as { token: string; refresh: string; expiresAt: number };
    expect([kept.token, kept.refresh]).toEqual([expect.stringMatching(/^xoxe\.xoxb-/), expect.stringMatching(/^xoxe-1-/)]);
    expect(Math.round((kept.expiresAt - Date.now()) / hour)).toBe(12);
    const { path, gone } = await folder();
    await rig.store.backup(join(path, "all"));
    for (const place of [await readFile(join(path, "all"), "utf8"), rig.log.join("")]) {
      expect(place).not.toContain(kept.token);
      expect(place).not.toContain(kept.refresh);
    }
    await gone();
  });

  it("says so when it was denied, or came from another browser, and keeps nothing", async () => {
    const team = found(rig.peer, { install: false });
    rig.peer.oauth.asks({ team: team.id, user: team.people.ann.id, denies: true });
    expect(await install()).toMatchObject({ status: 400, text: expect.stringContaining("Nothing was installed") });
    rig.peer.oauth.asks({ team: team.id, user: team.people.ann.id });
    expect(await install(true)).toMatchObject({ status: 400, text: expect.stringContaining("Nothing was installed") });
    expect(await vault().read("slack", team.id)).toBeUndefined();
    await fetch(`${rig.base}/slack/oauth_redirect`).then((response) => expect(response.status).toBe(400));
    await fetch(`${rig.base}/slack/oauth_redirect?code=guessed&state=guessed`).then((response) => expect(response.status).toBe(400));
  });

  it("without a state takes whole organisations only", async () => {
    const team = found(rig.peer, { install: false });
    rig.peer.oauth.asks({ team: team.id, user: team.people.ann.id });
    expect(await installUnasked()).toBe(400);
    expect(await vault().read("slack", team.id)).toBeUndefined();
    const org = rig.peer.make.enterprise("Port Authority");
    const east = rig.peer.make.team("East", org);
    const admin = rig.peer.make.user(east.id, { name: "Admin" });
    rig.peer.oauth.asks({ team: east.id, user: admin.id, orgWide: true });
    expect(await installUnasked()).toBe(200);
    expect(await vault().read("slack", org.id)).toBeDefined();
  });

  it("of an organisation, with a state, serves each of its workspaces, and somebody is the same person in all of them", async () => {
    const org = rig.peer.make.enterprise("Port Authority");
    const [east, west] = [rig.peer.make.team("East", org), rig.peer.make.team("West", org)];
    const ann = rig.peer.make.user(east.id, { name: "Ann" });
    rig.peer.oauth.asks({ team: east.id, user: ann.id, orgWide: true });
    expect((await install()).status).toBe(200);
    const bot = rig.peer.world.installIn(west.id)?.botUser ?? "";
    for (const team of [east, west]) {
      const channel = rig.peer.make.channel(team.id, { name: "crisis", members: [ann.id, bot] }).id;
      const person = rig.peer.person(team.id, ann.id);
      await does(rig, () => person.slash("/journey", "", channel));
      expect(await sendStart(rig, person, { title: team.name, channel })).toMatchObject({ ok: true, errors: {} });
    }
    const rows = await rig.store.ledger.sessions(tenantOf(org.id));
    expect(rows.map((one) => one.title).toSorted()).toEqual(["East", "West"]);
    const people = await Promise.all(rows.map(async (one) => Object.keys((await standing(rig, one.session)).session.people)));
    expect(new Set(people.flat()).size).toBe(1);
  });

  it("of a workspace that has not installed it answers that it is not there", async () => {
    const team = found(rig.peer);
    await does(rig, () => team.people.ann.slash("/journey", "", team.channel));
    expect(rig.peer.ephemerals(team.channel, team.people.ann.id).at(-1)?.text).toContain("not installed");
  });
});

describe("tokens that end", () => {
  async function rotating(): Promise<Team> {
    const team = found(rig.peer, { install: false });
    const {
      botToken: token,
      refreshToken: refresh,
      botId,
      botUserId,
    } = rig.peer.make.install(rig.peer.world.team(team.id), { rotates: true });
    const install_ = { id: team.id, token, refresh, botId, botUserId, scopes: [...rights], expiresAt: rig.clock.now() + 12 * hour };
    await vault().keep("slack", team.id, JSON.stringify(install_));
    return team;
  }
  const help = (team: Team) => does(rig, () => team.people.ann.slash("/journey", "status", team.channel));
  const kept = async (team: Team) => JSON.parse((await vault().read("slack", team.id)) ?? "") as { token: string };

  it("are renewed once for five at once, and the old one is used until then", async () => {
    const team = await rotating();
    const old = await kept(team);
    rig.clock.advance(10.5 * hour);
    const before = refreshes(rig.peer);
    const { ann, bob, eve } = team.people;
    rig.peer.faults.next("oauth.v2.access", { kind: "late", ms: 1 });
    const all = Promise.all([ann, bob, eve, ann, bob].map((one) => one.slash("/journey", "help", team.channel)));
    // Nobody waits for the new one.
    expect((await all).every((one) => one.ok)).toBe(true);
    rig.clock.advance(1);
    await until(async () => (await kept(team)).token !== old.token, "the new token is kept");
    expect(refreshes(rig.peer) - before).toBe(1);
    expect((await help(team)).ok).toBe(true);
    expect(refreshes(rig.peer) - before).toBe(1);
  });

  it("are used as long as they hold when they cannot be renewed, and after that nothing is acknowledged until they can", async () => {
    const team = await rotating();
    const failing = () => rig.peer.faults.next("oauth.v2.access", { kind: "500", when: "before" });
    rig.clock.advance(11 * hour);
    failing();
    expect((await help(team)).ok).toBe(true);
    await until(() => rig.peer.faults.struck.includes("oauth.v2.access: 500"), "it was tried");
    rig.clock.advance(2 * hour);
    failing();
    expect((await help(team)).ok).toBe(false);
    expect((await help(team)).ok).toBe(true);
  });

  it("that were renewed while the store went away are not lost", async () => {
    const team = await rotating();
    const old = await kept(team);
    rig.clock.advance(13 * hour);
    const real = vault();
    let fails = 2;
    const shaky: Vault = { ...real, keep: async (...args) => (fails-- > 0 ? Promise.reject(new Error("away")) : real.keep(...args)) };
    const { clientId, clientSecret } = rig.peer.app;
    const told: unknown[] = [];
    const workspaces = installedWorkspaces({
      vault: shaky,
      leases: rig.store.leases,
      clock: rig.clock,
      who: "one",
      clientId,
      clientSecret,
      apiUrl: rig.peer.apiUrl,
      trouble: (_, error) => told.push(error),
    });
    const got = await workspaces.of(team.id);
    expect(got?.token).not.toBe(old.token);
    expect((await kept(team)).token).toBe(old.token);
    await workspaces.of(team.id);
    await workspaces.of(team.id);
    expect((await kept(team)).token).toBe(got?.token);
    expect(told.length).toBeGreaterThan(0);
  });

  it("are not believed when the key was lost: nothing is acknowledged, and all is there again with the right key", async () => {
    const team = await newcomer(rig);
    const { clientId, clientSecret } = rig.peer.app;
    const ports = { leases: rig.store.leases, clock: rig.clock, who: "one", clientId, clientSecret, apiUrl: rig.peer.apiUrl };
    const told: unknown[] = [];
    const wrong = installedWorkspaces({
      ...ports,
      vault: rig.store.vault(createSeal(["another key"])),
      trouble: (_, error) => told.push(error),
    });
    await expect(wrong.of(team.id)).rejects.toMatchObject({ name: "Unreachable" });
    expect(told).toHaveLength(1);
    const right = installedWorkspaces({ ...ports, vault: rig.store.vault(createSeal(["another key", key])), trouble: () => undefined });
    expect((await right.of(team.id))?.token).toBe(team.token);
  });
});

describe.each(engines.slice(-1))("two processes on one $name", (engine) => {
  it("renew a token once between them, also one that has ended", async () => {
    const site = await engine.start(codeKeys);
    const clock = manualClock(Date.now());
    const peer = await startSlack({ clock });
    try {
      const team = peer.make.team("Harbour");
      peer.make.user(team.id, { name: "Ann" });
      const { botToken: token, refreshToken: refresh, botId, botUserId } = peer.make.install(team, { rotates: true });
      const seal = createSeal([key]);
      const install_ = { id: team.id, token, refresh, botId, botUserId, scopes: [...rights], expiresAt: clock.now() + 12 * hour };
      await site.store.vault(seal).keep("slack", team.id, JSON.stringify(install_));
      const { clientId, clientSecret } = peer.app;
      const troubles: unknown[] = [];
      const process = async (who: string, store: typeof site.store) =>
        installedWorkspaces({
          vault: store.vault(seal),
          leases: store.leases,
          clock,
          who,
          clientId,
          clientSecret,
          apiUrl: peer.apiUrl,
          trouble: (_, error) => troubles.push(error),
        });
      const both = [await process("one", site.store), await process("two", await site.second())];
      const kept = () => site.store.vault(seal).read("slack", team.id);
      const five = () => Promise.all([0, 1, 0, 1, 0].map((n) => both[n]?.of(team.id)));
      for (const [n, wait] of [11 * hour, 13 * hour].entries()) {
        const before = await kept();
        clock.advance(wait);
        await five();
        await until(async () => (await kept()) !== before, "a new token is kept");
        clock.advance(61_000);
        const after = await five();
        expect(new Set(after.map((one) => one?.token)).size).toBe(1);
        expect(refreshes(peer)).toBe(n + 1);
      }
      expect(troubles).toEqual([]);
    } finally {
      await peer.stop();
      await site.stop();
    }
  });
});

describe("when Teekond is taken out of a workspace", () => {
  it.each(["uninstall", "revokeTokens"] as const)(
    "by %s it is forgotten, its threads are given up, and the other places say so once",
    async (how) => {
      const [here, there] = [await newcomer(rig), await newcomer(rig, { name: "Elsewhere" })];
      const { session } = await startIn(rig, here);
      await does(rig, () => here.people.ann.slash("/journey", "attach", here.channel));
      const code = /attach ([A-Z0-9-]{11})/.exec(rig.peer.ephemerals(here.channel, here.people.ann.id).at(-1)?.text ?? "")?.[1] ?? "";
      await does(rig, () => there.people.ann.slash("/journey", `attach ${code}`, there.channel));
      await rig.settle();
      const other = rig.peer.messages(there.channel)[0]?.ts ?? "";
      const install_ = rig.peer.world.installIn(here.id);
      if (install_ === undefined) throw new Error("not installed");
      await rig.peer[how](install_);
      expect(await vault().read("slack", here.id)).toBeUndefined();
      const places = await rig.store.places.ofSession(session);
      expect(places.filter((one) => one.at.startsWith(here.channel)).map((one) => one.broken?.why)).toEqual(["revoked"]);
      await rig.settle();
      const says = () => rig.peer.messages(there.channel).filter((one) => one.text.includes("One of its threads is lost"));
      expect(says().map((one) => one.text)).toEqual([expect.stringContaining("Teekond was taken out there")]);
      // It goes on there, and says it no second time.
      await joins(rig, there.people.bob, { channel: there.channel, thread: other });
      expect((await standing(rig, session)).session.people).toHaveProperty(
        Object.keys((await standing(rig, session)).session.people)[1] ?? "",
      );
      expect(says()).toHaveLength(1);
      // Installed anew, the thread comes back by itself.
      rig.peer.oauth.asks({ team: here.id, user: here.people.ann.id });
      const calls = rig.peer.journal.calls.length;
      expect((await install()).status).toBe(200);
      await rig.settle();
      expect((await rig.store.places.ofSession(session)).filter((one) => one.broken !== null && one.person === null)).toEqual([]);
      expect(rig.peer.journal.calls.slice(calls).some((one) => one.method === "chat.update" && one.args["channel"] === here.channel)).toBe(
        true,
      );
    },
  );

  it("an old word of it changes nothing where the token holds", async () => {
    const team = await newcomer(rig);
    const { session } = await startIn(rig, team);
    const install_ = rig.peer.world.installIn(team.id);
    if (install_ === undefined) throw new Error("not installed");
    await rig.peer.uninstall(install_);
    rig.peer.oauth.asks({ team: team.id, user: team.people.ann.id });
    expect((await install()).status).toBe(200);
    // The old words come once more, after all that.
    const again = rig.peer.world.installIn(team.id);
    if (again === undefined) throw new Error("not installed again");
    await rig.peer.uninstall(again);
    expect(await vault().read("slack", team.id)).toBeUndefined();
    expect((await install()).status).toBe(200);
    await startIn(rig, team, { title: "Again" });
    expect((await standing(rig, session)).session.about.title).toBe("The storm");
  });
});

describe("while the store is away", () => {
  it("nothing is acknowledged, the modal keeps what was typed, and it is taken when the store is back", async () => {
    const team = await newcomer(rig);
    const { ann, bob } = team.people;
    const { session, thread } = await startIn(rig, team);
    await joins(rig, bob, { channel: team.channel, thread });
    await leads(rig, ann, { channel: team.channel, thread }, "Begin");
    await press(rig, bob, { channel: team.channel, thread }, "Write");
    const view = await opened(bob);
    const input = (view.json["blocks"] as readonly { readonly type: string; readonly block_id: string }[]).find(
      (one) => one.type === "input",
    );
    const text = { [input?.block_id ?? ""]: "We keep people climbing" };
    // Long enough that what is remembered of the install is asked anew: also that fails.
    for (const wait of [0, 61_000]) {
      rig.clock.advance(wait);
      rig.away.is = true;
      expect((await does(rig, () => bob.submit(view, text))).ok).toBe(false);
      expect(JSON.stringify(bob.openView()?.values)).toContain("We keep people climbing");
      expect((await does(rig, () => ann.slash("/journey", "status", team.channel))).ok).toBe(false);
      expect((await press(rig, ann, { channel: team.channel, thread }, "More")).ok).toBe(false);
      rig.away.is = false;
    }
    expect(await does(rig, () => bob.submit(view, text))).toMatchObject({ ok: true, errors: {} });
    expect(JSON.stringify((await standing(rig, session)).session)).toContain("We keep people climbing");
  });
});

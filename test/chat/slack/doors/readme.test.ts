import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SlackPeer, startSlack } from "../../../peers/slack/slack.ts";
import type { Person } from "../../../peers/slack/person.ts";
import { commandIn, type Env, folder, readme, run, type Running, start } from "./running.ts";
import { opened, until } from "./rig.ts";

type Manifest = {
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } };
  readonly features: { readonly slash_commands: readonly { readonly command: string }[] };
  readonly settings: { readonly socket_mode_enabled: boolean };
};

/** One walk through the README, step by step: each test goes on where the one before has ended. */
describe("Slack in ten minutes, as the README tells it", () => {
  let peer: SlackPeer;
  let data: Awaited<ReturnType<typeof folder>>;
  let lines: readonly string[] = [];
  let server: Running;
  let manifest: Manifest;
  let ann: Person;
  let channel = "";
  let env: Env = {};
  const line = (of: string): string => {
    const found = lines.find((one) => one.includes(of));
    if (found === undefined) throw new Error(`the README does not say ${of}`);
    return found;
  };

  beforeAll(async () => {
    [peer, data] = await Promise.all([startSlack({ rates: false }), folder()]);
    lines = [...(await readme("Slack in ten minutes")).matchAll(/`([^`\n]+)`/g)].map((one) => one[1] ?? "");
  });
  afterAll(async () => {
    expect(await server?.stop()).toBe(0);
    await peer.stop();
    await data.gone();
  });

  it("prints a manifest, of which Slack makes the app", async () => {
    const { args } = await commandIn(line("slack manifest"));
    const { code, out } = await run(args);
    expect(code).toBe(0);
    manifest = JSON.parse(out) as Manifest;
    expect(manifest.settings.socket_mode_enabled).toBe(true);
    const team = peer.make.team("Harbour");
    ann = peer.person(team.id, peer.make.user(team.id, { name: "Ann" }).id);
    const { botToken } = peer.make.install(team, { scopes: manifest.oauth_config.scopes.bot });
    channel = peer.make.channel(team.id, { name: "crisis", members: [ann.id] }).id;
    const given: Env = { SLACK_APP_TOKEN: peer.app.appToken, SLACK_BOT_TOKEN: botToken };
    const asked = (await commandIn(line("npm start"))).env;
    expect(Object.keys(asked).toSorted()).toEqual(Object.keys(given).toSorted());
    for (const [name, start_] of Object.entries(asked)) expect(given[name]).toMatch(new RegExp(`^${start_.replace("…", "")}`));
    env = { ...given, SLACK_API_URL: peer.apiUrl, TEEKOND_DATA: data.path };
  });

  it("starts, and listens to Slack without any public address", { timeout: 60_000 }, async () => {
    server = await start((await commandIn(line("npm start"))).args, env);
    peer.deliverTo("socket");
    await until(() => peer.sockets.connections === 1, "the socket is open");
  });

  it("is invited, and begins a session by the command", async () => {
    expect(lines).toContain("/invite @Teekond");
    await ann.invite(channel, peer.world.installs[0]?.botUser ?? "");
    const command = line("/journey");
    expect(manifest.features.slash_commands.map((one) => one.command)).toContain(command);
    await ann.slash(command, "", channel);
    const view = await opened(ann);
    expect(await ann.submit(view, { "Name of the session": "The storm", channel })).toMatchObject({ ok: true, errors: {} });
    await until(() => peer.channelText(channel).includes("Who is here") || peer.messages(channel).length > 1, "the thread is drawn");
    expect(peer.channelText(channel)).toContain("The storm");
  });

  it("says by doctor that nothing is missing, and never a secret", async () => {
    const { code, out } = await run((await commandIn(line("doctor"))).args, env);
    expect(code).toBe(0);
    expect(out).toContain("Slack: the bot's token is good");
    expect(out).toContain("Slack: the app's token opens a socket");
    expect(out).not.toMatch(/is missing|refused|does not answer|not complete/);
    for (const secret of [env["SLACK_BOT_TOKEN"] ?? "", env["SLACK_APP_TOKEN"] ?? ""]) {
      expect(out).not.toContain(secret);
      expect(server.out()).not.toContain(secret);
    }
  });

  it("goes on when the socket breaks, and when Slack wants it to come again", async () => {
    for (const how of ["break", "disconnect"] as const) {
      const before = peer.journal.count("apps.connections.open");
      peer.sockets.close(how);
      await until(() => peer.journal.count("apps.connections.open") > before && peer.sockets.connections === 1, "it is open again");
      expect((await ann.slash("/journey", "help", channel)).ok).toBe(true);
    }
  });

  it("outlives invalid_auth when it comes again: the pages go on, and so does Slack once the token holds", async () => {
    peer.tokens.appTokenHolds = false;
    const refused = () => peer.journal.refused().filter((one) => one === "apps.connections.open: invalid_auth").length;
    peer.sockets.close("break");
    await until(() => refused() >= 2, "it was refused twice");
    expect(server.lives()).toBe(true);
    expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
    expect((await fetch(server.address)).status).toBe(200);
    peer.tokens.appTokenHolds = true;
    await until(() => peer.sockets.connections === 1, "Slack is back");
    expect((await ann.slash("/journey", "status", channel)).ok).toBe(true);
    expect((await opened(ann)).title).toBe("What we have so far");
    expect(server.out()).toContain("invalid_auth");
  });

  it("outlives a Slack that fails and is cut off while it comes again", async () => {
    peer.faults.next("apps.connections.open", { kind: "500", when: "before" });
    peer.faults.next("apps.connections.open", { kind: "cut", when: "before" });
    const struck = peer.faults.struck.length;
    peer.sockets.close("break");
    await until(() => peer.faults.struck.length === struck + 2 && peer.sockets.connections === 1, "Slack is back", 15_000);
    expect((await ann.slash("/journey", "help", channel)).ok).toBe(true);
  });
});

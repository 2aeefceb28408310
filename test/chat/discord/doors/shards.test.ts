import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { createFacilitator } from "#facilitator/handle.ts";
import { systemClock } from "#lib/clock.ts";
import { codeKeys } from "#session/event.ts";
import { openStore } from "#store/open.ts";
import { startDiscord } from "../../../peers/discord/discord.ts";
import type { Person } from "../../../peers/discord/person.ts";
import { plainEnv } from "../../../house/plain-env.ts";
import { freshDatabase, postgresRuns } from "../../../store/engines.ts";
import { found, labelled, until } from "./rig.ts";

const root = join(import.meta.dirname, "../../../..");
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
  children.length = 0;
});

type Server = { readonly child: ChildProcess; readonly out: () => string; readonly listens: () => number };

/** A server of Teekond's as it is run, on a Postgres that others work on as well. */
function serve(env: Readonly<Record<string, string>>): Server {
  const child = spawn(process.execPath, [join(root, "src/cli/main.ts"), "serve"], {
    cwd: root,
    env: { ...plainEnv, PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  let out = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (out += chunk.toString()));
  return { child, out: () => out, listens: () => out.split("listening to Discord").length - 1 };
}

it.runIf(postgresRuns)(
  "a shard is held by one process at a time, and taken over when its holder is killed: nothing lost, nothing answered twice",
  { timeout: 120_000 },
  async () => {
    const { url, drop } = await freshDatabase();
    const peer = await startDiscord({ rates: false });
    const team = found(peer);
    const env = { DATABASE_URL: url, DISCORD_TOKEN: peer.token, DISCORD_API_URL: peer.apiUrl };
    const one = serve(env);
    await until(() => one.listens() === 1, "the first listens", 30_000);
    const two = serve(env);
    await until(() => two.out().includes("Teekond is open"), "the second is open", 30_000);
    const { ann, bob } = team.people;
    await ann.slash("/journey start", {}, team.channel);
    const first = await ann.submit({ "Name of the session": "The storm", "How much time": "sprint" });
    await ann.click(first, "Continue");
    expect((await ann.submit({})).text).toContain("The session is open");
    await until(() => peer.threads(team.guild.id).length === 1, "a thread");
    const thread = peer.threads(team.guild.id)[0]!.id;
    await until(() => peer.messages(thread).some((message) => labelled(message, "Join") !== undefined), "the lobby");
    expect(two.listens()).toBe(0);
    expect(peer.gateway.connected).toBe(1);

    const press = (person: Person, label: string) =>
      person.click(
        [peer.world.message(thread)!, ...peer.messages(thread)].findLast((message) => labelled(message, label) !== undefined)!,
        label,
      );
    await press(bob, "Join");
    expect((await bob.submit()).ok).toBe(true);
    // Its last act is kept and not yet answered for all that anybody knows.
    const acts = Promise.all([press(ann, "Lead"), press(bob, "More")]);
    one.child.kill("SIGKILL");
    await acts;
    await until(() => two.listens() === 1, "the second has taken over", 60_000);
    expect(peer.gateway.connected).toBe(1);
    const card = await press(ann, "Lead");
    expect((await ann.click(card, "Begin")).ok).toBe(true);
    const cards = () => peer.messages(thread).filter((message) => peer.messageText(message).includes("( Write )"));
    await until(() => peer.channelText(thread).includes("Step 1 of 12") && cards().length > 0, "the first step");

    const store = await openStore({ url }, codeKeys);
    const facilitator = createFacilitator({ ledger: store.ledger, clock: systemClock });
    const [row] = await store.ledger.sessions(`discord:${team.guild.id}`);
    const session = (await facilitator.look(row!.tenant, row!.session))!.session;
    expect(Object.values(session.people)).toHaveLength(2);
    await store.close();
    const answers = peer.journal.of("create_interaction_response").map((call) => call.path);
    expect(answers).toHaveLength(new Set(answers).size);
    expect(peer.journal.refused()).toEqual([]);
    expect(cards()).toHaveLength(1);
    expect(peer.journal.count("bulk_set_application_commands")).toBe(1);
    two.child.kill("SIGTERM");
    await until(() => two.child.exitCode !== null, "it goes when it is told to", 15_000);
    expect(two.child.exitCode).toBe(0);
    await peer.stop();
    await drop();
  },
);

import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { Client, Events, GatewayIntentBits } from "discord.js";
import { tenantOf, threadAt } from "#chat/discord/thread.ts";
import { handleOf } from "#chat/discord/users.ts";
import { lookEveryMs } from "#facilitator/reconcile/reconciler.ts";
import { startAct } from "#facilitator/start.ts";
import { newId } from "#lib/ids.ts";
import type { Act } from "#session/command.ts";
import { openRig, type Rig, until } from "../chat/discord/doors/rig.ts";
import type { Heard } from "../peers/discord/heard.ts";
import type { Person } from "../peers/discord/person.ts";
import type { Message } from "../peers/discord/world.ts";
import { alone, compared, ms, percentile, type Row } from "./measure.ts";
import type { BenchSite } from "./sites.ts";

const sessions = 50;
const people = 26;
const clicked = 300;
const pulseMs = 5;
const patienceMs = 60_000;

/** Lets the clock of a rig, which is moved by hand, go with the real one; answers with what stops it. */
function goesOn({ clock, timer, stage }: Rig): () => void {
  const pulse = setInterval(() => {
    clock.set(Math.max(clock.now(), Date.now()));
    while ((timer.next() ?? Number.POSITIVE_INFINITY) <= clock.now()) timer.fire();
  }, pulseMs);
  const looks = setInterval(() => void stage.tick(), lookEveryMs);
  return () => {
    clearInterval(pulse);
    clearInterval(looks);
  };
}

type Seen = { readonly at: (heard: Heard) => number; readonly stop: () => void };

/** When the loopback Discord had taken the first answer to an interaction, on the clock of `performance`. */
function answersSeen(): Seen {
  const times = new Map<string, number>();
  const note = (message: unknown) => {
    const { request, response } = message as { readonly request: IncomingMessage; readonly response: ServerResponse };
    const [, id] = /\/interactions\/(\d+)\/[^/]+\/callback/.exec(request.url ?? "") ?? [];
    if (id !== undefined && response.statusCode < 300 && !times.has(id)) times.set(id, performance.now());
  };
  subscribe("http.server.response.finish", note);
  return {
    at(heard) {
      const time = times.get(heard.interaction.id);
      if (time === undefined) throw new Error(`not answered: ${heard.failure ?? "in vain"}`);
      return time;
    },
    stop: () => void unsubscribe("http.server.response.finish", note),
  };
}

type Server = {
  readonly rig: Rig;
  readonly tenant: string;
  readonly guild: string;
  readonly channel: string;
  readonly persons: readonly Person[];
  readonly ids: readonly string[];
};

/** A server with everybody known to the store. */
async function openServer(site: BenchSite): Promise<Server> {
  const rig = await openRig({ store: site.store, at: Date.now() });
  const { peer, store } = rig;
  const users = Array.from({ length: people }, (_, n) => peer.make.user({ name: `P${n}` }));
  const guild = peer.make.guild("Bench", users);
  const channel = peer.make.channel(guild, { name: "bench" });
  const tenant = tenantOf(guild.id);
  const ids = await Promise.all(
    users.map(async (user, n) => {
      const id = newId();
      await store.people.savePerson({ tenant, id, name: `P${n}` });
      return store.people.addHandle(tenant, id, handleOf(user.id));
    }),
  );
  return { rig, tenant, guild: guild.id, channel: channel.id, persons: users.map((one) => peer.person(one)), ids };
}

type Thread = { readonly session: string; readonly id: string };

/** A running session with its thread, everybody in it. */
async function running({ rig, tenant, guild, channel, persons, ids }: Server): Promise<Thread> {
  const session = newId();
  const [host = "", ...others] = ids;
  const joins = others.map((person): Act => ({ do: "join", person, role: "participant" }));
  await rig.facilitator.handle(tenant, session, {
    id: "start",
    at: rig.clock.now(),
    actor: { kind: "person", id: host, via: "bench" },
    acts: [startAct({ title: "Bench", crisis: "Busy." }, host), ...joins, { do: "begin" }],
  });
  const thread = persons[0]?.startThread(channel, "Bench").id ?? "";
  const address = { guild, channel, thread, own: null, user: null };
  await rig.store.places.add({ tenant, session, id: newId(), platform: "discord", at: threadAt(address), address, person: null });
  rig.stage.stir(session);
  return { session, id: thread };
}

function cardIn({ peer }: Rig, { id }: Thread): Message | undefined {
  return peer.messages(id).find((one) => JSON.stringify(one.components).includes("I am done"));
}

/** One click: when it was made and when its first answer had come. */
async function click(rig: Rig, seen: Seen, person: Person, thread: Thread): Promise<{ readonly from: number; readonly to: number }> {
  const card = cardIn(rig, thread);
  if (card === undefined) throw new Error("the card is gone");
  const from = performance.now();
  const heard = await person.click(card, "I am done");
  if (heard.kind !== "nothing") throw new Error(`not acknowledged: ${heard.failure ?? heard.text}`);
  return { from, to: seen.at(heard) };
}

type Clicking = { readonly server: Server; readonly seen: Seen; readonly threads: readonly Thread[] };

/** Milliseconds from a click to its first answer, one after the other, round the sessions; `first`: the person who begins. */
async function clicks({ server, seen, threads }: Clicking, first: number, times: number): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const thread = threads[n % threads.length];
    const person = server.persons[first + Math.floor(n / threads.length)];
    if (thread === undefined || person === undefined) break;
    const { from, to } = await click(server.rig, seen, person, thread);
    taken.push(to - from);
  }
  return taken;
}

/** Everybody clicks at once in a thread of their own: how many were acknowledged and kept, how long that took, and the edits after it. */
async function crowd({ server, seen }: Clicking): Promise<string> {
  const { rig, tenant, persons } = server;
  const thread = await running(server);
  await until(() => cardIn(rig, thread) !== undefined, "a card for the crowd", patienceMs);
  const edits = () => rig.peer.journal.of("update_message").filter((one) => one.path.includes(`/${thread.id}/`)).length;
  const before = edits();
  const answers = await Promise.allSettled(persons.slice(1).map((person) => click(rig, seen, person, thread)));
  const done = (await rig.facilitator.look(tenant, thread.session))?.session.done.size ?? 0;
  await sleep(4000);
  const came = answers.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const all = Math.max(...came.map((one) => one.to)) - Math.min(...came.map((one) => one.from));
  const each = came.map((one) => one.to - one.from);
  return `${came.length} acknowledged, ${done} kept, in ${ms(all)} (median ${ms(percentile(each, 0.5))}); ${edits() - before} edits in the 4 s after`;
}

/** A discord.js bot that does nothing but acknowledge. */
async function bare({ apiUrl, token }: Rig["peer"]): Promise<Client> {
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: apiUrl, retries: 0 } });
  client.on(Events.InteractionCreate, (interaction) => void (interaction.isButton() && interaction.deferUpdate()));
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  await ready;
  return client;
}

/** A click on Discord, to its first answer, against a bare discord.js bot that only acknowledges; then 25 people at once. */
export async function discordRows(site: BenchSite): Promise<readonly Row[]> {
  const server = await openServer(site);
  const { rig } = server;
  const seen = answersSeen();
  const stop = goesOn(rig);
  const threads: Thread[] = [];
  for (let n = 0; n < sessions; n += 1) threads.push(await running(server));
  await until(() => threads.every((thread) => cardIn(rig, thread) !== undefined), "cards in all threads", patienceMs);
  const clicking = { server, seen, threads };
  await clicks(clicking, 1, sessions);
  const ours = await clicks(clicking, 2, clicked);
  const together = await crowd(clicking);
  // Both would hear every click: the bare one comes when ours has gone, to the same cards.
  await rig.discord.stop();
  const other = await bare(rig.peer);
  await clicks(clicking, 1, sessions);
  const theirs = await clicks(clicking, 2, clicked);
  await other.destroy();
  stop();
  seen.stop();
  await rig.close();
  return [
    compared(
      `a click in Discord to its first answer, ${sessions} sessions running, ${site.name} (bare: a discord.js bot that only acknowledges)`,
      ours,
      theirs,
    ),
    alone(`25 people click at once in one Discord thread, ${site.name}`, together),
  ];
}

import { setTimeout as sleep } from "node:timers/promises";
import { createDiscord, type Discord } from "#chat/discord/discord.ts";
import { tenantOf } from "#chat/discord/thread.ts";
import { redeemAttachCode } from "#facilitator/attach.ts";
import { createFacilitator, type Facilitator } from "#facilitator/handle.ts";
import type { Standing } from "#facilitator/shelf.ts";
import { createStage, type Stage } from "#facilitator/stage.ts";
import { type ManualClock, manualClock } from "#lib/clock.ts";
import { newId } from "#lib/ids.ts";
import { createLog } from "#lib/log.ts";
import { type ManualTimer, manualTimer } from "#lib/timer.ts";
import { Unreachable } from "#lib/unreachable.ts";
import { htmlPublisher } from "#publish/html/render.ts";
import { markdown } from "#publish/markdown/render.ts";
import { codeKeys } from "#session/event.ts";
import type { Store } from "#store/open.ts";
import { type DiscordOptions, type DiscordPeer, startDiscord } from "../../../peers/discord/discord.ts";
import type { Heard } from "../../../peers/discord/heard.ts";
import type { GuildMake } from "../../../peers/discord/make.ts";
import type { Person } from "../../../peers/discord/person.ts";
import type { Guild, Message } from "../../../peers/discord/world.ts";
import { embeddedStore } from "../../../store/embedded.ts";

/** A switch for the database: while it is away every call of the store rejects; `ms`: how long each call takes. */
export type Away = { is: boolean; ms: number };

/** Teekond with its Discord room on one store, before a loopback Discord; the clock is moved by hand. */
export type Rig = {
  readonly peer: DiscordPeer;
  readonly clock: ManualClock;
  readonly timer: ManualTimer;
  readonly store: Store;
  readonly facilitator: Facilitator;
  readonly stage: Stage;
  readonly discord: Discord;
  readonly away: Away;
  readonly log: readonly string[];
  /** until nothing is called any more and nothing is due soon */
  readonly settle: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type RigOptions = {
  readonly peer?: DiscordOptions;
  readonly page?: string;
  readonly at?: number;
  readonly store?: Store;
  readonly shards?: number;
};

export const monday = Date.UTC(2026, 10, 2, 8, 0, 0);

function behind<Port extends object>(port: Port, away: Away): Port {
  return new Proxy(port, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown;
      if (typeof value !== "function") return value;
      return async (...args: readonly unknown[]) => {
        if (away.is) throw new Unreachable("the database is away");
        if (away.ms > 0) await sleep(away.ms);
        return Reflect.apply(value, target, [...args]) as unknown;
      };
    },
  });
}

function switchable(store: Store, away: Away): Store {
  const { ledger, people, places, shown, presence, drafts } = store;
  const ports = { ledger, people, places, shown, presence, drafts };
  return { ...store, ...(Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, behind(port, away)])) as typeof ports) };
}

type Quiet = Pick<Rig, "peer" | "stage" | "facilitator" | "clock" | "timer">;

async function settle({ peer, stage, facilitator, clock, timer }: Quiet): Promise<void> {
  const soon = () => (timer.next() ?? Number.POSITIVE_INFINITY) - clock.now() < 5_000;
  await facilitator.wakeDue();
  await stage.tick();
  let [calls, still] = [-1, 0];
  while (still < 8 || soon()) {
    await sleep(3);
    const now = peer.journal.calls.length;
    still = now === calls ? still + 1 : 0;
    calls = now;
    if (still >= 8 && soon()) {
      timer.fire();
      still = 0;
    }
  }
}

/** Teekond before a loopback Discord, listening. */
export async function openRig(options: RigOptions = {}): Promise<Rig> {
  const clock = manualClock(options.at ?? monday);
  const timer = manualTimer(clock);
  const peer = await startDiscord({ clock, rates: false, ...options.peer });
  const away: Away = { is: false, ms: 0 };
  const real = options.store ?? (await embeddedStore(codeKeys));
  const store = switchable(real, away);
  const facilitator = createFacilitator({ ledger: store.ledger, clock });
  const page = options.page === undefined ? null : (session: string) => (path: string) => `${options.page}/s/${session}${path}`;
  const publishers = [htmlPublisher(), markdown];
  const who = newId();
  const stage = createStage({ ...store, publishers, facilitator, clock, timer, mint: newId, who, page, tell: () => undefined });
  const log: string[] = [];
  const ports = {
    ...store,
    conversation: stage.conversation,
    facilitator,
    stir: stage.stir,
    showAgain: stage.showAgain,
    redeem: (code: string) => redeemAttachCode(store.people, code, clock.now()),
    personalLink: options.page === undefined ? null : async (...of: readonly string[]) => `${options.page}/in/${of.join("~")}`,
    clock,
    who,
    log: createLog("info", { write: (line: string) => void log.push(line) }),
  };
  const { token, apiUrl } = peer;
  const discord = createDiscord(ports, { token, apiUrl, ...(options.shards === undefined ? {} : { shards: options.shards }) });
  await stage.open([{ chat: discord.chat, remind: discord.remind }]);
  await discord.start();
  await until(() => discord.listening().length > 0, "Discord listens");
  const quiet = { peer, stage, facilitator, clock, timer };
  return {
    ...quiet,
    store,
    discord,
    away,
    log,
    settle: () => settle(quiet),
    async close() {
      away.is = false;
      await discord.stop();
      await stage.close();
      await peer.stop();
      if (options.store === undefined) await real.close();
    },
  };
}

/** Resolves once it holds; throws with `what` where it does not come true, in real time far beyond what anything takes. */
export async function until(holds: () => boolean | Promise<boolean>, what: string, patience = 30_000): Promise<void> {
  const begun = performance.now();
  while (!(await holds())) {
    if (performance.now() - begun > patience) throw new Error(`in vain: ${what}`);
    await sleep(4);
  }
}

/** A server with people who can be told apart, and one channel. */
export type Team = {
  readonly guild: Guild;
  readonly channel: string;
  readonly people: Readonly<Record<"ann" | "bob" | "eve", Person>>;
};

/** Founds a server; Teekond is in it unless told otherwise. */
export function found(peer: DiscordPeer, make: GuildMake & { readonly locale?: string } = {}): Team {
  const [ann, bob, eve] = ["Ann", "Bob", "Eve"].map((name) => peer.make.user({ name })) as [never, never, never];
  const guild = peer.make.guild("Harbour", [ann, bob, eve], make);
  const channel = peer.make.channel(guild, { name: "crisis" });
  return { guild, channel: channel.id, people: { ann: peer.person(ann), bob: peer.person(bob), eve: peer.person(eve) } };
}

/** An act of a person takes a moment: two of them are never made at once by the clock. */
export async function does<Value>({ clock }: Pick<Rig, "clock">, act: () => Promise<Value>): Promise<Value> {
  clock.advance(1_500);
  return act();
}

export type Starting = {
  readonly title?: string;
  readonly channel?: string;
  readonly in?: string;
  readonly pace?: string;
  readonly language?: string;
  readonly leads?: readonly string[];
  readonly by?: Person;
};

type Json = { readonly [key: string]: unknown };

/** What a modal asks, by the labels of its fields. */
function labelsOf(json: Json): readonly string[] {
  return ((json["components"] ?? []) as readonly Json[]).flatMap((one) => (typeof one["label"] === "string" ? [one["label"]] : []));
}

/** Fills in a form part after part: of the values those that each part asks for. Answers with what the last part was answered. */
export async function fillIn(rig: Rig, person: Person, values: Readonly<Record<string, string | readonly string[]>>): Promise<Heard> {
  for (;;) {
    const modal = person.openModal();
    if (modal === undefined) throw new Error("no form is open");
    const asked = labelsOf(modal.json);
    const heard = await does(rig, () =>
      person.submit(Object.fromEntries(Object.entries(values).filter(([label]) => asked.includes(label)))),
    );
    if (heard.message === undefined || labelled(heard.message, "Continue") === undefined) return heard;
    await does(rig, () => person.click(heard, "Continue"));
  }
}

/** Fills in the form that starts a session, which is open before `person`. */
export async function sendStart(
  rig: Rig,
  person: Person,
  { title = "The storm", pace = "live", language = "en", leads }: Starting,
): Promise<Heard> {
  return fillIn(rig, person, {
    "Name of the session": title,
    "What happened?": "The harbour is shut.",
    "How much time": "sprint",
    "Together or apart": pace,
    "Language of the session": language,
    "Time zone": "UTC",
    ...(leads === undefined ? {} : { "Who leads it with you?": leads }),
  });
}

/** The component of a message with this label, if there is one. */
export function labelled(message: Message, label: string): Json | undefined {
  const all: Json[] = [];
  const walk = (nodes: unknown): void => {
    for (const node of (Array.isArray(nodes) ? nodes : []) as readonly Json[]) {
      all.push(node);
      walk(node["components"]);
      if (node["accessory"] !== undefined) walk([node["accessory"]]);
    }
  };
  walk(message.components);
  return all.find((one) => one["label"] === label);
}

/** Starts a session by `/journey start`, and answers with its id and its thread. */
export async function startIn(
  rig: Rig,
  team: Team,
  more: Starting = {},
): Promise<{ readonly session: string; readonly thread: string; readonly heard: Heard }> {
  const person = more.by ?? team.people.ann;
  const channel = more.in ?? team.channel;
  await does(rig, () => person.slash("/journey start", more.channel === undefined ? {} : { channel: more.channel }, channel));
  const heard = await sendStart(rig, person, more);
  await rig.settle();
  const places = (await rig.store.places.ofPlatform("discord")).filter((one) => one.person === null);
  const last = places.toSorted((a, b) => (a.at.split("/")[1]! < b.at.split("/")[1]! ? -1 : 1)).at(-1);
  if (last === undefined) throw new Error(`the session has no thread: ${heard.text}\n${rig.log.join("\n")}`);
  return { session: last.session, thread: last.at.split("/")[1] ?? "", heard };
}

/** Presses a button of the newest message in a thread that has it. */
export async function press(rig: Rig, person: Person, thread: string, label: string): Promise<Heard> {
  const message = threadOf(rig, thread)
    .toReversed()
    .find((one) => labelled(one, label) !== undefined);
  if (message === undefined) throw new Error(`nothing in the thread says ${label}:\n${rig.peer.channelText(thread)}`);
  return does(rig, () => person.click(message, label));
}

/** Messages of a thread, its first one with them, wherever that stands. */
export function threadOf({ peer }: Pick<Rig, "peer">, thread: string): readonly Message[] {
  const first = peer.world.message(thread);
  const all = peer.messages(thread);
  return first === undefined || all.includes(first) ? all : [first, ...all];
}

/** Comes into the session by the button. */
export async function joins(rig: Rig, person: Person, thread: string): Promise<void> {
  await press(rig, person, thread, "Join");
  await does(rig, () => person.submit());
  await rig.settle();
}

/** Presses a button on the private card behind "Lead". */
export async function leads(rig: Rig, person: Person, thread: string, label: string): Promise<Heard> {
  const card = await press(rig, person, thread, "Lead");
  const heard = await does(rig, () => person.click(card, label));
  // What cannot be taken back is asked about once more, by a button of the same name.
  const sure = heard.message !== undefined && labelled(heard.message, label) !== undefined && heard.text.split("( ").length === 2;
  const last = sure ? await does(rig, () => person.click(heard, label)) : heard;
  await rig.settle();
  return last;
}

/** The session as it stands. */
export async function standing({ facilitator, store }: Rig, session: string): Promise<Standing> {
  const row = await store.ledger.find(session);
  const known = row === undefined ? undefined : await facilitator.look(row.tenant, session);
  if (known === undefined) throw new Error(`no session ${session}`);
  return known;
}

/** Sessions of a server. */
export async function sessionsOf({ store }: Rig, { guild }: Pick<Team, "guild">): Promise<readonly string[]> {
  return (await store.ledger.sessions(tenantOf(guild.id))).map((one) => one.session);
}

import { setTimeout as sleep } from "node:timers/promises";
import { createDiscord, type Discord } from "#chat/discord/discord.ts";
import { tenantOf } from "#chat/discord/thread.ts";
import { handleOf } from "#chat/discord/users.ts";
import { redeemAttachCode } from "#facilitator/attach.ts";
import { createFacilitator, type Facilitator } from "#facilitator/handle.ts";
import type { HelpDoor } from "#facilitator/help-door.ts";
import { lookEveryMs } from "#facilitator/reconcile/reconciler.ts";
import { createStage, type Stage } from "#facilitator/stage.ts";
import { type ManualClock, manualClock } from "#lib/clock.ts";
import { newId } from "#lib/ids.ts";
import { createLog } from "#lib/log.ts";
import { type ManualTimer, manualTimer } from "#lib/timer.ts";
import { codeKeys } from "#session/event.ts";
import type { Store } from "#store/open.ts";
import { type DiscordPeer, startDiscord } from "../../peers/discord/discord.ts";
import type { Person } from "../../peers/discord/person.ts";
import type { Channel, Guild, Message } from "../../peers/discord/world.ts";
import { embeddedStore } from "../../store/embedded.ts";
import { until } from "../../stories/hall.ts";

/** A server with people, a channel, and Teekond in it; its clock is moved by hand. */
export type Office = {
  readonly peer: DiscordPeer;
  readonly store: Store;
  readonly facilitator: Facilitator;
  readonly stage: Stage;
  readonly discord: Discord;
  readonly clock: ManualClock;
  readonly timer: ManualTimer;
  readonly guild: string;
  readonly channel: string;
  readonly people: Readonly<Record<string, Person>>;
  /** lines of the log */
  readonly log: readonly string[];
  /** lets time go by, in steps of the reconciler's look, and waits until nothing is under way */
  readonly wait: (ms: number) => Promise<void>;
  /** until all places show what they should */
  readonly settle: () => Promise<void>;
  /** the newest session of the server */
  readonly session: () => Promise<string>;
  /** the messages of the only thread, its first one with them */
  readonly thread: () => readonly Message[];
  /** the thread's id; "" where there is none yet */
  readonly threadId: () => string;
  readonly close: () => Promise<void>;
};

/** Somebody of the server, by a key of the test's own. `zone`: chosen in the browser, since Discord tells none. */
export type Colleague = { readonly name: string; readonly zone?: string | undefined };

export type OfficeOptions = {
  readonly people?: Readonly<Record<string, Colleague>>;
  readonly kind?: "text" | "forum";
  readonly at?: number;
  /** a language model beside it */
  readonly helping?: (store: Store) => HelpDoor;
};

const monday = Date.UTC(2026, 10, 2, 8, 0, 0);
const three = { Ann: { name: "Ann" }, Bob: { name: "Bob" }, Eve: { name: "Eve" } };

type Quiet = Pick<Office, "peer" | "store" | "stage" | "facilitator" | "clock" | "timer">;

/** A look of the loop below, in real milliseconds; after how many without any call the clock moves on, and by how much where nothing is due. */
const lookMs = 3;
const looks = { due: 4, stuck: 25 } as const;
const stepMs = 1_000;

/** Goes through what is due, until every place shows what it should (test/chat/slack/office.ts has the same). */
async function settle({ peer, store, stage, facilitator, clock, timer }: Quiet): Promise<void> {
  await facilitator.wakeDue();
  for (let [idle, calls] = [0, -1]; ; ) {
    if (idle % looks.due === 0) await stage.tick();
    const lag = await store.places.lagging({ platforms: ["discord"], now: clock.now(), after: "", limit: 1 });
    if (lag.length === 0) return;
    do {
      await sleep(lookMs);
      idle = peer.journal.calls.length === calls ? idle + 1 : 0;
      calls = peer.journal.calls.length;
    } while (idle === 0);
    const ahead = () => (timer.next() ?? Number.POSITIVE_INFINITY) - clock.now();
    if (idle >= looks.due && ahead() <= 5_000) {
      timer.fire();
      idle = 0;
    } else if (idle >= looks.stuck && peer.faults.struck.length > 0) {
      clock.advance(stepMs);
      while (ahead() <= 0) timer.fire();
      idle = 0;
    }
  }
}

function furnish(peer: DiscordPeer, { people = three, kind = "text" }: OfficeOptions) {
  const users = Object.entries(people).map(([key, { name }]) => [key, peer.make.user({ name })] as const);
  const guild: Guild = peer.make.guild(
    "Harbour",
    users.map(([, user]) => user),
  );
  const channel: Channel = peer.make.channel(guild, { name: "crisis", type: kind });
  // Commands are typed in a text channel, also where the session is to live in a forum.
  const typing = kind === "text" ? channel : peer.make.channel(guild, { name: "general" });
  return { guild, channel, typing, people: Object.fromEntries(users.map(([key, user]) => [key, peer.person(user)])) };
}

/** Opens an office; the one who closes it must wait for that. */
export async function openOffice(options: OfficeOptions = {}): Promise<Office> {
  const clock = manualClock(options.at ?? monday);
  const timer = manualTimer(clock);
  const peer = await startDiscord({ clock, rates: false });
  const { guild, channel, people } = furnish(peer, options);
  const store = await embeddedStore(codeKeys);
  for (const [key, { zone }] of Object.entries(options.people ?? {})) {
    const [tenant, { id: user, name }] = [tenantOf(guild.id), people[key]!];
    if (zone === undefined) continue;
    await store.people.savePerson({ tenant, id: `known-${user}`, name, zone });
    await store.people.addHandle(tenant, `known-${user}`, handleOf(user));
  }
  const facilitator = createFacilitator({ ledger: store.ledger, clock });
  const who = newId();
  const drawing = { timer, mint: newId, who, page: null, helping: options.helping?.(store), tell: () => undefined };
  const stage = createStage({ ...store, publishers: [], facilitator, clock, ...drawing });
  const log: string[] = [];
  const discord = createDiscord(
    {
      ...store,
      conversation: stage.conversation,
      facilitator,
      stir: stage.stir,
      showAgain: stage.showAgain,
      redeem: (code) => redeemAttachCode(store.people, code, clock.now()),
      personalLink: null,
      clock,
      who,
      log: createLog("info", { write: (line: string) => void log.push(line) }),
    },
    { token: peer.token, apiUrl: peer.apiUrl },
  );
  await stage.open([{ chat: discord.chat, remind: discord.remind }]);
  await discord.start();
  await until(
    () => discord.listening().length > 0,
    () => "Discord listens",
  );
  const quiet = { peer, store, stage, facilitator, clock, timer };
  const threadId = () => peer.threads(guild.id)[0]?.id ?? "";
  return {
    ...quiet,
    discord,
    guild: guild.id,
    channel: channel.id,
    people,
    log,
    wait: async (ms) => {
      for (let gone = 0; gone < ms; gone += lookEveryMs) {
        clock.advance(Math.min(lookEveryMs, ms - gone));
        await stage.tick();
      }
    },
    settle: () => settle(quiet),
    session: async () => (await store.ledger.sessions(`discord:${guild.id}`))[0]?.session ?? "",
    threadId,
    thread() {
      const id = threadId();
      if (id === "") return [];
      const first = peer.world.message(id);
      const inside = peer.messages(id).filter((one) => one.type === 0);
      return first === undefined || inside.includes(first) ? inside : [first, ...inside];
    },
    close: async () => {
      await discord.stop();
      await stage.close();
      await peer.stop();
      await store.close();
    },
  };
}

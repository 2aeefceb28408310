import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createSlack, type Slack } from "#chat/slack/slack.ts";
import type { Way } from "#chat/slack/transport.ts";
import { paths } from "#chat/slack/manifest.ts";
import { redeemAttachCode } from "#facilitator/attach.ts";
import { createFacilitator, type Facilitator } from "#facilitator/handle.ts";
import type { HelpDoor } from "#facilitator/help-door.ts";
import { lookEveryMs } from "#facilitator/reconcile/reconciler.ts";
import { createStage, type Stage } from "#facilitator/stage.ts";
import { createLog } from "#lib/log.ts";
import { newId } from "#lib/ids.ts";
import { type ManualClock, manualClock } from "#lib/clock.ts";
import { type ManualTimer, manualTimer } from "#lib/timer.ts";
import { codeKeys } from "#session/event.ts";
import { type Store } from "#store/open.ts";
import type { Person } from "../../peers/slack/person.ts";
import { startSlack, type SlackPeer } from "../../peers/slack/slack.ts";
import { embeddedStore } from "../../store/embedded.ts";

/** A workspace with people, a channel, and Teekond in it; its clock is moved by hand. */
export type Office = {
  readonly peer: SlackPeer;
  readonly store: Store;
  readonly facilitator: Facilitator;
  readonly stage: Stage;
  readonly slack: Slack;
  readonly clock: ManualClock;
  readonly timer: ManualTimer;
  readonly team: string;
  readonly channel: string;
  readonly people: Readonly<Record<string, Person>>;
  /** lets time go by, in steps of the reconciler's look, and waits until nothing is under way */
  readonly wait: (ms: number) => Promise<void>;
  /** until all places show what they should */
  readonly settle: () => Promise<void>;
  /** the newest session of the workspace */
  readonly session: () => Promise<string>;
  /** the first message of the thread that is talked in; a first message that got lost on the way stands above it, alone */
  readonly thread: () => string;
  readonly close: () => Promise<void>;
};

/** Somebody of the workspace, by a key of the test's own. */
export type Colleague = { readonly name: string; readonly zone?: string | undefined };

export type OfficeOptions = {
  readonly people?: Readonly<Record<string, Colleague>>;
  readonly by?: "socket" | "http";
  readonly scopes?: readonly string[];
  readonly at?: number;
  /** a language model beside it */
  readonly helping?: (store: Store) => HelpDoor;
};

const monday = Date.UTC(2026, 10, 2, 8, 0, 0);
const three = { Ann: { name: "Ann" }, Bob: { name: "Bob" }, Eve: { name: "Eve" } };

type Workspace = {
  readonly team: string;
  readonly channel: string;
  readonly botToken: string;
  readonly users: ReadonlyMap<string, string>;
};

/** A workspace with these people and a channel that all of them and Teekond are in. */
function furnish(peer: SlackPeer, { people = three, scopes }: OfficeOptions): Workspace {
  const team = peer.make.team("Harbour").id;
  const users = Object.entries(people).map(([key, { name, zone = "Europe/Tallinn" }]) => {
    const user = peer.make.user(team, { name, tz: zone });
    peer.world.users.set(user.id, { ...user, name });
    return [key, user.id] as const;
  });
  const { botToken, botUserId } = peer.make.install(peer.world.team(team), scopes === undefined ? {} : { scopes: [...scopes] });
  peer.world.users.set(botUserId, { ...peer.world.user(botUserId), realName: "Teekond" });
  const channel = peer.make.channel(team, { name: "crisis", members: users.map(([, id]) => id), withBot: true }).id;
  return { team, channel, botToken, users: new Map(users) };
}

/** Where Slack's events come in: by a socket, or by HTTP on a port of this machine. */
async function connect(peer: SlackPeer, slack: Slack): Promise<() => Promise<void>> {
  const { listener } = slack;
  if (listener === undefined) {
    peer.deliverTo("socket");
    await slack.start();
    return () => slack.stop();
  }
  const server = createServer(listener);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  peer.deliverTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}${paths.events}`);
  await slack.start();
  return async () => {
    await slack.stop();
    server.closeAllConnections();
    await new Promise<void>((closed) => server.close(() => closed()));
  };
}

type Quiet = Pick<Office, "peer" | "store" | "stage" | "facilitator" | "clock" | "timer">;

/** A look of the loop below, in real milliseconds; after how many without any call the clock moves on, and by how much where nothing is due. */
const lookMs = 3;
const looks = { due: 4, stuck: 25 } as const;
const stepMs = 1_000;

/**
 * Goes through what is due, until every place shows what it should. What is due soon (a limit of Slack's) is gone through once nothing is under
 * way. Where something may go wrong, time passes too while nothing happens: a call that is never answered is given up by the clock alone.
 */
async function settle({ peer, store, stage, facilitator, clock, timer }: Quiet): Promise<void> {
  await facilitator.wakeDue();
  for (let [idle, calls] = [0, -1]; ; ) {
    if (idle % looks.due === 0) await stage.tick();
    const lag = await store.places.lagging({ platforms: ["slack"], now: clock.now(), after: "", limit: 1 });
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

/** Opens an office; the one who closes it must wait for that. */
export async function openOffice(options: OfficeOptions = {}): Promise<Office> {
  const clock = manualClock(options.at ?? monday);
  const timer = manualTimer(clock);
  const peer = await startSlack({ clock });
  const { team, channel, botToken, users } = furnish(peer, options);
  const store = await embeddedStore(codeKeys);
  const facilitator = createFacilitator({ ledger: store.ledger, clock });
  const drawing = { timer, mint: newId, who: newId(), page: null, helping: options.helping?.(store), tell: () => undefined };
  const stage = createStage({ ...store, publishers: [], facilitator, clock, ...drawing });
  const way: Way =
    options.by === "http" ? { by: "http", signingSecret: peer.app.signingSecret } : { by: "socket", appToken: peer.app.appToken };
  const slack = await createSlack(
    {
      ...store,
      conversation: stage.conversation,
      facilitator,
      stir: stage.stir,
      showAgain: stage.showAgain,
      redeem: (code) => redeemAttachCode(store.people, code, clock.now()),
      personalLink: null,
      clock,
      log: createLog("silent"),
    },
    { apiUrl: peer.apiUrl, token: botToken, way },
  );
  await stage.open([{ chat: slack.chat, remind: slack.remind }]);
  const disconnect = await connect(peer, slack);
  const quiet = { peer, store, stage, facilitator, clock, timer };
  return {
    ...quiet,
    slack,
    team,
    channel,
    people: Object.fromEntries([...users].map(([key, id]) => [key, peer.person(team, id)])),
    wait: async (ms) => {
      for (let gone = 0; gone < ms; gone += lookEveryMs) {
        clock.advance(Math.min(lookEveryMs, ms - gone));
        await stage.tick();
      }
    },
    settle: () => settle(quiet),
    session: async () => (await store.ledger.sessions(`slack:${team}`))[0]?.session ?? "",
    thread() {
      const all = peer.messages(channel);
      const first = all.filter((one) => one.threadTs === undefined || one.threadTs === one.ts);
      return (first.find(({ ts }) => all.some((one) => one.threadTs === ts && one.ts !== ts)) ?? first.at(-1))?.ts ?? "";
    },
    close: async () => {
      await disconnect();
      await stage.close();
      await peer.stop();
      await store.close();
    },
  };
}

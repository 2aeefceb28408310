import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { installationStore } from "#chat/slack/installs.ts";
import { createSlack, type Slack, type SlackSettings } from "#chat/slack/slack.ts";
import { tenantOf } from "#chat/slack/thread.ts";
import { redeemAttachCode } from "#facilitator/attach.ts";
import { createFacilitator, type Facilitator } from "#facilitator/handle.ts";
import type { Standing } from "#facilitator/shelf.ts";
import type { KeepingDoor } from "#facilitator/kept.ts";
import { createStage, type Stage } from "#facilitator/stage.ts";
import { type ManualClock, manualClock } from "#lib/clock.ts";
import { newId } from "#lib/ids.ts";
import { createLog } from "#lib/log.ts";
import { createSeal } from "#lib/sealed.ts";
import { type ManualTimer, manualTimer } from "#lib/timer.ts";
import { Unreachable } from "#lib/unreachable.ts";
import { htmlPublisher } from "#publish/html/render.ts";
import { markdown } from "#publish/markdown/render.ts";
import { codeKeys } from "#session/event.ts";
import { type Store } from "#store/open.ts";
import type { Heard } from "../../../peers/slack/heard.ts";
import type { Person, ShownView } from "../../../peers/slack/person.ts";
import { type SlackOptions, type SlackPeer, startSlack } from "../../../peers/slack/slack.ts";
import type { Message } from "../../../peers/slack/world.ts";
import { embeddedStore } from "../../../store/embedded.ts";

/** A switch for the database: while it is away every call of the store rejects. */
type Away = { is: boolean };

/** Teekond with its Slack room on one store, before a loopback Slack; the clock is moved by hand. */
export type Rig = {
  readonly peer: SlackPeer;
  readonly clock: ManualClock;
  readonly timer: ManualTimer;
  readonly store: Store;
  readonly facilitator: Facilitator;
  readonly stage: Stage;
  readonly slack: Slack;
  readonly away: Away;
  /** where Slack's listener answers, where there is one */
  readonly base: string;
  /** lines of the log */
  readonly log: readonly string[];
  /** until nothing is called any more and nothing is due soon */
  readonly settle: () => Promise<void>;
  readonly close: () => Promise<void>;
};

type RigOptions = {
  readonly peer?: SlackOptions;
  readonly by?: "socket" | "http";
  /** the address of the pages */
  readonly page?: string;
  readonly at?: number;
  /** where results can be kept elsewhere */
  readonly keeping?: (store: Store) => KeepingDoor;
};

export const key = "a-key-of-the-tests-that-is-long-enough";
export const monday = Date.UTC(2026, 10, 2, 8, 0, 0);

/** The store behind a switch. */
function behind<Port extends object>(port: Port, away: Away): Port {
  return new Proxy(port, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown;
      if (typeof value !== "function") return value;
      return (...args: readonly unknown[]) =>
        away.is ? Promise.reject(new Unreachable("the database is away")) : Reflect.apply(value, target, [...args]);
    },
  });
}

function switchable(store: Store, away: Away): Store {
  const { ledger, people, places, shown, leases, presence, vault } = store;
  const ports = { ledger, people, places, shown, leases, presence };
  const behindSwitch = Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, behind(port, away)])) as typeof ports;
  return { ...store, ...behindSwitch, vault: (seal) => behind(vault(seal), away) };
}

type Parts = { readonly peer: SlackPeer; readonly store: Store; readonly base: string };

function settingsOf({ peer, store, base }: Parts, { by = "socket" }: RigOptions): SlackSettings {
  const { appToken, signingSecret, clientId, clientSecret } = peer.app;
  const way = by === "socket" ? ({ by: "socket", appToken } as const) : ({ by: "http", signingSecret } as const);
  const vault = store.vault(createSeal([key]));
  const installs = { vault, leases: store.leases, who: newId(), url: base, clientId, clientSecret };
  return { apiUrl: peer.apiUrl, way, installs };
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

async function openRig(options: RigOptions = {}): Promise<Rig> {
  const clock = manualClock(options.at ?? monday);
  const timer = manualTimer(clock);
  const peer = await startSlack({ clock, ...options.peer });
  const away: Away = { is: false };
  const real = await embeddedStore(codeKeys);
  const store = switchable(real, away);
  const facilitator = createFacilitator({ ledger: store.ledger, clock });
  const page = options.page === undefined ? null : (session: string) => (path: string) => `${options.page}/s/${session}${path}`;
  const publishers = [htmlPublisher(), markdown];
  const keeping = options.keeping?.(store);
  const drawing = { mint: newId, who: newId(), page, keeping, tell: () => undefined };
  const stage = createStage({ ...store, publishers, facilitator, clock, timer, ...drawing });
  const log: string[] = [];
  const routes: { slack?: Slack } = {};
  const server = createServer((request, response) => {
    const listener = routes.slack?.listener;
    if (listener === undefined) response.writeHead(404).end();
    else listener(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ports = {
    ...store,
    conversation: stage.conversation,
    facilitator,
    stir: stage.stir,
    showAgain: stage.showAgain,
    redeem: (code: string) => redeemAttachCode(store.people, code, clock.now()),
    personalLink: options.page === undefined ? null : async (...of: readonly string[]) => `${options.page}/in/${of.join("~")}`,
    clock,
    log: createLog("info", { write: (line: string) => void log.push(line) }),
  };
  const slack = await createSlack(ports, settingsOf({ peer, store, base }, options));
  routes.slack = slack;
  await stage.open([{ chat: slack.chat, remind: slack.remind }]);
  peer.deliverTo(options.by === "http" ? `${base}/slack/events` : "socket");
  const quiet = { peer, stage, facilitator, clock, timer };
  return {
    ...quiet,
    store,
    slack,
    away,
    base,
    log,
    settle: () => settle(quiet),
    async close() {
      away.is = false;
      await slack.stop();
      await stage.close();
      await peer.stop();
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
      await real.close();
    },
  };
}

/** Resolves once it holds; throws with `what` where it does not come true, in real time far beyond what anything takes. */
export async function until(holds: () => boolean | Promise<boolean>, what: string, patience = 10_000): Promise<void> {
  const begun = performance.now();
  while (!(await holds())) {
    if (performance.now() - begun > patience) throw new Error(`in vain: ${what}`);
    await sleep(4);
  }
}

/** A workspace with people who can be told apart, and one channel. */
export type Team = {
  readonly id: string;
  readonly channel: string;
  readonly token: string;
  readonly people: Readonly<Record<"ann" | "bob" | "eve", Person>>;
};

export type TeamOptions = {
  readonly name?: string;
  readonly scopes?: readonly string[];
  readonly withBot?: boolean;
  readonly private?: boolean;
  readonly install?: boolean;
};

/** What Teekond asks for, without what may be left out. */
export const rights = ["commands", "chat:write", "users:read", "im:write", "app_mentions:read", "files:write"] as const;

/** Founds a workspace; Teekond is installed there unless told otherwise. */
export function found(
  peer: SlackPeer,
  { name = "Harbour", scopes = rights, withBot = true, install = true, ...more }: TeamOptions = {},
): Team {
  const team = peer.make.team(name);
  const [ann, bob, eve] = ["Ann", "Bob", "Eve"].map((one) => peer.make.user(team.id, { name: one, realName: one }).id);
  if (ann === undefined || bob === undefined || eve === undefined) throw new Error("nobody is there");
  const token = install ? peer.make.install(team, { scopes: [...scopes] }).botToken : "";
  const members = [ann, bob, eve];
  const channel = peer.make.channel(team.id, { name: "crisis", members, withBot: withBot && install, private: more.private ?? false }).id;
  const person = (id: string) => peer.person(team.id, id);
  return { id: team.id, channel, token, people: { ann: person(ann), bob: person(bob), eve: person(eve) } };
}

/** An act of a person takes a moment: two of them are never made at once by the clock. */
export async function does<Value>({ clock }: Pick<Rig, "clock">, act: () => Promise<Value>): Promise<Value> {
  clock.advance(1_500);
  return act();
}

/** What lies open before a person, once something does. */
export async function opened(person: Person, what = "a window"): Promise<ShownView> {
  await until(() => person.openView() !== undefined, `${person.user.name} sees ${what}`);
  const view = person.openView();
  if (view === undefined) throw new Error("it closed again");
  return view;
}

export type Starting = {
  readonly title?: string;
  readonly channel?: string;
  readonly pace?: string;
  readonly language?: string;
  readonly leads?: readonly string[];
};

/** Fills in the modal that starts a session, which is open before `person`. */
export async function sendStart(
  rig: Rig,
  person: Person,
  { title = "The storm", channel, pace = "live", language = "en", leads }: Starting,
): Promise<Heard> {
  const view = await opened(person, "the modal to start with");
  const fields = {
    title,
    crisis: "The harbour is shut.",
    sells: "people",
    track: "sprint",
    pace,
    language,
    ...(channel === undefined ? {} : { channel }),
    ...(leads === undefined ? {} : { leads }),
  };
  const ids = (view.json["blocks"] as readonly { readonly block_id?: string }[]).map((one) => one.block_id ?? "");
  const at = (field: string) => ids.find((one) => one === field || one.startsWith(`${field} `)) ?? field;
  return does(rig, () => person.submit(view, Object.fromEntries(Object.entries(fields).map(([field, value]) => [at(field), value]))));
}

/** Starts a session by `/journey`, and answers with its id and its thread. */
export async function startIn(rig: Rig, team: Team, more: Starting = {}): Promise<{ readonly session: string; readonly thread: string }> {
  const { ann } = team.people;
  const channel = more.channel ?? team.channel;
  await does(rig, () => ann.slash("/journey", "", channel));
  const heard = await sendStart(rig, ann, { channel, ...more });
  if (!heard.ok || Object.keys(heard.errors).length > 0) throw new Error(`not started: ${JSON.stringify(heard)}`);
  await rig.settle();
  const places = (await rig.store.places.ofPlatform("slack")).filter((one) => one.person === null && one.at.startsWith(`${channel}/`));
  const last = places.toSorted((a, b) => (a.at < b.at ? -1 : 1)).at(-1);
  if (last === undefined) throw new Error("the session has no thread");
  return { session: last.session, thread: last.at.split("/")[1] ?? "" };
}

/** Presses a button of a message or of the newest one in a thread that has it. */
export async function press(
  rig: Rig,
  person: Person,
  at: { readonly channel: string; readonly thread: string },
  label: string,
): Promise<Heard> {
  const messages = threadOf(rig, at).toReversed();
  const message = messages.find((one) => JSON.stringify(one.blocks).includes(JSON.stringify(label)));
  if (message === undefined) throw new Error(`nothing in the thread says ${label}:\n${rig.peer.thread(at.channel, at.thread)}`);
  return does(rig, () => person.click(at.channel, message.ts, label));
}

export function threadOf(
  { peer }: Pick<Rig, "peer">,
  { channel, thread }: { readonly channel: string; readonly thread: string },
): readonly Message[] {
  return peer.messages(channel).filter((one) => (one.threadTs ?? one.ts) === thread);
}

/** Comes into the session by the button. */
export async function joins(rig: Rig, person: Person, at: { readonly channel: string; readonly thread: string }): Promise<void> {
  await press(rig, person, at, "Join");
  const view = await opened(person, "what is asked when one joins");
  await does(rig, () => person.submit(view));
  while (person.depth > 0) await person.close();
  await rig.settle();
}

/** Presses a button on the private card behind "Lead". */
export async function leads(
  rig: Rig,
  person: Person,
  at: { readonly channel: string; readonly thread: string },
  label: string,
): Promise<Heard> {
  await press(rig, person, at, "Lead");
  await opened(person, "the card to lead with");
  const heard = await does(rig, () => person.clickView(label));
  await rig.settle();
  while (person.depth > 0) await person.close();
  return heard;
}

/** The session as it stands. */
export async function standing({ facilitator, store }: Rig, session: string): Promise<Standing> {
  const row = await store.ledger.find(session);
  const known = row === undefined ? undefined : await facilitator.look(row.tenant, session);
  if (known === undefined) throw new Error(`no session ${session}`);
  return known;
}

/** Sessions of a workspace. */
export async function sessionsOf({ store }: Rig, team: Pick<Team, "id">): Promise<readonly string[]> {
  return (await store.ledger.sessions(tenantOf(team.id))).map((one) => one.session);
}

/** A rig for workspaces that install Teekond, that listens: each test has workspaces of its own in it. Who closes it must wait for that. */
export async function openMany(options: RigOptions = {}): Promise<Rig> {
  const rig = await openRig(options);
  await rig.slack.start();
  return rig;
}

/** Founds a workspace in which Teekond is installed, as the install page would have kept it. */
export async function newcomer({ peer, store, clock }: Rig, options: TeamOptions = {}): Promise<Team> {
  const team = found(peer, options);
  const install = peer.world.installIn(team.id);
  if (install === undefined) return team;
  const keeping = { vault: store.vault(createSeal([key])), clock, kept: async () => undefined };
  await installationStore(keeping, false).storeInstallation({
    team: { id: team.id, name: "" },
    enterprise: undefined,
    user: { id: install.installer, token: undefined, scopes: undefined },
    bot: { id: install.botId, token: team.token, userId: install.botUser, scopes: [...install.scopes] },
    isEnterpriseInstall: false,
  });
  return team;
}

import type { Place } from "#facilitator/ports-chat.ts";
import type { MessageKey } from "#locale/say.ts";
import { say } from "#locale/say.ts";
import { isRefusal } from "#talk/refusal.ts";
import type { Press } from "#talk/card.ts";
import { hashToken } from "#lib/ids.ts";
import { attached, codeFor } from "./attach.ts";
import { type Desk, type Visitor, speakerOf, wordsFor, wordsIn } from "./desk.ts";
import { mended } from "./mend.ts";
import type { Words } from "./mrkdwn.ts";
import type { Reply } from "./reply.ts";
import { show, viewOf } from "./show.ts";
import { startView } from "./start.ts";
import { tenantOf, threadAt } from "./thread.ts";

/** What was typed behind /journey, or behind a mention. */
export type Spoken = { readonly verb: string; readonly rest: string };

/** Takes a command apart; a mention's own name falls away. */
export function spokenIn(text: string): Spoken {
  const [verb = "", ...rest] = text
    .replaceAll(/<@[A-Z0-9]+(\|[^>]*)?>/g, "")
    .trim()
    .split(/\s+/);
  return { verb: verb.toLowerCase(), rest: rest.join(" ") };
}

/** Words that open something private about a session, by the ask that they open. */
const opens: Readonly<Record<string, string>> = { status: "so-far", mine: "mine-actions", board: "board", report: "report" };
/** Words that steer a session: facilitators only, as everywhere. */
const steers: Readonly<Record<string, string>> = { pause: "control:pause", resume: "control:resume" };

/** Asks about what stays when a session is over. */
const reachBack: ReadonlySet<string> = new Set(["mine-actions", "report", "board"]);
/** What a button says that does one of these. */
const labels: Readonly<Record<string, MessageKey>> = {
  "so-far": "page.menu.so-far",
  "mine-actions": "page.menu.actions",
  board: "page.act.board",
  report: "page.menu.report",
  "control:pause": "page.act.pause",
  "control:resume": "page.act.resume",
};
/** How many sessions of a channel are looked at, and how many offered to choose from. */
const mostLooked = 20;
const mostOffered = 5;

/** What Teekond does here, line by line. */
export function helpText({ language }: Words): string {
  return (["door.help.start", "door.help.words", "door.help.hidden"] as const).map((key) => say(language, key)).join("\n");
}

/**
 * Sessions that live in threads of a channel, the newest thread first; also those whose thread is lost. `open`: of several only those that are
 * not over, where there are such.
 */
async function sessionsIn(desk: Desk, channel: string, open: boolean): Promise<readonly Titled[]> {
  const all = (await desk.places.ofPlatform("slack"))
    .filter((place) => place.person === null && place.at.startsWith(`${channel}/`))
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  const newest = all.filter((place, n) => all.findIndex((one) => one.session === place.session) === n);
  const titled = await Promise.all(newest.slice(0, mostLooked).map((place) => titledAt(desk, place)));
  const going = titled.filter((one) => !one.over);
  return open && going.length > 0 ? going : titled;
}

/** A place with what its session is called. */
type Titled = { readonly place: Place; readonly title: string; readonly over: boolean };

async function titledAt(desk: Desk, place: Place): Promise<Titled> {
  const session = (await desk.facilitator.look(place.tenant, place.session))?.session;
  return { place, title: session?.about.title ?? place.session, over: session?.status === "published" };
}

/** Where somebody spoke: a channel, and a thread of it where it was one. `trigger`: a modal may be opened by it, for three seconds. */
export type Spot = { readonly channel: string; readonly thread: string | null; readonly trigger?: string };

type Order = { readonly visitor: Visitor; readonly spot: Spot; readonly spoken: Spoken; readonly words: Words };

async function sessionsOf(desk: Desk, { spot }: Order, press: Press | undefined): Promise<readonly Titled[]> {
  const past = press?.does === "ask" && reachBack.has(press.ask);
  if (spot.thread === null) return sessionsIn(desk, spot.channel, !past);
  const place = await desk.places.placeAt("slack", threadAt(spot));
  return place === undefined ? [] : [await titledAt(desk, place)];
}

async function open(desk: Desk, order: Order, { place, title }: Titled, press: Press): Promise<Reply> {
  const { visitor, spot } = order;
  await mended(desk, place);
  // By a mention nothing is opened and nothing done: it comes as an event, and those may come late, or twice.
  if (spot.trigger === undefined) return offered(order, [{ place, title }], press);
  const { session } = place;
  const spoken = await speakerOf(desk, visitor, session);
  if (spoken === undefined) return { text: say(order.words.language, "refusal.session.unknown") };
  const nonce = hashToken(`${visitor.who.team} ${visitor.who.user} ${spot.trigger}`).slice(0, 40);
  const answer = await desk.conversation.press(spoken.speaker, press, nonce);
  if ("opened" in answer) {
    if (press.does === "send") return undefined;
    const view = await viewOf(desk, spoken, { opened: answer.opened, ask: press.ask, on: press.about });
    const late = isRefusal(answer.opened) ? { late: await desk.conversation.words(spoken.speaker, answer.opened) } : {};
    await show(desk, visitor, { trigger: spot.trigger, ...late }, view);
    return undefined;
  }
  if (!answer.kept) return { text: answer.text };
  desk.stir(session);
  return { text: say((await wordsIn(desk, spoken.speaker)).language, "door.kept") };
}

/** One button for each session; where there is one only, it says what it does. */
function offered({ words }: Order, found: readonly Pick<Titled, "place" | "title">[], press: Press): Reply {
  const [only, ...more] = found;
  const does = say(words.language, labels[press.does === "ask" ? press.ask : press.form] ?? "page.menu.so-far");
  const buttons = found.map(({ place, title }) => ({ press, session: place.session, label: more.length === 0 ? does : title }));
  const text =
    more.length === 0 ? say(words.language, "door.mention.open", { title: only?.title ?? "" }) : say(words.language, "door.which");
  return { text, buttons: buttons.slice(0, mostOffered) };
}

/** The press that a word stands for; undefined for a word that nobody knows. */
function pressOf(verb: string): Press | undefined {
  const wanted = verb === "" ? "status" : verb;
  if (Object.hasOwn(opens, wanted)) return { does: "ask", ask: opens[wanted] ?? "", about: [] };
  return Object.hasOwn(steers, wanted) ? { does: "send", form: steers[wanted] ?? "", fields: {} } : undefined;
}

/** About the session of the thread, or the only one of the channel; where there are several, one is asked for. */
async function aboutSession(desk: Desk, order: Order, press: Press): Promise<Reply> {
  const { language } = order.words;
  const found = await sessionsOf(desk, order, press);
  const [only, ...more] = found;
  if (only === undefined) return { text: say(language, order.spot.thread === null ? "door.no-session" : "door.no-session-thread") };
  return more.length === 0 ? open(desk, order, only, press) : offered(order, found, press);
}

/** `attach CODE` brings this place into a session; `attach` alone gives a facilitator the code for another place. */
async function attaching(desk: Desk, order: Order): Promise<Reply> {
  const { visitor, spot, spoken, words } = order;
  const code = spoken.rest.trim();
  if (code !== "") return { text: await attached(desk, { visitor, where: spot, code, words }) };
  const [only, ...more] = await sessionsOf(desk, order, undefined);
  if (only === undefined) return { text: say(words.language, "door.no-session") };
  const codes = await Promise.all([only, ...more].slice(0, mostOffered).map(({ place }) => codeFor(desk, visitor, place.session)));
  return { text: codes.join("\n") };
}

async function starting(desk: Desk, { visitor, spot, words }: Order): Promise<Reply> {
  if (spot.trigger === undefined) {
    const label = say(words.language, "door.start.title");
    return { text: helpText(words), buttons: [{ label, press: { does: "ask", ask: "start", about: [spot.channel] }, session: null }] };
  }
  await show(desk, visitor, { trigger: spot.trigger }, startView(words, spot.channel));
  return undefined;
}

/** Does what was typed. Answers with what is to be said to this person alone; nothing where something was opened instead. */
export async function obeyed(desk: Desk, visitor: Visitor, spot: Spot, text: string): Promise<Reply> {
  const known = await desk.users.known(tenantOf(visitor.workspace.id), visitor.who);
  const order: Order = { visitor, spot, spoken: spokenIn(text), words: wordsFor(known) };
  const { verb } = order.spoken;
  if (verb === "help") return { text: helpText(order.words) };
  if (verb === "attach") return attaching(desk, order);
  if (verb === "" && spot.thread === null) return starting(desk, order);
  const press = pressOf(verb);
  if (press !== undefined) return aboutSession(desk, order, press);
  return { text: `${say(order.words.language, "door.unknown", { text: verb.slice(0, 40) })}\n${helpText(order.words)}` };
}

/** The modal that starts a session, by the global shortcut or a button. `channel`: where the button stood. */
export async function openStart(desk: Desk, visitor: Visitor, trigger: string, channel?: string): Promise<void> {
  const known = await desk.users.known(tenantOf(visitor.workspace.id), visitor.who);
  await show(desk, visitor, { trigger }, startView(wordsFor(known), channel));
}

import { say } from "#locale/say.ts";
import type { Press } from "#talk/card.ts";
import { mended } from "./mend.ts";
import type { DoorPorts } from "./ports.ts";
import { mostOffered, sessionsIn, type Titled, titledAt } from "./sessions-here.ts";
import type { Words } from "./speaking.ts";
import { labelOf, pressOf, reachesBack } from "./typed-words.ts";

/** A button of a reply: what it does, about which session; none for what begins one. */
export type Offer = { readonly label: string; readonly press: Press; readonly session: string | null };

/** What is said back to who spoke, or nothing where something was opened instead. */
export type Reply = { readonly text: string; readonly offers?: readonly Offer[] } | undefined;

/** What somebody wants, in a word and what stands behind it, and how their platform does it. */
export type Wish = {
  readonly platform: string;
  readonly channel: string;
  /** address of the thread that it was said in; undefined in a channel */
  readonly at: string | undefined;
  readonly verb: string;
  readonly rest: string;
  readonly words: Words;
  /** what Teekond does here, line by line */
  readonly help: string;
  /** by words that begin a session */
  readonly begins: (verb: string) => boolean;
  /** opens what begins one; undefined where nothing can be opened: then a button is offered */
  readonly start: (() => Promise<void>) | undefined;
  /** Does a press about a session for who spoke; undefined where nothing can be opened, and a button is offered. */
  readonly open: ((found: Titled, press: Press) => Promise<Reply>) | undefined;
  /** brings this place into the session that a code opens; answers with what is said */
  readonly attach: (code: string) => Promise<string>;
  /** a code for another place, for who leads that session; undefined where others would read it */
  readonly codeFor: ((found: Titled) => Promise<string>) | undefined;
};

type Desk = Pick<DoorPorts, "places" | "facilitator" | "clock" | "stir">;

async function sessionsOf(desk: Desk, { platform, channel, at }: Wish, press: Press | undefined): Promise<readonly Titled[]> {
  if (at === undefined) return sessionsIn(desk, { platform, channel }, !reachesBack(press));
  const place = await desk.places.placeAt(platform, at);
  return place === undefined ? [] : [await titledAt(desk, place)];
}

/** One button for each session; where there is one only, it says what it does. */
function offered({ words }: Wish, found: readonly Titled[], press: Press): Reply {
  const [only, ...more] = found;
  const does = labelOf(words.language, press);
  const offers = found.map(({ place, title }) => ({ press, session: place.session, label: more.length === 0 ? does : title }));
  const text =
    more.length === 0 ? say(words.language, "door.mention.open", { title: only?.title ?? "" }) : say(words.language, "door.which");
  return { text, offers: offers.slice(0, mostOffered) };
}

/** About the session of the thread, or the only one of the channel; where there are several, one is asked for. */
async function aboutSession(desk: Desk, wish: Wish, press: Press): Promise<Reply> {
  const found = await sessionsOf(desk, wish, press);
  const [only, ...more] = found;
  if (only === undefined) return { text: say(wish.words.language, wish.at === undefined ? "door.no-session" : "door.no-session-thread") };
  if (more.length > 0) return offered(wish, found, press);
  await mended(desk, only.place);
  return wish.open === undefined ? offered(wish, [only], press) : wish.open(only, press);
}

/** `attach CODE` brings this place into a session; `attach` alone gives a facilitator the code for another place. */
async function attaching(desk: Desk, wish: Wish): Promise<Reply> {
  const { codeFor, words, help } = wish;
  const code = wish.rest.trim();
  if (code !== "") return { text: await wish.attach(code) };
  if (codeFor === undefined) return { text: help };
  const found = await sessionsOf(desk, wish, undefined);
  if (found.length === 0) return { text: say(words.language, "door.no-session") };
  return { text: (await Promise.all(found.slice(0, mostOffered).map(codeFor))).join("\n") };
}

async function starting({ channel, words, help, start }: Wish): Promise<Reply> {
  if (start !== undefined) return void (await start());
  const label = say(words.language, "door.start.title");
  return { text: help, offers: [{ label, press: { does: "ask", ask: "start", about: [channel] }, session: null }] };
}

/** Does what was wanted. Answers with what is to be said; nothing where something was opened instead. */
export async function obeyed(desk: Desk, wish: Wish): Promise<Reply> {
  const { verb, words, help } = wish;
  if (verb === "help") return { text: help };
  if (verb === "attach") return attaching(desk, wish);
  if (wish.begins(verb)) return starting(wish);
  const press = pressOf(verb);
  if (press !== undefined) return aboutSession(desk, wish, press);
  return { text: `${say(words.language, "door.unknown", { text: verb.slice(0, 40) })}\n${help}` };
}

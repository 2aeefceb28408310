import { wordsFor, wordsIn } from "#facilitator/doors/speaking.ts";
import { say } from "#locale/say.ts";
import type { Press } from "#talk/card.ts";
import { isRefusal } from "#talk/refusal.ts";
import { type Act, cardFor, done, show, refuse, refuseOpened, tell } from "./act.ts";
import { type About, aboutOf, nonceOf, placeOf } from "./click-here.ts";
import { type Desk, type Visitor, speakerOf } from "./desk.ts";
import { showAgain } from "./again.ts";
import { type Interaction, isPrivate, kinds } from "./heard.ts";
import { readKept } from "./keep.ts";
import { type CustomId, readCustomId } from "./press.ts";
import { cardMessage } from "./speak.ts";
import { refusalMessage, sureMessage } from "./speak-said.ts";
import { takeAway } from "./take-away.ts";

export type Click = Act & { readonly about: About };

/** Draws the private card anew that a button of it has changed. */
export async function redraw(desk: Desk, act: Act, { token, draft }: NonNullable<About["card"]>, page = draft.page): Promise<void> {
  const opened = await desk.conversation.open(act.spoken.speaker, draft.ask, draft.on);
  if (isRefusal(opened)) return refuseOpened(desk, act, opened);
  if (!("card" in opened)) return done(desk, act);
  await act.answer.update(await cardFor(desk, act.spoken, opened.card, { ...draft, page, token }));
}

/** Something was kept: what follows is shown, else the card anew, else that it was done. In a thread its own card says so. */
export async function after(desk: Desk, act: Act, card: About["card"]): Promise<void> {
  desk.stir(act.spoken.speaker.session);
  if (card !== undefined) return redraw(desk, act, card);
  // A form that a command opened stands on no message: Discord wants an answer to it all the same.
  if (isPrivate(act.heard) || act.heard.message === undefined) return done(desk, act);
  await act.answer.quiet();
}

async function pressed(desk: Desk, click: Click, press: Press): Promise<void> {
  const { speaker } = click.spoken;
  const answer = await desk.conversation.press(speaker, press, nonceOf(click.heard));
  if ("opened" in answer) {
    const asked = press.does === "ask" ? { ask: press.ask, on: press.about } : { ask: "", on: [] };
    return show(desk, click, { opened: answer.opened, ...asked });
  }
  if (!answer.kept) return refuse(desk, click, answer.text);
  await after(desk, click, click.about.card);
}

/** A press as what it does here: two asks are the platform's own to answer. */
export function does(desk: Desk, click: Click, press: Press): Promise<void> {
  if (press.does === "ask" && press.ask === "show") return showAgain(desk, click);
  if (press.does === "ask" && press.ask === "report-file") return takeAway(desk, click, press);
  return pressed(desk, click, press);
}

/** What a button names that does not fit on it. */
async function kept(desk: Desk, click: Click, wants: Extract<CustomId, { readonly does: "kept" | "sure" }>): Promise<void> {
  const found = await readKept(desk, wants.sum);
  const words = await wordsIn(desk, click.spoken.speaker);
  if (found === undefined) return tell(click, refusalMessage(say(words.language, "discord.stale"), words));
  if (found.sure !== undefined && wants.does === "kept") return tell(click, sureMessage(found, words, wants.context));
  const chosen = wants.does === "kept" ? wants.chosen : undefined;
  const { press } = found;
  await does(desk, click, press.does === "ask" && chosen !== undefined ? { ...press, about: [...press.about, chosen] } : press);
}

/** All of a place's card, for one person: what did not fit into its message. */
async function whole(desk: Desk, click: Click, { card: key, page, context }: Extract<CustomId, { readonly does: "whole" }>): Promise<void> {
  const { tenant, session, person } = click.spoken.speaker;
  const wanted = await desk.conversation.wanted(tenant, session, (await placeOf(desk, click.heard)) === undefined ? person : null);
  const words = await wordsIn(desk, click.spoken.speaker);
  const card = wanted?.cards.find((one) => one.key === key);
  if (card === undefined) return tell(click, refusalMessage(say(words.language, "discord.stale"), words));
  await tell(click, cardMessage(card, words, { page, ...(context === undefined ? {} : { context }) }));
}

export type Standing = Extract<CustomId, { readonly does: "press" | "kept" | "sure" | "turn" | "whole" }>;

function byKind(desk: Desk, click: Click, wants: Standing): Promise<void> {
  switch (wants.does) {
    case "press":
      return does(desk, click, wants.press);
    case "turn":
      return click.about.card === undefined ? stale(desk, click) : redraw(desk, click, click.about.card, wants.page);
    case "whole":
      return whole(desk, click, wants);
    default:
      return kept(desk, click, wants);
  }
}

async function stale(desk: Desk, act: Act): Promise<void> {
  const words = await wordsIn(desk, act.spoken.speaker);
  await tell(act, refusalMessage(say(words.language, "discord.stale"), words));
}

/** Says that no session is here any more. */
export async function nowhere({ heard, answer }: Pick<Act, "heard" | "answer">, { locale }: Visitor): Promise<void> {
  const words = wordsFor(undefined, locale);
  await tell({ heard, answer }, refusalMessage(say(words.language, "door.no-session-thread"), words));
}

/** Does what was pressed on a card, of a thread or of one's own: judged and kept before Discord is told. */
export async function clicked(desk: Desk, visitor: Visitor, at: Pick<Act, "heard" | "answer">, wants: Standing): Promise<void> {
  const about = await aboutOf(desk, at.heard, wants.context);
  const spoken = about === undefined ? undefined : await speakerOf(desk, visitor, about.session, about.tenant);
  if (about === undefined || spoken === undefined) return nowhere(at, visitor);
  await byKind(desk, { ...at, spoken, about }, wants);
}

const standing: ReadonlySet<string> = new Set(["press", "kept", "sure", "turn", "whole"]);

/** Whether it stands on a card, rather than on a form that somebody is filling in. */
export function isStanding(wants: CustomId): wants is Standing {
  return standing.has(wants.does);
}

const button = 2;

/** What the pressed component wants; undefined for what is not ours, or an emptied menu. */
export function wantsOf({ type, data }: Interaction): CustomId | undefined {
  const isMenu = type === kinds.component && data?.component_type !== button;
  return readCustomId(data?.custom_id, isMenu ? (data?.values ?? []) : undefined);
}

import type { Heeded } from "#facilitator/conversation.ts";
import { wordsFor, wordsIn } from "#facilitator/doors/speaking.ts";
import { dateIn } from "#lib/time.ts";
import { say } from "#locale/say.ts";
import { isRefusal } from "#talk/refusal.ts";
import { type Act, pressedForm, refuse, refuseOpened, sheetOf, show, tell } from "./act.ts";
import { cardUnder } from "./click-here.ts";
import { after, nowhere } from "./clicks.ts";
import { type Desk, type Visitor, speakerOf } from "./desk.ts";
import { openDirect } from "./direct.ts";
import { formAgain } from "./forms.ts";
import { userIn } from "./heard.ts";
import { freshToken, dropDraft, keepDraft, readForm } from "./keep.ts";
import type { Draft } from "./meta.ts";
import type { FormId } from "./form-id.ts";
import { expiredMessage } from "./expired.ts";
import { startSent } from "./start.ts";
import { continueMessage, draftOf, modalOf, partAt } from "./speak-form.ts";
import { isRating, standing } from "./speak-parts.ts";
import { tapped } from "./speak-rate.ts";
import { refusalMessage } from "./speak-said.ts";
import { understoodMessage } from "./speak-understood.ts";
import { doubtsOf, isLast, postedOf, readModal, type Reading, withDate } from "./values.ts";

/** Somebody's act on a form that is kept under a token. */
export type Filling = Act & { readonly token: string; readonly draft: Draft };

type At = Pick<Act, "heard" | "answer">;

/** Opens a part of a form, with all that was typed in it so far. */
async function openPart(desk: Desk, filling: Filling, part: number): Promise<void> {
  const { spoken, token } = filling;
  const words = await wordsIn(desk, spoken.speaker);
  const draft = { ...filling.draft, part };
  const form = await formAgain(desk, spoken, draft);
  if (isRefusal(form)) return refuseOpened(desk, filling, form);
  await keepDraft(desk, token, draft);
  const sheet = sheetOf(desk, words, draft, token);
  if (await filling.answer.modal(modalOf(form, sheet))) return;
  await tell(filling, refusalMessage(say(words.language, "discord.too-late"), words, { token, part }));
}

/** What comes once a part is in: what is not clear yet, the next part, or sending. */
async function goOn(desk: Desk, filling: Filling, { draft, doubts }: Reading): Promise<void> {
  const { spoken, token } = filling;
  await keepDraft(desk, token, draft);
  const words = await wordsIn(desk, spoken.speaker);
  if (doubts.length > 0) return tell(filling, understoodMessage({ draft, doubts }, words, token));
  if (isLast(draft) && !isRating(draft)) return send(desk, { ...filling, draft });
  const form = await formAgain(desk, spoken, draft);
  if (isRefusal(form)) return refuseOpened(desk, filling, form);
  const sheet = sheetOf(desk, words, draft, token);
  if (!isRating(form)) return tell(filling, continueMessage(form, sheet));
  // A quote is not sent before its contact has its marks; then the marks are in sight again.
  const scales = form.fields.filter((field) => field.kind === "scale");
  if (scales.every((field) => standing(field, draft.typed).length > 0)) return send(desk, { ...filling, draft });
  const marks = await pressedForm(desk, spoken, form, sheet);
  if (marks !== undefined) await tell(filling, marks);
}

type NotKept = Extract<Heeded, { readonly kept: false }>;

/** A refusal, with what was typed kept for another try. */
async function refused(desk: Desk, filling: Filling, { refusal, text, again }: NotKept): Promise<void> {
  const { spoken, draft, token } = filling;
  if (again === undefined || isRefusal(again) || !("form" in again))
    return refuse(desk, filling, text, { token, part: partAt(draft, refusal) });
  // Somebody else wrote there meanwhile: the form as it is now, with what was typed still in it.
  const words = await wordsIn(desk, spoken.speaker);
  const fresh = freshToken();
  const anew = draftOf(again.form, { words, session: draft.session });
  await keepDraft(desk, fresh, anew);
  await refuse(desk, filling, text, { token: fresh, part: partAt(anew, refusal) });
}

/** Who has come in by Discord can be reached there from now on. */
async function reachable(desk: Desk, heard: Act["heard"], { speaker }: Act["spoken"]): Promise<void> {
  const who = userIn(heard);
  if (who !== undefined) await openDirect(desk, { user: who.user, guild: heard.guild_id ?? "" }, speaker);
}

/** Sends a form as it stands: kept before Discord is told; what follows is shown, and nothing typed is lost by a refusal. */
async function send(desk: Desk, filling: Filling): Promise<void> {
  const { heard, spoken, draft, token } = filling;
  const heeded = await desk.conversation.send(spoken.speaker, postedOf(draft), { ask: draft.ask, about: draft.on });
  if (!heeded.kept) return refused(desk, filling, heeded);
  desk.stir(draft.session);
  if (heeded.next !== undefined) await show(desk, filling, { opened: heeded.next.opened, ask: heeded.next.ask, on: heeded.next.about });
  else await after(desk, filling, await cardUnder(desk, heard));
  // Last: who was not answered sends it again, and is answered as before.
  await dropDraft(desk, token);
  if (draft.ask === "join") await reachable(desk, heard, spoken);
}

/** A mark on a scale, or another contact to rate. */
async function mark(desk: Desk, filling: Filling, tap: { readonly field: number; readonly value: string }): Promise<void> {
  const { spoken, token, answer } = filling;
  const form = await formAgain(desk, spoken, filling.draft);
  if (isRefusal(form)) return refuseOpened(desk, filling, form);
  const found = tapped(form, filling.draft, tap);
  if (found === undefined) return answer.quiet();
  const { draft, sends, moves } = found;
  await keepDraft(desk, token, draft);
  const heeded = sends ? await desk.conversation.send(spoken.speaker, postedOf(draft), { ask: draft.ask, about: draft.on }) : undefined;
  if (heeded?.kept === false) return refused(desk, { ...filling, draft }, heeded);
  if (heeded !== undefined) desk.stir(draft.session);
  if (moves && heeded?.next !== undefined)
    return show(desk, filling, { opened: heeded.next.opened, ask: heeded.next.ask, on: heeded.next.about });
  const words = await wordsIn(desk, spoken.speaker);
  const drawn = await pressedForm(desk, spoken, form, sheetOf(desk, words, draft, token));
  await (drawn === undefined ? answer.quiet() : tell(filling, drawn));
}

async function visit(desk: Desk, filling: Filling, item: string): Promise<void> {
  const { ask, on } = filling.draft;
  const about = [...on.slice(0, 2), item];
  await show(desk, filling, { opened: await desk.conversation.open(filling.spoken.speaker, ask, about), ask, on: about });
}

function byKind(desk: Desk, filling: Filling, wants: FormId): Promise<void> {
  switch (wants.does) {
    case "open":
      return openPart(desk, filling, wants.part);
    case "send":
      return send(desk, filling);
    case "date":
      return dated(desk, filling, wants);
    case "mark":
      return mark(desk, filling, wants);
    case "visit":
      return visit(desk, filling, wants.item);
    default:
      return submitted(desk, filling, wants.part);
  }
}

/** One of several days was meant. */
async function dated(desk: Desk, filling: Filling, { field, date }: { readonly field: number; readonly date: string }): Promise<void> {
  const words = await wordsIn(desk, filling.spoken.speaker);
  const draft = withDate(filling.draft, field, date);
  await goOn(desk, filling, { draft, doubts: doubtsOf(draft, dateIn(desk.clock.now(), words.zone)) });
}

async function submitted(desk: Desk, filling: Filling, part: number): Promise<void> {
  const words = await wordsIn(desk, filling.spoken.speaker);
  const today = dateIn(desk.clock.now(), words.zone);
  await goOn(desk, filling, readModal(filling.heard.data?.components, { ...filling.draft, part }, today));
}

/**
 * Does what somebody did on a form of theirs. Rejects while the database is away: then a sent form is not acknowledged, and stays open with its
 * text.
 */
export async function filled(desk: Desk, visitor: Visitor, at: At, wants: FormId): Promise<void> {
  const { token } = wants;
  const draft = await readForm(desk, token);
  const words = wordsFor(undefined, visitor.locale);
  if (draft === undefined) return tell(at, expiredMessage(at.heard.data?.components, words));
  if (draft.ask === "start") return startSent(desk, visitor, { ...at, token, draft }, wants);
  const spoken = await speakerOf(desk, visitor, draft.session);
  if (spoken === undefined) return nowhere(at, visitor);
  await byKind(desk, { ...at, spoken, token, draft }, wants);
}

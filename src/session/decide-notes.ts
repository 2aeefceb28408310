import type { Ideas } from "#steps/collect.ts";
import { asWritten, isEmpty, limits } from "#steps/field.ts";
import { strikeReason, tooLong } from "#steps/reason.ts";
import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import type { SessionActCommand } from "./command.ts";
import { type Draft, emit } from "./draft.ts";
import type { PartStanding, Session } from "./state.ts";

type Of<Do extends SessionActCommand["do"]> = Extract<SessionActCommand, { do: Do }>;

/** Notes of a whole session: beyond, a kind refusal. */
const mostNotes = 1000;

/** Adds a line to the thread of an item, finding or touchpoint; bounded, and only under what was shown. */
export function addNote(draft: Draft, act: Of<"note">): Draft | Refusal {
  if (isEmpty(act.text)) return refuse("text.empty", { field: "text" });
  const text = asWritten(act.text);
  const no = tooLong(text, "text");
  if (no !== undefined) return no;
  const { notes } = draft.session;
  if (notes.some((one) => one.id === act.id)) return draft;
  if (isFaceDown(draft.session, act.on)) return refuse("item.hidden");
  const max = notes.length >= mostNotes ? mostNotes : limits.talk;
  const full = notes.length >= mostNotes || notes.filter((one) => one.on === act.on).length >= limits.talk;
  return full ? refuse("list.too-many", { values: { max } }) : emit(draft, "note.added", { on: act.on, id: act.id, text });
}

/** The text of a note, or of what came late and was not taken in, goes from every view; that it stood there remains. */
export function strikeText(draft: Draft, act: Of<"strike-text">): Draft | Refusal {
  const { notes, late } = draft.session;
  const found = notes.find((one) => one.id === act.id) ?? late.find((one) => one.id === act.id && !one.takenIn);
  if (found === undefined) return refuse("item.unknown");
  const why = strikeReason(act.reason);
  if (isRefusal(why)) return why;
  return found.struck === undefined ? emit(draft, "text.struck", { id: act.id, reason: why }) : draft;
}

/** Threads begin after the reveal (method.md, "Common to all"). */
function isFaceDown(session: Session, item: string): boolean {
  const ideas = (state: PartStanding["state"]) => (state as Partial<Ideas>).ideas ?? [];
  const holds = (state: PartStanding["state"]) => ideas(state).some((idea) => idea.id === item);
  return session.steps.some((step) =>
    step.parts.some((part) => holds(part.state) && (!part.revealed || (part.shown !== null && !holds(part.shown)))),
  );
}

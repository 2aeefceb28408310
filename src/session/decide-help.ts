import { z } from "zod";
import { asWritten, isEmpty, type Json, limits, type Values } from "#steps/field.ts";
import { pasted, sayings } from "#steps/help.ts";
import { patterns } from "#steps/patterns.ts";
import type { Decisions } from "#steps/decide-fold.ts";
import { rowsOf, type Sheet, valuesOf } from "#steps/sheet.ts";
import { tooLong } from "#steps/reason.ts";
import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import { type SessionActCommand, SuggestedActs, type SuggestedActCommand } from "./command.ts";
import { partDefinition, stepDefinition } from "./definition.ts";
import { type Draft, emit } from "./draft.ts";
import { type Session, voices } from "./state.ts";
import type { Piece, Suggestion } from "./suggestion.ts";

type Of<Do extends SessionActCommand["do"]> = Extract<SessionActCommand, { do: Do }>;
/** Judges an act as a person's own. */
type AsPerson = (draft: Draft, act: SuggestedActCommand, person: string) => Draft | Refusal;
type Where = { readonly step: string; readonly part: number };

/** So many are asked for in one session, and so many are made: beyond, somebody plays. */
const mostAsked = 100;
const mostMade = 300;
/** "Once two touchpoints were written by hand" (issue "A language model that helps"). */
const rowsByHand = 2;
/** What people alone say: whose it is, by when, how far. */
const byPeopleAlone: ReadonlySet<string> = new Set([
  "owner",
  "deadline",
  "status",
  "blockedBy",
  "answeredBy",
  "editorInChief",
  "people",
  "next",
]);

/** Switches help on or off; a model can only switch it off, and says why. */
export function setHelp(draft: Draft, { on, because }: Of<"set-help">, byModel: boolean): Draft | Refusal {
  if (byModel && (on || because === undefined)) return refuse("act.not-allowed");
  const { help } = draft.session;
  if (help.on === on) return draft;
  return emit(draft, "help.set", { on, ...(byModel && because !== undefined ? { because } : {}) });
}

function handWritten(session: Session, { step, part }: Where): number {
  const state = session.steps.find((one) => one.id === step)?.parts[part]?.state as unknown as Partial<Sheet> | undefined;
  if (state?.rows === undefined) return 0;
  const made = new Set(session.suggestions.flatMap((one) => one.pieces.flatMap((piece) => piece.made ?? [])));
  return rowsOf(state as Sheet, "items").filter((row) => row.by !== null && !made.has(row.id)).length;
}

/**
 * Whether people have spoken first: a step's first hidden input was shown to all, or, in a step that hides nothing, a person has written in it.
 * For a journey out of a text two touchpoints must stand.
 */
export function peopleSpokeFirst(session: Session, where: Where, help: string): boolean {
  const standing = session.steps.find((one) => one.id === where.step);
  const def = stepDefinition(session, where.step);
  if (standing === undefined || def === undefined) return false;
  const hides = def.parts.findIndex((part) => patterns[part.pattern].hidden);
  if (hides >= 0 && hides <= where.part) return standing.parts[hides]?.revealed === true;
  if (help === "draft-journey") return handWritten(session, where) >= rowsByHand;
  return standing.parts.slice(0, where.part + 1).some((part) => part.acts.length > 0);
}

/** Whether this kind of help has its place here now; the refusal where not. A catch-up is about what was, so it has its place anywhere. */
export function helpRefusal(session: Session, where: Where, help: Suggestion["help"]): Refusal | undefined {
  if (!session.help.on) return refuse("help.off");
  const step = session.steps[session.here];
  if (session.status !== "running" || step?.id !== where.step || step.part !== where.part) return refuse("act.not-open");
  if (help === "catch-up") return undefined;
  if (!(partDefinition(session, where.step, where.part)?.helps ?? []).includes(help)) return refuse("help.not-here");
  return peopleSpokeFirst(session, where, help) ? undefined : refuse("help.too-early");
}

/** Somebody asks for help, perhaps with a text that they paste. Asked again, it changes nothing. */
export function askHelp(draft: Draft, act: Of<"ask-help">): Draft | Refusal {
  const { helpAsked } = draft.session;
  if (helpAsked.some((one) => one.id === act.id)) return draft;
  const no = helpRefusal(draft.session, act, act.help);
  if (no !== undefined) return no;
  const text = asWritten(act.text ?? "");
  if (pasted.has(act.help) && isEmpty(text)) return refuse("text.empty", { field: "text" });
  if (text.length > limits.pasted) return refuse("text.too-long", { field: "text", values: { max: limits.pasted, count: text.length } });
  if (helpAsked.length >= mostAsked) return refuse("list.too-many", { values: { max: mostAsked } });
  return emit(draft, "help.asked", { id: act.id, help: act.help, step: act.step, part: act.part, text });
}

/** True for what people alone may say, or for what nobody sees here: a model's piece that holds it is left out. */
function oversteps(act: SuggestedActCommand, where: Where): boolean {
  if (act.do === "note") return false;
  if (act.step !== where.step || act.part !== where.part) return true;
  return act.do === "add-row" && Object.keys(act.values).some((key) => byPeopleAlone.has(key) && act.values[key] !== null);
}

/** Whether something would come of a piece if somebody took it now, and the session would not refuse it. */
function isOfUse(draft: Draft, acts: readonly SuggestedActCommand[], asPerson: AsPerson): boolean {
  const someone = voices(draft.session)[0]?.id;
  if (someone === undefined) return false;
  const start: Draft = { ...draft, actor: { kind: "person", id: someone, via: "model" } };
  let at = start;
  for (const act of acts) {
    const next = asPerson(at, act, someone);
    if (isRefusal(next)) return false;
    at = next;
  }
  return at.events.length > start.events.length;
}

/**
 * A model suggests. Every piece is tried as if a person took it: what the session would refuse them is left out, by the same code. Brought
 * again, it changes nothing; nothing is changed by it but that it stands there to be taken or dropped.
 */
export function suggest(draft: Draft, act: Of<"suggest">, asPerson: AsPerson): Draft | Refusal {
  const { session } = draft;
  if (session.suggestions.some((one) => one.id === act.id)) return draft;
  const no = helpRefusal(session, act, act.help);
  if (no !== undefined) return no;
  if (session.suggestions.length >= mostMade) return refuse("list.too-many", { values: { max: mostMade } });
  const speaks = sayings.has(act.help) || act.help === "summary";
  const fit = act.pieces.filter(({ text, acts }) => {
    if (tooLong(text, "text") !== undefined) return false;
    if (acts.length === 0) return speaks && !isEmpty(text);
    return !acts.some((one) => oversteps(one, act)) && isOfUse(draft, acts, asPerson);
  });
  if (fit.length === 0) return draft;
  const pieces = fit.map((one, place) => ({
    id: `p${place + 1}`,
    text: asWritten(one.text),
    acts: one.acts as unknown as Json,
    made: one.made ?? null,
  }));
  return emit(draft, "suggestion.made", { id: act.id, help: act.help, step: act.step, part: act.part, asked: act.asked, pieces });
}

/** With what was changed: fields of a row or of a touchpoint that is put forward, the text of a note or a quote. */
function changed(act: SuggestedActCommand, change: Values): SuggestedActCommand {
  const { text } = change;
  switch (act.do) {
    case "add-row":
      return { ...act, values: { ...act.values, ...change } };
    case "note":
    case "evidence":
      return typeof text === "string" ? { ...act, text } : act;
    case "merge":
      return Array.isArray(change.from) ? { ...act, from: change.from.map(String) } : act;
    case "propose":
      return { ...act, value: changedValue(act.value, change) };
    default:
      return act;
  }
}

function changedValue(value: Json, change: Values): Json {
  const { touchpoints, ...rest } = value as { readonly [key: string]: Json };
  if (!Array.isArray(touchpoints)) return { ...rest, ...change };
  return { ...rest, touchpoints: touchpoints.map((one: Json, place) => (place === 0 ? { ...(one as Values), ...change } : one)) };
}

/** A replacement comes beside those that are put forward already: nobody's own proposal goes because of it. */
function beside(session: Session, act: SuggestedActCommand): SuggestedActCommand {
  if (act.do !== "propose") return act;
  const state = session.steps.find((one) => one.id === act.step)?.parts[act.part]?.state as unknown as Decisions;
  const before = state.proposals[act.item]?.value;
  const { touchpoints } = act.value as { readonly [key: string]: Json };
  if (before?.is !== "with" || !Array.isArray(touchpoints)) return act;
  const there = before.touchpoints as readonly Values[];
  const more = (touchpoints as readonly Values[]).filter((one) => !there.some((each) => each.id === one.id));
  return { ...act, value: { ...before, touchpoints: [...there, ...more] } };
}

/** Where a piece moves a row from one list to another, the row as it is now goes over: what was written in it meanwhile goes with it. Gone, it is refused. */
function moved(session: Session, acts: readonly SuggestedActCommand[]): readonly SuggestedActCommand[] | Refusal {
  const [first, second, ...rest] = acts;
  if (first?.do !== "remove-row" || second?.do !== "add-row") return acts;
  const state = session.steps.find((one) => one.id === first.step)?.parts[first.part]?.state as unknown as Sheet;
  const row = rowsOf(state, first.list).find((one) => one.id === first.id);
  return row === undefined ? refuse("item.gone") : [first, { ...second, values: valuesOf(row.cells) }, ...rest];
}

type Taking = { readonly found: Suggestion; readonly piece: Piece; readonly act: Of<"answer-suggestion">; readonly person: string };

/** What was suggested becomes this person's own acts, judged like any other. */
function taken(draft: Draft, { piece, act, person }: Taking, asPerson: AsPerson): Draft | Refusal {
  const read = z.array(SuggestedActs).safeParse(piece.acts);
  if (!read.success) return refuse("item.gone");
  const acts = moved(draft.session, read.data);
  if (isRefusal(acts)) return acts;
  let at = draft;
  for (const one of acts) {
    const own = act.answer === "edit" ? changed(one, act.change ?? {}) : one;
    const next = asPerson(at, beside(draft.session, own), person);
    if (isRefusal(next)) return next;
    at = next;
  }
  return at;
}

/** What a saying became: as it was, or as somebody put it. */
function wordsOf({ piece, act }: Taking): { readonly text?: string } | Refusal {
  if (piece.acts.length > 0 || act.answer === "drop") return {};
  const text = asWritten(act.answer === "edit" ? String(act.change?.text ?? "") : piece.text);
  if (isEmpty(text)) return refuse("text.empty", { field: "text" });
  return tooLong(text, "text") ?? { text };
}

const fates = { accept: "accepted", edit: "edited", drop: "dropped" } as const;

/** Somebody takes what was suggested, takes it with changes, or drops it. The same answer twice has one effect; what was taken stays taken. */
export function answerSuggestion(draft: Draft, act: Of<"answer-suggestion">, person: string, asPerson: AsPerson): Draft | Refusal {
  const found = draft.session.suggestions.find((one) => one.id === act.suggestion);
  const piece = found?.pieces.find((one) => one.id === act.piece);
  if (found === undefined || piece === undefined) return refuse("item.unknown");
  const fate = fates[act.answer];
  if (piece.answer !== null) return piece.answer.is === fate ? draft : refuse("item.gone");
  const taking = { found, piece, act, person };
  const words = wordsOf(taking);
  if (isRefusal(words)) return words;
  const next = act.answer === "drop" ? draft : taken(draft, taking, asPerson);
  if (isRefusal(next)) return next;
  return emit(next, "suggestion.answered", { suggestion: found.id, piece: piece.id, answer: fate, made: piece.made, ...words });
}

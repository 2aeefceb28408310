import { adoptSheet } from "./adopt.ts";
import { type Refusal, refuse } from "#talk/refusal.ts";
import { type Json, asWritten, isEmpty } from "./field.ts";
import { tooLong } from "./reason.ts";
import type { Context, Fact, Meta, PartAct, Pattern, Subject } from "./part.ts";
import { type Sheet, applySheet, blankSheet, invertSheet, set } from "./sheet.ts";

export const answers = ["fix", "action", "accept"] as const;
export type AnswerWord = (typeof answers)[number];
export type FindingAnswer = {
  readonly answer: AnswerWord;
  readonly note?: string;
  readonly by: string | null;
  readonly rev: number;
  readonly draft: boolean;
};
export type Review = Sheet & {
  readonly answered: Readonly<Record<string, FindingAnswer>>;
  /** what is said to every finding not answered by itself; `all`: to those of weight "must" too */
  readonly rest?: FindingAnswer & { readonly all: boolean };
};

/** What the team said to a finding, by itself or with the rest. A `must` is never folded into the rest unless that was said. */
export function answerTo(state: Review, finding: Subject): FindingAnswer | undefined {
  const rest = finding.values.weight === "must" && state.rest?.all !== true ? undefined : state.rest;
  return state.answered[finding.id] ?? rest;
}

function isAnswer(word: string): word is AnswerWord {
  return (answers as readonly string[]).includes(word);
}

function answer(state: Review, act: Extract<PartAct, { do: "answer" }>, ctx: Context): readonly Fact[] | Refusal {
  if (!isAnswer(act.answer)) return refuse("value.not-a-choice", { field: "answer", values: { choice: act.answer.slice(0, 40) } });
  const finding = ctx.subjects.find((one) => one.id === act.finding);
  if (finding === undefined) return refuse("item.unknown");
  const note = asWritten(act.note ?? "");
  const no = tooLong(note, "note");
  if (no !== undefined) return no;
  if (act.answer === "accept" && finding.values.weight === "must" && isEmpty(note)) return refuse("review.note-needed", { field: "note" });
  const before = state.answered[act.finding];
  if (before?.answer === act.answer && (before.note ?? "") === note) return [];
  return [
    {
      type: "review.answered",
      data: { item: act.finding, answer: act.answer, note: isEmpty(note) ? null : note, draft: act.draft ?? act.answer === "action" },
    },
  ];
}

function accept(state: Review, act: PartAct, ctx: Context): readonly Fact[] | Refusal {
  switch (act.do) {
    case "answer":
      return answer(state, act, ctx);
    case "rest":
      if (!isAnswer(act.answer) || act.answer === "fix")
        return refuse("value.not-a-choice", { field: "answer", values: { choice: act.answer.slice(0, 40) } });
      return state.rest?.answer === act.answer && state.rest.all === (act.all === true)
        ? []
        : [
            {
              type: "review.rest-answered",
              data: { item: "rest", answer: act.answer, all: act.all === true, draft: act.draft ?? act.answer === "action" },
            },
          ];
    case "set":
      return set(state, act, ctx, ctx.part.fields);
    default:
      return refuse("act.unknown");
  }
}

function said(fact: Fact, meta: Meta): FindingAnswer {
  const { answer: word, note, draft } = fact.data;
  return { answer: word as AnswerWord, by: meta.by, rev: meta.rev, draft: draft === true, ...(typeof note === "string" ? { note } : {}) };
}

function apply(state: Review, fact: Fact, meta: Meta): Review {
  const item = String(fact.data.item);
  switch (fact.type) {
    case "review.answered":
      return { ...state, answered: { ...state.answered, [item]: said(fact, meta) } };
    case "review.put-back": {
      const { [item]: _, ...answered } = state.answered;
      return {
        ...state,
        answered: fact.data.answer === null ? answered : { ...answered, [item]: fact.data.answer as unknown as FindingAnswer },
      };
    }
    case "review.rest-answered":
      return { ...state, rest: { ...said(fact, meta), all: fact.data.all === true } };
    case "review.rest-put-back": {
      const { rest: __, ...open } = state;
      return fact.data.rest === null ? open : { ...open, rest: fact.data.rest as unknown as NonNullable<Review["rest"]> };
    }
    default:
      return { ...state, ...applySheet(state, fact, meta) };
  }
}

function invert(state: Review, fact: Fact): readonly Fact[] {
  const item = String(fact.data.item);
  if (fact.type === "review.rest-answered") return [{ type: "review.rest-put-back", data: { item, rest: (state.rest ?? null) as Json } }];
  if (fact.type === "review.answered") return [{ type: "review.put-back", data: { item, answer: (state.answered[item] ?? null) as Json } }];
  return invertSheet(state, fact);
}

/** Every finding of weight "must" needs an answer, where the part's rules ask for it. */
function gap(state: Review, ctx: Context): Refusal | undefined {
  if (!ctx.part.rules.some((rule) => rule.word === "answered")) return undefined;
  const open = ctx.subjects.find((one) => one.values.weight === "must" && answerTo(state, one) === undefined);
  return open === undefined ? undefined : refuse("review.unanswered", { field: open.id });
}

function kept(state: Review, ctx: Pick<Context, "subjects">): readonly Subject[] {
  return ctx.subjects.filter((one) => answerTo(state, one) !== undefined);
}

/** A summary with findings; each is answered: fix now, make it an action, or accept. Questions may stand beside them. */
export const review: Pattern<Review> = {
  id: "review",
  version: 1,
  hidden: false,
  initial: { ...blankSheet, answered: {} },
  accept,
  apply,
  invert,
  about: (fact) => String(fact.data.item),
  gap,
  settle: () => [],
  adopt: adoptSheet,
  kept,
};

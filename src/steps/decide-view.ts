import type { Decisions, Objection, Proposal } from "./decide-fold.ts";
import type { Subject } from "./part.ts";
import type { ViewContext } from "./view.ts";

/** A matter to decide: what is put forward, who objected and why, and when silence takes it. */
export type Matter = {
  readonly subject: Subject;
  readonly proposal: Proposal | null;
  readonly objections: readonly Objection[];
  readonly settled: string | null;
  /** why what was said here before was struck */
  readonly struck: string | null;
  readonly consentEndsAt: number | null;
};
export type DecideView = { readonly pattern: "decide"; readonly matters: readonly Matter[] };

export function viewDecide(state: Decisions, ctx: ViewContext): DecideView {
  return {
    pattern: "decide",
    matters: ctx.subjects.map((subject) => ({
      subject,
      proposal: state.proposals[subject.id] ?? null,
      objections: state.objections[subject.id] ?? [],
      settled: state.settled[subject.id] ?? null,
      struck: state.struck[subject.id] ?? null,
      consentEndsAt: ctx.consentEnds[subject.id] ?? null,
    })),
  };
}

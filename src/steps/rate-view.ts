import type { Subject } from "./part.ts";
import type { Ratings } from "./rate.ts";
import type { ViewContext } from "./view.ts";

/** One's own marks always; those of others as bare numbers without names, and only after the reveal. */
export type RateView = {
  readonly pattern: "rate";
  readonly items: readonly { readonly subject: Subject; readonly mine: Readonly<Record<string, number>>; readonly all: Readonly<Record<string, readonly number[]>> | null; readonly evidence: readonly string[] }[];
};

export function viewRate(state: Ratings, ctx: ViewContext): RateView {
  const everyone = Object.values(state.marks);
  const own = ctx.viewer.person === null ? undefined : state.marks[ctx.viewer.person];
  const scales = ctx.part.scales ?? [];
  return {
    pattern: "rate",
    items: ctx.subjects.map((subject) => ({
      subject,
      mine: own?.[subject.id] ?? {},
      all: ctx.shown ? Object.fromEntries(scales.map((scale) => [scale.id, everyone.flatMap((marks) => marks[subject.id]?.[scale.id] ?? []).sort((a, b) => a - b)])) : null,
      evidence: ctx.shown ? (state.evidence[subject.id] ?? []).map((one) => one.text) : [],
    })),
  };
}

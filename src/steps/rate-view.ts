import type { Subject } from "./part.ts";
import type { Evidence, Ratings } from "./rate.ts";
import type { ViewContext } from "./view.ts";

/** One's own marks always; those of others as bare numbers without names, and only after the reveal. */
export type RateView = {
  readonly pattern: "rate";
  /** so many items that each rates their own picks first: three best, three worst, five weightiest (method.md, step `ratings`) */
  readonly picksFirst: boolean;
  readonly items: readonly {
    readonly subject: Subject;
    readonly mine: Readonly<Record<string, number>>;
    readonly all: Readonly<Record<string, readonly number[]>> | null;
    readonly evidence: readonly Evidence[];
  }[];
};

/** Above this many, own picks come first. */
const mostAtOnce = 20;

export function viewRate(state: Ratings, ctx: ViewContext): RateView {
  const everyone = Object.values(state.marks);
  const own = ctx.viewer.person === null ? undefined : state.marks[ctx.viewer.person];
  const scales = ctx.part.scales ?? [];
  return {
    pattern: "rate",
    picksFirst: ctx.subjects.length > mostAtOnce,
    items: ctx.subjects.map((subject) => ({
      subject,
      mine: own?.[subject.id] ?? {},
      all: ctx.shown
        ? Object.fromEntries(
            scales.map((scale) => [scale.id, everyone.flatMap((marks) => marks[subject.id]?.[scale.id] ?? []).sort((a, b) => a - b)]),
          )
        : null,
      evidence: ctx.shown ? (state.evidence[subject.id] ?? []) : [],
    })),
  };
}

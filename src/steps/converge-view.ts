import { type Converging, bounds, keptStacks, proposal, rootOf, tally } from "./converge.ts";
import type { Subject } from "./part.ts";
import { type ViewContext, byText } from "./view.ts";

/** Items put together, under the one that stands for them. Dots of others are there only once voting has ended. */
export type StackView = {
  readonly id: string;
  readonly items: readonly Subject[];
  readonly mine: number;
  readonly dots: number | null;
  /** who put dots here: shown inside the session only */
  readonly voters: readonly { readonly person: string; readonly dots: number }[];
  readonly kept: boolean;
  readonly tied: boolean;
};
export type ConvergeView = {
  readonly pattern: "converge";
  readonly stacks: readonly StackView[];
  readonly dotsLeft: number;
  readonly dots: { readonly each: number; readonly perItem: number };
  readonly bounds: { readonly min: number; readonly max: number };
  /** kept by the team's word, in its order; null: what follows from the dots is shown */
  readonly kept: readonly string[] | null;
  readonly keepNow: readonly string[];
};

function votersOf(state: Converging, root: string, present: ReadonlySet<string>): StackView["voters"] {
  return Object.entries(state.votes).flatMap(([person, dots]) => {
    const here = Object.entries(dots).reduce(
      (sum, [item, n]) => (present.has(item) && rootOf(state.merges, item, present) === root ? sum + n : sum),
      0,
    );
    return here === 0 ? [] : [{ person, dots: here }];
  });
}

export function viewConverge(state: Converging, ctx: ViewContext): ConvergeView {
  const { person } = ctx.viewer;
  const present = new Set(ctx.subjects.map((one) => one.id));
  const root = (id: string) => rootOf(state.merges, id, present);
  const roots = byText(ctx.subjects.filter((one) => root(one.id) === one.id));
  const follows = proposal(state, ctx.subjects, ctx.part.rules);
  const kept = keptStacks(state, ctx.subjects);
  const keepNow = kept ?? (ctx.shown ? follows.keep : []);
  const counts = new Map(tally(state, ctx.subjects).map((one) => [one.id, one.dots]));
  const stacks = roots.map((top): StackView => {
    const voters = votersOf(state, top.id, present);
    return {
      id: top.id,
      items: [top, ...byText(ctx.subjects.filter((one) => one.id !== top.id && root(one.id) === top.id))],
      mine: voters.find((one) => one.person === person)?.dots ?? 0,
      dots: ctx.shown ? (counts.get(top.id) ?? 0) : null,
      voters: ctx.shown && person !== null ? voters : [],
      kept: keepNow.includes(top.id),
      tied: ctx.shown && follows.tied.includes(top.id),
    };
  });
  const spent = stacks.reduce((sum, stack) => sum + stack.mine, 0);
  const ordered = ctx.shown ? [...stacks].sort((a, b) => (b.dots ?? 0) - (a.dots ?? 0)) : stacks;
  return {
    pattern: "converge",
    stacks: ordered,
    dotsLeft: Math.max(0, ctx.dots.each - spent),
    dots: ctx.dots,
    bounds: bounds(ctx.part.rules),
    kept,
    keepNow,
  };
}

import { type Refusal, refuse } from "#talk/refusal.ts";
import { same } from "./field.ts";
import type { Context, Fact, Meta, PartAct, Pattern, Rule, Subject } from "./part.ts";

/** item -> item it was put together with */
type Merges = Readonly<Record<string, string>>;
export type Dots = Readonly<Record<string, Readonly<Record<string, number>>>>;
export type Converging = {
  readonly merges: Merges;
  /** person -> item -> dots; hidden from others until voting has ended */
  readonly votes: Dots;
  /** what the team keeps, in its order; null until somebody said so */
  readonly kept: readonly string[] | null;
  readonly keptRev: number;
};

/** The item that stands for the whole stack an item lies in. */
export function rootOf(merges: Merges, item: string): string {
  const seen = new Set<string>();
  let at = item;
  while (merges[at] !== undefined && !seen.has(at)) {
    seen.add(at);
    at = merges[at] ?? at;
  }
  return at;
}

/** Dots on each stack, most first; equal ones keep the order of the subjects. */
export function tally(state: Converging, subjects: readonly Subject[]): readonly { readonly id: string; readonly dots: number }[] {
  const count = new Map<string, number>(subjects.filter((one) => rootOf(state.merges, one.id) === one.id).map((one) => [one.id, 0]));
  for (const dots of Object.values(state.votes)) {
    for (const [item, n] of Object.entries(dots)) {
      const root = rootOf(state.merges, item);
      if (count.has(root)) count.set(root, (count.get(root) ?? 0) + n);
    }
  }
  return [...count].map(([id, dots]) => ({ id, dots })).sort((a, b) => b.dots - a.dots);
}

/** How many may be kept, from the part's rules. */
export function bounds(rules: readonly Rule[]): { readonly min: number; readonly max: number } {
  const n = (word: string) => rules.find((rule) => rule.word === word)?.n;
  return { min: n("exactly") ?? n("at-least") ?? 0, max: n("exactly") ?? n("at-most") ?? Number.POSITIVE_INFINITY };
}

/**
 * What follows from the dots: the stacks with dots within the bounds, and those tied at the edge, which are shown both ways.
 * With fewer stacks than may be kept, all of them.
 */
export function proposal(state: Converging, subjects: readonly Subject[], rules: readonly Rule[]): { readonly keep: readonly string[]; readonly tied: readonly string[] } {
  const { min, max } = bounds(rules);
  const ranked = tally(state, subjects);
  if (ranked.length <= max) return { keep: ranked.filter((one, place) => one.dots > 0 || place < min || noDots(ranked)).map((one) => one.id), tied: [] };
  const edge = ranked[max - 1]?.dots ?? 0;
  const tied = ranked[max]?.dots === edge ? ranked.filter((one) => one.dots === edge).map((one) => one.id) : [];
  const above = ranked.slice(0, max).filter((one) => one.dots > 0 && !tied.includes(one.id));
  const keep = [...above.map((one) => one.id), ...tied.slice(0, Math.max(0, max - above.length))];
  return { keep, tied };
}

function noDots(ranked: readonly { dots: number }[]): boolean {
  return ranked.every((one) => one.dots === 0);
}

function vote(state: Converging, act: Extract<PartAct, { do: "vote" }>, ctx: Context): readonly Fact[] | Refusal {
  if (!ctx.inputOpen) return refuse("votes.closed");
  if (ctx.person === null) return refuse("act.not-allowed");
  const { each, perItem } = ctx.dots;
  if (!Number.isInteger(act.dots) || act.dots < 0) return refuse("value.not-a-number", { field: "dots" });
  if (act.dots > perItem) return refuse("votes.too-many-on-one", { values: { max: perItem } });
  const mine = state.votes[ctx.person] ?? {};
  if ((mine[act.item] ?? 0) === act.dots) return [];
  const others = Object.entries(mine).reduce((sum, [item, n]) => (item === act.item ? sum : sum + n), 0);
  if (others + act.dots > each) return refuse("votes.too-many", { values: { max: each, count: others + act.dots } });
  return [{ type: "converge.voted", data: { item: act.item, dots: act.dots } }];
}

function merge(state: Converging, act: Extract<PartAct, { do: "merge" }>): readonly Fact[] | Refusal {
  const into = rootOf(state.merges, act.into);
  const from = act.from.filter((item) => rootOf(state.merges, item) !== into || state.merges[item] === undefined);
  if (from.includes(into)) return refuse("merge.itself");
  const news = from.filter((item) => state.merges[item] !== into);
  return news.map((item) => ({ type: "converge.merged", data: { item, into } }));
}

function keep(state: Converging, items: readonly string[]): readonly Fact[] {
  const unique = [...new Set(items.map((item) => rootOf(state.merges, item)))];
  return same(unique, state.kept) ? [] : [{ type: "converge.kept", data: { items: unique } }];
}

function accept(state: Converging, act: PartAct, ctx: Context): readonly Fact[] | Refusal {
  const known = new Set(ctx.subjects.map((one) => one.id));
  const named = act.do === "vote" || act.do === "unmerge" ? [act.item] : act.do === "merge" ? [act.into, ...act.from] : act.do === "keep" ? act.items : [];
  if (named.some((item) => !known.has(item))) return refuse(act.do === "keep" ? "keep.unknown" : "item.unknown");
  switch (act.do) {
    case "vote":
      return vote(state, act, ctx);
    case "merge":
      return merge(state, act);
    case "unmerge":
      return state.merges[act.item] === undefined ? [] : [{ type: "converge.unmerged", data: { item: act.item } }];
    case "keep":
      return keep(state, act.items);
    default:
      return refuse("act.unknown");
  }
}

function apply(state: Converging, fact: Fact, meta: Meta): Converging {
  const item = String(fact.data.item);
  switch (fact.type) {
    case "converge.voted": {
      const by = meta.by ?? "";
      return { ...state, votes: { ...state.votes, [by]: { ...state.votes[by], [item]: Number(fact.data.dots) } } };
    }
    case "converge.merged":
      return { ...state, merges: { ...state.merges, [item]: String(fact.data.into) } };
    case "converge.unmerged": {
      const { [item]: _, ...merges } = state.merges;
      return { ...state, merges };
    }
    case "converge.dots-dropped": {
      const { [item]: _, ...votes } = state.votes;
      return { ...state, votes };
    }
    case "converge.kept":
      return { ...state, kept: fact.data.items === null ? null : (fact.data.items as readonly string[]), keptRev: meta.rev };
    default:
      return state;
  }
}

function invert(state: Converging, fact: Fact, meta: Meta): readonly Fact[] {
  const item = String(fact.data.item);
  if (fact.type === "converge.voted") return [{ type: fact.type, data: { item, dots: state.votes[meta.by ?? ""]?.[item] ?? 0 } }];
  if (fact.type === "converge.merged") return [{ type: "converge.unmerged", data: { item } }];
  if (fact.type === "converge.unmerged") return [{ type: "converge.merged", data: { item, into: state.merges[item] ?? "" } }];
  if (fact.type === "converge.kept") return [{ type: fact.type, data: { items: state.kept } }];
  return [];
}

function keptOf(state: Converging, { subjects }: Pick<Context, "subjects">): readonly Subject[] {
  return (state.kept ?? []).flatMap((id) => subjects.find((one) => one.id === id) ?? []);
}

/** Duplicates become stacks, then dots: N for each person, M at most on one; the team keeps, and may depart from the dots. */
export const converge: Pattern<Converging> = {
  id: "converge",
  version: 1,
  hidden: true,
  initial: { merges: {}, votes: {}, kept: null, keptRev: 0 },
  accept,
  apply,
  invert,
  about: (fact) => String(fact.data.item ?? "kept"),
  gap: () => undefined,
  settle: (state, ctx) => (state.kept === null ? keep(state, proposal(state, ctx.subjects, ctx.part.rules).keep) : []),
  kept: keptOf,
};

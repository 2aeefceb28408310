import { type Refusal, refuse } from "#talk/refusal.ts";
import { same } from "./same.ts";
import type { Context, Fact, Meta, PartAct, Pattern, Rule, Subject } from "./part.ts";
import { byText } from "./view.ts";

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

/** The item that leads the stack an item lies in. `present`: what still stands; where the leader was struck or parked, the next below it leads. */
export function rootOf(merges: Merges, item: string, present?: ReadonlySet<string>): string {
  const seen = new Set<string>();
  let [at, root] = [item, item];
  while (merges[at] !== undefined && !seen.has(at)) {
    seen.add(at);
    at = merges[at] ?? at;
    if (present === undefined || present.has(at)) root = at;
  }
  return root;
}

function presentIn(subjects: readonly Subject[]): ReadonlySet<string> {
  return new Set(subjects.map((one) => one.id));
}

/** Dots on each stack, most first; equal ones keep the order of the subjects. Every dot on something that stands counts once. */
export function tally(state: Converging, subjects: readonly Subject[]): readonly { readonly id: string; readonly dots: number }[] {
  const present = presentIn(subjects);
  const count = new Map<string, number>(
    subjects.filter((one) => rootOf(state.merges, one.id, present) === one.id).map((one) => [one.id, 0]),
  );
  for (const dots of Object.values(state.votes)) {
    for (const [item, n] of Object.entries(dots)) {
      const root = rootOf(state.merges, item, present);
      if (present.has(item)) count.set(root, (count.get(root) ?? 0) + n);
    }
  }
  return [...count].map(([id, dots]) => ({ id, dots })).sort((a, b) => b.dots - a.dots);
}

/** What the team keeps as it stands: each stack once, under the item that leads it now. Null until somebody said so. */
export function keptStacks(state: Converging, subjects: readonly Subject[]): readonly string[] | null {
  const present = presentIn(subjects);
  const roots = state.kept?.map((id) => rootOf(state.merges, id, present)).filter((id) => present.has(id));
  return roots === undefined ? null : [...new Set(roots)];
}

/** How many may be kept. */
export function bounds(rules: readonly Rule[]): { readonly min: number; readonly max: number } {
  const n = (word: string) => rules.find((rule) => rule.word === word)?.n;
  return { min: n("exactly") ?? n("at-least") ?? 0, max: n("exactly") ?? n("at-most") ?? Number.POSITIVE_INFINITY };
}

/**
 * What follows from the dots: the stacks with dots within the bounds, and those tied at the edge, which are shown both ways. Where enough
 * stand above the edge, the tied ones stay out; where the rule needs some of them, the first in the order of their texts are laid out, for
 * a facilitator to say. With fewer stacks than may be kept, all that have dots and as many more as must be.
 */
export function proposal(
  state: Converging,
  subjects: readonly Subject[],
  rules: readonly Rule[],
): { readonly keep: readonly string[]; readonly tied: readonly string[] } {
  const { min, max } = bounds(rules);
  const ranked = tally(state, byText(subjects));
  const blank = ranked.every((one) => one.dots === 0);
  if (ranked.length <= max)
    return { keep: ranked.filter((one, place) => one.dots > 0 || place < min || blank).map((one) => one.id), tied: [] };
  const voted = ranked.filter((one) => one.dots > 0).length;
  const room = blank ? max : Math.min(max, Math.max(voted, min));
  const edge = ranked[room - 1]?.dots ?? 0;
  const ids = (list: typeof ranked) => list.map((one) => one.id);
  if (ranked[room]?.dots !== edge) return { keep: ids(ranked.slice(0, room)), tied: [] };
  const above = ranked.filter((one) => one.dots > edge);
  const tied = ids(ranked.filter((one) => one.dots === edge));
  return { keep: ids(above.length >= Math.max(min, 1) ? above : ranked.slice(0, room)), tied };
}

function sum(dots: readonly (readonly [string, number])[]): number {
  return dots.reduce((all, [, n]) => all + n, 0);
}

/** Dots wanted on a stack, whichever of its items they lay on before; a script's stay on the very line it names. */
function vote(state: Converging, act: Extract<PartAct, { do: "vote" }>, ctx: Context): readonly Fact[] | Refusal {
  if (!ctx.inputOpen) return refuse("votes.closed");
  if (ctx.person === null) return refuse("act.not-allowed");
  const { each, perItem } = ctx.dots;
  if (!Number.isInteger(act.dots) || act.dots < 0) return refuse("value.not-a-number", { field: "dots" });
  if (act.dots > perItem) return refuse("votes.too-many-on-one", { values: { max: perItem } });
  const present = presentIn(ctx.subjects);
  const root = ctx.script ? act.item : rootOf(state.merges, act.item, present);
  const mine = Object.entries(state.votes[ctx.person] ?? {}).filter(([item]) => present.has(item));
  const isHere = (item: string) => (ctx.script ? item === root : rootOf(state.merges, item, present) === root);
  const here = mine.filter(([item]) => isHere(item));
  if (sum(here) === act.dots) return [];
  const count = sum(mine) - sum(here) + act.dots;
  if (count > each) return refuse("votes.too-many", { values: { max: each, count } });
  const moved = here
    .filter(([item, n]) => item !== root && n > 0)
    .map(([item]): Fact => ({ type: "converge.voted", data: { item, dots: 0 } }));
  return [...moved, { type: "converge.voted", data: { item: root, dots: act.dots } }];
}

function merge(state: Converging, act: Extract<PartAct, { do: "merge" }>, present: ReadonlySet<string>): readonly Fact[] | Refusal {
  const into = rootOf(state.merges, act.into, present);
  const from = [...new Set(act.from)].filter((item) => rootOf(state.merges, item, present) !== into || item === into);
  if (from.includes(into)) return refuse("merge.itself");
  return from.map((item) => ({ type: "converge.merged", data: { item, into } }));
}

function keep(state: Converging, items: readonly string[], subjects: readonly Subject[]): readonly Fact[] {
  const present = presentIn(subjects);
  const unique = [...new Set(items.map((item) => rootOf(state.merges, item, present)))];
  return same(unique, state.kept) ? [] : [{ type: "converge.kept", data: { items: unique } }];
}

function accept(state: Converging, act: PartAct, ctx: Context): readonly Fact[] | Refusal {
  const known = new Set(ctx.subjects.map((one) => one.id));
  const named =
    act.do === "vote" || act.do === "unmerge"
      ? [act.item]
      : act.do === "merge"
        ? [act.into, ...act.from]
        : act.do === "keep"
          ? act.items
          : [];
  if (named.some((item) => !known.has(item))) return refuse(act.do === "keep" ? "keep.unknown" : "item.unknown");
  switch (act.do) {
    case "vote":
      return vote(state, act, ctx);
    case "merge":
      return merge(state, act, known);
    case "unmerge":
      return state.merges[act.item] === undefined ? [] : [{ type: "converge.unmerged", data: { item: act.item } }];
    case "keep":
      return keep(state, act.items, ctx.subjects);
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
    case "converge.dots-dropped": {
      const { [item]: _, ...votes } = state.votes;
      return { ...state, votes };
    }
    case "converge.kept":
      return { ...state, kept: fact.data.items as readonly string[], keptRev: meta.rev };
    case "converge.unmerged":
    case "converge.put-back":
      return putBack(state, fact);
    default:
      return state;
  }
}

function putBack(state: Converging, { data }: Fact): Converging {
  if (data.rev !== undefined) return { ...state, kept: data.items as readonly string[] | null, keptRev: Number(data.rev) };
  const { [String(data.item)]: _, ...merges } = state.merges;
  return { ...state, merges: typeof data.into === "string" ? { ...merges, [String(data.item)]: data.into } : merges };
}

function invert(state: Converging, fact: Fact, meta: Meta): readonly Fact[] {
  const item = String(fact.data.item);
  if (fact.type === "converge.voted") return [{ type: fact.type, data: { item, dots: state.votes[meta.by ?? ""]?.[item] ?? 0 } }];
  if (fact.type === "converge.kept") return [{ type: "converge.put-back", data: { items: state.kept, rev: state.keptRev } }];
  return [{ type: "converge.put-back", data: { item, into: state.merges[item] ?? null } }];
}

/** A tie at the edge that the rule leaves open: the dots do not say which of the level ones is kept. */
function isLevel(state: Converging, { subjects, part }: Context): boolean {
  const { keep: laid, tied } = proposal(state, subjects, part.rules);
  return tied.some((id) => laid.includes(id));
}

/** A facilitator's yes takes what is laid out. Silence takes only what the dots say: it never chooses among level ones. */
function settle(state: Converging, ctx: Context, how: "facilitator" | "silence"): readonly Fact[] {
  if (state.kept !== null || (how === "silence" && isLevel(state, ctx))) return [];
  return keep(state, proposal(state, ctx.subjects, ctx.part.rules).keep, ctx.subjects);
}

function keptOf(state: Converging, { subjects }: Pick<Context, "subjects">): readonly Subject[] {
  return (keptStacks(state, subjects) ?? []).flatMap((id) => subjects.find((one) => one.id === id) ?? []);
}

function touches(fact: Fact): readonly string[] {
  const { item, into, items } = fact.data;
  return [item, into, ...(Array.isArray(items) ? items : [])].filter((id) => typeof id === "string");
}

/** Every dot there is room for has been put: three each, or fewer where the stacks cannot take them. */
function spent(state: Converging, ctx: Context): boolean {
  const present = presentIn(ctx.subjects);
  const stacks = tally(state, ctx.subjects).length;
  const each = Math.min(ctx.dots.each, ctx.dots.perItem * stacks);
  const put = (person: string) => sum(Object.entries(state.votes[person] ?? {}).filter(([item]) => present.has(item)));
  return stacks > 0 && ctx.everyone.length > 0 && ctx.everyone.every((person) => put(person) >= each);
}

function seen(state: Converging, shown: Converging, person: string | null): Converging {
  const own = person === null ? undefined : state.votes[person];
  return { ...state, votes: { ...shown.votes, ...(person === null || own === undefined ? {} : { [person]: own }) } };
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
  touches,
  spent,
  gap: (state, ctx) => (state.kept === null && isLevel(state, ctx) ? refuse("votes.level") : undefined),
  settle,
  seen,
  kept: keptOf,
};

import { isBlank, type Values } from "#steps/field.ts";
import { type Converging, keptStacks, proposal, rootOf, tally } from "#steps/converge.ts";
import { openObjections } from "#steps/decide.ts";
import { stateOf } from "#playbook/results.ts";
import type { Idea as WrittenIdea } from "#steps/collect.ts";
import type { Consent, Converged, Idea, Item, Report } from "./report.ts";
import { isRevealed, shownIdeas, signed, type Source } from "./source.ts";

/** The text by which an item is known, whatever its step calls it. */
export function textOf(values: Values): string {
  const found = [values.text, values.name, values.title, values.organisation, values.why].find(
    (one) => typeof one === "string" && !isBlank(one),
  );
  return typeof found === "string" ? found : "";
}

/** Compares by code unit, so that the order is the same everywhere. */
export function byText(a: { readonly text: string }, b: { readonly text: string }): number {
  if (a.text === b.text) return 0;
  return a.text < b.text ? -1 : 1;
}

function standing(source: Source, step: string): readonly WrittenIdea[] {
  return shownIdeas(source, step).filter((one) => one.gone === undefined && one.parked !== true);
}

/** What was written in a silent collecting, by text; nothing before the reveal. */
function ideasIn(source: Source, step: string): readonly Idea[] {
  return standing(source, step)
    .map((one) => ({ id: one.id, text: textOf(one.values), ...signed(source, step, one.by) }))
    .sort(byText);
}

type Voted = {
  readonly state: Converging;
  readonly dots: ReadonlyMap<string, number>;
  readonly keep: readonly string[];
  readonly tied: readonly string[];
};

function presentIn(ideas: readonly WrittenIdea[]): ReadonlySet<string> {
  return new Set(ideas.map((one) => one.id));
}

function votedIn(source: Source, step: string, ideas: readonly WrittenIdea[]): Voted {
  const state = stateOf(source.results, step, 1, "converge") ?? { merges: {}, votes: {}, kept: null, keptRev: 0 };
  if (!isRevealed(source, step, 1)) return { state, dots: new Map(), keep: [], tied: [] };
  const subjects = ideas.map((one) => ({ id: one.id, values: one.values }));
  const dots = new Map(tally(state, subjects).map((one) => [one.id, one.dots]));
  return { state, dots, ...proposal(state, subjects, source.results.part(step, 1)?.def.rules ?? []) };
}

function itemOf(
  source: Source,
  step: string,
  { idea, ideas, voted }: { readonly idea: WrittenIdea; readonly ideas: readonly WrittenIdea[]; readonly voted: Voted },
): Item {
  const { kind, horizon } = idea.values;
  const together = ideas.filter((one) => one.id !== idea.id && rootOf(voted.state.merges, one.id, presentIn(ideas)) === idea.id);
  const dots = voted.dots.get(idea.id);
  return {
    id: idea.id,
    text: textOf(idea.values),
    ...signed(source, step, idea.by),
    ...(typeof kind === "string" ? { kind: kind as NonNullable<Item["kind"]> } : {}),
    ...(typeof horizon === "string" ? { horizon: horizon as NonNullable<Item["horizon"]> } : {}),
    ...(dots === undefined ? {} : { dots }),
    byDots: voted.keep.includes(idea.id),
    tied: voted.tied.includes(idea.id),
    together: together.map((one) => ({ id: one.id, text: textOf(one.values), ...signed(source, step, one.by) })).sort(byText),
  };
}

/** A step that collects and converges: what is kept in the team's order, the rest by dots and text; stacks under what stands for them. */
export function convergedIn(source: Source, step: string): Converged {
  const ideas = standing(source, step);
  const voted = votedIn(source, step, ideas);
  const subjects = ideas.map((one) => ({ id: one.id, values: one.values }));
  const kept = (keptStacks(voted.state, subjects) ?? []).flatMap((id) => ideas.find((one) => one.id === id) ?? []);
  const rest = ideas.filter((one) => !kept.includes(one) && rootOf(voted.state.merges, one.id, presentIn(ideas)) === one.id);
  function asItem(idea: WrittenIdea) {
    return itemOf(source, step, { idea, ideas, voted });
  }
  return {
    decided: kept.length > 0,
    kept: kept.map((idea, place) => ({ ...asItem(idea), number: place + 1 })),
    rest: rest.map(asItem).sort((a, b) => (b.dots ?? 0) - (a.dots ?? 0) || byText(a, b)),
  };
}

/** How the decision about one item came about; undefined where nothing was put forward. */
export function consentOf(
  source: Source,
  { step, part, item }: { readonly step: string; readonly part: number; readonly item: string },
): Consent | undefined {
  const state = stateOf(source.results, step, part, "decide");
  const standingProposal = state?.proposals[item];
  if (state === undefined || standingProposal === undefined) return undefined;
  const settled = state.settled[item];
  const open = openObjections(state, item);
  return {
    ...signed(source, step, standingProposal.by),
    ...(standingProposal.agreed === undefined ? {} : { agreed: standingProposal.agreed }),
    ...(settled === undefined ? {} : { settledBecause: settled }),
    objections: (state.objections[item] ?? []).map((one) => ({
      reason: one.reason,
      open: open.includes(one),
      ...signed(source, step, one.by),
    })),
  };
}

/** The sentence that was put forward for the purpose, with how it was agreed, and everything written on the way. */
export function purposeIn(source: Source): Report["purpose"] {
  const sentence = stateOf(source.results, "purpose", 1, "decide")?.proposals.one?.value.text;
  const consent = consentOf(source, { step: "purpose", part: 1, item: "one" });
  return {
    ...(typeof sentence === "string" ? { sentence } : {}),
    ...(consent === undefined ? {} : { consent }),
    ideas: ideasIn(source, "purpose"),
  };
}

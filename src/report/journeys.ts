import { rowsOf } from "#journey/layout/rows.ts";
import { own } from "#journey/own.ts";
import { disagreements, expectedEmotion, isMomentOfTruth } from "#journey/stats.ts";
import type { Touchpoint } from "#journey/touchpoint.ts";
import { stateOf, textIn } from "#playbook/results.ts";
import { valuesOf } from "#steps/sheet.ts";
import { textsIn } from "./customer.ts";
import { byText, textOf } from "./ideas.ts";
import type { CurrentTouchpoint, NewTouchpoint, Report } from "./report.ts";
import { nameOrText, shownIdeas, signed, type Source } from "./source.ts";

/** What both journeys say of a touchpoint, without what only one of them has. */
function common(source: Source, touchpoint: Touchpoint, place: number) {
  const { origin: _, expected: __, announcedBy: ___, permitted: ____, responsible, evidence, ...rest } = touchpoint;
  return {
    ...rest,
    number: place + 1,
    ...(responsible === undefined ? {} : { responsible: nameOrText(source, responsible) }),
    evidence: evidence ?? [],
  };
}

function currentOf(source: Source, touchpoint: Touchpoint, place: number): CurrentTouchpoint {
  const { stats, outcomes, redesign } = source;
  const outcome = outcomes.get(touchpoint.id) ?? { is: "unanswered" as const, by: [] };
  const restriction = own(redesign.restrictions, touchpoint.id);
  const note = restriction?.is === "blocked" ? restriction.note : undefined;
  const figures = stats.get(touchpoint.id);
  const disagreement = disagreements(stats).includes(touchpoint.id);
  const reasons = redesign.reasons.filter((one) => outcome.reasons?.includes(one.id)).map((one) => one.number);
  return {
    ...common(source, touchpoint, place),
    outcome: { is: outcome.is, by: outcome.by, reasons, ...(outcome.why ? { why: outcome.why } : {}), ...(note ? { note } : {}) },
    ...(figures === undefined ? {} : { rating: { ...figures, momentOfTruth: isMomentOfTruth(figures), disagreement } }),
  };
}

function newOf(source: Source, touchpoint: Touchpoint, place: number): NewTouchpoint {
  const { expected, announcedBy, permitted, origin } = touchpoint;
  const emotion = expectedEmotion(touchpoint, source.stats);
  const covered = own(source.redesign.covers, touchpoint.id);
  return {
    ...common(source, touchpoint, place),
    origin: origin ?? { kind: "kept", replaces: [], absorbs: [] },
    ...(expected === undefined ? {} : { expected }),
    ...(emotion === undefined ? {} : { emotion }),
    ...(announcedBy === undefined ? {} : { announcedBy: nameOrText(source, announcedBy) }),
    ...(permitted === undefined ? {} : { permitted }),
    ...(covered === undefined ? {} : { covered }),
  };
}

function pairsIn({ redesign, journey, outcomes, stats }: Source): Report["journeys"]["pairs"] {
  return rowsOf({ current: redesign.current, new: journey, outcomes, stats }).map(({ is, current, next, joins, branch }) => ({
    is,
    ...(current === undefined ? {} : { current: current.id }),
    ...(next === undefined ? {} : { next: next.id }),
    ...(joins === undefined ? {} : { joins }),
    branch,
  }));
}

/** Everything that was put forward in place of blocked contacts, taken or not, by contact and text. */
function alternativesIn(source: Source): Report["journeys"]["alternatives"] {
  const places = new Map(source.redesign.current.map((one, place) => [one.id, place]));
  const ideas = shownIdeas(source, "replace").filter(
    (one) => one.gone === undefined && one.parked !== true && places.has(String(one.values.for)),
  );
  function order(one: (typeof ideas)[number]) {
    return places.get(String(one.values.for)) ?? 0;
  }
  return ideas
    .toSorted((a, b) => order(a) - order(b) || byText({ text: textOf(a.values) }, { text: textOf(b.values) }))
    .map((one) => ({
      id: one.id,
      for: String(one.values.for),
      is: one.values.is as "with",
      ...textsIn(one.values, ["name", "does", "why", "announcedBy"] as const),
      ...(one.values.medium === "digital" || one.values.medium === "physical" ? { medium: one.values.medium } : {}),
      channels: (one.values.channels ?? []) as NewTouchpoint["channels"],
      ...signed(source, "replace", one.by),
    }));
}

/** Both journeys with what became of each contact, and their rows side by side. */
export function journeysIn(source: Source): Report["journeys"] {
  const head = valuesOf(stateOf(source.results, "current-journey", 0, "list")?.cells ?? {});
  const [from, to] = [textIn(head, "from"), textIn(head, "to")];
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    current: source.redesign.current.map((one, place) => currentOf(source, one, place)),
    new: source.journey.map((one, place) => newOf(source, one, place)),
    pairs: pairsIn(source),
    alternatives: alternativesIn(source),
  };
}

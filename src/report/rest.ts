import { stateOf, textIn } from "#playbook/results.ts";
import { subjectsOf } from "#playbook/sources.ts";
import type { Ratings } from "#steps/rate.ts";
import type { Session, StepStanding } from "#session/state.ts";
import { roles } from "#session/state.ts";
import { stepDefinition } from "#session/definition.ts";
import { byText, consentOf, textOf } from "./ideas.ts";
import type { Report } from "./report.ts";
import { isRevealed, shownIdeas, signed, type Source } from "./source.ts";

/** Parked, struck and late items of every step that was shown; of struck ones only the reason is left. */
export function asideIn(source: Source): Pick<Report, "parked" | "struck" | "late"> {
  const { session } = source;
  const shown = session.steps.flatMap(({ id }) => shownIdeas(source, id).map((idea) => ({ step: id, idea })));
  const parked = shown.filter(({ idea }) => idea.gone === undefined && idea.parked === true);
  const struck = shown.filter(({ idea }) => idea.gone === "struck");
  const late = session.late.filter((one) => isRevealed(source, one.step) && one.struck === undefined);
  return {
    parked: inSteps(
      session,
      parked.map(({ step, idea }) => ({ step, text: textOf(idea.values), ...signed(source, step, idea.by) })),
    ),
    struck: [...struck.map(({ step, idea }) => ({ step, reason: idea.why ?? "" })), ...struckElsewhere(source)],
    late: inSteps(
      session,
      late.map((one) => ({ step: one.step, text: textOf(one.values), ...signed(source, one.step, one.by), takenIn: one.takenIn })),
    ),
  };
}

/** Struck beside the ideas: what came late, what was put forward, evidence, notes. */
function struckElsewhere(source: Source): Report["struck"] {
  const { session } = source;
  const why = (step: string, reason: string | undefined) => (reason === undefined ? [] : [{ step, reason }]);
  const late = session.late.flatMap((one) => why(one.step, one.struck));
  const inParts = session.steps.flatMap((step) =>
    step.parts.flatMap(({ state }) => {
      const { struck = {}, evidence = {} } = state as { struck?: Record<string, string>; evidence?: Ratings["evidence"] };
      const quotes = Object.values(evidence).flatMap((all) => all.flatMap((one) => why(step.id, one.struck)));
      return [...Object.values(struck).flatMap((reason) => why(step.id, reason)), ...quotes];
    }),
  );
  const targets = notable(source);
  const notes = session.notes.flatMap((one) => {
    const target = targets.get(one.on) ?? targets.get(one.on.slice(one.on.lastIndexOf("/") + 1));
    return target === "hidden" ? [] : why(target?.step ?? one.on.split("/")[0] ?? "", one.struck);
  });
  return [...late, ...inParts, ...notes];
}

function inSteps<Aside extends { readonly step: string; readonly text: string }>(
  session: Session,
  asides: readonly Aside[],
): readonly Aside[] {
  function place(step: string) {
    return session.steps.findIndex((one) => one.id === step);
  }
  return asides.toSorted((a, b) => place(a.step) - place(b.step) || byText(a, b));
}

/** Steps skipped and rules waived, with why. */
export function exceptionsIn({ session }: Source): Pick<Report, "skipped" | "waived"> {
  function waivedIn({ id, parts }: StepStanding) {
    return parts.flatMap((part) => Object.entries(part.waived).map(([rule, why]) => ({ step: id, rule, why })));
  }
  return {
    skipped: session.steps
      .filter((one) => one.status === "skipped")
      .map(({ id, why }) => ({ step: id, ...(why === undefined ? {} : { why }) })),
    waived: session.steps.flatMap(waivedIn),
  };
}

/** Every decision of a round of consent, in the order of the steps: what is behind it stands with it. */
export function decisionsIn(source: Source): Report["decisions"] {
  return source.session.steps.flatMap(({ id: step }) =>
    (stepDefinition(source.session, step)?.parts ?? []).flatMap((def, part) => {
      const state = stateOf(source.results, step, part, "decide");
      if (def.pattern !== "decide" || state === undefined) return [];
      return subjectsOf(source.results, step, def.subjects).flatMap(({ id: item, values }) => {
        const value = state.proposals[item]?.value;
        const consent = consentOf(source, { step, part, item });
        if (value === undefined || consent === undefined) return [];
        const text = textIn(value, "text") ?? textIn(value, "why") ?? textIn(value, "note");
        return [{ step, item, about: textOf(values), is: String(value.is), ...(text === undefined ? {} : { text }), consent }];
      });
    }),
  );
}

type Noted = { readonly step: string; readonly text: string };

/** What can be noted on, by id. Ideas that are hidden or struck are known, but without a text: a note on them is not shown. */
function notable(source: Source): ReadonlyMap<string, Noted | "hidden"> {
  const { session, redesign, journey, findings, results } = source;
  const ideas = session.steps.flatMap(({ id: step }) => {
    const shown = new Set(
      shownIdeas(source, step)
        .filter((one) => one.gone === undefined)
        .map((one) => one.id),
    );
    return (stateOf(results, step, 0, "collect")?.ideas ?? []).map((one): [string, Noted | "hidden"] => [
      one.id,
      shown.has(one.id) ? { step, text: textOf(one.values) } : "hidden",
    ]);
  });
  function named(step: string) {
    return (one: { readonly id: string; readonly name: string }): [string, Noted] => [one.id, { step, text: one.name }];
  }
  return new Map<string, Noted | "hidden">([
    ...findings.map((one): [string, Noted] => [one.key, { step: "audit", text: "" }]),
    ...journey.map(named("new-journey")),
    ...redesign.current.map(named("current-journey")),
    ...redesign.actions.map((one): [string, Noted] => [one.id, { step: "actions", text: one.title }]),
    ...redesign.conflicts.map((one): [string, Noted] => [one.id, { step: "pains", text: one.organisation }]),
    ...ideas,
  ]);
}

/** Notes under items, findings and touchpoints; none under what is hidden or struck. `on` is an id, or `step/id`. */
export function notesIn(source: Source): Report["notes"] {
  const targets = notable(source);
  return source.session.notes.flatMap(({ id, on, by, text, struck }) => {
    if (struck !== undefined) return [];
    const bare = on.slice(on.lastIndexOf("/") + 1);
    const target = targets.get(on) ?? targets.get(bare) ?? { step: on.split("/")[0] ?? "", text: "" };
    if (target === "hidden") return [];
    return [{ id, on: targets.has(on) ? on : bare, about: target.text, text, ...signed(source, target.step, by) }];
  });
}

/** Who took part, by role and name; whose second entry was joined to the first stands once. */
export function peopleIn({ session, nameOf }: Source): Report["people"] {
  return Object.values(session.people)
    .filter((one) => session.merged[one.id] === undefined)
    .map((one) => ({ name: nameOf(one.id), role: one.role, left: one.removed }))
    .sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role) || byText({ text: a.name }, { text: b.name }));
}

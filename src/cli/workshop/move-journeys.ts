import { journeyLenses } from "#journey/lenses/all.ts";
import type { Act } from "#session/command.ts";
import { outcomeSoFar } from "#session/results.ts";
import { openStep, type Session } from "#session/state.ts";
import type { Values } from "#steps/field.ts";
import { confirm, said } from "./move-forms.ts";
import { type Making, type Move, noMoves, type StepMoves } from "./moves.ts";
import type { Fragments } from "./schema.ts";
import type { ScriptFields, ScriptReplacement, ScriptRestriction, ScriptTouchpoint } from "./schema-touchpoint.ts";
import type { Path } from "./yaml.ts";

type Block<Id extends keyof Fragments> = NonNullable<Fragments[Id]>;

/** A touchpoint's fields with ids for names; who is responsible may be a person's key or free text. */
function valuesOf(fields: ScriptFields, { names, people }: Making & { readonly people: ReadonlySet<string> }): Values {
  const { repeats, responsible, announcedBy, ...rest } = fields;
  function personOrText(one: string | undefined): string | undefined {
    return one !== undefined && people.has(one) ? names.person(one) : one;
  }
  return said({
    ...rest,
    repeats: repeats === undefined ? undefined : names.touchpoint(repeats),
    responsible: personOrText(responsible),
    announcedBy: personOrText(announcedBy),
  });
}

export type JourneyMaking = Making & { readonly people: ReadonlySet<string> };

/** Rows of a journey. What a touchpoint repeats is said once all of them are there: it may stand further down. */
function touchpointRows(
  step: string,
  list: readonly { readonly touchpoint: ScriptTouchpoint; readonly path: Path }[],
  making: JourneyMaking,
): readonly Move[] {
  const { names, host } = making;
  const added = list.map(({ touchpoint: { key, repeats: _, ...fields }, path }): Move => {
    const act: Act = {
      do: "add-row",
      step,
      part: 0,
      list: "items",
      id: names.at(names.touchpoint(key), path),
      values: valuesOf(fields, making),
    };
    return { path, by: host, acts: [act] };
  });
  const pointed = list.flatMap(({ touchpoint: { key, repeats }, path }): Move[] => {
    if (repeats === undefined) return [];
    const act: Act = { do: "set", step, part: 0, path: `items/${names.touchpoint(key)}/repeats`, value: names.touchpoint(repeats) };
    return [{ path: [...path, "repeats"], by: host, acts: [act] }];
  });
  return [...added, ...pointed];
}

export function moveCurrentJourney(block: Block<"current-journey">, base: Path, making: JourneyMaking): StepMoves {
  const ends = Object.entries(said({ from: block.from, to: block.to })).map(
    ([id, value]): Move => ({
      path: [...base, id],
      by: making.host,
      acts: [{ do: "set", step: "current-journey", part: 0, path: id, value }],
    }),
  );
  const list = (block.touchpoints ?? []).map((touchpoint, place) => ({ touchpoint, path: [...base, "touchpoints", place] }));
  return { ...noMoves, decided: [...ends, ...touchpointRows("current-journey", list, making), confirm("current-journey", base, making)] };
}

export function moveRatings(block: Block<"ratings">, base: Path, making: Making): StepMoves {
  const votes = [...block].flatMap(([person, marks]) =>
    [...marks].map(([key, [emotion, impact]]): Move => {
      const act: Act = { do: "rate", step: "ratings", part: 0, item: making.names.touchpoint(key), values: { emotion, impact } };
      return { path: [...base, person, key], by: making.names.person(person), acts: [act] };
    }),
  );
  return { ...noMoves, votes, decided: [confirm("ratings", base, making)] };
}

function restrictionOf(one: ScriptRestriction, making: JourneyMaking): Values {
  const { names } = making;
  if (one.changes !== undefined)
    return { is: "changes", ...(Object.keys(one.changes).length === 0 ? {} : { fields: valuesOf(one.changes, making) }) };
  if (one.blocked !== undefined)
    return said({ is: "blocked", reasons: one.blocked.map((key) => names.item("reasons", key, [])), note: one.note });
  if (one.dropped !== undefined) return { is: "dropped", why: one.dropped };
  if (one.merged !== undefined) return { is: "merged", into: names.touchpoint(one.merged) };
  return one.permitted === undefined ? { is: "stays" } : { is: "permitted", why: one.permitted };
}

export function moveRestrict(block: Block<"restrict">, base: Path, making: JourneyMaking): StepMoves {
  const proposed = [...block].map(([key, one]): Move => {
    const act: Act = { do: "propose", step: "restrict", part: 0, item: making.names.touchpoint(key), value: restrictionOf(one, making) };
    return { path: [...base, key], by: making.host, acts: [act] };
  });
  return { ...noMoves, decided: [...proposed, confirm("restrict", base, making)] };
}

function replacementOf(one: ScriptReplacement, base: Path, making: JourneyMaking): Values {
  const { names } = making;
  if (one.dropped !== undefined) return { is: "dropped", why: one.dropped };
  if (one.merged !== undefined) return { is: "merged", into: names.touchpoint(one.merged) };
  const rows = (one.with ?? []).map(({ key, ...fields }, place) => ({
    id: names.at(names.touchpoint(key), [...base, "with", place]),
    ...valuesOf(fields, making),
  }));
  return { is: "with", touchpoints: rows };
}

/** Step `replace`, which passes by itself where nothing is blocked: then nobody has anything to do in it. */
export function moveReplace(block: Block<"replace">, base: Path, making: JourneyMaking): StepMoves {
  const { host, names } = making;
  function here(acts: readonly Act[]): Move["acts"] {
    return (session) => (openStep(session)?.id === "replace" ? acts : []);
  }
  const proposed = [...block].map(([key, one]): Move => {
    const path: Path = [...base, key];
    return {
      path,
      by: host,
      acts: [{ do: "propose", step: "replace", part: 1, item: names.touchpoint(key), value: replacementOf(one, path, making) }],
    };
  });
  const closing: Move = { path: base, by: host, acts: here([{ do: "confirm", step: "replace", part: 1 }]) };
  return {
    ...noMoves,
    ended: [{ path: base, by: host, acts: here([{ do: "end-input", step: "replace", part: 0 }]) }],
    decided: [...proposed, closing],
  };
}

export function moveNewJourney(block: Block<"new-journey">, base: Path, making: JourneyMaking): StepMoves {
  const { host, names } = making;
  const at = { step: "new-journey", part: 0 } as const;
  const added = (block.added ?? []).map((touchpoint, place) => ({ touchpoint, path: [...base, "added", place] }));
  const order: readonly Move[] =
    block.order === undefined
      ? []
      : [{ path: [...base, "order"], by: host, acts: [{ do: "order", ...at, items: block.order.map(names.touchpoint) }] }];
  const expected = [...(block.expected ?? [])].map(
    ([key, value]): Move => ({
      path: [...base, "expected", key],
      by: host,
      acts: [{ do: "set", ...at, path: `items/${names.touchpoint(key)}/expected`, value }],
    }),
  );
  return {
    ...noMoves,
    decided: [...touchpointRows("new-journey", added, making), ...order, ...expected, confirm("new-journey", base, making)],
  };
}

/** Keys of the findings that an answer means: of that kind and, where one is named, about that touchpoint. */
function findingsOf(session: Session, finding: string, touchpoint: string | undefined): readonly string[] {
  const all = journeyLenses(outcomeSoFar(session, session.lastAt)).filter(
    (one) => one.id === finding && (touchpoint === undefined || one.touchpoints.includes(touchpoint)),
  );
  return all.length === 0 ? [finding] : all.map((one) => one.key);
}

/** Step `audit`: answers are recorded, and no drafts are made of them (README: the plan is what `actions` says). */
export function moveAudit(block: Block<"audit">, base: Path, making: Making): StepMoves {
  const { host, names } = making;
  const at = { step: "audit", part: 0 } as const;
  const goal: readonly Move[] =
    block.goalReached === undefined
      ? []
      : [{ path: [...base, "goalReached"], by: host, acts: [{ do: "set", ...at, path: "goalReached", value: block.goalReached }] }];
  const answers = (block.answers ?? []).map(({ finding, touchpoint, answer, note }, place): Move => {
    const about = touchpoint === undefined ? undefined : names.touchpoint(touchpoint);
    const word = { answer, draft: false, ...(note === undefined ? {} : { note }) };
    return {
      path: [...base, "answers", place],
      by: host,
      acts: (session) => findingsOf(session, finding, about).map((key): Act => ({ do: "answer", ...at, finding: key, ...word })),
    };
  });
  const rest: readonly Move[] =
    block.rest === undefined
      ? []
      : [{ path: [...base, "rest"], by: host, acts: [{ do: "rest", ...at, answer: block.rest, draft: false, all: true }] }];
  return { ...noMoves, decided: [...goal, ...answers, ...rest, confirm("audit", base, making)] };
}

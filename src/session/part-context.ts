import { dateIn } from "#lib/time.ts";
import { withDefaults } from "#playbook/defaults.ts";
import { redesignOf } from "#playbook/outcome.ts";
import type { Results } from "#playbook/results.ts";
import { judge } from "#playbook/rules.ts";
import { refsOf, subjectsOf } from "#playbook/sources.ts";
import type { Values } from "#steps/field.ts";
import type { Context, Part, PartAct } from "#steps/part.ts";
import { patterns } from "#steps/patterns.ts";
import type { Refusal } from "#talk/refusal.ts";
import { partDefinition } from "./definition.ts";
import { resultsOf } from "./results.ts";
import { type PartStanding, type Session, voices } from "./state.ts";

/** Where an act is aimed, who does it and when. */
export type Aim = {
  readonly step: string;
  readonly part: number;
  readonly person: string | null;
  readonly at: number;
  readonly drawn?: number | undefined;
};

export type Aimed = { readonly def: Part; readonly standing: PartStanding; readonly context: Context; readonly results: Results };

/** The part that is aimed at, with everything its pattern needs; undefined when there is no such part. */
export function aim(session: Session, to: Aim): Aimed | undefined {
  const def = partDefinition(session, to.step, to.part);
  const standing = session.steps.find((step) => step.id === to.step)?.parts[to.part];
  if (def === undefined || standing === undefined) return undefined;
  const results = resultsOf(session, to.at);
  const facilitator = to.person === null ? false : session.people[to.person]?.role === "facilitator";
  const context: Context = {
    part: def,
    at: to.at,
    person: to.person,
    facilitator,
    subjects: subjectsOf(results, to.step, def.subjects),
    voices: voices(session).length,
    everyone: voices(session).map((one) => one.id),
    script: session.about.script,
    ...(to.drawn === undefined ? {} : { drawn: to.drawn }),
    dots: session.about.dots,
    inputOpen: standing.phase === "input",
    people: new Set(
      Object.values(session.people)
        .filter((one) => !one.removed)
        .map((one) => one.id),
    ),
    refs: (source) => refsOf(results, source),
    entry: (value, changed) =>
      judge(def.rules, "entry", {
        kept: [],
        said: {},
        value,
        ...(changed === undefined ? {} : { changed }),
        todayFor: (owner) => dateIn(to.at, results.zoneOf(owner)),
        redesign: redesignOf(results),
        facilitator,
        script: session.about.script,
      }),
  };
  return { def, standing, context, results };
}

/** What stands in the way of closing a part as it is: the pattern's own gap, then its rules. */
export function obstacle(session: Session, aimed: Aimed): Refusal | undefined {
  const { def, standing, context, results } = aimed;
  const pattern = patterns[def.pattern];
  const gap = pattern.gap(standing.state, context);
  if (gap !== undefined) return gap;
  const cells = (standing.state.cells ?? {}) as Readonly<Record<string, { readonly value: Values[string] }>>;
  const said = Object.fromEntries(Object.entries(cells).map(([id, cell]) => [id, cell.value]));
  const kept = pattern.kept(standing.state, context);
  const world = { kept, said, redesign: redesignOf(results), facilitator: context.facilitator, script: session.about.script };
  return judge(def.rules, "close", world, new Set(Object.keys(standing.waived)));
}

/** Whether a closing rule with this refusal may be waived. */
export function isWaivable(def: Part, rule: string): boolean {
  return def.rules.some((one) => one.refused === rule && one.waivable === true);
}

/** The act with what fills itself in where a new row leaves it open. */
export function completed(session: Session, act: PartAct, aimed: Aimed): PartAct {
  if (act.do !== "add-row") return act;
  const world = { at: aimed.context.at, zone: session.about.timezone, zoneOf: aimed.results.zoneOf };
  return { ...act, values: withDefaults(act.list === "items" ? aimed.def.defaults : undefined, act.values, world) };
}

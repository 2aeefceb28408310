import { blockedBy } from "#journey/blocking.ts";
import { composeNew, needsAction, outcomesOf } from "#journey/compose.ts";
import type { Redesign } from "#journey/redesign.ts";
import type { Channel, Medium } from "#journey/touchpoint.ts";
import { type Values, isBlank } from "#steps/field.ts";
import type { Rule, Subject } from "#steps/part.ts";
import { type Refusal, refuse } from "#talk/refusal.ts";

/** What a rule may look at. `kept` is what the part keeps, `said` its single fields; `value` is what comes in (entry rules only). */
export type RuleWorld = {
  readonly kept: readonly Subject[];
  readonly said: Values;
  readonly value?: Values;
  /** the only field of `value` that is new, where it is one of a row that stands already */
  readonly changed?: string;
  /** the date it is for a person, by their zone; missing: the session's */
  readonly todayFor?: (person: string) => string;
  readonly redesign: Redesign;
  readonly facilitator: boolean;
  readonly script: boolean;
};
type Judge = (rule: Rule, world: RuleWorld) => Refusal | undefined;

function count(holds: (count: number, n: number) => boolean): Judge {
  return (rule, { kept }) =>
    holds(kept.length, rule.n ?? 0)
      ? undefined
      : refuse(rule.refused, { values: { n: rule.n ?? 0, min: rule.n ?? 0, max: rule.n ?? 0, count: kept.length } });
}

function rows(rule: Rule, { kept }: RuleWorld): Refusal | undefined {
  const found = kept.filter((one) => one.values.list === rule.field).length;
  return found >= (rule.n ?? 1) ? undefined : refuse(rule.refused, { values: { min: rule.n ?? 1, count: found } });
}

function needs(rule: Rule, { value = {} }: RuleWorld): Refusal | undefined {
  return value.is === rule.value && isBlank(value[rule.field ?? ""]) ? refuse(rule.refused, { field: rule.field ?? "" }) : undefined;
}

function has(rule: Rule, { kept }: RuleWorld): Refusal | undefined {
  const without = kept.find((one) => one.values.finding === undefined && isBlank(one.values[rule.field ?? ""]));
  return without === undefined
    ? undefined
    : refuse(rule.refused, { field: `items/${without.id}/${rule.field ?? ""}`, values: { name: String(without.values.title ?? "") } });
}

type Judged = {
  readonly name: string;
  readonly medium: Medium;
  readonly channels: readonly Channel[];
  readonly permitted?: string | undefined;
};

/** A touchpoint that a kept reason blocks by itself, unless a facilitator permitted it with a sentence. */
function blocked(touchpoint: Judged, world: RuleWorld): Refusal["values"] | undefined {
  const by = blockedBy(touchpoint, world.redesign.reasons);
  const [first] = by;
  if (first === undefined || !isBlank(touchpoint.permitted)) return undefined;
  return { name: touchpoint.name, number: first.number, reason: first.kind };
}

function incoming(value: Values): readonly Values[] {
  if (Array.isArray(value.touchpoints)) return value.touchpoints as readonly Values[];
  return value.is === "with" || value.is === undefined ? [value] : [];
}

function notBlocked(rule: Rule, world: RuleWorld): Refusal | undefined {
  for (const each of incoming(world.value ?? {})) {
    if (!isBlank(each.permitted) && !world.facilitator) return refuse("permit.not-facilitator", { field: "permitted" });
    const channels = (each.channels ?? []) as readonly Channel[];
    const no = blocked(
      { name: String(each.name ?? ""), medium: each.medium as Medium, channels, permitted: each.permitted as string | undefined },
      world,
    );
    if (no !== undefined) return refuse(rule.refused, { field: "channels", values: no });
  }
  return undefined;
}

function fits(rule: Rule, world: RuleWorld): Refusal | undefined {
  for (const touchpoint of composeNew(world.redesign)) {
    const no = blocked(touchpoint, world);
    if (no !== undefined) return refuse(rule.refused, { field: touchpoint.id, values: no });
  }
  return undefined;
}

/** An order that names a contact which the team struck: it is blocked, whatever takes its place. */
function notStruck(rule: Rule, { value = {}, redesign }: RuleWorld): Refusal | undefined {
  const named = new Set((value.order ?? []) as readonly string[]);
  const struck = redesign.current.find((one) => named.has(one.id) && redesign.restrictions[one.id]?.is === "blocked");
  return struck === undefined
    ? undefined
    : refuse(rule.refused, { field: struck.id, values: { name: struck.name, ...struckBy(redesign, struck.id) } });
}

function struckBy({ restrictions, reasons }: Redesign, id: string): { readonly number: number; readonly reason: string } {
  const restriction = restrictions[id];
  const first = restriction?.is === "blocked" ? reasons.find((one) => restriction.reasons.includes(one.id)) : undefined;
  return { number: first?.number ?? 0, reason: first?.kind ?? "other" };
}

function replaced(rule: Rule, { redesign }: RuleWorld): Refusal | undefined {
  const open = redesign.current.find(
    (one) => redesign.restrictions[one.id]?.is === "blocked" && redesign.replacements[one.id] === undefined,
  );
  return open === undefined ? undefined : refuse(rule.refused, { field: open.id, values: { name: open.name } });
}

/** What is merged must end somewhere in the new journey: in a contact of it, or in what carries that one on. */
function targets(rule: Rule, { redesign }: RuleWorld): Refusal | undefined {
  const outcomes = outcomesOf(redesign);
  const lost = redesign.current.find(({ id }) => {
    const said = redesign.restrictions[id]?.is === "blocked" ? redesign.replacements[id] : redesign.restrictions[id];
    return said?.is === "merged" && outcomes.get(id)?.is === "unanswered";
  });
  return lost === undefined ? undefined : refuse(rule.refused, { field: lost.id, values: { name: lost.name } });
}

function covered(rule: Rule, { redesign }: RuleWorld): Refusal | undefined {
  const answered = new Set([
    ...redesign.actions.filter((one) => one.owner !== undefined).flatMap((one) => one.touchpoints),
    ...Object.keys(redesign.covers),
  ]);
  const open = needsAction(redesign).find((id) => !answered.has(id));
  const name = composeNew(redesign).find((one) => one.id === open)?.name ?? "";
  return open === undefined ? undefined : refuse(rule.refused, { field: open, values: { name } });
}

/** A deadline is a date in its owner's zone. Judged when it is written, so that an overdue action can still be marked as done. */
function notPast(rule: Rule, { value = {}, changed = "deadline", redesign, script, todayFor }: RuleWorld): Refusal | undefined {
  const today = typeof value.owner === "string" ? (todayFor?.(value.owner) ?? redesign.today) : redesign.today;
  const past = typeof value.deadline === "string" && value.deadline < today;
  return past && !script && changed === "deadline" ? refuse(rule.refused, { field: "deadline" }) : undefined;
}

/** The closed list of rule words. A rule judges, it never changes anything. */
const words: Readonly<Record<string, Judge>> = {
  "at-least": count((found, n) => found >= n),
  "at-most": count((found, n) => found <= n),
  exactly: count((found, n) => found === n),
  rows,
  some: (rule, { kept }) => (kept.some((one) => one.values[rule.field ?? ""] === rule.value) ? undefined : refuse(rule.refused)),
  needs,
  has,
  said: (rule, { said }) => (isBlank(said[rule.field ?? ""]) ? refuse(rule.refused, { field: rule.field ?? "" }) : undefined),
  "not-blocked": notBlocked,
  "not-struck": notStruck,
  fits,
  replaced,
  targets,
  covered,
  "not-past": notPast,
  /** judged by the pattern itself: every subject has an answer; an order names every row once */
  answered: () => undefined,
  "whole-order": () => undefined,
};
export const ruleWords: readonly string[] = Object.keys(words);

/** The first rule of that moment which does not hold and was not waived, as its refusal. */
export function judge(
  rules: readonly Rule[],
  at: Rule["at"],
  world: RuleWorld,
  waived: ReadonlySet<string> = new Set(),
): Refusal | undefined {
  for (const rule of rules) {
    if (rule.at !== at || waived.has(rule.refused)) continue;
    const no = words[rule.word]?.(rule, world);
    if (no !== undefined) return no;
  }
  return undefined;
}

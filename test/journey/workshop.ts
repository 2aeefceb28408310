import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { dateOf, dayNumber, workingDaysBetween } from "#journey/dates.ts";
import type { Action, Cost, Redesign, Replacement, Restriction } from "#journey/redesign.ts";
import { Touchpoint, type TouchpointFields } from "#journey/touchpoint.ts";

type ScriptTouchpoint = Omit<Touchpoint, "id"> & { key: string };
type ScriptCost = "saves" | "neutral" | "costs" | { saves: number } | { costs: number };
type ScriptAction = {
  title: string;
  touchpoints: string[];
  owner: string;
  deadline: string;
  cost?: ScriptCost;
  covers?: Record<string, string>;
};
type ScriptRestriction = string | Record<string, unknown>;
type ScriptReplacement = { with: ScriptTouchpoint[] } | { dropped: string } | { merged: string };

export type Expected = {
  reasonsKept: number;
  touchpoints: { current: number; new: number };
  blocked: number;
  actions: number;
  digitalShare: { current: number; new: number };
  worst?: string;
  momentsOfTruth?: string[];
  emptyPhases: string[];
};

type Script = {
  startedAt: string;
  expect: Expected;
  steps: {
    reasons: { ideas: { key: string; kind: "contact-ban"; text: string }[]; keep: string[] };
    pains: { conflicts?: { organisation: string; buyer: string; answer?: string }[] };
    "current-journey": { touchpoints: ScriptTouchpoint[] };
    ratings?: Record<string, Record<string, [number, number]>>;
    restrict: Record<string, ScriptRestriction>;
    replace: Record<string, ScriptReplacement>;
    "new-journey": { order: string[]; expected?: Record<string, number>; added?: ScriptTouchpoint[] };
    audit?: { goalReached: "yes" | "partly" | "no" };
    actions: ScriptAction[];
  };
};

export const scripts = ["harbour-climbing", "kohvik-pooning", "vilnius-servisas"] as const;

/** A workshop script (see the folder `src/cli/samples`) as the redesign it ends in. */
export function readWorkshop(name: string): { redesign: Redesign; expected: Expected } {
  const script = parse(readFileSync(new URL(`../../src/cli/samples/${name}.workshop.yaml`, import.meta.url), "utf8")) as Script;
  const { steps } = script;
  const today = String(script.startedAt).slice(0, 10);
  const actions = steps.actions.map((each, index) => actionOf(each, `a${index + 1}`, today));
  const redesign: Redesign = {
    reasons: steps.reasons.keep.map((key, index) => {
      const idea = steps.reasons.ideas.find((each) => each.key === key);
      return { id: key, number: index + 1, kind: idea?.kind ?? "other", text: idea?.text ?? "" };
    }),
    conflicts: (steps.pains.conflicts ?? []).map((each, index) => ({ id: `c${index + 1}`, ...each })),
    current: steps["current-journey"].touchpoints.map(touchpointOf),
    ratings: ratingsOf(steps.ratings ?? {}),
    restrictions: mapValues(steps.restrict, restrictionOf),
    replacements: mapValues(steps.replace, replacementOf),
    edits: {
      order: steps["new-journey"].order,
      added: (steps["new-journey"].added ?? []).map(touchpointOf),
      fields: {},
      expected: steps["new-journey"].expected ?? {},
      removed: {},
    },
    actions,
    covers: {},
    ...(steps.audit === undefined ? {} : { goalReached: steps.audit.goalReached }),
    today,
    enteredOn: Object.fromEntries(actions.map((each) => [each.id, today])),
  };
  return { redesign, expected: script.expect };
}

function touchpointOf({ key, ...fields }: ScriptTouchpoint): Touchpoint {
  return Touchpoint.parse({ id: key, ...fields });
}

function restrictionOf(said: ScriptRestriction): Restriction {
  if (typeof said === "string") return { is: said as "stays" | "changes" };
  if ("blocked" in said) return { is: "blocked", reasons: said["blocked"] as string[] };
  if ("dropped" in said) return { is: "dropped", why: String(said["dropped"]) };
  if ("merged" in said) return { is: "merged", into: String(said["merged"]) };
  if ("permitted" in said) return { is: "permitted", why: String(said["permitted"]) };
  return { is: "changes", fields: said["changes"] as Partial<TouchpointFields> };
}

function replacementOf(said: ScriptReplacement): Replacement {
  if ("with" in said) return { is: "with", touchpoints: said.with.map(touchpointOf) };
  return "dropped" in said ? { is: "dropped", why: said.dropped } : { is: "merged", into: said.merged };
}

function ratingsOf(said: Record<string, Record<string, [number, number]>>): Redesign["ratings"] {
  const ratings: Record<string, { emotion: number; impact: number }[]> = {};
  for (const person of Object.values(said)) {
    for (const [id, [emotion, impact]] of Object.entries(person)) (ratings[id] ??= []).push({ emotion, impact });
  }
  return ratings;
}

function actionOf(said: ScriptAction, id: string, today: string): Action {
  const cost = said.cost === undefined ? undefined : costOf(said.cost);
  const deadline = deadlineOf(said.deadline, today);
  return {
    id,
    title: said.title,
    touchpoints: said.touchpoints,
    owner: said.owner,
    deadline,
    status: "todo",
    ...(cost === undefined ? {} : { cost }),
  };
}

function costOf(said: ScriptCost): Cost {
  if (typeof said === "string") return { kind: said };
  return "saves" in said ? { kind: "saves", amount: said.saves } : { kind: "costs", amount: said.costs };
}

function deadlineOf(said: string, today: string): string {
  const [, count, unit] = /^\+(\d+)(d|wd)$/.exec(said) ?? [];
  const start = dayNumber(today) ?? 0;
  if (count === undefined) return said;
  if (unit === "d") return dateOf(start + Number(count));
  let day = start;
  while ((workingDaysBetween(today, dateOf(day)) ?? 0) < Number(count)) day += 1;
  return dateOf(day);
}

function mapValues<From, To>(record: Record<string, From>, map: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

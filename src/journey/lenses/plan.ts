import { isNotKept } from "../compose.ts";
import { daysBetween, workingDaysBetween } from "../dates.ts";
import type { Finding } from "../finding.ts";
import { own } from "../own.ts";
import type { Action, Redesign } from "../redesign.ts";
import type { Touchpoint } from "../touchpoint.ts";
import { finding, isBlank, type Lens } from "./lens.ts";

const lateFromWorkingDay = 4;
const tooLateFromDay = 15;
const manyOnOneDay = 3;

/**
 * Whether the plan will be carried out (method.md, table of findings). Figures: `place` in the new journey; `deadline` and `day` as
 * YYYY-MM-DD; `days` and `workingDays` from the action's entry; `owner` as the session knows the person, `count` of actions due.
 */
export const plan: Lens = (redesign, journey) => [
  ...redesign.actions.filter((each) => isBlank(each.owner)).map((each) => finding("plan.no-owner", "must", { actions: [each.id] })),
  ...redesign.actions.filter((each) => isBlank(each.deadline)).map((each) => finding("plan.no-deadline", "must", { actions: [each.id] })),
  ...uncovered(redesign, journey),
  ...nobodyTold(redesign, journey),
  ...redesign.actions.flatMap((each) => lateDeadline(redesign, each)),
  ...overloadedOwners(redesign.actions),
];

function uncovered(redesign: Redesign, journey: readonly Touchpoint[]): readonly Finding[] {
  return journey.flatMap((each, index) => {
    if (!isNotKept(each) || isInPlan(redesign.actions, each.id) || !isBlank(own(redesign.covers, each.id))) return [];
    return [
      finding("plan.uncovered", "must", { touchpoints: [each.id], figures: { place: index + 1, origin: each.origin?.kind ?? "kept" } }),
    ];
  });
}

/** An action is taken to announce the touchpoints it names: nothing else in an action says what it tells customers. */
function nobodyTold(redesign: Redesign, journey: readonly Touchpoint[]): readonly Finding[] {
  return journey.flatMap((each, index) => {
    const isNew = each.origin?.kind === "new" || each.origin?.kind === "added";
    if (!isNew || !isBlank(each.announcedBy) || isInPlan(redesign.actions, each.id)) return [];
    return [finding("plan.nobody-told", "should", { touchpoints: [each.id], figures: { place: index + 1 } })];
  });
}

function isInPlan(actions: readonly Action[], touchpoint: string): boolean {
  return actions.some((each) => each.touchpoints.includes(touchpoint));
}

function lateDeadline({ enteredOn, today }: Redesign, action: Action): readonly Finding[] {
  const { id, deadline = "", status } = action;
  const entered = own(enteredOn, id) ?? today;
  const [days, workingDays] = [daysBetween(entered, deadline), workingDaysBetween(entered, deadline)];
  if (days === undefined || workingDays === undefined || status === "done" || workingDays < lateFromWorkingDay) return [];
  const weight = days >= tooLateFromDay ? "should" : "note";
  return [finding("plan.late-deadline", weight, { actions: [id], figures: { deadline, days, workingDays } })];
}

function overloadedOwners(actions: readonly Action[]): readonly Finding[] {
  const due = new Map<string, Action[]>();
  for (const each of actions) {
    if (isBlank(each.owner) || isBlank(each.deadline) || each.status === "done") continue;
    const key = `${each.deadline} ${each.owner}`;
    due.set(key, [...(due.get(key) ?? []), each]);
  }
  return [...due].flatMap(([subject, together]) => {
    if (together.length <= manyOnOneDay) return [];
    const figures = { owner: together[0]?.owner ?? "", day: together[0]?.deadline ?? "", count: together.length };
    return [finding("plan.overloaded-owner", "should", { subject, actions: together.map((each) => each.id), figures })];
  });
}

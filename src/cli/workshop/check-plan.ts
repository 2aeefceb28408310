import { type Fault, isDeadline, isFinding, isMoment, known, unless } from "./fault.ts";
import type { Blocks } from "./schema.ts";
import { type Path, sayKey } from "./yaml.ts";

/** The names that a script defines: people by key, touchpoints of the current journey, and all of them. */
export type Names = {
  readonly people: ReadonlyMap<string, unknown>;
  readonly current: ReadonlySet<string>;
  readonly touchpoints: ReadonlySet<string>;
};
export function checkAudit(block: Blocks["audit"], { touchpoints }: Names): readonly Fault[] {
  return (block?.answers ?? []).flatMap((one, place) => [
    ...unless(isFinding(one.finding), ["steps", "audit", "answers", place, "finding"], `${sayKey(one.finding)} is not a finding`),
    ...known(touchpoints, one.touchpoint, { path: ["steps", "audit", "answers", place, "touchpoint"], what: "a touchpoint" }),
  ]);
}

export function checkActions(block: Blocks["actions"], { touchpoints }: Names): readonly Fault[] {
  return (block ?? []).flatMap((one, place) => {
    const path: Path = ["steps", "actions", place];
    return [
      ...(one.touchpoints ?? []).flatMap((key, nth) =>
        known(touchpoints, key, { path: [...path, "touchpoints", nth], what: "a touchpoint" }),
      ),
      ...[...(one.covers ?? new Map<string, string>()).keys()].flatMap((key) =>
        known(touchpoints, key, { path: [...path, "covers", key], what: "a touchpoint" }),
      ),
      ...unless(
        one.deadline === undefined || isDeadline(one.deadline),
        [...path, "deadline"],
        "is to be +3d, +2wd, a date such as 2026-11-13, or none",
      ),
    ];
  });
}

export function checkGovernance(block: Blocks["governance"], people: Names["people"]): readonly Fault[] {
  const { steeringGroup: group, editorInChief, listening = [] } = block ?? {};
  function at(...path: Path) {
    return { path: ["steps", "governance", ...path], what: "a person" };
  }
  return [
    ...(group?.people ?? []).flatMap((key, place) => known(people, key, at("steeringGroup", "people", place))),
    ...unless(
      group?.next === undefined || isMoment(group.next),
      at("steeringGroup", "next").path,
      "is to be +7d, +5wd or a date such as 2026-11-13",
    ),
    ...known(people, editorInChief, at("editorInChief")),
    ...listening.flatMap((one, place) => known(people, one.answeredBy, at("listening", place, "answeredBy"))),
  ];
}

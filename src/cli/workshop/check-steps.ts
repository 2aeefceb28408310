import { checkActions, checkAudit, checkGovernance, type Names } from "./check-plan.ts";
import { type Fault, known, unless } from "./fault.ts";
import type { Blocks, Script } from "./schema.ts";
import type { ScriptTouchpoint } from "./schema-touchpoint.ts";
import { type Path, sayKey } from "./yaml.ts";

type Idea = { readonly key?: string | undefined; readonly by?: string | undefined };
type Converging = {
  readonly ideas?: readonly Idea[] | undefined;
  readonly merge?: readonly { readonly into: string; readonly from: readonly string[] }[] | undefined;
  readonly votes?: ReadonlyMap<string, readonly string[]> | undefined;
  readonly keep: readonly string[];
};
type Placed = { readonly touchpoint: ScriptTouchpoint; readonly path: Path };

/** Within the steps: names defined once, and every name used is defined. What the method itself forbids is left to the session to refuse. */
export function checkSteps(script: Script): readonly Fault[] {
  const { steps, people } = script;
  const placed = placedTouchpoints(steps);
  const current = new Set((steps["current-journey"]?.touchpoints ?? []).map((one) => one.key));
  const names: Names = { people, current, touchpoints: new Set(placed.map((one) => one.touchpoint.key)) };
  return [
    ...checkIdeas(steps.purpose?.ideas ?? [], "purpose", people),
    ...(["reasons", "problems", "offer"] as const).flatMap((id) => (steps[id] === undefined ? [] : checkConverging(steps[id], id, people))),
    ...checkCustomer(steps.customer),
    ...checkTouchpoints(placed, names),
    ...checkRatings(steps.ratings, names),
    ...checkRestrict(steps, names),
    ...checkReplace(steps, names),
    ...checkNewJourney(steps["new-journey"], names),
    ...checkAudit(steps.audit, names),
    ...checkActions(steps.actions, names),
    ...checkGovernance(steps.governance, people),
  ];
}

function placedTouchpoints(steps: Blocks): readonly Placed[] {
  const current = (steps["current-journey"]?.touchpoints ?? []).map(
    (touchpoint, place): Placed => ({ touchpoint, path: ["steps", "current-journey", "touchpoints", place] }),
  );
  const replacing = [...(steps.replace ?? [])].flatMap(([key, said]) =>
    (said.with ?? []).map((touchpoint, place): Placed => ({ touchpoint, path: ["steps", "replace", key, "with", place] })),
  );
  const added = (steps["new-journey"]?.added ?? []).map(
    (touchpoint, place): Placed => ({ touchpoint, path: ["steps", "new-journey", "added", place] }),
  );
  return [...current, ...replacing, ...added];
}

function once(keys: readonly (string | undefined)[], pathOf: (place: number) => Path): readonly Fault[] {
  const first = new Map<string | undefined, number>();
  keys.forEach((key, place) => first.set(key, Math.min(place, first.get(key) ?? place)));
  return keys.flatMap((key, place) =>
    unless(
      key === undefined || first.get(key) === place,
      [...pathOf(place), "key"],
      `${sayKey(key ?? "")} is already the key of something else`,
    ),
  );
}

function checkIdeas(ideas: readonly Idea[], step: string, people: Names["people"]): readonly Fault[] {
  function at(place: number): Path {
    return ["steps", step, "ideas", place];
  }
  const authors = ideas.flatMap((one, place) => known(people, one.by, { path: [...at(place), "by"], what: "a person" }));
  return [
    ...authors,
    ...once(
      ideas.map((one) => one.key),
      at,
    ),
  ];
}

function checkConverging(block: Converging, step: string, people: Names["people"]): readonly Fault[] {
  const ideas = new Set((block.ideas ?? []).flatMap((one) => one.key ?? []));
  const base: Path = ["steps", step];
  function idea(key: string, path: Path): readonly Fault[] {
    return known(ideas, key, { path: [...base, ...path], what: "an idea" });
  }
  const merges = (block.merge ?? []).flatMap((one, place) => [
    ...idea(one.into, ["merge", place, "into"]),
    ...one.from.flatMap((key, nth) => idea(key, ["merge", place, "from", nth])),
  ]);
  const votes = [...(block.votes ?? [])].flatMap(([person, keys]) => [
    ...known(people, person, { path: [...base, "votes", person], what: "a person" }),
    ...keys.flatMap((key, nth) => idea(key, ["votes", person, nth])),
  ]);
  return [
    ...checkIdeas(block.ideas ?? [], step, people),
    ...merges,
    ...votes,
    ...block.keep.flatMap((key, place) => idea(key, ["keep", place])),
  ];
}

function checkCustomer(block: Blocks["customer"]): readonly Fault[] {
  if (block === undefined) return [];
  const keys = block.types.map((one) => one.key);
  const types = new Set(keys.filter((key) => key !== undefined));
  return [
    ...once(keys, (place) => ["steps", "customer", "types", place]),
    ...known(types, block.focus, { path: ["steps", "customer", "focus"], what: "a customer type" }),
  ];
}

function checkTouchpoints(placed: readonly Placed[], { touchpoints }: Names): readonly Fault[] {
  const repeats = placed.flatMap(({ touchpoint, path }) =>
    known(touchpoints, touchpoint.repeats, { path: [...path, "repeats"], what: "a touchpoint" }),
  );
  return [
    ...once(
      placed.map((one) => one.touchpoint.key),
      (place) => placed[place]?.path ?? [],
    ),
    ...repeats,
  ];
}

function checkRatings(block: Blocks["ratings"], { people, current }: Names): readonly Fault[] {
  return [...(block ?? [])].flatMap(([person, marks]) => [
    ...known(people, person, { path: ["steps", "ratings", person], what: "a person" }),
    ...[...marks.keys()].flatMap((key) =>
      known(current, key, { path: ["steps", "ratings", person, key], what: "a touchpoint of the current journey" }),
    ),
  ]);
}

function checkRestrict({ restrict, reasons }: Blocks, { current, touchpoints }: Names): readonly Fault[] {
  if (restrict === undefined) return [];
  const ideas = new Set((reasons?.ideas ?? []).flatMap((one) => one.key ?? []));
  const said = [...restrict].flatMap(([key, one]) => {
    const path: Path = ["steps", "restrict", key];
    const { blocked = [], merged, note, changes } = one;
    return [
      ...known(current, key, { path, what: "a touchpoint of the current journey" }),
      ...blocked.flatMap((reason, place) => known(ideas, reason, { path: [...path, "blocked", place], what: "a reason" })),
      ...known(touchpoints, merged, { path: [...path, "merged"], what: "a touchpoint" }),
      ...known(touchpoints, changes?.repeats, { path: [...path, "changes", "repeats"], what: "a touchpoint" }),
      ...unless(note === undefined || one.blocked !== undefined, [...path, "note"], "belongs to blocked"),
    ];
  });
  const unsaid = [...current].filter((key) => !restrict.has(key));
  return [...said, ...unsaid.map((key) => ({ path: ["steps", "restrict"], message: `says nothing of the touchpoint ${sayKey(key)}` }))];
}

function checkReplace({ replace, restrict }: Blocks, { current, touchpoints }: Names): readonly Fault[] {
  return [...(replace ?? [])].flatMap(([key, one]) => {
    const path: Path = ["steps", "replace", key];
    const said = restrict?.get(key);
    const blocked = said === undefined || said.blocked !== undefined;
    return [
      ...known(current, key, { path, what: "a touchpoint of the current journey" }),
      ...unless(blocked, path, "is not blocked, so nothing takes its place"),
      ...known(touchpoints, one.merged, { path: [...path, "merged"], what: "a touchpoint" }),
    ];
  });
}

function checkNewJourney(block: Blocks["new-journey"], { touchpoints }: Names): readonly Fault[] {
  function at(path: Path) {
    return { path: ["steps", "new-journey", ...path], what: "a touchpoint" };
  }
  return [
    ...(block?.order ?? []).flatMap((key, place) => known(touchpoints, key, at(["order", place]))),
    ...[...(block?.expected ?? new Map<string, number>()).keys()].flatMap((key) => known(touchpoints, key, at(["expected", key]))),
  ];
}

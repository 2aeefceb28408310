import { isZone, parseInstant } from "#lib/time.ts";
import { playbookOf } from "#playbook/catalog/catalog.ts";
import { stepsOf } from "#playbook/playbook.ts";
import { checkSteps } from "./check-steps.ts";
import { type Fault, known, unless } from "./fault.ts";
import type { Script } from "./schema.ts";
import { sayKey } from "./yaml.ts";

/** README: a title has 1 to 120 characters; method.md, "Limits": a name 140. People: more than any session holds, so that a file cannot flood the store. */
const limits = { title: 120, name: 140, email: 254, people: 200 } as const;
/** A script starts within living memory: far dates have years of five digits, which no form of the product can hold. */
const firstStart = Date.UTC(1970, 0, 2);
const lastStart = Date.UTC(2200, 0, 1);

/** Everything of the format that is not the shape of a single value: names that are known, steps in order and whole, dates and zones that exist. `stepsInFile`: ids in the order of the file. */
export function check(script: Script, stepsInFile: readonly string[]): readonly Fault[] {
  return [...checkHead(script), ...checkPeople(script), ...checkTrack(script, stepsInFile), ...checkSteps(script), ...checkAfter(script)];
}

function checkHead({ title, startedAt, timezone, playbook }: Script): readonly Fault[] {
  const start = startedAt === undefined ? firstStart : (parseInstant(startedAt) ?? -1);
  return [
    ...unless(title.trim() !== "", ["title"], "is empty"),
    ...unless(title.length <= limits.title, ["title"], `has ${title.length} characters; there is room for ${limits.title}`),
    ...unless(
      start >= firstStart && start < lastStart,
      ["startedAt"],
      "is to be a moment with its offset, such as 2026-11-02T09:00:00+02:00",
    ),
    ...unless(isZone(timezone), ["timezone"], "is not a time zone, such as Europe/Tallinn"),
    ...unless(playbookOf(playbook) !== undefined, ["playbook"], `is not a playbook: ${sayKey(playbook)}`),
  ];
}

function checkPeople({ people }: Script): readonly Fault[] {
  const each = [...people].flatMap(([key, one]) => [
    ...unless(one.name.trim() !== "", ["people", key, "name"], "is empty"),
    ...unless(
      one.name.length <= limits.name,
      ["people", key, "name"],
      `has ${one.name.length} characters; there is room for ${limits.name}`,
    ),
    ...unless(
      one.timezone === undefined || isZone(one.timezone),
      ["people", key, "timezone"],
      "is not a time zone, such as Europe/Tallinn",
    ),
    ...unless(one.email === undefined || isAddress(one.email), ["people", key, "email"], "is not an e-mail address"),
  ]);
  return [
    ...unless(
      [...people.values()].some((one) => one.role === "facilitator"),
      ["people"],
      "has no facilitator: the first one is the host",
    ),
    ...unless(people.size <= limits.people, ["people"], `has ${people.size} entries; there is room for ${limits.people}`),
    ...each,
  ];
}

function isAddress(email: string): boolean {
  return email.length <= limits.email && /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u.test(email);
}

/** Steps stand in the playbook's order; one that the track needs is there, unless the playbook lets it be. */
function checkTrack({ playbook, track }: Script, here: readonly string[]): readonly Fault[] {
  const book = playbookOf(playbook);
  if (book === undefined) return [];
  const order = book.steps.map((step) => step.id);
  const places = here.map((id) => order.indexOf(id));
  const early = here.find((_, place) => place > 0 && (places[place] ?? 0) < (places[place - 1] ?? 0));
  const needed = stepsOf(book, track).filter((step) => !step.optional && step.id !== "publish" && !here.includes(step.id));
  return [
    ...unless(early === undefined, ["steps", early ?? ""], "stands behind a step that comes after it in the playbook"),
    ...needed.map((step) => ({ path: ["steps", step.id], message: `is missing: the ${track} track needs it` })),
  ];
}

function touchpointKeys({ steps }: Script): ReadonlySet<string> {
  const current = steps["current-journey"]?.touchpoints ?? [];
  const replacing = [...(steps.replace ?? new Map()).values()].flatMap((one: { with?: { key: string }[] | undefined }) => one.with ?? []);
  return new Set([...current, ...replacing, ...(steps["new-journey"]?.added ?? [])].map((one) => one.key));
}

function checkAfter(script: Script): readonly Fault[] {
  const { people, expect = {}, refuses = [], steps } = script;
  const touchpoints = touchpointKeys(script);
  const missing = refuses.flatMap((one, place) =>
    unless(one.step === "publish" || steps[one.step] !== undefined, ["refuses", place, "step"], `${one.step} is not a step of this file`),
  );
  return [
    ...(expect.owners ?? []).flatMap((key, place) => known(people, key, { path: ["expect", "owners", place], what: "a person" })),
    ...known(touchpoints, expect.worst, { path: ["expect", "worst"], what: "a touchpoint" }),
    ...(expect.momentsOfTruth ?? []).flatMap((key, place) =>
      known(touchpoints, key, { path: ["expect", "momentsOfTruth", place], what: "a touchpoint" }),
    ),
    ...missing,
  ];
}

import type { Report } from "./report.ts";

/** Keys under which a string is a code, an id, a date or a duration; a string under any other key is a text of a person, or a name. */
const codeKeys: ReadonlySet<string> = new Set([
  "format",
  "language",
  "playbook",
  "track",
  "sells",
  "pace",
  "currency",
  "timezone",
  "status",
  "startedAt",
  "startedOn",
  "generatedAt",
  "publishedAt",
  "musts",
  "firstDue",
  "worst",
  "best",
  "momentsOfTruth",
  "emptyPhases",
  "goalReached",
  "agreed",
  "id",
  "kind",
  "horizon",
  "medium",
  "channels",
  "phase",
  "waitBefore",
  "replyWithin",
  "repeats",
  "staffSees",
  "is",
  "replaces",
  "absorbs",
  "current",
  "next",
  "joins",
  "for",
  "key",
  "weight",
  "touchpoints",
  "actions",
  "figures",
  "deadline",
  "zone",
  "cadence",
  "within",
  "step",
  "rule",
  "on",
  "item",
  "role",
]);
/** Where such a key holds texts, records or figures after all. */
const openPaths: ReadonlySet<string> = new Set(["actions", "journeys.current", "governance.figures"]);

function collect(value: unknown, path: string, into: string[]): void {
  if (typeof value === "string") into.push(value);
  else if (Array.isArray(value)) for (const each of value) collect(each, path, into);
  else if (typeof value === "object" && value !== null)
    for (const [key, each] of Object.entries(value)) collectUnder(each, { key, path }, into);
}

function collectUnder(value: unknown, { key, path }: { readonly key: string; readonly path: string }, into: string[]): void {
  const here = path === "" ? key : `${path}.${key}`;
  if (codeKeys.has(key) && !openPaths.has(here)) return;
  if (by(path, key)) return;
  collect(value, here, into);
}

/** An outcome's `by` names touchpoints, everybody else's a person. */
function by(path: string, key: string): boolean {
  return key === "by" && path.endsWith("outcome");
}

/** All texts of the report as people wrote them, names of people included, none of its codes. Each once, in the report's order. */
export function textsOf(report: Report): readonly string[] {
  const texts: string[] = [];
  collect(report, "", texts);
  return [...new Set(texts)].filter((text) => text.trim() !== "");
}

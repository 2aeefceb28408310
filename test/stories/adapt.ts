import type { Comparable } from "#report/equal.ts";
import type { Script } from "../../src/cli/workshop/schema.ts";

/*
 * What of a script no live session can do, and why. Everything else is done, and stands in the report as it does after a replay.
 * - An optional step of a sprint: a session is started with the steps of its track; only a script may name further ones.
 * - A note beside what blocks a contact: no door asks for it, the reasons are the why.
 * - The rest accepted with its musts: a live team answers each must by itself, with a why.
 * - The order of ticked boxes: they come back in the order in which they stand.
 * - An action without its draft: a live answer "make it an action" leaves a draft. A script's plan is what it says, so here drafts fall away.
 */

type Loose<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** The script as a live session can hold it. */
export function adapted(script: Script): Script {
  const steps: Loose<Script["steps"]> = { ...script.steps };
  const changed: Loose<Script> = { ...script, steps };
  const client = steps["ideal-client"];
  if (script.track === "sprint" && client !== undefined) {
    delete steps["ideal-client"];
    changed.sells = script.sells ?? (client.skip === undefined ? "firms" : "people");
  }
  if (steps.restrict !== undefined)
    steps.restrict = new Map([...steps.restrict].map(([key, one]) => [key, one.note === undefined ? one : { ...one, note: undefined }]));
  return changed;
}

function isRecord(value: Comparable | undefined): value is { readonly [key: string]: Comparable } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

type Record = { readonly [key: string]: Comparable };

/** Of an answer given with the rest only the word: a live team says it of each, and of a must with a why. */
function plainFinding(one: Comparable): Comparable {
  if (!isRecord(one) || !isRecord(one["answer"])) return one;
  const { note, withTheRest: _, ...answer } = one["answer"];
  return { ...one, answer: one["weight"] === "must" || note === undefined ? answer : { ...answer, note } };
}

/** Boxes come back in the order in which they stand, whatever the order of ticking. */
function plainChannels(value: Comparable): Comparable {
  if (Array.isArray(value)) return value.map(plainChannels);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, one]): readonly [string, Comparable] => {
    const plain = plainChannels(one);
    return [key, key === "channels" && Array.isArray(plain) ? plain.toSorted() : plain];
  });
  return Object.fromEntries(entries);
}

/** A report without what a live session cannot say, or says besides. */
export function withoutExtras(report: Comparable): Comparable {
  if (!isRecord(report)) return report;
  const { fellAway: _, findings = [], ...rest }: Record = report;
  return plainChannels({ ...rest, findings: Array.isArray(findings) ? findings.map(plainFinding) : findings });
}

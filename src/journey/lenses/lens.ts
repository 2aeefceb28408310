import type { Finding, FindingId, Weight } from "../finding.ts";
import type { Redesign } from "../redesign.ts";
import type { Touchpoint } from "../touchpoint.ts";

/** A lens looks at the new journey (as composed from the redesign) against the current one. */
export type Lens = (redesign: Redesign, journey: readonly Touchpoint[]) => readonly Finding[];

/** What a finding is about. `subject` replaces the ids of touchpoints and actions in its key where they are not what it is about. */
export type About = {
  readonly subject?: string;
  readonly touchpoints?: readonly string[];
  readonly actions?: readonly string[];
  readonly figures?: Finding["figures"];
};

/** A finding with its key: the id and what it is about, in an order of their own. */
export function finding(id: FindingId, weight: Weight, about: About): Finding {
  const { touchpoints = [], actions = [], figures = {} } = about;
  const subject = about.subject ?? [...touchpoints, ...actions].sort().join(",");
  return { key: subject === "" ? id : `${id}:${subject}`, id, weight, touchpoints, actions, figures };
}

/** Whether a text is missing or of white space only. */
export function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === "";
}

/** Places in a journey from 1, by touchpoint id. */
export function placesIn(journey: readonly Touchpoint[]): ReadonlyMap<string, number> {
  return new Map(journey.map((each, index) => [each.id, index + 1]));
}

import type { Report } from "#report/report.ts";
import { textsOf } from "#report/texts.ts";
import type { Expectations, Script } from "./schema.ts";
import { type Path, sayKey } from "./yaml.ts";

/** Something that the result was to show and does not. */
export type Miss = { readonly path: Path; readonly message: string };

/** README: shares hold to within a hundredth; a little more lets 0.375 count as 0.38 in binary figures too. */
const tolerance = 0.01 + 1e-9;

/**
 * What the script expects and the report does not show, each by name. `touchpointKey` gives the script's own key of an id. Judged on the report
 * model, before any publisher writes a word of it.
 */
export function missesOf(script: Script, report: Report, touchpointKey: (id: string) => string | undefined): readonly Miss[] {
  const { expect } = script;
  if (expect === undefined) return [];
  const { summary } = report;
  function keys(ids: readonly string[]): readonly string[] {
    return ids.map((id) => touchpointKey(id) ?? id);
  }
  return [
    ...figure("reasonsKept", expect.reasonsKept, report.reasons.kept.length),
    ...both("touchpoints", expect.touchpoints, { current: report.journeys.current.length, new: report.journeys.new.length }),
    ...figure("blocked", expect.blocked, summary.blocked),
    ...figure("actions", expect.actions, report.actions.length),
    ...owners(script, report),
    ...share("current", expect.digitalShare?.current, summary.digitalShare.current),
    ...share("new", expect.digitalShare?.new, summary.digitalShare.new),
    ...list("worst", expect.worst === undefined ? undefined : [expect.worst], keys(summary.worst === undefined ? [] : [summary.worst])),
    ...list("momentsOfTruth", expect.momentsOfTruth, keys(summary.momentsOfTruth)),
    ...list("emptyPhases", expect.emptyPhases, summary.emptyPhases),
    ...says(expect, report),
  ];
}

function figure(name: string, expected: number | undefined, found: number): readonly Miss[] {
  return expected === undefined || expected === found
    ? []
    : [{ path: ["expect", name], message: `expected ${expected}, the report shows ${found}` }];
}

type Both = { readonly current?: number | undefined; readonly new?: number | undefined };

function both(name: string, expected: Both | undefined, found: { readonly current: number; readonly new: number }): readonly Miss[] {
  function each(key: "current" | "new"): readonly Miss[] {
    return figure(name, expected?.[key], found[key]).map((miss) => ({ ...miss, path: ["expect", name, key] }));
  }
  return [...each("current"), ...each("new")];
}

function share(key: "current" | "new", expected: number | undefined, found: number | null): readonly Miss[] {
  if (expected === undefined || (found !== null && Math.abs(found - expected) <= tolerance)) return [];
  return [
    {
      path: ["expect", "digitalShare", key],
      message: `expected ${expected}, the report shows ${found === null ? "none" : found.toFixed(3)}`,
    },
  ];
}

/** Lists are compared as sets: what is named, not in which order. */
function list(name: string, expected: readonly string[] | undefined, found: readonly string[]): readonly Miss[] {
  if (expected === undefined) return [];
  const same = new Set(expected).size === new Set(found).size && expected.every((one) => found.includes(one));
  return same ? [] : [{ path: ["expect", name], message: `expected ${sayList(expected)}, the report shows ${sayList(found)}` }];
}

function sayList(names: readonly string[]): string {
  return names.length === 0 ? "none" : sayKey(names.join(", "), 200);
}

/** Owners stand in the report by name; two people of one name are told apart by how many there are. */
function owners({ expect, people }: Script, report: Report): readonly Miss[] {
  const names = expect?.owners?.map((key) => people.get(key)?.name ?? key);
  return list(
    "owners",
    names,
    report.actions.flatMap((one) => one.owner?.name ?? []),
  );
}

function says({ says: expected = [] }: Expectations, report: Report): readonly Miss[] {
  const texts = expected.length === 0 ? [] : textsOf(report);
  return expected.flatMap((one, place) =>
    texts.some((text) => text.includes(one))
      ? []
      : [{ path: ["expect", "says", place], message: `the report does not say: ${sayKey(one, 200)}` }],
  );
}

import type { Report } from "./report.ts";

/** Keys of instants, which differ between two runs of one workshop, and of the list of places it was held in. */
const leftOut: ReadonlySet<string> = new Set(["startedAt", "generatedAt", "publishedAt", "places"]);
/** Keys under which a string, or each of a list, is an id. */
const idKeys: ReadonlySet<string> = new Set([
  "id",
  "item",
  "on",
  "for",
  "repeats",
  "replaces",
  "absorbs",
  "current",
  "next",
  "joins",
  "touchpoints",
  "actions",
  "worst",
  "best",
  "momentsOfTruth",
  "musts",
  "key",
]);

export type Comparable = null | boolean | number | string | readonly Comparable[] | { readonly [key: string]: Comparable };

/** Ids become their place in the order in which the report names them first. */
function numbering(): (id: string) => string {
  const places = new Map<string, number>();
  return (id) => {
    const place = places.get(id) ?? places.size + 1;
    places.set(id, place);
    return `#${place}`;
  };
}

type Place = { readonly key: string; readonly path: string };

function isId({ key, path }: Place): boolean {
  if (path === "governance") return false;
  if (key === "id" && path === "findings") return false;
  return idKeys.has(key) || (key === "by" && path.endsWith("outcome"));
}

function strip(value: unknown, place: Place, number: (id: string) => string): Comparable {
  if (typeof value === "string") return isId(place) ? number(value) : value;
  if (Array.isArray(value)) return value.map((each) => strip(each, place, number));
  if (typeof value !== "object" || value === null) return value as Comparable;
  const inside = place.key === "" ? place.path : place.path === "" ? place.key : `${place.path}.${place.key}`;
  const entries = Object.entries(value).filter(([key]) => !leftOut.has(key));
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, strip(each, { key, path: inside }, number)]),
  );
}

/** The report without ids, times and the list of places: two runs of one workshop are the same when these are (workshops/README.md). */
export function comparable(report: Report): Comparable {
  return strip(report, { key: "", path: "" }, numbering());
}

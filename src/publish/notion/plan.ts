import type { BlockObjectRequest } from "@notionhq/client";
import { digest } from "./canonical.ts";
import { type Part, type Run, chunk } from "./chunks.ts";
import { comparable } from "./properties.ts";
import type { DatabaseReceipt, Receipt, SectionReceipt } from "./receipt.ts";
import type { DatabaseName, Wanted, WantedDatabase, WantedProperty, WantedRow, WantedSection, WantedValue } from "./wanted.ts";

/** One request that changes something, said in keys of our own; who makes it finds the ids in the receipt. */
export type Step =
  | { readonly do: "cover" }
  | { readonly do: "page"; readonly parts: readonly Part[] }
  | { readonly do: "title" }
  /** `after`: the block behind which it goes; undefined: at the end of the page */
  | { readonly do: "append"; readonly parts: readonly Part[]; readonly after: string | undefined }
  | { readonly do: "clear"; readonly section: string; readonly block: string }
  | { readonly do: "database"; readonly database: DatabaseName }
  | { readonly do: "relate"; readonly database: DatabaseName }
  | { readonly do: "options"; readonly database: DatabaseName; readonly property: string }
  | { readonly do: "view"; readonly database: DatabaseName; readonly view: string }
  | { readonly do: "row"; readonly database: DatabaseName; readonly row: string }
  | { readonly do: "change"; readonly database: DatabaseName; readonly row: string; readonly values: readonly string[] }
  | { readonly do: "drop"; readonly database: DatabaseName; readonly row: string };

/** What stands on the page one below the other. */
type Place = WantedSection | WantedDatabase;

function places({ head, databases, tail }: Wanted): readonly Place[] {
  return [...head, ...databases, ...tail];
}

/** Every section of the page, in order. */
export function sectionsOf({ head, tail }: Wanted): readonly WantedSection[] {
  return [...head, ...tail];
}

/** What of a section is still to be written. */
function missing(section: WantedSection, receipt: Receipt): readonly BlockObjectRequest[] {
  return section.blocks.slice(receipt.sections[section.key]?.blocks.length ?? 0);
}

/** The last block that stands of a place; undefined where nothing of it does. */
function lastOf(place: Place, receipt: Receipt): string | undefined {
  if ("name" in place) return receipt.databases[place.name]?.database;
  const stands = receipt.sections[place.key];
  return stands?.blocks.at(-1) ?? stands?.after;
}

function runOf(section: WantedSection, receipt: Receipt): Run {
  return { section: section.key, from: receipt.sections[section.key]?.blocks.length ?? 0, blocks: missing(section, receipt) };
}

/** What is still to be written between here and the next place that stands already. */
function gap(all: readonly Place[], from: number, receipt: Receipt): readonly WantedSection[] {
  const sections: WantedSection[] = [];
  for (const place of all.slice(from)) {
    if ("name" in place) break;
    const begun = receipt.sections[place.key];
    if (sections.length > 0 && (begun?.blocks.length || begun?.after !== undefined)) break;
    sections.push(place);
  }
  return sections;
}

function nextAppend(wanted: Wanted, receipt: Receipt): Step | undefined {
  const all = places(wanted);
  const at = all.findIndex((place) => ("name" in place ? receipt.databases[place.name] === undefined : missing(place, receipt).length > 0));
  const place = all[at];
  if (place === undefined) return undefined;
  if ("name" in place) return { do: "database", database: place.name };
  const later = all.slice(at + 1).some((one) => lastOf(one, receipt) !== undefined);
  const before = all
    .slice(0, at + 1)
    .flatMap((one) => lastOf(one, receipt) ?? [])
    .at(-1);
  const parts = chunk(gap(all, at, receipt).map((section) => runOf(section, receipt)));
  const own = receipt.sections[place.key]?.after !== undefined;
  return { do: "append", parts, after: later || own ? before : undefined };
}

function nextClear(receipt: Receipt): Step | undefined {
  for (const [section, { old = [] }] of Object.entries(receipt.sections)) {
    const [block] = old;
    if (block !== undefined) return { do: "clear", section, block };
  }
  return undefined;
}

/** Of a row, the values that differ from what was last written. */
export function changedValues(row: WantedRow, written: Readonly<Record<string, string>>): readonly string[] {
  const keys = [...new Set([...Object.keys(row.values), ...Object.keys(written)])];
  return keys.filter((key) => valueDigest(row.values[key]) !== (written[key] ?? ""));
}

/** Stands for a value in the receipt; "" for one that is not there. */
export function valueDigest(value: WantedValue | undefined): string {
  return value === undefined ? "" : digest(comparable(value));
}

/** A status cannot be given an option that is not there; any other option comes with the first value that has it. */
function lacksOption(property: WantedProperty, { options }: DatabaseReceipt): boolean {
  const known = options?.[property.key];
  return property.kind === "status" && known !== undefined && property.options.some(({ name }) => known[name] === undefined);
}

function nextOfDatabase(wanted: WantedDatabase, receipt: Receipt): Step | undefined {
  const { name: database } = wanted;
  const stands = receipt.databases[database];
  if (stands === undefined) return undefined;
  if (wanted.properties.some(({ key }) => stands.properties[key] === undefined)) return { do: "relate", database };
  const property = wanted.properties.find((one) => lacksOption(one, stands));
  if (property !== undefined) return { do: "options", database, property: property.key };
  const view = wanted.views.find((one) => stands.views[one.key] === undefined);
  return view === undefined ? undefined : { do: "view", database, view: view.key };
}

function nextRow({ name: database, rows }: WantedDatabase, receipt: Receipt): Step | undefined {
  const stand = receipt.databases[database]?.rows ?? {};
  for (const row of rows) {
    const written = stand[row.key];
    if (written === undefined) return { do: "row", database, row: row.key };
    const values = changedValues(row, written.values);
    if (values.length > 0) return { do: "change", database, row: row.key, values };
  }
  const kept = new Set(rows.map((one) => one.key));
  const gone = Object.keys(stand).find((key) => !kept.has(key));
  return gone === undefined ? undefined : { do: "drop", database, row: gone };
}

function first<Thing>(things: readonly Thing[], stepOf: (thing: Thing) => Step | undefined): Step | undefined {
  for (const thing of things) {
    const step = stepOf(thing);
    if (step !== undefined) return step;
  }
  return undefined;
}

/**
 * The next request on the way from what stands (`receipt`) to what is wanted, or undefined where nothing is missing. Pure: the whole plan is
 * this function again and again. The page first, then from top to bottom, since Notion puts a new database at the end of its page; then the
 * views, and the rows one by one, each after those that it refers to.
 */
export function nextStep(wanted: Wanted, receipt: Receipt): Step | undefined {
  if (receipt.page === undefined) {
    if (receipt.cover === undefined) return { do: "cover" };
    const [place, ...others] = wanted.head;
    return { do: "page", parts: place === undefined ? [] : chunk([place, ...others].map((section) => runOf(section, receipt))) };
  }
  if (receipt.page.title !== wanted.title) return { do: "title" };
  return (
    nextAppend(wanted, receipt) ??
    nextClear(receipt) ??
    first(wanted.databases, (one) => nextOfDatabase(one, receipt)) ??
    first(wanted.databases, (one) => nextRow(one, receipt))
  );
}

function renewed(section: WantedSection, before: SectionReceipt | undefined, edited: boolean): SectionReceipt {
  const { blocks: stood = [], old = [] } = before ?? {};
  const after = stood.at(-1) ?? before?.after;
  return {
    blocks: [],
    wanted: digest(section.blocks),
    of: section.blocks.length,
    ...(after === undefined ? {} : { after }),
    ...(edited ? { beside: true } : {}),
    ...(edited || stood.length + old.length === 0 ? {} : { old: [...old, ...stood] }),
  };
}

/** Sections whose text is another one than what was written last. */
export function changedSections(wanted: Wanted, receipt: Receipt): readonly string[] {
  const now = new Map(sectionsOf(wanted).map((one) => [one.key, digest(one.blocks)]));
  return Object.entries(receipt.sections)
    .filter(([key, section]) => section.wanted !== (now.get(key) ?? ""))
    .map(([key]) => key);
}

/**
 * The receipt with everything in it set to what is wanted now: of a changed section the old blocks are to go once the new ones stand behind
 * them. `edited`: sections that a person has changed; those are left as they are, and the new version goes beside them.
 */
export function aim(wanted: Wanted, receipt: Receipt, edited: ReadonlySet<string>): Receipt {
  const changed = new Set(changedSections(wanted, receipt));
  const there = sectionsOf(wanted);
  const sections = Object.fromEntries(
    there.map((section) => {
      const before = receipt.sections[section.key];
      const keep = before !== undefined && !changed.has(section.key);
      return [section.key, keep ? before : renewed(section, before, edited.has(section.key))];
    }),
  );
  const gone = Object.entries(receipt.sections).filter(([key]) => !there.some((one) => one.key === key) && !edited.has(key));
  const leaving = gone
    .map(([key, { blocks, old = [] }]): [string, SectionReceipt] => [key, { blocks: [], wanted: "", of: 0, old: [...old, ...blocks] }])
    .filter(([, { old = [] }]) => old.length > 0);
  return { ...receipt, sections: { ...sections, ...Object.fromEntries(leaving) } };
}

import type { BlockObjectRequest } from "@notionhq/client";

/**
 * What a session's page in Notion is to hold, whole, as a pure function of the report: said in the keys of our own, never in Notion's ids.
 * Every list keeps to the limits of one block or one row (limits.ts); how much goes into one request is the plan's matter.
 */
export type Wanted = {
  /** finds the page again: stands in small print in its first block */
  readonly key: string;
  readonly title: string;
  readonly icon: string;
  /** what is said beside a section that people have changed */
  readonly beside: string;
  /** sections before the two databases, in order, then those behind them */
  readonly head: readonly WantedSection[];
  readonly databases: readonly WantedDatabase[];
  readonly tail: readonly WantedSection[];
};

/** Blocks that belong together and are brought up to date together. No block has more than 100 children, or holds more than two levels. */
export type WantedSection = { readonly key: string; readonly blocks: readonly BlockObjectRequest[] };

export type DatabaseName = "touchpoints" | "actions";

export type WantedDatabase = {
  readonly name: DatabaseName;
  readonly title: string;
  readonly icon: string;
  readonly properties: readonly WantedProperty[];
  readonly views: readonly WantedView[];
  /** in the order in which they are made: one that refers to another row of its own database stands behind it */
  readonly rows: readonly WantedRow[];
};

export type Choice = {
  readonly name: string;
  readonly color?: "default" | "gray" | "brown" | "orange" | "yellow" | "green" | "blue" | "purple" | "pink" | "red";
};

/** A column by our own key; `title` is its name in the session's language, which people may change. Exactly one of kind "title", one with the key "key". */
export type WantedProperty = { readonly key: string; readonly title: string } & (
  | { readonly kind: "title" | "text" | "number" | "date" | "people" }
  | { readonly kind: "choice" | "choices" | "status"; readonly options: readonly Choice[] }
  | { readonly kind: "rows"; readonly of: DatabaseName }
);

/** The first view is the one that Notion shows first. `by`: the key of the property that it groups by, or lays out by date. */
export type WantedView = {
  readonly key: string;
  readonly title: string;
  readonly kind: "table" | "board" | "calendar";
  readonly by?: string;
  readonly sort?: string;
  /** only rows whose choice of this property is this one */
  readonly only?: { readonly property: string; readonly choice: string };
  /** keys of the properties that are seen, in order; the others are there and hidden */
  readonly shows: readonly string[];
};

/** A row by the key of what it stands for; absent values stay empty. */
export type WantedRow = { readonly key: string; readonly values: Readonly<Record<string, WantedValue>> };

export type WantedValue =
  | { readonly is: "text"; readonly text: string }
  | { readonly is: "number"; readonly number: number }
  | { readonly is: "choice"; readonly choice: string }
  | { readonly is: "choices"; readonly choices: readonly string[] }
  | { readonly is: "date"; readonly date: string }
  /** ids of Notion's users */
  | { readonly is: "people"; readonly users: readonly string[] }
  /** keys of rows of the database that the property names, at most 100 */
  | { readonly is: "rows"; readonly rows: readonly string[] };

/** Whose an action is: the name that everybody reads, and the user of Notion, where one is known. */
export type Owner = { readonly name: string; readonly user?: string };

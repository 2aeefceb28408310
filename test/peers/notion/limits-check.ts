import { isBag } from "../json.ts";
import { sizes } from "./limits.ts";
import { failedValidation, type Refused } from "./refused.ts";

/** Arrays of these keys hold at most so many. */
const longest: Readonly<Record<string, number>> = {
  children: sizes.children,
  rich_text: sizes.richText,
  caption: sizes.richText,
  title: sizes.richText,
  description: sizes.richText,
  multi_select: sizes.references,
  relation: sizes.references,
  people: sizes.references,
  files: sizes.references,
  options: sizes.options,
};

/** Texts of these keys have at most so many UTF-16 units. */
const widest: Readonly<Record<string, number>> = {
  content: sizes.textContent,
  url: sizes.url,
  expression: sizes.expression,
  email: sizes.email,
  phone_number: sizes.phone,
};

type Tally = { readonly problems: string[]; blocks: number };

/**
 * Looks through a whole body for what is too long, too many, or no Unicode text.
 * Answers the refusal, naming each place as Notion does; undefined where all is within the limits.
 */
export function beyondLimits(body: unknown): Refused | undefined {
  const tally: Tally = { problems: [], blocks: 0 };
  walk(body, "body", { key: "", tally });
  if (tally.blocks > sizes.blocks) tally.problems.push(tooMany("body: the number of blocks", sizes.blocks, tally.blocks));
  return tally.problems.length === 0 ? undefined : failedValidation("body", tally.problems);
}

type Place = { readonly key: string; readonly tally: Tally };

function walk(value: unknown, path: string, { key, tally }: Place): void {
  if (typeof value === "string") return lookAtText(value, path, { key, tally });
  if (Array.isArray(value)) return walkList(value, path, { key, tally });
  if (!isBag(value)) return;
  for (const [name, one] of Object.entries(value)) {
    if (!name.isWellFormed()) tally.problems.push(notUnicode(`${path}: a key`));
    walk(one, `${path}.${name}`, { key: name, tally });
  }
}

function walkList(value: readonly unknown[], path: string, { key, tally }: Place): void {
  const most = longest[key];
  if (key === "children") tally.blocks += value.length;
  if (most !== undefined && value.length > most) tally.problems.push(tooMany(`${path}.length`, most, value.length));
  // the cells of a table row are themselves arrays of rich text
  for (const [n, one] of value.entries()) walk(one, `${path}[${n}]`, { key: key === "cells" ? "rich_text" : "", tally });
}

function lookAtText(value: string, path: string, { key, tally }: Place): void {
  const most = widest[key];
  if (most !== undefined && value.length > most) tally.problems.push(tooMany(`${path}.length`, most, value.length));
  if (!value.isWellFormed()) tally.problems.push(notUnicode(path));
}

function tooMany(what: string, most: number, was: number): string {
  return `${what} should be ≤ \`${most}\`, instead was \`${was}\`.`;
}

function notUnicode(what: string): string {
  return `${what} should be valid Unicode, instead held an unpaired surrogate.`;
}

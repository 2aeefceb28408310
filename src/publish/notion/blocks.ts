import { never } from "#lib/never.ts";
import type { Block, Fact, Line, ListItem } from "#report/document/line.ts";
import { limits } from "./limits.ts";
import { plainText, type RichText, richTexts, type Run, run, runsOf } from "./text.ts";

type Said = { rich_text: RichText[]; color?: "gray" };
type Row = { type: "table_row"; table_row: { cells: RichText[][] } };

/** A block that holds text and no other blocks. */
export type Leaf =
  | { type: "paragraph"; paragraph: Said }
  | { type: "heading_1"; heading_1: Said }
  | { type: "heading_2"; heading_2: Said }
  | { type: "heading_3"; heading_3: Said }
  | { type: "bulleted_list_item"; bulleted_list_item: Said }
  | { type: "numbered_list_item"; numbered_list_item: Said }
  | { type: "quote"; quote: Said };
type Table = { type: "table"; table: { table_width: number; has_column_header: boolean; children: Row[] } };

/** What may stand inside a toggle: at most one level below itself. */
export type Child = Leaf | Table;
export type Toggle = { type: "heading_2"; heading_2: Said & { is_toggleable: true; children: Child[] } };
export type Columns = { type: "column_list"; column_list: { children: { type: "column"; column: { children: Leaf[] } }[] } };

/** One block goes into one request whole, so it leaves some of the request to what stands around it. */
const most = { blocks: limits.blocks - limits.children, bytes: limits.bytes * 0.8 } as const;
const quiet = { color: "gray" } as const;

/** Text as a block of the kind. What one block does not take goes on in blocks behind it; nothing comes of no text. */
export function textBlocks(kind: Leaf["type"], runs: readonly Run[]): readonly Leaf[] {
  const further = kind === "quote" ? kind : "paragraph";
  return richTexts(runs).map((rich_text, place) => {
    const type = place === 0 ? kind : further;
    // The type names its own field, which the compiler cannot follow.
    return { type, [type]: { rich_text } } as unknown as Leaf;
  });
}

export function headingBlocks(kind: "heading_1" | "heading_2" | "heading_3", title: string): readonly Leaf[] {
  return textBlocks(kind, [run(title)]);
}

/** A line and, small below it, what else is said of it: one block, since blocks are what Notion counts. */
export function withUnder(line: readonly Run[], under: readonly Line[]): readonly Run[] {
  return [...line, ...under.flatMap((one) => [run("\n"), ...runsOf(one, quiet)])];
}

function listItem({ line, under }: ListItem, numbered: boolean): readonly Leaf[] {
  return textBlocks(numbered ? "numbered_list_item" : "bulleted_list_item", withUnder(runsOf(line), under));
}

function factBlocks({ label, lines }: Fact): readonly Leaf[] {
  const [only = [], ...others] = lines;
  if (others.length === 0) return textBlocks("paragraph", [run(`${label}: `, { bold: true }), ...runsOf(only)]);
  return [
    ...textBlocks("paragraph", [run(label, { bold: true })]),
    ...lines.flatMap((line) => textBlocks("bulleted_list_item", runsOf(line))),
  ];
}

/** JSON in UTF-8, as it goes over the line. */
function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value)) + 1;
}

/** Things in their order, in as few lists as `count` and `bytes` allow. */
function packed<Thing>(things: readonly Thing[], count: number, bytes: number = most.bytes): Thing[][] {
  const lists: Thing[][] = [];
  let size = 0;
  for (const thing of things) {
    const own = bytesOf(thing);
    const last = lists.at(-1);
    size += own;
    if (last !== undefined && last.length < count && size <= bytes) last.push(thing);
    else [size] = [own, lists.push([thing])];
  }
  return lists;
}

function row(cells: RichText[][]): Row {
  return { type: "table_row", table_row: { cells } };
}

/** A table with its head; a longer one goes on in another with the same head. Cells take one list of rich text. */
function tables(head: readonly string[], rows: readonly (readonly Line[])[]): readonly Table[] {
  const top = row(head.map(plainText));
  const all = rows.map((cells) => row(head.map((_, place) => richTexts(runsOf(cells[place] ?? []))[0] ?? [])));
  return packed(all, limits.children - 1, most.bytes / 2).map((part) => ({
    type: "table",
    table: { table_width: head.length, has_column_header: true, children: [top, ...part] },
  }));
}

function block(of: Block): readonly Child[] {
  switch (of.is) {
    case "text":
      return textBlocks("paragraph", runsOf(of.line));
    case "heading":
      return textBlocks("heading_3", runsOf(of.line));
    case "list":
      return of.items.flatMap((one) => listItem(one, of.numbered));
    case "facts":
      return of.facts.flatMap(factBlocks);
    case "table":
      return tables(of.head, of.rows);
    default:
      return never(of);
  }
}

/** Blocks of the report as Notion's own, none deeper than a table's rows. */
export function notionBlocks(blocks: readonly Block[]): readonly Child[] {
  return blocks.flatMap(block);
}

function fits(children: readonly Child[]): boolean {
  const blocks = children.reduce((sum, one) => sum + 1 + (one.type === "table" ? one.table.children.length : 0), 0);
  return children.length <= limits.children && blocks <= most.blocks && bytesOf(children) <= most.bytes;
}

/** A heading and what stands under it belong together: a numbered list that is cut begins at 1 again. */
function chapters(children: readonly Child[]): readonly (readonly Child[])[] {
  const all: Child[][] = [];
  for (const child of children) {
    if (child.type === "heading_3" || all.length === 0) all.push([child]);
    else all.at(-1)?.push(child);
  }
  return all;
}

function packs(children: readonly Child[]): Child[][] {
  const all: Child[][] = [];
  for (const chapter of chapters(children)) {
    const last = all.at(-1);
    if (last !== undefined && fits([...last, ...chapter])) last.push(...chapter);
    else if (fits(chapter)) all.push([...chapter]);
    // Each table counts its rows, so of tables there are but a few.
    else all.push(...packed(chapter, chapter.some((one) => one.type === "table") ? most.blocks / limits.children : limits.children));
  }
  return all;
}

/** A heading that folds its blocks away; what it does not take folds under a second one, "(2)". None for no blocks. */
export function toggles(title: string, children: readonly Child[]): readonly Toggle[] {
  return packs(children).map((part, place) => ({
    type: "heading_2",
    heading_2: { rich_text: plainText(place === 0 ? title : `${title} (${place + 1})`), is_toggleable: true, children: part },
  }));
}

/** Two columns side by side, one more pair below where they are too long. What has nothing beside it stands across the page. */
export function columns(left: readonly Leaf[], right: readonly Leaf[]): readonly (Columns | Leaf)[] {
  const [lefts, rights] = [left, right].map((side) => packed(side, limits.children, most.bytes / 2)) as [Leaf[][], Leaf[][]];
  return Array.from({ length: Math.max(lefts.length, rights.length) }, (_, place) => place).flatMap((place): (Columns | Leaf)[] => {
    const sides = [lefts[place] ?? [], rights[place] ?? []].filter((side) => side.length > 0);
    if (sides.length < 2) return sides.flat();
    return [{ type: "column_list", column_list: { children: sides.map((children) => ({ type: "column", column: { children } })) } }];
  });
}

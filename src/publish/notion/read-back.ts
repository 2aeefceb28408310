import type { BlockObjectResponse, PageObjectResponse } from "@notionhq/client";
import { type Canonical, canonical, digest, same } from "./canonical.ts";
import { type Desk, pageOf, wantedDatabase } from "./desk.ts";
import { sectionsOf, valueDigest } from "./plan.ts";
import { comparable, isCut, valueRead } from "./properties.ts";
import { listed, rowsOf, tree } from "./read.ts";
import type { DatabaseReceipt, Receipt, RowReceipt, SectionReceipt } from "./receipt.ts";
import { keyProperty } from "./row-steps.ts";
import type { DatabaseName, WantedRow, WantedSection } from "./wanted.ts";

/** What was found when everything was read again: the receipt by it, and whether all of it stands as it was meant to. */
export type ReadBack = { readonly receipt: Receipt; readonly whole: boolean };

type Standing = ReadonlyMap<string, BlockObjectResponse>;

/** A section's own blocks as they stand, as far as they do. */
async function treesOf(desk: Pick<Desk, "client" | "lane">, ids: readonly string[], standing: Standing): Promise<readonly Canonical[]> {
  const trees: Canonical[] = [];
  for (const id of ids) {
    const block = standing.get(id);
    if (block !== undefined) trees.push(await tree(desk, block));
  }
  return trees;
}

/** Nobody but the integration that made it has touched it. */
function isOurs(block: BlockObjectResponse | undefined): boolean {
  return block !== undefined && block.created_by.id === block.last_edited_by.id;
}

async function sectionBack(desk: Desk, section: WantedSection, standing: Standing): Promise<SectionReceipt | undefined> {
  const before = desk.receipt.sections[section.key];
  if (before === undefined || before.stands !== undefined) return before;
  const lost = before.blocks.findIndex((id) => !standing.has(id));
  // What is not there any more is written once more, behind what is.
  if (lost >= 0) return { ...before, blocks: before.blocks.slice(0, lost) };
  const wanted = section.blocks.map((one) => canonical(one));
  const trees = await treesOf(desk, before.blocks, standing);
  // Where it differs though nobody else was there, Notion says it in its own way; where somebody was, it counts as changed by them.
  const stands = before.blocks.every((id) => isOurs(standing.get(id))) || same(trees, wanted) ? trees : wanted;
  return { ...before, stands: digest(stands) };
}

async function sectionsBack(desk: Desk): Promise<Readonly<Record<string, SectionReceipt>>> {
  const unread = sectionsOf(desk.wanted).filter((one) => desk.receipt.sections[one.key]?.stands === undefined);
  const standing: Standing =
    unread.length === 0 ? new Map() : new Map((await listed(desk, pageOf(desk))).map((block) => [block.id, block] as const));
  const sections = { ...desk.receipt.sections };
  for (const section of sectionsOf(desk.wanted)) {
    const now = await sectionBack(desk, section, standing);
    if (now !== undefined) sections[section.key] = now;
  }
  return sections;
}

/** Of these sections, those that somebody else has changed since they were last read back. */
export async function editedSections(
  desk: Pick<Desk, "client" | "lane" | "receipt">,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const { page } = desk.receipt;
  if (page === undefined || keys.length === 0) return new Set();
  const standing: Standing = new Map((await listed(desk, page.id)).map((block) => [block.id, block] as const));
  const edited = new Set<string>();
  for (const key of keys) {
    const section = desk.receipt.sections[key];
    if (section?.stands === undefined) continue;
    const there = section.blocks.filter((id) => standing.has(id));
    // All of it gone: somebody took it away, and there is nothing to spare.
    if (there.length === 0) continue;
    if (digest(await treesOf(desk, section.blocks, standing)) !== section.stands) edited.add(key);
  }
  return edited;
}

/** The values of a page by our own keys. */
export function valuesOf(page: PageObjectResponse, database: DatabaseReceipt, row: (page: string) => string | undefined) {
  const byId = new Map(Object.values(page.properties).map((one) => [one.id, one] as const));
  return Object.entries(database.properties).flatMap(([key, id]) => {
    const value = byId.get(id);
    const options = new Map(Object.entries(database.options?.[key] ?? {}).map(([name, option]) => [option, name] as const));
    return value === undefined ? [] : [{ key, value: valueRead(value, { row, option: (one) => options.get(one) }), cut: isCut(value) }];
  });
}

/** The keys of our rows by the ids of their pages, of all databases. */
export function rowKeys({ databases }: Receipt): (page: string) => string | undefined {
  const keys = new Map(Object.values(databases).flatMap(({ rows }) => Object.entries(rows).map(([key, { page }]) => [page, key] as const)));
  return (page) => keys.get(page);
}

/** Which values of a row were written since the receipt was like this; all of them where nobody knows what was. */
export type Since = Receipt | "unknown";

function writtenSince(since: Since, name: DatabaseName, row: string, now: RowReceipt): (key: string) => boolean {
  if (since === "unknown") return () => true;
  const before = since.databases[name]?.rows[row]?.values;
  return (key) => before === undefined || before[key] !== now.values[key];
}

type Compared = { readonly name: DatabaseName; readonly row: WantedRow; readonly written: RowReceipt; readonly page: PageObjectResponse };

/**
 * Keys of the values that were written and stand otherwise. What others have changed is theirs: an older value that differs is left as it is,
 * and so is the whole row where nobody knows what was written last and somebody else was there since.
 */
function astray(desk: Desk, since: Since, { name, row, written, page }: Compared): readonly string[] {
  const database = desk.receipt.databases[name];
  if (database === undefined || (since === "unknown" && page.created_by.id !== page.last_edited_by.id)) return [];
  const isNew = writtenSince(since, name, row.key, written);
  return (
    valuesOf(page, database, rowKeys(desk.receipt))
      .filter(({ key, value, cut }) => isNew(key) && !cut && !same(comparable(value), comparable(row.values[key])))
      .map(({ key }) => key)
      // Empty ones take whatever Notion puts there by itself: a status has its first option.
      .filter((key) => row.values[key] !== undefined)
  );
}

/** The rows as they stand: those that are gone are made again, values that are not what was written are written again. */
async function rowsBack(
  desk: Desk,
  name: DatabaseName,
  since: Since,
): Promise<{ readonly database: DatabaseReceipt; readonly spare: readonly string[] } | undefined> {
  const before = desk.receipt.databases[name];
  if (before === undefined) return undefined;
  const pages = await rowsOf(desk, before.source);
  const standing = new Map(pages.map((page) => [page.id, page] as const));
  const rows = { ...before.rows };
  for (const row of wantedDatabase(desk, name).rows) {
    const written = rows[row.key];
    if (written === undefined) continue;
    const page = standing.get(written.page);
    if (page === undefined) delete rows[row.key];
    else {
      const wrong = new Set(astray(desk, since, { name, row, written, page }));
      rows[row.key] = { page: page.id, values: Object.fromEntries(Object.entries(written.values).filter(([key]) => !wrong.has(key))) };
    }
  }
  return { database: { ...before, rows }, spare: spareRows(pages, before) };
}

/** Rows with a key of ours that we made once too often: a request that was given up and saved after all. What people copied is theirs. */
export function spareRows(pages: readonly PageObjectResponse[], { rows, properties }: DatabaseReceipt): readonly string[] {
  const ours = new Set(Object.values(rows).map((one) => one.page));
  const makers = new Set(pages.filter((page) => ours.has(page.id)).map((page) => page.created_by.id));
  return pages
    .filter((page) => !ours.has(page.id) && makers.has(page.created_by.id))
    .filter((page) => {
      const key = Object.values(page.properties).find((one) => one.id === properties[keyProperty]);
      return key?.type === "rich_text" && rows[key.rich_text.map((one) => one.plain_text).join("")] !== undefined;
    })
    .map((page) => page.id);
}

/** Reads again what was written since it was last read, and compares: nothing is believed to stand because a request was answered. */
export async function readBack(desk: Desk, touched: ReadonlySet<DatabaseName>, since: Since): Promise<ReadBack> {
  const sections = await sectionsBack(desk);
  let receipt: Receipt = { ...desk.receipt, sections };
  for (const name of touched) {
    const back = await rowsBack({ ...desk, receipt }, name, since);
    if (back === undefined) continue;
    for (const page of back.spare) await desk.lane.write(() => desk.client.pages.update({ page_id: page, in_trash: true }));
    receipt = { ...receipt, databases: { ...receipt.databases, [name]: back.database } };
  }
  return { receipt, whole: digest(receipt.databases) === digest(desk.receipt.databases) && sectionsStand(desk, receipt) };
}

function sectionsStand({ wanted }: Desk, { sections }: Receipt): boolean {
  return sectionsOf(wanted).every(({ key, blocks }) => sections[key]?.blocks.length === blocks.length);
}

/** Values that somebody else has changed since they were last written, by row: they stay as they are. */
export async function changedByOthers(
  desk: Pick<Desk, "client" | "lane" | "receipt">,
  name: DatabaseName,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const database = desk.receipt.databases[name];
  if (database === undefined) return new Map();
  const keys = rowKeys(desk.receipt);
  const found = new Map<string, ReadonlySet<string>>();
  for (const page of await rowsOf(desk, database.source)) {
    const key = keys(page.id);
    const written = key === undefined ? undefined : database.rows[key];
    if (key === undefined || written === undefined) continue;
    const theirs = valuesOf(page, database, keys).filter((one) => !one.cut && (written.values[one.key] ?? "") !== valueDigest(one.value));
    if (theirs.length > 0) found.set(key, new Set(theirs.map((one) => one.key)));
  }
  return found;
}

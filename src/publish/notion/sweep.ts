import type { BlockObjectResponse } from "@notionhq/client";
import { canonical, digest } from "./canonical.ts";
import { viewsOf } from "./database-steps.ts";
import { type Desk, pageOf, standing } from "./desk.ts";
import { Refused } from "./lane.ts";
import { sectionsOf } from "./plan.ts";
import { spareRows } from "./read-back.ts";
import { firstOf, listed, rowsOf, tree } from "./read.ts";

/** Made since the request that nobody knows about; Notion rounds times down to the minute. */
type Since = (block: BlockObjectResponse) => boolean;

async function away(desk: Desk, remove: () => Promise<unknown>): Promise<void> {
  await desk.lane.write(remove).catch((error: unknown) => {
    // Gone already: that is what was wanted.
    if (!(error instanceof Refused) || !["object_not_found", "validation_error"].includes(error.code)) throw error;
  });
}

/** A second page of this session beside ours. */
async function sweepPages(desk: Desk, since: Since): Promise<void> {
  const { client, wanted, receipt } = desk;
  for (const block of await listed(desk, receipt.parent)) {
    const isOurs = block.type === "child_page" && block.child_page.title === wanted.title && block.id !== receipt.page?.id && since(block);
    if (!isOurs) continue;
    const head = await firstOf(desk, block.id);
    if (head === undefined || !JSON.stringify(await tree(desk, head)).includes(wanted.key)) continue;
    await away(desk, () => client.pages.update({ page_id: block.id, in_trash: true }));
  }
}

/** On the page: databases and blocks of ours that nothing in the receipt knows. */
async function sweepBlocks(desk: Desk, since: Since): Promise<void> {
  const { client, wanted, receipt } = desk;
  const databases = new Set(Object.values(receipt.databases).map((one) => one.database));
  const known = new Set([...databases, ...Object.values(receipt.sections).flatMap(({ blocks, old = [] }) => [...blocks, ...old])]);
  const titles = new Set(wanted.databases.map((one) => one.title));
  const ours = new Set(sectionsOf(wanted).flatMap((section) => section.blocks.map((one) => digest(canonical(one)))));
  for (const block of await listed(desk, pageOf(desk))) {
    if (known.has(block.id) || !since(block) || block.created_by.id !== block.last_edited_by.id) continue;
    const isOurs = block.type === "child_database" ? titles.has(block.child_database.title) : ours.has(digest(await tree(desk, block)));
    if (isOurs) await away(desk, () => client.blocks.delete({ block_id: block.id }));
  }
}

async function sweepViews(desk: Desk): Promise<void> {
  const { client, wanted, receipt } = desk;
  for (const { name, views } of wanted.databases) {
    if (receipt.databases[name] === undefined) continue;
    const { database, views: standing_ } = standing(desk, name);
    const known = new Set(Object.values(standing_));
    for (const one of await viewsOf(desk, database)) {
      const isOurs = views.some((view) => view.title === one.name && view.kind === one.type);
      if (isOurs && !known.has(one.id)) await away(desk, () => client.views.delete({ view_id: one.id }));
    }
  }
}

async function sweepRows(desk: Desk): Promise<void> {
  const { client, receipt } = desk;
  for (const database of Object.values(receipt.databases))
    for (const page of spareRows(await rowsOf(desk, database.source), database))
      await away(desk, () => client.pages.update({ page_id: page, in_trash: true }));
}

/**
 * Takes away what of ours stands there twice: a request that was given up and looked for, and that Notion carried out after all. `doubted`: when
 * that was (epoch ms). What people made, or have touched since, stays. Throws `Refused`, `Later` or `Doubt`.
 */
export async function sweep(desk: Desk, doubted: number): Promise<void> {
  const from = Math.floor(doubted / 60_000) * 60_000;
  const makers = new Set<string>();
  const since: Since = (block) => Date.parse(block.created_time) >= from && (makers.size === 0 || makers.has(block.created_by.id));
  const ids = new Set(Object.values(desk.receipt.sections).flatMap((one) => one.blocks));
  for (const block of await listed(desk, pageOf(desk))) if (ids.has(block.id)) makers.add(block.created_by.id);
  await sweepPages(desk, since);
  await sweepBlocks(desk, since);
  await sweepViews(desk);
  await sweepRows(desk);
}

import { setTrashed } from "./acts.ts";
import { attachIn, changed, typeOfRequest } from "./block-content.ts";
import { holderOf, makeBlocks, planBlocks, refuseWrongWidth } from "./blocks-plan.ts";
import type { Call } from "./core.ts";
import { blockAt, idAt, isBlock, refuseTrashed } from "./find.ts";
import { contentHappened } from "./happenings.ts";
import { type Bag, bag } from "../json.ts";
import { words } from "./limits.ts";
import { cut, listed } from "./paging.ts";
import { invalid } from "./refused.ts";
import { blockRead } from "./read.ts";
import type { Route } from "./route.ts";
import type { Node } from "./world.ts";

function retrieve({ core, args }: Call): Bag {
  return blockRead(core, blockAt(core, args["block_id"], "path.block_id"));
}

function children({ core, args }: Call): Bag {
  const holder = blockAt(core, args["block_id"], "path.block_id");
  if (holder.kind === "database") throw invalid("A database has no children; query its data source.");
  return listed(
    cut(core.world.living(holder), args, (one) => one.id),
    "block",
    (one) => blockRead(core, one),
  );
}

function append({ core, args }: Call): Bag {
  const holder = blockAt(core, args["block_id"], "path.block_id");
  if (holder.kind === "database") throw invalid(words.noChildren);
  refuseTrashed(core, holder);
  const planned = planBlocks(core, args["children"], holderOf(holder), "body.children");
  const index = indexIn(holder, bag(args["position"]), args["after"]);
  const { bot } = core.integration;
  const made = makeBlocks(core, planned, { holder, index }, bot);
  core.world.touch(holder, bot);
  contentHappened(
    core,
    holder,
    made.map((one) => one.id),
    bot,
  );
  return { ...listed({ items: made, next_cursor: null, has_more: false }, "block", (one) => blockRead(core, one)) };
}

function indexIn(holder: Node, position: Bag, old: unknown): number {
  if (position["type"] === "start") return 0;
  const given = position["type"] === "after_block" ? bag(position["after_block"])["id"] : old;
  if (given === undefined) return holder.children.length;
  const after = idAt(given, "body.position.after_block.id");
  const index = holder.children.indexOf(after);
  if (index < 0) throw invalid(`Block to append children after (${after}) is not parented by ${holder.id}.`);
  return index + 1;
}

function update({ core, args }: Call): Bag {
  const { block_id, in_trash, archived, ...said } = args;
  const node = blockAt(core, block_id, "path.block_id");
  const trashed = in_trash ?? archived;
  if (core.world.underTrash(node)) throw invalid(words.archivedAncestor);
  if (node.trashed && trashed !== false) throw invalid(words.archived);
  const { bot } = core.integration;
  if (Object.keys(said).some((key) => key !== "type")) {
    const type = typeOfRequest(said);
    if (!isBlock(node)) throw invalid(`Cannot update a child_${node.kind} block. Use the update ${node.kind} endpoint instead.`);
    if (type !== node.type)
      throw invalid(`body failed validation: body.${type} should be not present: the type of the block is ${node.type}.`);
    const content = changed(core, node, bag(said[type]), `body.${type}`);
    const table = core.world.above(node);
    if (type === "table_row" && isBlock(table)) refuseWrongWidth(content, table);
    node.content = content;
    attachIn(core, content);
    core.world.touch(node, bot);
    contentHappened(core, node, [node.id], bot);
  }
  if (typeof trashed === "boolean") setTrashed(core, node, trashed, bot);
  return blockRead(core, node);
}

function remove({ core, args }: Call): Bag {
  const node = blockAt(core, args["block_id"], "path.block_id");
  refuseTrashed(core, node);
  setTrashed(core, node, true, core.integration.bot);
  return blockRead(core, node);
}

const one = { path: "blocks/:block_id", answers: "GetBlockResponse" };
const many = { path: "blocks/:block_id/children", answers: "ListBlockChildrenResponse" };

export const blockRoutes: readonly Route[] = [
  { method: "GET", ...one, asks: "GetBlockParameters", needs: "readContent", writes: false, does: retrieve },
  { method: "PATCH", ...one, asks: "UpdateBlockParameters", needs: "updateContent", writes: true, does: update },
  { method: "DELETE", ...one, asks: "DeleteBlockParameters", needs: "updateContent", writes: true, does: remove },
  { method: "GET", ...many, asks: "ListBlockChildrenParameters", needs: "readContent", writes: false, does: children },
  { method: "PATCH", ...many, asks: "AppendBlockChildrenParameters", needs: "insertContent", writes: true, does: append },
];

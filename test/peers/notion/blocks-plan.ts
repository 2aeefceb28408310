import { attachIn, contentFrom, holdsBlocks, typeOfRequest } from "./block-content.ts";
import type { Core } from "./core.ts";
import { refuseFull } from "./find.ts";
import { type Bag, bag, bags, list } from "../json.ts";
import { words } from "./limits.ts";
import { failedValidation, invalid } from "./refused.ts";
import type { Block, Node, Parent } from "./world.ts";

/** A block that may be made: everything about it was looked at. */
export type Planned = { readonly type: string; readonly content: Bag; readonly children: readonly Planned[] };

/** What blocks are put into: its type ("page", or a block's) and content. */
type Holder = { readonly type: string; readonly content: Bag };

export function holderOf(node: Node): Holder {
  return node.kind === "block" ? node : { type: node.kind, content: {} };
}

/**
 * Looks at all blocks of a request before the first is made, so that a refusal leaves nothing behind.
 * Refused: what the holder cannot hold, rows of a wrong width, too few columns, bad content.
 */
export function planBlocks(core: Core, given: unknown, holder: Holder, where: string): readonly Planned[] {
  return bags(given).map((one, n) => {
    const at = `${where}[${n}]`;
    const type = typeOfRequest(one);
    refuseMisplaced(core, type, holder);
    const said = bag(one[type]);
    const content = contentFrom(core, type, said, `${at}.${type}`);
    if (type === "table_row") refuseWrongWidth(content, holder);
    const children = planBlocks(core, said["children"], { type, content }, `${at}.${type}.children`);
    refuseTooFew(type, children, `${at}.${type}.children.length`);
    return { type, content, children };
  });
}

function refuseMisplaced(core: Core, type: string, holder: Holder): void {
  if (holder.type === "table" && type === "table_row") return;
  if (holder.type === "column_list" && type === "column") return;
  if (type === "table_row") throw invalid("Table rows can only be children of a table.");
  if (type === "column") throw invalid("Columns can only be children of a column list.");
  if (holder.type === "table") throw invalid("A table can only have table rows as children.");
  if (holder.type === "column_list") throw invalid("A column list can only have columns as children.");
  if (holder.type !== "page" && !holdsBlocks(core, holder.type, holder.content)) throw invalid(words.noChildren);
}

/** Refused where a row has not as many cells as its table is wide. */
export function refuseWrongWidth(content: Bag, table: Holder): void {
  if (list(content["cells"]).length !== table.content["table_width"]) throw invalid(words.rowWidth);
}

const least: Readonly<Record<string, number>> = { column_list: 2, column: 1, table: 1 };

function refuseTooFew(type: string, children: readonly Planned[], where: string): void {
  const fewest = least[type] ?? 0;
  if (children.length >= fewest) return;
  throw failedValidation("body", [`${where} should be ≥ \`${fewest}\`, instead was \`${children.length}\`.`]);
}

export function countPlanned(planned: readonly Planned[]): number {
  return planned.reduce((sum, one) => sum + 1 + countPlanned(one.children), 0);
}

/** Makes the planned blocks at this place among the holder's children. Refused only where the plan of the workspace is full, before the first. */
export function makeBlocks(
  core: Core,
  planned: readonly Planned[],
  into: { readonly holder: Node; readonly index: number },
  by: string,
): Block[] {
  refuseFull(core, countPlanned(planned));
  const made = planned.map((one) => make(core, one, into.holder, by));
  into.holder.children.splice(into.index, 0, ...made.map((one) => one.id));
  return made;
}

function make(core: Core, { type, content, children }: Planned, holder: Node, by: string): Block {
  const { world } = core;
  const parent: Parent = { type: holder.kind === "block" ? "block" : "page", id: holder.id };
  const block: Block = { kind: "block", id: world.ids.uuid(), parent, children: [], trashed: false, stamp: world.stamp(by), type, content };
  world.nodes.set(block.id, block);
  world.made += 1;
  attachIn(core, content);
  for (const child of children) block.children.push(make(core, child, block, by).id);
  return block;
}

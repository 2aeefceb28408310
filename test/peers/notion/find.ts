import type { Core } from "./core.ts";
import { uuidOf } from "./ids.ts";
import { words } from "./limits.ts";
import { failedValidation, invalid, notFound, restricted } from "./refused.ts";
import type { Block, Database, DataSource, Node, Page, View } from "./world.ts";

/** The id that a caller gave, in its one form. Refused where it is no uuid; `where` names the place, as `body.parent.page_id`. */
export function idAt(given: unknown, where: string): string {
  const id = typeof given === "string" ? uuidOf(given) : undefined;
  if (id !== undefined) return id;
  const part = where.startsWith("path") ? "path" : where.startsWith("query") ? "query" : "body";
  throw failedValidation(part, [`${where} should be a valid uuid, instead was \`${JSON.stringify(given)}\`.`]);
}

function seen(core: Core, id: string): Node | undefined {
  const node = core.world.nodes.get(id);
  return node !== undefined && core.world.sees(node) ? node : undefined;
}

/** A page that the integration sees. Refused: 404, or 400 where the id is that of something else. */
export function pageAt(core: Core, given: unknown, where: string): Page {
  const id = idAt(given, where);
  const node = seen(core, id);
  if (node?.kind === "page") return node;
  if (node !== undefined) throw invalid(`Provided ID ${id} is a ${node.kind}, not a page. Use the retrieve ${node.kind} API instead.`);
  if (core.world.sources.has(id))
    throw invalid(`Provided ID ${id} is a data source, not a page. Use the retrieve data source API instead.`);
  throw notFound("page", id);
}

/** A block, page or database that the integration sees, asked for as a block. Refused: 404. */
export function blockAt(core: Core, given: unknown, where: string): Node {
  const id = idAt(given, where);
  const node = seen(core, id);
  if (node === undefined) throw notFound("block", id);
  return node;
}

/** Refused: 404, or 400 where the id is that of a page. */
export function databaseAt(core: Core, given: unknown, where: string): Database {
  const id = idAt(given, where);
  const node = seen(core, id);
  if (node?.kind === "database") return node;
  if (node?.kind === "page") throw invalid(`Provided ID ${id} is a page, not a database. Use the retrieve page API instead.`);
  throw notFound("database", id);
}

/** Refused: 404, with a hint where the id is that of a database. */
export function sourceAt(core: Core, given: unknown, where: string): DataSource {
  const id = idAt(given, where);
  const source = core.world.sources.get(id);
  if (source !== undefined && core.world.sees(core.world.database(source.database))) return source;
  throw notFound("data source", id);
}

/** Refused: 404. */
export function viewAt(core: Core, given: unknown, where: string): View {
  const id = idAt(given, where);
  const view = core.world.views.get(id);
  if (view !== undefined && core.world.sees(core.world.database(view.database))) return view;
  throw notFound("view", id);
}

/** Refused where it, or something that it stands in, is in the trash. */
export function refuseTrashed(core: Core, node: Node): void {
  if (node.trashed) throw invalid(words.archived);
  if (core.world.underTrash(node)) throw invalid(words.archivedAncestor);
}

/** Does it answer `in_trash`? */
export function inTrash(core: Core, node: Node): boolean {
  return node.trashed || (core.doubts.trashIsInherited && core.world.underTrash(node));
}

/** Refused where the plan has no room for so many more blocks, pages and databases. */
export function refuseFull(core: Core, more: number): void {
  const limit = core.blockLimit;
  if (limit === undefined || core.world.made + more <= limit) return;
  throw restricted(words.blockLimit, { block_limit: String(limit) });
}

export function isBlock(node: Node | undefined): node is Block {
  return node?.kind === "block";
}

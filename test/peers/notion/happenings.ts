import type { Core } from "./core.ts";
import { type Bag, found } from "../json.ts";
import type { Comment, Database, DataSource, Node, Page, View } from "./world.ts";

type PageEvent = "created" | "deleted" | "undeleted" | "locked" | "unlocked" | "moved";

function author(core: Core, id: string): { readonly id: string; readonly kind: "person" | "bot" } {
  return { id, kind: found(core.world.users.get(id), `nobody has the id ${id}`).kind };
}

function parentOf(core: Core, node: Node): Bag {
  const { parent } = node;
  if (parent.type === "workspace") return { id: core.workspace.id, type: "space" };
  if (parent.type === "source") return { id: core.world.source(parent.id).database, type: "database", data_source_id: parent.id };
  return { id: parent.id, type: parent.type };
}

/** Only what the integration sees is told to it. */
function tell(core: Core, node: Node, happening: { readonly type: string; readonly entity: Bag; readonly data: Bag }, by: string): void {
  if (core.world.sees(node)) core.webhooks.tell(happening, author(core, by));
}

export function pageHappened(core: Core, page: Page, what: PageEvent, by: string): void {
  tell(core, page, { type: `page.${what}`, entity: { id: page.id, type: "page" }, data: { parent: parentOf(core, page) } }, by);
}

/** Which values are others now, never what they are. */
export function valuesHappened(core: Core, page: Page, properties: readonly string[], by: string): void {
  if (properties.length === 0) return;
  const data = { parent: parentOf(core, page), updated_properties: properties };
  tell(core, page, { type: "page.properties_updated", entity: { id: page.id, type: "page" }, data }, by);
}

/** Something on the page was written, changed or taken away. */
export function contentHappened(core: Core, on: Node, blocks: readonly string[], by: string): void {
  const page = core.world.pageOf(on);
  if (page === undefined || blocks.length === 0) return;
  const updated_blocks = blocks.map((id) => ({ id, type: "block" }));
  tell(
    core,
    page,
    { type: "page.content_updated", entity: { id: page.id, type: "page" }, data: { parent: parentOf(core, page), updated_blocks } },
    by,
  );
}

export function databaseHappened(core: Core, database: Database, what: "created" | "deleted" | "undeleted" | "moved", by: string): void {
  const entity = { id: database.id, type: "database" };
  tell(core, database, { type: `database.${what}`, entity, data: { parent: parentOf(core, database) } }, by);
}

export function sourceHappened(core: Core, source: DataSource, what: "created" | "deleted" | "undeleted", by: string): void {
  const database = core.world.database(source.database);
  const data = { parent: { id: database.id, type: "database" } };
  tell(core, database, { type: `data_source.${what}`, entity: { id: source.id, type: "data_source" }, data }, by);
}

export function schemaHappened(core: Core, source: DataSource, updated_properties: readonly Bag[], by: string): void {
  if (updated_properties.length === 0) return;
  const database = core.world.database(source.database);
  const data = { parent: { id: database.id, type: "database" }, updated_properties };
  tell(core, database, { type: "data_source.schema_updated", entity: { id: source.id, type: "data_source" }, data }, by);
}

export function viewHappened(core: Core, view: View, what: "created" | "updated" | "deleted", more: Bag, by: string): void {
  const database = core.world.database(view.database);
  const data = { parent: { id: database.id, type: "database" }, ...more };
  tell(core, database, { type: `view.${what}`, entity: { id: view.id, type: "view" }, data }, by);
}

export function commentHappened(core: Core, comment: Comment, what: "created" | "updated" | "deleted", by: string): void {
  const on = core.world.node(comment.on);
  const page = core.world.pageOf(on);
  if (page === undefined) return;
  const data = { parent: { id: on.id, type: on.kind }, page_id: page.id };
  tell(core, on, { type: `comment.${what}`, entity: { id: comment.id, type: "comment" }, data }, by);
}

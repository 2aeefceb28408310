import { contentRead } from "./block-content.ts";
import type { Core } from "./core.ts";
import { imageRead } from "./files.ts";
import { inTrash } from "./find.ts";
import type { Bag } from "../json.ts";
import { valuesRead } from "./values.ts";
import { addressOf, plainText, readRuns, titleOf } from "./rich-text.ts";
import { configRead } from "./property-kinds.ts";
import { type Comment, type Database, type DataSource, minute, type Node, type Page, type Parent, type Stamp, type View } from "./world.ts";

/** A user as everything but the list of users shows one. */
export function partialUser(id: string): Bag {
  return { object: "user", id };
}

function times(stamp: Stamp): Bag {
  return { created_time: minute(stamp.createdAt), last_edited_time: minute(stamp.editedAt) };
}

function authors(stamp: Stamp): Bag {
  return { created_by: partialUser(stamp.createdBy), last_edited_by: partialUser(stamp.editedBy) };
}

function parentRead(core: Core, parent: Parent): Bag {
  switch (parent.type) {
    case "workspace":
      return { type: "workspace", workspace: true };
    case "source":
      return { type: "data_source_id", data_source_id: parent.id, database_id: core.world.source(parent.id).database };
    default:
      return { type: `${parent.type}_id`, [`${parent.type}_id`]: parent.id };
  }
}

/** A block; pages and databases show as `child_page` and `child_database`. */
export function blockRead(core: Core, node: Node): Bag {
  const trashed = inTrash(core, node);
  const shown =
    node.kind === "block"
      ? { type: node.type, [node.type]: contentRead(core, node) }
      : node.kind === "page"
        ? { type: "child_page", child_page: { title: titleOf(node) } }
        : { type: "child_database", child_database: { title: plainText(node.title) } };
  return {
    object: "block",
    id: node.id,
    parent: parentRead(core, node.parent),
    ...times(node.stamp),
    ...authors(node.stamp),
    has_children: node.kind !== "database" && core.world.living(node).length > 0,
    in_trash: trashed,
    archived: trashed,
    ...shown,
  };
}

/** A page or row. `only`: the ids of the properties that are wanted; all where undefined. */
export function pageRead(core: Core, page: Page, only?: readonly string[]): Bag {
  const trashed = inTrash(core, page);
  return {
    object: "page",
    id: page.id,
    ...times(page.stamp),
    ...authors(page.stamp),
    cover: imageRead(core, page.cover),
    icon: imageRead(core, page.icon),
    parent: parentRead(core, page.parent),
    in_trash: trashed,
    archived: trashed,
    is_archived: trashed,
    is_locked: page.locked,
    properties: valuesRead(core, page, only),
    url: addressOf(page),
    public_url: null,
  };
}

export function databaseRead(core: Core, database: Database): Bag {
  const trashed = inTrash(core, database);
  const sources = database.sources.map((id) => core.world.source(id)).filter((one) => !one.trashed);
  return {
    object: "database",
    id: database.id,
    title: readRuns(core.world, database.title),
    description: readRuns(core.world, database.description),
    parent: parentRead(core, database.parent),
    is_inline: database.inline,
    in_trash: trashed,
    archived: trashed,
    is_locked: database.locked,
    ...times(database.stamp),
    data_sources: sources.map((one) => ({ id: one.id, name: plainText(one.title) })),
    icon: imageRead(core, database.icon),
    cover: imageRead(core, database.cover),
    url: addressOf(database),
    public_url: null,
  };
}

export function sourceRead(core: Core, source: DataSource): Bag {
  const database = core.world.database(source.database);
  const trashed = source.trashed || inTrash(core, database);
  const properties = source.properties.map((one) => [
    one.name,
    { id: one.id, name: one.name, description: one.description, type: one.type, [one.type]: configRead(core, one) },
  ]);
  return {
    object: "data_source",
    id: source.id,
    title: readRuns(core.world, source.title),
    description: [],
    parent: { type: "database_id", database_id: database.id },
    database_parent: parentRead(core, database.parent),
    is_inline: database.inline,
    in_trash: trashed,
    archived: trashed,
    ...times(source.stamp),
    ...authors(source.stamp),
    properties: Object.fromEntries(properties),
    icon: imageRead(core, source.icon),
    cover: imageRead(core, database.cover),
    url: addressOf(database),
    public_url: null,
  };
}

export function viewRead(core: Core, view: View): Bag {
  const database = core.world.database(view.database);
  return {
    object: "view",
    id: view.id,
    parent: { type: "database_id", database_id: view.database },
    name: view.name,
    type: view.type,
    ...times(view.stamp),
    ...authors(view.stamp),
    url: `${addressOf(database)}?v=${view.id.replaceAll("-", "")}`,
    data_source_id: view.source,
    filter: view.filter,
    sorts: view.sorts,
    quick_filters: view.quickFilters,
    configuration: view.configuration === null ? null : named(core, view, view.configuration),
  };
}

/** Beside the ids of properties an answer has their names of today. */
function named(core: Core, view: View, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => named(core, view, one));
  if (typeof value !== "object" || value === null) return value;
  const known = core.world.source(view.source).properties;
  const all = Object.entries(value).flatMap(([key, one]) => {
    const name =
      key === "property_id" || key === "date_property_id" || key === "end_date_property_id"
        ? known.find((each) => each.id === one)?.name
        : undefined;
    const pair: readonly [string, unknown] = [key, named(core, view, one)];
    return name === undefined ? [pair] : [pair, [key.replace(/_id$/, "_name"), name] as const];
  });
  return Object.fromEntries(all);
}

export function commentRead(core: Core, comment: Comment): Bag {
  const on = core.world.node(comment.on);
  const type = on.kind === "block" ? "block_id" : "page_id";
  return {
    object: "comment",
    id: comment.id,
    parent: { type, [type]: comment.on },
    discussion_id: comment.discussion,
    ...times(comment.stamp),
    created_by: partialUser(comment.stamp.createdBy),
    rich_text: readRuns(core.world, comment.runs),
    display_name: comment.displayName,
  };
}

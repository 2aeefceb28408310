import { setTrashed } from "./acts.ts";
import type { Call, Core } from "./core.ts";
import { attach, coverFrom, iconFrom } from "./files.ts";
import { databaseAt, pageAt, refuseFull, refuseTrashed } from "./find.ts";
import { databaseHappened, sourceHappened } from "./happenings.ts";
import { type Bag, bag } from "../json.ts";
import { firstView, words } from "./limits.ts";
import { invalid, notOffered } from "./refused.ts";
import { databaseRead } from "./read.ts";
import { runsFrom } from "./rich-text.ts";
import type { Route } from "./route.ts";
import { type Change, changeSchema, planSchema } from "./schema-plan.ts";
import type { Database, DataSource, Page, Run } from "./world.ts";

/** The changes that make a new schema: those that were asked for, and a title where nobody asked for one. */
export function planNewSchema(core: Core, given: unknown): readonly Change[] {
  const changes = planSchema(core, undefined, given);
  if (changes.some((one) => one.action === "created" && one.type === "title")) return changes;
  return [{ action: "created", name: "Name", type: "title", config: {}, description: null }, ...changes];
}

type NewSource = {
  readonly database: Database;
  readonly title: readonly Run[];
  readonly icon: Bag | null;
  readonly changes: readonly Change[];
};

/** Makes a data source with its schema, in its database. */
export function makeSource(core: Core, { database, title, icon, changes }: NewSource, by: string): DataSource {
  const { world } = core;
  const source: DataSource = {
    id: world.ids.uuid(),
    database: database.id,
    title,
    icon,
    properties: [],
    rows: [],
    trashed: false,
    stamp: world.stamp(by),
  };
  world.sources.set(source.id, source);
  database.sources.push(source.id);
  changeSchema(core, source, changes, by);
  sourceHappened(core, source, "created", by);
  return source;
}

function makeView(core: Core, source: DataSource, by: string): void {
  const { world } = core;
  const id = world.ids.uuid();
  const nothing = { filter: null, sorts: null, quickFilters: null, configuration: { type: "table" } };
  world.views.set(id, { id, database: source.database, source: source.id, ...firstView, ...nothing, stamp: world.stamp(by) });
  world.database(source.database).views.push(id);
}

function create({ core, args }: Call): Bag {
  const { world, integration } = core;
  const parent = bag(args["parent"]);
  if (parent["type"] !== "page_id")
    throw core.workspaceParent ? notOffered("a database at the top of the workspace") : invalid(words.noWorkspaceParent);
  const page = pageAt(core, parent["page_id"], "body.parent.page_id");
  refuseTrashed(core, page);
  const changes = planNewSchema(core, bag(args["initial_data_source"])["properties"]);
  const database: Database = {
    kind: "database",
    id: world.ids.uuid(),
    parent: { type: "page", id: page.id },
    children: [],
    trashed: false,
    stamp: world.stamp(integration.bot),
    title: runsFrom(core, args["title"], "body.title"),
    description: runsFrom(core, args["description"], "body.description"),
    inline: args["is_inline"] === true,
    icon: iconFrom(core, args["icon"], "body.icon"),
    cover: coverFrom(core, args["cover"], "body.cover"),
    locked: false,
    sources: [],
    views: [],
  };
  refuseFull(core, 1);
  enter(core, database, page);
  makeView(core, makeSource(core, { database, title: database.title, icon: database.icon, changes }, integration.bot), integration.bot);
  return databaseRead(core, database);
}

function enter(core: Core, database: Database, page: Page): void {
  core.world.nodes.set(database.id, database);
  core.world.made += 1;
  page.children.push(database.id);
  attach(core, database.icon);
  attach(core, database.cover);
  core.world.touch(page, core.integration.bot);
  databaseHappened(core, database, "created", core.integration.bot);
}

function retrieve({ core, args }: Call): Bag {
  return databaseRead(core, databaseAt(core, args["database_id"], "path.database_id"));
}

function update({ core, args }: Call): Bag {
  const database = databaseAt(core, args["database_id"], "path.database_id");
  if ("parent" in args) throw notOffered("moving a database");
  if (core.world.underTrash(database)) throw invalid(words.archivedAncestor);
  if (database.trashed && args["in_trash"] !== false) throw invalid(words.archived);
  const { bot } = core.integration;
  const icon = "icon" in args ? iconFrom(core, args["icon"], "body.icon") : database.icon;
  const cover = "cover" in args ? coverFrom(core, args["cover"], "body.cover") : database.cover;
  const title = "title" in args ? runsFrom(core, args["title"], "body.title") : database.title;
  const description = "description" in args ? runsFrom(core, args["description"], "body.description") : database.description;
  attach(core, icon);
  attach(core, cover);
  Object.assign(database, { icon, cover, title, description });
  if (typeof args["is_inline"] === "boolean") database.inline = args["is_inline"];
  if (typeof args["is_locked"] === "boolean") database.locked = args["is_locked"];
  if (typeof args["in_trash"] === "boolean") setTrashed(core, database, args["in_trash"], bot);
  core.world.touch(database, bot);
  return databaseRead(core, database);
}

const one = { path: "databases/:database_id", answers: "GetDatabaseResponse" };

export const databaseRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "databases",
    asks: "CreateDatabaseParameters",
    answers: "CreateDatabaseResponse",
    needs: "insertContent",
    writes: true,
    does: create,
  },
  { method: "GET", ...one, asks: "GetDatabaseParameters", needs: "readContent", writes: false, does: retrieve },
  { method: "PATCH", ...one, asks: "UpdateDatabaseParameters", needs: "updateContent", writes: true, does: update },
];

import type { Call, Core } from "./core.ts";
import { databaseAt, idAt, refuseTrashed, sourceAt, viewAt } from "./find.ts";
import { viewHappened } from "./happenings.ts";
import { type Bag, bag, bags, isBag, text } from "../json.ts";
import { cut, listed } from "./paging.ts";
import { propertyOf } from "./property-kinds.ts";
import { passes } from "./query-filter.ts";
import { sorted } from "./query-sort.ts";
import { invalid, notOffered } from "./refused.ts";
import { viewRead } from "./read.ts";
import type { Route } from "./route.ts";
import { type Database, type DataSource, restamp, type View } from "./world.ts";

/** By what the groups of a board may be made. */
const groupable: Readonly<Record<string, string>> = {
  checkbox: "checkbox",
  created_by: "created_by",
  date: "date",
  multi_select: "multi_select",
  number: "number",
  people: "person",
  relation: "relation",
  rich_text: "text",
  select: "select",
  status: "status",
  title: "title",
};
const dated: ReadonlySet<string> = new Set(["date", "created_time", "last_edited_time"]);

/** The settings of a view as they are kept. Refused: those of another type of view, properties that are not there or do not fit. */
function configurationFrom(source: DataSource, type: string, given: unknown): Bag | null {
  const config = isBag(given) ? pruned(given) : usual(source, type);
  if (config === null) return null;
  if (config["type"] !== type)
    throw invalid(`body failed validation: body.configuration.type should be \`"${type}"\`, instead was \`"${text(config["type"])}"\`.`);
  refuseStrangers(source, config, "body.configuration");
  for (const key of ["group_by", "sub_group_by"]) if (isBag(config[key])) refuseBadGroup(source, config[key], key);
  const date = config["date_property_id"];
  if (typeof date === "string" && !dated.has(propertyOf(source, date)?.type ?? "")) {
    throw invalid(`body.configuration.date_property_id should be a date property, instead was \`"${date}"\`.`);
  }
  return withIds(source, config);
}

/** null takes a setting away. */
function pruned(given: Bag): Bag {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
}

function usual(source: DataSource, type: string): Bag | null {
  const first = (fits: (type: string) => boolean) => source.properties.find((one) => fits(one.type));
  if (type === "board") {
    const by = first((one) => one === "status") ?? first((one) => one === "select");
    if (by === undefined) throw invalid("A board needs a property to group by.");
    const more = by.type === "status" ? { group_by: "option" } : {};
    return { type, group_by: { type: by.type, property_id: by.id, sort: { type: "manual" }, ...more } };
  }
  if (type === "calendar" || type === "timeline") {
    const by = first((one) => one === "date");
    if (by === undefined) throw invalid(`A ${type} needs a date property.`);
    return { type, date_property_id: by.id };
  }
  return ["table", "list", "gallery"].includes(type) ? { type } : null;
}

function refuseStrangers(source: DataSource, value: unknown, where: string): void {
  if (Array.isArray(value)) for (const [n, one] of value.entries()) refuseStrangers(source, one, `${where}[${n}]`);
  if (!isBag(value)) return;
  for (const [key, one] of Object.entries(value)) {
    if (key.endsWith("property_id") && typeof one === "string" && propertyOf(source, one) === undefined) {
      throw invalid(`Could not find property with name or id: ${one}`);
    }
    refuseStrangers(source, one, `${where}.${key}`);
  }
}

function refuseBadGroup(source: DataSource, group: Bag, key: string): void {
  const property = propertyOf(source, text(group["property_id"]));
  if (property !== undefined && groupable[property.type] === group["type"]) return;
  throw invalid(
    `body.configuration.${key}.type should be \`"${groupable[property?.type ?? ""] ?? "none"}"\`, instead was \`"${text(group["type"])}"\`.`,
  );
}

/** Properties may be named; kept are their ids. */
function withIds(source: DataSource, value: Bag): Bag {
  const one = (key: string, each: unknown): unknown => {
    if (key.endsWith("property_id") && typeof each === "string") return propertyOf(source, each)?.id ?? each;
    if (Array.isArray(each)) return each.map((item) => (isBag(item) ? withIds(source, item) : item));
    return isBag(each) ? withIds(source, each) : each;
  };
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, one(key, each)]));
}

/** Refused: a filter or an order that a query of the data source would refuse. */
function refuseBadQuery(core: Core, source: DataSource, { filter, sorts }: Bag): void {
  if (isBag(filter)) passes(core, source, filter);
  sorted(core, source, [], bags(sorts));
}

function create({ core, args }: Call): Bag {
  const source = sourceAt(core, args["data_source_id"], "body.data_source_id");
  if (args["database_id"] === undefined) {
    if (args["view_id"] !== undefined || args["create_database"] !== undefined)
      throw notOffered("a view in a dashboard or in a database of its own");
    throw invalid("body failed validation: body.database_id should be defined, instead was `undefined`.");
  }
  const database = databaseAt(core, args["database_id"], "body.database_id");
  refuseTrashed(core, database);
  if (!database.sources.includes(source.id)) throw notOffered("a view of the data source of another database");
  const type = text(args["type"]);
  if (["dashboard", "form", "map", "chart"].includes(type) && args["configuration"] === undefined)
    throw notOffered(`a ${type} without settings`);
  refuseBadQuery(core, source, args);
  const view: View = {
    id: core.world.ids.uuid(),
    database: database.id,
    source: source.id,
    type,
    name: text(args["name"]),
    filter: isBag(args["filter"]) ? args["filter"] : null,
    sorts: Array.isArray(args["sorts"]) ? bags(args["sorts"]) : null,
    quickFilters: isBag(args["quick_filters"]) ? args["quick_filters"] : null,
    configuration: configurationFrom(source, type, args["configuration"]),
    stamp: core.world.stamp(core.integration.bot),
  };
  database.views.splice(placeIn(core, database, bag(args["position"])), 0, view.id);
  core.world.views.set(view.id, view);
  viewHappened(core, view, "created", { view_type: type }, core.integration.bot);
  return viewRead(core, view);
}

function placeIn(core: Core, database: Database, position: Bag): number {
  if (position["type"] === "start") return 0;
  if (position["type"] !== "after_view") return database.views.length;
  const after = viewAt(core, idAt(position["view_id"], "body.position.view_id"), "body.position.view_id");
  if (!database.views.includes(after.id)) throw invalid(`View ${after.id} is not one of the database ${database.id}.`);
  return database.views.indexOf(after.id) + 1;
}

function retrieve({ core, args }: Call): Bag {
  return viewRead(core, viewAt(core, args["view_id"], "path.view_id"));
}

function update({ core, args }: Call): Bag {
  const view = viewAt(core, args["view_id"], "path.view_id");
  const source = core.world.source(view.source);
  refuseTrashed(core, core.world.database(view.database));
  refuseBadQuery(core, source, args);
  const configuration = "configuration" in args ? configurationFrom(source, view.type, args["configuration"]) : view.configuration;
  if (typeof args["name"] === "string") view.name = args["name"];
  if ("filter" in args) view.filter = isBag(args["filter"]) ? args["filter"] : null;
  if ("sorts" in args) view.sorts = Array.isArray(args["sorts"]) ? bags(args["sorts"]) : null;
  if ("quick_filters" in args) view.quickFilters = isBag(args["quick_filters"]) ? pruned(args["quick_filters"]) : null;
  view.configuration = configuration;
  restamp(view.stamp, core.world, core.integration.bot);
  const updated_fields = ["name", "filter", "sorts", "configuration"].filter((key) => key in args);
  viewHappened(core, view, "updated", { updated_fields }, core.integration.bot);
  return viewRead(core, view);
}

/** Takes a view away. Refused: the last one of a database. */
export function dropView(core: Core, view: View, by: string): void {
  const database = core.world.database(view.database);
  if (core.doubts.keepsLastView && database.views.length === 1) throw invalid("Cannot delete the last view of a database.");
  database.views.splice(database.views.indexOf(view.id), 1);
  core.world.views.delete(view.id);
  viewHappened(core, view, "deleted", {}, by);
}

function remove({ core, args }: Call): Bag {
  const view = viewAt(core, args["view_id"], "path.view_id");
  dropView(core, view, core.integration.bot);
  const { object, id, parent, type } = viewRead(core, view);
  return { object, id, parent, type };
}

function list({ core, args }: Call): Bag {
  const { database_id, data_source_id } = args;
  if (database_id === undefined && data_source_id === undefined) {
    throw invalid("query failed validation: query.database_id should be defined, instead was `undefined`.");
  }
  const source = data_source_id === undefined ? undefined : sourceAt(core, data_source_id, "query.data_source_id");
  const database = database_id === undefined ? undefined : databaseAt(core, database_id, "query.database_id");
  const all = (database?.views ?? [...core.world.views.keys()]).flatMap((id) => core.world.views.get(id) ?? []);
  const views = source === undefined ? all : all.filter((one) => one.source === source.id);
  return listed(
    cut(views, args, (one) => one.id),
    "view",
    (one) => ({ object: "view", id: one.id }),
  );
}

const one = { path: "views/:view_id", answers: "GetViewResponse" };

export const viewRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "views",
    asks: "CreateViewParameters",
    answers: "CreateViewResponse",
    needs: "insertContent",
    writes: true,
    does: create,
  },
  {
    method: "GET",
    path: "views",
    asks: "ListDatabaseViewsParameters",
    answers: "ListDatabaseViewsResponse",
    needs: "readContent",
    writes: false,
    does: list,
  },
  { method: "GET", ...one, asks: "GetViewParameters", needs: "readContent", writes: false, does: retrieve },
  { method: "PATCH", ...one, asks: "UpdateViewParameters", needs: "updateContent", writes: true, does: update },
  { method: "DELETE", ...one, asks: "DeleteViewParameters", needs: "updateContent", writes: true, does: remove },
];

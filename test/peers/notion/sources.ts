import type { Call } from "./core.ts";
import { attach, iconFrom } from "./files.ts";
import { databaseAt, refuseTrashed, sourceAt } from "./find.ts";
import { schemaHappened, sourceHappened } from "./happenings.ts";
import { type Bag, bag, bags, isBag, texts } from "../json.ts";
import { sizes, words } from "./limits.ts";
import { makeSource, planNewSchema } from "./databases.ts";
import { cut, listed } from "./paging.ts";
import { passes } from "./query-filter.ts";
import { sorted } from "./query-sort.ts";
import { invalid, notOffered } from "./refused.ts";
import { pageRead, sourceRead } from "./read.ts";
import { runsFrom } from "./rich-text.ts";
import type { Route } from "./route.ts";
import { changeSchema, planSchema } from "./schema-plan.ts";
import { restamp } from "./world.ts";

function retrieve({ core, args }: Call): Bag {
  return sourceRead(core, sourceAt(core, args["data_source_id"], "path.data_source_id"));
}

function create({ core, args }: Call): Bag {
  const database = databaseAt(core, bag(args["parent"])["database_id"], "body.parent.database_id");
  refuseTrashed(core, database);
  const changes = planNewSchema(core, args["properties"]);
  const icon = iconFrom(core, args["icon"], "body.icon");
  const title = runsFrom(core, args["title"], "body.title");
  return sourceRead(core, makeSource(core, { database, title, icon, changes }, core.integration.bot));
}

function update({ core, args }: Call): Bag {
  const source = sourceAt(core, args["data_source_id"], "path.data_source_id");
  if ("parent" in args) throw notOffered("moving a data source");
  const database = core.world.database(source.database);
  if (database.trashed || core.world.underTrash(database)) throw invalid(words.archivedAncestor);
  if (source.trashed && args["in_trash"] !== false) throw invalid(words.archived);
  const { bot } = core.integration;
  const changes = planSchema(core, source, args["properties"]);
  const icon = "icon" in args ? iconFrom(core, args["icon"], "body.icon") : source.icon;
  const title = "title" in args ? runsFrom(core, args["title"], "body.title") : source.title;
  attach(core, icon);
  Object.assign(source, { icon, title });
  const told = changeSchema(core, source, changes, bot);
  if (typeof args["in_trash"] === "boolean" && args["in_trash"] !== source.trashed) {
    source.trashed = args["in_trash"];
    sourceHappened(core, source, source.trashed ? "deleted" : "undeleted", bot);
  }
  restamp(source.stamp, core.world, bot);
  schemaHappened(core, source, told, bot);
  return sourceRead(core, source);
}

function query({ core, args }: Call): Bag {
  const source = sourceAt(core, args["data_source_id"], "path.data_source_id");
  const { filter } = args;
  const wanted = args["in_trash"] === true;
  // newest first where nothing else is said; nobody should count on it
  const rows = source.rows
    .toReversed()
    .map((id) => core.world.page(id))
    .filter((one) => one.trashed === wanted);
  const passing = isBag(filter) ? rows.filter(passes(core, source, filter)) : rows;
  const all = sorted(core, source, passing, bags(args["sorts"]));
  const within = all.slice(0, sizes.queryRows);
  const properties = args["filter_properties"] === undefined ? undefined : knownIds(source.properties, texts(args["filter_properties"]));
  const page = cut(within, args, (one) => one.id, "body");
  const answer = listed(page, "page_or_data_source", (one) => pageRead(core, one, properties));
  if (page.has_more || all.length === within.length) return answer;
  return { ...answer, request_status: { type: "incomplete", incomplete_reason: "query_result_limit_reached" } };
}

function knownIds(known: readonly { readonly id: string }[], wanted: readonly string[]): readonly string[] {
  return wanted.map((given) => {
    const property = known.find((one) => one.id === given || decodeURIComponent(one.id) === given);
    if (property === undefined) throw invalid(`Could not find property with name or id: ${given}`);
    return property.id;
  });
}

const one = { path: "data_sources/:data_source_id", answers: "GetDataSourceResponse" };

export const sourceRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "data_sources",
    asks: "CreateDataSourceParameters",
    answers: "CreateDataSourceResponse",
    needs: "insertContent",
    writes: true,
    does: create,
  },
  { method: "GET", ...one, asks: "GetDataSourceParameters", needs: "readContent", writes: false, does: retrieve },
  { method: "PATCH", ...one, asks: "UpdateDataSourceParameters", needs: "updateContent", writes: true, does: update },
  {
    method: "POST",
    path: "data_sources/:data_source_id/query",
    asks: "QueryDataSourceParameters",
    answers: "QueryDataSourceResponse",
    needs: "readContent",
    writes: false,
    does: query,
  },
];

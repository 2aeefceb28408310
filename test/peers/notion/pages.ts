import { makePage, type PlannedPage, setTrashed } from "./acts.ts";
import { planBlocks } from "./blocks-plan.ts";
import type { Call, Core } from "./core.ts";
import { attach, coverFrom, iconFrom } from "./files.ts";
import { databaseAt, idAt, pageAt, refuseTrashed, sourceAt } from "./find.ts";
import { contentHappened, pageHappened, valuesHappened } from "./happenings.ts";
import { type Bag, bag, list, text, texts } from "../json.ts";
import { words } from "./limits.ts";
import { cut } from "./paging.ts";
import { invalid, notOffered, Refused } from "./refused.ts";
import { pageRead } from "./read.ts";
import type { Route } from "./route.ts";
import { peopleRead, propertiesOf, simpleRead, targetsOf } from "./values.ts";
import { planValues, setValues } from "./values-plan.ts";
import type { DataSource, Page } from "./world.ts";

/** Under which parent a new page goes, and what may be said of it. */
type Place = { readonly into: PlannedPage["into"]; readonly source: DataSource | undefined };

function placeOf(core: Core, args: Bag): Place {
  const parent = bag(args["parent"]);
  if ("data_source_id" in parent) return inSource(core, sourceAt(core, parent["data_source_id"], "body.parent.data_source_id"));
  if ("database_id" in parent) {
    const database = databaseAt(core, parent["database_id"], "body.parent.database_id");
    const [only, ...others] = database.sources;
    if (only === undefined || others.length > 0)
      throw invalid("Databases with multiple data sources are not supported as a parent; use data_source_id.");
    return inSource(core, core.world.source(only));
  }
  if (!("page_id" in parent)) {
    if (!core.workspaceParent) throw invalid(words.noWorkspaceParent);
    return { into: "workspace", source: undefined };
  }
  const page = pageAt(core, parent["page_id"], "body.parent.page_id");
  refuseTrashed(core, page);
  return { into: { node: page, index: indexOf(page, bag(args["position"])) }, source: undefined };
}

function inSource(core: Core, source: DataSource): Place {
  const database = core.world.database(source.database);
  if (source.trashed) throw invalid(words.archivedAncestor);
  refuseTrashed(core, database);
  return { into: { source }, source };
}

function indexOf(page: Page, position: Bag): number {
  if (position["type"] === "page_start") return 0;
  if (position["type"] !== "after_block") return page.children.length;
  const after = idAt(bag(position["after_block"])["id"], "body.position.after_block.id");
  if (!page.children.includes(after)) throw invalid(`Block to append children after (${after}) is not parented by ${page.id}.`);
  return page.children.indexOf(after) + 1;
}

function refuseUnplayed(args: Bag): void {
  for (const key of ["content", "markdown", "template", "allow_async", "erase_content"]) {
    if (args[key] !== undefined && args[key] !== false) throw notOffered(`\`${key}\` of a page`);
  }
}

function create({ core, args }: Call): Bag {
  refuseUnplayed(args);
  const { into, source } = placeOf(core, args);
  const planned: PlannedPage = {
    into,
    values: planValues(core, args["properties"], source),
    icon: iconFrom(core, args["icon"], "body.icon"),
    cover: coverFrom(core, args["cover"], "body.cover"),
    children: planBlocks(core, args["children"], { type: "page", content: {} }, "body.children"),
  };
  const page = makePage(core, planned, core.integration.bot);
  return pageRead(core, page, only(args, core, page));
}

/** The ids of the properties that are wanted in the answer. Refused: unknown ones. */
function only(args: Bag, core: Core, page: Page): readonly string[] | undefined {
  if (args["filter_properties"] === undefined) return undefined;
  const known = propertiesOf(core, page);
  return texts(args["filter_properties"]).map((given) => {
    const property = known.find((one) => one.id === given || decodeURIComponent(one.id) === given);
    if (property === undefined) throw invalid(`Could not find property with name or id: ${given}`);
    return property.id;
  });
}

function retrieve({ core, args }: Call): Bag {
  const page = pageAt(core, args["page_id"], "path.page_id");
  return pageRead(core, page, only(args, core, page));
}

function update({ core, args }: Call): Bag {
  refuseUnplayed(args);
  const page = pageAt(core, args["page_id"], "path.page_id");
  const { bot } = core.integration;
  const trashed = args["in_trash"] ?? args["is_archived"];
  if (core.world.underTrash(page)) throw invalid(words.archivedAncestor);
  if (page.trashed && trashed !== false) throw invalid(words.archived);
  const values = planValues(core, args["properties"], page);
  const icon = "icon" in args ? iconFrom(core, args["icon"], "body.icon") : page.icon;
  const cover = "cover" in args ? coverFrom(core, args["cover"], "body.cover") : page.cover;
  if (typeof trashed === "boolean") setTrashed(core, page, trashed, bot);
  if (typeof args["is_locked"] === "boolean" && args["is_locked"] !== page.locked) {
    page.locked = args["is_locked"];
    pageHappened(core, page, page.locked ? "locked" : "unlocked", bot);
  }
  page.icon = icon;
  page.cover = cover;
  attach(core, icon);
  attach(core, cover);
  const changed = setValues(core, page, values);
  core.world.touch(page, bot);
  valuesHappened(core, page, changed, bot);
  return pageRead(core, page, only(args, core, page));
}

function move({ core, args }: Call): Bag {
  const page = pageAt(core, args["page_id"], "path.page_id");
  const parent = bag(args["parent"]);
  if (!("page_id" in parent) || page.parent.type === "source") throw notOffered("moving a page into or out of a data source");
  refuseTrashed(core, page);
  const to = pageAt(core, parent["page_id"], "body.parent.page_id");
  refuseTrashed(core, to);
  if (to === page || [...core.world.upwards(to)].includes(page)) throw invalid("A page cannot be moved into itself.");
  const from = core.world.above(page);
  if (from !== undefined) from.children.splice(from.children.indexOf(page.id), 1);
  to.children.push(page.id);
  page.parent = { type: "page", id: to.id };
  core.world.touch(page, core.integration.bot);
  pageHappened(core, page, "moved", core.integration.bot);
  contentHappened(core, to, [page.id], core.integration.bot);
  return pageRead(core, page);
}

/** One property of a page; titles, texts, people and relations in pages of a list. */
function property({ core, args }: Call): Bag {
  const page = pageAt(core, args["page_id"], "path.page_id");
  const given = text(args["property_id"]);
  const known = propertiesOf(core, page).find((one) => one.id === given || decodeURIComponent(one.id) === given);
  if (known === undefined) throw new Refused(404, "object_not_found", `Could not find property with ID: ${given}.`);
  const { id, type } = known;
  const value = page.values.get(id);
  const item = (one: unknown) => ({ object: "property_item", id, type, [type]: one });
  if (!["title", "rich_text", "people", "relation"].includes(type)) return item(simpleRead(core, page, known));
  const all =
    type === "relation"
      ? targetsOf(core, value).map((one) => ({ id: one }))
      : type === "people"
        ? peopleRead(core, value)
        : list(simpleRead(core, page, known));
  const places = all.map((one, n) => ({ one, at: String(n) }));
  const { items, next_cursor, has_more } = cut(places, args, ({ at }) => at);
  const next_url = next_cursor === null ? null : `${core.base()}/v1/pages/${page.id}/properties/${id}?start_cursor=${next_cursor}`;
  return {
    object: "list",
    results: items.map(({ one }) => item(one)),
    next_cursor,
    has_more,
    type: "property_item",
    property_item: { id, type, [type]: {}, next_url },
  };
}

function unplayedMarkdown(): Bag {
  throw notOffered("the markdown of a page");
}

const shown = { answers: "GetPageResponse" };

export const pageRoutes: readonly Route[] = [
  { method: "POST", path: "pages", asks: "CreatePageParameters", ...shown, needs: "insertContent", writes: true, does: create },
  { method: "GET", path: "pages/:page_id", asks: "GetPageParameters", ...shown, needs: "readContent", writes: false, does: retrieve },
  { method: "PATCH", path: "pages/:page_id", asks: "UpdatePageParameters", ...shown, needs: "updateContent", writes: true, does: update },
  { method: "POST", path: "pages/:page_id/move", asks: "MovePageParameters", ...shown, needs: "updateContent", writes: true, does: move },
  {
    method: "GET",
    path: "pages/:page_id/properties/:property_id",
    asks: "GetPagePropertyParameters",
    answers: "GetPagePropertyResponse",
    needs: "readContent",
    writes: false,
    does: property,
  },
  {
    method: "GET",
    path: "pages/:page_id/markdown",
    asks: "GetPageMarkdownParameters",
    answers: "GetPageMarkdownResponse",
    needs: "readContent",
    writes: false,
    does: unplayedMarkdown,
  },
  {
    method: "PATCH",
    path: "pages/:page_id/markdown",
    asks: "UpdatePageMarkdownParameters",
    answers: "UpdatePageMarkdownResponse",
    needs: "updateContent",
    writes: true,
    does: unplayedMarkdown,
  },
];

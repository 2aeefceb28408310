import type { Core } from "./core.ts";
import { type Bag, bag, bags, found, isBag, text, texts } from "../json.ts";
import { optionsOf } from "./options.ts";
import { passes } from "./query-filter.ts";
import { sorted } from "./query-sort.ts";
import { drawMonth } from "./render-calendar.ts";
import type { Drawing, Table } from "./drawing.ts";
import { escaped } from "./render-text.ts";
import { drawName, drawOption, drawPerson, drawValue } from "./render-values.ts";
import { plainText, titleOf } from "./rich-text.ts";
import { targetsOf } from "./values.ts";
import type { Database, DataSource, Page, Property, View } from "./world.ts";

/** A database as it stands in a page: its title, the tabs of its views, and the view. */
export function drawDatabase(drawing: Drawing, database: Database): string {
  const { core } = drawing;
  const title = `${database.icon?.["type"] === "emoji" ? `${escaped(text(database.icon["emoji"]))} ` : ""}${escaped(plainText(database.title) || "Untitled")}`;
  if (!database.inline) return `<div class="child"><span>▦</span><a>${title}</a></div>`;
  const views = database.views.map((id) => found(core.world.views.get(id), "a view that is gone"));
  const shown = drawing.views === "all" ? views : views.slice(0, 1);
  return shown
    .map(
      (view, n) => `<section class="database">${n === 0 ? `<h3>${title}</h3>` : ""}${tabs(views, view)}${drawView(core, view)}</section>`,
    )
    .join("\n");
}

const signs: Readonly<Record<string, string>> = {
  table: "▦",
  board: "▥",
  calendar: "▤",
  list: "☰",
  gallery: "▣",
  timeline: "▬",
  chart: "◔",
};

function tabs(views: readonly View[], current: View): string {
  const all = views.map((one) => `<span class="${one === current ? "current" : ""}">${signs[one.type] ?? "▦"} ${escaped(one.name)}</span>`);
  return `<div class="tabs">${all.join("")}</div>`;
}

function drawView(core: Core, view: View): string {
  const source = core.world.source(view.source);
  const living = source.rows.map((id) => core.world.page(id)).filter((one) => !one.trashed);
  const passing = view.filter === null ? living : living.filter(passes(core, source, view.filter));
  const rows = sorted(core, source, passing, view.sorts ?? []);
  const configuration = view.configuration ?? {};
  const table = { core, source, rows, shown: shownIn(source, view) };
  if (view.type === "board" && isBag(configuration["group_by"])) return drawBoard(table, configuration["group_by"]);
  if (view.type === "calendar") return drawMonth(table, text(configuration["date_property_id"]));
  if (view.type === "list") return drawList(table);
  if (view.type === "gallery") return `<div class="gallery">${rows.map((one) => drawCard(table, one)).join("")}</div>`;
  return isBag(configuration["group_by"]) ? drawGroupedTable(table, configuration["group_by"]) : drawTable(table, rows);
}

/** A table shows everything unless told otherwise, the others only what they are told to. */
function shownIn(source: DataSource, { configuration, type }: View): readonly Property[] {
  const told = bags(bag(configuration)["properties"]);
  const listed = told.flatMap((one) => {
    const property = source.properties.find((each) => each.id === one["property_id"]);
    return property === undefined || one["visible"] === false ? [] : [property];
  });
  const hidden = new Set(told.filter((one) => one["visible"] === false).map((one) => one["property_id"]));
  const rest = type === "table" ? source.properties.filter((one) => !listed.includes(one) && !hidden.has(one.id)) : [];
  const title = source.properties.find((one) => one.type === "title");
  const all = [...listed, ...rest];
  return title === undefined || all.includes(title) ? all : [title, ...all];
}

function drawTable({ core, shown }: Table, rows: readonly Page[]): string {
  const head = shown.map((one) => `<th>${drawName(one)}</th>`).join("");
  const lines = rows.map((row) => `<tr>${shown.map((one) => `<td class="v-${one.type}">${drawValue(core, row, one)}</td>`).join("")}</tr>`);
  return `<div class="wide"><table class="rows"><tr>${head}</tr>${lines.join("")}</table></div><div class="new">+ New page</div>`;
}

function drawList({ core, rows, shown }: Table): string {
  const more = shown.filter((one) => one.type !== "title");
  const lines = rows.map(
    (row) =>
      `<div class="line"><span>▯ ${escaped(titleOf(row) || "Untitled")}</span><span>${more.map((one) => drawValue(core, row, one)).join(" ")}</span></div>`,
  );
  return lines.join("");
}

function drawCard({ core, shown }: Table, row: Page): string {
  const lines = shown.filter((one) => one.type !== "title").map((one) => drawValue(core, row, one));
  const values = lines.filter((one) => one !== "").map((one) => `<div>${one}</div>`);
  return `<div class="card"><b>${escaped(titleOf(row) || "Untitled")}</b>${values.join("")}</div>`;
}

type Group = { readonly head: string; readonly shade: string; readonly rows: readonly Page[] };

function drawBoard(table: Table, by: Bag): string {
  const columns = groupsOf(table, by).map(
    ({ head, shade, rows }) =>
      `<div class="column ${shade}"><div class="head">${head}<span class="count">${rows.length}</span></div>${rows.map((one) => drawCard(table, one)).join("")}<div class="new">+ New page</div></div>`,
  );
  return `<div class="wide"><div class="board">${columns.join("")}</div></div>`;
}

function drawGroupedTable(table: Table, by: Bag): string {
  return groupsOf(table, by)
    .filter((one) => one.rows.length > 0)
    .map(
      ({ head, rows }) =>
        `<div class="grouped"><div class="head">▾ ${head}<span class="count">${rows.length}</span></div>${drawTable(table, rows)}</div>`,
    )
    .join("");
}

function groupsOf({ core, source, rows }: Table, by: Bag): readonly Group[] {
  const property = source.properties.find((one) => one.id === by["property_id"]);
  if (property === undefined) return [{ head: "All", shade: "", rows }];
  const keys = (row: Page) => keysOf(core, row, property);
  const options = optionsOf(property.config);
  const known = options.length > 0 ? options.map((one) => one.id) : [...new Set(rows.flatMap(keys))];
  const without = rows.filter((row) => keys(row).length === 0);
  const empty: Group = { head: `<span class="c-gray">No ${escaped(property.name)}</span>`, shade: "", rows: without };
  const groups = known.map((key): Group => {
    const option = options.find((one) => one.id === key);
    const within = rows.filter((row) => keys(row).includes(key));
    if (option !== undefined)
      return { head: drawOption(option, property.type === "status" ? "status" : ""), shade: `g-${option.color}`, rows: within };
    const name = core.world.users.get(key)?.name;
    return { head: name === undefined ? escaped(nameOf(core, key)) : drawPerson(name), shade: "", rows: within };
  });
  const all = by["hide_empty_groups"] === true ? groups.filter((one) => one.rows.length > 0) : groups;
  return without.length === 0 ? all : [empty, ...all];
}

function nameOf(core: Core, key: string): string {
  const node = core.world.nodes.get(key);
  return node?.kind === "page" ? titleOf(node) : key;
}

function keysOf(core: Core, row: Page, { id, type }: Property): readonly string[] {
  const value = row.values.get(id);
  if (type === "relation") return targetsOf(core, value);
  if (type === "people" || type === "multi_select") return texts(value);
  if (type === "checkbox") return [value === true ? "Checked" : "Unchecked"];
  const single = typeof value === "number" ? String(value) : text(value);
  return single === "" ? [] : [single];
}

import { type DataSourceObjectResponse, isFullDatabase, isFullDataSource, isFullView, type UpdateViewParameters } from "@notionhq/client";
import { type Desk, pageOf, standing, wantedDatabase, type Way, withDatabase } from "./desk.ts";
import { optionIds, optionsOf } from "./options.ts";
import { propertyRequest, propertyTypes } from "./properties.ts";
import { listed } from "./read.ts";
import type { Receipt } from "./receipt.ts";
import { viewOfTheFirstTable, viewRequest } from "./view-request.ts";
import type { DatabaseName, WantedDatabase, WantedProperty } from "./wanted.ts";

function sources({ receipt }: Desk): (name: string) => string | undefined {
  return (name) => receipt.databases[name]?.source;
}

/** Under which names a property of ours may stand: people may have given its own to something else. */
function titlesOf({ title }: WantedProperty): readonly string[] {
  return [title, `${title} (Teekond)`];
}

/** Ids of the properties by our keys, as far as they are there by a name that we gave them, and of their kind. */
function propertyIds(
  { properties }: Pick<WantedDatabase, "properties">,
  source: DataSourceObjectResponse,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    properties.flatMap((property) => {
      const found = titlesOf(property)
        .map((title) => source.properties[title])
        .find((one) => one?.type === propertyTypes[property.kind]);
      return found === undefined ? [] : [[property.key, found.id]];
    }),
  );
}

/** Ids of the options of these properties as far as they are there. */
function optionsIn({ properties }: WantedDatabase, source: DataSourceObjectResponse, ids: Readonly<Record<string, string>>) {
  const byId = new Map(Object.values(source.properties).map((one) => [one.id, one] as const));
  const found = properties.filter((one) => "options" in one && ids[one.key] !== undefined);
  return Object.fromEntries(found.map((one) => [one.key, optionIds(one, byId.get(ids[one.key] ?? ""))]));
}

/** A new database as it stands in the receipt. */
async function begun(
  desk: Desk,
  name: DatabaseName,
  { database, source }: { readonly database: string; readonly source: string },
): Promise<Receipt> {
  const read = await desk.lane.read(() => desk.client.dataSources.retrieve({ data_source_id: source }));
  const wanted = wantedDatabase(desk, name);
  const properties = isFullDataSource(read) ? propertyIds(wanted, read) : {};
  const options = isFullDataSource(read) ? optionsIn(wanted, read, properties) : {};
  return withDatabase(desk.receipt, name, { database, source, properties, options, views: {}, rows: {} });
}

const makeDatabase: Way<"database"> = {
  async make(desk, { database: name }) {
    const { client, lane } = desk;
    const wanted = wantedDatabase(desk, name);
    // What leads to rows of a data source that is not there yet, its own among them, comes after it.
    const now = wanted.properties.filter((one) => one.kind !== "rows" || sources(desk)(one.of) !== undefined);
    const made = await lane.write(() =>
      client.databases.create({
        parent: { type: "page_id", page_id: pageOf(desk) },
        title: [{ text: { content: wanted.title } }],
        icon: { type: "emoji", emoji: wanted.icon as "🧭" },
        is_inline: true,
        initial_data_source: { properties: Object.fromEntries(now.map((one) => [one.title, propertyRequest(one, sources(desk))])) },
      }),
    );
    const source = isFullDatabase(made) ? made.data_sources[0]?.id : undefined;
    if (source === undefined) throw new Error("Notion made a database without a data source");
    return begun(desk, name, { database: made.id, source });
  },
  async find(desk, { database: name }) {
    const { client, lane, receipt } = desk;
    const known = new Set(Object.values(receipt.databases).map((one) => one.database));
    const { title } = wantedDatabase(desk, name);
    const block = (await listed(desk, pageOf(desk))).find(
      (one) => one.type === "child_database" && one.child_database.title === title && !known.has(one.id),
    );
    if (block === undefined) return undefined;
    const read = await lane.read(() => client.databases.retrieve({ database_id: block.id }));
    const source = isFullDatabase(read) ? read.data_sources[0]?.id : undefined;
    return source === undefined ? undefined : begun(desk, name, { database: block.id, source });
  },
};

/** The receipt with properties, and their options, that are there by now. */
function withProperties(desk: Desk, name: DatabaseName, missing: readonly WantedProperty[], source: DataSourceObjectResponse): Receipt {
  const stands = standing(desk, name);
  const wanted = { ...wantedDatabase(desk, name), properties: missing };
  const added = propertyIds(wanted, source);
  const options = { ...stands.options, ...optionsIn(wanted, source, added) };
  return withDatabase(desk.receipt, name, { ...stands, properties: { ...stands.properties, ...added }, options });
}

function missingIn(desk: Desk, name: DatabaseName): readonly WantedProperty[] {
  const stands = standing(desk, name);
  return wantedDatabase(desk, name).properties.filter((one) => stands.properties[one.key] === undefined);
}

async function sourceOf(desk: Desk, name: DatabaseName): Promise<DataSourceObjectResponse | undefined> {
  const read = await desk.lane.read(() => desk.client.dataSources.retrieve({ data_source_id: standing(desk, name).source }));
  return isFullDataSource(read) ? read : undefined;
}

/** Adds the properties that are missing: those that could not be made with it, and those that somebody has deleted. */
const relate: Way<"relate"> = {
  async make(desk, { database: name }) {
    const missing = missingIn(desk, name);
    // Of a database without rows nobody has changed anything yet.
    const before = Object.keys(standing(desk, name).rows).length === 0 ? undefined : await sourceOf(desk, name);
    const free = (property: WantedProperty) =>
      titlesOf(property).find((title) => before?.properties[title] === undefined) ?? property.title;
    const read = await desk.lane.write(() =>
      desk.client.dataSources.update({
        data_source_id: standing(desk, name).source,
        properties: Object.fromEntries(missing.map((one) => [free(one), propertyRequest(one, sources(desk))])),
      }),
    );
    return isFullDataSource(read) ? withProperties(desk, name, missing, read) : desk.receipt;
  },
  async find(desk, { database: name }) {
    const missing = missingIn(desk, name);
    const read = await sourceOf(desk, name);
    const there = read === undefined ? {} : propertyIds({ properties: missing }, read);
    return read === undefined || Object.keys(there).length < missing.length ? undefined : withProperties(desk, name, missing, read);
  },
};

/** Brings back options of a status that somebody took away; those that people made stay. */
const bringOptions: Way<"options"> = {
  async make(desk, { database: name, property: key }) {
    const { client, lane, receipt } = desk;
    const stands = standing(desk, name);
    const property = wantedDatabase(desk, name).properties.find((one) => one.key === key);
    const id = stands.properties[key];
    if (property?.kind !== "status" || id === undefined) throw new Error(`no status ${key} is wanted`);
    const known = stands.options?.[key] ?? {};
    const before = await sourceOf(desk, name);
    const config = Object.values(before?.properties ?? {}).find((one) => one.id === id);
    const missing = property.options.filter((one) => known[one.name] === undefined);
    const status = { options: [...optionsOf(config).map((one) => ({ id: one.id })), ...missing] };
    const read = await lane.write(() => client.dataSources.update({ data_source_id: stands.source, properties: { [id]: { status } } }));
    const options = isFullDataSource(read)
      ? optionsIn({ ...wantedDatabase(desk, name), properties: [property] }, read, stands.properties)
      : {};
    return withDatabase(receipt, name, { ...stands, options: { ...stands.options, ...options } });
  },
  async find(desk, { database: name, property: key }) {
    const stands = standing(desk, name);
    const read = await sourceOf(desk, name);
    const wanted = wantedDatabase(desk, name);
    const property = wanted.properties.find((one) => one.key === key);
    if (read === undefined || property?.kind !== "status") return undefined;
    const { [key]: ids = {} } = optionsIn({ ...wanted, properties: [property] }, read, stands.properties);
    if (property.options.some((one) => ids[one.name] === undefined)) return undefined;
    return withDatabase(desk.receipt, name, { ...stands, options: { ...stands.options, [key]: ids } });
  },
};

type Seen = { readonly id: string; readonly name: string; readonly type: string };

/** The views of a database. */
export async function viewsOf({ client, lane }: Desk, database: string): Promise<readonly Seen[]> {
  const { results } = await lane.read(() => client.views.list({ database_id: database }));
  const all: Seen[] = [];
  for (const one of results) {
    const view = await lane.read(() => client.views.retrieve({ view_id: one.id }));
    if (isFullView(view)) all.push({ id: view.id, name: view.name, type: view.type });
  }
  return all;
}

const makeView: Way<"view"> = {
  async make(desk, { database: name, view: key }) {
    const { client, lane, receipt } = desk;
    const wanted = wantedDatabase(desk, name);
    const stands = standing(desk, name);
    const at = wanted.views.findIndex((one) => one.key === key);
    const view = wanted.views[at];
    if (view === undefined) throw new Error(`no view ${key} is wanted`);
    const request = viewRequest({ wanted, stands }, view);
    // The table that the database was born with becomes our first table; a view more that means nothing would stand in its way.
    const born = viewOfTheFirstTable(wanted) === key ? await bornTable(desk, name) : undefined;
    const { id } = await lane.write<{ readonly id: string }>(() =>
      born === undefined
        ? client.views.create({
            database_id: stands.database,
            data_source_id: stands.source,
            type: view.kind,
            ...request,
            position: at === 0 ? { type: "start" } : { type: "end" },
          })
        : client.views.update({ view_id: born, ...request } as unknown as UpdateViewParameters),
    );
    return withDatabase(receipt, name, { ...stands, views: { ...stands.views, [key]: id } });
  },
  async find(desk, { database: name, view: key }) {
    const stands = standing(desk, name);
    const view = wantedDatabase(desk, name).views.find((one) => one.key === key);
    const known = new Set(Object.values(stands.views));
    const found = (await viewsOf(desk, stands.database)).find(
      (one) => one.name === view?.title && one.type === view.kind && !known.has(one.id),
    );
    return found === undefined ? undefined : withDatabase(desk.receipt, name, { ...stands, views: { ...stands.views, [key]: found.id } });
  },
};

async function bornTable(desk: Desk, name: DatabaseName): Promise<string | undefined> {
  const { database, views } = standing(desk, name);
  const known = new Set(Object.values(views));
  const { results } = await desk.lane.read(() => desk.client.views.list({ database_id: database }));
  const others = results.filter((one) => !known.has(one.id));
  if (others.length < 2) return others[0]?.id;
  // One of ours that came late may stand beside it.
  const titles = new Set(wantedDatabase(desk, name).views.map((one) => one.title));
  const tables = (await viewsOf(desk, database)).filter((one) => !known.has(one.id) && one.type === "table" && !titles.has(one.name));
  return tables.length === 1 ? tables[0]?.id : undefined;
}

export const databaseSteps = { database: makeDatabase, relate, options: bringOptions, view: makeView } as const;

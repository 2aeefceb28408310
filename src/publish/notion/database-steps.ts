import { type DataSourceObjectResponse, isFullDatabase, isFullDataSource, isFullView, type UpdateViewParameters } from "@notionhq/client";
import { type Desk, pageOf, standing, wantedDatabase, type Way, withDatabase } from "./desk.ts";
import { propertyRequest } from "./properties.ts";
import { listed } from "./read.ts";
import type { Receipt } from "./receipt.ts";
import { viewOfTheFirstTable, viewRequest } from "./view-request.ts";
import type { DatabaseName, WantedDatabase } from "./wanted.ts";

function sources({ receipt }: Desk): (name: string) => string | undefined {
  return (name) => receipt.databases[name]?.source;
}

/** Ids of the properties by our keys, as far as they are there by the names that we gave them. */
function propertyIds({ properties }: WantedDatabase, source: DataSourceObjectResponse): Readonly<Record<string, string>> {
  return Object.fromEntries(
    properties.flatMap(({ key, title }) => {
      const id = source.properties[title]?.id;
      return id === undefined ? [] : [[key, id]];
    }),
  );
}

/** A new database as it stands in the receipt. */
async function begun(
  desk: Desk,
  name: DatabaseName,
  { database, source }: { readonly database: string; readonly source: string },
): Promise<Receipt> {
  const read = await desk.lane.read(() => desk.client.dataSources.retrieve({ data_source_id: source }));
  const properties = isFullDataSource(read) ? propertyIds(wantedDatabase(desk, name), read) : {};
  return withDatabase(desk.receipt, name, { database, source, properties, views: {}, rows: {} });
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

/** Adds the properties that are missing: those that could not be made with it, and those that somebody has deleted. */
const relate: Way<"relate"> = {
  async make(desk, { database: name }) {
    const { client, lane, receipt } = desk;
    const wanted = wantedDatabase(desk, name);
    const stands = standing(desk, name);
    const missing = wanted.properties.filter((one) => stands.properties[one.key] === undefined);
    const read = await lane.write(() =>
      client.dataSources.update({
        data_source_id: stands.source,
        properties: Object.fromEntries(missing.map((one) => [one.title, propertyRequest(one, sources(desk))])),
      }),
    );
    const added = isFullDataSource(read) ? propertyIds({ ...wanted, properties: missing }, read) : {};
    return withDatabase(receipt, name, { ...stands, properties: { ...stands.properties, ...added } });
  },
  async find(desk, { database: name }) {
    const stands = standing(desk, name);
    const wanted = wantedDatabase(desk, name);
    const missing = wanted.properties.filter((one) => stands.properties[one.key] === undefined);
    const read = await desk.lane.read(() => desk.client.dataSources.retrieve({ data_source_id: stands.source }));
    const there = isFullDataSource(read) ? propertyIds({ ...wanted, properties: missing }, read) : {};
    if (Object.keys(there).length < missing.length) return undefined;
    return withDatabase(desk.receipt, name, { ...stands, properties: { ...stands.properties, ...there } });
  },
};

type Seen = { readonly id: string; readonly name: string; readonly type: string };

async function viewsOf({ client, lane }: Desk, database: string): Promise<readonly Seen[]> {
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
  return others.length === 1 ? others[0]?.id : undefined;
}

export const databaseSteps = { database: makeDatabase, relate, view: makeView } as const;

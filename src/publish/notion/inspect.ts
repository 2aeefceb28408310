import { type DataSourceObjectResponse, isFullDatabase, isFullDataSource, isFullPage } from "@notionhq/client";
import { type Desk, wantedDatabase } from "./desk.ts";
import { Refused } from "./lane.ts";
import { type OptionIds, optionIds } from "./options.ts";
import { propertyTypes } from "./properties.ts";
import type { DatabaseReceipt, Receipt } from "./receipt.ts";
import type { DatabaseName, WantedProperty } from "./wanted.ts";

/** What stood in Notion is not there any more, or lies in the trash: to be made anew, or brought back by hand. */
export class Gone extends Error {
  override readonly name = "Gone";
  readonly what: "page" | DatabaseName;
  constructor(what: Gone["what"]) {
    super(`the ${what} is gone`);
    this.what = what;
  }
}

/** Properties that people took away or made into something else, and that come back under our own name. */
export type Repaired = { readonly database: DatabaseName; readonly property: string };

type Schema = Readonly<Record<string, DataSourceObjectResponse["properties"][string]>>;

async function there<Answer>(what: Gone["what"], ask: () => Promise<Answer>, trashed: (answer: Answer) => boolean): Promise<Answer> {
  const answer = await ask().catch((error: unknown) => {
    throw error instanceof Refused && error.code === "object_not_found" ? new Gone(what) : error;
  });
  if (trashed(answer)) throw new Gone(what);
  return answer;
}

/** Without what is not in the schema any more; the rows have lost those values with it. */
function kept(database: DatabaseReceipt, lost: readonly string[]): DatabaseReceipt {
  const without = (one: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(one).filter(([key]) => !lost.includes(key)));
  const rows = Object.entries(database.rows).map(([key, row]) => [key, { ...row, values: without(row.values) }] as const);
  return { ...database, properties: without(database.properties), rows: Object.fromEntries(rows) };
}

async function schemaOf({ client, lane, receipt }: Desk, name: DatabaseName): Promise<Schema> {
  const { database, source } = receipt.databases[name] ?? { database: "", source: "" };
  await there(
    name,
    () => lane.read(() => client.databases.retrieve({ database_id: database })),
    (one) => isFullDatabase(one) && one.in_trash,
  );
  const read = await there(
    name,
    () => lane.read(() => client.dataSources.retrieve({ data_source_id: source })),
    (one) => isFullDataSource(one) && one.in_trash,
  );
  return isFullDataSource(read) ? Object.fromEntries(Object.values(read.properties).map((one) => [one.id, one])) : {};
}

/** The options as they are by now, and those of a status that somebody took away: rows cannot have them again before they are there. */
function optionsNow(properties: readonly WantedProperty[], stands: DatabaseReceipt, schema: Schema) {
  const now: Record<string, OptionIds> = {};
  const lost: string[] = [];
  for (const property of properties) {
    if (!("options" in property)) continue;
    const before = stands.options?.[property.key];
    const ids = optionIds(property, schema[stands.properties[property.key] ?? ""], before);
    now[property.key] = ids;
    if (property.kind === "status" && before !== undefined)
      lost.push(...Object.keys(before).flatMap((name) => (ids[name] === undefined ? [`${property.title}: ${name}`] : [])));
  }
  return { now, lost };
}

/**
 * Looks, before anything is written once more, whether page and databases are there, and what people have made of our properties: renamed ones
 * are known by their ids and stay as they are. Throws `Gone`.
 */
export async function inspect(desk: Desk): Promise<{ readonly receipt: Receipt; readonly repaired: readonly Repaired[] }> {
  const { client, lane, receipt } = desk;
  const { page } = receipt;
  if (page === undefined) return { receipt, repaired: [] };
  await there(
    "page",
    () => lane.read(() => client.pages.retrieve({ page_id: page.id })),
    (one) => isFullPage(one) && one.in_trash,
  );
  const repaired: Repaired[] = [];
  const databases = { ...receipt.databases };
  for (const { name } of desk.wanted.databases) {
    const stands = databases[name];
    if (stands === undefined) continue;
    const schema = await schemaOf(desk, name);
    const { properties } = wantedDatabase(desk, name);
    const lost = properties.filter(({ key, kind }) => {
      const id = stands.properties[key];
      return id !== undefined && schema[id]?.type !== propertyTypes[kind];
    });
    const options = optionsNow(properties, stands, schema);
    repaired.push(...[...lost.map((one) => one.title), ...options.lost].map((property) => ({ database: name, property })));
    const left = lost.map((one) => one.key);
    databases[name] = { ...(left.length === 0 ? stands : kept(stands, left)), options: options.now };
  }
  return { receipt: { ...receipt, databases }, repaired };
}

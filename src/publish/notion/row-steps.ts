import type { CreatePageParameters } from "@notionhq/client";
import { type Desk, standing, wantedDatabase, type Way, withDatabase } from "./desk.ts";
import { Refused } from "./lane.ts";
import { valueDigest } from "./plan.ts";
import { valueRequest } from "./properties.ts";
import { rowsOf } from "./read.ts";
import type { Receipt, RowReceipt } from "./receipt.ts";
import type { DatabaseName, WantedRow } from "./wanted.ts";

type Properties = NonNullable<CreatePageParameters["properties"]>;

/** The property that a row is found by; its value is the row's own key. */
export const keyProperty = "key";

function wantedRow(desk: Desk, name: DatabaseName, key: string): WantedRow {
  const row = wantedDatabase(desk, name).rows.find((one) => one.key === key);
  if (row === undefined) throw new Error(`no row ${key} is wanted`);
  return row;
}

/** The values of a row by the ids of their properties, whatever people call those by now. */
function request(desk: Desk, name: DatabaseName, { values }: WantedRow, only: readonly string[]): Properties {
  const { properties } = wantedDatabase(desk, name);
  const stands = standing(desk, name);
  const entries = properties.flatMap((property) => {
    const id = stands.properties[property.key];
    if (id === undefined || !only.includes(property.key)) return [];
    const target = property.kind === "rows" ? desk.receipt.databases[property.of] : undefined;
    const ids = { page: (row: string) => target?.rows[row]?.page, option: (called: string) => stands.options?.[property.key]?.[called] };
    return [[id, valueRequest(property, values[property.key], ids)] as const];
  });
  return Object.fromEntries(entries);
}

function written(receipt: Receipt, name: DatabaseName, key: string, row: RowReceipt): Receipt {
  const database = receipt.databases[name];
  if (database === undefined) throw new Error(`the database ${name} is not there yet`);
  return withDatabase(receipt, name, { ...database, rows: { ...database.rows, [key]: row } });
}

function digests({ values }: WantedRow): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, valueDigest(value)]));
}

const row: Way<"row"> = {
  async make(desk, { database: name, row: key }) {
    const wanted = wantedRow(desk, name, key);
    const { source } = standing(desk, name);
    const page = await desk.lane.write(() =>
      desk.client.pages.create({
        parent: { type: "data_source_id", data_source_id: source },
        properties: request(desk, name, wanted, Object.keys(wanted.values)),
      }),
    );
    return written(desk.receipt, name, key, { page: page.id, values: digests(wanted) });
  },
  /** By its key, to the letter: Notion's own comparing does not tell capitals from small letters. */
  async find(desk, { database: name, row: key }) {
    const { source, properties } = standing(desk, name);
    const property = properties[keyProperty];
    if (property === undefined) return undefined;
    const found = await rowsOf(desk, source, { property, equals: key });
    const page = found.find((one) => Object.values(one.properties).some((each) => each.id === property && textIs(each, key)));
    return page === undefined
      ? undefined
      : written(desk.receipt, name, key, { page: page.id, values: digests(wantedRow(desk, name, key)) });
  },
};

function textIs(value: { readonly type: string }, text: string): boolean {
  const runs = "rich_text" in value ? (value.rich_text as readonly { readonly plain_text: string }[]) : [];
  return runs.map((one) => one.plain_text).join("") === text;
}

const change: Way<"change"> = {
  async make(desk, { database: name, row: key, values }) {
    const wanted = wantedRow(desk, name, key);
    const before = standing(desk, name).rows[key];
    if (before === undefined) throw new Error(`the row ${key} is not there yet`);
    await desk.lane.write(() => desk.client.pages.update({ page_id: before.page, properties: request(desk, name, wanted, values) }));
    const now = Object.fromEntries(values.map((one) => [one, valueDigest(wanted.values[one])]).filter(([, digest]) => digest !== ""));
    const kept = Object.fromEntries(Object.entries(before.values).filter(([one]) => !values.includes(one)));
    return written(desk.receipt, name, key, { page: before.page, values: { ...kept, ...now } });
  },
};

/** A row of ours that stands for nothing any more goes to the trash, where Notion keeps it. */
const drop: Way<"drop"> = {
  async make(desk, { database: name, row: key }) {
    const stands = standing(desk, name);
    const page = stands.rows[key]?.page ?? "";
    await desk.lane
      .write(() => desk.client.pages.update({ page_id: page, in_trash: true }))
      .catch((error: unknown) => {
        if (!(error instanceof Refused) || error.code !== "object_not_found") throw error;
      });
    const { [key]: _, ...rows } = stands.rows;
    return withDatabase(desk.receipt, name, { ...stands, rows });
  },
};

export const rowSteps = { row, change, drop } as const;

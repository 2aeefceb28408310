import { isFullDataSource, type PageObjectResponse } from "@notionhq/client";
import type { Heard, TheirChange, TheirOwner, TheirRow, TheirValue } from "#facilitator/ports-keep.ts";
import { actionStatuses } from "#journey/redesign.ts";
import { sayLongDate } from "#locale/dates.ts";
import type { Language } from "#locale/languages.ts";
import { codeName } from "./choices.ts";
import type { Desk } from "./desk.ts";
import { valueDigest } from "./plan.ts";
import { rowKeys, valuesOf } from "./read-back.ts";
import { rowsOf } from "./read.ts";
import type { DatabaseReceipt, Receipt } from "./receipt.ts";
import { keyProperty } from "./row-steps.ts";
import { textIn } from "./values.ts";
import type { WantedDatabase, WantedRow, WantedValue } from "./wanted.ts";

/** The properties of an action that people may change, by what they say together: an owner is a user, or a name where there is none. */
const matters = { status: ["status"], deadline: ["deadline"], owner: ["owner", "ownerName"] } as const;
type Matter = keyof typeof matters;

/** Whether people's changes of a property come back by themselves. */
export function isHeard(database: string, property: string): boolean {
  return database === "actions" && Object.values(matters).some((keys: readonly string[]) => keys.includes(property));
}

/** `actions`: the plan as it is to stand; `resumed`: a run was cut off, so what we wrote last is not known. */
export type Hearing = Pick<Desk, "client" | "lane" | "clock" | "receipt"> & {
  readonly actions: WantedDatabase;
  readonly language: Language;
  readonly resumed: boolean;
};

/** What of the plan was seen, by digests alone: values of our rows as people have them, and rows of theirs that have become actions here. */
export type Seen = {
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly adopted: Readonly<Record<string, { readonly page: string; readonly empty: readonly string[] }>>;
};

type Values = ReadonlyMap<string, WantedValue>;

function valuesIn(page: PageObjectResponse, stands: DatabaseReceipt, receipt: Receipt): Values {
  return new Map(
    valuesOf(page, stands, rowKeys(receipt)).flatMap(({ key, value }) => (value === undefined ? [] : [[key, value] as const])),
  );
}

/** What an action made of a row of theirs is called here: the row is found again by it. */
export function rowId(page: string): string {
  return `n${page.replaceAll("-", "")}`;
}

function statusCode({ language }: Hearing, value: WantedValue | undefined): string | undefined {
  if (value === undefined) return "todo";
  return value.is === "choice" ? actionStatuses.find((one) => codeName(language, "action-status", one) === value.choice) : undefined;
}

/** Whom a row is given to: one user, else a name; "several" says nothing that an action could have. */
function ownerIn(page: PageObjectResponse, stands: DatabaseReceipt, values: Values): TheirOwner | null | "several" {
  const people = Object.values(page.properties).find((one) => one.id === stands.properties["owner"]);
  const users = people?.type === "people" ? people.people : [];
  if (users.length > 1) return "several";
  const written = values.get("ownerName");
  const [user] = users;
  if (user === undefined) return written?.is === "text" ? { name: written.text.trim() } : null;
  const full = user as { readonly name?: string | null; readonly person?: { readonly email?: string } };
  const email = full.person?.email;
  return { name: full.name ?? "", user: user.id, ...(email === undefined ? {} : { email }) };
}

function valueOf(hearing: Hearing, matter: Matter, page: PageObjectResponse, values: Values): TheirValue | undefined {
  const stands = hearing.receipt.databases["actions"];
  if (stands === undefined) return undefined;
  switch (matter) {
    case "status": {
      const value = statusCode(hearing, values.get("status"));
      return value === undefined ? undefined : { field: "status", value };
    }
    case "deadline": {
      const date = values.get("deadline");
      // A time of day that people add says nothing here: a deadline is a day.
      return { field: "deadline", value: date?.is === "date" ? date.date.slice(0, 10) : null };
    }
    default: {
      const owner = ownerIn(page, stands, values);
      return owner === "several" ? undefined : { field: "owner", value: owner };
    }
  }
}

/** Their value as they read it, for a word beside the row. */
function shown({ hearing: { language }, stands }: Pass, matter: Matter, page: PageObjectResponse, values: Values): string {
  if (matter === "owner") {
    const owner = ownerIn(page, stands, values);
    if (owner === null) return "–";
    return owner === "several" ? "…" : owner.name;
  }
  const value = values.get(matter);
  if (value?.is === "choice") return value.choice;
  return value?.is === "date" ? sayLongDate(language, value.date.slice(0, 10)) : "–";
}

type Compared = { readonly row: WantedRow; readonly agreed: Readonly<Record<string, string>>; readonly values: Values };

/** Whether the matter stands there otherwise than agreed, and whether here; "equal": the same on both sides. */
function standing(matter: Matter, { row, agreed, values }: Compared): "agreed" | "equal" | "theirs" | "both" {
  const keys = matters[matter];
  if (keys.every((key) => valueDigest(values.get(key)) === (agreed[key] ?? ""))) return "agreed";
  if (keys.every((key) => valueDigest(values.get(key)) === valueDigest(row.values[key]))) return "equal";
  return keys.every((key) => valueDigest(row.values[key]) === (agreed[key] ?? "")) ? "theirs" : "both";
}

/** Options that somebody took away, by our names: what Notion put in their place was nobody's choice. */
async function lostOptions({ client, lane }: Hearing, stands: DatabaseReceipt): Promise<ReadonlySet<string>> {
  const read = await lane.read(() => client.dataSources.retrieve({ data_source_id: stands.source }));
  const status = isFullDataSource(read) ? Object.values(read.properties).find((one) => one.id === stands.properties["status"]) : undefined;
  const there = new Set(status?.type === "status" ? status.status.options.map((one) => one.id) : []);
  const known = Object.entries(stands.options?.["status"] ?? {});
  return new Set(known.filter(([, id]) => !there.has(id)).map(([name]) => valueDigest({ is: "choice", choice: name })));
}

type Pass = {
  readonly hearing: Hearing;
  readonly stands: DatabaseReceipt;
  readonly ours: ReadonlySet<string>;
  readonly lost: () => Promise<ReadonlySet<string>>;
};

/** Nobody but us has touched the row since: what differs there is what we wrote and could not note. */
function isOwnWriting({ hearing, ours }: Pass, page: PageObjectResponse): boolean {
  return hearing.resumed && ours.has(page.last_edited_by.id);
}

type RowHeard = { readonly changes: readonly TheirChange[]; readonly seen: Readonly<Record<string, string>> };

async function heardOf(pass: Pass, page: PageObjectResponse, row: WantedRow): Promise<RowHeard> {
  const { hearing, stands } = pass;
  const agreed = stands.rows[row.key]?.values ?? {};
  const values = valuesIn(page, stands, hearing.receipt);
  const changes: TheirChange[] = [];
  const seen: Record<string, string> = {};
  for (const matter of Object.keys(matters) as Matter[]) {
    const how = standing(matter, { row, agreed, values });
    if (how === "agreed") continue;
    const mark = () => Object.assign(seen, Object.fromEntries(matters[matter].map((key) => [key, valueDigest(values.get(key))])));
    const nobodys = matter === "status" && (await pass.lost()).has(agreed["status"] ?? "");
    if (how === "equal" || nobodys || isOwnWriting(pass, page)) {
      mark();
      continue;
    }
    const value = valueOf(hearing, matter, page, values);
    const clash = how === "both";
    // What nothing here says the same stays as it is there, until ours changes as well.
    if (value === undefined && !clash) continue;
    mark();
    const told = { action: row.key, clash, shown: shown(pass, matter, page, values), at: page.last_edited_time };
    changes.push(value === undefined ? { ...told, is: "strange", field: matter } : { ...told, is: "understood", value });
  }
  return { changes, seen };
}

/** Notion's times are rounded to the minute; somebody may still be writing. */
const atRestMs = 2 * 60_000;
const shortestTitle = 3;

/** A row of theirs as an action would be; undefined for one that is not written yet, or a copy of ours that nobody has made their own. */
function rowOf(pass: Pass, page: PageObjectResponse, titles: ReadonlySet<string>): TheirRow | undefined {
  const { hearing, stands } = pass;
  if (pass.ours.has(page.created_by.id) || hearing.clock.now() - Date.parse(page.last_edited_time) < atRestMs) return undefined;
  const values = valuesIn(page, stands, hearing.receipt);
  const title = textIn(values.get("title")).trim();
  const copied = textIn(values.get(keyProperty)) !== "" && titles.has(title);
  if (title.length < shortestTitle || copied) return undefined;
  const said = (Object.keys(matters) as Matter[]).flatMap((matter) => {
    const value = valueOf(hearing, matter, page, values);
    return value === undefined || value.value === null ? [] : [value];
  });
  return { id: rowId(page.id), title, values: said };
}

/** Rows that were theirs and are actions here by now: what is empty there is ours to fill in. */
function adoptedOf({ hearing, stands }: Pass, pages: readonly PageObjectResponse[]): Seen["adopted"] {
  const wanted = new Map(hearing.actions.rows.map((row) => [row.key, row] as const));
  return Object.fromEntries(
    pages.flatMap((page) => {
      const row = wanted.get(rowId(page.id));
      if (row === undefined || stands.rows[row.key] !== undefined) return [];
      const values = valuesIn(page, stands, hearing.receipt);
      return [
        [row.key, { page: page.id, empty: Object.keys(row.values).filter((key) => key === keyProperty || !values.has(key)) }] as const,
      ];
    }),
  );
}

/** What people have done in the plan since it was last agreed on: one look, nothing is changed. Throws `Refused` or `Later`. */
export async function hear(hearing: Hearing): Promise<Omit<Heard, "unsettled">> {
  const { receipt, actions } = hearing;
  const stands = receipt.databases["actions"];
  if (stands === undefined) return { is: "heard", changes: [], rows: [], seen: { values: {}, adopted: {} } satisfies Seen };
  const pages = await rowsOf(hearing, stands.source);
  const key = rowKeys(receipt);
  const ourPages = pages.filter((page) => key(page.id) !== undefined && key(page.id) !== rowId(page.id));
  let asked: Promise<ReadonlySet<string>> | undefined;
  const lost = () => (asked ??= lostOptions(hearing, stands));
  const pass: Pass = { hearing, stands, ours: new Set(ourPages.map((page) => page.created_by.id)), lost };
  const titles = new Set(actions.rows.map((row) => textIn(row.values["title"]).trim()));
  const adopted = adoptedOf(pass, pages);
  const changes: TheirChange[] = [];
  const rows: TheirRow[] = [];
  const values: Record<string, Readonly<Record<string, string>>> = {};
  for (const page of pages) {
    const row = actions.rows.find((one) => one.key === key(page.id));
    if (row !== undefined) {
      const heard = await heardOf(pass, page, row);
      changes.push(...heard.changes);
      if (Object.keys(heard.seen).length > 0) values[row.key] = heard.seen;
    } else if (key(page.id) === undefined && adopted[rowId(page.id)] === undefined) {
      const added = rowOf(pass, page, titles);
      if (added !== undefined) rows.push(added);
    }
  }
  return { is: "heard", changes, rows, seen: { values, adopted } satisfies Seen };
}

/** The receipt once what was heard has been answered: what people have is what was last agreed on, so that what differs here is written. */
export function agreed(receipt: Receipt, actions: WantedDatabase, { values, adopted }: Seen): Receipt {
  const stands = receipt.databases["actions"];
  if (stands === undefined || (Object.keys(values).length === 0 && Object.keys(adopted).length === 0)) return receipt;
  const rows = { ...stands.rows };
  for (const [key, seen] of Object.entries(values)) {
    const before = rows[key];
    if (before === undefined) continue;
    const now = Object.entries({ ...before.values, ...seen }).filter(([, digest]) => digest !== "");
    rows[key] = { ...before, values: Object.fromEntries(now) };
  }
  for (const [key, { page, empty }] of Object.entries(adopted)) {
    const wanted = actions.rows.find((one) => one.key === key);
    if (wanted === undefined) continue;
    // What they wrote there is theirs, and counts as agreed on until one side changes it.
    const theirs = Object.entries(wanted.values).filter(([one]) => !empty.includes(one));
    rows[key] = { page, values: Object.fromEntries(theirs.map(([one, value]) => [one, valueDigest(value)])) };
  }
  return { ...receipt, databases: { ...receipt.databases, actions: { ...stands, rows } } };
}

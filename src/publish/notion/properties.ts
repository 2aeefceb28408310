import type { CreatePageParameters, PageObjectResponse } from "@notionhq/client";
import { never } from "#lib/never.ts";
import { limits } from "./limits.ts";
import { plainText } from "./text.ts";
import type { WantedProperty, WantedValue } from "./wanted.ts";

type Sent = NonNullable<CreatePageParameters["properties"]>[string];
type Read = PageObjectResponse["properties"][string];

/** What Notion calls a property of each kind. */
export const propertyTypes: Readonly<Record<WantedProperty["kind"], string>> = {
  title: "title",
  text: "rich_text",
  number: "number",
  date: "date",
  people: "people",
  choice: "select",
  choices: "multi_select",
  status: "status",
  rows: "relation",
};

/** A column as Notion is asked to make it. `sources`: ids of the data sources that relations lead to. */
export function propertyRequest(property: WantedProperty, sources: (name: string) => string | undefined) {
  switch (property.kind) {
    case "title":
      return { title: {} };
    case "text":
      return { rich_text: {} };
    case "number":
      return { number: {} };
    case "date":
      return { date: {} };
    case "people":
      return { people: {} };
    case "choice":
      return { select: { options: [...property.options] } };
    case "choices":
      return { multi_select: { options: [...property.options] } };
    case "status":
      return { status: { options: [...property.options] } };
    case "rows":
      return { relation: { data_source_id: sources(property.of) ?? "", type: "single_property" as const, single_property: {} } };
    default:
      return never(property);
  }
}

/** What empties a value of this kind. */
function nothingOf(kind: WantedProperty["kind"]): Sent {
  switch (kind) {
    case "title":
      return { title: [] };
    case "text":
      return { rich_text: [] };
    case "number":
      return { number: null };
    case "date":
      return { date: null };
    case "people":
      return { people: [] };
    case "choice":
      return { select: null };
    case "choices":
      return { multi_select: [] };
    case "status":
      return { status: null };
    case "rows":
      return { relation: [] };
    default:
      return never(kind);
  }
}

/** What names in a value stand for: ids of the rows' pages, and of options that are known. */
export type Ids = { readonly page: (row: string) => string | undefined; readonly option: (name: string) => string | undefined };

function option({ option: id }: Ids, name: string): { readonly id: string } | { readonly name: string } {
  const known = id(name);
  return known === undefined ? { name } : { id: known };
}

/** A value as Notion is sent it. */
export function valueRequest({ kind }: WantedProperty, value: WantedValue | undefined, ids: Ids): Sent {
  if (value === undefined) return nothingOf(kind);
  switch (value.is) {
    case "text":
      return kind === "title" ? { title: plainText(value.text) } : { rich_text: plainText(value.text) };
    case "number":
      return { number: value.number };
    case "choice":
      return kind === "status" ? { status: option(ids, value.choice) } : { select: option(ids, value.choice) };
    case "choices":
      return { multi_select: value.choices.map((name) => option(ids, name)) };
    case "date":
      return { date: { start: value.date } };
    case "people":
      return { people: value.users.slice(0, limits.references).map((id) => ({ id })) };
    case "rows":
      return {
        relation: value.rows
          .slice(0, limits.references)
          .flatMap((row) => ids.page(row) ?? [])
          .map((id) => ({ id })),
      };
    default:
      return never(value);
  }
}

function textOf(runs: readonly { readonly plain_text: string }[]): WantedValue | undefined {
  const text = runs.map((one) => one.plain_text).join("");
  return text === "" ? undefined : { is: "text", text };
}

/** Whether a relation shows only its first rows: the client's types do not know the field. */
export function isCut(value: Read): boolean {
  return value.type === "relation" && (value as { readonly has_more?: boolean }).has_more === true;
}

/** What ids in a value stand for: the keys of rows that are ours, and the names that we gave to options. */
export type Names = { readonly row: (page: string) => string | undefined; readonly option: (id: string) => string | undefined };

/** A value as it stands in Notion, in our words; undefined where it is empty. */
export function valueRead(value: Read, names: Names): WantedValue | undefined {
  const called = (one: { readonly id: string; readonly name: string }) => names.option(one.id) ?? one.name;
  switch (value.type) {
    case "title":
      return textOf(value.title);
    case "rich_text":
      return textOf(value.rich_text);
    case "number":
      return value.number === null ? undefined : { is: "number", number: value.number };
    case "select":
      return value.select === null ? undefined : { is: "choice", choice: called(value.select) };
    case "status":
      return value.status === null ? undefined : { is: "choice", choice: called(value.status) };
    case "multi_select":
      return value.multi_select.length === 0 ? undefined : { is: "choices", choices: value.multi_select.map(called) };
    case "date":
      return value.date === null ? undefined : { is: "date", date: value.date.start };
    case "people":
      return value.people.length === 0 ? undefined : { is: "people", users: value.people.map((one) => one.id) };
    case "relation":
      return value.relation.length === 0 ? undefined : { is: "rows", rows: value.relation.map((one) => names.row(one.id) ?? one.id) };
    default:
      return undefined;
  }
}

/** A value as it comes back: texts as Notion keeps them, lists in one order. */
export function comparable(value: WantedValue | undefined): unknown {
  if (value === undefined) return "";
  if (value.is === "text")
    return {
      is: "text",
      text: plainText(value.text)
        .map((one) => one.text.content)
        .join(""),
    };
  if (value.is === "choices") return { is: "choices", choices: value.choices.toSorted() };
  if (value.is === "rows") return { is: "rows", rows: value.rows.toSorted() };
  if (value.is === "people") return { is: "people", users: value.users.toSorted() };
  return value;
}

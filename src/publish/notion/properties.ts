import type { CreatePageParameters, PageObjectResponse } from "@notionhq/client";
import { never } from "#lib/never.ts";
import { limits } from "./limits.ts";
import { plainText } from "./text.ts";
import type { WantedProperty, WantedValue } from "./wanted.ts";

type Sent = NonNullable<CreatePageParameters["properties"]>[string];
type Read = PageObjectResponse["properties"][string];

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

/** A value as Notion is sent it; `pages`: ids of the rows' pages. */
export function valueRequest({ kind }: WantedProperty, value: WantedValue | undefined, pages: (row: string) => string | undefined): Sent {
  if (value === undefined) return nothingOf(kind);
  switch (value.is) {
    case "text":
      return kind === "title" ? { title: plainText(value.text) } : { rich_text: plainText(value.text) };
    case "number":
      return { number: value.number };
    case "choice":
      return kind === "status" ? { status: { name: value.choice } } : { select: { name: value.choice } };
    case "choices":
      return { multi_select: value.choices.map((name) => ({ name })) };
    case "date":
      return { date: { start: value.date } };
    case "people":
      return { people: value.users.slice(0, limits.references).map((id) => ({ id })) };
    case "rows":
      return {
        relation: value.rows
          .slice(0, limits.references)
          .flatMap((row) => pages(row) ?? [])
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

/** A value as it stands in Notion, in our words; undefined where it is empty. `rows`: the keys of pages that are ours. */
export function valueRead(value: Read, rows: (page: string) => string | undefined): WantedValue | undefined {
  switch (value.type) {
    case "title":
      return textOf(value.title);
    case "rich_text":
      return textOf(value.rich_text);
    case "number":
      return value.number === null ? undefined : { is: "number", number: value.number };
    case "select":
      return value.select === null ? undefined : { is: "choice", choice: value.select.name };
    case "status":
      return value.status === null ? undefined : { is: "choice", choice: value.status.name };
    case "multi_select":
      return value.multi_select.length === 0 ? undefined : { is: "choices", choices: value.multi_select.map((one) => one.name) };
    case "date":
      return value.date === null ? undefined : { is: "date", date: value.date.start };
    case "people":
      return value.people.length === 0 ? undefined : { is: "people", users: value.people.map((one) => one.id) };
    case "relation":
      return value.relation.length === 0 ? undefined : { is: "rows", rows: value.relation.map((one) => rows(one.id) ?? one.id) };
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

import type { Core } from "./core.ts";
import { type Bag, bag, text, texts } from "../json.ts";
import { optionsOf } from "./options.ts";
import { propertyOf } from "./property-kinds.ts";
import { invalid, notOffered } from "./refused.ts";
import { plainText, runsOf, titleOf } from "./rich-text.ts";
import type { DataSource, Page, Property } from "./world.ts";

type Key = string | number | undefined;

/** Rows in the order that was asked for; rows without a value come last, equal ones keep the order they came in. Refused: unknown properties. */
export function sorted(core: Core, source: DataSource, rows: readonly Page[], sorts: readonly Bag[]): readonly Page[] {
  const orders = sorts.map((one) => ({ key: keyOf(core, source, one), down: one["direction"] === "descending" }));
  return rows.toSorted((one, other) => {
    for (const { key, down } of orders) {
      const sign = compare(key(one), key(other), down);
      if (sign !== 0) return sign;
    }
    return 0;
  });
}

function compare(one: Key, other: Key, down: boolean): number {
  if (one === other) return 0;
  if (one === undefined) return 1;
  if (other === undefined) return -1;
  return one < other === down ? 1 : -1;
}

function keyOf(core: Core, source: DataSource, sort: Bag): (page: Page) => Key {
  if ("timestamp" in sort) return (page) => (sort["timestamp"] === "created_time" ? page.stamp.createdAt : page.stamp.editedAt);
  const name = text(sort["property"]);
  const property = propertyOf(source, name);
  if (property === undefined) throw invalid(`Could not find sort property with name or id: ${name}`);
  return (page) => keyIn(core, property, page);
}

function keyIn(core: Core, { id, type, config }: Property, page: Page): Key {
  const value = page.values.get(id);
  switch (type) {
    case "title":
    case "rich_text":
      return plainText(runsOf(value)).toLowerCase() || undefined;
    case "number":
      return typeof value === "number" ? value : undefined;
    case "unique_id":
      return page.number;
    case "checkbox":
      return value === true ? 1 : 0;
    case "select":
    case "status":
    case "multi_select":
      return place(optionsOf(config), type === "multi_select" ? texts(value)[0] : text(value));
    case "date":
      return value === null || value === undefined ? undefined : Date.parse(text(bag(value)["start"]));
    case "created_time":
      return page.stamp.createdAt;
    case "last_edited_time":
      return page.stamp.editedAt;
    case "people":
      return core.world.users.get(texts(value)[0] ?? "")?.name.toLowerCase();
    case "relation": {
      const [first] = texts(value);
      return first === undefined ? undefined : titleOf(core.world.page(first)).toLowerCase();
    }
    case "url":
    case "email":
    case "phone_number":
      return text(value) || undefined;
    default:
      throw notOffered(`sorting by ${type}`);
  }
}

function place(options: readonly { readonly id: string }[], id: string | undefined): number | undefined {
  const at = options.findIndex((one) => one.id === id);
  return at < 0 ? undefined : at;
}

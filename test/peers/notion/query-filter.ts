import type { Core } from "./core.ts";
import { isDay } from "./dates.ts";
import { type Bag, bag, bags, list, text, texts } from "../json.ts";
import { optionsOf } from "./options.ts";
import { propertyOf } from "./property-kinds.ts";
import { invalid, notOffered } from "./refused.ts";
import { plainText, runsOf } from "./rich-text.ts";
import { targetsOf } from "./values.ts";
import { type DataSource, minute, type Page, type Property } from "./world.ts";

type Test = (page: Page) => boolean;

/** The filter of a query as a test of rows. Refused before any row is looked at: properties that are not there, conditions of another type. */
export function passes(core: Core, source: DataSource, filter: Bag): Test {
  if ("and" in filter) {
    const all = bags(filter["and"]).map((one) => passes(core, source, one));
    return (page) => all.every((test) => test(page));
  }
  if ("or" in filter) {
    const any = bags(filter["or"]).map((one) => passes(core, source, one));
    return (page) => any.some((test) => test(page));
  }
  if ("timestamp" in filter) return timeTest(core, text(filter["timestamp"]), bag(filter[text(filter["timestamp"])]));
  return propertyTest(core, source, filter);
}

function timeTest(core: Core, which: string, condition: Bag): Test {
  return (page) => dateHolds(core, condition, minute(which === "created_time" ? page.stamp.createdAt : page.stamp.editedAt));
}

function propertyTest(core: Core, source: DataSource, filter: Bag): Test {
  const name = text(filter["property"]);
  const property = propertyOf(source, name);
  if (property === undefined) throw invalid(`Could not find property with name or id: ${name}`);
  const type = Object.keys(filter).find((key) => key !== "property" && key !== "type") ?? "";
  const fits = type === property.type || (type === "rich_text" && property.type === "title");
  if (!fits) throw invalid(`database property ${property.type} does not match filter ${type}`);
  const condition = bag(filter[type]);
  return (page) => holds(core, property, condition, page);
}

function holds(core: Core, property: Property, condition: Bag, page: Page): boolean {
  const value = page.values.get(property.id);
  switch (property.type) {
    case "title":
    case "rich_text":
      return textHolds(core, condition, plainText(runsOf(value)));
    case "url":
    case "email":
    case "phone_number":
      return textHolds(core, condition, text(value));
    case "number":
      return numberHolds(condition, typeof value === "number" ? value : undefined);
    case "unique_id":
      return numberHolds(condition, page.number);
    case "checkbox":
      return "equals" in condition ? (value === true) === condition["equals"] : (value === true) !== condition["does_not_equal"];
    case "select":
    case "status":
      return choiceHolds(condition, named(property, [text(value)]));
    case "multi_select":
      return choiceHolds(condition, named(property, texts(value)));
    case "date":
      return dateHolds(core, condition, value === null || value === undefined ? undefined : text(bag(value)["start"]));
    case "created_time":
      return dateHolds(core, condition, minute(page.stamp.createdAt));
    case "last_edited_time":
      return dateHolds(core, condition, minute(page.stamp.editedAt));
    case "people":
      return membersHold(core, condition, texts(value));
    case "created_by":
      return membersHold(core, condition, [page.stamp.createdBy]);
    case "last_edited_by":
      return membersHold(core, condition, [page.stamp.editedBy]);
    case "relation":
      return membersHold(core, condition, targetsOf(core, value));
    case "files":
      return "is_empty" in condition === (list(value).length === 0);
    default:
      throw notOffered(`a filter by ${property.type}`);
  }
}

function named(property: Property, ids: readonly string[]): readonly string[] {
  const options = optionsOf(property.config);
  return ids.flatMap((id) => options.find((one) => one.id === id)?.name ?? []);
}

function textHolds(core: Core, condition: Bag, was: string): boolean {
  const [[kind = "", wanted] = []] = Object.entries(condition);
  if (kind === "is_empty") return was === "";
  if (kind === "is_not_empty") return was !== "";
  const fold = (one: string) => (core.doubts.filtersIgnoreCase ? one.toLowerCase() : one);
  const [value, other] = [fold(was), fold(text(wanted))];
  const tests: Readonly<Record<string, boolean>> = {
    equals: value === other,
    does_not_equal: value !== other,
    contains: value.includes(other),
    does_not_contain: !value.includes(other),
    starts_with: value.startsWith(other),
    ends_with: value.endsWith(other),
  };
  return tests[kind] === true;
}

function numberHolds(condition: Bag, was: number | undefined): boolean {
  const [[kind = "", wanted] = []] = Object.entries(condition);
  if (kind === "is_empty") return was === undefined;
  if (kind === "is_not_empty") return was !== undefined;
  const other = Number(wanted);
  if (was === undefined) return kind === "does_not_equal";
  const tests: Readonly<Record<string, boolean>> = {
    equals: was === other,
    does_not_equal: was !== other,
    greater_than: was > other,
    less_than: was < other,
    greater_than_or_equal_to: was >= other,
    less_than_or_equal_to: was <= other,
  };
  return tests[kind] === true;
}

function choiceHolds(condition: Bag, was: readonly string[]): boolean {
  const [[kind = "", wanted] = []] = Object.entries(condition);
  if (kind === "is_empty") return was.length === 0;
  if (kind === "is_not_empty") return was.length > 0;
  const any = (typeof wanted === "string" ? [wanted] : texts(wanted)).some((one) => was.includes(one));
  return kind === "equals" || kind === "contains" ? any : !any;
}

function membersHold(core: Core, condition: Bag, was: readonly string[]): boolean {
  const [[kind = "", wanted] = []] = Object.entries(condition);
  if (kind === "is_empty") return was.length === 0;
  if (kind === "is_not_empty") return was.length > 0;
  const id = wanted === "me" ? core.integration.bot : text(wanted);
  return was.includes(id) === (kind === "contains");
}

const dayLength = 86_400_000;
const relative: Readonly<Record<string, number>> = {
  today: 0,
  tomorrow: 1,
  yesterday: -1,
  one_week_ago: -7,
  one_week_from_now: 7,
  one_month_ago: -30,
  one_month_from_now: 30,
};
const spans: Readonly<Record<string, readonly [number, number]>> = {
  past_week: [-7, 0],
  past_month: [-30, 0],
  past_year: [-365, 0],
  next_week: [0, 7],
  next_month: [0, 30],
  next_year: [0, 365],
};

function dateHolds(core: Core, condition: Bag, was: string | undefined): boolean {
  const [[kind = "", wanted] = []] = Object.entries(condition);
  if (kind === "is_empty") return was === undefined;
  if (kind === "is_not_empty") return was !== undefined;
  if (was === undefined) return false;
  const at = Date.parse(was);
  const now = core.world.clock.now();
  const span = spans[kind];
  if (span !== undefined) return at >= now + span[0] * dayLength && at <= now + span[1] * dayLength;
  if (kind === "this_week") throw notOffered("the filter this_week");
  return compared(kind, was, momentFrom(text(wanted), now));
}

function momentFrom(wanted: string, now: number): string {
  const days = relative[wanted];
  if (days !== undefined) return new Date(now + days * dayLength).toISOString().slice(0, 10);
  if (Number.isNaN(Date.parse(wanted)))
    throw invalid(`body failed validation: body.filter: \`"${wanted}"\` should be a valid ISO 8601 date string.`);
  return wanted;
}

/** A wanted day takes in all its moments. */
function compared(kind: string, was: string, wanted: string): boolean {
  const [from, value] = isDay(wanted)
    ? [Date.parse(wanted), Date.parse(new Date(was).toISOString().slice(0, 10))]
    : [Date.parse(wanted), Date.parse(was)];
  const tests: Readonly<Record<string, boolean>> = {
    equals: value === from,
    before: value < from,
    after: value > from,
    on_or_before: value <= from,
    on_or_after: value >= from,
  };
  return tests[kind] === true;
}

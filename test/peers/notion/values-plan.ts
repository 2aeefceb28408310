import type { Core } from "./core.ts";
import { dateFrom } from "./dates.ts";
import { attach, fileFrom } from "./files.ts";
import { idAt } from "./find.ts";
import { type Bag, bag, bags, text, texts } from "../json.ts";
import { newOption, optionsOf, refuseBadName } from "./options.ts";
import { computed, partnerOf, propertyOf } from "./property-kinds.ts";
import { failedValidation, invalid, notFound } from "./refused.ts";
import { runsFrom } from "./rich-text.ts";
import { propertiesOf } from "./values.ts";
import type { DataSource, Option, Page, Property } from "./world.ts";

/** A value that may be set: everything about it was looked at. `options`: those that are made with it. */
export type PlannedValue = { readonly property: Property; readonly value: unknown; readonly options: readonly Option[] };

/**
 * Looks at all values of a request. Refused: properties that do not exist, values of another type, options of a status, people and pages
 * that are unknown or in the wrong place.
 */
export function planValues(core: Core, given: unknown, into: DataSource | Page | undefined): readonly PlannedValue[] {
  const entries = Object.entries(bag(given));
  const find = finder(core, into);
  const strangers = entries.filter(([key]) => find(key) === undefined).map(([key]) => `${key} is not a property that exists.`);
  if (strangers.length > 0) throw invalid(strangers.join(" "));
  return entries.flatMap(([key, one]) => {
    const property = find(key);
    return property === undefined ? [] : [planOne(core, property, bag(one), `body.properties.${key}`)];
  });
}

function finder(core: Core, into: DataSource | Page | undefined): (key: string) => Property | undefined {
  if (into !== undefined && "rows" in into) return (key) => propertyOf(into, key);
  const known = into === undefined ? undefined : propertiesOf(core, into);
  const title: Property = { id: "title", name: "title", type: "title", description: null, config: {} };
  return (key) => (known ?? [title]).find((one) => one.name === key || one.id === key || decodeURIComponent(one.id) === key);
}

function planOne(core: Core, property: Property, given: Bag, where: string): PlannedValue {
  const type = Object.keys(given).find((key) => key !== "type") ?? "";
  if (type !== property.type || computed.has(property.type)) throw invalid(`${property.name} is expected to be ${property.type}.`);
  const said = given[type];
  const at = `${where}.${type}`;
  if (type === "select" || type === "status") return planOption(core, property, said, at);
  if (type === "multi_select") return planOptions(core, property, said, at);
  return { property, value: valueFrom(core, property, said, at), options: [] };
}

function valueFrom(core: Core, property: Property, said: unknown, where: string): unknown {
  switch (property.type) {
    case "title":
    case "rich_text":
      return runsFrom(core, said, where);
    case "date":
      return said === null ? null : dateFrom(bag(said), where);
    case "people":
      return unique(bags(said).map((one, n) => knownUser(core, one["id"], `${where}[${n}].id`)));
    case "relation":
      return unique(bags(said).map((one, n) => relatedPage(core, property, one["id"], `${where}[${n}].id`)));
    case "files":
      return bags(said).map((one, n) => ({ name: text(one["name"]) || "file", ...fileFrom(core, one, `${where}[${n}]`) }));
    case "url":
    case "email":
    case "phone_number":
      if (said === "") throw failedValidation("body", [`${where}.length should be ≥ \`1\`, instead was \`0\`.`]);
      return said;
    default:
      return said;
  }
}

function unique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}

function knownUser(core: Core, given: unknown, where: string): string {
  const id = idAt(given, where);
  if (!core.world.users.has(id)) throw invalid(`Could not find user with ID: ${id}.`);
  return id;
}

function relatedPage(core: Core, property: Property, given: unknown, where: string): string {
  const id = idAt(given, where);
  const node = core.world.nodes.get(id);
  if (node?.kind !== "page" || !core.world.sees(node)) throw notFound("page", id);
  const wanted = text(property.config["data_source_id"]);
  if (node.parent.type !== "source" || node.parent.id !== wanted) {
    throw invalid(`Page ${id} is not in the data source ${wanted} that the property ${property.name} relates to.`);
  }
  if (node.trashed) throw invalid(`Page ${id} is in the trash and cannot be related to.`);
  return id;
}

function planOption(core: Core, property: Property, said: unknown, where: string): PlannedValue {
  if (said === null) return { property, value: null, options: [] };
  const { id, fresh } = optionFor(core, property, bag(said), where);
  return { property, value: id, options: fresh };
}

function planOptions(core: Core, property: Property, said: unknown, where: string): PlannedValue {
  const fresh: Option[] = [];
  const ids = bags(said).map((one, n) => {
    const again = fresh.find((each) => each.name === one["name"]);
    if (again !== undefined) return again.id;
    const chosen = optionFor(core, property, one, `${where}[${n}]`);
    fresh.push(...chosen.fresh);
    return chosen.id;
  });
  return { property, value: unique(ids), options: fresh };
}

type Chosen = { readonly id: string; readonly fresh: readonly Option[] };

function optionFor(core: Core, { type, config }: Property, given: Bag, where: string): Chosen {
  const known = optionsOf(config).find((one) => (given["id"] === undefined ? one.name === given["name"] : one.id === given["id"]));
  if (known !== undefined) return { id: known.id, fresh: [] };
  const kind = type === "status" ? "status" : "select";
  if (given["id"] !== undefined) throw invalid(`Invalid ${kind} option. Option with ID "${text(given["id"])}" does not exist.`);
  const name = text(given["name"]);
  if (kind === "status") throw invalid(`Invalid status option. Status option "${name}" does not exist.`);
  refuseBadName(name, `${where}.name`);
  const fresh = newOption(core.world, given);
  return { id: fresh.id, fresh: [fresh] };
}

/** Sets planned values. Answers the ids of the properties whose values are others now. */
export function setValues(core: Core, page: Page, planned: readonly PlannedValue[]): readonly string[] {
  const changed: string[] = [];
  for (const { property, value, options } of planned) {
    if (options.length > 0) property.config = { ...property.config, options: [...optionsOf(property.config), ...options] };
    const next = value === null && property.type === "status" ? firstStatus(core, property) : value;
    const before = page.values.get(property.id);
    if (property.type === "relation") mirror(core, page, property, { before: texts(before), next: texts(next) });
    if (property.type === "files" && Array.isArray(next)) for (const one of next) attach(core, one);
    if (JSON.stringify(before ?? null) !== JSON.stringify(next ?? null)) changed.push(property.id);
    page.values.set(property.id, next);
  }
  return changed;
}

/** What a status is where nobody said one; null unless that is so. */
export function firstStatus(core: Core, property: Property): string | null {
  return core.doubts.statusHasDefault ? (optionsOf(property.config)[0]?.id ?? null) : null;
}

type Ends = { readonly before: readonly string[]; readonly next: readonly string[] };

/** The other end of a relation that shows at both follows. */
function mirror(core: Core, page: Page, property: Property, { before, next }: Ends): void {
  const partner = partnerOf(core, property);
  if (partner === undefined) return;
  for (const id of before.filter((one) => !next.includes(one))) {
    const other = core.world.page(id);
    other.values.set(
      partner.id,
      texts(other.values.get(partner.id)).filter((one) => one !== page.id),
    );
  }
  for (const id of next.filter((one) => !before.includes(one))) {
    const other = core.world.page(id);
    other.values.set(partner.id, unique([...texts(other.values.get(partner.id)), page.id]));
  }
}

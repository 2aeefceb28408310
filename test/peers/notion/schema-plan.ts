import type { Core } from "./core.ts";
import { type Bag, bag, isBag, text, texts } from "../json.ts";
import { optionsOf } from "./options.ts";
import { configFrom, partnerOf, propertyOf, typeOfConfig } from "./property-kinds.ts";
import { invalid } from "./refused.ts";
import { plainText } from "./rich-text.ts";
import { firstStatus } from "./values-plan.ts";
import { type DataSource, type Property, restamp } from "./world.ts";

/** One change of a schema that was looked at. */
export type Change =
  | { readonly action: "created"; readonly name: string; readonly type: string; readonly config: Bag; readonly description: string | null }
  | { readonly action: "deleted"; readonly property: Property }
  | {
      readonly action: "updated";
      readonly property: Property;
      readonly name: string;
      readonly description: string | null;
      readonly retyped: { readonly type: string; readonly config: Bag } | undefined;
    };

/** Looks at all changes of a request. Refused: a second title, none, names that are taken, what the title may not suffer, bad options. */
export function planSchema(core: Core, source: DataSource | undefined, given: unknown): readonly Change[] {
  const changes = Object.entries(bag(given)).map(([key, said]) => planOne(core, source, key, said));
  const names = namesAfter(source, changes);
  const twice = names.find((name, n) => names.indexOf(name) !== n);
  if (twice !== undefined) throw invalid(`Property names should be unique, "${twice}" is there twice.`);
  const hasTitle = source?.properties.some((one) => one.type === "title") === true;
  const titles = changes.filter((one) => one.action === "created" && one.type === "title").length + (hasTitle ? 1 : 0);
  if (titles > 1) throw invalid("There should be only one title property.");
  return changes;
}

function planOne(core: Core, source: DataSource | undefined, key: string, said: unknown): Change {
  const property = source === undefined ? undefined : propertyOf(source, key);
  if (said === null) {
    if (property === undefined) throw invalid(`Could not find property with name or id: ${key}`);
    if (property.type === "title") throw invalid("Cannot delete the title property.");
    return { action: "deleted", property };
  }
  const given = bag(said);
  const type = typeOfConfig(given);
  if (property === undefined) {
    if (type === undefined) throw invalid(`Could not find property with name or id: ${key}`);
    const name = text(given["name"]) || key;
    return {
      action: "created",
      name,
      type,
      config: configFrom(core, type, bag(given[type]), undefined),
      description: describedBy(given, null),
    };
  }
  if (property.type === "title" && type !== undefined && type !== "title") throw invalid("Cannot change the type of the title property.");
  const same = type === property.type ? property : undefined;
  const retyped = type === undefined ? undefined : { type, config: configFrom(core, type, bag(given[type]), same) };
  return {
    action: "updated",
    property,
    name: text(given["name"]) || property.name,
    description: describedBy(given, property.description),
    retyped,
  };
}

function describedBy(given: Bag, before: string | null): string | null {
  const { description } = given;
  return description === undefined ? before : typeof description === "string" ? description : null;
}

function namesAfter(source: DataSource | undefined, changes: readonly Change[]): readonly string[] {
  const touched = new Set(changes.flatMap((one) => (one.action === "created" ? [] : [one.property.id])));
  const kept = (source?.properties ?? []).filter((one) => !touched.has(one.id)).map((one) => one.name);
  return [...kept, ...changes.flatMap((one) => (one.action === "deleted" ? [] : [one.name]))];
}

type Told = { readonly id: string; readonly name: string | null; readonly action: "created" | "updated" | "deleted" };

/** Makes planned changes. Answers what was changed, as a webhook tells it. */
export function changeSchema(core: Core, source: DataSource, changes: readonly Change[], by: string): readonly Told[] {
  const told = changes.map((change): Told => {
    if (change.action === "created") {
      const made = create(core, source, change);
      return { id: made.id, name: made.name, action: "created" };
    }
    const { property } = change;
    if (change.action === "deleted") remove(core, source, property);
    else update(core, source, change);
    return { id: property.id, name: property.name, action: change.action };
  });
  if (told.length > 0) restamp(source.stamp, core.world, by);
  return told;
}

function create(core: Core, source: DataSource, { name, type, config, description }: Change & { readonly action: "created" }): Property {
  const taken = new Set(source.properties.map((one) => one.id));
  const id = type === "title" ? "title" : core.world.ids.property(taken);
  const property: Property = { id, name, type, description, config };
  source.properties.push(property);
  settle(core, source, property);
  return property;
}

function update(core: Core, source: DataSource, change: Change & { readonly action: "updated" }): void {
  const { property, retyped } = change;
  property.name = change.name;
  property.description = change.description;
  if (retyped === undefined) return;
  if (retyped.type !== property.type || retyped.config["partner"] !== property.config["partner"]) unpair(core, property);
  if (retyped.type !== property.type) for (const id of source.rows) core.world.page(id).values.delete(property.id);
  property.type = retyped.type;
  property.config = retyped.config;
  settle(core, source, property);
}

/** After a property was made or changed: the other end of a relation stands, options that are gone are nowhere chosen, a status is set. */
function settle(core: Core, source: DataSource, property: Property): void {
  const { wanted, ...config } = property.config;
  property.config = config;
  if (config["type"] === "dual_property" && config["partner"] === undefined) pair(core, source, property, text(wanted));
  if (!["select", "multi_select", "status"].includes(property.type)) return;
  const known = new Set(optionsOf(config).map((one) => one.id));
  for (const id of source.rows) {
    const { values } = core.world.page(id);
    const value = values.get(property.id);
    if (property.type === "multi_select")
      values.set(
        property.id,
        texts(value).filter((one) => known.has(one)),
      );
    else if (!known.has(text(value))) values.set(property.id, property.type === "status" ? firstStatus(core, property) : null);
  }
}

function pair(core: Core, source: DataSource, property: Property, wanted: string): void {
  const other = core.world.source(text(property.config["data_source_id"]));
  const names = new Set(other.properties.map((one) => one.name));
  const usual = `Related to ${plainText(source.title)} (${property.name})`;
  const name = wanted === "" ? usual : wanted;
  if (names.has(name)) throw invalid(`Property names should be unique, "${name}" is there already.`);
  const partner: Property = {
    id: core.world.ids.property(new Set(other.properties.map((one) => one.id))),
    name,
    type: "relation",
    description: null,
    config: { data_source_id: source.id, type: "dual_property", partner: property.id },
  };
  other.properties.push(partner);
  property.config = { ...property.config, partner: partner.id };
}

function unpair(core: Core, property: Property): void {
  const partner = partnerOf(core, property);
  if (partner === undefined) return;
  const other = core.world.source(text(property.config["data_source_id"]));
  drop(core, other, partner);
}

function remove(core: Core, source: DataSource, property: Property): void {
  unpair(core, property);
  drop(core, source, property);
}

function drop(core: Core, source: DataSource, property: Property): void {
  source.properties = source.properties.filter((one) => one !== property);
  for (const id of source.rows) core.world.page(id).values.delete(property.id);
  for (const view of core.world.views.values()) {
    if (view.source === source.id && view.configuration !== null) view.configuration = without(view.configuration, property.id);
  }
}

/** A view goes on without the property; where it stood on it (the groups of a board, the days of a calendar) nothing is left of its settings. */
function without(configuration: Bag, property: string): Bag | null {
  const standsOn = (one: unknown) => isBag(one) && one["property_id"] === property;
  if (configuration["date_property_id"] === property || standsOn(configuration["group_by"])) return null;
  const shown = configuration["properties"];
  return Array.isArray(shown) ? { ...configuration, properties: shown.filter((one) => !standsOn(one)) } : configuration;
}

import type { Core } from "./core.ts";
import { sourceAt } from "./find.ts";
import { type Bag, bag, copy, text } from "../json.ts";
import { numberFormats } from "./limits.ts";
import { optionsFrom, optionsOf, statusConfig } from "./options.ts";
import { invalid, notOffered } from "./refused.ts";
import type { DataSource, Property } from "./world.ts";

/** Those of which nothing more is to be said. */
const simple: ReadonlySet<string> = new Set([
  "checkbox",
  "created_by",
  "created_time",
  "date",
  "email",
  "files",
  "last_edited_by",
  "last_edited_time",
  "people",
  "phone_number",
  "rich_text",
  "title",
  "url",
]);
const furnished: ReadonlySet<string> = new Set(["multi_select", "number", "relation", "select", "status", "unique_id"]);

/** Those that nobody writes. */
export const computed: ReadonlySet<string> = new Set(["created_by", "created_time", "last_edited_by", "last_edited_time", "unique_id"]);

/** The type that a schema request gives a property; undefined where it only renames or describes one. */
export function typeOfConfig(given: Bag): string | undefined {
  const type = Object.keys(given).find((key) => key !== "name" && key !== "description" && key !== "type");
  if (type === undefined || simple.has(type) || furnished.has(type)) return type;
  throw notOffered(`a property of the type "${type}"`);
}

/** What stands under the type, as it is kept. `old` is the property as it was, where it had this type already. */
export function configFrom(core: Core, type: string, given: Bag, old: Property | undefined): Bag {
  const before = old?.config;
  switch (type) {
    case "number":
      return { format: formatFrom(given["format"] ?? before?.["format"] ?? "number") };
    case "select":
    case "multi_select":
      return {
        options:
          given["options"] === undefined && before !== undefined
            ? optionsOf(before)
            : optionsFrom(core.world, given["options"], optionsOf(before ?? {}), core.doubts),
      };
    case "status": {
      const options =
        given["options"] === undefined ? undefined : optionsFrom(core.world, given["options"], optionsOf(before ?? {}), core.doubts);
      return statusConfig(core.world, options, before);
    }
    case "unique_id":
      return { prefix: given["prefix"] ?? before?.["prefix"] ?? null };
    case "relation":
      return relationFrom(core, given, before);
    default:
      return {};
  }
}

function formatFrom(given: unknown): string {
  const format = text(given);
  if (numberFormats.includes(format)) return format;
  throw invalid(`body failed validation: number.format should be a valid number format, instead was \`"${format}"\`.`);
}

function relationFrom(core: Core, given: Bag, before: Bag | undefined): Bag {
  const source = sourceAt(core, given["data_source_id"], "body.properties.relation.data_source_id");
  if (!("dual_property" in given)) return { data_source_id: source.id, type: "single_property" };
  const wanted = bag(given["dual_property"]);
  const kept = before?.["data_source_id"] === source.id ? before["partner"] : undefined;
  return { data_source_id: source.id, type: "dual_property", partner: kept, wanted: wanted["synced_property_name"] };
}

/** What stands under the type, as an answer shows it. */
export function configRead(core: Core, property: Property): Bag {
  if (property.type !== "relation") return copy(property.config);
  const source = core.world.source(text(property.config["data_source_id"]));
  const where = { database_id: source.database, data_source_id: source.id };
  const partner = partnerOf(core, property);
  if (partner === undefined) return { ...where, type: "single_property", single_property: {} };
  return { ...where, type: "dual_property", dual_property: { synced_property_id: partner.id, synced_property_name: partner.name } };
}

/** The property at the other end of a relation that shows at both. */
export function partnerOf(core: Core, property: Property): Property | undefined {
  if (property.type !== "relation" || property.config["type"] !== "dual_property") return undefined;
  const source = core.world.sources.get(text(property.config["data_source_id"]));
  return source?.properties.find((one) => one.id === property.config["partner"]);
}

/** A property by its name or id; ids are known as they are shown and as they read without percent signs. */
export function propertyOf(source: DataSource, key: string): Property | undefined {
  return (
    source.properties.find((one) => one.name === key) ??
    source.properties.find((one) => one.id === key || decodeURIComponent(one.id) === key)
  );
}

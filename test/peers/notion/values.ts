import type { Core } from "./core.ts";
import { fileRead } from "./files.ts";
import { type Bag, list, text, texts } from "../json.ts";
import { sizes } from "./limits.ts";
import { optionsOf } from "./options.ts";
import { readRuns, runsOf } from "./rich-text.ts";
import { type DataSource, minute, type Page, type Property, type User } from "./world.ts";

export function sourceOf(core: Core, page: Page): DataSource | undefined {
  return page.parent.type === "source" ? core.world.source(page.parent.id) : undefined;
}

const onlyTitle: Property = { id: "title", name: "title", type: "title", description: null, config: {} };

/** The properties that a page has: those of its data source, or just a title. */
export function propertiesOf(core: Core, page: Page): readonly Property[] {
  return sourceOf(core, page)?.properties ?? [onlyTitle];
}

/** All values of a page under the names of their properties. `only`: ids of those that are wanted. */
export function valuesRead(core: Core, page: Page, only: readonly string[] | undefined): Bag {
  const wanted = propertiesOf(core, page).filter((one) => only === undefined || only.includes(one.id));
  return Object.fromEntries(wanted.map((one) => [one.name, { id: one.id, type: one.type, ...valueRead(core, page, one) }]));
}

/** One value, as a page shows it: of people and relations the first 25. */
function valueRead(core: Core, page: Page, property: Property): Bag {
  const value = page.values.get(property.id);
  switch (property.type) {
    case "relation": {
      const all = targetsOf(core, value);
      return { relation: all.slice(0, sizes.referencesShown).map((id) => ({ id })), has_more: all.length > sizes.referencesShown };
    }
    case "people":
      return { people: peopleRead(core, value).slice(0, sizes.referencesShown) };
    default:
      return { [property.type]: simpleRead(core, page, property) };
  }
}

/** A value that does not come in pages. */
export function simpleRead(core: Core, page: Page, { id, type, config }: Property): unknown {
  const value = page.values.get(id);
  switch (type) {
    case "title":
    case "rich_text":
      return readRuns(core.world, runsOf(value));
    case "select":
    case "status":
      return optionRead(config, value);
    case "multi_select":
      return texts(value).flatMap((one) => optionRead(config, one) ?? []);
    case "files":
      return (list(value) as readonly Bag[]).map((one) => fileRead(core, one));
    case "checkbox":
      return value === true;
    case "unique_id":
      return { prefix: config["prefix"] ?? null, number: page.number };
    case "created_time":
      return minute(page.stamp.createdAt);
    case "last_edited_time":
      return minute(page.stamp.editedAt);
    case "created_by":
      return { object: "user", id: page.stamp.createdBy };
    case "last_edited_by":
      return { object: "user", id: page.stamp.editedBy };
    default:
      return value ?? null;
  }
}

/** The related pages that are not in the trash. */
export function targetsOf(core: Core, value: unknown): readonly string[] {
  return texts(value).filter((id) => core.world.nodes.get(id)?.trashed === false);
}

export function peopleRead(core: Core, value: unknown): readonly Bag[] {
  return texts(value).flatMap((id) => {
    const user = core.world.users.get(id);
    return user === undefined ? [] : [userRead(core, user)];
  });
}

function optionRead(config: Bag, value: unknown): Bag | null {
  const option = optionsOf(config).find((one) => one.id === text(value));
  return option === undefined ? null : { id: option.id, name: option.name, color: option.color };
}

/** A user as far as the integration may know one. */
export function userRead(core: Core, user: User): Bag {
  const { can } = core.integration;
  if (can.users === "none") return { object: "user", id: user.id };
  const common = { object: "user", id: user.id, name: user.name, avatar_url: null };
  if (user.kind === "bot") return { ...common, type: "bot", bot: {} };
  return { ...common, type: "person", person: can.users === "emails" && user.email !== undefined ? { email: user.email } : {} };
}

import type { BlockObjectRequest } from "@notionhq/client";
import { plainText } from "#publish/notion/text.ts";
import type { Wanted, WantedDatabase, WantedProperty, WantedRow, WantedValue, WantedView } from "#publish/notion/wanted.ts";

type Bag = Readonly<Record<string, unknown>>;
// Written out anew, so that a wrong number in limits.ts is seen.
const most = { text: 2000, items: 100, children: 100, levels: 2, blocks: 1000, bytes: 500_000, options: 100, option: 100, url: 2000 };

function inner(block: Bag): Bag {
  return block[String(block["type"])] as Bag;
}

function childrenOf(block: Bag): readonly Bag[] {
  return (inner(block)["children"] ?? []) as readonly Bag[];
}

function countOf(block: Bag): number {
  return childrenOf(block).reduce((sum, one) => sum + countOf(one), 1);
}

function textFaults(given: unknown): readonly string[] {
  const items = given as readonly { text: { content: string; link?: { url: string } } }[];
  const many = items.length > most.items ? [`${items.length} items of rich text`] : [];
  return [
    ...many,
    ...items.flatMap(({ text: { content, link } }) => [
      ...(content.length > most.text ? [`a text of ${content.length} units`] : []),
      ...(content === "" ? ["an empty text"] : []),
      ...(content.isWellFormed() ? [] : ["half of a pair"]),
      ...(/[\0\r]/.test(content) ? ["a zero sign or a carriage return"] : []),
      ...(link !== undefined && (link.url.length > most.url || !URL.canParse(link.url)) ? ["no address"] : []),
    ]),
  ];
}

function childFaults(block: Bag): readonly string[] {
  const { type } = block;
  const children = childrenOf(block);
  const wide = children.map((one) => (inner(one)["cells"] as readonly unknown[] | undefined)?.length);
  return [
    ...(children.length > most.children ? [`${children.length} children`] : []),
    ...("children" in inner(block) && children.length === 0 ? ["no children"] : []),
    ...(type === "column_list" && children.length < 2 ? ["a single column"] : []),
    ...(type === "table" && wide.some((one) => one !== inner(block)["table_width"]) ? ["a row of another width"] : []),
  ];
}

function blockFaults(block: Bag, level: number): readonly string[] {
  const { rich_text, cells } = inner(block) as { rich_text?: unknown; cells?: readonly unknown[] };
  const empty = Array.isArray(rich_text) && rich_text.length === 0 ? ["a block without text"] : [];
  const faults = [
    ...(level > most.levels ? [`level ${level}`] : []),
    ...empty,
    ...textFaults(rich_text ?? []),
    ...(cells ?? []).flatMap(textFaults),
    ...childFaults(block),
  ];
  return [...faults.map((one) => `${String(block["type"])}: ${one}`), ...childrenOf(block).flatMap((one) => blockFaults(one, level + 1))];
}

function topFaults(block: BlockObjectRequest): readonly string[] {
  const bytes = Buffer.byteLength(JSON.stringify(block));
  return [
    ...(countOf(block as Bag) > most.blocks ? [`${countOf(block as Bag)} blocks at once`] : []),
    ...(bytes > most.bytes ? [`${bytes} bytes at once`] : []),
    ...blockFaults(block as Bag, 0),
  ];
}

function twice(names: readonly string[]): readonly string[] {
  const folded = names.map((name) => name.toLowerCase());
  return names.filter((_, place) => folded.indexOf(folded[place] ?? "") !== place).map((name) => `${name} stands twice`);
}

function optionFaults({ key, ...property }: WantedProperty): readonly string[] {
  if (!("options" in property)) return [];
  const names = property.options.map((one) => one.name);
  const wrong = names.filter((name) => name.trim() === "" || name.length > most.option || /[,\n]/.test(name) || !name.isWellFormed());
  return [
    ...wrong.map((name) => `${key}: the option "${name}"`),
    ...(names.length > most.options ? [`${key}: ${names.length} options`] : []),
    ...twice(names).map((one) => `${key}: ${one}`),
  ];
}

const kinds: Readonly<Record<WantedValue["is"], readonly WantedProperty["kind"][]>> = {
  text: ["title", "text"],
  number: ["number"],
  choice: ["choice", "status"],
  choices: ["choices"],
  date: ["date"],
  people: ["people"],
  rows: ["rows"],
};

function namesIn(value: WantedValue): readonly string[] {
  return value.is === "choice" ? [value.choice] : value.is === "choices" ? value.choices : [];
}

type Around = { readonly wanted: Wanted; readonly database: WantedDatabase; readonly place: number };

function relationFaults(property: WantedProperty, value: WantedValue, { wanted, database, place }: Around): readonly string[] {
  if (property.kind !== "rows" || value.is !== "rows") return [];
  const of = wanted.databases.find((one) => one.name === property.of);
  const there = (of === database ? database.rows.slice(0, place) : (of?.rows ?? [])).map((row) => row.key);
  const isEarlier = of !== undefined && wanted.databases.indexOf(of) <= wanted.databases.indexOf(database);
  return [
    ...(isEarlier ? [] : ["refers to a database behind its own"]),
    ...(value.rows.length > most.children || value.rows.length === 0 ? [`${value.rows.length} relations`] : []),
    ...value.rows.filter((key) => !there.includes(key)).map((key) => `refers to ${key}, which is not there yet`),
    ...twice(value.rows),
  ];
}

function valueFaults(property: WantedProperty | undefined, value: WantedValue, around: Around): readonly string[] {
  if (property === undefined) return ["no such property"];
  const options = "options" in property ? property.options.map((one) => one.name) : [];
  return [
    ...(kinds[value.is].includes(property.kind) ? [] : [`${value.is} in a property of kind ${property.kind}`]),
    ...namesIn(value).filter((name) => !options.includes(name)),
    ...(value.is === "text" ? [...textFaults(plainText(value.text)), ...(value.text.trim() === "" ? ["nothing written"] : [])] : []),
    ...(value.is === "text" &&
    plainText(value.text)
      .map((one) => one.text.content)
      .join("") !== value.text
      ? ["a text not as it is sent"]
      : []),
    ...(value.is === "date" && !/^\d{4}-\d{2}-\d{2}$/.test(value.date) ? ["no day"] : []),
    ...(value.is === "number" && !Number.isFinite(value.number) ? ["no number"] : []),
    ...relationFaults(property, value, around),
  ];
}

function rowFaults(row: WantedRow, around: Around): readonly string[] {
  const { properties } = around.database;
  const key = row.values["key"];
  return [
    ...(key?.is === "text" && key.text === row.key ? [] : [`${row.key}: its key is not among its values`]),
    ...Object.entries(row.values).flatMap(([name, value]) =>
      valueFaults(
        properties.find((one) => one.key === name),
        value,
        around,
      ).map((one) => `${row.key}, ${name}: ${one}`),
    ),
  ];
}

function viewFaults({ key, kind, by, sort, only, shows }: WantedView, { properties }: WantedDatabase): readonly string[] {
  const kindOf = (name: string | undefined) => properties.find((one) => one.key === name)?.kind;
  const lies = { board: ["choice", "status"], calendar: ["date"], table: ["choice", "people"] }[kind];
  const chosen = properties.find((one) => one.key === only?.property);
  const found = [
    ...[...shows, ...(sort === undefined ? [] : [sort])].filter((name) => kindOf(name) === undefined).map((name) => `no ${name}`),
    ...((by === undefined && kind === "table") || lies.includes(kindOf(by) ?? "") ? [] : [`laid out by ${by ?? "nothing"}`]),
    ...(only === undefined || (chosen !== undefined && "options" in chosen && chosen.options.some((one) => one.name === only.choice))
      ? []
      : ["only an option that is not there"]),
  ];
  return found.map((one) => `view ${key}: ${one}`);
}

function databaseFaults(wanted: Wanted, database: WantedDatabase): readonly string[] {
  const { properties, rows, views } = database;
  const found = [
    ...(properties.filter((one) => one.kind === "title").length === 1 ? [] : ["not one title"]),
    ...(properties.some((one) => one.key === "key" && one.kind === "text") ? [] : ["no key"]),
    ...twice(properties.map((one) => one.key)),
    ...twice(properties.map((one) => one.title)),
    ...twice(views.map((one) => one.title)),
    ...twice(rows.map((one) => one.key)),
    ...properties.flatMap(optionFaults),
    ...rows.flatMap((row, place) => rowFaults(row, { wanted, database, place })),
    ...views.flatMap((view) => viewFaults(view, database)),
  ];
  return found.map((one) => `${database.name}: ${one}`);
}

/** Every block of the sections, those at the top. */
export function blocksOf({ head, tail }: Wanted): readonly BlockObjectRequest[] {
  return [...head, ...tail].flatMap((section) => section.blocks);
}

/** What of a page would be refused by Notion, or could not be found again. */
export function wantedFaults(wanted: Wanted): readonly string[] {
  const sections = [...wanted.head, ...wanted.tail];
  return [
    ...twice(sections.map((one) => one.key)),
    ...sections.filter((one) => one.blocks.length === 0 && one.key !== "picture").map((one) => `${one.key} is empty`),
    ...sections.flatMap(({ key, blocks }) => blocks.flatMap(topFaults).map((one) => `${key}: ${one}`)),
    ...(JSON.stringify(wanted.head[0]?.blocks[0]).includes(wanted.key) ? [] : ["the key is not in the first block"]),
    ...wanted.databases.flatMap((database) => databaseFaults(wanted, database)),
  ];
}

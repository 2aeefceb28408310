import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ErrorObject, Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { type Bag, bag, found, isBag } from "../json.ts";

type Schema = { readonly definitions: Bag };

const require = createRequire(import.meta.url);
const types = join(dirname(require.resolve("@notionhq/client")), "api-endpoints.d.ts");
const name = "notion";

/** The types of the installed client as JSON Schema. Made anew (two seconds) whenever they change, kept beside the packages otherwise. */
async function schema(): Promise<Schema> {
  const folder = join(dirname(types), "api-endpoints");
  const hash = createHash("sha256").update(readFileSync(fileURLToPath(import.meta.url)));
  for (const file of readdirSync(folder).toSorted()) if (file.endsWith(".d.ts")) hash.update(readFileSync(join(folder, file)));
  const cache = join(types, "../../../../../.cache/notion-peer");
  const kept = join(cache, `${hash.digest("hex").slice(0, 16)}.json`);
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, "utf8")) as Schema;
  const made = await generated();
  mkdirSync(cache, { recursive: true });
  const half = `${kept}.${process.pid}`;
  writeFileSync(half, JSON.stringify(made));
  renameSync(half, kept);
  return made;
}

async function generated(): Promise<Schema> {
  // brings a whole compiler with it, so only where it is needed
  const { createGenerator } = await import("ts-json-schema-generator");
  const options = { path: types, type: "*", expose: "all", skipTypeCheck: true, additionalProperties: false, jsDoc: "none" } as const;
  const { definitions } = createGenerator(options).createSchema("*");
  return { definitions: patched(definitions ?? {}) };
}

const condition = { type: "object", minProperties: 1 };
const timestampSort = {
  type: "object",
  properties: { timestamp: { enum: ["created_time", "last_edited_time"] }, direction: { enum: ["ascending", "descending"] } },
  required: ["timestamp", "direction"],
  additionalProperties: false,
};

/** Where the types say less than their own comments: filters and sorts of a view are those of a query; a relation says if there is more. */
function patched(definitions: Bag): Bag {
  const query = bag(bag(definitions["QueryDataSourceParameters"])["properties"]);
  return {
    ...bag(withMore(definitions)),
    ViewFilterRequest: query["filter"],
    ViewSortRequest: { anyOf: [{ $ref: "#/definitions/ViewPropertySortRequest" }, timestampSort] },
    QuickFilterConditionRequest: condition,
    QuickFilterConditionResponse: condition,
  };
}

/** The same schema with `has_more` wherever the value of a relation is described. */
function withMore(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withMore);
  if (!isBag(schema)) return schema;
  const whole = Object.fromEntries(Object.entries(schema).map(([key, one]) => [key, withMore(one)]));
  const properties = bag(whole["properties"]);
  const isValue = bag(properties["type"])["const"] === "relation" && bag(properties["relation"])["type"] === "array";
  return isValue ? { ...whole, properties: { ...properties, has_more: { type: "boolean" } } } : whole;
}

let loaded: Promise<Ajv2020> | undefined;
let ajv: Ajv2020 | undefined;
const compiled = new Map<string, ValidateFunction>();

/** Makes the types ready to be held against; to be awaited once, before the first `wrongs`. */
export async function loadTypes(): Promise<void> {
  loaded ??= schema().then(({ definitions }) =>
    new Ajv2020({ strict: false, validateSchema: false, code: { optimize: false } }).addSchema({ $id: name, definitions }),
  );
  ajv = await loaded;
}

function validator(type: string): ValidateFunction {
  const kept = compiled.get(type);
  if (kept !== undefined) return kept;
  const made = found(ajv, "the types are not loaded").compile({ $ref: `${name}#/definitions/${type}` });
  compiled.set(type, made);
  return made;
}

/** One thing that is wrong with a value: where (JSON pointer parts) and what about it, in Notion's words. */
export type Wrong = { readonly at: readonly string[]; readonly says: string };

/** What is wrong with a value of one of the client's types; nothing where it fits. In a union the branch that came furthest is told of. */
export function wrongs(type: string, value: unknown): readonly Wrong[] {
  const check = validator(type);
  if (check(value)) return [];
  const told = (check.errors ?? []).filter((one) => one.keyword !== "anyOf" && one.keyword !== "oneOf");
  const depth = Math.max(...told.map(depthOf));
  const deepest = told.filter((one) => depthOf(one) === depth);
  const closest = deepest.filter((one) => one.keyword === "additionalProperties" || one.keyword === "not");
  const all = (closest.length > 0 ? closest : deepest).map((one) => inWords(one, value));
  return [...new Map(all.map((one) => [`${one.at.join("/")} ${one.says}`, one])).values()];
}

function partsOf(error: ErrorObject): string[] {
  return error.instancePath
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function depthOf(error: ErrorObject): number {
  return partsOf(error).length;
}

function inWords(error: ErrorObject, root: unknown): Wrong {
  const at = partsOf(error);
  const params = error.params as Bag;
  if (error.keyword === "required") {
    return { at: [...at, String(params.missingProperty)], says: "should be defined, instead was `undefined`." };
  }
  if (error.keyword === "additionalProperties") {
    const extra = [...at, String(params.additionalProperty)];
    return { at: extra, says: `should be not present, instead was ${shown(valueAt(root, extra))}.` };
  }
  return { at, says: `should be ${wanted(error.keyword, params)}, instead was ${shown(valueAt(root, at))}.` };
}

const articles: Readonly<Record<string, string>> = { object: "an object", array: "an array", null: "null", integer: "an integer" };

function wanted(keyword: string, params: Bag): string {
  if (keyword === "type") {
    const kinds = Array.isArray(params.type) ? params.type.map(String) : [String(params.type)];
    return kinds.map((kind) => articles[kind] ?? `a ${kind}`).join(" or ");
  }
  if (keyword === "const") return `\`${JSON.stringify(params.allowedValue)}\``;
  if (keyword === "enum" && Array.isArray(params.allowedValues))
    return params.allowedValues.map((one) => `\`"${String(one)}"\``).join(" or ");
  return keyword === "not" ? "not present" : keyword;
}

function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? "undefined";
  return `\`${json.length > 120 ? `${json.slice(0, 119)}…` : json}\``;
}

function valueAt(root: unknown, at: readonly string[]): unknown {
  let value = root;
  for (const part of at) value = Array.isArray(value) ? value[Number(part)] : bag(value)[part];
  return value;
}

/** `body.children[0].paragraph`, from the parts of a pointer. */
export function spelled(part: string, at: readonly string[]): string {
  return at.reduce((path, key) => (/^\d+$/.test(key) ? `${path}[${key}]` : `${path}.${key}`), part);
}

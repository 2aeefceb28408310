import { type Bag, bag, bags, isBag, list, text } from "../json.ts";

const mostProperties = 5000;
const deepest = 10;

/** What JSON Schema knows and strict mode refuses: composition, conditions, and `default`, which zod's `.default` makes. */
const notPermitted = [
  "allOf",
  "oneOf",
  "not",
  "if",
  "then",
  "else",
  "dependentRequired",
  "dependentSchemas",
  "default",
  "patternProperties",
  "propertyNames",
  "unevaluatedProperties",
  "minProperties",
  "maxProperties",
  "prefixItems",
  "unevaluatedItems",
  "contains",
  "minContains",
  "maxContains",
  "uniqueItems",
];

type Part = { readonly at: readonly string[]; readonly schema: Bag };

/** Why OpenAI's strict mode would refuse a schema; undefined where it would not. */
export function strictFault(schema: unknown): string | undefined {
  if (!isBag(schema)) return "schema must be a JSON Schema object.";
  const rootFault = faultOfRoot(schema);
  if (rootFault !== undefined) return rootFault;
  const parts = [...partsOf({ at: [], schema })];
  for (const part of parts) {
    const fault = faultOf(part, schema);
    if (fault !== undefined) return `In context=(${part.at.map((one) => `'${one}'`).join(", ")}), ${fault}`;
  }
  const properties = parts.reduce((sum, part) => sum + Object.keys(bag(part.schema["properties"])).length, 0);
  if (properties > mostProperties) return `${properties} properties exceeds limit of ${mostProperties}.`;
  const depth = depthOf(schema, schema, []);
  return depth > deepest ? `${depth} levels of nesting exceeds limit of ${deepest}.` : undefined;
}

function faultOfRoot(schema: Bag): string | undefined {
  if (schema["anyOf"] !== undefined || schema["oneOf"] !== undefined) return "schema must not have a union at its root.";
  return schema["type"] === "object"
    ? undefined
    : `schema must be a JSON Schema of 'type: "object"', got 'type: "${text(schema["type"])}"'.`;
}

/** Every schema inside a schema, itself first; references are not followed, as what they point to lies inside as well. */
function* partsOf(part: Part): Generator<Part> {
  yield part;
  for (const inside of childrenOf(part)) yield* partsOf(inside);
}

function childrenOf({ at, schema }: Part): readonly Part[] {
  const named = ["properties", "$defs", "definitions"].flatMap((key) =>
    Object.entries(bag(schema[key])).map(([name, one]) => ({ at: [...at, key, name], schema: bag(one) })),
  );
  const items = isBag(schema["items"]) ? [{ at: [...at, "items"], schema: schema["items"] }] : [];
  return [...named, ...items, ...bags(schema["anyOf"]).map((one, n) => ({ at: [...at, "anyOf", `${n}`], schema: one }))];
}

function faultOf({ schema }: Part, root: Bag): string | undefined {
  const unknown = notPermitted.find((key) => key in schema);
  if (unknown !== undefined) return `'${unknown}' is not permitted.`;
  if (typeof schema["$ref"] === "string") return resolve(schema["$ref"], root) === undefined ? "reference can not be resolved." : undefined;
  if (!["type", "anyOf", "enum", "const"].some((key) => key in schema)) return "schema must have a 'type' key.";
  if (isArray(schema) && !isBag(schema["items"])) return "array schema missing items.";
  return isObject(schema) ? faultOfObject(schema) : undefined;
}

function faultOfObject(schema: Bag): string | undefined {
  if (schema["additionalProperties"] !== false) return "'additionalProperties' is required to be supplied and to be false.";
  const [names, required] = [Object.keys(bag(schema["properties"])), list(schema["required"])];
  const missing = names.find((name) => !required.includes(name));
  if (missing !== undefined) {
    return `'required' is required to be supplied and to be an array including every key in properties. Missing '${missing}'.`;
  }
  const extra = required.find((name) => !names.includes(String(name)));
  return extra === undefined ? undefined : `Extra required key '${String(extra)}' supplied.`;
}

/** Object in object in object; a schema that contains itself is as deep as its first round. */
function depthOf(raw: Bag, root: Bag, trail: readonly Bag[]): number {
  const schema = typeof raw["$ref"] === "string" ? (resolve(raw["$ref"], root) ?? {}) : raw;
  if (trail.includes(schema)) return 0;
  const inside = [...Object.values(bag(schema["properties"])), schema["items"], ...list(schema["anyOf"])].filter(isBag);
  const depths = inside.map((one) => depthOf(one, root, [...trail, schema]));
  // Only objects are counted: what else OpenAI counts as a level is written nowhere.
  return Math.max(0, ...depths) + (isObject(schema) ? 1 : 0);
}

function resolve(reference: string, root: Bag): Bag | undefined {
  if (!reference.startsWith("#")) return undefined;
  const steps = reference
    .split("/")
    .slice(1)
    .map((one) => decodeURIComponent(one).replaceAll("~1", "/").replaceAll("~0", "~"));
  const found = steps.reduce<unknown>((here, step) => bag(here)[step], root);
  return isBag(found) ? found : undefined;
}

function isObject(schema: Bag): boolean {
  return [schema["type"]].flat().includes("object") || isBag(schema["properties"]);
}

function isArray(schema: Bag): boolean {
  return [schema["type"]].flat().includes("array");
}

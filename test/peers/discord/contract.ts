import { existsSync, readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { type Bag, bag, bags, isBag, list, text } from "../json.ts";
import type { Path, Problem } from "./problems.ts";

/** Discord's own description of its HTTP API, beside the project. */
const place = new URL("../../../../shared/contracts/discord/openapi.json", import.meta.url);

type Operation = { readonly id: string; readonly method: string; readonly template: string; readonly json: Bag };

/** Holds requests and answers against Discord's OpenAPI document. Without the document it holds nothing back, and says so. */
export class Contract {
  readonly present: boolean;
  readonly #document: Bag;
  readonly #operations = new Map<string, Operation>();
  readonly #compiled = new Map<string, ValidateFunction>();
  readonly #ajv = new Ajv2020({ strict: false, validateFormats: false, inlineRefs: false, code: { optimize: false } });

  constructor(document: Bag | undefined) {
    this.present = document !== undefined;
    this.#document = document ?? {};
    this.#ajv.addSchema({ $id: "discord", components: { schemas: bag(bag(this.#document["components"])["schemas"]) } });
    for (const [template, path] of Object.entries(bag(this.#document["paths"]))) {
      for (const [method, json] of Object.entries(bag(path))) {
        if (!isBag(json) || json["operationId"] === undefined) continue;
        const id = text(json["operationId"]);
        this.#operations.set(id, { id, method: method.toUpperCase(), template, json });
      }
    }
  }

  /** The operation that a request means, where the document knows one: for telling what the peer does not play. */
  operationAt(method: string, path: string): string | undefined {
    const parts = path.split("/");
    const fits = ({ template }: Operation) => {
      const wanted = template.split("/");
      return wanted.length === parts.length && wanted.every((one, n) => one.startsWith("{") || one === parts[n]);
    };
    return [...this.#operations.values()].find((one) => one.method === method && fits(one))?.id;
  }

  /** What is wrong with the JSON body of a request. */
  request(id: string, body: unknown): readonly Problem[] {
    const content = bag(bag(bag(this.#operations.get(id)?.json["requestBody"])["content"])["application/json"])["schema"];
    return isBag(content) ? this.#judge(`${id} request`, content, body) : [];
  }

  /** What is wrong with the query of a request; the texts of it are read as the schema wants them. */
  query(id: string, query: URLSearchParams): readonly Problem[] {
    const known = bags(this.#operations.get(id)?.json["parameters"]).filter((one) => one["in"] === "query");
    return known.flatMap((one) => {
      const name = text(one["name"]);
      const schema = bag(one["schema"]);
      const raw = query.get(name);
      if (raw === null) return [];
      const value = typed(schema, raw);
      return this.#judge(`${id} query ${name}`, schema, value).map((problem) => ({ ...problem, at: [name, ...problem.at] }));
    });
  }

  /** What is wrong with an answer of the peer's own. */
  answer(id: string, status: number, body: unknown): readonly Problem[] {
    const response = bag(bag(this.#operations.get(id)?.json["responses"])[String(status)]);
    if (this.#operations.has(id) && Object.keys(response).length === 0) {
      return [{ at: [], code: "STATUS", says: `${status} is no answer to ${id}` }];
    }
    const content = bag(bag(response["content"])["application/json"])["schema"];
    return isBag(content) ? this.#judge(`${id} ${status}`, content, body) : [];
  }

  #judge(name: string, schema: Bag, value: unknown): readonly Problem[] {
    const held = this.#compiled.get(name) ?? this.#ajv.compile(absolute(schema));
    this.#compiled.set(name, held);
    if (held(value)) return [];
    const problems = [...this.#located(schema, value, [])];
    return problems.length > 0 ? problems : [{ at: [], code: "BASE_TYPE_INVALID", says: this.#ajv.errorsText(held.errors) }];
  }

  #resolved(schema: Bag): Bag {
    const name = text(schema["$ref"]).replace("#/components/schemas/", "");
    return name === "" ? schema : this.#resolved(bag(bag(bag(this.#document["components"])["schemas"])[name]));
  }

  /** Walks to where a value leaves its schema; in a union along the branch that was meant. */
  *#located(raw: Bag, value: unknown, at: Path): Generator<Problem> {
    const schema = this.#resolved(raw);
    const branches = bags(schema["oneOf"] ?? schema["anyOf"]).map((one) => this.#resolved(one));
    if (branches.length > 0) {
      yield* this.#inUnion(branches, value, at);
      return;
    }
    const wrong = ownFault(schema, value);
    if (wrong !== undefined) {
      yield { at, ...wrong };
      return;
    }
    for (const part of bags(schema["allOf"])) yield* this.#located(part, value, at);
    if (Array.isArray(value)) for (const [n, one] of value.entries()) yield* this.#located(bag(schema["items"]), one, [...at, n]);
    if (!isBag(value)) return;
    for (const name of list(schema["required"])) {
      if (value[String(name)] === undefined)
        yield { at: [...at, String(name)], code: "BASE_TYPE_REQUIRED", says: "This field is required" };
    }
    const properties = bag(schema["properties"]);
    for (const [name, inside] of Object.entries(value)) {
      const known = properties[name] ?? schema["additionalProperties"];
      if (isBag(known) && inside !== undefined) yield* this.#located(known, inside, [...at, name]);
    }
  }

  *#inUnion(branches: readonly Bag[], value: unknown, at: Path): Generator<Problem> {
    if (value === null && branches.some((one) => one["type"] === "null")) return;
    const consts = branches.filter((one) => one["const"] !== undefined);
    if (consts.length === branches.length) {
      const allowed = consts.map((one) => one["const"]);
      if (!allowed.includes(value)) yield { at, code: "BASE_TYPE_CHOICES", says: `Value must be one of {${allowed.join(", ")}}.` };
      return;
    }
    const real = branches.filter((one) => one["type"] !== "null");
    if (real.length === 1) {
      yield* this.#located(real[0] ?? {}, value, at);
      return;
    }
    const [byType, ...more] = real.filter((one) => one["type"] !== undefined && one["properties"] === undefined && fitsType(one, value));
    if (byType !== undefined && more.length === 0) {
      yield* this.#located(byType, value, at);
      return;
    }
    const types = real.map((one) => list(bag(bag(one["properties"])["type"])["enum"]));
    const meant = real.filter((_, n) => types[n]?.includes(bag(value)["type"]));
    const [only] = meant;
    if (only !== undefined && meant.length === 1) yield* this.#located(only, value, at);
    else if (only === undefined && types.every((one) => one.length > 0)) {
      const says = `Value of field "type" must be one of (${types.flat().join(", ")}).`;
      yield { at: [...at, "type"], code: "UNION_TYPE_CHOICES", says };
    }
  }
}

/** What is wrong with a value by itself, its insides left out. */
function ownFault(schema: Bag, value: unknown): { readonly code: string; readonly says: string } | undefined {
  const types = [schema["type"] ?? []].flat();
  if (types.length > 0 && !fitsType(schema, value)) {
    return { code: "BASE_TYPE_BAD_TYPE", says: `Value is not of type ${types.join(" or ")}.` };
  }
  const { enum: allowed, pattern } = schema;
  if (Array.isArray(allowed) && !allowed.includes(value)) {
    return { code: "BASE_TYPE_CHOICES", says: `Value must be one of {${allowed.join(", ")}}.` };
  }
  if (typeof pattern === "string" && typeof value === "string" && !new RegExp(pattern).test(value)) {
    return { code: "NUMBER_TYPE_COERCE", says: `Value "${value}" is not snowflake.` };
  }
  return outOfBounds(schema, value);
}

function outOfBounds(schema: Bag, value: unknown): { readonly code: string; readonly says: string } | undefined {
  const beyond = (size: number, min: unknown, max: unknown) =>
    (typeof min === "number" && size < min) || (typeof max === "number" && size > max);
  if (typeof value === "string" && beyond([...value].length, schema["minLength"], schema["maxLength"])) {
    return {
      code: "BASE_TYPE_BAD_LENGTH",
      says: `Must be between ${Number(schema["minLength"] ?? 0)} and ${String(schema["maxLength"])} in length.`,
    };
  }
  if (Array.isArray(value) && beyond(value.length, schema["minItems"], schema["maxItems"])) {
    return {
      code: "BASE_TYPE_BAD_LENGTH",
      says: `Must be between ${Number(schema["minItems"] ?? 0)} and ${String(schema["maxItems"])} in length.`,
    };
  }
  if (Array.isArray(value) && schema["uniqueItems"] === true && new Set(value.map((one) => JSON.stringify(one))).size < value.length) {
    return { code: "SET_TYPE_ALREADY_CONTAINS_VALUE", says: "The set already contains this value." };
  }
  if (typeof value === "number" && beyond(value, schema["minimum"], schema["maximum"])) {
    return { code: "NUMBER_TYPE_MAX", says: `Value must be between ${String(schema["minimum"])} and ${String(schema["maximum"])}.` };
  }
  return undefined;
}

function fitsType(schema: Bag, value: unknown): boolean {
  return [schema["type"] ?? []].flat().some((type) => isOfType(type, value));
}

function isOfType(type: unknown, value: unknown): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isBag(value);
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type;
}

function typed(schema: Bag, raw: string): unknown {
  if (schema["type"] === "integer") return Number.isNaN(Number(raw)) ? raw : Number(raw);
  if (schema["type"] === "boolean") return raw === "true" || raw === "1" ? true : raw === "false" || raw === "0" ? false : raw;
  return raw;
}

function absolute(schema: Bag): Bag {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"discord#/components')) as Bag;
}

let held: Contract | undefined;

/** Read once for all peers of a test file. */
export function contract(): Contract {
  if (held !== undefined) return held;
  const there = existsSync(place);
  if (!there) console.warn(`DISCORD'S OPENAPI DOCUMENT IS NOT AT ${place.pathname}: the peer holds requests against its own tables alone.`);
  held = new Contract(there ? (JSON.parse(readFileSync(place, "utf8")) as Bag) : undefined);
  return held;
}

import { existsSync, readFileSync } from "node:fs";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import type { Api } from "./asked.ts";
import { type Bag, bag, bags, isBag, text } from "../json.ts";
import { plainSchemas } from "./plain-schemas.ts";

/** OpenAI's own description of its API, beside the project. */
const place = new URL("../../../../shared/contracts/openai/openapi.json", import.meta.url);

const requests = { responses: "CreateResponse", chat: "CreateChatCompletionRequest" } as const;
const answers = { responses: "Response", chat: "CreateChatCompletionResponse" } as const;

/** What is wrong, and in which parameter: `messages[0].content`. */
export type Fault = { readonly param: string; readonly says: string };

/** Holds requests and answers against OpenAI's OpenAPI document; without it against a few rules by hand. */
export class Contract {
  readonly #schemas: Readonly<Record<string, unknown>>;
  /** OpenAI's own document is there */
  readonly whole: boolean;
  readonly #ajv = new Ajv2020({ strict: false, validateFormats: false, inlineRefs: false, code: { optimize: false } });

  constructor(document: Bag | undefined) {
    this.whole = document !== undefined;
    this.#schemas = document === undefined ? plainSchemas : bag(bag(document["components"])["schemas"]);
    this.#ajv.addSchema({ $id: "openai", components: { schemas: this.#schemas } });
  }

  /** What is wrong with the body of a request. */
  request(api: Api, body: Bag): Fault | undefined {
    return this.#unknownIn(requests[api], body) ?? this.#judge(requests[api], body);
  }

  /** What is wrong with an answer of the peer's own. */
  answer(api: Api, body: Bag): Fault | undefined {
    return this.#judge(answers[api], body);
  }

  /** The document lets every parameter pass; the API does not, and a parameter of the other API is the usual mistake. */
  #unknownIn(name: string, body: Bag): Fault | undefined {
    if (!this.whole) return undefined;
    const known = new Set(this.#propertiesOf({ $ref: `#/components/schemas/${name}` }));
    const stranger = Object.keys(body).find((key) => !known.has(key));
    return stranger === undefined ? undefined : { param: stranger, says: `Unknown parameter: '${stranger}'.` };
  }

  #propertiesOf(raw: Bag): readonly string[] {
    const name = text(raw["$ref"]).replace("#/components/schemas/", "");
    const schema = name === "" ? raw : bag(this.#schemas[name]);
    return [...Object.keys(bag(schema["properties"])), ...bags(schema["allOf"]).flatMap((one) => this.#propertiesOf(one))];
  }

  #judge(name: string, value: Bag): Fault | undefined {
    const held = this.#ajv.getSchema(`openai#/components/schemas/${name}`);
    if (held === undefined) throw new Error(`OpenAI's document has no ${name}`);
    return held(value) === true ? undefined : told(deepest(held.errors ?? []));
  }
}

function told(error: ErrorObject | undefined): Fault {
  if (error === undefined) return { param: "", says: "The request is wrong." };
  const param = paramOf(error.instancePath);
  const missing = text(bag(error.params)["missingProperty"]);
  if (missing === "") return { param, says: `Invalid value for '${param}': ${error.message ?? "it is wrong"}.` };
  const full = param === "" ? missing : `${param}.${missing}`;
  return { param: full, says: `Missing required parameter: '${full}'.` };
}

/** In a union every branch complains; the one that came furthest knows best, unless it only wants to be another branch. */
function deepest(errors: readonly ErrorObject[]): ErrorObject | undefined {
  const telling = errors.filter((one) => !["anyOf", "oneOf"].includes(one.keyword) && bag(one.params)["type"] !== "null");
  const meant = telling.filter((one) => !wantsAnother(one));
  const [candidates = errors] = [meant, telling].filter((some) => some.length > 0);
  return candidates.toSorted((a, b) => stepsOf(b).length - stepsOf(a).length)[0];
}

/** By `type` and `role` a union tells its branches apart. */
function wantsAnother({ keyword, instancePath }: ErrorObject): boolean {
  return ["enum", "const"].includes(keyword) && /\/(?:type|role)$/.test(instancePath);
}

function stepsOf({ instancePath }: ErrorObject): readonly string[] {
  return instancePath.split("/").slice(1);
}

function paramOf(path: string): string {
  return path
    .slice(1)
    .replaceAll(/\/(\d+)/g, "[$1]")
    .replaceAll("/", ".");
}

/**
 * The document says `nullable`, as OpenAPI 3.0 did, although it calls itself 3.1, whose validators know no such word. And it says
 * `oneOf` of branches that overlap (a message in parts is two kinds of input item), which no value could be one of.
 */
function mended(_key: string, value: unknown): unknown {
  if (!isBag(value)) return value;
  const { nullable, oneOf, ...rest } = value;
  const one = Array.isArray(oneOf) ? { ...rest, anyOf: oneOf } : value;
  if (nullable !== true) return one;
  const { nullable: _, ...other } = one as Bag;
  return { anyOf: [other, { type: "null" }] };
}

let held: Contract | undefined;

/** Read once for all peers of a test file. */
export function contract(): Contract {
  if (held !== undefined) return held;
  const there = existsSync(place);
  if (!there)
    console.warn(`OPENAI'S OPENAPI DOCUMENT IS NOT AT ${place.pathname}: the peer holds requests against a few rules by hand alone.`);
  held = new Contract(there ? (JSON.parse(readFileSync(place, "utf8"), mended) as Bag) : undefined);
  return held;
}

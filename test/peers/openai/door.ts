import { type Api, type Asked, askedIn, type Format, formatIn, messagesIn } from "./asked.ts";
import { contract } from "./contract.ts";
import { type Bag, isBag, parsed } from "../json.ts";
import { Refused, wrong } from "./refused.ts";
import { strictFault } from "./strict-schema.ts";

/** What this server has, so that a local one can be played. All of it unless told. */
export type Abilities = {
  /** `/v1/responses` */
  readonly responses: boolean;
  /** structured output by a schema */
  readonly jsonSchema: boolean;
  /** structured output without one */
  readonly jsonObject: boolean;
  /** a format that it has not is answered in prose, not refused */
  readonly ignores: boolean;
};

/** A request as it stands at the door. */
export type Knock = {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly raw: string;
};

/** Whom the door lets in. */
export type Guard = { readonly key: string; readonly abilities: Abilities };

const paths: Readonly<Record<string, Api>> = { "/v1/responses": "responses", "/v1/chat/completions": "chat" };

/** The API at an address; undefined where there is none. */
export function apiAt(path: string): Api | undefined {
  return Object.hasOwn(paths, path) ? paths[path] : undefined;
}

/** Lets in what OpenAI, and our own rule of privacy, would let in. Throws `Refused`. */
export function admit(knock: Knock, guard: Guard): Asked {
  checkKey(knock.authorization, guard.key);
  const api = apiAsked(knock, guard.abilities);
  const body = bodyOf(knock);
  checkStore(api, body);
  const fault = contract().request(api, body);
  if (fault !== undefined) throw wrong(fault.param, fault.says, fault.says.startsWith("Unknown") ? "unknown_parameter" : "invalid_value");
  checkSaid(api, body);
  checkFormat(api, body, guard.abilities);
  return askedIn(api, body);
}

/** Whether the server answers this request as though no format had been named. */
export function takesNoNotice(asked: Asked, abilities: Abilities): boolean {
  return lacks(formatIn(asked.api, asked.body), abilities);
}

function checkKey(authorization: string | undefined, key: string): void {
  if (authorization === `Bearer ${key}`) return;
  const says = authorization === undefined ? "You didn't provide an API key." : "Incorrect API key provided.";
  throw new Refused({ status: 401, says, code: "invalid_api_key" });
}

function apiAsked({ method, path }: Knock, abilities: Abilities): Api {
  const api = apiAt(path);
  if (api === undefined || (api === "responses" && !abilities.responses)) {
    throw new Refused({ status: 404, says: `Invalid URL (${method} ${path})`, code: "unknown_url" });
  }
  if (method !== "POST") throw new Refused({ status: 405, says: `Not allowed to ${method} on ${path}.`, code: "method_not_supported" });
  return api;
}

function bodyOf({ contentType, raw }: Knock): Bag {
  if (!/^application\/json(?:$|\s*;)/i.test(contentType ?? "")) {
    throw new Refused({
      status: 400,
      says: `Unsupported content type: '${contentType ?? ""}'. This API accepts 'application/json' alone.`,
    });
  }
  const body = parsed(raw);
  if (!isBag(body)) throw new Refused({ status: 400, says: "We could not parse the JSON body of your request: an object is expected." });
  return body;
}

/** Our own rule, not OpenAI's: its Responses API keeps for thirty days what nobody forbids it to keep. */
function checkStore(api: Api, body: Bag): void {
  if (api === "responses" && body["store"] !== false) {
    throw wrong("store", "This peer wants `store: false` in every request to /v1/responses: what people write is not kept elsewhere.");
  }
  if (api === "chat" && body["store"] === true) {
    throw wrong("store", "This peer wants no `store: true`: what people write is not kept elsewhere.");
  }
}

/** What the document leaves open: it has neither a model nor an input required, and streaming is nothing that we play. */
function checkSaid(api: Api, body: Bag): void {
  if (typeof body["model"] !== "string" || body["model"] === "") throw wrong("model", "Missing required parameter: 'model'.");
  if (body["stream"] === true) throw wrong("stream", "This peer does not stream.", "unsupported_value");
  if (messagesIn(api, body).length === 0) {
    const param = api === "chat" ? "messages" : "input";
    throw wrong(param, `Missing required parameter: '${param}'.`, "missing_required_parameter");
  }
}

function checkFormat(api: Api, body: Bag, abilities: Abilities): void {
  const format = formatIn(api, body);
  const param = api === "chat" ? "response_format" : "text.format";
  if (lacks(format, abilities)) {
    if (abilities.ignores) return;
    throw wrong(param, `Invalid parameter: '${param}' of type '${format.type}' is not supported with this model.`);
  }
  if (format.type === "json_schema") checkSchema(format, api === "chat" ? `${param}.json_schema` : param);
  if (format.type === "json_object") checkMention(api, body, param);
}

function lacks({ type }: Format, abilities: Abilities): boolean {
  return (type === "json_schema" && !abilities.jsonSchema) || (type === "json_object" && !abilities.jsonObject);
}

function checkSchema({ name = "", schema, strict }: Format, param: string): void {
  if (!/^[a-zA-Z0-9_-]{1,64}$/.test(name)) {
    throw wrong(`${param}.name`, `Invalid '${param}.name': expected ^[a-zA-Z0-9_-]+$, 64 characters at most.`, "invalid_value");
  }
  const fault = strict ? strictFault(schema) : undefined;
  if (fault !== undefined) throw wrong(param, `Invalid schema for response_format '${name}': ${fault}`, "invalid_json_schema");
}

/** Without the word the model is said to write white space for ever. Of the Responses API only the input counts, not the instructions. */
function checkMention(api: Api, body: Bag, param: string): void {
  if (messagesIn(api, body).some((one) => /json/i.test(one.says))) return;
  const where = api === "chat" ? "messages" : "input";
  throw wrong(where, `'${where}' must contain the word 'json' in some form, to use '${param}' of type 'json_object'.`);
}

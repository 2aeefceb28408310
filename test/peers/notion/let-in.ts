import type { IncomingHttpHeaders } from "node:http";
import type { Call, Core, Form } from "./core.ts";
import { type Bag, isBag } from "../json.ts";
import { sizes, tooLarge, version, words } from "./limits.ts";
import { beyondLimits } from "./limits-check.ts";
import { failedValidation, invalid, notOffered, Refused, restricted } from "./refused.ts";
import type { Need, Route } from "./route.ts";
import { spelled, wrongs } from "./schema.ts";

/** Refused: 401 for a wrong token, 400 for another version of the API than this one. */
export function checkCaller(core: Core, headers: IncomingHttpHeaders): void {
  const { token, revoked } = core.integration;
  if (revoked || headers.authorization !== `Bearer ${token}`) throw new Refused(401, "unauthorized", words.unauthorized);
  const said = headers["notion-version"];
  if (said === undefined) throw new Refused(400, "missing_version", words.missingVersion);
  if (said === version) return;
  throw invalid(
    `Notion-Version header failed validation: Notion-Version header should be \`"${version}"\`, instead was \`"${String(said)}"\`.`,
  );
}

/** Refused: 403 where the integration lacks what the route needs. */
export function checkCapability(core: Core, need: Need): void {
  const { can } = core.integration;
  const allowed = need === undefined || (need === "users" ? can.users !== "none" : can[need]);
  if (!allowed) throw restricted();
}

/** The JSON of a body. Refused: too many bytes, another content type, no JSON, no object. */
export function bodyOf(raw: Buffer, contentType: string): Bag {
  if (raw.length > sizes.bytes) throw new Refused(tooLarge.status, tooLarge.code, tooLarge.message);
  if (raw.length === 0) return {};
  if (!/^application\/json\b/.test(contentType)) throw new Refused(400, "invalid_json", words.invalidJson);
  const json = parsed(raw.toString("utf8"));
  if (json === undefined) throw new Refused(400, "invalid_json", words.invalidJson);
  if (!isBag(json)) throw failedValidation("body", ["body should be an object."]);
  return json;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The query of an address, as the client's types have it. */
export function queryOf(query: URLSearchParams): Bag {
  const args: Record<string, unknown> = {};
  for (const key of new Set(query.keys())) {
    const value = query.get(key) ?? "";
    if (key === "filter_properties") args[key] = query.getAll(key);
    else if (key === "page_size") args[key] = Number(value);
    else args[key] = key === "include_transcript" ? value === "true" : value;
  }
  return args;
}

type Parts = { readonly path: Bag; readonly query: Bag; readonly body: Bag };

/** Refused: what the types of the client do not allow, what is over a limit, what version 2026-03-11 has replaced. */
export function checkArguments(core: Core, route: Route, { path, query, body }: Parts): Call["args"] {
  const args = { ...body, ...query, ...path };
  const wrong = wrongs(route.asks, args);
  const [first] = wrong;
  if (first !== undefined) {
    const part = partOf(first.at[0] ?? "", { path, query });
    throw failedValidation(part, wrong.map((one) => `${spelled(part, one.at)} ${one.says}`).slice(0, 10));
  }
  if (core.doubts.refusesReplaced) {
    for (const old of ["after", "archived"])
      if (old in body) throw failedValidation("body", [`body.${old} should be not present in version ${version}.`]);
  }
  const beyond = beyondLimits(body);
  if (beyond !== undefined) throw beyond;
  return args;
}

function partOf(key: string, { path, query }: Omit<Parts, "body">): "path" | "query" | "body" {
  if (key in path) return "path";
  return key in query ? "query" : "body";
}

/** The parts of a form with one file. Refused: no form, no file, other parts. */
export async function formOf(raw: Buffer, contentType: string): Promise<Form> {
  if (!/^multipart\/form-data\b/.test(contentType)) throw invalid("The content type should be multipart/form-data.");
  const data = await new Response(new Uint8Array(raw), { headers: { "content-type": contentType } }).formData().catch(() => undefined);
  if (data === undefined) throw invalid("The form cannot be read.");
  const file = data.get("file");
  if (file === null || typeof file === "string") throw failedValidation("body", ["body.file should be defined, instead was `undefined`."]);
  const fields: Record<string, string> = {};
  for (const [key, value] of data.entries()) {
    if (key === "file") continue;
    if (key !== "part_number" || typeof value !== "string") throw notOffered(`the part "${key}" of a form`);
    fields[key] = value;
  }
  return { content: Buffer.from(await file.arrayBuffer()), filename: file.name, type: file.type, fields };
}

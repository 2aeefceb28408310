import type { IncomingMessage, ServerResponse } from "node:http";
import { type Bag, bag, type Draft, parsed, text } from "../json.ts";
import { Refused } from "./refused.ts";

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts);
}

/** What callers send as JSON inside a form field. */
const nested = ["blocks", "view", "metadata", "files"];

/** The arguments of a call, from a form, from JSON, or from a form of parts. Refused: `invalid_form_data`, `invalid_json`, `invalid_blocks_format`. */
export async function argumentsOf(request: IncomingMessage, body: Buffer): Promise<Bag> {
  const type = request.headers["content-type"] ?? "";
  if (body.length === 0) return Object.fromEntries(new URL(request.url ?? "/", "http://peer").searchParams);
  if (type.startsWith("application/json")) {
    const read = parsed(body.toString("utf8"));
    if (typeof read !== "object" || read === null || Array.isArray(read)) throw new Refused("invalid_json");
    return unfolded(bag(read));
  }
  if (type.startsWith("multipart/form-data")) {
    const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
    return unfolded(Object.fromEntries([...form.entries()].flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : []))));
  }
  if (!type.startsWith("application/x-www-form-urlencoded")) throw new Refused("invalid_form_data");
  return unfolded(Object.fromEntries(new URLSearchParams(body.toString("utf8"))));
}

function unfolded(args: Bag): Bag {
  const read: Draft = { ...args };
  for (const name of nested) {
    const value = read[name];
    if (typeof value !== "string") continue;
    const inside = parsed(value);
    if (inside === undefined) throw new Refused(name === "blocks" ? "invalid_blocks_format" : "invalid_arguments", { arg: name });
    read[name] = inside;
  }
  return read;
}

/** The bytes of an upload, bare or as the one file of a form. */
export async function uploadOf(request: IncomingMessage, body: Buffer): Promise<Buffer> {
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/form-data")) return body;
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  for (const [, value] of form.entries()) return typeof value === "string" ? Buffer.from(value) : Buffer.from(await value.arrayBuffer());
  return body;
}

/** The token of a call: in its header, else among its arguments. */
export function tokenOf(request: IncomingMessage, args: Bag): string | undefined {
  const header = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
  return header ?? (args["token"] === undefined ? undefined : text(args["token"]));
}

/** Name and secret of the app, where it shows them in the header. */
export function basicOf(request: IncomingMessage): readonly [string, string] | undefined {
  const header = /^Basic (.+)$/.exec(request.headers.authorization ?? "")?.[1];
  if (header === undefined) return undefined;
  const [id = "", secret = ""] = Buffer.from(header, "base64").toString().split(":");
  return [id, secret];
}

export function answerJson(response: ServerResponse, status: number, json: unknown, headers: Readonly<Record<string, string>> = {}): void {
  if (response.destroyed || response.writableEnded) return;
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(JSON.stringify(json));
}

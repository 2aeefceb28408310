import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Upload } from "./call.ts";
import type { Core } from "./core.ts";
import type { Fault } from "./faults.ts";
import type { Call } from "./journal.ts";
import { bag, isBag, parsed } from "../json.ts";
import { sizes } from "./limits.ts";
import { Refused, TooMany } from "./refused.ts";
import { type Answer, answer, errorAnswer, limited, type Raw } from "./rest.ts";
import { routeFor } from "./routes.ts";
import { until } from "./wait.ts";

/** The HTTP side of the peer: version 10 of the API, and the files. */
export async function serve(core: () => Core): Promise<{ readonly server: Server; readonly base: string }> {
  const server = createServer((request, response) => {
    handle(core(), request, response).catch((error: unknown) => {
      core().journal.misfits.push(`the peer itself failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      send(response, { status: 500, json: { code: 0, message: `the peer itself failed: ${String(error)}` }, headers: {} });
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return { server, base: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function handle(core: Core, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://peer");
  if (pathname.startsWith("/attachments/")) return sendFile(core, pathname, response);
  const versioned = /^\/api\/v(\d+)(\/.*)$/.exec(pathname);
  const body = await bodyOf(request);
  if (versioned?.[1] !== "10") return send(response, errorAnswer(new Refused(versioned === null ? "NotFound" : "InvalidAPIVersion")));
  const path = decodeURIComponent(versioned[2] ?? "");
  const method = request.method ?? "GET";
  const read = await readBody(request, body);
  const raw: Raw = { method, path, query: searchParams, authorization: request.headers.authorization, ...read };
  const call = core.journal.keep({
    at: core.world.clock.now(),
    method,
    path,
    operation: routeFor(method, path)?.route.operation ?? core.contract.operationAt(method, path) ?? "",
    body: isBag(read.body) ? read.body : read.body === undefined ? {} : { list: read.body },
    files: read.uploads.flatMap((one) => [one.name, one.content.length < 200_000 ? one.content.toString("utf8") : ""]),
  });
  await answered(core, call, () => answer(core, raw, call), response);
}

/** Acts and answers, as far as the fault lets it. The journal keeps what came of it, and the status that the app saw. */
async function answered(core: Core, call: Call, act: () => Answer, response: ServerResponse): Promise<void> {
  const fault = core.faults.forCall(call.operation);
  const reply = fault === undefined ? act() : await faulty(core, fault, { act, call, response });
  if (reply === undefined || response.destroyed) return;
  call.status = reply.status;
  send(response, reply);
}

type Faulting = { readonly act: () => Answer; readonly call: Call; readonly response: ServerResponse };

/** The answer as the fault leaves it; undefined where there shall be none. */
async function faulty(core: Core, fault: Fault, { act, call, response }: Faulting): Promise<Answer | undefined> {
  switch (fault.kind) {
    case "ratelimited": {
      const scope = fault.scope ?? "user";
      if (scope !== "shared") core.limiter.countInvalid();
      call.code = 429;
      return limited(new TooMany({ retryAfter: fault.retryAfter, scope }));
    }
    case "error": {
      const no = new Refused(fault.error);
      call.code = no.code;
      return errorAnswer(no);
    }
    case "late": {
      const reply = act();
      const due = core.world.clock.now() + fault.ms;
      await until(() => core.world.clock.now() >= due || response.destroyed);
      return reply;
    }
    default: {
      if (fault.when === "after") act();
      if (fault.kind === "5xx")
        return { status: fault.status ?? 500, json: { code: 0, message: "500: Internal Server Error" }, headers: {} };
      if (fault.kind === "cut") response.destroy();
      return undefined;
    }
  }
}

/** A 204 has no content and no type of it: the client would read it as JSON. */
function send(response: ServerResponse, { status, json, headers }: Answer): void {
  if (response.destroyed) return;
  if (status === 204 || json === undefined) response.writeHead(status, headers).end();
  else response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(json));
}

function sendFile(core: Core, pathname: string, response: ServerResponse): void {
  const file = core.world.files.get(pathname.split("/")[3] ?? "");
  if (file === undefined) response.writeHead(404).end();
  else response.writeHead(200, { "content-type": file.contentType }).end(file.content);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

type Read = { readonly body: unknown; readonly unreadable: Refused | undefined; readonly uploads: readonly Upload[] };

async function readBody(request: IncomingMessage, body: Buffer): Promise<Read> {
  const nothing = { body: undefined, unreadable: undefined, uploads: [] };
  if (body.length === 0) return nothing;
  if (body.length > sizes.request) return { ...nothing, unreadable: new Refused("RequestEntityTooLarge") };
  const type = request.headers["content-type"] ?? "";
  if (type.startsWith("multipart/form-data")) return readForm(type, body);
  if (!type.startsWith("application/json")) {
    return {
      ...nothing,
      unreadable: new Refused("InvalidFormBodyOrContentType", {
        _errors: [{ code: "CONTENT_TYPE_INVALID", message: `Expected "Content-Type" header to be one of {'application/json'}.` }],
      }),
    };
  }
  const json = parsed(body.toString("utf8"));
  return json === undefined ? { ...nothing, unreadable: new Refused("RequestBodyContainsInvalidJSON") } : { ...nothing, body: json };
}

async function readForm(type: string, body: Buffer): Promise<Read> {
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  const uploads: Upload[] = [];
  let json: unknown = {};
  for (const [field, value] of form) {
    if (typeof value === "string") {
      if (field === "payload_json") json = parsed(value);
    } else {
      const content = Buffer.from(await value.arrayBuffer());
      uploads.push({ field, name: value.name, contentType: value.type || "application/octet-stream", content });
    }
  }
  const unreadable = json === undefined ? new Refused("RequestBodyContainsInvalidJSON") : undefined;
  return { body: unreadable === undefined ? bag(json) : undefined, unreadable, uploads };
}

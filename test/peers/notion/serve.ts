import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Call, Core } from "./core.ts";
import type { Fault } from "./faults.ts";
import { bodyOf, checkArguments, checkCaller, checkCapability, formOf, queryOf } from "./let-in.ts";
import type { Entry } from "./journal.ts";
import { type Bag, bag, bags, list, text } from "../json.ts";
import { words } from "./limits.ts";
import { rateLimited } from "./rates.ts";
import { notOffered, PeerFailure, Refused } from "./refused.ts";
import { type Match, routeOf, unplayed } from "./routes.ts";
import { spelled, wrongs } from "./schema.ts";

export type Answer = {
  readonly status: number;
  readonly json: Bag;
  readonly headers?: Readonly<Record<string, string>>;
  readonly saved?: boolean;
};

/** The HTTP side of the peer. */
export async function serve(core: () => Core): Promise<{ readonly server: Server; readonly base: string }> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://peer");
    if (url.pathname.startsWith("/files/")) return sendFile(core(), url, response);
    const { journal, failures } = core();
    handle(core(), { request, response, url })
      .catch((error: unknown) => {
        failures.push(`the peer itself failed: ${String(error)}`);
        response.destroy();
      })
      .finally(() => journal.end());
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return { server, base: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

type Incoming = { readonly request: IncomingMessage; readonly raw: Buffer; readonly url: URL; readonly entry: Entry };

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse; readonly url: URL };

async function handle(core: Core, { request, response, url }: Exchange): Promise<void> {
  const { method = "GET" } = request;
  const entry = core.journal.begin({ at: core.world.clock.now(), method, path: url.pathname, query: url.search, bytes: 0 });
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  const match = url.pathname.startsWith("/v1/") ? routeOf(method, url.pathname.slice(4)) : undefined;
  Object.assign(entry, { bytes: raw.length, route: match?.route.path ?? "", writes: match?.route.writes ?? method !== "GET" });
  const fault = core.faults.next(entry.writes);
  entry.fault = fault?.kind;
  const incoming = { request, raw, url, entry };
  if (fault === undefined) {
    send(core, await act(core, incoming, { match }), { entry, response });
    return core.faults.passed();
  }
  await strike(core, fault, { act: (keep) => act(core, incoming, { match, ...(keep === undefined ? {} : { keep }) }), entry, response });
}

type Struck = { readonly act: (keep?: number) => Promise<Answer>; readonly entry: Entry; readonly response: ServerResponse };

/** One request with something that goes wrong with it. */
async function strike(core: Core, fault: Fault, { act, entry, response }: Struck): Promise<void> {
  const { kind } = fault;
  const isPartial = kind === "503-partial" && takesChildren(entry);
  const isSaved = ["after", "timeout", "drop-after", "503-after", "503-after-silent"].includes(kind) || isPartial;
  const answer = isSaved ? await act(isPartial ? (fault.keep ?? 1) : undefined) : undefined;
  const out = { entry, response };
  if (kind === "drop" || kind === "drop-after") {
    response.destroy();
    return;
  }
  if (kind === "timeout-late") core.faults.later(() => act(), fault.after ?? 3);
  if (kind === "timeout" || kind === "timeout-unsaved" || kind === "timeout-late") return silence(core, fault, { answer, ...out });
  if (kind === "502") return gateway(out);
  send(core, failureOf(fault, entry, answer), out);
}

function takesChildren({ route, method }: Entry): boolean {
  return (route === "blocks/:block_id/children" && method === "PATCH") || (route === "pages" && method === "POST");
}

function failureOf(fault: Fault, entry: Entry, answer: Answer | undefined): Answer {
  switch (fault.kind) {
    case "429":
      return refusal(rateLimited(fault.retryAfter ?? 1, fault.reason));
    case "409":
      return refusal(new Refused(409, "conflict_error", words.conflict));
    case "before":
    case "after":
      return refusal(new Refused(500, "internal_server_error", words.internal));
    case "503-after":
      return refusal(
        new Refused(503, "service_unavailable", words.unavailable, {
          additional: { retry_guidance: words.retryGuidance, ...committed(entry, answer) },
        }),
      );
    default:
      return refusal(new Refused(503, "service_unavailable", words.unavailable));
  }
}

/** What a 503 says was saved all the same. */
function committed(entry: Entry, answer: Answer | undefined): Record<string, string | readonly string[]> {
  if (answer?.saved !== true || !takesChildren(entry)) return {};
  if (entry.route === "pages") return { committed_resource_id: text(answer.json["id"]) };
  return { committed_child_ids: bags(answer.json["results"]).map((one) => text(one["id"])) };
}

async function silence(
  core: Core,
  { ms, kind }: Fault,
  { answer, entry, response }: Omit<Struck, "act"> & { readonly answer: Answer | undefined },
): Promise<void> {
  const closed = new AbortController();
  response.on("close", () => closed.abort());
  const ended =
    ms === undefined
      ? new Promise<void>((resolve) => closed.signal.addEventListener("abort", () => resolve()))
      : sleep(ms, undefined, { signal: closed.signal }).catch(() => undefined);
  await ended;
  if (closed.signal.aborted) return;
  const late = kind === "timeout" ? answer : refusal(new Refused(504, "gateway_timeout", words.unavailable));
  if (late !== undefined) send(core, late, { entry, response });
}

function gateway({ entry, response }: Omit<Struck, "act">): void {
  entry.status = 502;
  response
    .writeHead(502, { "content-type": "text/html" })
    .end("<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>");
}

/** Carries a request out, as far as it may be. Never throws: what the peer itself does wrong is kept in its failures. */
async function act(core: Core, incoming: Incoming, how: { readonly match: Match | undefined; readonly keep?: number }): Promise<Answer> {
  const { entry } = incoming;
  try {
    const json = await carriedOut(core, incoming, how);
    Object.assign(entry, { saved: true, answer: json });
    return { status: 200, json, saved: true };
  } catch (error) {
    if (error instanceof Refused) return refusal(error);
    const failure =
      error instanceof PeerFailure
        ? error
        : new PeerFailure(`the peer itself failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    core.failures.push(`${entry.method} ${entry.path}: ${failure.message}`);
    return { status: failure.status, json: { object: "error", status: failure.status, code: "peer_failure", message: failure.message } };
  }
}

async function carriedOut(
  core: Core,
  { request, raw, url, entry }: Incoming,
  { match, keep }: { readonly match: Match | undefined; readonly keep?: number },
): Promise<Bag> {
  core.limiter.take();
  checkCaller(core, request.headers);
  if (match === undefined) {
    if (unplayed.test(url.pathname.slice(4))) throw notOffered(`${entry.method} ${url.pathname}`);
    throw new Refused(400, "invalid_request_url", words.invalidUrl);
  }
  const { route, params } = match;
  const contentType = request.headers["content-type"] ?? "";
  const body = route.form === true ? {} : bodyOf(raw, contentType);
  entry.body = body;
  const part = keep === undefined ? body : { ...body, ...("children" in body ? { children: list(body["children"]).slice(0, keep) } : {}) };
  const args = checkArguments(core, route, { path: params, query: queryOf(url.searchParams), body: part });
  checkCapability(core, route.needs);
  const call: Call = route.form === true ? { core, args, form: await formOf(raw, contentType) } : { core, args };
  const answer = bag(JSON.parse(JSON.stringify(route.does(call))));
  const [wrong] = wrongs(route.answers, answer);
  if (wrong !== undefined)
    throw new PeerFailure(`the peer's answer is not Notion's ${route.answers}: ${spelled("answer", wrong.at)} ${wrong.says}`);
  return answer;
}

function refusal({ status, code, message, more }: Refused): Answer {
  const additional = more.additional === undefined ? {} : { additional_data: more.additional };
  return { status, json: { object: "error", status, code, message, ...additional }, headers: more.headers ?? {} };
}

function send(core: Core, { status, json, headers }: Answer, { entry, response }: Omit<Struck, "act">): void {
  const request_id = core.requestIds.uuid();
  Object.assign(entry, { status, code: status < 400 ? "" : text(json["code"]), answer: json });
  response
    .writeHead(status, { "content-type": "application/json; charset=utf-8", "x-notion-request-id": request_id, ...headers })
    .end(JSON.stringify({ ...json, request_id }));
}

function sendFile(core: Core, url: URL, response: ServerResponse): void {
  const upload = core.world.uploads.get(url.pathname.split("/")[2] ?? "");
  const isLate = core.world.clock.now() >= Number(url.searchParams.get("expires"));
  if (upload?.content === undefined || isLate) {
    response.writeHead(upload?.content === undefined ? 404 : 403).end();
    return;
  }
  response.writeHead(200, { "content-type": upload.contentType ?? "application/octet-stream" }).end(upload.content);
}

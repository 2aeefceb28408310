import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answerCall, type Answer, callerName, tooMany } from "./api.ts";
import type { Core } from "./core.ts";
import type { Fault } from "./faults.ts";
import type { ApiCall } from "./journal.ts";
import { takeUpload } from "./files.ts";
import { bag, parsed } from "../json.ts";
import { Refused } from "./refused.ts";
import { answerJson, argumentsOf, basicOf, bodyOf, tokenOf, uploadOf } from "./request.ts";
import { answerAddress } from "./respond.ts";
import { until } from "./wait.ts";

/** The HTTP side of the peer: the Web API, response addresses, uploads, the authorise page. */
export async function serve(core: () => Core): Promise<{ readonly server: Server; readonly base: string }> {
  const server = createServer((request, response) => {
    handle(core(), request, response).catch((error: unknown) => {
      answerJson(response, 500, { ok: false, error: `the peer itself failed: ${String(error)}` });
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return { server, base: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function handle(core: Core, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://peer");
  const [, first = "", second = "", third = ""] = pathname.split("/");
  if (first === "api" && third === "") return handleCall(core, second, request, response);
  if (first === "response") return handleAddress(core, second, request, response);
  if (first === "upload") return handleUpload(core, second, request, response);
  if (pathname === "/oauth/v2/authorize") return authorize(core, searchParams, response);
  answerJson(response, 404, { ok: false, error: "not_found" });
}

async function handleCall(core: Core, method: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request);
  const args = await argumentsOf(request, body).catch((error: unknown) => (error instanceof Refused ? error : Promise.reject(error)));
  const token = args instanceof Refused ? undefined : tokenOf(request, args);
  const { token: _token, ...rest } = bag(args instanceof Refused ? {} : args);
  const call = core.journal.keep({ at: core.world.clock.now(), method, args: rest, by: callerName(core, token) });
  const fault = core.faults.forCall(method);
  const act = (): Answer =>
    args instanceof Refused
      ? { status: 200, json: { ok: false, error: args.error, ...args.more } }
      : answerCall(core, { method, args, token, basic: basicOf(request) });
  await answered(core, { call, fault, act, response });
}

type Answering = {
  readonly call: ApiCall;
  readonly fault: Fault | undefined;
  readonly act: () => Answer;
  readonly response: ServerResponse;
};

/** Acts and answers, as far as the fault lets it. The journal keeps what came of it, and the status that the caller saw. */
async function answered(core: Core, { call, fault, act, response }: Answering): Promise<void> {
  const acts = () => {
    const answer = act();
    call.result = answer.json;
    return answer;
  };
  const answer = fault === undefined ? acts() : await faulty(core, fault, acts, response);
  if (answer === undefined) return;
  if (fault === undefined || fault.kind === "ratelimited" || fault.kind === "error") call.result = answer.json;
  call.status = answer.status;
  if (answer.plain === undefined) answerJson(response, answer.status, answer.json, answer.headers);
  else if (!response.destroyed) response.writeHead(answer.status, { "content-type": "text/plain" }).end(answer.plain);
}

/** The answer as the fault leaves it; undefined where there shall be none. */
async function faulty(core: Core, fault: Fault, act: () => Answer, response: ServerResponse): Promise<Answer | undefined> {
  switch (fault.kind) {
    case "ratelimited":
      return tooMany(fault.retryAfter);
    case "error":
      return { status: 200, json: { ok: false, error: fault.error } };
    case "late": {
      const answer = act();
      const due = core.world.clock.now() + fault.ms;
      await until(() => core.world.clock.now() >= due || response.destroyed);
      return answer;
    }
    default: {
      if (fault.when === "after") act();
      if (fault.kind === "500") return { status: 500, json: { ok: false, error: "internal_error" } };
      if (fault.kind === "cut") response.destroy();
      return undefined;
    }
  }
}

async function handleAddress(core: Core, id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const said = bag(parsed((await bodyOf(request)).toString("utf8")));
  const call = core.journal.keep({ at: core.world.clock.now(), method: "response_url", args: said, by: "" });
  await answered(core, { call, fault: core.faults.forCall("response_url"), act: () => answerAddress(core, id, said), response });
}

/** Bytes come by POST alone; answered in plain words: "OK - 17", or with 400 and why not. */
async function handleUpload(core: Core, id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const content = await uploadOf(request, await bodyOf(request));
  const args = { file: id, content: content.toString("utf8") };
  const call = core.journal.keep({ at: core.world.clock.now(), method: "upload", args, by: core.world.files.get(id)?.team ?? "" });
  const fault = core.faults.forCall("upload");
  const no = (error: string): Answer => ({ status: 400, json: { ok: false, error }, plain: error });
  const act = (): Answer => {
    try {
      if (request.method !== "POST") throw new Refused("method_not_supported");
      takeUpload(core, id, content);
      return { status: 200, json: { ok: true }, plain: `OK - ${content.length}` };
    } catch (error) {
      if (error instanceof Refused) return no(error.error);
      throw error;
    }
  };
  if (fault?.kind !== "error") return answered(core, { call, fault, act, response });
  await answered(core, { call, fault: undefined, act: () => no(fault.error), response });
}

function authorize(core: Core, query: URLSearchParams, response: ServerResponse): void {
  try {
    response.writeHead(302, { location: core.oauth.authorize(query) }).end();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    response.writeHead(400, { "content-type": "text/plain" }).end(error.error);
  }
}

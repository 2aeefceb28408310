import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text as whole } from "node:stream/consumers";
import type { Answer } from "./answers.ts";
import type { Asked } from "./asked.ts";
import { admit, apiAt, type Guard, type Knock } from "./door.ts";
import type { Entry, Journal } from "./journal.ts";
import { parsed } from "../json.ts";
import { play, reply } from "./play.ts";
import { Refused } from "./refused.ts";
import type { Voice } from "./voice.ts";

/** What a test lets be answered; undefined is a 500. */
export type Script = (asked: Asked) => Answer | undefined;

/** What the peer is made of. */
export type Core = {
  readonly guard: Guard;
  readonly voice: Voice;
  readonly journal: Journal;
  /** where the peer itself went wrong */
  readonly failures: string[];
  script: Script;
};

/** The HTTP side of the peer, on a free port of this machine. */
export async function serve(core: Core): Promise<Server> {
  const server = createServer((request, response) => {
    const entry = noted(core, request, response);
    handle(core, entry, { request, response }).catch((error: unknown) => {
      // Whoever hangs up while being read or answered breaks the stream; that is nobody's failure.
      if (!response.destroyed) broken(core, entry, { response, error });
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return server;
}

type Wire = { readonly request: IncomingMessage; readonly response: ServerResponse };

function noted({ journal }: Core, request: IncomingMessage, response: ServerResponse): Entry {
  const path = new URL(request.url ?? "/", "http://peer").pathname;
  const headers = Object.entries(request.headers).flatMap(([name, value]) => (name === "authorization" ? [] : [[name, String(value)]]));
  const entry = journal.begin({ method: request.method ?? "GET", path, api: apiAt(path), headers: Object.fromEntries(headers) });
  response.once("close", () => {
    journal.end();
    entry.wentAway = !response.writableFinished && !entry.dropped;
  });
  return entry;
}

async function handle(core: Core, entry: Entry, { request, response }: Wire): Promise<void> {
  const raw = await whole(request);
  entry.body = parsed(raw);
  const { authorization, "content-type": contentType } = request.headers;
  const asked = admitted({ method: entry.method, path: entry.path, authorization, contentType, raw }, core.guard);
  if (asked instanceof Refused) return reply({ response, entry }, asked);
  const answer = core.script(asked);
  if (answer === undefined) return reply({ response, entry }, new Refused({ status: 500, says: "nothing scripted" }));
  return play({ asked, entry, response, voice: core.voice, abilities: core.guard.abilities }, answer);
}

function admitted(knock: Knock, guard: Guard): Asked | Refused {
  try {
    return admit(knock, guard);
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}

/** A mistake of the peer's or of a test's script; kept, or a client that bears a 500 well would hide it. */
function broken(core: Core, entry: Entry, { response, error }: { readonly response: ServerResponse; readonly error: unknown }): void {
  core.failures.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  if (response.headersSent) response.destroy();
  else reply({ response, entry }, new Refused({ status: 500, says: `the peer itself failed: ${String(error)}` }));
}

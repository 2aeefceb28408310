import { App, HTTPReceiver, type Logger, LogLevel, type Receiver, SocketModeReceiver } from "@slack/bolt";
import type { IncomingMessage, RequestListener } from "node:http";
import type { Log } from "#lib/log.ts";
import { clientOptions } from "./client.ts";
import { paths } from "./manifest.ts";
import { keepOpen, type Line } from "./socket.ts";
import { authorizing, type Workspaces } from "./workspaces.ts";

/** How Slack's events come in: by a socket that we open (no public address needed), or by HTTP on the port of the pages. */
export type Way = { readonly by: "socket"; readonly appToken: string } | { readonly by: "http"; readonly signingSecret: string };

export type Transport = Line & {
  readonly app: App;
  /** For HTTP: what answers requests to Slack's paths. */
  readonly listener?: RequestListener;
};

type Ports = { readonly way: Way; readonly workspaces: Workspaces; readonly apiUrl: string | undefined; readonly log: Log };

/** The SDK's own log lines go where ours go; below a warning they are left out: they may hold texts of people. */
function loggerOf(log: Log): Logger {
  const line =
    (level: "warn" | "error") =>
    (...told: readonly unknown[]) =>
      log[level]({ from: "slack" }, nameOf(told[0]));
  const nothing = () => undefined;
  return {
    debug: nothing,
    info: nothing,
    warn: line("warn"),
    error: line("error"),
    setLevel: nothing,
    getLevel: () => LogLevel.WARN,
    setName: nothing,
  };
}

/** The kind of an error and its code, never its text: that may hold what somebody wrote. */
function nameOf(told: unknown): string {
  if (!(told instanceof Error)) return "the SDK warns";
  const { code } = told as { readonly code?: unknown };
  return typeof code === "string" ? `${told.name} ${code}` : told.name;
}

/** What failed in a listener was not acknowledged: Slack says so to the person, and by HTTP it gets an answer that is not 200. */
function failed(log: Log): (error: unknown) => Promise<boolean> {
  return async (error) => {
    log.error({ err: nameOf(error) }, "something that came from Slack could not be handled");
    return false;
  };
}

type WayBy<By extends Way["by"]> = Extract<Way, { readonly by: By }>;
type Receiving = { readonly receiver: Receiver; readonly line: Line; readonly listener?: RequestListener; readonly also?: Receiver };

function bySocket({ appToken }: WayBy<"socket">, { apiUrl, log }: Ports): Receiving {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: loggerOf(log),
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(apiUrl) },
    processEventErrorHandler: async ({ error }) => failed(log)(error),
  });
  return { receiver, line: keepOpen(receiver.client, log) };
}

/** Events are sent as JSON, all else as a form. */
function isEvent({ headers }: IncomingMessage): boolean {
  return headers["content-type"]?.includes("json") === true;
}

/**
 * An act is acknowledged by its listener, as soon as it is kept. An event is acknowledged by the SDK, before its listener would run: held back
 * until the listener has ended (platforms.md 1.2), so that one that failed comes again.
 */
function byHttp({ signingSecret }: WayBy<"http">, { log }: Ports): Receiving {
  const receiving = (processBeforeResponse: boolean) =>
    new HTTPReceiver({
      signingSecret,
      endpoints: paths.events,
      logger: loggerOf(log),
      processBeforeResponse,
      processEventErrorHandler: async ({ error, response }) => {
        await failed(log)(error);
        if (!response.headersSent) response.writeHead(503).end();
        return false;
      },
    });
  const [events, acts] = [receiving(true), receiving(false)];
  const listener: RequestListener = (request, response) => {
    // The SDK throws at whatever is not a POST, and nobody above would catch that.
    if (request.method !== "POST") return void response.writeHead(405, { allow: "POST" }).end();
    (isEvent(request) ? events : acts).requestListener(request, response);
  };
  const line = { start: async () => undefined, stop: async () => undefined };
  return { receiver: acts, also: events, line, listener };
}

/** Bolt, with our receiver and our way to tokens; nothing of it remembers anything. */
export function createTransport(ports: Ports): Transport {
  const { way, workspaces, apiUrl, log } = ports;
  const { receiver, also, line, listener } = way.by === "socket" ? bySocket(way, ports) : byHttp(way, ports);
  const app = new App({
    receiver,
    authorize: authorizing(workspaces),
    convoStore: false,
    clientOptions: clientOptions(apiUrl),
    logger: loggerOf(log),
  });
  also?.init(app);
  app.error(async (error) => {
    throw error;
  });
  return { app, ...line, ...(listener === undefined ? {} : { listener }) };
}

import { getRequestListener } from "@hono/node-server";
import { createServer, type RequestListener } from "node:http";
import type { Web } from "./server.ts";

export type Listening = {
  readonly port: number;
  /** Takes nothing new, tells pages to come again, and resolves when all that was under way is answered. */
  readonly close: () => Promise<void>;
};

/** Who else answers on this port: every path that begins with `prefix` ("/slack/") is theirs, and comes to them untouched. */
type Also = { readonly prefix: string; readonly listener: RequestListener };

/** How long requests under way may take when the server goes. */
const graceMs = 5000;

function answering(web: Web, also: readonly Also[]): RequestListener {
  const pages = getRequestListener((request, env) => web.fetch(request, env));
  return (incoming, outgoing) => {
    const theirs = also.find(({ prefix }) => incoming.url?.startsWith(prefix) === true);
    if (theirs === undefined) void pages(incoming, outgoing);
    else theirs.listener(incoming, outgoing);
  };
}

/** Lets the web chat answer at an address of this machine, and beside it whoever has a prefix of its own. Rejects when the port cannot be had. */
export async function listen(
  web: Web,
  at: { readonly host: string; readonly port: number },
  also: readonly Also[] = [],
): Promise<Listening> {
  const server = createServer(answering(web, also));
  server.requestTimeout = 30_000;
  server.headersTimeout = 15_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(at.port, at.host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : at.port,
    async close() {
      web.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // Browsers hold connections open for what may come: each goes as soon as nothing is under way on it.
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      const timer = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearInterval(idle);
      clearTimeout(timer);
    },
  };
}

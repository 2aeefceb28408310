import { randomUUID } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Carrier, Delivered, Parcel } from "./deliver.ts";
import { bag, parsed, text } from "../json.ts";
import { maxConnections } from "./limits.ts";

const types = { event: "events_api", interaction: "interactive", command: "slash_commands" } as const;

/** The sockets of an app: each envelope goes to exactly one of them and waits there for its acknowledgement. */
export class Sockets implements Carrier {
  readonly #appId: string;
  readonly #tickets = new Set<string>();
  readonly #open: WebSocket[] = [];
  readonly #waiting = new Map<string, { readonly socket: WebSocket; readonly settle: (delivered: Delivered) => void }>();
  readonly #wss = new WebSocketServer({ noServer: true });
  #turn = 0;
  #count = 0;
  /** acknowledgements of envelopes that nobody waits for: unknown ones, and seconds */
  readonly strays: string[] = [];

  constructor(appId: string) {
    this.#appId = appId;
  }

  /** How many connections are open. */
  get connections(): number {
    return this.#open.length;
  }

  /** The address for one connection; it is good once. */
  address(base: string): string {
    this.#count += 1;
    const ticket = `${this.#count}-${randomUUID()}`;
    this.#tickets.add(ticket);
    return `${base.replace("http:", "ws:")}/link/?ticket=${ticket}&app_id=${this.#appId}`;
  }

  /** Takes connections on the peer's server. */
  attach(server: Server): void {
    server.on("upgrade", (request, socket, head) => this.#upgrade(request, socket, head));
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? "/", "http://peer");
    const ticket = url.searchParams.get("ticket") ?? "";
    if (url.pathname !== "/link/" || !this.#tickets.delete(ticket) || this.#open.length >= maxConnections) {
      socket.end("HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n");
      return;
    }
    this.#wss.handleUpgrade(request, socket, head, (connection) => this.#greet(connection));
  }

  #greet(connection: WebSocket): void {
    this.#open.push(connection);
    connection.on("message", (data) => this.#hear(connection, String(data)));
    connection.on("error", () => undefined);
    connection.on("close", () => this.#gone(connection));
    connection.send(
      JSON.stringify({
        type: "hello",
        num_connections: this.#open.length,
        connection_info: { app_id: this.#appId },
        debug_info: { host: "peer", build_number: 1, approximate_connection_time: 18_060 },
      }),
    );
  }

  #gone(connection: WebSocket): void {
    const at = this.#open.indexOf(connection);
    if (at >= 0) this.#open.splice(at, 1);
    for (const [id, { socket, settle }] of this.#waiting) {
      if (socket !== connection) continue;
      this.#waiting.delete(id);
      settle({ ok: false, failure: "connection_failed" });
    }
  }

  #hear(connection: WebSocket, raw: string): void {
    const { envelope_id: id, payload } = bag(parsed(raw));
    const held = this.#waiting.get(text(id));
    if (held === undefined || held.socket !== connection) {
      this.strays.push(raw);
      return;
    }
    this.#waiting.delete(text(id));
    const isEmpty = payload === undefined || Object.keys(bag(payload)).length === 0;
    held.settle({ ok: true, body: isEmpty ? undefined : payload });
  }

  async carry(parcel: Parcel, signal: AbortSignal): Promise<Delivered> {
    const socket = this.#open[this.#turn % Math.max(1, this.#open.length)];
    this.#turn += 1;
    if (socket === undefined) return { ok: false, failure: "connection_failed" };
    const id = randomUUID();
    return new Promise((settle) => {
      this.#waiting.set(id, { socket, settle });
      signal.addEventListener("abort", () => this.#waiting.delete(id));
      socket.send(JSON.stringify(envelope(id, parcel)), () => {
        if (parcel.breaks === true) socket.terminate();
      });
    });
  }

  /** Asks every connection to come again, as Slack does now and then; or breaks them off without a word. */
  close(how: "disconnect" | "break"): void {
    for (const socket of this.#open) {
      if (how === "break") socket.terminate();
      else socket.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested", debug_info: { host: "peer" } }));
    }
  }

  stop(): void {
    for (const socket of this.#open) socket.terminate();
    this.#wss.close();
  }
}

function envelope(id: string, { kind, payload, retry }: Parcel): object {
  const again = { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? "" };
  const more = kind === "event" ? again : {};
  return { envelope_id: id, type: types[kind], payload, accepts_response_payload: kind !== "event", ...more };
}

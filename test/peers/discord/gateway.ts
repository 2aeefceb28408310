import type { Server } from "node:http";
import { WebSocketServer, type WebSocket } from "ws";
import type { Core } from "./core.ts";
import { intents, isFor, type Session } from "./hub.ts";
import { type Bag, bag, list, number, parsed, text } from "../json.ts";
import { chosen, gatewayLimits } from "./limits.ts";
import { applicationFlags } from "./route-guilds.ts";
import { guildCreateJson, memberJson, userJson } from "./shapes.ts";

/** Discord's close codes. */
const closes = {
  unknownOpcode: 4001,
  decodeError: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  invalidSeq: 4007,
  rateLimited: 4008,
  invalidShard: 4010,
  invalidVersion: 4012,
  invalidIntents: 4013,
  disallowedIntents: 4014,
} as const;

/** Every intent that Discord knows. */
const known = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 20, 21, 24, 25].reduce((sum, bit) => sum | (1 << bit), 0);

type Connection = { readonly socket: WebSocket; session: Session | undefined; sends: number[] };

export type GatewayOptions = {
  /** milliseconds between the app's heartbeats: 41 250 as Discord has it */
  readonly heartbeat: number;
  /**
   * Milliseconds between two identifies of one lane by the peer's clock, else op 9. Discord has 5000; the client keeps them in real time, so
   * that with a clock that stands nothing is asked for unless told.
   */
  readonly identifyEvery: number;
};

/** Discord's gateway: connections, sessions, and everything that can happen to them. */
export class Gateway {
  readonly #core: Core;
  readonly #options: GatewayOptions;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #connections = new Set<Connection>();
  readonly #lanes = new Map<number, number>();
  /** false: heartbeats are no longer acknowledged */
  acknowledges = true;
  /** how connections began, in their order: "identify", "resume", or a refusal with its close code */
  readonly began: string[] = [];
  /** close codes that the peer gave */
  readonly closed: number[] = [];

  constructor(core: Core, options: GatewayOptions) {
    this.#core = core;
    this.#options = options;
  }

  attach(server: Server): void {
    server.on("upgrade", (request, socket, head) => {
      this.#server.handleUpgrade(request, socket, head, (ws) => this.#open(ws, new URL(request.url ?? "/", "http://peer").searchParams));
    });
  }

  /** Sessions that have a connection now. */
  get connected(): number {
    return [...this.#core.hub.sessions.values()].filter((one) => one.socket !== undefined).length;
  }

  get sessions(): readonly Session[] {
    return [...this.#core.hub.sessions.values()];
  }

  /** Cuts every connection, as a bad line does. The sessions wait to be resumed. */
  drop(): void {
    for (const session of this.sessions) this.#core.hub.lose(session);
  }

  /** Op 7: asks every connection to come again and resume. */
  reconnect(): void {
    for (const { socket } of this.#connections) socket.send(JSON.stringify({ op: 7, d: null }));
  }

  /**
   * Op 9: the sessions are over; `resumable` says whether the app may try to resume all the same. discord.js identifies again five seconds of
   * real time after the last time, unless `ws.buildIdentifyThrottler` is another.
   */
  invalidate(resumable = false): void {
    for (const connection of this.#connections) {
      const { socket, session } = connection;
      connection.session = undefined;
      if (session !== undefined && !resumable) this.#core.hub.sessions.delete(session.id);
      if (session !== undefined) this.#core.hub.lose(session, false);
      socket.send(JSON.stringify({ op: 9, d: resumable }));
    }
  }

  /** Closes every connection with one of Discord's codes. */
  close(code: number): void {
    for (const { socket } of this.#connections) this.#shut(socket, code);
  }

  /** Forgets every session without telling: the next resume fails. */
  forget(): void {
    this.#core.hub.sessions.clear();
  }

  stop(): void {
    for (const { socket } of this.#connections) socket.terminate();
    this.#server.close();
  }

  #open(socket: WebSocket, query: URLSearchParams): void {
    const connection: Connection = { socket, session: undefined, sends: [] };
    this.#connections.add(connection);
    socket.on("close", (code) => this.#gone(connection, code));
    socket.on("error", () => undefined);
    if (query.get("v") !== "10" || query.get("encoding") !== "json" || query.has("compress"))
      return this.#shut(socket, closes.invalidVersion);
    socket.on("message", (data) => this.#heard(connection, String(data)));
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: this.#options.heartbeat, _trace: [] } }));
  }

  /** Closed by the app with 1000 or 1001, a session is over; otherwise it waits. */
  #gone(connection: Connection, code: number): void {
    this.#connections.delete(connection);
    const { session } = connection;
    if (session === undefined || session.socket !== connection.socket) return;
    if (code === 1000 || code === 1001) this.#core.hub.sessions.delete(session.id);
    else this.#core.hub.lose(session);
  }

  #shut(socket: WebSocket, code: number): void {
    this.closed.push(code);
    socket.close(code);
  }

  #heard(connection: Connection, raw: string): void {
    const { socket } = connection;
    const now = this.#core.world.clock.now();
    connection.sends = [...connection.sends.filter((at) => at > now - gatewayLimits.sendsWithin), now];
    if (connection.sends.length > gatewayLimits.sends) return this.#shut(socket, closes.rateLimited);
    const said = parsed(raw);
    if (said === undefined) return this.#shut(socket, closes.decodeError);
    const { op, d } = bag(said);
    if (op === 1) return this.#beat(socket);
    if (op === 2) return this.#identify(connection, bag(d));
    if (op === 6) return this.#resume(connection, bag(d));
    if (connection.session === undefined) return this.#shut(socket, closes.notAuthenticated);
    if (op === 8) return this.#members(connection.session, bag(d));
    if (![3, 4, 31].includes(number(op, -1))) this.#shut(socket, closes.unknownOpcode);
  }

  #beat(socket: WebSocket): void {
    if (this.acknowledges) socket.send(JSON.stringify({ op: 11 }));
  }

  /** Members by id for every app, all of them only with the intent for members: without it nothing comes. */
  #members(session: Session, d: Bag): void {
    const guild = this.#core.world.guilds.get(text(d["guild_id"]));
    if (guild === undefined || !this.#core.world.joined.has(guild.id)) return;
    const ids = [d["user_ids"] ?? []].flat().map(String);
    const all = ids.length === 0 && text(d["query"]) === "";
    if (all && (session.intents & intents.GUILD_MEMBERS) === 0) return;
    const starts = text(d["query"]).toLowerCase();
    const found = [...guild.members.values()].filter((one) =>
      ids.length > 0 ? ids.includes(one.user.id) : one.user.username.startsWith(starts),
    );
    this.#core.hub.send(session, "GUILD_MEMBERS_CHUNK", {
      guild_id: guild.id,
      members: found.map(memberJson),
      chunk_index: 0,
      chunk_count: 1,
      not_found: ids.filter((id) => !guild.members.has(id)),
      ...(typeof d["nonce"] === "string" ? { nonce: d["nonce"] } : {}),
    });
  }

  #refuse(socket: WebSocket, code: number): void {
    this.began.push(`refused ${code}`);
    this.#shut(socket, code);
  }

  #identify(connection: Connection, d: Bag): void {
    const { socket } = connection;
    if (connection.session !== undefined) return this.#refuse(socket, closes.alreadyAuthenticated);
    const { gate, app } = this.#core;
    if (gate.closed || plain(text(d["token"])) !== app.token) return this.#refuse(socket, closes.authenticationFailed);
    const wanted = number(d["intents"], -1);
    if (wanted < 0 || (wanted & ~known) !== 0) return this.#refuse(socket, closes.invalidIntents);
    const privileged = (["GUILD_MEMBERS", "GUILD_PRESENCES", "MESSAGE_CONTENT"] as const).filter((one) => (wanted & intents[one]) !== 0);
    if (!privileged.every((one) => app.intents.includes(one))) return this.#refuse(socket, closes.disallowedIntents);
    const [shard, of] = Array.isArray(d["shard"]) ? [number(list(d["shard"])[0]), number(list(d["shard"])[1], 1)] : [0, 1];
    if (of < 1 || shard < 0 || shard >= of) return this.#refuse(socket, closes.invalidShard);
    if (!this.#mayIdentify(shard)) {
      this.began.push("refused op 9");
      return socket.send(JSON.stringify({ op: 9, d: false }));
    }
    this.began.push("identify");
    this.#begin(connection, wanted, [shard, of]);
  }

  /** One identify of a lane in five seconds, and a thousand a day: with one more the token is reset. */
  #mayIdentify(shard: number): boolean {
    const { gate, world, app } = this.#core;
    const now = world.clock.now();
    const lane = shard % app.maxConcurrency;
    const last = this.#lanes.get(lane);
    if (last !== undefined && now - last < this.#options.identifyEvery) return false;
    this.#lanes.set(lane, now);
    gate.identified.push(now);
    if (gate.identified.filter((at) => at > now - gatewayLimits.identifiesWithin).length > gatewayLimits.identifies) gate.closed = true;
    return !gate.closed;
  }

  #begin(connection: Connection, wanted: number, shard: readonly [number, number]): void {
    const { hub, world, bot, app, base } = this.#core;
    const session: Session = {
      id: `session-${world.id()}`,
      shard,
      intents: wanted,
      seq: 0,
      log: [],
      socket: connection.socket,
      lostAt: undefined,
    };
    connection.session = session;
    hub.sessions.set(session.id, session);
    const guilds = [...world.joined].filter((id) => isFor(session, id)).map((id) => world.guild(id));
    hub.send(session, "READY", {
      v: 10,
      user: { ...userJson(bot), verified: true, mfa_enabled: false, email: null },
      guilds: guilds.map((one) => ({ id: one.id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: base().replace("http", "ws"),
      shard,
      application: { id: app.id, flags: applicationFlags(app.intents) },
    });
    if ((wanted & intents.GUILDS) === 0) return;
    for (const guild of guilds)
      hub.send(session, "GUILD_CREATE", guildCreateJson(this.#core, guild, (wanted & intents.GUILD_MEMBERS) !== 0));
  }

  /** Replays what was missed; a session that is unknown or waited too long begins anew. */
  #resume(connection: Connection, d: Bag): void {
    const { socket } = connection;
    const { hub, gate, app, world } = this.#core;
    if (gate.closed || plain(text(d["token"])) !== app.token) return this.#refuse(socket, closes.authenticationFailed);
    const session = hub.sessions.get(text(d["session_id"]));
    const stale = session?.lostAt !== undefined && world.clock.now() - session.lostAt > chosen.resumable;
    if (session === undefined || stale) {
      this.began.push("refused op 9");
      socket.send(JSON.stringify({ op: 9, d: false }));
      return;
    }
    const from = number(d["seq"], -1);
    if (from < 0 || from > session.seq) return this.#refuse(socket, closes.invalidSeq);
    this.began.push("resume");
    if (session.socket !== socket) session.socket?.terminate();
    session.socket = socket;
    session.lostAt = undefined;
    connection.session = session;
    for (const { seq, t, d: missed } of session.log) {
      if (seq > from && t !== "RESUMED") socket.send(JSON.stringify({ op: 0, t, s: seq, d: missed }));
    }
    hub.send(session, "RESUMED", { _trace: [] });
  }
}

function plain(token: string): string {
  return token.replace(/^Bot\s*/i, "");
}

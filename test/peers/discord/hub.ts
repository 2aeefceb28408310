import type { WebSocket } from "ws";
import type { Faults } from "./faults.ts";
import type { Bag } from "../json.ts";
import type { World } from "./world.ts";

/** Discord's gateway intents. */
export const intents = {
  GUILDS: 1 << 0,
  GUILD_MEMBERS: 1 << 1,
  GUILD_PRESENCES: 1 << 8,
  GUILD_MESSAGES: 1 << 9,
  DIRECT_MESSAGES: 1 << 12,
  MESSAGE_CONTENT: 1 << 15,
} as const;

export type Session = {
  readonly id: string;
  readonly shard: readonly [number, number];
  readonly intents: number;
  seq: number;
  /** everything that was sent or should have been, for a resume */
  readonly log: { readonly seq: number; readonly t: string; readonly d: Bag }[];
  socket: WebSocket | undefined;
  /** when it lost its connection */
  lostAt: number | undefined;
};

export type Event = {
  readonly t: string;
  /** undefined: direct messages, and all that belongs to no guild */
  readonly guildId: string | undefined;
  /** one of these intents is needed; 0: none is */
  readonly needs: number;
  /** what this session is told; undefined: nothing */
  readonly d: (session: Session) => Bag | undefined;
};

/** Brings events to the sessions that shall have them, or keeps them until they resume. */
export class Hub {
  readonly sessions = new Map<string, Session>();
  readonly #world: World;
  readonly #faults: Faults;
  readonly #held: { readonly t: string; readonly release: () => void }[] = [];

  constructor(world: World, faults: Faults) {
    this.#world = world;
    this.#faults = faults;
  }

  /** Whether any session, connected or to be resumed, hears of what happens in this guild. */
  hears(guildId: string | undefined): boolean {
    return [...this.sessions.values()].some((one) => isFor(one, guildId));
  }

  /** False where the event is lost on its way and never comes. */
  dispatch(event: Event): boolean {
    const fault = this.#faults.forDelivery(event.t);
    if (fault === "lost") return false;
    if (fault === "after the next") {
      this.#held.push({ t: event.t, release: () => this.#deliver(event, false) });
      return true;
    }
    this.#deliver(event, fault === "dropped");
    if (fault === "twice") this.#deliver(event, false);
    const at = this.#held.findIndex((one) => one.t === event.t);
    if (at >= 0) this.#held.splice(at, 1)[0]?.release();
    return true;
  }

  /** Sends to one session, or notes it for when it comes back. */
  send(session: Session, t: string, d: Bag): void {
    session.seq += 1;
    session.log.push({ seq: session.seq, t, d });
    session.socket?.send(JSON.stringify({ op: 0, t, s: session.seq, d }));
  }

  /** The session has no connection any more, and may be resumed; `cuts` its line as well. */
  lose(session: Session, cuts = true): void {
    const { socket } = session;
    session.socket = undefined;
    session.lostAt = this.#world.clock.now();
    if (cuts) socket?.terminate();
  }

  #deliver(event: Event, drops: boolean): void {
    for (const session of this.sessions.values()) {
      if (!isFor(session, event.guildId) || (event.needs !== 0 && (session.intents & event.needs) === 0)) continue;
      const d = event.d(session);
      if (d === undefined) continue;
      if (drops) this.lose(session);
      this.send(session, event.t, d);
    }
  }
}

/** Guilds are spread by their id; everything else comes to the first shard. */
export function isFor(session: Session, guildId: string | undefined): boolean {
  const [shard, of] = session.shard;
  return (guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(of))) === shard;
}

import { closeLost, dueAt, type HelpOncePorts, helpOnce, stopped } from "./helping-once.ts";
import type { Leases, Ledger } from "./ports.ts";
import type { HelpCall, HelpWant } from "./ports-help.ts";
import type { Standing } from "./shelf.ts";

export type HelpingPorts = HelpOncePorts & {
  readonly ledger: Pick<Ledger, "find" | "subscribe">;
  readonly leases: Leases;
  /** names this process */
  readonly who: string;
  /** what nobody foresaw, for the log */
  readonly trouble: (session: string, error: unknown) => void;
};

export type Helping = {
  /** Begins to listen; sessions that a model helps in already are looked at. */
  readonly open: () => Promise<void>;
  /** Looks at sessions where something happened: begins what is wanted, breaks off what is late. Wants to be called every second or two. */
  readonly tick: () => Promise<void>;
  /** Resolves once nothing is being asked any more. */
  readonly settled: () => Promise<void>;
  /** Nothing new is begun, and what is being asked is broken off. */
  readonly close: () => Promise<void>;
};

/** Longer than any call may take. */
const leaseMs = 180_000;
/** So many calls are under way in one process. */
const mostAtOnce = 8;

type Running = { readonly want: HelpWant; readonly abort: AbortController; readonly done: Promise<void> };

/** What one process is doing: `stirred`, sessions to be looked at; `running`, calls by session, kind and step. */
type Desk = HelpingPorts & {
  readonly stirred: Set<string>;
  /** sessions that are noted as looked after */
  readonly watched: Set<string>;
  readonly later: Map<string, number>;
  readonly running: Map<string, Running>;
  readonly isClosed: () => boolean;
};

/** At most one call for each kind and step of a session at a time, in whichever process. */
function nameOf(session: string, { kind, step }: HelpWant): string {
  return `help/${session}/${kind}/${step}`;
}

function lookLater({ later }: Desk, session: string, at: number): void {
  later.set(session, Math.min(at, later.get(session) ?? Number.POSITIVE_INFINITY));
}

/** Asks for it under a lease, and looks at the session again when it is done. */
async function work(desk: Desk, standing: Standing, want: HelpWant, signal: AbortSignal): Promise<void> {
  const { leases, who, helps, clock } = desk;
  const lease = await leases.take(nameOf(standing.id, want), who, leaseMs);
  if (lease === undefined) return lookLater(desk, standing.id, clock.now() + 5000);
  try {
    const calls = await helps.ofSession(standing.tenant, standing.id);
    // Whoever held the lease before is gone: what it left open comes to nothing.
    const lost = calls.filter((one) => one.state === "asked" && one.kind === want.kind && one.step === want.step);
    for (const one of lost) await closeLost(desk, standing, one);
    const due = dueAt(want, lost.length === 0 ? calls : await helps.ofSession(standing.tenant, standing.id));
    const isDue = due !== null && due <= clock.now() && !signal.aborted;
    if (isDue && (await helpOnce(desk, standing, want, signal))) desk.stirred.add(standing.id);
  } finally {
    await leases.release(lease);
  }
}

function begin(desk: Desk, standing: Standing, want: HelpWant): void {
  const name = nameOf(standing.id, want);
  if (desk.running.has(name) || desk.running.size >= mostAtOnce) return lookLater(desk, standing.id, desk.clock.now() + 1000);
  const abort = new AbortController();
  const done = work(desk, standing, want, abort.signal)
    .catch((error: unknown) => desk.trouble(standing.id, error))
    .finally(() => desk.running.delete(name));
  desk.running.set(name, { want, abort, done });
}

/** Breaks off what is no longer wanted: its step has closed, or help was switched off. */
function breakOff({ running }: Desk, session: string, wants: readonly HelpWant[]): void {
  for (const [name, { want, abort }] of running) {
    if (name.startsWith(`help/${session}/`) && !wants.some((one) => one.key === want.key)) abort.abort();
  }
}

function beginDue(desk: Desk, standing: Standing, wants: readonly HelpWant[], calls: readonly HelpCall[]): void {
  const now = desk.clock.now();
  for (const want of wants) {
    const due = dueAt(want, calls);
    if (due === null || desk.running.has(nameOf(standing.id, want))) continue;
    if (due > now) lookLater(desk, standing.id, due);
    else begin(desk, standing, want);
  }
}

/** Notes that a new process is to look after the session, or no longer. */
async function watch({ helps, watched }: Desk, { tenant, id }: Standing, isOn: boolean): Promise<void> {
  await helps.watch(tenant, id, isOn);
  if (isOn) watched.add(id);
  else watched.delete(id);
}

async function lookAt(desk: Desk, session: string): Promise<void> {
  const row = await desk.ledger.find(session);
  const standing = row === undefined ? undefined : await desk.facilitator.look(row.tenant, session);
  if (standing === undefined) return;
  const { help, status } = standing.session;
  if (!help.ever) return;
  const isOn = help.on && status === "running";
  if (desk.watched.has(session) !== isOn) await watch(desk, standing, isOn);
  const wants = isOn ? desk.assistant.wants(standing.session, desk.clock.now()) : [];
  breakOff(desk, session, wants);
  if (wants.length === 0) return;
  const calls = await desk.helps.ofSession(standing.tenant, session);
  if (await stopped(desk, { standing, calls })) return;
  beginDue(desk, standing, wants, calls);
}

/** One session that cannot be read does not keep the others from being helped. */
async function tick(desk: Desk): Promise<void> {
  const now = desk.clock.now();
  for (const [session, at] of desk.later) {
    if (at > now) continue;
    desk.later.delete(session);
    desk.stirred.add(session);
  }
  const all = [...desk.stirred];
  desk.stirred.clear();
  for (const session of all) {
    if (desk.isClosed()) return;
    await lookAt(desk, session).catch((error: unknown) => {
      desk.trouble(session, error);
      lookLater(desk, session, now + 10_000);
    });
  }
}

/** Lets a model help where sessions want it: beside the session, which never waits for it. */
export function createHelping(ports: HelpingPorts): Helping {
  let closed = false;
  let unsubscribe: () => void = () => undefined;
  const desk: Desk = { ...ports, stirred: new Set(), watched: new Set(), later: new Map(), running: new Map(), isClosed: () => closed };
  async function settled(): Promise<void> {
    while (desk.running.size > 0) await Promise.all([...desk.running.values()].map((one) => one.done));
  }
  return {
    settled,
    tick: () => tick(desk),
    async open() {
      unsubscribe = await ports.ledger.subscribe((change) =>
        change.kind === "session" ? void desk.stirred.add(change.session) : undefined,
      );
      for (const { session } of await ports.helps.watched()) {
        desk.watched.add(session);
        desk.stirred.add(session);
      }
    },
    async close() {
      closed = true;
      unsubscribe();
      for (const { abort } of desk.running.values()) abort.abort();
      await settled();
    },
  };
}

import type { Clock } from "#lib/clock.ts";
import { hashToken } from "#lib/ids.ts";
import type { Act, Command } from "#session/command.ts";
import { type Decision, decide, isUnsigned } from "#session/decide.ts";
import { foldVersion } from "#session/evolve.ts";
import { type Session, noSession } from "#session/state.ts";
import { nextWake } from "#session/wake.ts";
import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import { type Place, entryNow, look, overwrites } from "./look.ts";
import type { Commit, Ledger, NewEvent, SessionIndex } from "./ports.ts";
import { struckBy } from "./struck.ts";
import { type Shelf, type Standing, createShelf } from "./shelf.ts";

/** What became of a command: kept (perhaps long ago: the same act twice has one effect), or refused, and nothing changed. */
export type Handled =
  | { readonly ok: true; readonly standing: Standing; readonly repeated: boolean }
  | { readonly ok: false; readonly refusal: Refusal };

export type Facilitator = {
  /** The session as it stands now, or undefined. */
  readonly look: (tenant: string, id: string) => Promise<Standing | undefined>;
  /** Decides and commits; acknowledged means kept. Rejects with `Unreachable` when the database is away: then nothing was kept for sure. */
  readonly handle: (tenant: string, id: string, command: Command) => Promise<Handled>;
  /** Removes a session whole. */
  readonly remove: (tenant: string, id: string) => Promise<boolean>;
  /**
   * Takes a person out of the session, then overwrites every text of theirs wherever they wrote, and their name, address and links, also those of
   * entries joined into theirs; the logs stay valid and say that it happened. A refusal (the only facilitator) erases nothing.
   */
  readonly erase: (tenant: string, id: string, person: string) => Promise<Refusal | undefined>;
  /** Does for every session what the clock asks for; answers with how many were woken. */
  readonly wakeDue: () => Promise<number>;
};

/** Hears of a session that could not be woken, and why. */
type Trouble = (session: string, error: unknown) => void;

/** How often a command is decided anew when another process committed first. */
const tries = 25;

function indexOf(session: Session): SessionIndex {
  const { title, playbook, language } = session.about;
  return { title, playbook, language, status: session.status, nextWakeAt: nextWake(session), foldVersion };
}

function commitOf(standing: Standing, command: Command, decision: Decision, id: string): Commit {
  const { events, done, session } = decision;
  const set = done.filter((one) => one.on).map(({ on: _, ...mark }) => mark);
  const clear = done.filter((one) => !one.on).map(({ on: _, ...mark }) => mark);
  return {
    tenant: standing.tenant,
    session: standing.id,
    expected: standing.revision,
    command: { id, person: personOf(command), digest: digestOf(command.acts), answer: null },
    events: events as unknown as readonly NewEvent[],
    ...(done.length === 0 ? {} : { done: { set, clear } }),
    index: indexOf(session),
  };
}

function digestOf(acts: readonly Act[]): string {
  return hashToken(JSON.stringify(acts)).slice(0, 32);
}

/** `queue`: acts of this process on one session go one after the other, so that only other processes can come in between. */
type Desk = { readonly ledger: Ledger; readonly shelf: Shelf; readonly queue: Map<string, Promise<unknown>> };

function personOf(command: Command): string | null {
  return command.actor.kind === "person" && !isUnsigned(command.acts) ? command.actor.id : null;
}

/** An act that was kept before is answered as then, even where it would be refused by now (its step has closed meanwhile). */
async function wasKept({ ledger }: Desk, standing: Standing, command: Command): Promise<boolean> {
  const before = await ledger.answered({ tenant: standing.tenant, session: standing.id, person: personOf(command), id: command.id });
  return before !== undefined && (before.digest === "" || before.digest === digestOf(command.acts));
}

async function attempt(desk: Desk, standing: Standing, command: Command): Promise<Handled | "again"> {
  const decision = decide(standing.session, command);
  if (isRefusal(decision))
    return (await wasKept(desk, standing, command)) ? { ok: true, standing, repeated: true } : { ok: false, refusal: decision };
  if (decision.events.length === 0 && decision.done.length === 0) return { ok: true, standing, repeated: true };
  return keep(desk, { standing, command, decision }, command.id);
}

type Deciding = { readonly standing: Standing; readonly command: Command; readonly decision: Decision };

async function keep(desk: Desk, deciding: Deciding, id: string): Promise<Handled | "again"> {
  const { standing, command, decision } = deciding;
  const wipe = await struckBy(desk.ledger, standing, decision);
  const kept = await desk.ledger.commit({ ...commitOf(standing, command, decision, id), ...(wipe.length === 0 ? {} : { wipe }) });
  if (kept.ok) {
    const next: Standing = { ...standing, session: decision.session, revision: kept.revision };
    // What was overwritten in the log must not live on in what was folded from it before.
    if (decision.events.some(overwrites)) desk.shelf.drop(standing.tenant, standing.id);
    else desk.shelf.put(next);
    return { ok: true, standing: next, repeated: false };
  }
  if (kept.why === "conflict") return "again";
  const edited = kept.digest !== "" && kept.digest !== digestOf(command.acts) && id === command.id;
  return edited ? keep(desk, deciding, `${command.id}#${digestOf(command.acts).slice(0, 12)}`) : { ok: true, standing, repeated: true };
}

/** Runs `work` behind whatever this process is still doing on the session. */
function inTurn<Result>({ queue }: Desk, key: string, work: () => Promise<Result>): Promise<Result> {
  const mine = (queue.get(key) ?? Promise.resolve()).then(work, work);
  queue.set(key, mine);
  const leave = () => void (queue.get(key) === mine && queue.delete(key));
  mine.then(leave, leave);
  return mine;
}

function handle(desk: Desk, { tenant, id }: Place, command: Command): Promise<Handled> {
  return inTurn(desk, `${tenant} ${id}`, () => handleNow(desk, { tenant, id }, command));
}

/**
 * What this process last saw of a session is enough to commit on: the ledger refuses what was decided on an older revision. A refusal, or
 * "nothing to do", is only said after a look at how things stand now.
 */
async function fromShelf(desk: Desk, { tenant, id }: Place, command: Command): Promise<Handled | "again"> {
  const seen = desk.shelf.get(tenant, id);
  if (seen === undefined) return "again";
  const outcome = await attempt(desk, seen, command);
  return outcome !== "again" && outcome.ok && !outcome.repeated ? outcome : "again";
}

async function handleNow(desk: Desk, { tenant, id }: Place, command: Command): Promise<Handled> {
  const quick = await fromShelf(desk, { tenant, id }, command);
  if (quick !== "again") return quick;
  const starts = command.acts.some((act) => act.do === "start");
  for (let n = 0; n < tries; n += 1) {
    const found = await look(desk, { tenant, id });
    if (found === undefined && !starts) return { ok: false, refusal: refuse("session.unknown") };
    const outcome = await attempt(desk, found ?? { tenant, id, session: noSession, revision: 0 }, command);
    if (outcome !== "again") return outcome;
  }
  return { ok: false, refusal: refuse("session.busy") };
}

type Erasing = { readonly place: Place; readonly person: string; readonly now: number };

async function erase(desk: Desk, { place, person, now }: Erasing): Promise<Refusal | undefined> {
  const session = (await look(desk, place))?.session;
  const member = session?.people[person];
  if (session === undefined || member === undefined) return refuse("person.unknown");
  if (!member.removed) {
    const actor = { kind: "person", id: person, via: "erase" } as const;
    const gone = await handle(desk, place, { id: `leaves.${person}.${now}`, at: now, actor, acts: [{ do: "remove-person", person }] });
    if (!gone.ok) return gone.refusal;
  }
  const entries = [person, ...Object.keys(session.people).filter((one) => entryNow(session, one) === person && one !== person)];
  for (const entry of entries) await eraseEntry(desk, { place, person: entry, now });
  return undefined;
}

async function eraseEntry(desk: Desk, { place: { tenant }, person, now }: Erasing): Promise<void> {
  for (const { session } of await desk.ledger.erase(tenant, person)) {
    desk.shelf.drop(tenant, session);
    await handle(
      desk,
      { tenant, id: session },
      { id: `erased.${person}.${now}`, at: now, actor: { kind: "timer" }, acts: [{ do: "erased", person }] },
    );
  }
}

/** One session that cannot be read does not keep the others from being woken. */
async function wakeDue(desk: Desk, now: number, trouble: Trouble): Promise<number> {
  const due = await desk.ledger.dueToWake(now, 100);
  for (const row of due) {
    const woken = handle(
      desk,
      { tenant: row.tenant, id: row.session },
      { id: `wake.${row.nextWakeAt ?? 0}.${row.revision}`, at: now, actor: { kind: "timer" }, acts: [{ do: "wake" }] },
    );
    await woken.catch((error: unknown) => trouble(row.session, error));
  }
  return due.length;
}

/** The one who decides: loads, judges, commits, then answers. Holds nothing but a bounded shelf of sessions lately seen. */
export function createFacilitator({
  ledger,
  clock,
  trouble = () => undefined,
}: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly trouble?: Trouble;
}): Facilitator {
  const desk: Desk = { ledger, shelf: createShelf(), queue: new Map() };
  return {
    look: (tenant, id) => look(desk, { tenant, id }),
    handle: (tenant, id, command) => handle(desk, { tenant, id }, command),
    remove: async (tenant, id) => {
      desk.shelf.drop(tenant, id);
      return ledger.deleteSession(tenant, id);
    },
    erase: (tenant, id, person) => erase(desk, { place: { tenant, id }, person, now: clock.now() }),
    wakeDue: () => wakeDue(desk, clock.now(), trouble),
  };
}

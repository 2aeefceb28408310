import type { Clock } from "#lib/clock.ts";
import type { Timer } from "#lib/timer.ts";
import type { Facilitator } from "./handle.ts";
import { answerHeard } from "./keeping-heard.ts";
import { type Held, leaseMs, Stopped } from "./keeping-held.ts";
import { keepsakeOf } from "./keepsake.ts";
import type { Leases, People } from "./ports.ts";
import type { Answered, Keeper, Keeping, Keepings, KeepingState, Keepsake, Matches, Outcome, Progress } from "./ports-keep.ts";
import type { Standing } from "./shelf.ts";

export type KeepingPorts = {
  readonly keepings: Keepings;
  readonly keepers: readonly Keeper[];
  readonly facilitator: Pick<Facilitator, "look" | "handle">;
  readonly people: Pick<People, "people" | "savePerson">;
  readonly matches: Matches;
  readonly leases: Leases;
  readonly clock: Clock;
  readonly timer: Timer;
  /** names this process */
  readonly who: string;
  /** address of a session's pages; null where people can reach none */
  readonly link: ((session: string) => string) | null;
};

/** How often people are told how far it is. */
const tellMs = 1_500;

/** One session to be kept, by whom, under which lease. */
export type Work = { readonly keeping: Keeping; readonly keeper: Keeper; readonly held: Held };

function stateOf(outcome: Outcome, now: number, url: string | undefined): { readonly state: KeepingState; readonly due: number | null } {
  const known = url === undefined ? {} : { url };
  switch (outcome.is) {
    case "stands": {
      const { unmatched, edited, heldBack, repaired } = outcome;
      const counts = { unmatched, edited: edited.length, heldBack: heldBack.length, repaired };
      return { state: { is: "stands", at: now, url: outcome.url, ...counts }, due: null };
    }
    case "later":
      return { state: { ...known, is: "later", at: outcome.at }, due: outcome.at };
    case "gone":
      return { state: { is: "failed", at: now, why: "gone" }, due: null };
    default:
      return { state: { ...known, is: "failed", at: now, why: outcome.code }, due: null };
  }
}

/** How far it is, told now and then. `tell` throws `Stopped`, so that nothing more is asked for; `told` resolves once the last word is noted. */
function telling(ports: KeepingPorts, { keeping, held }: Work, closing: () => boolean) {
  let last = Number.NEGATIVE_INFINITY;
  let noted: Promise<unknown> = Promise.resolve();
  return {
    told: () => noted,
    tell(progress: Progress): void {
      if (closing() || held.isLost()) throw new Stopped();
      const now = ports.clock.now();
      if (now - last < tellMs) return;
      last = now;
      const { url } = keeping.state;
      const state: KeepingState = { ...(url === undefined ? {} : { url }), is: "working", ...progress };
      // A line that is missed is no harm: the next one says more.
      noted = noted.then(() => ports.keepings.note(keeping, { state, due: now + leaseMs })).catch(() => undefined);
    },
  };
}

/** How often it is listened to where nobody has done anything for so long: the longer it is quiet, the more seldom. */
const listening = [
  { quiet: 24 * 3_600_000, every: 60_000 },
  { quiet: 14 * 24 * 3_600_000, every: 5 * 60_000 },
  { quiet: Number.POSITIVE_INFINITY, every: 30 * 60_000 },
] as const;

/** While the plan is not out, nothing that people do there counts, and nobody listens. */
function nextListen({ session }: Standing, now: number, since: number): number | null {
  if (session.status !== "published") return null;
  return now + (listening.find((one) => now - since < one.quiet)?.every ?? 60_000);
}

type Kept = { readonly standing: Standing; readonly outcome: Outcome };
/** Nothing was to be done. `restUntil`: it is not to be asked before (epoch ms). */
type Rest = { readonly outcome?: undefined; readonly restUntil?: number };

async function keepsake(ports: KeepingPorts, { keeping, keeper }: Work, standing: Standing, tell?: Keepsake["tell"]): Promise<Keepsake> {
  const people = await ports.people.people(standing.tenant, Object.keys(standing.session.people));
  const matched = await ports.matches.of(standing.tenant, keeper.id);
  const link = ports.link === null ? {} : { link: ports.link(standing.id) };
  const how = { at: ports.clock.now(), parent: keeping.parent, matched, ...link, ...(tell === undefined ? {} : { tell }) };
  return keepsakeOf(standing, people, how);
}

type Later = Extract<Outcome, { readonly is: "later" }>;
type Answer = (Answered & { readonly is?: undefined; readonly unsettled: boolean }) | Later | "quiet" | undefined;

/**
 * What people did where it is kept, judged: while a plan is not out, nothing of it is. "quiet": nothing new; `later`: it is busy or away;
 * undefined: nothing could be heard, and keeping will say why.
 */
async function answered(ports: KeepingPorts, work: Work, standing: Standing): Promise<Answer> {
  const { keeper, keeping } = work;
  if (standing.session.status !== "published") return "quiet";
  const heard = await keeper.hear(await keepsake(ports, work, standing));
  // Unheard, nothing is written: what people did there would be lost.
  if (heard?.is === "later") return heard;
  if (heard?.is !== "heard") return heard === undefined ? "quiet" : undefined;
  const people = await ports.people.people(standing.tenant, Object.keys(standing.session.people));
  const known = new Set(standing.session.offers.map((one) => one.id));
  const fresh = heard.rows.filter((one) => !known.has(one.id));
  const answer = await answerHeard(ports, { keeper: keeper.id, standing, people, heard: { ...heard, rows: fresh } });
  if (heard.changes.length > 0 || fresh.length > 0)
    await ports.keepings.listen(keeping, { at: ports.clock.now() + leaseMs, heard: ports.clock.now() });
  return { ...answer, unsettled: heard.unsettled };
}

/** Whether it is only to be listened to: it stands as the session does. */
function onlyListens({ state, kept }: Keeping, { revision }: Standing): boolean {
  return state.is === "stands" && kept >= revision;
}

async function brought(ports: KeepingPorts, work: Work, standing: Standing, closing: () => boolean): Promise<Kept | Rest> {
  const { keeping, keeper } = work;
  const answer = await answered(ports, work, standing);
  if (typeof answer === "object" && answer.is === "later")
    return onlyListens(keeping, standing) ? { restUntil: answer.at } : { standing, outcome: answer };
  const now = (await ports.facilitator.look(standing.tenant, standing.id)) ?? standing;
  const isQuiet = answer !== undefined && (answer === "quiet" || (answer.said.length === 0 && !answer.unsettled));
  if (isQuiet && onlyListens(keeping, now)) return {};
  const { tell, told } = telling(ports, work, closing);
  if (keeping.state.is === "waiting") tell({ done: 0, all: 0 });
  try {
    const given = answer === "quiet" ? undefined : answer;
    return { standing: now, outcome: await keeper.keep(await keepsake(ports, work, now, tell), given) };
  } finally {
    await told();
  }
}

/**
 * Hears what people did where one session is kept, judges it, and brings what stands there up to date. Undefined where nothing was to be done.
 * Rejects with `Stopped`, or with what nobody foresaw.
 */
export async function keepOne(ports: KeepingPorts, work: Work, closing: () => boolean): Promise<Outcome | undefined> {
  const { keeping } = work;
  const found = await ports.facilitator.look(keeping.tenant, keeping.session);
  if (found === undefined) return undefined;
  const done = await brought(ports, work, found, closing);
  const at = ports.clock.now();
  if (done.outcome === undefined) {
    const { state, heardAt } = keeping;
    const next = nextListen(found, at, Math.max(heardAt ?? 0, state.is === "stands" ? state.at : 0));
    await ports.keepings.listen(keeping, { at: next === null ? null : Math.max(next, done.restUntil ?? 0) });
    return undefined;
  }
  const { outcome, standing } = done;
  const now = stateOf(outcome, at, keeping.state.url);
  const stands = outcome.is === "stands";
  await ports.keepings.note(keeping, { ...now, ...(stands ? { kept: standing.revision } : {}) });
  await ports.keepings.listen(keeping, { at: stands ? nextListen(standing, at, at) : null });
  return outcome;
}

import type { Facilitator } from "#facilitator/handle.ts";
import type { People } from "#facilitator/ports.ts";
import type { Standing } from "#facilitator/shelf.ts";
import { hashToken, newId, newToken } from "#lib/ids.ts";
import { parseInstant } from "#lib/time.ts";
import { buildReport } from "#report/build.ts";
import type { Session } from "#session/state.ts";
import type { Refusal, RefusalId } from "#talk/refusal.ts";
import { missesOf } from "./expect.ts";
import { actsOf, type Move } from "./moves.ts";
import { createNames, type Names } from "./names.ts";
import type { Workshop } from "./parse.ts";
import { hostOf, planOf, type Stage, type Trial } from "./plan.ts";
import { problemAt, problemOf } from "./tell.ts";
import { commandOf, tryOn } from "./try.ts";
import type { Problem } from "./yaml.ts";

/** What a replay needs of the house. `now`: epoch milliseconds, where the script names no start. `onProgress` is called before each step. */
export type ReplayWorld = {
  readonly facilitator: Facilitator;
  readonly people: Pick<People, "savePerson">;
  readonly tenant: string;
  readonly now: number;
  readonly onProgress?: (step: string, done: number, of: number) => void;
};

/** A session of the store: `host` is the person id of the script's host, `people` the ids by the script's keys. */
export type Replayed = {
  readonly tenant: string;
  readonly session: string;
  readonly host: string;
  readonly people: ReadonlyMap<string, string>;
};

/**
 * How a replay ended: published as expected; an act refused, which no `refuses` announced (the half session is removed); or published, but
 * not showing what was expected, or not refusing what it was to refuse.
 */
export type Outcome =
  | ({ readonly is: "replayed" } & Replayed)
  | { readonly is: "refused"; readonly problem: Problem; readonly refused: RefusalId }
  | ({ readonly is: "missed"; readonly problems: readonly Problem[] } & Replayed);

type Course = {
  readonly workshop: Workshop;
  readonly world: ReplayWorld;
  readonly names: Names;
  readonly session: string;
  readonly startedAt: number;
  /** acts done so far: the clock moves a second with each */
  readonly acts: { done: number };
  readonly misses: Problem[];
};

/** What an exit of the command line says: 0 good, 3 an act refused, 4 an expectation missed (2, an invalid file, comes before a replay). */
export function exitCodeOf(outcome: Outcome): 0 | 3 | 4 {
  return outcome.is === "replayed" ? 0 : outcome.is === "refused" ? 3 : 4;
}

/** Drives a workshop through the facilitator act by act, as live people would, and judges what it was to show. Rejects only when the store is away. */
export async function replay(workshop: Workshop, world: ReplayWorld): Promise<Outcome> {
  const { script } = workshop;
  const names = createNames(newId);
  const startedAt = script.startedAt === undefined ? world.now : (parseInstant(script.startedAt) ?? world.now);
  const course: Course = { workshop, world, names, session: newId(), startedAt, acts: { done: 0 }, misses: [] };
  const stages = planOf(script, { names, startedAt, receipt: () => hashToken(newToken()) });
  await savePeople(course);
  for (const [place, stage] of stages.entries()) {
    world.onProgress?.(stage.step, place, stages.length);
    const refused = await runStage(course, stage);
    if (refused === undefined) continue;
    await world.facilitator.remove(world.tenant, course.session);
    return refused;
  }
  return judged(course);
}

async function savePeople({ workshop, world, names }: Course): Promise<void> {
  const { people, language } = workshop.script;
  for (const [key, { name, email, timezone }] of people) {
    const more = { ...(email === undefined ? {} : { email }), ...(timezone === undefined ? {} : { zone: timezone }) };
    await world.people.savePerson({ tenant: world.tenant, id: names.person(key), name, language, ...more });
  }
}

async function runStage(course: Course, stage: Stage): Promise<Outcome | undefined> {
  const refused = await runMoves(course, stage.before);
  if (refused !== undefined) return refused;
  for (const trial of stage.trials) await runTrial(course, trial);
  return runMoves(course, stage.after);
}

async function runMoves(course: Course, moves: readonly Move[]): Promise<Outcome | undefined> {
  for (const move of moves) {
    const refusal = await runMove(course, move);
    if (refusal !== undefined) return { is: "refused", refused: refusal.refused, problem: problemOf(course, move.path, refusal) };
  }
  return undefined;
}

async function look({ world, session }: Course): Promise<Standing | undefined> {
  return world.facilitator.look(world.tenant, session);
}

async function runMove(course: Course, move: Move): Promise<Refusal | undefined> {
  const before = typeof move.acts === "function" ? (await look(course))?.session : undefined;
  const acts = before === undefined ? (typeof move.acts === "function" ? [] : move.acts) : actsOf(move, before);
  if (acts.length === 0) return undefined;
  return send(course, { by: move.by, acts });
}

async function send(
  course: Course,
  command: { readonly by: string; readonly acts: Extract<Move["acts"], readonly unknown[]> },
): Promise<Refusal | undefined> {
  const { world, session, startedAt, acts } = course;
  const handled = await world.facilitator.handle(
    world.tenant,
    session,
    commandOf(`script.${acts.done}`, startedAt + acts.done * 1000, command),
  );
  acts.done += 1;
  if (!handled.ok) return handled.refusal;
  // Nobody in a file comes back after a break: where the session rests, it goes on at once.
  return handled.standing.session.paused === null
    ? undefined
    : send(course, { by: course.names.person(hostOf(course.workshop.script)), acts: [{ do: "resume" }] });
}

/**
 * Proves that acts are refused: tried on a copy first, so that even a wrong file leaves no trace, then, where one person does them all, sent as
 * one command to the real session, which must answer the same and stay as it is.
 */
async function runTrial(course: Course, trial: Trial): Promise<void> {
  const before = await look(course);
  if (before === undefined) return;
  const { refusal, alone } = tryOn(before.session, course.startedAt + course.acts.done * 1000, trial.moves);
  if (refusal === undefined || refusal.refused !== trial.because) return miss(course, trial, refusal);
  if (alone === undefined) return;
  const answer = await send(course, alone);
  const after = await look(course);
  if (answer?.refused !== trial.because) miss(course, trial, answer);
  else if (after?.session.seq !== before.session.seq)
    course.misses.push(problemAt(course, trial.path, `was refused (${trial.because}), and yet changed the session`));
}

function miss(course: Course, trial: Trial, refusal: Refusal | undefined): void {
  const found = refusal === undefined ? "it was not refused" : `it was refused as ${refusal.refused}`;
  course.misses.push(problemAt(course, trial.path, `was to be refused as ${trial.because}; ${found}`));
}

async function judged(course: Course): Promise<Outcome> {
  const { workshop, world, names, session } = course;
  const { script } = workshop;
  const standing = await look(course);
  if (standing === undefined) throw new Error(`the session ${session} is gone`);
  const people = new Map([...script.people.keys()].map((key) => [key, names.person(key)]));
  const nameOf = new Map([...people].map(([key, id]) => [id, script.people.get(key)?.name ?? key]));
  const report = buildReport(standing.session, { names: (id) => nameOf.get(id) ?? id, at: standing.session.lastAt });
  const missed = missesOf(script, report, names.keyOf).map(({ path, message }) => problemAt(course, path, message));
  const problems = [...course.misses, ...missed, ...unpublished(course, standing.session)];
  const replayed: Replayed = { tenant: world.tenant, session, host: names.person(hostOf(script)), people };
  return problems.length === 0 ? { is: "replayed", ...replayed } : { is: "missed", problems, ...replayed };
}

function unpublished(course: Course, { status }: Session): readonly Problem[] {
  return status === "published" ? [] : [problemAt(course, ["steps"], "ended without being published")];
}

import type { Facilitator } from "#facilitator/handle.ts";
import type { Standing } from "#facilitator/shelf.ts";
import { buildReport } from "#report/build.ts";
import { comparable } from "#report/equal.ts";
import { Act, type Command } from "#session/command.ts";
import { decide } from "#session/decide.ts";
import { type SessionEvent } from "#session/event.ts";
import { fold, numbered } from "#session/evolve.ts";
import { noSession } from "#session/state.ts";
import { isRefusal } from "#talk/refusal.ts";
import { parseWorkshop } from "../../../src/cli/workshop/parse.ts";
import { type Outcome, replay } from "../../../src/cli/workshop/replay.ts";
import { type Problem, sayProblem } from "../../../src/cli/workshop/yaml.ts";

/** A facilitator without a store: the same `decide`, the log in memory. `misfits`: acts that the edges' schema would not let in. */
export function memoryFacilitator() {
  const standings = new Map<string, Standing>();
  const logs = new Map<string, SessionEvent[]>();
  const misfits: string[] = [];
  const facilitator: Facilitator = {
    look: async (_, id) => standings.get(id),
    handle: async (tenant, id, command: Command) => {
      const before = standings.get(id) ?? { tenant, id, session: noSession, revision: 0 };
      for (const act of command.acts) if (!Act.safeParse(act).success) misfits.push(JSON.stringify(act).slice(0, 200));
      const decision = decide(before.session, command);
      if (isRefusal(decision)) return { ok: false, refusal: decision };
      const log = logs.get(id) ?? [];
      let session = before.session;
      for (const event of decision.events) {
        const whole = numbered(session, event);
        log.push(whole);
        session = { ...session, seq: whole.seq };
      }
      logs.set(id, log);
      const standing: Standing = { tenant, id, session: decision.session, revision: before.revision + 1 };
      standings.set(id, standing);
      return { ok: true, standing, repeated: false };
    },
    remove: async (_, id) => standings.delete(id),
    erase: () => Promise.resolve(undefined),
    wakeDue: () => Promise.resolve(0),
  };
  return { facilitator, misfits, standings, refold: (id: string) => fold(logs.get(id) ?? []) };
}

export type Ran = {
  readonly code: 0 | 2 | 3 | 4;
  readonly lines: readonly string[];
  readonly outcome?: Outcome;
  readonly memory?: ReturnType<typeof memoryFacilitator>;
  readonly file?: string;
};

export const now = Date.UTC(2026, 10, 2, 9);

/** Runs a script as the command line would: its exit code and what it says. */
export async function run(content: Uint8Array | string): Promise<Ran> {
  const parsed = parseWorkshop("w.yaml", content);
  if (!parsed.ok) return { code: 2, lines: parsed.problems.map(sayProblem) };
  const memory = memoryFacilitator();
  const outcome = await replay(parsed.workshop, {
    facilitator: memory.facilitator,
    people: { savePerson: () => Promise.resolve() },
    tenant: "t",
    now,
  });
  const problems: readonly Problem[] = outcome.is === "refused" ? [outcome.problem] : outcome.is === "missed" ? outcome.problems : [];
  return { code: outcome.is === "replayed" ? 0 : outcome.is === "refused" ? 3 : 4, lines: problems.map(sayProblem), outcome, memory };
}

/** The report of a run that came to its end, without ids and times. */
export function reportOf({ outcome, memory }: Ran) {
  if (outcome === undefined || outcome.is === "refused" || memory === undefined) throw new Error("did not come to its end");
  const session = memory.standings.get(outcome.session)?.session;
  if (session === undefined) throw new Error("no session");
  const names = new Map([...outcome.people].map(([key, id]) => [id, key]));
  return {
    session,
    report: buildReport(session, { names: (id) => names.get(id) ?? id, at: session.lastAt }),
    refolded: memory.refold(outcome.session),
  };
}

export function comparableOf(ran: Ran) {
  return comparable(reportOf(ran).report);
}

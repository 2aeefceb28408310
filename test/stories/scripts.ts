import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseInstant } from "#lib/time.ts";
import { languages } from "#locale/languages.ts";
import { buildReport } from "#report/build.ts";
import { type Comparable, comparable } from "#report/equal.ts";
import type { Session } from "#session/state.ts";
import { sampleFor } from "../../src/cli/samples/sample.ts";
import { parseWorkshop, type Workshop } from "../../src/cli/workshop/parse.ts";
import { replay } from "../../src/cli/workshop/replay.ts";
import type { Script } from "../../src/cli/workshop/schema.ts";
import { sayProblem } from "../../src/cli/workshop/yaml.ts";
import { memoryFacilitator } from "../cli/workshop/memory.ts";
import { adapted, withoutExtras } from "./adapt.ts";

const shared = fileURLToPath(new URL("../../../shared/workshops/", import.meta.url));

/** Every script there is to be held: those handed out, or, where they are not there, the project's own samples. */
export function scriptFiles(): readonly string[] {
  const there = existsSync(shared) ? readdirSync(shared).filter((name) => name.endsWith(".workshop.yaml")) : [];
  return there.length === 0 ? languages.map((one) => sampleFor(one)) : there.toSorted().map((name) => `${shared}${name}`);
}

/** A script as a live session can hold it; throws where it cannot be read. */
export function scriptIn(file: string): Script {
  const parsed = parseWorkshop(file, readFileSync(file));
  if (!parsed.ok) throw new Error(parsed.problems.map(sayProblem).join("\n"));
  return adapted(parsed.workshop.script);
}

/** When its workshop began (epoch milliseconds). */
export function startOf({ startedAt }: Script): number {
  return parseInstant(startedAt ?? "") ?? Date.UTC(2026, 10, 2, 8);
}

/** The report that a replay of the script gives, as far as two reports are compared. */
export async function replayed(script: Script): Promise<Comparable> {
  const { facilitator, standings } = memoryFacilitator();
  const { expect: _, ...rest } = script;
  const workshop: Workshop = { file: "adapted", script: rest as Script, lineOf: () => 0 };
  const world = { facilitator, people: { savePerson: () => Promise.resolve() }, tenant: "t", now: startOf(script) };
  const outcome = await replay(workshop, world);
  if (outcome.is !== "replayed") throw new Error(JSON.stringify(outcome));
  const names = new Map([...outcome.people].map(([key, id]) => [id, script.people.get(key)?.name ?? key]));
  const session = standings.get(outcome.session)?.session;
  if (session === undefined) throw new Error("the replay left nothing");
  return reportOf(session, names);
}

/** The report of a session in the same shape. `names`: by the ids of its people. */
export function reportOf(session: Session, names: ReadonlyMap<string, string>): Comparable {
  return withoutExtras(comparable(buildReport(session, { names: (id) => names.get(id) ?? id, at: session.lastAt })));
}

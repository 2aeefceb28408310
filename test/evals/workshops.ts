import { readdirSync, readFileSync } from "node:fs";
import type { Facilitator } from "#facilitator/handle.ts";
import type { Standing } from "#facilitator/shelf.ts";
import type { Language } from "#locale/languages.ts";
import { decide } from "#session/decide.ts";
import { evolve, numbered } from "#session/evolve.ts";
import { noSession, type Session } from "#session/state.ts";
import { isRefusal } from "#talk/refusal.ts";
import { parseWorkshop } from "../../src/cli/workshop/parse.ts";
import { replay } from "../../src/cli/workshop/replay.ts";
import { monday } from "../session/play.ts";

/** A workshop as it went: the session after each event, and its people by id. */
export type Played = {
  readonly workshop: string;
  readonly language: Language;
  readonly host: string;
  readonly states: readonly Session[];
  readonly names: ReadonlyMap<string, string>;
};

const samples = new URL("../../src/cli/samples/", import.meta.url);

/** A sprint has no ratings, so none of its customers' words would have a place: where a workshop leaves them out, its people rate here. */
function withRatings(yaml: string): string {
  if (/^ {2}ratings:/mu.test(yaml)) return yaml;
  const people = /^people:\n((?: {2}.*\n)+)/mu.exec(yaml)?.[1]?.match(/^ {2}\w+(?=:)/gmu) ?? [];
  const journey = yaml.slice(yaml.indexOf("  current-journey:"), yaml.indexOf("  restrict:"));
  const contacts = [...journey.matchAll(/key: (t\d+)/gu)].map(([, key]) => key);
  const rated = (person: number) => contacts.map((key, n) => `${key}: [${((n + person) % 5) - 2}, ${((n + person) % 5) + 1}]`).join(", ");
  const block = people.map((person, n) => `    ${person.trim()}: {${rated(n)}}\n`).join("");
  return yaml.replace(/^ {2}restrict:/mu, `  ratings:\n${block}  restrict:`);
}

/** A facilitator that keeps one session, here in memory, and every state that it went through. */
function remembering() {
  const states: Session[] = [];
  let session = noSession;
  const standing = (): Standing => ({ tenant: "evals", id: "evals", session, revision: session.seq });
  const facilitator: Facilitator = {
    look: async () => (session.status === "none" ? undefined : standing()),
    async handle(_tenant, _id, command) {
      const decision = decide(session, command);
      if (isRefusal(decision)) return { ok: false, refusal: decision };
      for (const event of decision.events) {
        session = evolve(session, numbered(session, event));
        states.push(session);
      }
      session = { ...session, done: decision.session.done };
      return { ok: true, standing: standing(), repeated: false };
    },
    remove: async () => true,
    erase: async () => undefined,
    wakeDue: async () => 0,
  };
  return { facilitator, states };
}

async function played(file: string): Promise<Played> {
  const parsed = parseWorkshop(file, withRatings(readFileSync(new URL(file, samples), "utf8")));
  if (!parsed.ok) throw new Error(`${file} is not a workshop: ${JSON.stringify(parsed.problems)}`);
  const { facilitator, states } = remembering();
  const names = new Map<string, string>();
  const savePerson = async ({ id, name }: { readonly id: string; readonly name: string }) => void names.set(id, name);
  const outcome = await replay(parsed.workshop, { facilitator, people: { savePerson }, tenant: "evals", now: monday });
  if (outcome.is !== "replayed") throw new Error(`${file}: ${JSON.stringify(outcome)}`);
  return { workshop: file.split(".")[0] ?? file, language: parsed.workshop.script.language, host: outcome.host, states, names };
}

/** The workshops of the command line in a language, replayed without a store. */
export async function playedWorkshops(language: Language): Promise<readonly Played[]> {
  // The language stands at the beginning of a file, so that no workshop is replayed for nothing.
  const isIn = (file: string) => readFileSync(new URL(file, samples), "utf8").includes(`\nlanguage: ${language}\n`);
  const files = readdirSync(samples).filter((one) => one.endsWith(".yaml") && isIn(one));
  return Promise.all(files.map(played));
}

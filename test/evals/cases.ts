import { createAssistant } from "#assist/assistant.ts";
import type { HelpWant } from "#facilitator/ports-help.ts";
import type { Language } from "#locale/languages.ts";
import { outcomeSoFar } from "#session/results.ts";
import type { Act } from "#session/command.ts";
import { decide } from "#session/decide.ts";
import { helpRefusal } from "#session/decide-help.ts";
import { partDefinition } from "#session/definition.ts";
import { openStep, type Session } from "#session/state.ts";
import { helpKinds, type HelpKind } from "#steps/help.ts";
import { isRefusal } from "#talk/refusal.ts";
import { pasted } from "./pasted.ts";
import { type Played, playedWorkshops } from "./workshops.ts";

/** A session at the moment at which a kind of help has its place, and what is wanted of it. `byItself`: nobody has to ask for it. */
export type Case = {
  readonly name: string;
  readonly kind: HelpKind;
  readonly workshop: string;
  readonly language: Language;
  readonly byItself: boolean;
  readonly session: Session;
  readonly at: number;
  readonly names: ReadonlyMap<string, string>;
  readonly want: HelpWant;
};

/** A kind that has no case in a workshop, and why. */
export type Missing = { readonly kind: HelpKind; readonly workshop: string; readonly why: string };

export type Cases = { readonly cases: readonly Case[]; readonly missing: readonly Missing[] };

/** Only for what is wanted: nothing is asked with it. */
const { wants } = createAssistant({ name: "none", host: "none", ask: async () => Promise.reject(new Error("nobody is asked here")) });

/** Where somebody comes late: the team has a journey behind it and another before it. */
const lateAt = "new-journey";

function helped(session: Session): Session {
  return { ...session, help: { on: true, since: 0, because: null, ever: true } };
}

function done(session: Session, person: string, ...acts: readonly Act[]): Session {
  const decision = decide(session, { id: "evals", at: session.lastAt + 1000, actor: { kind: "person", id: person, via: "evals" }, acts });
  if (isRefusal(decision)) throw new Error(`${JSON.stringify(decision)} for ${JSON.stringify(acts)}`);
  return decision.session;
}

function placeOf(session: Session): { readonly step: string; readonly part: number } | undefined {
  const step = openStep(session);
  return step === undefined ? undefined : { step: step.id, part: step.part };
}

function wantIn(session: Session, kind: HelpKind): HelpWant | undefined {
  return wants(session, session.lastAt).find((one) => one.kind === kind);
}

/** The session with what people have to do before this kind of help has its place: somebody asks for it, comes late, writes the last words. */
function prepared({ language, host, names }: Played, session: Session, kind: HelpKind): Session {
  const { process, sayings, obstacle, dissent } = pasted[language];
  const place = placeOf(session) ?? { step: "", part: 0 };
  switch (kind) {
    case "draft-journey":
    case "voices": {
      if (helpRefusal(session, place, kind) !== undefined) return session;
      const text = kind === "voices" ? sayings.join("\n") : process;
      return done(session, host, { do: "ask-help", ...place, id: "evals", help: kind, text });
    }
    case "catch-up":
      return place.step === lateAt ? done(session, host, { do: "join", person: "late", role: "participant" }) : session;
    case "summary": {
      const other = [...names.keys()].find((one) => one !== host) ?? host;
      const on = outcomeSoFar(session, session.lastAt).actions[0]?.id ?? "publish";
      const noted = done(session, other, { do: "note", on, id: "dissent", text: dissent });
      return done(noted, host, { do: "set", ...place, path: "obstacle", value: obstacle });
    }
    default:
      return session;
  }
}

function caseOf(game: Played, state: Session, kind: HelpKind): Case | undefined {
  const place = placeOf(state);
  if (place === undefined || state.paused !== null) return undefined;
  const session = prepared(game, helped(state), kind);
  if (helpRefusal(session, place, kind) !== undefined) return undefined;
  const want = wantIn(session, kind);
  if (want === undefined) return undefined;
  const { workshop, language, names } = game;
  const name = `${kind} ${workshop} ${place.step}`;
  const all = new Map([...names, ["late", pasted[language].latecomer] as const]);
  return { name, kind, workshop, language, byItself: want.asked === null, session, at: session.lastAt, names: all, want };
}

/** Kinds that could have their place where the session is; a latecomer comes once. */
function kindsAt(session: Session): readonly HelpKind[] {
  const place = placeOf(session);
  if (place === undefined) return [];
  return [...(partDefinition(session, place.step, place.part)?.helps ?? []), ...(place.step === lateAt ? ["catch-up" as const] : [])];
}

/** The first moment of each kind at each of its places, in the order in which the workshop came there. */
function casesIn(game: Played): readonly Case[] {
  const found = new Map<string, Case>();
  for (const state of game.states) {
    const place = placeOf(state);
    for (const kind of kindsAt(state)) {
      const key = `${kind} ${place?.step} ${place?.part}`;
      const one = found.has(key) ? undefined : caseOf(game, state, kind);
      if (one !== undefined) found.set(key, one);
    }
  }
  return [...found.values()];
}

function missingIn({ workshop }: Played, cases: readonly Case[]): readonly Missing[] {
  return helpKinds
    .filter((kind) => !cases.some((one) => one.kind === kind && one.workshop === workshop))
    .map((kind) => ({ kind, workshop, why: "this workshop never comes to a moment at which this help has its place" }));
}

/** Replayed once in a process, however often they are asked for. */
const known = new Map<Language, Promise<Cases>>();

async function casesFor(language: Language): Promise<Cases> {
  const games = await playedWorkshops(language);
  const cases = games.flatMap(casesIn);
  return { cases, missing: games.flatMap((game) => missingIn(game, cases)) };
}

/** Cases out of the workshops in these languages; what has none is said. */
export async function casesOf(languages: readonly Language[]): Promise<Cases> {
  const all: Cases[] = [];
  for (const language of languages) {
    const one = known.get(language) ?? casesFor(language);
    known.set(language, one);
    all.push(await one);
  }
  return { cases: all.flatMap((one) => one.cases), missing: all.flatMap((one) => one.missing) };
}

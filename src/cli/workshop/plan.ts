import { dateIn } from "#lib/time.ts";
import { playbookOf } from "#playbook/catalog/catalog.ts";
import { stepsOf } from "#playbook/playbook.ts";
import type { Act } from "#session/command.ts";
import { confirm, moveActions, moveCustomer, moveGovernance, moveIdealClient, movePains, movePublish } from "./move-forms.ts";
import { moveConverging, movePurpose } from "./move-ideas.ts";
import {
  type JourneyMaking,
  moveAudit,
  moveCurrentJourney,
  moveNewJourney,
  moveRatings,
  moveReplace,
  moveRestrict,
} from "./move-journeys.ts";
import { type Making, type Move, noMoves, type StepMoves } from "./moves.ts";
import type { Names } from "./names.ts";
import { type Fragments, type Probe, readFragment, type Script, type StepId, stepIds } from "./schema.ts";
import type { Path } from "./yaml.ts";

/** An act that must be refused: what is tried, and the refusal that is to come. */
export type Trial = { readonly path: Path; readonly because: string; readonly moves: readonly Move[] };

/** One step of the replay. `trials` come after what people put in and before what the team decided. */
export type Stage = {
  readonly step: string;
  readonly before: readonly Move[];
  readonly trials: readonly Trial[];
  readonly after: readonly Move[];
};

export type Run = { readonly names: Names; readonly startedAt: number; readonly receipt: () => string };

/** Kept as the reason where a file leaves out a step that may be left out: the session wants one. */
const leftOut = {
  en: "Left out in the workshop file.",
  et: "Töötoa failis jäeti see samm vahele.",
  lt: "Dirbtuvių faile šis žingsnis praleistas.",
} as const;

/** The steps' moves, by id: a block of the file, or a fragment of one, becomes what people do. */
const makers: { readonly [Id in StepId]: (block: NonNullable<Fragments[Id]>, base: Path, making: JourneyMaking) => StepMoves } = {
  purpose: movePurpose,
  reasons: (block, base, making) => moveConverging(block, { step: "reasons", base }, making),
  problems: (block, base, making) => moveConverging(block, { step: "problems", base }, making),
  customer: moveCustomer,
  "ideal-client": moveIdealClient,
  pains: movePains,
  offer: (block, base, making) => moveConverging(block, { step: "offer", base }, making),
  "current-journey": moveCurrentJourney,
  ratings: moveRatings,
  restrict: moveRestrict,
  replace: moveReplace,
  "new-journey": moveNewJourney,
  audit: moveAudit,
  actions: moveActions,
  governance: moveGovernance,
  publish: movePublish,
};

function make<Id extends StepId>(
  id: Id,
  block: NonNullable<Fragments[Id]>,
  at: { readonly base: Path; readonly making: JourneyMaking },
): StepMoves {
  return makers[id](block, at.base, at.making);
}

/** Everything that happens in a workshop, in order: who comes, then step by step what each does. */
export function planOf(script: Script, run: Run): readonly Stage[] {
  const { names, receipt } = run;
  const host = hostOf(script);
  const making: JourneyMaking = {
    names,
    receipt,
    host: names.person(host),
    today: dateIn(run.startedAt, script.timezone),
    people: new Set(script.people.keys()),
  };
  const book = playbookOf(script.playbook);
  const steps = book === undefined ? [] : stepsOf(book, script.track, Object.keys(script.steps));
  return [opening(script, making), ...steps.map((step) => stageOf(step.id, script, making))];
}

/** The key of the host: the first facilitator of the file. */
export function hostOf({ people }: Script): string {
  return [...people].find(([, one]) => one.role === "facilitator")?.[0] ?? "";
}

function opening(script: Script, { names, host }: Making): Stage {
  const joins = [...script.people]
    .filter(([key]) => names.person(key) !== host)
    .map(([key, { role, timezone }]): Move => {
      const act: Act = { do: "join", person: names.person(key), role, ...(timezone === undefined ? {} : { zone: timezone }) };
      return { path: ["people", key], by: names.person(key), acts: [act] };
    });
  const started: Move = { path: [], by: host, acts: [start(script, host, script.people.get(hostOf(script))?.timezone)] };
  return { step: "start", before: [started, ...joins, { path: [], by: host, acts: [{ do: "begin" }] }], trials: [], after: [] };
}

function start(script: Script, person: string, zone: string | undefined): Act {
  const { title, crisis, playbook, track, language, timezone, currency, steps } = script;
  // A script that describes the ideal client sells to firms, where it does not say so itself.
  const client = steps["ideal-client"];
  const sells = script.sells ?? (client === undefined || client.skip !== undefined ? "people" : "firms");
  const dots = { each: 3, perItem: 2 };
  const extra = Object.keys(steps);
  return {
    do: "start",
    title,
    crisis,
    sells,
    playbook,
    track,
    language,
    timezone,
    currency: currency ?? "EUR",
    pace: "live",
    steps: extra,
    dots,
    script: true,
    person,
    ...(zone === undefined ? {} : { zone }),
  };
}

function stageOf(step: string, script: Script, making: JourneyMaking): Stage {
  const id = stepIds.find((one) => one === step);
  const moves = id === undefined ? noMoves : stepMoves(id, script, making);
  const probes = (script.refuses ?? []).flatMap((probe, place) => (probe.step === step ? [trialOf(probe, place, making)] : []));
  return { step, before: [...moves.input, ...moves.ended, ...moves.votes], trials: probes, after: moves.decided };
}

function stepMoves(id: StepId, script: Script, making: JourneyMaking): StepMoves {
  const base: Path = ["steps", id];
  const block = script.steps[id];
  if (block !== undefined) return make(id, block as NonNullable<Fragments[StepId]>, { base, making });
  if (id === "publish") return { ...noMoves, decided: [confirm("publish", base, making)] };
  return { ...noMoves, decided: [{ path: base, by: making.host, acts: [{ do: "skip", step: id, why: leftOut[script.language] }] }] };
}

function trialOf(probe: Probe, place: number, making: JourneyMaking): Trial {
  const path: Path = ["refuses", place];
  const read = readFragment(probe.step, probe.act);
  if (!read.success) return { path, because: probe.because, moves: [] };
  const { input, votes, decided } = make(probe.step, read.data as NonNullable<Fragments[StepId]>, { base: [...path, "act"], making });
  return { path, because: probe.because, moves: [...input, ...votes, ...decided] };
}

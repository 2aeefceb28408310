import { z } from "zod";
import { reasonKinds } from "#journey/redesign.ts";
import { phases } from "#journey/touchpoint.ts";
import { languages } from "#locale/languages.ts";
import { roles } from "#session/state.ts";
import { newTouchpoint, replacement, restriction, touchpoint } from "./schema-touchpoint.ts";
import { choice, duration, key, keys, list, named, number, object, oneOf, text, truth } from "./values.ts";
import { isMapping } from "./yaml.ts";

const idea = { key: key.optional(), by: key.optional(), text, anonymous: truth.optional() };
const converging = {
  merge: list(object({ into: key, from: keys })).optional(),
  votes: named(keys).optional(),
};
const keep = z.preprocess((raw) => (Array.isArray(raw) ? raw : [raw]), keys);

const cost = z.union([
  choice(["saves", "neutral", "costs"]).transform((kind) => ({ kind, amount: undefined })),
  oneOf(object({ saves: number.optional(), costs: number.optional() }), ["saves", "costs"]).transform((said) =>
    said.saves === undefined ? { kind: "costs" as const, amount: said.costs } : { kind: "saves" as const, amount: said.saves },
  ),
]);
const action = object({
  title: text,
  touchpoints: keys.optional(),
  owner: key.optional(),
  deadline: text.optional(),
  cost: cost.optional(),
  measure: text.optional(),
  notes: text.optional(),
  covers: named(text).optional(),
});

const types = list(
  object({
    key: key.optional(),
    name: text,
    who: text.optional(),
    goal: text.optional(),
    triggers: text.optional(),
    inspires: text.optional(),
    influences: text.optional(),
    annoys: text.optional(),
    different: text.optional(),
  }),
);
const client = {
  skip: text.optional(),
  headcount: text.optional(),
  turnover: text.optional(),
  geography: text.optional(),
  technology: text.optional(),
  other: text.optional(),
};
const conflict = object({ organisation: text, buyer: text, answer: text.optional() });

/** The block of every step of the playbook, by its id. `required`: keys that it cannot do without in a workshop; a refused act may be a part of it. */
const blocks = {
  purpose: object({ ideas: list(object(idea)).optional(), keep: text }),
  reasons: object({ ideas: list(object({ ...idea, kind: choice(reasonKinds) })).optional(), ...converging, keep }),
  problems: object({
    ideas: list(object({ ...idea, horizon: choice(["now", "one-year", "two-to-three-years"]) })).optional(),
    ...converging,
    keep,
    waive: text.optional(),
  }),
  customer: object({ types, focus: key.optional() }),
  "ideal-client": object(client),
  pains: object({ organisation: list(text).optional(), buyer: list(text).optional(), conflicts: list(conflict).optional() }),
  offer: object({ ideas: list(object(idea)).optional(), ...converging, keep }),
  "current-journey": object({ from: text.optional(), to: text.optional(), touchpoints: list(touchpoint) }),
  ratings: named(named(z.tuple([number, number], { error: "is to be [emotion, impact]" }))),
  restrict: named(restriction),
  replace: named(replacement),
  "new-journey": object({ order: keys, expected: named(number).optional(), added: list(newTouchpoint).optional() }),
  audit: object({
    goalReached: choice(["yes", "partly", "no"]),
    answers: list(
      object({ finding: key, touchpoint: key.optional(), answer: choice(["action", "accept"]), note: text.optional() }),
    ).optional(),
    rest: choice(["accept", "action"]).optional(),
  }),
  actions: list(action),
  governance: object({
    goal: text.optional(),
    steeringGroup: object({ people: keys.optional(), cadence: choice(["weekly", "monthly"]).optional(), next: text.optional() }).optional(),
    editorInChief: key.optional(),
    listening: list(object({ source: text, answeredBy: key.optional(), within: duration.optional() })).optional(),
    figures: list(text).optional(),
    costsToLower: list(text).optional(),
    winCost: number.optional(),
    lostPerYear: number.optional(),
  }),
  publish: object({ obstacle: text.optional() }),
} as const;

/** The same blocks as fragments, for acts that must be refused: nothing is required above the rows. */
const fragments = {
  ...blocks,
  purpose: blocks.purpose.partial(),
  reasons: blocks.reasons.partial(),
  problems: blocks.problems.partial(),
  customer: blocks.customer.partial(),
  offer: blocks.offer.partial(),
  "current-journey": blocks["current-journey"].partial(),
  "new-journey": blocks["new-journey"].partial(),
  audit: blocks.audit.partial(),
  actions: z.preprocess((raw) => (isMapping(raw) ? [raw] : raw), blocks.actions),
} as const;

export type StepId = keyof typeof blocks;
export const stepIds = Object.keys(blocks) as readonly StepId[];
export type Blocks = { readonly [Id in StepId]?: z.output<(typeof blocks)[Id]> | undefined };
export type Fragments = { readonly [Id in StepId]?: z.output<(typeof fragments)[Id]> | undefined };

/** The fragment of a step as the format has it; what does not fit comes back as zod's issues. */
export function readFragment(step: StepId, act: unknown) {
  return fragments[step].safeParse(act);
}

const optionalBlocks = Object.fromEntries(Object.entries(blocks).map(([id, block]) => [id, block.optional()])) as {
  readonly [Id in StepId]: z.ZodOptional<(typeof blocks)[Id]>;
};
const person = object({ name: text, role: choice(roles), timezone: text.optional(), email: text.optional() });
const counts = object({ current: number.optional(), new: number.optional() });
const expectations = object({
  reasonsKept: number.optional(),
  touchpoints: counts.optional(),
  blocked: number.optional(),
  actions: number.optional(),
  owners: keys.optional(),
  digitalShare: counts.optional(),
  worst: key.optional(),
  momentsOfTruth: keys.optional(),
  emptyPhases: list(choice(phases)).optional(),
  says: list(text).optional(),
});
const probe = object({
  step: choice(stepIds as readonly [StepId, ...StepId[]]),
  act: z.unknown(),
  because: text.refine((id) => /^[a-z-]+\.[a-z-]+$/.test(id), "is to be the id of a refusal, such as reasons.too-few"),
});

/** A whole workshop script (../shared/workshops/README.md). */
export const Script = object({
  workshop: number.refine((version) => version === 1, "this program reads version 1 of the format"),
  title: text,
  playbook: text,
  track: choice(["full", "sprint"]),
  language: choice(languages),
  timezone: text,
  startedAt: text.optional(),
  crisis: text,
  currency: text.refine((code) => /^[A-Z]{3}$/.test(code), "is to be three capital letters, such as EUR").optional(),
  sells: choice(["people", "firms"]).optional(),
  people: named(person),
  steps: object(optionalBlocks),
  expect: expectations.optional(),
  refuses: list(probe).optional(),
});
export type Script = z.output<typeof Script>;
export type Probe = z.output<typeof probe>;
export type Expectations = z.output<typeof expectations>;

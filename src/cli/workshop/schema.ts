import { z } from "zod";
import { reasonKinds } from "#journey/redesign.ts";
import { channels, media, phases, staffSights } from "#journey/touchpoint.ts";
import { languages } from "#locale/languages.ts";
import { roles } from "#session/state.ts";
import { parseDuration } from "#lib/time.ts";
import { entries, isMapping, isPlain } from "./yaml.ts";

/** A text, letter for letter; a number or truth value stands for the letters it was written in. */
const text = z.preprocess((raw) => (isPlain(raw) ? raw.source : raw), z.string({ error: "is to be a text" }));
const key = text;
const keys = z.array(key, { error: "is to be a list of keys" });
const number = z.preprocess((raw) => (isPlain(raw) ? raw.value : raw), z.number({ error: "is to be a number" }));
const truth = z.preprocess((raw) => (isPlain(raw) ? raw.value : raw), z.boolean({ error: "is to be true or false" }));
const duration = text.refine((said) => parseDuration(said) !== undefined, "is to be a length of time such as PT2H, P3D or P8W");

function choice<const Options extends readonly [string, ...string[]]>(options: Options) {
  return z.preprocess((raw) => (isPlain(raw) ? raw.source : raw), z.enum(options, { error: `is to be one of ${options.join(", ")}` }));
}

/** A list of one kind of things. */
function list<Item extends z.ZodType>(item: Item) {
  return z.array(item, { error: "is to be a list" });
}

/** A mapping whose keys are people's own names, in the order they stand; "constructor" is as good a name as any. */
function named<Value extends z.ZodType>(value: Value) {
  const pairs = z.array(z.tuple([z.string(), value]), { error: "is to be a mapping" });
  return z.preprocess((raw) => (isMapping(raw) ? raw[entries] : raw), pairs).transform((all) => new Map<string, z.output<Value>>(all as [string, z.output<Value>][]));
}

function object<const Shape extends z.core.$ZodShape>(shape: Shape) {
  return z.strictObject(shape, { error: (issue) => (issue.code === "unrecognized_keys" ? undefined : "is to be a mapping") });
}

/** One of several shapes told apart by the one key of `kinds` that is there. */
function oneOf<Shape extends z.ZodType>(shape: Shape, kinds: readonly string[]) {
  return shape.refine((said) => kinds.filter((kind) => (said as Record<string, unknown>)[kind] !== undefined).length === 1, `is to have exactly one of ${kinds.join(", ")}`);
}

const idea = { key: key.optional(), by: key.optional(), text, anonymous: truth.optional() };
const converging = {
  merge: list(object({ into: key, from: keys })).optional(),
  votes: named(keys).optional(),
};
const keep = z.preprocess((raw) => (Array.isArray(raw) ? raw : [raw]), keys);

const touchpointMore = {
  stage: text.optional(), phase: choice(phases).optional(), does: text.optional(), thinks: text.optional(), feels: text.optional(), waitBefore: duration.optional(),
  expectsReply: truth.optional(), replyWithin: duration.optional(), repeats: key.optional(), staffSees: choice(staffSights).optional(), hindrance: text.optional(),
  responsible: text.optional(), evidence: list(text).optional(), announcedBy: text.optional(),
};
const permitted = text.optional();
const born = { name: text, medium: choice(media), channels: list(choice(channels)) };
const touchpoint = object({ key, ...born, ...touchpointMore });
const newTouchpoint = object({ key, ...born, ...touchpointMore, permitted });
const fields = object({ name: text.optional(), medium: choice(media).optional(), channels: list(choice(channels)).optional(), ...touchpointMore, permitted });
export type ScriptTouchpoint = z.output<typeof newTouchpoint>;
export type ScriptFields = z.output<typeof fields>;

const restricted = object({
  changes: fields.optional(), blocked: keys.optional(), note: text.optional(), dropped: text.optional(), merged: key.optional(), permitted: text.optional(),
});
/** A bare word becomes the mapping that says the same: `stays` has no key at all. */
const restriction = z.union([
  choice(["stays", "changes"]).transform((said): z.output<typeof restricted> => (said === "stays" ? {} : { changes: {} })),
  oneOf(restricted, ["changes", "blocked", "dropped", "merged", "permitted"]),
]);
export type ScriptRestriction = z.output<typeof restriction>;
const replacement = oneOf(object({ with: list(newTouchpoint).optional(), dropped: text.optional(), merged: key.optional() }), ["with", "dropped", "merged"]);
export type ScriptReplacement = z.output<typeof replacement>;

const cost = z.union([
  choice(["saves", "neutral", "costs"]).transform((kind) => ({ kind, amount: undefined })),
  oneOf(object({ saves: number.optional(), costs: number.optional() }), ["saves", "costs"]).transform((said) =>
    said.saves === undefined ? { kind: "costs" as const, amount: said.costs } : { kind: "saves" as const, amount: said.saves },
  ),
]);
const action = object({
  title: text, touchpoints: keys.optional(), owner: key.optional(), deadline: text.optional(), cost: cost.optional(), measure: text.optional(), notes: text.optional(),
  covers: named(text).optional(),
});
export type ScriptAction = z.output<typeof action>;

const types = list(object({
  key: key.optional(), name: text, who: text.optional(), goal: text.optional(), triggers: text.optional(), inspires: text.optional(), influences: text.optional(),
  annoys: text.optional(), different: text.optional(),
}));
const client = { skip: text.optional(), headcount: text.optional(), turnover: text.optional(), geography: text.optional(), technology: text.optional(), other: text.optional() };
const conflict = object({ organisation: text, buyer: text, answer: text.optional() });

/** The block of every step of the playbook, by its id. `required`: keys that it cannot do without in a workshop; a refused act may be a part of it. */
const blocks = {
  purpose: object({ ideas: list(object(idea)).optional(), keep: text }),
  reasons: object({ ideas: list(object({ ...idea, kind: choice(reasonKinds) })).optional(), ...converging, keep }),
  problems: object({ ideas: list(object({ ...idea, horizon: choice(["now", "one-year", "two-to-three-years"]) })).optional(), ...converging, keep, waive: text.optional() }),
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
    answers: list(object({ finding: key, touchpoint: key.optional(), answer: choice(["action", "accept"]), note: text.optional() })).optional(),
    rest: choice(["accept", "action"]).optional(),
  }),
  actions: list(action),
  governance: object({
    goal: text.optional(),
    steeringGroup: object({ people: keys.optional(), cadence: choice(["weekly", "monthly"]).optional(), next: text.optional() }).optional(),
    editorInChief: key.optional(),
    listening: list(object({ source: text, answeredBy: key.optional(), within: duration.optional() })).optional(),
    figures: list(text).optional(), costsToLower: list(text).optional(), winCost: number.optional(), lostPerYear: number.optional(),
  }),
  publish: object({ obstacle: text.optional() }),
} as const;

/** The same blocks as fragments, for acts that must be refused: nothing is required above the rows. */
const fragments = {
  ...blocks,
  purpose: blocks.purpose.partial(), reasons: blocks.reasons.partial(), problems: blocks.problems.partial(), customer: blocks.customer.partial(), offer: blocks.offer.partial(),
  "current-journey": blocks["current-journey"].partial(), "new-journey": blocks["new-journey"].partial(), audit: blocks.audit.partial(),
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

const optionalBlocks = Object.fromEntries(Object.entries(blocks).map(([id, block]) => [id, block.optional()])) as { readonly [Id in StepId]: z.ZodOptional<(typeof blocks)[Id]> };
const person = object({ name: text, role: choice(roles), timezone: text.optional(), email: text.optional() });
const counts = object({ current: number.optional(), new: number.optional() });
const expectations = object({
  reasonsKept: number.optional(), touchpoints: counts.optional(), blocked: number.optional(), actions: number.optional(), owners: keys.optional(), digitalShare: counts.optional(),
  worst: key.optional(), momentsOfTruth: keys.optional(), emptyPhases: list(choice(phases)).optional(), says: list(text).optional(),
});
const probe = object({ step: choice(stepIds as readonly [StepId, ...StepId[]]), act: z.unknown(), because: text.refine((id) => /^[a-z-]+\.[a-z-]+$/.test(id), "is to be the id of a refusal, such as reasons.too-few") });

/** A whole workshop script (../shared/workshops/README.md). */
export const Script = object({
  workshop: number.refine((version) => version === 1, "this program reads version 1 of the format"),
  title: text, playbook: text, track: choice(["full", "sprint"]), language: choice(languages), timezone: text, startedAt: text.optional(), crisis: text,
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

import { z } from "zod";
import { idPattern } from "#steps/field.ts";
import type { Json } from "#steps/field.ts";
import { helpKinds } from "#steps/help.ts";
import { keptFields } from "./state.ts";
import { helpStops } from "./suggestion.ts";

/** An id that people's programs may choose; names that every object inherits are refused. */
export const Id = z
  .string()
  .regex(idPattern)
  .refine((id) => !(id in {}), "not an id");
const text = z.string().max(20_000);

/** No field of any form nests deeper; what does is somebody's attack on the stack. */
const deepest = 12;

function isJson(value: unknown, depth = 0): value is Json {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || depth >= deepest) return false;
  return Object.values(value).every((each) => isJson(each, depth + 1));
}

const json = z.custom<Json>((value) => isJson(value), "not JSON, or too deep");
const values = z.record(z.string(), json);
const at = { step: z.string().max(40), part: z.number().int().min(0).max(1) };

/** Acts within a part of a step: the state wanted, never the change, so that the same act twice has one effect. */
export const PartActs = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("add"),
    ...at,
    id: Id,
    values,
    anonymous: z.boolean().optional(),
    receipt: z.string().max(128).optional(),
    suggested: z.string().max(64).optional(),
  }),
  z.strictObject({ do: z.literal("edit"), ...at, item: Id, values, receipt: z.string().max(128).optional() }),
  z.strictObject({ do: z.literal("remove"), ...at, item: Id, receipt: z.string().max(128).optional() }),
  z.strictObject({ do: z.literal("park"), ...at, item: Id, on: z.boolean() }),
  z.strictObject({ do: z.literal("strike"), ...at, item: Id, reason: text }),
  z.strictObject({ do: z.literal("merge"), ...at, into: Id, from: z.array(Id).max(200) }),
  z.strictObject({ do: z.literal("unmerge"), ...at, item: Id }),
  z.strictObject({ do: z.literal("vote"), ...at, item: Id, dots: z.number() }),
  z.strictObject({ do: z.literal("keep"), ...at, items: z.array(Id).max(200) }),
  z.strictObject({ do: z.literal("set"), ...at, path: z.string().max(200), value: json, base: z.number().int().optional() }),
  z.strictObject({ do: z.literal("add-row"), ...at, list: z.string().max(40), id: Id, values, after: Id.nullable().optional() }),
  z.strictObject({ do: z.literal("remove-row"), ...at, list: z.string().max(40), id: Id, why: text.optional() }),
  z.strictObject({ do: z.literal("move-row"), ...at, list: z.string().max(40), id: Id, after: Id.nullable() }),
  z.strictObject({ do: z.literal("order"), ...at, items: z.array(Id).max(200) }),
  z.strictObject({ do: z.literal("rate"), ...at, item: Id, values: z.record(z.string(), z.number()) }),
  z.strictObject({ do: z.literal("evidence"), ...at, item: Id, id: Id, text }),
  z.strictObject({ do: z.literal("propose"), ...at, item: Id, value: json }),
  z.strictObject({ do: z.literal("object"), ...at, item: Id, reason: text }),
  z.strictObject({ do: z.literal("withdraw"), ...at, item: Id }),
  z.strictObject({ do: z.literal("settle"), ...at, item: Id, reason: text }),
  z.strictObject({
    do: z.literal("answer"),
    ...at,
    finding: z.string().max(300),
    answer: z.string().max(20),
    note: text.optional(),
    draft: z.boolean().optional(),
  }),
  z.strictObject({ do: z.literal("rest"), ...at, answer: z.string().max(20), draft: z.boolean().optional(), all: z.boolean().optional() }),
]);
export type PartActCommand = z.infer<typeof PartActs>;

const note = z.strictObject({ do: z.literal("note"), on: z.string().max(300), id: Id, text });

/** What a model may suggest: things to add, to move, to put together or to put forward. Never a dot, a rating, a status, an answer or a name. */
const suggestable: ReadonlySet<string> = new Set(["add-row", "remove-row", "propose", "merge", "evidence", "note"]);
export const SuggestedActs = z.union([PartActs, note]).refine((act) => suggestable.has(act.do));
export type SuggestedActCommand = z.infer<typeof SuggestedActs>;

const role = z.enum(["facilitator", "participant", "observer", "owner"]);
const pace = z.enum(["live", "async"]);
const why = { why: text };

/** Acts on the session as a whole. */
export const SessionActs = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("start"),
    title: text,
    crisis: text,
    sells: z.enum(["people", "firms"]),
    playbook: z.string().max(60),
    track: z.enum(["full", "sprint"]),
    language: z.enum(["en", "et", "lt"]),
    timezone: z.string().max(60),
    currency: z.string().max(3),
    pace,
    steps: z.array(z.string().max(40)).max(40),
    dots: z.strictObject({ each: z.number().int().min(1).max(20), perItem: z.number().int().min(1).max(20) }),
    script: z.boolean(),
    person: Id,
    zone: z.string().max(60).optional(),
  }),
  z.strictObject({ do: z.literal("begin") }),
  z.strictObject({ do: z.literal("join"), person: Id, role, zone: z.string().max(60).optional() }),
  z.strictObject({ do: z.literal("set-role"), person: Id, role }),
  z.strictObject({ do: z.literal("remove-person"), person: Id }),
  z.strictObject({ do: z.literal("join-people"), person: Id, into: Id }),
  z.strictObject({ do: z.literal("away"), person: Id, on: z.boolean() }),
  z.strictObject({ do: z.literal("set-zone"), zone: z.string().max(60) }),
  z.strictObject({ do: z.literal("take-over") }),
  z.strictObject({ do: z.literal("set-pace"), pace }),
  z.strictObject({ do: z.literal("pause") }),
  z.strictObject({ do: z.literal("resume") }),
  z.strictObject({ do: z.literal("more-time"), minutes: z.number().min(-600).max(600) }),
  z.strictObject({ do: z.literal("done"), ...at, on: z.boolean() }),
  z.strictObject({ do: z.literal("end-input"), ...at }),
  z.strictObject({ do: z.literal("confirm"), ...at }),
  z.strictObject({ do: z.literal("skip"), step: at.step, ...why }),
  z.strictObject({ do: z.literal("go-to"), step: at.step, part: at.part.optional() }),
  z.strictObject({ do: z.literal("waive"), ...at, rule: z.string().max(60), ...why }),
  z.strictObject({ do: z.literal("still-true"), step: at.step, item: z.string().max(300) }),
  note,
  z.strictObject({ do: z.literal("take-in"), late: Id }),
  z.strictObject({ do: z.literal("strike-text"), id: Id, reason: text }),
  z.strictObject({ do: z.literal("accept-action"), item: Id }),
  z.strictObject({
    do: z.literal("offer"),
    id: Id,
    keeper: Id,
    about: z.discriminatedUnion("is", [
      z.strictObject({ is: z.literal("value"), item: Id, field: z.enum(keptFields), value: json }),
      z.strictObject({ is: z.literal("row"), values }),
    ]),
  }),
  z.strictObject({ do: z.literal("answer-offer"), offer: Id, answer: z.enum(["take", "leave"]) }),
  z.strictObject({ do: z.literal("set-help"), on: z.boolean(), because: z.enum(helpStops).optional() }),
  z.strictObject({ do: z.literal("ask-help"), ...at, id: Id, help: z.enum(helpKinds), text: text.optional() }),
  z.strictObject({
    do: z.literal("suggest"),
    ...at,
    id: Id,
    help: z.enum(helpKinds),
    asked: Id.nullable(),
    pieces: z.array(z.strictObject({ text, acts: z.array(SuggestedActs).max(4), made: z.string().max(300).optional() })).max(60),
  }),
  z.strictObject({
    do: z.literal("answer-suggestion"),
    suggestion: Id,
    piece: Id,
    answer: z.enum(["accept", "edit", "drop"]),
    change: values.optional(),
  }),
  z.strictObject({ do: z.literal("undo"), ...at }),
  z.strictObject({ do: z.literal("erased"), person: Id }),
  z.strictObject({ do: z.literal("wake") }),
]);
export type SessionActCommand = z.infer<typeof SessionActs>;

export const Act = z.union([PartActs, SessionActs]);
export type Act = z.infer<typeof Act>;

/** Who acts. A person by id; `via` is the door. `publisher`: what people did where the result is kept, brought by its keeper; `model`: what it suggests. */
export type CommandActor =
  | { readonly kind: "person"; readonly id: string; readonly via: string }
  | { readonly kind: "publisher"; readonly id: string }
  | { readonly kind: "model" }
  | { readonly kind: "timer" };

/**
 * What somebody or something wants: one act or several that hold together (all or none). `at` is now; `drawn` the session's `seq` when the
 * form was drawn; `leaderSeenAt` when a facilitator was last here (kept outside the log). Time and ids come inside the command.
 */
export type Command = {
  readonly id: string;
  readonly at: number;
  readonly actor: CommandActor;
  readonly acts: readonly Act[];
  readonly drawn?: number;
  readonly leaderSeenAt?: number | null;
};

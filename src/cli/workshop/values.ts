import { z } from "zod";
import { parseDuration } from "#lib/time.ts";
import { entries, isMapping, isPlain } from "./yaml.ts";

/** A text, letter for letter; a number or truth value stands for the letters it was written in. */
export const text = z.preprocess((raw) => (isPlain(raw) ? raw.source : raw), z.string({ error: "is to be a text" }));
/** A name that the script gives, or one that it gave elsewhere. */
export const key = text.describe("a name used further on in the file");
export const keys = z.array(key, { error: "is to be a list of keys" });
export const number = z.preprocess((raw) => (isPlain(raw) ? raw.value : raw), z.number({ error: "is to be a number" }));
export const truth = z.preprocess((raw) => (isPlain(raw) ? raw.value : raw), z.boolean({ error: "is to be true or false" }));
export const duration = text.refine((said) => parseDuration(said) !== undefined, "is to be a length of time such as PT2H, P3D or P8W");

export function choice<const Options extends readonly [string, ...string[]]>(options: Options) {
  return z.preprocess((raw) => (isPlain(raw) ? raw.source : raw), z.enum(options, { error: `is to be one of ${options.join(", ")}` }));
}

/** A list of one kind of things. */
export function list<Item extends z.ZodType>(item: Item) {
  return z.array(item, { error: "is to be a list" });
}

/** A mapping whose keys are people's own names, in the order they stand; "constructor" is as good a name as any. */
export function named<Value extends z.ZodType>(value: Value) {
  const pairs = z.array(z.tuple([z.string(), value]), { error: "is to be a mapping" });
  return z
    .preprocess((raw) => (isMapping(raw) ? raw[entries] : raw), pairs)
    .transform((all) => new Map<string, z.output<Value>>(all as [string, z.output<Value>][]));
}

export function object<const Shape extends z.core.$ZodShape>(shape: Shape) {
  return z.strictObject(shape, { error: (issue) => (issue.code === "unrecognized_keys" ? undefined : "is to be a mapping") });
}

/** One of several shapes told apart by the one key of `kinds` that is there. */
export function oneOf<Shape extends z.ZodType>(shape: Shape, kinds: readonly string[]) {
  return shape.refine(
    (said) => kinds.filter((kind) => (said as Record<string, unknown>)[kind] !== undefined).length === 1,
    `is to have exactly one of ${kinds.join(", ")}`,
  );
}

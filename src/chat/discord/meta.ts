import { z } from "zod";
import { languages } from "#locale/languages.ts";

const about = {
  /** what opened it, and about what: the way to draw it again */
  ask: z.string(),
  on: z.array(z.string()).readonly(),
  session: z.string(),
  /** id of the place whose button opened it */
  place: z.string().optional(),
};

/**
 * One field of a form as it was drawn: by its place in the list, inputs and buttons name it. `stood`: what stood in it, where that counts though
 * nobody may have come to its part, or gives way to another choice; `box`: what its box stands for when it is ticked.
 */
const DrawnField = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.string(),
  part: z.number().int().min(0),
  stood: z.array(z.string()).readonly().optional(),
  box: z.string().optional(),
});

/**
 * A form somebody is filling in, as the doors keep it under a random token for fifteen minutes: Discord sends back nothing else that it was
 * drawn from. It names no person. `part` is the one that was shown last, of `parts`; a form without questions has none.
 */
export const Draft = z.object({
  is: z.literal("form"),
  ...about,
  language: z.enum(languages),
  name: z.string(),
  hidden: z.record(z.string(), z.string()),
  nonce: z.string(),
  drawn: z.number().int(),
  part: z.number().int().min(0),
  parts: z.number().int().min(0),
  fields: z.array(DrawnField).readonly(),
  /** by field: values too long for Discord, by what stands in for them */
  long: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  /** what was typed so far, by field; a field that was shown and left empty is an empty list */
  typed: z.record(z.string(), z.array(z.string()).readonly()).default({}),
});
export type Draft = z.infer<typeof Draft>;

/** A private card, kept the same way: what opened it, and the page last shown. */
export const CardDraft = z.object({ is: z.literal("card"), ...about, page: z.number().int().min(0) });
export type CardDraft = z.infer<typeof CardDraft>;

/** What the doors keep under a token; `safeParse` reads it back. */
export const Remembered = z.discriminatedUnion("is", [Draft, CardDraft]);

import { z } from "zod";
import { limits } from "./limits.ts";

const about = {
  /** what opened it, and about what: the way to draw it again */
  ask: z.string(),
  on: z.array(z.string()).readonly(),
  session: z.string(),
  /** id of the place whose button opened it */
  place: z.string().optional(),
  page: z.number().int().min(0),
};

const FormMeta = z.object({
  is: z.literal("form"),
  ...about,
  pages: z.number().int().min(1),
  name: z.string(),
  hidden: z.record(z.string(), z.string()),
  nonce: z.string(),
  drawn: z.number().int(),
  /** by field: values too long for Slack, by what stands in for them */
  long: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  /** what was typed on other pages of the same form */
  typed: z.record(z.string(), z.array(z.string())).default({}),
});
const CardMeta = z.object({ is: z.literal("card"), ...about });
const Meta = z.discriminatedUnion("is", [FormMeta, CardMeta]);

/** What a view remembers of itself, since Slack sends back nothing else that it was drawn from. */
export type FormMeta = z.infer<typeof FormMeta>;
export type CardMeta = z.infer<typeof CardMeta>;

/** As `private_metadata`. Ids only, so it always fits; throws a RangeError where it does not: then something else was put in. */
export function writeMeta(meta: FormMeta | CardMeta): string {
  const text = metaText(meta);
  if (text.length > limits.metadata) throw new RangeError(`metadata of ${text.length} signs: ${text.slice(0, 80)}`);
  return text;
}

/** The three signs that Slack may give back escaped are written as JSON escapes. */
function metaText(meta: FormMeta | CardMeta): string {
  return JSON.stringify(meta).replaceAll(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
}

/** Whether a view can remember it. */
export function metaFits(meta: FormMeta | CardMeta): boolean {
  return metaText(meta).length <= limits.metadata;
}

/** Reads `private_metadata`; undefined for anything that is not ours. */
export function readMeta(text: unknown): FormMeta | CardMeta | undefined {
  if (typeof text !== "string") return undefined;
  try {
    return Meta.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

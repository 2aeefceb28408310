import { z } from "zod";
import { channels, media } from "#journey/touchpoint.ts";
import type { Values } from "#steps/field.ts";

/** A contact as a model puts it: what every touchpoint has, and what the customer does there. */
export const Contact = z.strictObject({
  name: z.string().min(1).max(140),
  medium: z.enum(media),
  channels: z.array(z.enum(channels)).min(1).max(5),
  does: z.string().max(500).nullable(),
});
export type Contact = z.infer<typeof Contact>;

/** The same as a row's values; what was left open is left out. */
export function valuesOf({ name, medium, channels: by, does }: Contact): Values {
  return { name, medium, channels: [...new Set(by)], ...(does === null || does.trim() === "" ? {} : { does }) };
}

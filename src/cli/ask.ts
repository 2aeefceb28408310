import { roles } from "#session/state.ts";
import { z } from "zod";

const formats = z
  .array(z.enum(["markdown", "html", "json"]))
  .min(1)
  .readonly();

/** What can be asked of whoever holds the data: this process, or a running server through the door of its folder. */
export const Ask = z.discriminatedUnion("command", [
  z.strictObject({ command: z.literal("sessions") }),
  z.strictObject({ command: z.literal("doctor") }),
  z.strictObject({ command: z.literal("migrate") }),
  z.strictObject({ command: z.literal("export"), session: z.string(), formats }),
  z.strictObject({ command: z.literal("publish"), session: z.string(), parent: z.string().optional(), anew: z.boolean().optional() }),
  z.strictObject({ command: z.literal("notion-webhook") }),
  z.strictObject({ command: z.literal("link"), session: z.string(), role: z.enum(roles) }),
  z.strictObject({ command: z.literal("erase"), session: z.string(), person: z.string() }),
  z.strictObject({ command: z.literal("replay"), file: z.string(), content: z.string(), formats }),
  z.strictObject({ command: z.literal("backup"), file: z.string() }),
  z.strictObject({ command: z.literal("restore"), file: z.string() }),
]);
export type Ask = z.infer<typeof Ask>;
export type Format = z.infer<typeof formats>[number];
export const allFormats: readonly Format[] = ["markdown", "html", "json"];

import { z } from "zod";
import { channels, media, phases, staffSights } from "#journey/touchpoint.ts";
import { choice, duration, key, keys, list, object, oneOf, text, truth } from "./values.ts";

const touchpointMore = {
  stage: text.optional(),
  phase: choice(phases).optional(),
  does: text.optional(),
  thinks: text.optional(),
  feels: text.optional(),
  waitBefore: duration.optional(),
  expectsReply: truth.optional(),
  replyWithin: duration.optional(),
  repeats: key.optional(),
  staffSees: choice(staffSights).optional(),
  hindrance: text.optional(),
  responsible: text.optional(),
  evidence: list(text).optional(),
  announcedBy: text.optional(),
};
const permitted = text.optional();
const born = { name: text, medium: choice(media), channels: list(choice(channels)) };
export const touchpoint = object({ key, ...born, ...touchpointMore });
export const newTouchpoint = object({ key, ...born, ...touchpointMore, permitted });
const fields = object({
  name: text.optional(),
  medium: choice(media).optional(),
  channels: list(choice(channels)).optional(),
  ...touchpointMore,
  permitted,
});
export type ScriptTouchpoint = z.output<typeof newTouchpoint>;
export type ScriptFields = z.output<typeof fields>;

const restricted = object({
  changes: fields.optional(),
  blocked: keys.optional(),
  note: text.optional(),
  dropped: text.optional(),
  merged: key.optional(),
  permitted: text.optional(),
});
/** A bare word becomes the mapping that says the same: `stays` has no key at all. */
export const restriction = z.union([
  choice(["stays", "changes"]).transform((said): z.output<typeof restricted> => (said === "stays" ? {} : { changes: {} })),
  oneOf(restricted, ["changes", "blocked", "dropped", "merged", "permitted"]),
]);
export type ScriptRestriction = z.output<typeof restriction>;
export const replacement = oneOf(object({ with: list(newTouchpoint).optional(), dropped: text.optional(), merged: key.optional() }), [
  "with",
  "dropped",
  "merged",
]);
export type ScriptReplacement = z.output<typeof replacement>;

import { z } from "zod";

/** The closed lists of method.md, "A touchpoint" and "The lenses". Ids are the field's own words; texts live in `locale/`. */
export const media = ["digital", "physical"] as const;
export const channels = [
  "face-to-face",
  "phone",
  "e-mail",
  "post",
  "text-message",
  "video",
  "gift",
  "web",
  "app",
  "chat",
  "social-media",
  "marketplace",
  "other",
] as const;
export const phases = ["assess", "admit", "affirm", "activate", "acclimate", "accomplish", "adopt", "advocate"] as const;
export const staffSights = ["yes", "partly", "no"] as const;
export const origins = ["kept", "changed", "new", "added"] as const;

export type Medium = (typeof media)[number];
export type Channel = (typeof channels)[number];
export type Phase = (typeof phases)[number];
export type OriginKind = (typeof origins)[number];

/** Where a touchpoint of the new journey comes from. */
export const Origin = z.strictObject({
  kind: z.enum(origins),
  /** ids of current touchpoints whose place it takes */
  replaces: z.array(z.string()),
  /** ids of current touchpoints merged into it */
  absorbs: z.array(z.string()),
});
export type Origin = z.infer<typeof Origin>;

/**
 * One point where the customer meets the company. Durations are ISO 8601 in weeks, days, hours, minutes (`PT2H`, `P8W`);
 * texts are people's own, letter for letter. `origin`, `expected`, `announcedBy` and `permitted` only occur in the new journey.
 */
export const Touchpoint = z.strictObject({
  id: z.string(),
  name: z.string(),
  medium: z.enum(media),
  channels: z.array(z.enum(channels)).min(1),
  stage: z.string().optional(),
  phase: z.enum(phases).optional(),
  does: z.string().optional(),
  thinks: z.string().optional(),
  feels: z.string().optional(),
  waitBefore: z.string().optional(),
  expectsReply: z.boolean().optional(),
  replyWithin: z.string().optional(),
  /** id of the touchpoint whose matter comes up again here */
  repeats: z.string().optional(),
  staffSees: z.enum(staffSights).optional(),
  hindrance: z.string().optional(),
  /** a person's id, or free text */
  responsible: z.string().optional(),
  evidence: z.array(z.string()).optional(),
  announcedBy: z.string().optional(),
  /** why a facilitator permitted it although a kept reason blocks it */
  permitted: z.string().optional(),
  /** expected emotion, -2..2 */
  expected: z.number().min(-2).max(2).optional(),
  origin: Origin.optional(),
});
export type Touchpoint = z.infer<typeof Touchpoint>;

/** The fields of a touchpoint that a person may fill in (all but what the product derives). */
export type TouchpointFields = Omit<Touchpoint, "id" | "origin" | "expected">;

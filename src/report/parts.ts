import { z } from "zod";
import { reasonKinds } from "#journey/redesign.ts";
import { channels, media, origins, phases, staffSights } from "#journey/touchpoint.ts";

/** Texts of people are letter for letter; a name is a person's. Both are plain text: every publisher escapes them. */
const text = z.string();
const name = z.string();
/** Ids only tie the parts of one report together; nothing of time or person is in them. */
const id = z.string();

/** How the figures of several people lie. */
const FiguresPart = z
  .strictObject({
    median: z.number(),
    lowest: z.number(),
    highest: z.number(),
    spread: z.number(),
    count: z.number().int(),
  })
  .meta({ id: "Figures" });

/** An objection and its reason; `open`: nobody has met it. Without `by` where the step is shown without names. */
const ObjectionPart = z.strictObject({ by: name.optional(), reason: text, open: z.boolean() }).meta({ id: "Objection" });

/** How a decision came about. `agreed`: silence, a facilitator's yes, or settled over an objection (`settledBecause`). */
export const ConsentPart = z
  .strictObject({
    by: name.optional(),
    agreed: z.enum(["silence", "facilitator", "settled"]).optional(),
    settledBecause: text.optional(),
    objections: z.array(ObjectionPart),
  })
  .meta({ id: "Consent" });

/** What one person wrote in a silent collecting. No `by`: unsigned, or the step is shown without names (method.md, "Anonymity"). */
export const IdeaPart = z.strictObject({ id, text, by: name.optional() }).meta({ id: "Idea" });

/**
 * An item that was voted on. `dots`: absent until voting was shown. `byDots`: the dots alone would keep it; `tied`: level at the edge.
 * `together`: the items put together with it.
 */
const ItemPart = z
  .strictObject({
    ...IdeaPart.shape,
    kind: z.enum(reasonKinds).optional(),
    horizon: z.enum(["now", "one-year", "two-to-three-years"]).optional(),
    dots: z.number().int().optional(),
    byDots: z.boolean(),
    tied: z.boolean(),
    together: z.array(IdeaPart),
  })
  .meta({ id: "Item" });

/** What the team kept, in its order, and the rest by dots. `decided`: the team has kept something. */
export const ConvergedPart = z
  .strictObject({
    decided: z.boolean(),
    kept: z.array(z.strictObject({ ...ItemPart.shape, number: z.number().int() })),
    rest: z.array(ItemPart),
  })
  .meta({ id: "Converged" });

/** A customer type; texts that were left empty are absent. */
export const CustomerPart = z
  .strictObject({
    id,
    name: text,
    inFocus: z.boolean(),
    who: text.optional(),
    goal: text.optional(),
    triggers: text.optional(),
    inspires: text.optional(),
    influences: text.optional(),
    annoys: text.optional(),
    different: text.optional(),
  })
  .meta({ id: "Customer" });

export const IdealClientPart = z.strictObject({
  headcount: text.optional(),
  turnover: text.optional(),
  geography: text.optional(),
  technology: text.optional(),
  other: text.optional(),
});

/** A pain of the organisation against one of the buyer; `consent` where the answer was decided in a round. */
export const ConflictPart = z
  .strictObject({
    id,
    organisation: text,
    buyer: text,
    answer: text.optional(),
    consent: ConsentPart.optional(),
  })
  .meta({ id: "Conflict" });

/** A touchpoint of either journey. `number`: its place, from 1. Durations are ISO 8601; `responsible` and `announcedBy` are names or free text. */
const touchpoint = {
  id,
  number: z.number().int(),
  name: text,
  medium: z.enum(media),
  channels: z.array(z.enum(channels)),
  stage: text.optional(),
  phase: z.enum(phases).optional(),
  does: text.optional(),
  thinks: text.optional(),
  feels: text.optional(),
  waitBefore: z.string().optional(),
  expectsReply: z.boolean().optional(),
  replyWithin: z.string().optional(),
  /** id of the touchpoint whose matter comes up again here */
  repeats: id.optional(),
  staffSees: z.enum(staffSights).optional(),
  hindrance: text.optional(),
  responsible: text.optional(),
  evidence: z.array(text),
};

/** What became of a current touchpoint: ids of the new ones that carry it on, numbers of the kept reasons that struck it, why and note. */
const OutcomePart = z
  .strictObject({
    is: z.enum(["kept", "changed", "replaced", "dropped", "merged", "unanswered"]),
    by: z.array(id),
    reasons: z.array(z.number().int()),
    why: text.optional(),
    note: text.optional(),
  })
  .meta({ id: "Outcome" });

export const CurrentPart = z
  .strictObject({
    ...touchpoint,
    outcome: OutcomePart,
    /** only once ratings were shown; names never travel with them */
    rating: z.strictObject({ emotion: FiguresPart, impact: FiguresPart, momentOfTruth: z.boolean(), disagreement: z.boolean() }).optional(),
  })
  .meta({ id: "CurrentTouchpoint" });

export const NewPart = z
  .strictObject({
    ...touchpoint,
    origin: z.strictObject({ kind: z.enum(origins), replaces: z.array(id), absorbs: z.array(id) }),
    /** what the team expects it to feel like, -2..2 */
    expected: z.number().optional(),
    /** `expected`, else the median of the contact that lives on */
    emotion: z.number().optional(),
    announcedBy: text.optional(),
    permitted: text.optional(),
    /** why it needs no action of its own */
    covered: text.optional(),
  })
  .meta({ id: "NewTouchpoint" });

/** One row of both journeys side by side. `branch`: a further replacement of the row above; `joins`: id of the new one that takes it in. */
export const PairPart = z
  .strictObject({
    is: z.enum(["kept", "changed", "replaced", "dropped", "merged", "unanswered", "added"]),
    current: id.optional(),
    next: id.optional(),
    joins: id.optional(),
    branch: z.boolean(),
  })
  .meta({ id: "Pair" });

/** What somebody put forward in place of a blocked touchpoint, whether it was taken or not. */
export const AlternativePart = z
  .strictObject({
    id,
    for: id,
    is: z.enum(["with", "merged", "dropped"]),
    name: text.optional(),
    does: text.optional(),
    why: text.optional(),
    announcedBy: text.optional(),
    medium: z.enum(media).optional(),
    channels: z.array(z.enum(channels)),
    by: name.optional(),
  })
  .meta({ id: "Alternative" });

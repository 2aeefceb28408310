import { z } from "zod";
import { findingIds } from "#journey/finding.ts";
import { actionStatuses } from "#journey/redesign.ts";

const text = z.string();
const name = z.string();
const id = z.string();
/** `YYYY-MM-DD`. */
const date = z.string();

/** A finding of the lenses and what the team said to it. `open`: of weight must, and not answered or still to be fixed. */
export const FindingPart = z
  .strictObject({
    key: id,
    id: z.enum(findingIds),
    weight: z.enum(["must", "should", "note"]),
    touchpoints: z.array(id),
    actions: z.array(id),
    figures: z.record(z.string(), z.union([z.string(), z.number()])),
    open: z.boolean(),
    answer: z
      .strictObject({ is: z.enum(["fix", "action", "accept"]), note: text.optional(), by: name.optional(), withTheRest: z.boolean() })
      .optional(),
  })
  .meta({ id: "Finding" });

/** One line of the plan. `late`: due later than two weeks after its entry. */
export const ActionPart = z
  .strictObject({
    id,
    title: text,
    touchpoints: z.array(id),
    owner: z.strictObject({ name, accepted: z.boolean() }).optional(),
    deadline: date.optional(),
    zone: z.string().optional(),
    late: z.boolean(),
    status: z.enum(actionStatuses),
    blockedBy: text.optional(),
    cost: z.strictObject({ kind: z.enum(["saves", "neutral", "costs"]), amount: z.number().optional() }).optional(),
    measure: text.optional(),
    notes: text.optional(),
  })
  .meta({ id: "Action" });

export const GovernancePart = z
  .strictObject({
    goal: text.optional(),
    people: z.array(name),
    functions: text.optional(),
    cadence: z.enum(["weekly", "monthly"]).optional(),
    next: date.optional(),
    editorInChief: name.optional(),
    listening: z.array(z.strictObject({ source: text, answeredBy: name.optional(), within: z.string().optional() })),
    figures: z.array(text),
    costsToLower: z.array(text),
    winCost: z.number().optional(),
    lostPerYear: z.number().optional(),
  })
  .meta({ id: "Governance" });

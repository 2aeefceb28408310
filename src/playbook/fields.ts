import { channels, media, phases, staffSights } from "#journey/touchpoint.ts";
import type { Field } from "#steps/field.ts";

/** A touchpoint is born with these three (method.md, step 8). */
export const touchpointBirth: readonly Field[] = [
  { id: "name", kind: "line", required: true },
  { id: "medium", kind: "choice", options: media, required: true },
  { id: "channels", kind: "choices", options: channels, required: true },
];

/** "More about it": in groups of at most five. */
export const touchpointMore: readonly Field[] = [
  { id: "does", kind: "text", more: true },
  { id: "thinks", kind: "text", more: true },
  { id: "feels", kind: "text", more: true },
  { id: "stage", kind: "line", more: true },
  { id: "phase", kind: "choice", options: phases, more: true },
  { id: "waitBefore", kind: "duration", more: true },
  { id: "expectsReply", kind: "yes-no", more: true },
  { id: "replyWithin", kind: "duration", more: true },
  { id: "repeats", kind: "ref", of: "touchpoints", more: true },
  { id: "staffSees", kind: "choice", options: staffSights, more: true },
  { id: "hindrance", kind: "text", more: true },
  { id: "responsible", kind: "person-or-text", more: true },
  { id: "evidence", kind: "lines", more: true },
];

export const announcedBy: Field = { id: "announcedBy", kind: "person-or-text", more: true };
export const permitted: Field = { id: "permitted", kind: "text", more: true, facilitator: true };
export const expected: Field = { id: "expected", kind: "whole", min: -2, max: 2, more: true };

export const touchpoint: readonly Field[] = [...touchpointBirth, ...touchpointMore];
/** A touchpoint of the new journey may take up the matter of any other, also of one that is added later. */
const repeatsAny: Field = { id: "repeats", kind: "ref", more: true };
const touchpointOfNew: readonly Field[] = touchpoint.map((field) => (field.id === repeatsAny.id ? repeatsAny : field));
export const newTouchpoint: readonly Field[] = [...touchpointOfNew, announcedBy, permitted];

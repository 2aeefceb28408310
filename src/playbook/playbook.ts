import type { Part } from "#steps/part.ts";

/**
 * What a step reads of an earlier one, so that a changed answer is marked "look again": through the same item, through a field that names ids,
 * or as a whole.
 */
export type Read = { readonly step: string; readonly part: number; readonly via: "item" | "whole" | "origin" | { readonly field: string } };

/** A step as data. Texts stand in `locale/` under `step.<id>.…`. */
export type Step = {
  readonly id: string;
  /** in the short track too */
  readonly sprint: boolean;
  readonly optional: boolean;
  readonly parts: readonly [Part] | readonly [Part, Part];
  readonly reads: readonly Read[];
  /** a part of an earlier step that is open again while this one is (the conflicts beside the offer) */
  readonly alsoOpen?: { readonly step: string; readonly part: number };
  /** source word: the step passes by itself where there is nothing to do in it (nothing blocked, nothing to replace) */
  readonly passesWithout?: string;
  /** live sessions pause when it closes: best in two sittings (method.md, "Light hand") */
  readonly pausesAfter?: boolean;
};

export type Playbook = {
  readonly id: string;
  /** the lobby's box, live minutes */
  readonly opening: number;
  readonly steps: readonly Step[];
};

export const tracks = ["full", "sprint"] as const;
export type Track = (typeof tracks)[number];

/** The steps that a session of this track goes through, with the extra ones asked for, in the playbook's order. */
export function stepsOf(playbook: Playbook, track: Track, extra: readonly string[] = []): readonly Step[] {
  return playbook.steps.filter((step) => track === "full" || step.sprint || extra.includes(step.id));
}

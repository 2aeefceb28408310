import type { Touchpoint } from "./touchpoint.ts";

/** The part of a journey a touchpoint stands in: a free name, else the code of one of the eight phases, else none ("" then). */
export type Stage = { readonly in: "stage" | "phase" | "none"; readonly name: string };

/** The stage of a touchpoint (method.md, "A touchpoint": a free name, or one of the eight phases). */
export function stageOf(touchpoint: Touchpoint): Stage {
  if (touchpoint.stage !== undefined && touchpoint.stage !== "") return { in: "stage", name: touchpoint.stage };
  return touchpoint.phase === undefined ? { in: "none", name: "" } : { in: "phase", name: touchpoint.phase };
}

/** Whether two stages are the same one. */
export function isSameStage(a: Stage, b: Stage): boolean {
  return a.in === b.in && a.name === b.name;
}

import { type Channel, type Phase, phases, type Touchpoint } from "../touchpoint.ts";
import { finding, type Lens } from "./lens.ts";

/** The six channels of the eight-phases text, in its order; all others stand in a seventh column. */
export const coverageChannels = ["face-to-face", "e-mail", "post", "text-message", "video", "gift"] as const;
export type CoverageColumn = (typeof coverageChannels)[number] | "other";

/** One row of the matrix: ids of the touchpoints of a phase by column, in the journey's order. */
export type CoverageRow = { readonly phase: Phase; readonly cells: Readonly<Record<CoverageColumn, readonly string[]>> };

/** Right after the sale and where the result shows: the real work begins there (method.md, "Coverage"). */
const gravestPhases: ReadonlySet<Phase> = new Set<Phase>(["activate", "accomplish"]);

/** The eight phases by six channels and "other". A touchpoint stands in every column one of its channels belongs to; one without a phase in none. */
export function coverageMatrix(touchpoints: readonly Touchpoint[]): readonly CoverageRow[] {
  return phases.map((phase) => {
    const inPhase = touchpoints.filter((each) => each.phase === phase);
    const columns = [...coverageChannels, "other" as const].map((column) => [column, idsIn(column, inPhase)]);
    return { phase, cells: Object.fromEntries(columns) as CoverageRow["cells"] };
  });
}

function idsIn(column: CoverageColumn, touchpoints: readonly Touchpoint[]): readonly string[] {
  return touchpoints.filter((each) => each.channels.some((channel) => columnOf(channel) === column)).map((each) => each.id);
}

function columnOf(channel: Channel): CoverageColumn {
  return coverageChannels.find((each) => each === channel) ?? "other";
}

/** The phases without a touchpoint; none while fewer than half of the touchpoints have a phase, for then they are only not placed yet. */
export function emptyPhases(journey: readonly Touchpoint[]): readonly Phase[] {
  if (journey.length === 0 || !isPlaced(journey)) return [];
  return phases.filter((phase) => journey.every((each) => each.phase !== phase));
}

function isPlaced(journey: readonly Touchpoint[]): boolean {
  return placedCount(journey) * 2 >= journey.length;
}

function placedCount(journey: readonly Touchpoint[]): number {
  return journey.filter((each) => each.phase !== undefined).length;
}

/** Empty phases and channels of the new journey; nothing while there is no new journey. Figures: `phase`, `channel` as codes; `placed` of `all`. */
export const coverage: Lens = (_redesign, journey) => {
  if (journey.length === 0) return [];
  const unplaced = journey.filter((each) => each.phase === undefined).map((each) => each.id);
  const figures = { placed: placedCount(journey), all: journey.length };
  const place = isPlaced(journey) ? [] : [finding("coverage.place-phases", "note", { subject: "all", touchpoints: unplaced, figures })];
  const empty = emptyPhases(journey).map((phase) =>
    finding("coverage.empty-phase", gravestPhases.has(phase) ? "must" : "should", { subject: phase, figures: { phase } }),
  );
  const unused = coverageChannels.filter((channel) => journey.every((each) => !each.channels.includes(channel)));
  return [
    ...empty,
    ...place,
    ...unused.map((channel) => finding("coverage.empty-channel", "note", { subject: channel, figures: { channel } })),
  ];
};

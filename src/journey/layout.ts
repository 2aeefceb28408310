import { type Board, boardOf } from "./layout/board.ts";
import { curveDown, type DownScale, listScale, type RowCurve } from "./layout/curve.ts";
import { type Drawn, unique } from "./layout/geometry.ts";
import { type Row, rowsOf } from "./layout/rows.ts";
import { type WaitStrip, waitStrips } from "./layout/waits.ts";

/**
 * Both journeys as geometry, for the live board and the pictures alike. `felt` and `expected` have one entry for each of `rows`
 * (by default the zero of emotion at x = 43, a step 14.5 px). `board` and `waits` are in pixels.
 */
export type Layout = {
  readonly rows: readonly Row[];
  readonly felt: readonly RowCurve[];
  readonly expected: readonly RowCurve[];
  readonly board: Board;
  readonly waits: { readonly current: WaitStrip; readonly new: WaitStrip };
};

const mapWidth = 1391;
/** Room kept right of the map's left edge for the strip's first tick, and at its end for the total. */
const stripMargin = 55;
const labelColumn = 104;

/** How wide the map is to be (1391 px when not said), and the scale of the downward paths (`listScale`, or `phoneScale`). */
export type LayoutOptions = { readonly width?: number; readonly scale?: DownScale };

/** Lays out what is drawn of both journeys, from none to any number of touchpoints. */
export function layoutOf(drawn: Drawn, { width = mapWidth, scale = listScale }: LayoutOptions = {}): Layout {
  const single: Drawn = { ...drawn, current: unique(drawn.current), new: unique(drawn.new) };
  const rows = rowsOf(single);
  return {
    rows,
    felt: curveDown(rows, single, { side: "current", scale }),
    expected: curveDown(rows, single, { side: "new", scale }),
    board: boardOf(single, width),
    waits: waitStrips(single, Math.max(0, width - labelColumn - stripMargin)),
  };
}

import { html } from "hono/html";
import { type DownScale, listScale, type RowCurve } from "#journey/layout/curve.ts";
import type { Html } from "../page.ts";
import type { Contact, Pen } from "./drawing.ts";
import { spot } from "./marks.ts";
import { isApart } from "./said.ts";

/** How wide the path's column is, in pixels. */
const pathWidth = 86;
const { middle, step } = listScale;
const [least, most] = [middle - 2 * step, middle + 2 * step];

/** −2, 0, +2 above the path, each over its line. */
export function pathHead(): Html {
  return html`<svg class="j-scale" width="${pathWidth}" height="16" aria-hidden="true"><text x="${least}" y="12">−2</text><text x="${middle}" y="12">0</text><text x="${most}" y="12">+2</text></svg>`;
}

/**
 * The emotion path down the list, a cell a row. Each row draws its own half-segments in an SVG stretched to the row, so rows of any height
 * join without measuring; markers stand in a second SVG that is not stretched.
 */
export function pathColumn(pen: Pen): Html {
  const { rows, felt, expected } = pen.drawing.layout;
  const cells = rows.map((row, index) => {
    const current = pen.drawing.current.get(row.current?.id ?? "");
    const next = pen.drawing.next.get(row.next?.id ?? "");
    const axis = html`<path class="j-axis" d="M${middle} 0V100"/><path class="j-axis j-far" d="M${least} 0V100M${most} 0V100"/>`;
    const paths = html`${pen.drawing.expects ? stretches(expected, index, "expects") : ""}${stretches(felt, index, "felt")}`;
    const spots = html`${current === undefined ? "" : feltSpot(pen, felt[index], current)}${next === undefined ? "" : expectedSpot(pen, expected[index], next)}`;
    return html`<div class="j-row">${stretched(pathWidth, html`${axis}${paths}`)}<svg class="j-spots">${spots}</svg></div>`;
  });
  return html`<div class="j-path" aria-hidden="true">${cells}</div>`;
}

/** A drawing as wide as given, stretched to the height of its row. */
export function stretched(width: number, inside: Html): Html {
  return html`<svg class="j-stretched" width="${width}" viewBox="0 0 ${width} 100" preserveAspectRatio="none" aria-hidden="true">${inside}</svg>`;
}

/**
 * A row's part of a path, dashed by the wait it stands for. Between two neighbouring contacts the halves are those of one cubic, cut in
 * the middle; next to a row that the path only passes they end upright.
 */
export function stretches(curves: readonly RowCurve[], index: number, kind: "felt" | "expects"): Html {
  const own = curves[index];
  const [before, after] = [curves[index - 1]?.x, curves[index + 1]?.x];
  return html`${(own?.stretches ?? []).map(({ path, wait }) => html`<path class="j-${kind} j-w-${wait}" d="${smooth(path, { x: own?.x, before, after })}"/>`)}`;
}

type Neighbours = { readonly x: number | undefined; readonly before: number | undefined; readonly after: number | undefined };

function smooth(path: string, { x, before, after }: Neighbours): string {
  const upper = path.endsWith(" 50");
  const other = upper ? before : after;
  if (x === undefined || other === undefined || path.endsWith("V100")) return path;
  const [edge, near] = [(x + other) / 2, (3 * x + other) / 4];
  return upper ? `M${edge} 0C${near} 12.5 ${x} 25 ${x} 50` : `M${x} 50C${x} 75 ${near} 87.5 ${edge} 100`;
}

function feltSpot({ drawing }: Pen, curve: RowCurve | undefined, contact: Contact): Html {
  if (curve?.x === undefined) return html``;
  const small = drawing.expects && contact.touchpoint.medium === "digital" ? 4.4 : 5.4;
  const r = contact.moment ? 6.9 : small;
  return html`${whisker(contact, listScale)}${spot({ x: curve.x, y: "50%", medium: contact.touchpoint.medium, emotion: curve.emotion, rated: curve.rated, r: contact.touchpoint.medium === "physical" ? r - 0.5 : r })}`;
}

/** From the lowest to the highest, where people disagree by 2 or more. */
function whisker(contact: Contact, scale: DownScale): Html {
  if (contact.stats === undefined || !isApart(contact)) return html``;
  const { lowest, highest } = contact.stats.emotion;
  const [from, to] = [scale.middle + lowest * scale.step, scale.middle + highest * scale.step];
  return html`<line class="j-whisker" x1="${from}" x2="${to}" y1="50%" y2="50%"/><rect class="j-whisker j-end" x="${from - 0.75}" y="50%" width="1.5" height="8" transform="translate(0 -4)"/><rect class="j-whisker j-end" x="${to - 0.75}" y="50%" width="1.5" height="8" transform="translate(0 -4)"/>`;
}

function expectedSpot({ drawing }: Pen, curve: RowCurve | undefined, { touchpoint }: Contact): Html {
  if (!drawing.expects || curve?.x === undefined) return html``;
  return html`<g class="j-wanted">${spot({ x: curve.x, y: "50%", medium: touchpoint.medium, emotion: curve.emotion, rated: curve.rated, r: 5 })}</g>`;
}

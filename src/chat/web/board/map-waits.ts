import { html } from "hono/html";
import { measures } from "#journey/layout/geometry.ts";
import type { WaitStrip } from "#journey/layout/waits.ts";
import { sayDuration } from "#locale/durations.ts";
import type { Html, PageContext } from "../page.ts";
import type { MapPen } from "./drawing.ts";
import { sayTotal } from "./said.ts";

const { left } = measures;
const from = 4;
const first = 23;
const between = 37;

/** The waits of both journeys to scale, one strip each; nothing where nobody waits. */
export function waitsBand({ ctx, drawing, show }: MapPen): Html {
  const { waits, board } = drawing.layout;
  if (waits.current.total + waits.new.total === 0) return html``;
  const width = board.width - left;
  const sides = [
    ...(show === "after" && drawing.begun ? [] : ["current" as const]),
    ...(show === "before" || !drawing.begun ? [] : ["new" as const]),
  ];
  const strips = sides.map((side, index) => strip(ctx, waits[side], { side, y: first + index * between }));
  return html`<div class="j-band j-waits"><div class="j-lane-name"><p><b>${ctx.say("page.board.waiting")}</b><span>${ctx.say("page.board.to-scale")}</span></p></div><svg width="${width}" height="${sides.length * between + 6}" aria-hidden="true">${strips}</svg></div>`;
}

function strip(
  ctx: PageContext,
  { ticks, labels, gaps, end, total }: WaitStrip,
  { side, y }: { readonly side: "current" | "new"; readonly y: number },
): Html {
  const dotted = gaps.map(
    ({ from: start, to, middle, minutes }) =>
      html`<path class="j-rest" d="M${from + start + 8} ${y}H${from + to - 8}"/><path class="j-long" d="M${from + start + 8} ${y}H${from + to - 8}"/><text class="j-wait" x="${from + middle}" y="${y - 6}">${sayDuration(ctx.language, minutes)}</text>`,
  );
  const marks = ticks.map(({ id, x }) => html`<rect data-lit="${id}" x="${from + x - 1}" y="${y - 6}" width="2" height="12"/>`);
  const numbers = apart(labels).map(({ x, words }) => html`<text x="${x}" y="${y + 16}">${words}</text>`);
  return html`<g class="j-strip j-${side}"><path class="j-way" d="M${from} ${y}H${from + end}"/>${dotted}${marks}${numbers}<text class="j-sum" x="${from + end + 10}" y="${y + 4}">${sayTotal(ctx, total)}</text></g>`;
}

/** About how wide a figure is, in pixels: enough to leave out a label that would run into the one before. */
const figureWidth = 6.6;

function apart(labels: WaitStrip["labels"]): readonly { readonly x: number; readonly words: string }[] {
  let end = -Infinity;
  return labels.flatMap(({ x, places }) => {
    const words = shortly(places);
    const half = (words.length * figureWidth) / 2;
    const middle = from + x + Math.min(places.length - 1, 2) * 4;
    if (middle - half < end) return [];
    end = middle + half + 2;
    return [{ x: middle, words }];
  });
}

/** "2·3"; of four and more only the first and the last, so that it stays under its tick. */
function shortly(places: readonly number[]): string {
  return places.length > 3 ? `${places[0]}–${places.at(-1)}` : places.join("·");
}

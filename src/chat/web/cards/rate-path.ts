import { html } from "hono/html";
import type { RateView } from "#steps/rate-view.ts";
import type { Html } from "../page.ts";
import { type Card, nothing } from "./kit.ts";

type RateCard = Card & { readonly view: RateView };
type Point = { readonly x: number; readonly y: number };

const width = 358;
const zero = 40;
const step = 13;

function points(view: RateView): readonly (Point & { readonly emotion: number | undefined; readonly medium: string })[] {
  const gap = view.items.length <= 1 ? 0 : (width - 28) / (view.items.length - 1);
  return view.items.map(({ subject, mine }, n) => ({
    x: Math.round((14 + n * gap) * 10) / 10,
    y: zero - (mine.emotion ?? 0) * step,
    emotion: mine.emotion,
    medium: String(subject.values.medium ?? ""),
  }));
}

function curve(rated: readonly Point[]): string {
  return rated
    .map((to, n) => {
      const from = rated[n - 1];
      if (from === undefined) return `M${to.x} ${to.y}`;
      const pull = Math.round((to.x - from.x) * 4.8) / 10;
      return `C${from.x + pull} ${from.y} ${to.x - pull} ${to.y} ${to.x} ${to.y}`;
    })
    .join("");
}

/** Many contacts stand close: their marks shrink, so that the path stays readable. */
function sizeOf(rated: boolean, count: number): number {
  const full = rated ? 5.9 : 4.2;
  return count <= 24 ? full : Math.max(2, Math.round((full * 240) / count) / 10);
}

function marker(at: ReturnType<typeof points>[number], count: number): Html {
  const tone = at.emotion === undefined ? "open" : `em${at.emotion < 0 ? "m" : "p"}${Math.abs(at.emotion)}`;
  const size = sizeOf(at.emotion !== undefined, count);
  if (at.medium !== "physical") return html`<circle class="ring ${tone}" cx="${at.x}" cy="${at.y}" r="${size}"/>`;
  return html`<rect class="square ${tone}" x="${at.x - size}" y="${at.y - size}" width="${size * 2}" height="${size * 2}"/>`;
}

/** One's own path as it grows: the markers swing with what was felt; the one asked now in ochre, those to come hollow. */
export function ownPath(card: RateCard, here: number): Html {
  const { ctx, view } = card;
  const all = points(view);
  const rated = all.filter((one) => one.emotion !== undefined);
  const now = all[here];
  const label = ctx.say("talk.rated", { done: rated.length, total: all.length });
  const flag =
    now === undefined
      ? nothing
      : html`<rect class="here" x="${now.x - 10}" y="${now.y - 10}" width="20" height="20"/><text x="${now.x}" y="${now.y + 4.5}" text-anchor="middle">${here + 1}</text>`;
  return html`<svg class="mine" viewBox="0 0 ${width} 80" role="img" aria-label="${label}"><path class="grid" d="M0 14H${width}M0 66H${width}" stroke-dasharray="1 5"/><path class="grid" d="M0 40H${width}"/><path class="way" d="${curve(rated)}"/>${all.map((one) => marker(one, all.length))}${flag}</svg>`;
}

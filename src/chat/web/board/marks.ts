import { html } from "hono/html";
import { sayCode } from "#locale/say.ts";
import type { Reason } from "#journey/redesign.ts";
import type { Medium } from "#journey/touchpoint.ts";
import type { Html, PageContext } from "../page.ts";

/** The signs of the map (design.md, "Drawing a journey"). All are `aria-hidden`: what they show is said in words beside them. */

/** Ring or filled square. */
export function glyph(medium: Medium): Html {
  const shape =
    medium === "digital"
      ? html`<circle class="j-ring" cx="6" cy="6" r="4.2"/>`
      : html`<rect class="j-full" x="1.5" y="1.5" width="9" height="9"/>`;
  return html`<svg class="j-glyph" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">${shape}</svg>`;
}

/** The control flag of a moment of truth. */
export function flag(): Html {
  return html`<svg class="j-flag" width="13" height="13" viewBox="0 0 14 14" aria-hidden="true"><path class="j-half" d="M1 1h12L1 13z"/><path class="j-ochre" d="M13 1v12H1z"/><path class="j-outline" d="M1 1h12v12H1zM13 1 1 13"/></svg>`;
}

/** Five ticks, as many filled as the impact weighs. */
export function ticks(impact: number): Html {
  const bars = [1, 2, 3, 4, 5].map(
    (n) => html`<rect class="${n <= Math.round(impact) ? "j-on" : "j-off"}" x="${(n - 1) * 5.5}" y="0" width="4" height="10"/>`,
  );
  return html`<svg class="j-ticks" width="26" height="10" viewBox="0 0 26 10" aria-hidden="true">${bars}</svg>`;
}

/** Reasons as boxed figures, with their words where there is room for them. */
export function boxes(ctx: PageContext, reasons: readonly Reason[], words = false): Html {
  return html`${reasons.map(({ number, kind }) => {
    const word = sayCode(ctx.language, "reason", kind);
    return html`<span class="j-box" title="${word}"><b>${number}</b>${words ? html` <span class="j-word">${word}</span>` : ""}</span>`;
  })}`;
}

/** The colour of an emotion as a class; a half takes the colour nearer 0, "j-e-none" where nobody rated. */
function emotionClass(emotion: number | undefined): string {
  if (emotion === undefined) return "j-e-none";
  const whole = Math.max(-2, Math.min(2, Math.trunc(emotion)));
  return whole < 0 ? `j-e-m${-whole}` : whole > 0 ? `j-e-p${whole}` : "j-e-0";
}

/** A marker on a path: where, of which medium and emotion, and how large. */
export type Spot = {
  readonly x: number;
  readonly y: number | "50%";
  readonly medium: Medium;
  readonly emotion?: number | undefined;
  readonly rated: boolean;
  readonly r: number;
};

/** A marker on a path: ring or square in the colour of the emotion, hollow where nobody rated. */
export function spot({ x, y, medium, emotion, rated, r }: Spot): Html {
  const kind = `j-spot ${rated ? emotionClass(emotion) : "j-e-none"}`;
  if (medium === "digital") return html`<circle class="${kind}" cx="${x}" cy="${y}" r="${r}"/>`;
  const half = r + 1.1;
  return html`<rect class="${kind}" x="${x - half}" y="${y}" width="${2 * half}" height="${2 * half}" transform="translate(0 ${-half})"/>`;
}

/** The closed gate ⊗ at which a struck contact's link begins. */
export function gate(x: number, y: number): Html {
  return html`<circle class="j-gate" cx="${x}" cy="${y}" r="7"/><path class="j-gate" d="M${x - 2.8} ${y - 2.8}l5.6 5.6m0-5.6-5.6 5.6"/>`;
}

/** "a → b" for eyes; a word for ears. */
export function arrow({ say }: PageContext): Html {
  return html`<svg class="j-arrow" width="18" height="10" viewBox="0 0 18 10" aria-hidden="true"><path d="M0 5h15m-4-4 5 4-5 4"/></svg><span class="vh"> ${say("page.board.to")} </span>`;
}

/**
 * Something exactly as wide as the geometry says. Style attributes are closed by the content policy, so widths that depend on the session
 * come in as an SVG attribute: the strut holds its cell open, and the style sheet needs no class for each width that could occur.
 */
export function strut(width: number): Html {
  return html`<svg class="j-strut" width="${width}" height="1" aria-hidden="true"></svg>`;
}

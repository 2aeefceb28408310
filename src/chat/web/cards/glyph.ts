import { html } from "hono/html";
import type { Html } from "../page.ts";

/** Shape says the medium: digital a ring, physical a filled square. */
export function glyph(medium: string): Html {
  if (medium === "physical")
    return html`<svg class="glyph" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true"><rect x="1.5" y="1.5" width="9" height="9" fill="currentColor"/></svg>`;
  return html`<svg class="glyph" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" stroke-width="2.2"/></svg>`;
}

/** The control flag of a moment of truth. */
export function flag(size = 14): Html {
  return html`<svg class="flag" width="${size}" height="${size}" viewBox="0 0 14 14" aria-hidden="true"><path d="M1 1h12L1 13z" class="fs"/><path d="M13 1v12H1z" class="fo"/><path d="M1 1h12v12H1zM13 1 1 13" class="fl"/></svg>`;
}

/** A slip that lies face down: nothing of it shows, not even its length. */
export function slips(done: number, all: number): Html {
  const each = Array.from({ length: Math.min(all, 30) }, (_, n) => html`<li class="${n < done ? "d" : ""}"></li>`);
  return html`<ol class="slips" aria-hidden="true">${each}</ol>`;
}

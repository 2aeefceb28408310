import { type Html, html } from "./html.ts";

export const digitalGlyph: Html = html`<svg class="glyph" width="10" height="10" viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" stroke-width="2.2"/></svg>`;
export const physicalGlyph: Html = html`<svg class="glyph" width="10" height="10" viewBox="0 0 12 12" aria-hidden="true"><rect x="1.5" y="1.5" width="9" height="9" fill="currentColor"/></svg>`;
/** The control flag: a moment of truth. */
export const flag: Html = html`<svg class="flag" width="11" height="11" viewBox="0 0 14 14" aria-hidden="true"><path d="M1 1h12L1 13z" fill="var(--sheet)"/><path d="M13 1v12H1z" fill="var(--ochre)"/><path d="M1 1h12v12H1zM13 1 1 13" fill="none" stroke="var(--ink)" stroke-width="1.4"/></svg>`;
export const arrow: Html = html`<svg class="arr" width="16" height="9" viewBox="0 0 18 10" aria-hidden="true"><path d="M0 5h15m-4-4 5 4-5 4" fill="none" stroke="currentColor" stroke-width="1.75"/></svg>`;
export const logo: Html = html`<svg width="34" height="22" viewBox="0 0 34 22" aria-hidden="true"><path d="M5 16C11 16 9 6 16 6s6 9 13 9" fill="none" stroke="currentColor" stroke-width="1.8"/><circle cx="5" cy="16" r="3.4" fill="var(--paper)" stroke="currentColor" stroke-width="2"/><rect x="13" y="3" width="6.4" height="6.4" fill="currentColor"/><path d="M25 11h8v8h-8z" fill="var(--paper)"/><path d="M33 11v8h-8z" fill="var(--ochre)"/><path d="M25 11h8v8h-8zM33 11l-8 8" fill="none" stroke="currentColor" stroke-width="1.4"/></svg>`;

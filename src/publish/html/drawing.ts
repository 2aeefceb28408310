import type { CurrentTouchpoint, NewTouchpoint } from "#report/report.ts";
import { type Html, html } from "./html.ts";

/** The measures of the list (design/report.html): rows, the zero of each path, and a step of emotion, in pixels. */
const rowHeight = 34;
const felt = { zero: 31, step: 11.5, width: 62 };
const expected = { zero: 79, step: 11.5, width: 110 };
const gate = { x: 8, radius: 5.5 };

type Stop = {
  readonly x: number;
  readonly y: number;
  readonly rated: boolean;
  readonly emotion: number;
  readonly medium: "digital" | "physical";
};

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function rowMiddle(number: number): number {
  return (number - 1) * rowHeight + rowHeight / 2;
}

function stopsOf(
  contacts: readonly { readonly number: number; readonly medium: "digital" | "physical"; readonly felt: number | undefined }[],
  scale: typeof felt,
): readonly Stop[] {
  return contacts.map((one) => ({
    x: round(scale.zero + (one.felt ?? 0) * scale.step),
    y: rowMiddle(one.number),
    rated: one.felt !== undefined,
    emotion: one.felt ?? 0,
    medium: one.medium,
  }));
}

function pathOf(stops: readonly Stop[]): string {
  return stops
    .map(({ x, y }, place) => {
      const before = stops[place - 1];
      if (before === undefined) return `M${x} ${y}`;
      const middle = round((before.y + y) / 2);
      return `C${before.x} ${middle} ${x} ${middle} ${x} ${y}`;
    })
    .join("");
}

/** A half median takes the colour nearer 0 (design.md, "Emotion"). */
function colour({ rated, emotion }: Stop): string {
  if (!rated) return "var(--edge)";
  const whole = Math.trunc(emotion);
  return `var(--e${whole < 0 ? "m" : whole > 0 ? "p" : ""}${Math.abs(whole)})`;
}

function marker(stop: Stop): Html {
  const { x, y, rated } = stop;
  if (!rated)
    return stop.medium === "digital"
      ? html`<circle cx="${x}" cy="${y}" r="4.5" fill="var(--sheet)" stroke="var(--edge)" stroke-width="1.25"/>`
      : html`<rect x="${x - 4.5}" y="${y - 4.5}" width="9" height="9" fill="var(--sheet)" stroke="var(--edge)" stroke-width="1.25"/>`;
  if (stop.medium === "digital")
    return html`<circle cx="${x}" cy="${y}" r="5" fill="var(--sheet)" stroke="${colour(stop)}" stroke-width="3"/>`;
  return html`<rect x="${round(x - 5.6)}" y="${round(y - 5.6)}" width="11.2" height="11.2" fill="${colour(stop)}" stroke="var(--sheet)" stroke-width="1.5"/>`;
}

/** A window on a drawing as tall as the whole list: `from` its first row (from 0), `rows` how many. */
export type Window = { readonly from: number; readonly rows: number };

function windowed(width: number, { from, rows }: Window, content: readonly Html[]): Html {
  const height = rows * rowHeight;
  return html`<svg width="${width}" height="${height}" viewBox="0 ${from * rowHeight} ${width} ${height}" aria-hidden="true">${content}</svg>`;
}

/** The felt path down the current journey. */
export function feltDrawing(current: readonly CurrentTouchpoint[], total: number): (window: Window) => Html {
  const stops = stopsOf(
    current.map((one) => ({ ...one, felt: one.rating?.emotion.median })),
    felt,
  );
  const path = html`<path d="${pathOf(stops)}" fill="none" stroke="var(--ink2)" stroke-width="1.5"/>`;
  const zero = html`<path d="M${felt.zero} 0V${total * rowHeight}" stroke="var(--rule)"/>`;
  return (window) => windowed(felt.width, window, [zero, path, ...stops.map(marker)]);
}

function gateAt(y: number): Html {
  const [left, top] = [round(gate.x - 2.2), round(y - 2.2)];
  return html`<circle cx="${gate.x}" cy="${y}" r="${gate.radius}" fill="var(--sheet)" stroke="var(--ink2)" stroke-width="1.4"/><path d="M${left} ${top}l4.4 4.4m0-4.4-4.4 4.4" stroke="var(--ink2)" stroke-width="1.4"/>`;
}

function linkTo(one: CurrentTouchpoint, to: Stop): Html {
  const y = rowMiddle(one.number);
  const struck = one.outcome.is === "replaced" || one.outcome.is === "merged";
  const start = struck ? gate.x + gate.radius + 0.5 : 2;
  const end = round(to.x - (struck ? 9 : 5));
  const line = `M${start} ${y}C${start + 24} ${y} ${round(end - 26)} ${to.y} ${end} ${to.y}`;
  if (!struck) return html`<path d="${line}" fill="none" stroke="var(--edge)" stroke-width="1.1"/>`;
  return html`<path d="${line}M${end - 6} ${to.y - 4.5}l6 4.5-6 4.5" fill="none" stroke="var(--pine)" stroke-width="1.9"/>`;
}

function linksOf(one: CurrentTouchpoint, stops: ReadonlyMap<string, Stop>): readonly Html[] {
  const y = rowMiddle(one.number);
  const { is, by } = one.outcome;
  if (is === "dropped")
    return [gateAt(y), html`<path d="M14 ${y}h15M29 ${y - 7}v14" fill="none" stroke="var(--ink2)" stroke-width="1.75"/>`];
  if (is === "unanswered")
    return [gateAt(y), html`<path d="M14 ${y}h26" fill="none" stroke="var(--edge)" stroke-width="1.5" stroke-dasharray="1.5 4"/>`];
  const links = by.flatMap((id) => stops.get(id) ?? []).map((stop) => linkTo(one, stop));
  return is === "replaced" || is === "merged" ? [gateAt(y), ...links] : links;
}

/** The links from the current journey to the new one, and the expected path down the latter. */
export function linkDrawing(
  current: readonly CurrentTouchpoint[],
  next: readonly NewTouchpoint[],
  total: number,
): (window: Window) => Html {
  const stops = stopsOf(
    next.map((one) => ({ ...one, felt: one.emotion })),
    expected,
  );
  const byId = new Map(next.flatMap((one, place) => (stops[place] === undefined ? [] : [[one.id, stops[place]] as const])));
  const links = current.flatMap((one) => linksOf(one, byId));
  const zero = html`<path d="M${expected.zero} 0V${total * rowHeight}" stroke="var(--rule)"/>`;
  const path = html`<path d="${pathOf(stops)}" fill="none" stroke="var(--pine)" stroke-width="2.5"/>`;
  return (window) => windowed(expected.width, window, [zero, ...links, path, ...stops.map(marker)]);
}

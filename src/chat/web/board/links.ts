import { html } from "hono/html";
import type { Row } from "#journey/layout/rows.ts";
import type { Html } from "../page.ts";
import type { Contact, Pen } from "./drawing.ts";
import { gate } from "./marks.ts";

/** How wide the column of links is, and how high a row, in pixels (board.css has the same heights). */
const linkWidth = 66;
const heights = { roomy: 58, dense: 36 } as const;
const start = 11;
const tip = 62;

/** The density of the list: names only from more than 20 contacts on. */
export type Density = keyof typeof heights;

/** The links between the journeys, a cell a row. */
export function linksColumn({ drawing }: Pen, density: Density): Html {
  const { rows } = drawing.layout;
  const cells = rows.map((row, index) => {
    const contact = drawing.current.get(row.current?.id ?? "");
    const ids = [row.current?.id, row.next?.id, row.joins].filter((id) => id !== undefined).join(" ");
    const at = { row, index, rows, density, contact, next: drawing.next.get(row.next?.id ?? "") };
    const height = heights[density];
    const drawn = drawing.begun
      ? html`<svg class="j-link" data-lit="${ids}" width="${linkWidth}" height="${height}" viewBox="0 ${-height / 2} ${linkWidth} ${height}">${linkOf(at)}</svg>`
      : "";
    return html`<div class="j-row${contact?.here === true ? " j-here" : ""}">${drawn}</div>`;
  });
  return html`<div class="j-links" aria-hidden="true">${cells}</div>`;
}

type At = {
  readonly row: Row;
  readonly index: number;
  readonly rows: readonly Row[];
  readonly density: Density;
  readonly contact: Contact | undefined;
  readonly next: Contact | undefined;
};

function linkOf(at: At): Html {
  const { row, contact } = at;
  if (row.is === "added")
    return html`<path class="j-new" d="M40 0H${tip}"/>${head()}<circle class="j-disc" cx="33" cy="0" r="7"/><path class="j-plus" d="M29.5 0h7M33-3.5v7"/>`;
  if (row.branch) return branch(at);
  if (row.is === "kept") return html`<path class="j-same" d="M0 0H${linkWidth}"/>`;
  if (row.is === "changed") return html`<path class="j-same" d="M0 0H${linkWidth}"/><path class="j-diamond" d="M28 0l5-5 5 5-5 5z"/>`;
  const gated = contact !== undefined && contact.reasons.length > 0;
  const from = gated ? start + 7 : 0;
  return html`${ending(at, from)}${gated ? gate(start, 0) : ""}`;
}

function ending(at: At, from: number): Html {
  const { row, next, contact } = at;
  if (row.is === "dropped") return html`<path class="j-drop" d="M${from} 0H48M48-9V9"/>`;
  if (row.is === "unanswered")
    return html`<path class="${contact?.here === true ? "j-open j-here" : "j-open"}" d="M${from + 1} 0H${linkWidth - 1}"/>`;
  if (row.joins !== undefined && row.next === undefined) return joining(at, from);
  return html`<path class="${next?.asking === true ? "j-new j-asking" : "j-new"}" d="M${from} 0H${tip}"/>${head()}`;
}

/** An arrow into the card that another row draws. Neighbouring ones run side by side. */
function joining({ row, index, rows, density }: At, from: number): Html {
  const target = rows.findIndex((each) => each.next?.id === row.joins);
  if (target < 0) return html`<path class="j-merge" d="M${from} 0H48"/>`;
  const y = (target - index) * heights[density] + (target > index ? -9 : 9);
  const lane = 32 + (index % 3) * 6;
  const bend = target > index ? 8 : -8;
  const turns = `M${from} 0H${lane - 8}Q${lane} 0 ${lane} ${bend}V${y - bend}Q${lane} ${y} ${lane + 8} ${y}H${tip}`;
  return html`<path class="j-merge" d="${turns}"/><path class="j-merge" d="M${tip - 5} ${y - 4}l6 4-6 4"/>`;
}

/** A further replacement: from the gate of the row above, or from the branch before. */
function branch({ index, rows, density, next }: At): Html {
  const top = rows[index - 1]?.branch === true ? 0 : 7;
  const kind = next?.asking === true ? "j-new j-asking" : "j-new";
  return html`<path class="${kind}" d="M${start} ${top - heights[density]}V-8Q${start} 0 ${start + 8} 0H${tip}"/>${head()}`;
}

function head(): Html {
  return html`<path class="j-new j-head" d="M${tip - 6}-5l7 5-7 5"/>`;
}

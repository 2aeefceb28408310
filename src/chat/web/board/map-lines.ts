import { html } from "hono/html";
import type { CurveAcross, Marker } from "#journey/layout/curve.ts";
import { measures } from "#journey/layout/geometry.ts";
import type { Link } from "#journey/layout/links.ts";
import type { Html } from "../page.ts";
import type { Contact, MapPen, Pen } from "./drawing.ts";
import { gate, spot } from "./marks.ts";

/** Where the band of feelings and the tracks begin and how high they are, on the map of `layoutOf`. */
const feeling = { top: 34, height: 120 } as const;
const tracks = { top: 154, height: 442 } as const;
const { left, emotionZero, emotionStep } = measures;
const marks = [2, 1, 0, -1, -2] as const;

function height(emotion: number): number {
  return emotionZero - emotion * emotionStep;
}

/** The feelings of both journeys on one scale: felt thin, expected thick. */
export function feelingBand(pen: MapPen): Html {
  const { ctx, drawing, show } = pen;
  const { board } = drawing.layout;
  const width = board.width - left;
  const [felt, expects] = [show !== "after" || !drawing.begun, show !== "before" && drawing.expects];
  const lines = marks.map(
    (mark) => html`<path class="${mark === 0 ? "j-axis" : "j-axis j-far"}" d="M${left} ${height(mark)}H${board.width}"/>`,
  );
  const walls = stageWalls(pen, feeling.top, feeling.height);
  const curves = html`${felt ? curve(board.felt, "felt", drawing.current) : ""}${expects ? curve(board.expected, "expects", drawing.next) : ""}`;
  return html`<div class="j-band j-feeling"><div class="j-lane-name">${scale()}<p><b>${ctx.say("page.board.feeling")}</b>${felt ? key("felt", ctx.say("page.legend.felt")) : ""}${expects ? key("expects", ctx.say("page.legend.expected")) : ""}</p></div><svg width="${width}" height="${feeling.height}" viewBox="${left} ${feeling.top} ${width} ${feeling.height}" aria-hidden="true">${walls}${lines}${curves}</svg></div>`;
}

function scale(): Html {
  const words = marks.map(
    (mark) => html`<text x="98" y="${height(mark) + 4}">${mark > 0 ? `+${mark}` : mark < 0 ? `−${-mark}` : "0"}</text>`,
  );
  return html`<svg class="j-scale" width="${left}" height="${feeling.height}" viewBox="0 ${feeling.top} ${left} ${feeling.height}" aria-hidden="true">${words}</svg>`;
}

function key(kind: string, words: string): Html {
  return html`<span><svg width="14" height="6" aria-hidden="true"><path class="j-${kind}" d="M0 3h14"/></svg> ${words}</span>`;
}

function stageWalls({ drawing }: Pen, top: number, tall: number): Html {
  return html`${drawing.layout.board.stages.slice(1).map(({ x }) => html`<path class="j-wall" d="M${x} ${top}V${top + tall}"/>`)}`;
}

function curve({ path, markers }: CurveAcross, kind: "felt" | "expects", contacts: ReadonlyMap<string, Contact>): Html {
  const spots = markers.map(
    (marker) => html`${whisker(marker)}<g data-lit="${marker.id}">${markerOf(marker, kind, contacts.get(marker.id))}</g>`,
  );
  return html`<path class="j-${kind}" d="${path}"/><g class="${kind === "felt" ? "j-was" : "j-own"}">${spots}</g>`;
}

function markerOf({ x, y, emotion, rated }: Marker, kind: "felt" | "expects", contact: Contact | undefined): Html {
  const medium = contact?.touchpoint.medium ?? "digital";
  const r = (kind === "felt" ? 4.4 : 5.9) + (contact?.moment === true ? 1.5 : 0);
  return spot({ x, y, medium, emotion, rated, r });
}

function whisker({ x, whisker: reach }: Marker): Html {
  if (reach === undefined) return html``;
  return html`<path class="j-whisker" d="M${x} ${reach.top}V${reach.bottom}M${x - 4} ${reach.top}h8M${x - 4} ${reach.bottom}h8"/>`;
}

/** The links, laid over the lanes of both journeys; they turn only between them. */
export function linksOver(pen: MapPen): Html {
  const { board } = pen.drawing.layout;
  const width = board.width - left;
  return html`<svg class="j-links" width="${width}" height="${tracks.height}" viewBox="${left} ${tracks.top} ${width} ${tracks.height}" aria-hidden="true">${stageWalls(pen, tracks.top, tracks.height)}${board.links.map((link) => linkOf(pen, link))}</svg>`;
}

const kinds = {
  kept: "j-same",
  changed: "j-same",
  replaced: "j-new",
  added: "j-new",
  merged: "j-merge",
  dropped: "j-drop",
  unanswered: "j-open",
} as const;

function linkOf({ drawing }: Pen, link: Link): Html {
  const { kind, path, end, stem, mark } = link;
  const asking = drawing.next.get(link.to ?? "")?.asking === true ? " j-asking" : "";
  const arrow =
    kind === "replaced" || kind === "merged" || kind === "added"
      ? html`<path class="${kinds[kind]} j-head" d="M${end.x - 5} ${end.y - 5}l5 6.5 5-6.5"/>`
      : "";
  const gated = link.gate === undefined ? "" : gate(link.gate.x, link.gate.y);
  const through = stem === undefined ? "" : html`<path class="j-stem" d="${stem}"/>`;
  return html`<g data-lit="${[link.from, link.to].filter((id) => id !== undefined).join(" ")}">${through}<path class="${kinds[kind]}${asking}" d="${path}"/>${arrow}${mark === undefined ? "" : sign(kind, mark)}${gated}</g>`;
}

function sign(kind: Link["kind"], { x, y }: { readonly x: number; readonly y: number }): Html {
  if (kind === "added")
    return html`<circle class="j-disc" cx="${x}" cy="${y}" r="7"/><path class="j-plus" d="M${x - 3.5} ${y}h7M${x} ${y - 3.5}v7"/>`;
  return html`<path class="j-diamond" d="M${x - 5} ${y}l5-5 5 5-5 5z"/>`;
}

import { html } from "hono/html";
import { measures } from "#journey/layout/geometry.ts";
import { saySigned } from "#locale/numbers.ts";
import type { Html } from "../page.ts";
import type { Contact, MapPen, Pen } from "./drawing.ts";
import { feelingBand, linksOver } from "./map-lines.ts";
import { waitsBand } from "./map-waits.ts";
import { boxes, flag, glyph, strut } from "./marks.ts";
import { kindOf, nameOf } from "./rows.ts";
import { sayAll, sayOrigin, sayStage } from "./said.ts";

/** Names longer than this are set closer, on up to five lines. */
const longName = 34;

/**
 * Both journeys as a map: stages as columns, feeling, the two journeys in a digital and a physical lane each, links, waits. It is as wide
 * as its columns need and scrolls in its frame, in which the stage heads and the lane names stay. The cells of a lane are flex items held
 * open by struts (see `strut`): so neither a style attribute nor a class for each of 120 columns is needed.
 */
export function map(pen: MapPen): Html {
  const { ctx, drawing, show } = pen;
  const { board } = drawing.layout;
  const both = show === "both" && drawing.begun;
  const before = html`${lanes(pen, "before", beforeCells(pen))}`;
  const after = html`${lanes(pen, "after", afterCells(pen))}`;
  const tracks = both
    ? html`${before}<div class="j-gutter"></div>${after}${linksOver(pen)}`
    : show === "after" && drawing.begun
      ? after
      : before;
  return html`<div class="j-frame" tabindex="0" role="group" aria-label="${ctx.say("board.journeys")}"><div class="j-map j-${show}">${strut(board.width)}
${stageHeads(pen)}${feelingBand(pen)}<div class="j-tracks">${tracks}</div>${waitsBand(pen)}
</div></div>`;
}

function stageHeads({ ctx, drawing }: MapPen): Html {
  const heads = drawing.layout.board.stages.map(({ stage, instead, w }) => {
    const said = sayStage(ctx, stage);
    const then = instead.map((each) => sayStage(ctx, each).text).join(" · ");
    const later = then === "" ? "" : html` <i>${ctx.say("page.board.then")}</i> <span class="said">${then}</span>`;
    return html`<div class="j-stage">${strut(w)}<p><span class="${said.own ? "said" : ""}">${said.text}</span>${later}</p></div>`;
  });
  return html`<div class="j-band j-heads"><div class="j-lane-name"></div><div class="j-cells">${heads}</div></div>`;
}

function lanes({ ctx: { say } }: MapPen, side: "before" | "after", cells: Html): Html {
  const name = say(side === "before" ? "page.board.now" : "page.board.new");
  return html`<div class="j-band j-lanes j-${side}"><div class="j-lane-name"><p><b>${name}</b><span>${glyph("digital")} ${say("page.legend.digital")}</span></p><p><span>${glyph("physical")} ${say("page.legend.physical")}</span></p></div><ol class="j-cells" aria-label="${name}">${cells}</ol></div>`;
}

/** Column of a rectangle of the map, from 0. */
function columnOf(pitch: number, x: number): number {
  return Math.round((x - measures.left - measures.inset) / pitch);
}

type Cell = { readonly column: number; readonly inside: Html; readonly kind: string };

/** Cells in order, with gaps where a column is empty. */
function spread(cells: readonly Cell[], pitch: number): Html {
  const sorted = [...cells].sort((a, b) => a.column - b.column);
  const drawn = sorted.map(({ column, inside, kind }, index) => {
    const gaps = column - (sorted[index - 1]?.column ?? -1) - 1;
    const space = gaps > 0 ? html`<li class="j-gap" aria-hidden="true">${strut(gaps * pitch)}</li>` : "";
    return html`${space}<li class="${kind}">${strut(pitch)}${inside}</li>`;
  });
  return html`${drawn}`;
}

function pitchOf({ drawing }: Pen): number {
  return (drawing.layout.board.boxes[0]?.w ?? measures.mostPitch) + 2 * measures.inset;
}

function beforeCells(pen: MapPen): Html {
  const { drawing } = pen;
  const pitch = pitchOf(pen);
  const cells = drawing.layout.board.boxes.flatMap(({ side, id, x }): readonly Cell[] => {
    const contact = side === "current" ? drawing.current.get(id) : undefined;
    return contact === undefined
      ? []
      : [{ column: columnOf(pitch, x), inside: card(pen, contact, foot(pen, contact)), kind: kindOf(contact) }];
  });
  return spread(cells, pitch);
}

function afterCells(pen: MapPen): Html {
  const { drawing } = pen;
  const pitch = pitchOf(pen);
  const cells = drawing.layout.board.boxes.flatMap(({ side, id, x }): readonly Cell[] => {
    const contact = side === "new" ? drawing.next.get(id) : undefined;
    return contact === undefined
      ? []
      : [{ column: columnOf(pitch, x), inside: card(pen, contact, newFoot(pen, contact)), kind: kindOf(contact) }];
  });
  const slots = pen.show === "after" ? [] : drawing.layout.board.slots;
  return spread(
    [...cells, ...slots.map(({ id, is, x }): Cell => ({ column: columnOf(pitch, x), inside: slot(pen, id, is), kind: `j-slot j-${is}` }))],
    pitch,
  );
}

function slot({ ctx, drawing }: MapPen, id: string, is: "dropped" | "unanswered"): Html {
  const contact = drawing.current.get(id);
  const words =
    contact?.here === true || drawing.standing.writing ? ctx.say("page.board.being-written") : ctx.say("page.board.not-answered");
  if (is === "unanswered") return html`<p class="${contact?.here === true ? "j-blank j-here" : "j-blank"}" aria-hidden="true">${words}</p>`;
  return html`<p class="j-gone" aria-hidden="true"><b>${ctx.say("board.dropped")}</b> <span class="said">${contact?.why ?? ""}</span></p>`;
}

function card(pen: MapPen, contact: Contact, below: Html): Html {
  const { ctx, chosen, show } = pen;
  const { touchpoint } = contact;
  const current = chosen !== undefined && contact.partners.includes(chosen) ? html` aria-current="true"` : "";
  const href = `${ctx.base}/board?show=${show}&chosen=${encodeURIComponent(touchpoint.id)}#chosen`;
  return html`<a class="j-card" href="${href}" data-id="${touchpoint.id}" data-with="${contact.partners.join(" ")}"${current}><span class="vh">${sayAll(pen, contact)}</span><span class="j-face" aria-hidden="true"><span class="${touchpoint.name.length > longName ? "j-name-of j-long" : "j-name-of"}"><b class="j-no">${contact.place}</b> ${nameOf(contact)}</span>${below}</span>${contact.moment ? flag() : ""}</a>`;
}

function foot({ ctx }: MapPen, { reasons, stats }: Contact): Html {
  const felt = stats === undefined ? "" : html`<b class="j-em">${saySigned(ctx.language, stats.emotion.median)}</b>`;
  return html`<span class="j-foot">${boxes(ctx, reasons)}${felt}</span>`;
}

function newFoot(pen: MapPen, contact: Contact): Html {
  const { ctx, drawing } = pen;
  const hoped =
    contact.expected === undefined || !drawing.expects ? "" : html`<b class="j-em">${saySigned(ctx.language, contact.expected)}</b>`;
  return html`<span class="j-foot">${boxes(ctx, contact.reasons)}<span class="j-tag">${sayOrigin(pen, contact, true)}</span>${hoped}</span>`;
}

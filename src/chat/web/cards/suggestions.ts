import { html } from "hono/html";
import {
  adviceFor,
  allTold,
  answerFields,
  fateLine,
  firstAct,
  isChangeable,
  isTaken,
  mergeOptions,
  pieceLine,
  type Told,
  waiting,
} from "#facilitator/cards/suggestions.ts";
import { formFields, formWorld } from "#facilitator/forms.ts";
import { helpHere } from "#facilitator/helpable.ts";
import { changeableOf } from "#facilitator/suggestion-fields.ts";
import { pasted, type HelpKind } from "#steps/help.ts";
import type { FormField } from "#talk/form.ts";
import type { Line } from "#talk/line.ts";
import type { Html, PageContext } from "../page.ts";
import { field } from "./field.ts";
import { act, button, type FormSpec, hasVoice, keyOf, nothing, opener, type Piece, post, region, words } from "./kit.ts";

function lineOf(ctx: PageContext, line: Line): Html {
  return html`${line.map((span) => (span.is === "said" ? words(ctx, span.text) : "text" in span ? html`${span.text}` : nothing))}`;
}

function openName({ suggestion, piece }: Told): string {
  return `suggestion:${suggestion.id}:${piece.id}`;
}

function answers(ctx: PageContext, one: Told): Html {
  if (!hasVoice(ctx)) return nothing;
  const { part } = { part: one.suggestion };
  const about = `${one.suggestion.id}/${one.piece.id}`;
  const send = (answer: string, label: string, kind: "go" | "quiet") =>
    act(ctx, { name: "control:answer-suggestion", part, about: `${about}/${answer}`, hidden: { ...answerFields(one), answer } }, label, {
      kind,
    });
  const take = isTaken(one) ? send("accept", ctx.say("assist.act.accept"), "go") : nothing;
  const change = isChangeable(one) ? opener(ctx, openName(one), ctx.say("assist.act.edit"), { cls: "btn" }) : nothing;
  return html`<div class="acts">${take}${change}${send("drop", ctx.say("assist.act.drop"), "quiet")}</div>`;
}

function item(ctx: PageContext, one: Told): Html {
  const advice = adviceFor(ctx, one).map((text) => html`<p class="fh">${text}</p>`);
  const fate = fateLine(ctx, one.piece);
  const open = waiting(ctx).some((each) => each.piece === one.piece);
  const below = open ? answers(ctx, one) : html`<p class="fh">${lineOf(ctx, fate)}</p>`;
  return html`<li class="row suggested${open ? "" : " over"}" data-item="${one.suggestion.id}.${one.piece.id}"><div class="rt"><p>${lineOf(ctx, pieceLine(ctx, one))}</p>${advice}${below}</div></li>`;
}

/** What is shown of a suggestion: open pieces, and of answered ones what became of them. */
function group(ctx: PageContext, suggestion: Told["suggestion"]): Html {
  const pieces = allTold(ctx).filter((one) => one.suggestion === suggestion);
  return html`<section class="suggestion"><h3>${ctx.say(`assist.kind.${suggestion.help}`)} <span class="tag">${ctx.say("assist.tag")}</span></h3><ul class="rows">${pieces.map((one) => item(ctx, one))}</ul></section>`;
}

function asking(ctx: PageContext): Html {
  return hasVoice(ctx) && helpHere(ctx.view).length > 0
    ? html`<p class="nls">${opener(ctx, "ask-help", ctx.say("assist.act.ask"), { cls: "btn quiet" })}</p>`
    : nothing;
}

/** What the language model suggests, below what people write: never in its place. Drawn by the stream, so nothing is typed in it. */
export function helpRegion(ctx: PageContext): Piece {
  const { suggestions } = ctx.view;
  const groups = suggestions.filter((one) => one.pieces.length > 0).map((one) => group(ctx, one));
  const awaited = ctx.view.helpAwaited ? html`<p class="hint">${ctx.say("assist.asked")}</p>` : nothing;
  return region("r-help", html`${groups}${awaited}${asking(ctx)}`, groups.length === 0 ? "region" : "region help");
}

function changeFields(ctx: PageContext, one: Told): readonly FormField[] {
  const { fields = [], values = {} } = changeableOf(ctx.view, one) ?? {};
  const world = { ...formWorld(ctx.view, ctx.language, ctx.name), step: one.suggestion.step };
  const drawn = formFields(fields, world, { values, facilitator: ctx.facilitator });
  return drawn.map((each) => (each.id === "text" ? { ...each, label: ctx.say("assist.edit.text") } : each));
}

function mergeField(ctx: PageContext, one: Told): FormField {
  const options = mergeOptions(ctx, one);
  return {
    id: "from",
    label: ctx.say("assist.edit.from"),
    kind: "choices",
    required: false,
    options,
    value: options.map((each) => each.value),
  };
}

function foot(ctx: PageContext, label: string): Html {
  return html`<div class="acts"><a class="btn quiet" href="${ctx.base}">${ctx.say("page.act.cancel")}</a>${button(label, { kind: "go" })}</div>`;
}

/** A suggestion to be changed before it is taken, as the editor shows it. */
export function suggestionForm(ctx: PageContext, [suggestion = "", piece = ""]: readonly string[]): Html {
  const one = allTold(ctx).find((each) => each.suggestion.id === suggestion && each.piece.id === piece);
  if (one === undefined || one.piece.answer !== null || !hasVoice(ctx)) return nothing;
  const merges = firstAct(one.piece)?.do === "merge";
  const fields = merges ? [mergeField(ctx, one)] : changeFields(ctx, one);
  const spec: FormSpec = {
    name: "edit-suggestion",
    part: one.suggestion,
    hidden: answerFields(one),
    about: `${suggestion}/${piece}`,
    after: "",
    cls: "card now-card",
    fields,
  };
  const drawn = fields.map((each) => field(ctx, each, { key: keyOf(spec), ...(merges ? { name: "from" } : {}) }));
  return post(ctx, spec, html`<h2>${ctx.say("assist.act.edit")}</h2>${drawn}${foot(ctx, ctx.say("assist.act.save"))}`);
}

function pasteField(ctx: PageContext, kind: HelpKind): readonly FormField[] {
  if (kind !== "draft-journey" && kind !== "voices") return [];
  return [
    { id: "text", label: ctx.say("assist.ask.text"), hint: ctx.say(`assist.ask.text.${kind}`), kind: "text", required: true, max: 12_000 },
  ];
}

/** Help that somebody asks for: one form for each kind that has its place here. */
export function askHelpForm(ctx: PageContext): Html {
  const { now } = ctx.view;
  const kinds = helpHere(ctx.view);
  if (now === null || kinds.length === 0 || !hasVoice(ctx)) return html`<p class="hint">${ctx.say("assist.ask.nothing")}</p>`;
  const forms = kinds.map((kind) => {
    const fields = pasted.has(kind) ? pasteField(ctx, kind) : [];
    const spec: FormSpec = {
      name: "control:ask-help",
      part: now,
      hidden: { help: kind },
      about: kind,
      after: "",
      cls: "card now-card",
      draft: fields.length > 0,
      fields,
    };
    const drawn = fields.map((each) => field(ctx, each, { key: keyOf(spec), name: "text", rows: 6 }));
    return post(ctx, spec, html`<h2>${ctx.say(`assist.kind.${kind}`)}</h2>${drawn}${foot(ctx, ctx.say("assist.act.ask"))}`);
  });
  return html`${forms}`;
}

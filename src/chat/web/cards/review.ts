import { html } from "hono/html";
import { composeNew } from "#journey/compose.ts";
import { formWorld } from "#facilitator/forms.ts";
import { sayFinding } from "#locale/findings.ts";
import { sayCode, sayList, type Values } from "#locale/say.ts";
import type { ReviewView } from "#steps/sheet-view.ts";
import type { FormField } from "#talk/form.ts";
import type { Html } from "../page.ts";
import { doneRegion } from "./done.ts";
import { field } from "./field.ts";
import {
  type Card,
  type FormSpec,
  type Piece,
  act,
  button,
  editor,
  hasVoice,
  keyOf,
  nothing,
  opener,
  post,
  ready,
  region,
  said,
} from "./kit.ts";
import { noteLink } from "./notes.ts";
import { foreign, savedField, type Saved } from "./saved.ts";

export type ReviewCard = Card & { readonly view: ReviewView };
type Found = ReviewView["findings"][number];

/** More than this many, and the lighter ones are folded under "accept the rest"; a must is never folded (method.md, "Light hand"). */
const openFindings = 7;
const weights: readonly string[] = ["must", "should", "note"];

function weightOf(found: Found): string {
  return String(found.values.weight ?? "note");
}

function byWeight(findings: readonly Found[]): readonly Found[] {
  return [...findings].sort((a, b) => weights.indexOf(weightOf(a)) - weights.indexOf(weightOf(b)));
}

function contactsOf(found: Found): readonly string[] {
  return (found.values.touchpoints ?? []) as readonly string[];
}

function contacts({ ctx }: Card, found: Found): Html {
  const { redesign } = ctx.view;
  const all = [...composeNew(redesign), ...redesign.current];
  const names = contactsOf(found).flatMap((id) => all.find((one) => one.id === id)?.name ?? []);
  return names.length === 0 ? nothing : html`<p class="l2 said">${sayList(ctx.language, [...new Set(names)].slice(0, 6))}</p>`;
}

function words({ ctx }: Card, found: Found): { readonly title: string; readonly says: string } {
  return sayFinding(
    ctx.language,
    { id: String(found.values.finding), figures: (found.values.figures ?? {}) as Values },
    { currency: ctx.view.about.currency, nameOf: ctx.name },
  );
}

function answered({ ctx }: Card, found: Found): Html {
  if (found.answer === null) return nothing;
  const { answer, note, by } = found.answer;
  return html`<p class="answer"><span class="ok">${sayCode(ctx.language, "answer", answer)}</span> ${note === undefined ? nothing : said(note)} <small>${by === null ? "" : ctx.name(by)}</small></p>`;
}

function answers(card: ReviewCard, found: Found): Html {
  const { ctx, part } = card;
  const now = found.answer?.answer;
  const give = (answer: string, text: string) =>
    act(ctx, { name: "answer", part, hidden: { item: found.id, answer }, about: `${found.id}/${answer}` }, text, { kind: "plain" });
  const must = weightOf(found) === "must";
  const fix = now === "fix" ? nothing : give("fix", ctx.say("page.act.fix"));
  const action = now === "action" ? nothing : give("action", ctx.say("page.act.make-action"));
  const accept = must
    ? opener(ctx, `accept:${found.id}`, ctx.say("page.act.accept"), { cls: "btn" })
    : now === "accept"
      ? nothing
      : give("accept", ctx.say("page.act.accept"));
  return html`<div class="ra">${fix}${action}${accept}</div>`;
}

function finding(card: ReviewCard, found: Found): Html {
  const { ctx, part } = card;
  const { title, says } = words(card, found);
  const weight = weightOf(found);
  const open = hasVoice(ctx) && part.phase !== "closed";
  return html`<li class="finding ${weight}" data-item="${found.id}" data-contacts="${contactsOf(found).join(" ")}"><div class="rt"><p class="nm2"><b class="weight">${sayCode(ctx.language, "weight", weight)}</b> ${title}</p><p>${says}</p>${contacts(card, found)}${answered(card, found)}<p class="nls">${noteLink(ctx, found.id)}</p></div>${open ? answers(card, found) : nothing}</li>`;
}

/** The heaviest stand open; the rest is folded unless it was opened. */
function findingsRegion(card: ReviewCard): Piece {
  const { ctx, view, part } = card;
  const sorted = byWeight(view.findings);
  const musts = sorted.filter((one) => weightOf(one) === "must").length;
  const shown = ctx.open === "all" ? sorted.length : Math.max(musts, openFindings);
  const folded = sorted.slice(shown).filter((one) => one.answer === null);
  const open = hasVoice(ctx) && part.phase !== "closed";
  const rest =
    folded.length === 0
      ? nothing
      : html`<div class="fold"><p>${ctx.say("talk.more-findings", { count: folded.length })}</p><div class="ra">${opener(ctx, "all", ctx.say("page.act.show-all"))}${open ? act(ctx, { name: "rest", part, hidden: { answer: "accept" } }, ctx.say("page.act.accept-rest")) : nothing}</div></div>`;
  if (sorted.length === 0) return region("r-findings", html`<p class="empty">${ctx.say("page.state.empty-findings")}</p>`);
  return region("r-findings", html`<ol class="findings">${sorted.slice(0, shown).map((one) => finding(card, one))}</ol>${rest}`);
}

/** Accepting what weighs "must" asks for a why: one tap, or one's own words. */
function acceptEditor(card: ReviewCard, found: Found): Html {
  const { ctx, part } = card;
  const note: FormField = { id: "note", label: ctx.say("field.audit.note"), kind: "text", required: true };
  const spec: FormSpec = {
    name: "answer",
    part,
    hidden: { item: found.id, answer: "accept" },
    about: `${found.id}/why`,
    cls: "card now-card",
    draft: true,
    after: "",
    fields: [note],
  };
  const { title, says } = words(card, found);
  return post(
    ctx,
    spec,
    html`<h2>${title}</h2><p>${says}</p>${ready(ctx, "audit-accept")}${field(ctx, note, { key: keyOf(spec), name: "note" })}<div class="acts"><a class="btn quiet" href="${ctx.base}">${ctx.say("page.act.cancel")}</a>${button(ctx.say("page.act.accept"), { kind: "go" })}</div>`,
  );
}

function questions(card: ReviewCard): readonly Saved[] {
  const world = formWorld(card.ctx.view, card.ctx.language, card.ctx.name);
  return card.part.def.fields.map((def) => ({ def, path: def.id, cell: card.view.cells[def.id], world }));
}

function allFolded(card: ReviewCard): Html {
  return html`<ol class="findings">${byWeight(card.view.findings)
    .slice(openFindings)
    .map((one) => finding(card, one))}</ol>`;
}

/** What goes out with the report: open musts stand first, and nobody is reminded yet. */
function beforePublishing(card: ReviewCard): Html {
  const { ctx, view, part } = card;
  if (part.step !== "publish") return nothing;
  const open = view.findings.filter((one) => weightOf(one) === "must" && one.answer === null).length;
  const musts = open === 0 ? nothing : html`<p class="hint strong">${ctx.say("card.musts-open", { count: open })}</p>`;
  const stale =
    ctx.view.lookAgain.length === 0
      ? nothing
      : html`<p class="hint">${ctx.say("talk.look-again", { count: ctx.view.lookAgain.length })}</p>`;
  return html`${musts}${stale}<p class="hint">${ctx.say("card.nobody-reminded")}</p>`;
}

function closing(card: ReviewCard): Html {
  const { ctx, part } = card;
  if (!ctx.facilitator || part.phase === "closed") return nothing;
  const publish = part.step === "publish";
  return html`<div class="acts end">${act(ctx, { name: "control:confirm", part }, ctx.say(publish ? "page.act.publish" : "page.act.close-step"), { kind: "go", ...(publish ? { sure: ctx.say("card.sure-publish") } : {}) })}</div>`;
}

/** Findings by weight, each with its answer; the questions asked beside them; the folded rest. */
export function reviewCard(card: ReviewCard): readonly Piece[] {
  const { ctx, part, view } = card;
  const open = hasVoice(ctx) && part.phase !== "closed";
  const found = view.findings.find((one) => `accept:${one.id}` === ctx.open);
  const fields = open ? questions(card) : [];
  const body = found !== undefined && open ? acceptEditor(card, found) : ctx.open === "all" ? allFolded(card) : nothing;
  const asked = html`<div class="sheet">${fields.map((saved) => savedField(card, saved))}</div>`;
  const nested = fields.map((saved) => ({ ...foreign(card, saved), nested: true }));
  return [
    { id: "asked", body: asked },
    findingsRegion({ ...card, ctx: { ...ctx, open: "" } }),
    editor(body),
    region("r-before", html`${beforePublishing(card)}${closing(card)}`),
    doneRegion(card),
    ...nested,
  ];
}

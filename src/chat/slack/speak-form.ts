import type { types } from "@slack/bolt";
import type { PostedForm } from "#facilitator/hear/posted.ts";
import { say } from "#locale/say.ts";
import type { Form, FormField } from "#talk/form.ts";
import { type Refusal, refuse } from "#talk/refusal.ts";
import { limits } from "./limits.ts";
import { type FormMeta, metaFits, writeMeta } from "./meta.ts";
import type { Words } from "#facilitator/doors/speaking.ts";
import { plain } from "./mrkdwn.ts";
import { filled, told, viewTitle } from "./speak.ts";
import { drawField } from "./speak-field.ts";
import { counting, drawLines } from "./speak-lines.ts";
import { shortened } from "./speak-options.ts";
import { type Group, type Room, bytes, cutToFit, pagesOf } from "./speak-pages.ts";

/** Where a form is asked: in which session, from which place; what was typed in it already; which page of it. */
export type Asking = {
  readonly words: Words;
  readonly session: string;
  readonly place?: string;
  /** stands in the fields instead of what they came with: after a refusal, or from other pages */
  readonly typed?: PostedForm;
  readonly page?: number;
};

type Page = readonly FormField[];

function standing(field: FormField, typed: PostedForm | undefined): readonly string[] {
  return typed?.get(field.id) ?? field.value ?? [];
}

function inputsOf(form: Form, field: FormField, { words, typed }: Asking): readonly types.InputBlock[] {
  return drawField({ field, value: standing(field, typed), nonce: form.nonce, language: words.language });
}

function aboutOf(form: Form, asking: Asking): readonly types.KnownBlock[] {
  const pen = { words: asking.words, key: "", next: counting() };
  const room = { blocks: limits.aboutBlocks, size: limits.aboutBytes, measure: bytes };
  return cutToFit(drawLines(form.about, pen), room, (lines) => told(asking.words, lines));
}

/** Fields by the pages they stand on: nearly always one. What stands above the fields has its room on every page. */
function pagesIn(form: Form, asking: Asking): readonly Page[] {
  const byGroup = new Map<Group, FormField>();
  for (const field of form.fields) byGroup.set({ blocks: inputsOf(form, field, asking), lines: 0, stays: true }, field);
  const room: Room = { blocks: limits.viewBlocks - limits.aboutBlocks - 2, size: limits.pageBytes - limits.aboutBytes, measure: bytes };
  return pagesOf([...byGroup.keys()], room).map((page) => page.flatMap((group) => byGroup.get(group) ?? []));
}

function metaOf(form: Form, asking: Asking, pages: readonly Page[]): FormMeta {
  const page = Math.min(Math.max(0, asking.page ?? 0), pages.length - 1);
  const here = new Set((pages[page] ?? []).map((field) => field.id));
  const long = form.fields.map((field) => [field.id, here.has(field.id) ? shortened(field.options ?? []).long : {}] as const);
  const elsewhere = form.fields.filter((field) => !here.has(field.id) && asking.typed?.has(field.id) === true);
  const { ask, on, name, hidden, nonce, drawn } = form;
  const typed = Object.fromEntries(elsewhere.map((field) => [field.id, [...standing(field, asking.typed)]]));
  const place = asking.place === undefined ? {} : { place: asking.place };
  return {
    is: "form",
    ask,
    on: [...on],
    name,
    hidden,
    nonce,
    drawn,
    session: asking.session,
    ...place,
    page,
    pages: pages.length,
    long: Object.fromEntries(long.filter(([, values]) => Object.keys(values).length > 0)),
    typed,
  };
}

/** One writes at once where the first question is a text. */
function focused(inputs: readonly types.InputBlock[]): readonly types.InputBlock[] {
  return inputs.map((one, n) =>
    n === 0 && one.element.type === "plain_text_input" ? { ...one, element: { ...one.element, focus_on_load: true } } : one,
  );
}

/**
 * A form as a modal, or one page of it where it is too long for one. Throws a RangeError where its ids do not fit (they are ours), two fields
 * share an id, or what was typed on other pages is too much to remember: `turnPage` asks first.
 */
export function formView(form: Form, asking: Asking): types.ModalView {
  if (new Set(form.fields.map((field) => field.id)).size < form.fields.length) throw new RangeError(`two fields of one id in ${form.name}`);
  const pages = pagesIn(form, asking);
  const meta = metaOf(form, asking, pages);
  const { language } = asking.words;
  const { title, head } = viewTitle(form.title);
  const inputs = (pages[meta.page] ?? []).flatMap((field) => inputsOf(form, field, asking));
  const last = meta.page === pages.length - 1;
  const place = plain(say(language, "modal.page", { page: meta.page + 1, pages: pages.length }), limits.section);
  const where: readonly types.KnownBlock[] = pages.length === 1 ? [] : [{ type: "context", elements: [place] }];
  return {
    type: "modal",
    callback_id: "form",
    title,
    submit: plain(last ? form.submit : say(language, "page.act.next"), limits.viewTitle),
    close: plain(say(language, "page.act.cancel"), limits.viewTitle),
    private_metadata: writeMeta(meta),
    blocks: [...filled([...head, ...aboutOf(form, asking), ...where, ...focused(inputs)], form.title)],
  };
}

/** The page `asking.page` of a form of several, with what was typed on the others; refused where that is too much for Slack to carry. */
export function turnPage(form: Form, asking: Asking): types.ModalView | Refusal {
  const meta = metaOf(form, asking, pagesIn(form, asking));
  return metaFits(meta) ? formView(form, asking) : refuse("act.too-large");
}

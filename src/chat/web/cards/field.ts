import { html } from "hono/html";
import { say } from "#locale/say.ts";
import { units } from "#facilitator/typed.ts";
import type { FormField, Option } from "#talk/form.ts";
import type { Html, PageContext } from "../page.ts";
import { domId, nothing, refusalLine, refusedFor, standsAt } from "./kit.ts";

/** Where a field stands: its form's key, the name it is posted under, and options that are closed, each with why. */
export type FieldAt = {
  readonly key: string;
  readonly name?: string;
  readonly shut?: ReadonlyMap<string, string>;
  readonly rows?: number /** the refusal is told elsewhere in the form */;
  readonly quiet?: boolean;
};

type Drawn = {
  readonly ctx: PageContext;
  readonly field: FormField;
  readonly id: string;
  readonly name: string;
  readonly value: readonly string[];
  readonly described: Html;
  readonly at: FieldAt;
};

/** The name that a field is posted under: its path with dots. */
export function nameOf(field: FormField): string {
  return `f.${field.id.replaceAll("/", ".")}`;
}

function text({ field, id, name, value, described, at }: Drawn): Html {
  const rows = at.rows ?? (field.kind === "lines" ? 3 : 2);
  return html`<textarea class="in" id="${id}" name="${name}" rows="${rows}"${described}>${value[0] ?? ""}</textarea>`;
}

function line({ field, id, name, value, described }: Drawn): Html {
  const list = field.kind === "suggest" ? html` list="${id}-l"` : nothing;
  const offers =
    field.kind === "suggest"
      ? html`<datalist id="${id}-l">${(field.options ?? []).map((one) => html`<option value="${one.label}"></option>`)}</datalist>`
      : nothing;
  const type = field.kind === "date" ? "date" : "text";
  const mode = field.kind === "number" ? html` inputmode="decimal"` : nothing;
  return html`<input class="in" type="${type}" id="${id}" name="${name}" value="${value[0] ?? ""}" autocomplete="off"${mode}${list}${described}>${offers}`;
}

function duration({ ctx, id, name, value, described, field }: Drawn): Html {
  const unit = value[1] ?? "days";
  const options = units.map(
    (one) => html`<option value="${one}"${unit === one ? html` selected` : nothing}>${ctx.say(`card.unit.${one}`)}</option>`,
  );
  return html`<span class="dur"><input class="in" inputmode="decimal" id="${id}" name="${name}" value="${value[0] ?? ""}" autocomplete="off"${described}><select class="in" name="${name}" aria-label="${field.label}: ${ctx.say("card.unit")}">${options}</select></span>`;
}

function chip({ name, value, at, field }: Drawn, option: Option): Html {
  const type = field.kind === "choices" ? "checkbox" : "radio";
  const shut = at.shut?.get(option.value);
  const on = value.includes(option.value) && shut === undefined ? html` checked` : nothing;

  if (shut !== undefined)
    return html`<label class="shut" title="${shut}"><input type="${type}" name="${name}" value="${option.value}" disabled><span>${option.label}</span></label>`;
  return html`<label><input type="${type}" name="${name}" value="${option.value}"${on}><span>${option.label}</span></label>`;
}

/** More chips than this scroll in a box of their own. */
const mostInSight = 20;

function chips(drawn: Drawn): Html {
  const { field } = drawn;
  const none = field.kind === "choices" ? html`<input type="hidden" name="${drawn.name}" value="">` : nothing;
  return html`${none}<div class="chips${(field.options ?? []).length > mostInSight ? " many" : ""}">${(field.options ?? []).map((option) => chip(drawn, option))}</div>`;
}

function select({ ctx, field, id, name, value, described }: Drawn): Html {
  const options = (field.options ?? []).map(
    (one) => html`<option value="${one.value}"${value.includes(one.value) ? html` selected` : nothing}>${one.label}</option>`,
  );
  return html`<select class="in" id="${id}" name="${name}"${described}><option value="">${say(ctx.language, "card.choose")}</option>${options}</select>`;
}

/** Up to this many options stand side by side; more go into a list that opens. */
const mostChips = 9;

function isGroup(field: FormField): boolean {
  const few = (field.options ?? []).length <= mostChips;
  return (
    field.kind === "choices" ||
    field.kind === "yes-no" ||
    field.kind === "scale" ||
    (field.kind === "choice" && few && (field.options ?? []).every((one) => one.label.length <= 28))
  );
}

function control(drawn: Drawn): Html {
  const { field } = drawn;
  if (isGroup(field)) return chips(drawn);
  if (field.kind === "choice") return select(drawn);
  if (field.kind === "duration") return duration(drawn);
  return field.kind === "text" || field.kind === "lines" ? text(drawn) : line(drawn);
}

/** A field with its label, hint and, where it was refused, the refusal: what was typed stands there again. */
export function field(ctx: PageContext, one: FormField, at: FieldAt): Html {
  const name = at.name ?? nameOf(one);
  const id = `i-${domId(`${at.key}-${one.id}`)}`;
  const refused = refusedFor(ctx, at.key);
  const wrong = refused !== undefined && standsAt(refused.refusal.field, one);
  const described = wrong
    ? html` aria-invalid="true" aria-describedby="${id}-e" data-refused`
    : one.hint === undefined
      ? nothing
      : html` aria-describedby="${id}-h"`;
  const value = refused?.values[name] ?? one.value ?? [];
  const drawn: Drawn = { ctx, field: one, id, name, value, described, at };
  const optional = one.required ? nothing : html`<small>${ctx.say("page.optional")}</small>`;
  const hint = one.hint === undefined ? nothing : html`<p class="fh" id="${id}-h">${one.hint}</p>`;
  const error = wrong && at.quiet !== true ? refusalLine(ctx, refused.refusal, `${id}-e`) : nothing;
  if (isGroup(one))
    return html`<fieldset class="f"${wrong ? html` data-refused aria-describedby="${id}-e"` : nothing}><legend><span>${one.label}</span>${optional}</legend>${chips(drawn)}${hint}${error}</fieldset>`;
  return html`<div class="f"><label for="${id}"><span>${one.label}</span>${optional}</label>${control(drawn)}${hint}${error}</div>`;
}

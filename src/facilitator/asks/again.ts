import { formField, heardAs } from "../forms.ts";
import { fieldAt } from "../hear/fields.ts";
import { type PostedForm, posted } from "../hear/posted.ts";
import { isChanged } from "../hear/set-many.ts";
import type { Json } from "#steps/field.ts";
import type { Form, FormField } from "#talk/form.ts";
import type { Refusal } from "#talk/refusal.ts";
import { type Line, said, word } from "#talk/line.ts";
import { cut } from "../cards/words.ts";
import type { Talk } from "../talk.ts";
import type { Opened } from "./ask.ts";
import { openAsk } from "./asks.ts";
import { partAt, worldOf } from "./kit.ts";

/** A form that was refused: the ask that it was opened by, what was sent, and why not. */
export type Refused = { readonly ask: string; readonly on: readonly string[]; readonly sent: PostedForm; readonly refusal: Refusal };

function pathOf({ id }: FormField): string | undefined {
  return id.startsWith("v.") ? id.slice(2) : undefined;
}

/** Whether what stands in a field is this person's: of a shared form only what they changed, of all others everything. */
function isTyped(talk: Talk, sent: PostedForm, field: FormField): boolean {
  if (!sent.has(field.id)) return false;
  const path = pathOf(field);
  if (path === undefined) return true;
  const def = fieldAt(partAt(talk, [sent.get("step")?.[0] ?? "", sent.get("part")?.[0] ?? ""])?.def, path);
  return def === undefined || isChanged(posted(sent, talk), def, path);
}

/** What somebody else wrote in the same field meanwhile, in words. */
function theirLines(talk: Talk, { sent, refusal }: Refused): readonly Line[] {
  const { other, field: path = "" } = refusal;
  if (other === undefined) return [];
  const step = sent.get("step")?.[0] ?? "";
  const def = fieldAt(partAt(talk, [step, sent.get("part")?.[0] ?? ""])?.def, path);
  const world = worldOf(talk, step);
  const heard = def === undefined ? [] : heardAs(def, other.value as Json, world);
  const labels = def === undefined ? [] : (formField(def, world).options ?? []);
  const text = heard.map((one) => labels.find((option) => option.value === one)?.label ?? one).join(", ");
  const name = other.by === null ? talk.say("card.somebody") : talk.name(other.by);
  const theirs = text === "" ? word(talk.say("card.left-empty")) : said(cut(text, 1500));
  return [[word(talk.say("page.clash.head", { name })), word(" "), theirs]];
}

/**
 * What a shared field was drawn from, for the next try: a clash was shown, so it counts from there on; what this person changed elsewhere counts
 * from where it was first drawn; the rest is fresh.
 */
function bases(talk: Talk, fresh: Form, { sent, refusal }: Refused): Readonly<Record<string, string>> {
  const kept = fresh.fields.flatMap((field): readonly (readonly [string, string])[] => {
    const path = pathOf(field);
    if (path === undefined || !isTyped(talk, sent, field)) return [];
    if (path === refusal.field && refusal.other !== undefined) return [[`base.${path}`, String(refusal.other.rev)]];
    const was = sent.get(`was.${path}`)?.[0];
    return [[`base.${path}`, sent.get(`base.${path}`)?.[0] ?? "0"], ...(was === undefined ? [] : [[`was.${path}`, was] as const])];
  });
  return Object.fromEntries(kept);
}

/**
 * A refused form, opened once more with everything that was typed: what others wrote meanwhile in fields that this person left alone stands
 * there too, and of a clash their text stands above, so that sending it again is "keep mine". Refused where the ask makes no sense any more.
 */
export function openAgain(talk: Talk, refused: Refused): Opened {
  const opened = openAsk(talk, refused.ask, refused.on);
  if (!("form" in opened)) return opened;
  const { form } = opened;
  const { sent, refusal } = refused;
  const fields = form.fields.map((field) => (isTyped(talk, sent, field) ? { ...field, value: sent.get(field.id) ?? [] } : field));
  const drawn = Number(sent.get("drawn")?.[0]);
  const stands = Number.isInteger(drawn) && refusal.refused !== "list.changed-meanwhile" ? { drawn: Math.min(drawn, form.drawn) } : {};
  const hidden = { ...form.hidden, ...bases(talk, form, refused) };
  return { form: { ...form, about: [...theirLines(talk, refused), ...form.about], hidden, fields, ...stands } };
}

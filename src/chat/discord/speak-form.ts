import type { APIModalInteractionResponseCallbackData } from "discord.js";
import { ComponentType } from "discord.js";
import { say } from "#locale/say.ts";
import type { Form, FormField } from "#talk/form.ts";
import { limits } from "./limits.ts";
import type { Words } from "#facilitator/doors/speaking.ts";
import { headingOf, quietLine } from "./markdown.ts";
import { type Message, messageFrom, privately } from "./message.ts";
import type { Draft } from "./meta.ts";
import { writeCustomId } from "./press.ts";
import { plainButton, rowsOf } from "./speak-block.ts";
import { drawField } from "./speak-field.ts";
import { longValues } from "./speak-options.ts";
import { componentsOf, textGroup } from "./speak-pages.ts";
import { aboutOf, headOf, isRating, partsOf, standing, titleOf } from "./speak-parts.ts";

/** Where a form is asked. `typed`: stands in the fields instead of what they came with. */
export type Asking = {
  readonly words: Words;
  readonly session: string;
  readonly place?: string;
  readonly typed?: Draft["typed"];
  readonly part?: number;
};

const choosing: ReadonlySet<FormField["kind"]> = new Set(["choice", "scale", "yes-no"]);

/** What reading a field again has to know of it: texts of people only where they would be lost without. */
function givenIn({ kind, options = [], value = [], required }: FormField, part: number): Pick<Draft["fields"][number], "stood" | "box"> {
  const [only] = options;
  const box = kind === "choices" && only !== undefined && options.length === 1 && !required ? { box: only.value } : {};
  return value.length > 0 && (part > 0 || choosing.has(kind)) ? { stood: [...value], ...box } : box;
}

/**
 * The form as it is to be kept under a token before anything of it is shown. Throws a RangeError where two fields share an id: then what was
 * typed could not be told apart.
 */
export function draftOf(form: Form, { words, session, place, typed = {}, part = 0 }: Asking): Draft {
  if (new Set(form.fields.map((field) => field.id)).size < form.fields.length) throw new RangeError(`two fields of one id in ${form.name}`);
  const parts = partsOf(form, words, typed);
  const partOf = (field: FormField) =>
    Math.max(
      0,
      parts.findIndex((one) => one.includes(field)),
    );
  const long = form.fields.map((field) => [field.id, longValues(field.options ?? [])] as const);
  const { ask, on, name, hidden, nonce, drawn } = form;
  return {
    is: "form",
    ask,
    on: [...on],
    session,
    ...(place === undefined ? {} : { place }),
    language: words.language,
    name,
    hidden: { ...hidden },
    nonce,
    drawn,
    part: Math.min(part, Math.max(0, parts.length - 1)),
    parts: parts.length,
    fields: form.fields.map((field) => ({
      id: field.id,
      label: field.label,
      kind: field.kind,
      part: partOf(field),
      ...givenIn(field, partOf(field)),
    })),
    long: Object.fromEntries(long.filter(([, values]) => Object.keys(values).length > 0)),
    typed: { ...typed },
  };
}

/** What a form is drawn with: its draft and the token that is kept under, and today's date in the reader's zone. */
export type Sheet = { readonly draft: Draft; readonly token: string; readonly words: Words; readonly today: string };

/**
 * The part `draft.part` of a form as a modal, with what was typed in it. The form may have been opened anew: fields that its draft does not
 * know are left out. Throws a RangeError where nothing is left to ask: a form without parts is a `confirmMessage`.
 */
export function modalOf(form: Form, { draft, token, words, today }: Sheet): APIModalInteractionResponseCallbackData {
  const inputs = form.fields.flatMap((field) => {
    const n = draft.fields.findIndex((one) => one.id === field.id && one.part === draft.part);
    if (n < 0 || (isRating(form) && field.kind === "scale")) return [];
    const value = standing(field, draft.typed);
    return drawField({ field, value, n, long: draft.long[field.id] ?? {}, language: words.language, today });
  });
  if (inputs.length === 0) throw new RangeError(`nothing to ask in part ${draft.part} of ${form.name}`);
  const head = headOf(form, words, draft.part, draft.parts);
  const above = head === "" || inputs.length >= limits.modalComponents ? [] : [{ type: ComponentType.TextDisplay, content: head } as const];
  return {
    custom_id: writeCustomId("f", token, draft.part),
    title: titleOf(form, words, draft.part, draft.parts),
    components: [...above, ...inputs.slice(0, limits.modalComponents)],
  };
}

/** What a form asks and is about, as the head of a message. */
function headOfMessage(form: Form, words: Words): string {
  return [headingOf(form.title), aboutOf(form, words)].filter((one) => one !== "").join("\n");
}

/** A form without questions as a private message: what it is about, and the button that sends it. */
export function confirmMessage(form: Form, { token, words }: Sheet): Message {
  const send = plainButton(form.submit, writeCustomId("s", token), "go");
  const groups = [textGroup(headOfMessage(form, words) || "…", 0), ...rowsOf([send])];
  return privately(messageFrom(componentsOf(groups)));
}

function isBegun({ fields, part, typed }: Draft): boolean {
  return fields.some((field) => field.part === part && Object.hasOwn(typed, field.id));
}

/** Whether a part that was not seen yet asks for something that has to be said. */
function needsMore(form: Form, { fields, part }: Draft): boolean {
  const later = new Set(fields.filter((field) => field.part > part && field.stood === undefined).map((field) => field.id));
  return form.fields.some((field) => field.required && later.has(field.id));
}

/**
 * Between two parts, since a modal cannot follow a modal: what was filled in is kept, and a button opens the next part; where nothing that has
 * to be said is left, another sends it all. Before the first part: what is asked, and the button that opens it.
 */
export function continueMessage(form: Form, { draft, token, words }: Sheet): Message {
  const { language } = words;
  const begun = isBegun(draft);
  const next = begun ? draft.part + 1 : draft.part;
  const open = (label: string, part: number, look?: "go") => plainButton(label, writeCustomId("o", token, part), look);
  const send = begun && !needsMore(form, draft) ? [plainButton(form.submit, writeCustomId("s", token))] : [];
  const acts = [
    open(say(language, "discord.form.go-on"), next, "go"),
    ...send,
    ...(begun ? [open(say(language, "discord.form.change"), draft.part)] : []),
  ];
  const where = say(language, "discord.form.part", { part: draft.part + 1, parts: draft.parts });
  const groups = [
    textGroup(headOfMessage(form, words) || "…", 0),
    ...(begun ? [textGroup(quietLine([{ is: "word", text: where }], words), 0)] : []),
    ...rowsOf(acts),
  ];
  return privately(messageFrom(componentsOf(groups)));
}

export { partAt } from "./values.ts";

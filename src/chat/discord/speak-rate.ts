import type { APIButtonComponentWithCustomId } from "discord.js";
import { ButtonStyle } from "discord.js";
import { say } from "#locale/say.ts";
import type { Form, FormField } from "#talk/form.ts";
import { escapedTo, headingOf, plain, quoted } from "./markdown.ts";
import { limits } from "./limits.ts";
import { type Message, messageFrom, privately } from "./message.ts";
import type { Draft } from "./meta.ts";
import { writeCustomId } from "./press.ts";
import { plainButton, rowsOf } from "./speak-block.ts";
import type { Sheet } from "./speak-form.ts";
import { type Group, componentsOf, textGroup } from "./speak-pages.ts";
import { aboutOf, standing } from "./speak-parts.ts";

// The form that asks for marks is drawn by `rateMessage`, and its quote alone is a modal (`modalOf`, part 0).
export { isRating } from "./speak-parts.ts";

/** Contacts before and after the one asked about. */
export type Around = { readonly previous?: string; readonly next?: string };

/** Neighbours of a contact, by the form that lists all of them (`conversation.open(speaker, "picks", [step, part])`). */
export function aroundOf(picks: Form | undefined, item: string): Around {
  const ids = (picks?.fields[0]?.options ?? []).map((one) => one.value);
  const place = ids.indexOf(item);
  const [previous, next] = place < 0 ? [] : [ids[place - 1], ids[place + 1]];
  return { ...(previous === undefined ? {} : { previous }), ...(next === undefined ? {} : { next }) };
}

function markButton(label: string, id: string, isMine: boolean): APIButtonComponentWithCustomId {
  return { ...plainButton(label, id), style: isMine ? ButtonStyle.Primary : ButtonStyle.Secondary };
}

/** So many marks are shown on one scale: two rows of buttons. */
const mostMarks = 2 * limits.rowButtons;

function drawScale(field: FormField, { draft, token }: Sheet): readonly Group[] {
  const n = draft.fields.findIndex((one) => one.id === field.id);
  if (n < 0) return [];
  const [mine] = standing(field, draft.typed);
  const marks = (field.options ?? []).slice(0, mostMarks);
  const buttons = marks.map(({ value, label }) => markButton(label, writeCustomId("r", token, n, value), value === mine));
  return [textGroup(`**${escapedTo(plain(field.label, limits.heading), limits.heading)}**`, n + 1), ...rowsOf(buttons)];
}

function drawQuote(form: Form, { draft }: Sheet): readonly Group[] {
  const text = form.fields
    .filter((field) => field.kind === "text")
    .flatMap((field) => standing(field, draft.typed))
    .join("\n");
  const drawn = quoted(plainLines(text));
  return drawn === "" ? [] : [textGroup(drawn, limits.components)];
}

/** A quote is shown as far as it leaves the marks in sight. */
const longestQuote = 600;

function plainLines(text: string): string {
  return text.trim() === "" ? "" : plain(text, longestQuote);
}

function acts(form: Form, { draft, token, words }: Sheet, { previous, next }: Around): readonly Group[] {
  const { language } = words;
  const visit = (label: string, item: string | undefined) =>
    item === undefined ? [] : [plainButton(label, writeCustomId("v", token, item))];
  const text = form.fields.find((field) => field.kind === "text");
  const quote = text === undefined || draft.parts === 0 ? [] : [plainButton(text.label, writeCustomId("o", token, 0))];
  return rowsOf([...visit(say(language, "discord.form.before"), previous), ...quote, ...visit(say(language, "discord.form.after"), next)]);
}

/** One contact to rate, for one person alone: what it is, a row of marks for each scale (two taps), its quote, and the way to its neighbours. */
export function rateMessage(form: Form, sheet: Sheet, around: Around = {}): Message {
  const head = [headingOf(form.title), aboutOf(form, sheet.words)].filter((one) => one !== "").join("\n");
  const groups = [
    textGroup(head || "…", 0),
    ...scalesOf(form).flatMap((field) => drawScale(field, sheet)),
    ...drawQuote(form, sheet),
    ...acts(form, sheet, around),
  ];
  return privately(messageFrom(componentsOf(groups)));
}

function scalesOf(form: Form): readonly FormField[] {
  return form.fields.filter((field) => field.kind === "scale");
}

/** A tap on a mark. `sends`: every scale has a mark; `moves`: every scale was tapped here, so that the next contact is asked about. */
export type Tapped = { readonly draft: Draft; readonly sends: boolean; readonly moves: boolean };

/** What a tap makes of the draft; undefined for a field or a mark that the form does not have. */
export function tapped(
  form: Form,
  draft: Draft,
  { field: n, value }: { readonly field: number; readonly value: string },
): Tapped | undefined {
  const id = draft.fields[n]?.id;
  const scales = scalesOf(form);
  const field = scales.find((one) => one.id === id);
  if (field === undefined || field.options?.some((one) => one.value === value) !== true) return undefined;
  const after = { ...draft, typed: { ...draft.typed, [field.id]: [value] } };
  return {
    draft: after,
    sends: scales.every((one) => standing(one, after.typed).length > 0),
    moves: scales.every((one) => Object.hasOwn(after.typed, one.id)),
  };
}

import { sayStep } from "#locale/steps.ts";
import type { PartOnView } from "#session/view.ts";
import { type Line, said, word } from "#talk/line.ts";
import type { Values } from "#steps/field.ts";
import { blockedLine, contactFacts, contactHead, feltLine, numberOf } from "../cards/contacts.ts";
import { cut } from "../cards/words.ts";
import type { Talk } from "../talk.ts";

/** What a part asks, and an example where one is read before writing. */
export function questionLines({ language, view, say }: Talk, part: PartOnView): readonly Line[] {
  const place = { step: part.step, part: part.part === 1 ? 2 : 1, sells: view.about.sells } as const;
  const question: Line = [word(sayStep(language, "question", place), "strong")];
  return part.part === 0 ? [question, [word(say("talk.example", { text: sayStep(language, "example", place) }))]] : [question];
}

/** The first words of an item, whatever it is made of. */
export function itemText(talk: Talk, values: Values): string {
  const { current } = talk.view.redesign;
  const into = current.find((one) => one.id === values.into)?.name;
  return String(values.text ?? values.name ?? values.title ?? into ?? values.why ?? values.organisation ?? "");
}

/** A contact as it is asked about: its name, how it reaches the customer, what blocks it, how it felt, and a customer's words. */
export function contactLines(talk: Talk, id: string, values: Values): readonly Line[] {
  const { restrictions, current } = talk.view.redesign;
  const restriction = Object.hasOwn(restrictions, id) ? restrictions[id] : undefined;
  const blocked = restriction?.is === "blocked" ? blockedLine(talk, restriction.reasons) : [];
  const quote = current.find((one) => one.id === id)?.evidence?.[0];
  return [
    contactHead(talk, { id, number: numberOf(talk, id), values }, restriction?.is === "blocked"),
    contactFacts(talk, values),
    blocked,
    feltLine(talk, id),
    quote === undefined ? [] : [said(`“${cut(quote, 280)}”`)],
  ];
}

/** What a matter or a finding's subject is about, in lines. */
export function subjectLines(talk: Talk, { id, values }: { readonly id: string; readonly values: Values }): readonly Line[] {
  if (typeof values.medium === "string") return contactLines(talk, id, values);
  if (typeof values.organisation !== "string") return [];
  return [[said(cut(values.organisation, 400)), word(" ↔ "), said(cut(String(values.buyer ?? ""), 400))]];
}

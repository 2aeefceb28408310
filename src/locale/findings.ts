import { parseDuration } from "#lib/time.ts";
import { sayDate } from "./dates.ts";
import { sayDuration } from "./durations.ts";
import type { Language } from "./languages.ts";
import { sayMoney, saySigned } from "./numbers.ts";
import { isMessageKey, say, sayCode, type Values } from "./say.ts";

/** What the words of a finding need beside its figures: the session's currency, and the name behind a person's id. */
export type FindingWorld = { readonly currency: string; readonly nameOf: (person: string) => string };
export type Measured = { readonly id: string; readonly figures: Values };
export type SaidFinding = { readonly title: string; readonly says: string };

type Reader = (language: Language, value: string | number, world: FindingWorld) => string | number;

const money: Reader = (language, value, { currency }) => sayMoney(language, Number(value), currency);
const date: Reader = (language, value) => sayDate(language, String(value));
const readers: Readonly<Record<string, Reader>> = {
  wait: (language, value) => sayDuration(language, parseDuration(String(value)) ?? 0),
  emotion: (language, value) => saySigned(language, Number(value)),
  phase: (language, value) => (value === "" ? "" : sayCode(language, "phase", String(value))),
  channel: (language, value) => sayCode(language, "channel", String(value)),
  kind: (language, value) => sayCode(language, "reason", String(value)),
  owner: (_language, value, { nameOf }) => nameOf(String(value)),
  deadline: date,
  day: date,
  sum: money,
  costs: money,
  saves: money,
  winCost: money,
  loss: money,
};

function inWords(language: Language, { figures }: Measured, world: FindingWorld): Values {
  const said = Object.entries(figures).map(([name, value]) => [name, readers[name]?.(language, value, world) ?? value]);
  return Object.fromEntries(said) as Values;
}

/**
 * A finding (its id and the figures that its lens gave) as a title and one or two sentences in the reader's language. Codes, ISO durations,
 * dates, amounts and emotions among the figures are put into words here. Throws for an id without a text: a bug.
 */
export function sayFinding(language: Language, finding: Measured, world: FindingWorld): SaidFinding {
  const { id, figures } = finding;
  const [title, says] = [`finding.${id}.title`, `finding.${id}.says`];
  if (!isMessageKey(title) || !isMessageKey(says)) throw new Error(`no text for the finding ${id}`);
  const words = inWords(language, finding, world);
  const many = String(figures.reasons ?? "").includes(",") ? "yes" : "no";
  const values = { ...words, many, code: figures.phase ?? "", stage: figures.stage || words.phase || "" };
  return { title: say(language, title, values), says: say(language, says, values) };
}

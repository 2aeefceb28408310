import type { Line } from "./line.ts";

/** Kinds of fields that every platform can ask for in its own way. References and people are choices: their options say which. */
export type FormFieldKind =
  | "line"
  | "text"
  | "lines"
  | "choice"
  | "choices"
  | "yes-no"
  | "suggest"
  | "date"
  | "duration"
  | "number"
  | "scale";

export type Option = { readonly value: string; readonly label: string };

/**
 * One question of a form, in words. `id` is the path of the field ("types/c1/goal"); `value` what stands there now, as the same kind of field
 * would be heard. `base` is the event that wrote it (for clashes); `suggest` is a line that offers its options and takes any text.
 */
export type FormField = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: FormFieldKind;
  readonly options?: readonly Option[];
  readonly required: boolean;
  readonly value?: readonly string[];
  readonly base?: number;
  /** belongs to "more about it", asked in groups of at most five */
  readonly more?: boolean;
  /** bounds of a scale, or the length a text may have */
  readonly min?: number;
  readonly max?: number;
};

/**
 * A form as every platform can show it. `name` and the fields' ids are those that `facilitator/hear` reads; `hidden` goes back as it came
 * (ids only, no texts of people; none of its names is a field's id); `nonce` names the act, so that the same form sent twice has one effect; `drawn` is the session's `seq`
 * when it was drawn. `about` stands above the fields: what it is about, what somebody else wrote meanwhile.
 */
export type Form = {
  readonly name: string;
  /** the ask that opened it, and what about: it is opened again by it (after a refusal, or for the next page) */
  readonly ask: string;
  readonly on: readonly string[];
  readonly title: string;
  readonly about: readonly Line[];
  readonly hidden: Readonly<Record<string, string>>;
  readonly fields: readonly FormField[];
  readonly submit: string;
  readonly nonce: string;
  readonly drawn: number;
};

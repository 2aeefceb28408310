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

import { type Refusal, refuse } from "#talk/refusal.ts";
import { asWritten, isEmpty, limits } from "./field.ts";

/** The reason of a strike as it is kept, or why it cannot be. */
export function strikeReason(raw: string): string | Refusal {
  const text = asWritten(raw);
  if (isEmpty(text)) return refuse("strike.reason-needed", { field: "reason" });
  return tooLong(text, "reason") ?? text;
}

/** The refusal of a text longer than texts may be. */
export function tooLong(text: string, field: string): Refusal | undefined {
  return text.length > limits.text ? refuse("text.too-long", { field, values: { max: limits.text, count: text.length } }) : undefined;
}

import type { PostedForm } from "../hear/posted.ts";
import type { Form } from "#talk/form.ts";

/**
 * A form as `facilitator/hear` reads it: its name, nonce and hidden fields with what was filled in, by the fields' ids. A field that was shown
 * and left empty comes as an empty list; one that was not shown is left out.
 */
export function sentForm(
  { name, nonce, drawn, hidden }: Pick<Form, "name" | "nonce" | "drawn" | "hidden">,
  given: Readonly<Record<string, readonly string[]>>,
): PostedForm {
  const fixed = Object.entries({ ...hidden, form: name, nonce, drawn: String(drawn) }).map(([id, value]) => [id, [value]] as const);
  return new Map<string, readonly string[]>([...Object.entries(given), ...fixed]);
}

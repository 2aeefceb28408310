import { html } from "hono/html";
import type { Html } from "../page.ts";
import { nothing } from "./kit.ts";

/** A question aside, no rule: each answer lets it go away for this person, in this browser (the script knows). `acts`: answers that do something. */
export function aside(key: string, text: Html | string, answers: readonly string[], acts: Html = nothing): Html {
  const each = answers.map((answer) => html`<button class="btn quiet" type="button" data-dismiss hidden>${answer}</button>`);
  return html`<div class="asks" data-ask="${key}"><p>${text}</p><div class="ra">${acts}${each}</div></div>`;
}

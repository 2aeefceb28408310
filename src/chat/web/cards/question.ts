import { html } from "hono/html";
import { sayStep } from "#locale/steps.ts";
import type { Html, PageContext } from "../page.ts";
import { nothing } from "./kit.ts";

/** The question that is asked: plain, with one sentence of why; the example stands quietly, the help is folded. */
export function question(ctx: PageContext): Html {
  const { now, about, step } = ctx.view;
  if (now === null || step === null) return nothing;
  const at = { step: step.id, part: (now.part + 1) as 1 | 2, sells: about.sells };
  const example =
    now.part === 0 ? html`<p class="eg">${ctx.say("talk.example", { text: sayStep(ctx.language, "example", at) })}</p>` : nothing;
  const help = html`<details class="help"><summary>${ctx.say("card.help")}</summary><p>${sayStep(ctx.language, "help", at)}</p></details>`;
  return html`<header class="ask"><h1 id="question" tabindex="-1">${sayStep(ctx.language, "question", at)}</h1><p>${sayStep(ctx.language, "why", at)}</p><div class="egs">${example}${help}</div></header>`;
}

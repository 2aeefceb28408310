import { html } from "hono/html";
import type { Html } from "../page.ts";
import type { Pen } from "./drawing.ts";
import { flag, gate, glyph, ticks } from "./marks.ts";

/** What the signs mean; of the links only those the drawing can have by now. */
export function legend({ ctx: { say }, drawing }: Pen): Html {
  const links = drawing.begun
    ? [
        item(
          html`<svg width="44" height="16" aria-hidden="true">${gate(8, 8)}<path class="j-new" d="M15 8h27m-6-4.5 6 4.5-6 4.5"/></svg>`,
          say("page.legend.replaced"),
        ),
        item(
          html`<svg width="34" height="16" aria-hidden="true"><path class="j-drop" d="M0 8h32M32 2v12"/></svg>`,
          say("page.legend.dropped"),
        ),
        item(
          html`<svg width="30" height="16" aria-hidden="true"><path class="j-same" d="M0 8h30"/><path class="j-diamond" d="m10 8 5-5 5 5-5 5z"/></svg>`,
          say("page.legend.changed"),
        ),
      ]
    : [];
  const rated = drawing.drawn.stats.size > 0;
  return html`<ul class="j-legend" aria-label="${say("page.legend")}">
${item(glyph("digital"), say("page.legend.digital"))}${item(glyph("physical"), say("page.legend.physical"))}${rated ? item(flag(), say("page.legend.moment")) : ""}${links}${rated ? item(ticks(4), say("page.legend.impact")) : ""}${drawing.expects ? curves(say("page.legend.felt"), say("page.legend.expected")) : ""}${item(waits(), say("page.legend.wait"))}
</ul>`;
}

function item(sign: Html, words: string): Html {
  return html`<li>${sign} ${words}</li>`;
}

function curves(felt: string, expected: string): Html {
  return html`${item(html`<svg width="20" height="8" aria-hidden="true"><path class="j-felt" d="M0 4h20"/></svg>`, felt)}${item(html`<svg width="20" height="8" aria-hidden="true"><path class="j-expects" d="M0 4h20"/></svg>`, expected)}`;
}

function waits(): Html {
  return html`<svg width="52" height="10" aria-hidden="true"><path class="j-felt j-w-days" d="M0 5h14"/><path class="j-felt j-w-week" d="M18 5h14"/><path class="j-felt j-w-weeks" d="M37 5h15"/></svg>`;
}

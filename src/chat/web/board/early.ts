import { html } from "hono/html";
import { sayLabel } from "#locale/labels.ts";
import { sayCode } from "#locale/say.ts";
import { sayStep } from "#locale/steps.ts";
import type { Html, PageContext } from "../page.ts";
import { boxes } from "./marks.ts";
import { type Brought, broughtBy, type Buyer, type KeptLine, textOf } from "./parts.ts";
import { isTurned, tableNow } from "./table.ts";

/** The board before there is a journey: what the open step lays on the table, and under it what the team has so far. */
export function early(ctx: PageContext): Html {
  const brought = broughtBy(ctx.view);
  const sections = new Map([
    ["purpose", purpose(ctx, brought)],
    ["reasons", reasons(ctx)],
    ["problems", problems(ctx, brought.problems)],
    ["customer", customer(ctx, brought)],
    ["pains", pains(ctx, brought)],
    ["offer", offer(ctx, brought)],
  ]);
  const step = ctx.view.trail.find((each) => each.here)?.id ?? ctx.view.trail.find((each) => each.status === "to-come")?.id;
  // What the team works at now comes first, so that it is in sight while it is written.
  const said = [...sections]
    .sort(([a], [b]) => Number(b === step) - Number(a === step))
    .map(([, one]) => one)
    .filter((one) => String(one) !== "");
  const stands = step === undefined || String(sections.get(step) ?? "") !== "" || isTurned(ctx);
  return html`<div class="j-early" tabindex="0" role="group" aria-label="${ctx.say("board.so-far")}">${tableNow(ctx)}${stands ? "" : next(ctx, step)}${said.length > 0 ? html`<div class="j-so-far">${said}</div>` : ""}</div>`;
}

/** The empty dashed card: what comes here next, with an example. */
function next(ctx: PageContext, step: string): Html {
  const { view, say, language } = ctx;
  const at = { step, sells: view.about.sells };
  const example =
    step === "current-journey" ? say("page.state.empty-journey") : say("board.example", { text: sayStep(language, "example", at) });
  return html`<div class="j-empty"><p><b>${say("board.here-next", { step: sayStep(language, "title", at) })}</b></p><p>${example}</p></div>`;
}

function section(title: string, inside: Html, kind: string): Html {
  return html`<section class="j-${kind}"><h3>${title}</h3>${inside}</section>`;
}

function titleOf({ language, view }: PageContext, step: string): string {
  return sayStep(language, "title", { step, sells: view.about.sells });
}

function purpose(ctx: PageContext, { purpose: said }: Brought): Html {
  if (said === undefined || said.text === "") return html``;
  const open = said.agreed ? "" : html` <span class="j-asks">${ctx.say("board.open")}</span>`;
  return section(titleOf(ctx, "purpose"), html`<blockquote class="said">${said.text}</blockquote>${open}`, "purpose");
}

function reasons(ctx: PageContext): Html {
  const kept = ctx.view.redesign.reasons;
  if (kept.length === 0) return html``;
  const lines = kept.map((reason) => html`<li>${boxes(ctx, [reason], true)}<span class="said">${reason.text}</span></li>`);
  return section(titleOf(ctx, "reasons"), html`<ol>${lines}</ol>`, "reasons");
}

const horizons = ["now", "one-year", "two-to-three-years"] as const;

function problems(ctx: PageContext, kept: readonly KeptLine[]): Html {
  if (kept.length === 0) return html``;
  const columns = horizons.map((horizon) => {
    const lines = kept.filter((line) => line.values["horizon"] === horizon);
    return html`<div><h4>${sayCode(ctx.language, "horizon", horizon)}</h4><ul class="said">${lines.map((line) => html`<li>${textOf(line.values["text"])}</li>`)}</ul></div>`;
  });
  return section(titleOf(ctx, "problems"), html`<div class="j-horizons">${columns}</div>`, "problems");
}

const customerFields = ["who", "goal", "triggers", "inspires", "influences", "annoys", "different"] as const;

function customer(ctx: PageContext, { focus, customers }: Brought): Html {
  if (focus === undefined) return html``;
  const others = customers
    .filter((each) => each.id !== focus.id)
    .map(nameOf)
    .filter((name) => name !== "");
  const rest = others.length === 0 ? "" : html`<p class="j-others said">${others.join(" · ")}</p>`;
  return section(
    titleOf(ctx, "customer"),
    html`<div class="j-person"><p class="said j-who">${nameOf(focus)}</p><dl>${answers(ctx, focus)}</dl></div>${rest}`,
    "customer",
  );
}

function nameOf({ values }: Buyer): string {
  return textOf(values["name"]);
}

function answers({ language, view }: PageContext, { values }: Buyer): Html {
  const said = customerFields.flatMap((field) => {
    const text = textOf(values[field]);
    return text === ""
      ? []
      : [
          html`<div><dt>${sayLabel(language, { step: "customer", path: `types/${field}`, sells: view.about.sells })}</dt><dd class="said">${text}</dd></div>`,
        ];
  });
  return html`${said}`;
}

function pains(ctx: PageContext, { pains: hurts, conflicts }: Brought): Html {
  if (hurts.organisation.length + hurts.buyer.length + conflicts.length === 0) return html``;
  const label = (path: string) => sayLabel(ctx.language, { step: "pains", path, sells: ctx.view.about.sells });
  const list = (path: string, texts: readonly string[]) =>
    html`<div><h4>${label(path)}</h4><ul class="said">${texts.map((text) => html`<li>${text}</li>`)}</ul></div>`;
  const against = conflicts.map(
    ({ organisation, buyer, answer }) =>
      html`<li><p class="said">${organisation}</p><p class="j-against" aria-hidden="true">↔</p><p class="said">${buyer}</p><p class="j-answer ${answer === undefined ? "" : "said"}">${answer ?? ctx.say("board.conflict-open")}</p></li>`,
  );
  const below = conflicts.length === 0 ? "" : html`<h4>${label("conflicts")}</h4><ul class="j-conflicts">${against}</ul>`;
  return section(
    titleOf(ctx, "pains"),
    html`<div class="j-two">${list("organisation", hurts.organisation)}${list("buyer", hurts.buyer)}</div>${below}`,
    "pains",
  );
}

function offer(ctx: PageContext, { offer: said }: Brought): Html {
  return said === undefined || said === "" ? html`` : section(titleOf(ctx, "offer"), html`<p class="said j-big">${said}</p>`, "offer");
}

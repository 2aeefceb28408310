import { html } from "hono/html";
import { sayStep } from "#locale/steps.ts";
import type { Redesign } from "#journey/redesign.ts";
import { sayCode } from "#locale/say.ts";
import type { Html, PageContext } from "./page.ts";
import { panelPage } from "./panel.ts";
import { missingNames } from "./people.ts";
import { stepName } from "./shell.ts";

/** The three sentences and the one thing to do of who comes late. */
function catchUp(ctx: PageContext): readonly [string, string, string, string] {
  const { view, say } = ctx;
  const { about, trail, step } = view;
  const done = trail.filter((one) => one.status === "closed").length;
  const last = trail.filter((one) => one.status === "closed").at(-1);
  const question =
    step === null ? null : sayStep(ctx.language, "question", { step: step.id, part: view.now?.part === 1 ? 2 : 1, sells: about.sells });
  const now = step === null ? say("page.state.waiting-facilitator") : say("talk.catchup.now", { step: stepName(ctx, step.id) });
  const so = say("talk.catchup.so-far", {
    done,
    total: trail.length,
    last: last === undefined ? "" : say("talk.step-closed", { step: stepName(ctx, last.id) }),
  }).trim();
  return [
    say("talk.catchup.what", { crisis: about.crisis }),
    so,
    now,
    question === null ? say("talk.catchup.nothing") : say("talk.catchup.do", { question }),
  ];
}

/** The same as a card above the question, until it is folded. */
export function welcome(ctx: PageContext): Html {
  const [what, done, now, todo] = catchUp(ctx);
  return html`<details class="catchup" open><summary>${ctx.say("page.catchup.head")}</summary><p class="said">${what}</p><p>${done}</p><p>${now}</p><p><b>${todo}</b></p></details>`;
}

function list(head: string, lines: readonly string[]): Html {
  return lines.length === 0
    ? html``
    : html`<h2>${head}</h2><ol class="said plain-list">${lines.map((line) => html`<li>${line}</li>`)}</ol>`;
}

function kept(ctx: PageContext, redesign: Redesign): Html {
  const { say, language } = ctx;
  const reasons = redesign.reasons.map((one) => `${one.text} (${sayCode(language, "reason", one.kind)})`);
  return html`${list(say("page.board.reasons"), reasons)}${list(
    say("page.board.now"),
    redesign.current.map((one) => one.name),
  )}${list(
    stepName(ctx, "actions"),
    redesign.actions.map((one) => one.title).filter((title) => title !== ""),
  )}`;
}

/** "What have we so far": the catch-up, and what has been settled. */
export function soFarPanel(ctx: PageContext): Html {
  const closed = ctx.view.trail.filter((step) => step.status === "closed");
  const none =
    closed.length === 0
      ? html`<p class="empty">${ctx.say("talk.so-far-none")}</p>`
      : html`<p class="hint">${closed.map((step) => stepName(ctx, step.id)).join(" · ")}</p>`;
  const who = ctx.view.missing.length === 0 ? ctx.say("talk.nobody-missing") : ctx.say("talk.not-yet", { names: missingNames(ctx) });
  const body = html`${welcome(ctx)}<p>${ctx.view.status === "running" ? who : ""}</p>${none}${kept(ctx, ctx.view.redesign)}<p class="row"><a class="btn" href="${ctx.base}/board">${ctx.say("page.act.board")}</a><a class="btn" href="${ctx.base}/report">${ctx.say("page.menu.report")}</a></p>`;
  return panelPage(ctx, { head: ctx.say("talk.so-far"), body });
}

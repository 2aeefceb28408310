import { html } from "hono/html";
import type { Hono } from "hono";
import type { Handled } from "#facilitator/handle.ts";
import { takeForm } from "#facilitator/hear/take.ts";
import { keptOf } from "#facilitator/kept.ts";
import { sayRefusal } from "#locale/refusals.ts";
import { refuse, type Refusal } from "#talk/refusal.ts";
import { forged, isPiece, lost, refusedAs, send } from "../answer.ts";
import { conversation, conversationKey } from "../cards/conversation.ts";
import type { Desk } from "../desk.ts";
import { lostThreads } from "../lost-threads.ts";
import type { RefusedForm } from "../page.ts";
import { panelPage } from "../panel.ts";
import { first, formOf } from "../posted-form.ts";
import { type C, type Env, csrfOf, isOwnForm } from "../security.ts";
import { sessionPage } from "../shell.ts";
import { draw, renew, type Visit, visitOf } from "../visit.ts";

type Form = ReadonlyMap<string, readonly string[]>;
type Posting = { readonly visit: Visit; readonly form: Form };
type Answering = { readonly posting: Posting; readonly handled: Handled };

/** Forms of the bar and of the panels want their answer at the notice line; those of the conversation want the conversation. */
function wantsNotice(c: C, form: Form): boolean {
  return isPiece(c) ? (c.req.header("hx-target") ?? "").endsWith("#notice") : first(form, "form").startsWith("control:");
}

async function handle(desk: Desk, { visit, form }: Posting): Promise<Handled> {
  const { facilitator, people, presence, clock } = desk;
  const hearer = await draw(desk, visit);
  const { handled, named } = await takeForm(
    { facilitator, people, presence, now: () => clock.now() },
    { standing: visit.standing, person: visit.me, via: "web", hearer, form },
  );
  if (named) desk.hub.stir(visit.standing.id, { kind: "change" });
  return handled;
}

function refusedForm(form: Form, refusal: Refusal): RefusedForm {
  return { form: first(form, "form"), values: Object.fromEntries(form), refusal };
}

/** What the actor sees after the act: the conversation as it is now, or as it was with what was typed and why it was refused. */
async function answer(c: C, desk: Desk, { posting: { visit, form }, handled }: Answering): Promise<Response> {
  const open = first(form, "open");
  const shown = { ...(open === "" ? {} : { open }), ...(handled.ok ? {} : { refused: refusedForm(form, handled.refusal) }) };
  const standing = handled.ok
    ? handled.standing
    : ((await desk.facilitator.look(visit.standing.tenant, visit.standing.id)) ?? visit.standing);
  const ctx = await draw(desk, { ...visit, standing }, shown);
  if (!isPiece(c))
    return handled.ok
      ? c.redirect(`${ctx.base}${open === "" ? "" : `?open=${encodeURIComponent(open)}`}`, 303)
      : send(
          c,
          sessionPage(ctx, { welcome: null, lost: await lostThreads(desk.places, standing), kept: await keptOf(desk.keeping, standing) }),
          422,
        );
  c.header("x-teekond-key", conversationKey(ctx));
  return send(c, conversation(ctx), handled.ok ? 200 : 422);
}

/** Acts of the bar and of the panels answer at the notice line; what they changed comes to everybody, the actor too, by the stream. */
async function answerControl(c: C, desk: Desk, { posting: { visit, form }, handled }: Answering): Promise<Response> {
  const back = ["people", "mine", "notion", "assist"].includes(first(form, "back")) ? `/${first(form, "back")}` : "";
  if (handled.ok) return isPiece(c) ? c.html("") : c.redirect(`/s/${visit.standing.id}${back}`, 303);
  const hint = sayRefusal(visit.language, handled.refusal);
  if (isPiece(c)) return send(c, html`<p class="no">${hint}</p>`, 422);
  const ctx = await draw(desk, visit);
  return send(c, panelPage(ctx, { head: ctx.say("web.refused.head"), hint, body: html`` }), 422);
}

async function act(c: C, desk: Desk): Promise<Response> {
  const visit = await visitOf(c, desk);
  if (visit === undefined) return lost(c);
  const form = await formOf(c);
  if (!isOwnForm(c, desk.settings) || first(form, "csrf") !== csrfOf(visit.token)) return forged(c);
  const posting = { visit, form };
  if (!desk.rates.take("act", `${visit.standing.id} ${visit.me}`)) return tooFast(c, desk, posting);
  const handled = await handle(desk, posting);
  desk.metrics?.seen({ what: "act", outcome: handled.ok ? "kept" : handled.refusal.refused });
  await renew(desk, visit);
  return wantsNotice(c, form) ? answerControl(c, desk, { posting, handled }) : answer(c, desk, { posting, handled });
}

/** Too many at once: a sentence at the notice line; without the page's script the page with what was typed in it. */
function tooFast(c: C, desk: Desk, posting: Posting): Promise<Response> {
  if (isPiece(c) || wantsNotice(c, posting.form)) return refusedAs(c, "act.too-fast", 429);
  return answer(c, desk, { posting, handled: { ok: false, refusal: refuse("act.too-fast") } });
}

/** Everything that people do in a session. */
export function actRoutes(app: Hono<Env>, desk: Desk): void {
  app.post("/s/:id/act", (c) => act(c, desk));
}

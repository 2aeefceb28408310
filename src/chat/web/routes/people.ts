import { html } from "hono/html";
import type { Hono } from "hono";
import { hashToken, newId } from "#lib/ids.ts";
import type { Act } from "#session/command.ts";
import { sayRefusal } from "#locale/refusals.ts";
import { refuse } from "#talk/refusal.ts";
import { forged, lost, refusedAs, send, tell } from "../answer.ts";
import { dropLogin } from "../cookies.ts";
import { type Desk, tenant } from "../desk.ts";
import { isLanguage } from "../language.ts";
import { issue } from "../letting-in.ts";
import { type Copied, linkList, linkWords } from "../links.ts";
import { deletePanel } from "../more-panels.ts";
import type { PageContext } from "../page.ts";
import { panelPage } from "../panel.ts";
import { first, formOf } from "../posted-form.ts";
import { type C, type Env, csrfOf, isOwnForm } from "../security.ts";
import { followUp } from "./follow-up.ts";
import { draw, type Visit, visitOf } from "../visit.ts";

type Form = ReadonlyMap<string, readonly string[]>;
type Did = { readonly desk: Desk; readonly visit: Visit; readonly ctx: PageContext; readonly form: Form };
type Do = (c: C, did: Did) => Promise<Response>;

/** A form of a page beside the conversation: judged like every other, by who belongs to the session. */
function posting(desk: Desk, then: Do): (c: C) => Promise<Response> {
  return async (c) => {
    const visit = await visitOf(c, desk);
    if (visit === undefined) return lost(c);
    const form = await formOf(c);
    if (!isOwnForm(c, desk.settings) || first(form, "csrf") !== csrfOf(visit.token)) return forged(c);
    if (!desk.rates.take("act", `${visit.standing.id} ${visit.me}`)) return refusedAs(c, "act.too-fast", 429);
    return then(c, { desk, visit, ctx: await draw(desk, visit), form });
  };
}

function leads(then: Do): Do {
  return (c, did) =>
    did.ctx.facilitator ? then(c, did) : tell(c, { head: "Teekond", hint: sayRefusal(did.ctx.language, refuse("act.not-allowed")) }, 403);
}

function nameIn(form: Form): string {
  return first(form, "name").replaceAll(/\s+/g, " ").trim().slice(0, 120);
}

async function rename(c: C, { desk, ctx, form }: Did): Promise<Response> {
  const person = first(form, "person");
  const own = person === ctx.view.me?.id;
  const known = ctx.view.people.some((one) => one.id === person);
  const name = nameIn(form);
  if (!known || !(own || ctx.facilitator)) return lost(c);
  const [before] = await desk.people.people(tenant, [person]);
  if (name !== "") await desk.people.savePerson({ ...(before ?? { tenant, id: person }), name });
  desk.hub.stir(ctx.id, { kind: "change" });
  return c.redirect(`${ctx.base}/people`, 303);
}

async function language(c: C, { desk, visit, ctx, form }: Did): Promise<Response> {
  const wanted = first(form, "language");
  const [before] = await desk.people.people(tenant, [visit.me]);
  if (isLanguage(wanted) && before !== undefined) await desk.people.savePerson({ ...before, language: wanted });
  return c.redirect(ctx.base, 303);
}

async function command(desk: Desk, ctx: PageContext, acts: readonly Act[]) {
  const actor = { kind: "person", id: ctx.view.me?.id ?? "", via: "web" } as const;
  return desk.facilitator.handle(tenant, ctx.id, { id: newId(), at: desk.clock.now(), actor, acts });
}

async function owner(c: C, did: Did): Promise<Response> {
  const { desk, ctx, form } = did;
  const name = nameIn(form);
  if (name === "") return c.redirect(`${ctx.base}/people`, 303);
  const person = newId();
  await desk.people.savePerson({ tenant, id: person, name });
  const handled = await command(desk, ctx, [{ do: "join", person, role: "owner" }]);
  if (!handled.ok) return tell(c, { head: "Teekond", hint: sayRefusal(ctx.language, handled.refusal) }, 422);
  return shown(c, ctx, [
    { label: name, said: true, address: await issue(c, desk, { session: ctx.id, person, role: "owner", purpose: "return" }) },
  ]);
}

function shown(c: C, ctx: PageContext, links: readonly Copied[]): Promise<Response> {
  return send(
    c,
    panelPage(ctx, { head: ctx.say("page.menu.links"), hint: ctx.say("web.links.once"), body: html`${linkList(ctx.say, links)}` }),
  );
}

async function forRole(c: C, { desk, ctx }: Did, kind: "lead" | "team"): Promise<Copied> {
  const [label, hint] = linkWords[kind];
  const address = await issue(c, desk, {
    session: ctx.id,
    person: null,
    role: kind === "lead" ? "facilitator" : "participant",
    purpose: "join",
  });
  return { label: ctx.say(label), hint: ctx.say(hint), address };
}

async function personal(c: C, { desk, ctx }: Did, person: string): Promise<readonly Copied[]> {
  const member = ctx.view.people.find((one) => one.id === person);
  if (member === undefined) return [];
  const address = await issue(c, desk, { session: ctx.id, person, role: member.role, purpose: "return" });
  return [{ label: ctx.name(person), said: true, hint: ctx.say("page.links.own.hint"), address }];
}

async function links(c: C, did: Did): Promise<Response> {
  const { desk, ctx, form } = did;
  const what = first(form, "what");
  if (what === "own") return shown(c, ctx, await personal(c, did, ctx.view.me?.id ?? ""));
  if (!ctx.facilitator) return lost(c);
  if (what === "person") return shown(c, ctx, await personal(c, did, first(form, "person")));
  if (what === "lead" || what === "team") return shown(c, ctx, [await forRole(c, did, what)]);
  await desk.people.revokeLinks(tenant, ctx.id, "join");
  await desk.people.revokeLinks(tenant, ctx.id, "return");
  return shown(c, ctx, [await forRole(c, did, "lead"), await forRole(c, did, "team"), ...(await personal(c, did, ctx.view.me?.id ?? ""))]);
}

async function remind(c: C, { desk, ctx }: Did): Promise<Response> {
  const people = ctx.view.missing.filter((person) => person !== ctx.view.me?.id);
  desk.hub.stir(ctx.id, { kind: "nudge", people });
  return c.req.header("hx-request") === "true" ? c.html("") : c.redirect(ctx.base, 303);
}

async function remove(c: C, { desk, ctx, form }: Did): Promise<Response> {
  if (first(form, "title").trim() !== ctx.view.about.title.trim()) return send(c, deletePanel(ctx, true), 422);
  await desk.facilitator.remove(tenant, ctx.id);
  desk.hub.stir(ctx.id, { kind: "change" });
  dropLogin(c, ctx.id);
  return tell(c, { head: ctx.say("page.delete.done"), hint: ctx.say("web.delete.gone") }, 200);
}

async function leave(c: C, did: Did): Promise<Response> {
  const { desk, visit, ctx, form } = did;
  if (first(form, "how") === "leave") {
    const handled = await command(desk, ctx, [{ do: "remove-person", person: visit.me }]);
    if (!handled.ok) return tell(c, { head: "Teekond", hint: sayRefusal(ctx.language, handled.refusal) }, 422);
  }
  await desk.people.logout(hashToken(visit.token));
  dropLogin(c, ctx.id);
  return c.redirect("/", 303);
}

/** One's own entry, or for facilitators anybody's: erased once its name was written, letter for letter. */
async function erase(c: C, { desk, visit, ctx, form }: Did): Promise<Response> {
  const person = first(form, "person");
  const own = person === visit.me;
  if (!ctx.view.people.some((one) => one.id === person) || !(own || ctx.facilitator)) return lost(c);
  if (nameIn(form) !== ctx.name(person).trim())
    return tell(c, { head: ctx.say("web.refused.head"), hint: ctx.say("web.erase.other") }, 422);
  const no = await desk.facilitator.erase(tenant, ctx.id, person);
  if (no !== undefined) return tell(c, { head: ctx.say("web.refused.head"), hint: sayRefusal(ctx.language, no) }, 422);
  desk.hub.stir(ctx.id, { kind: "change" });
  if (!own) return c.redirect(`${ctx.base}/people`, 303);
  dropLogin(c, ctx.id);
  return tell(c, { head: ctx.say("web.erase.done"), hint: ctx.say("web.erase.gone") }, 200);
}

/** What is done on the pages beside the conversation and is no act of the session: names, languages, links, reminding, leaving, deleting. */
export function peopleRoutes(app: Hono<Env>, desk: Desk): void {
  app.post("/s/:id/rename", posting(desk, rename));
  app.post("/s/:id/language", posting(desk, language));
  app.post("/s/:id/owner", posting(desk, leads(owner)));
  app.post("/s/:id/links", posting(desk, links));
  app.post("/s/:id/remind", posting(desk, leads(remind)));
  app.post("/s/:id/delete", posting(desk, leads(remove)));
  app.post("/s/:id/action", posting(desk, followUp));
  app.post("/s/:id/erase", posting(desk, erase));
  app.post("/s/:id/leave", posting(desk, leave));
}

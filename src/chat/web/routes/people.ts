import type { Hono } from "hono";
import { newId } from "#lib/ids.ts";
import type { Act } from "#session/command.ts";
import { sayRefusal } from "#locale/refusals.ts";
import { lost, send, tell } from "../answer.ts";
import { dropLogin } from "../cookies.ts";
import type { Desk } from "../desk.ts";
import { reachOf } from "../erasing.ts";
import { isLanguage } from "#locale/languages.ts";
import { loginHash } from "../letting-in.ts";
import { deletePanel } from "../more-panels.ts";
import { first } from "../posted-form.ts";
import type { C, Env } from "../security.ts";
import { followUp } from "./follow-up.ts";
import { links, shown, wayIn } from "./links.ts";
import { type Did, leads, refusesTheirs, posting } from "./posting.ts";

function nameIn(form: Did["form"]): string {
  return first(form, "name").replaceAll(/\s+/g, " ").trim().slice(0, 120);
}

async function rename(c: C, did: Did): Promise<Response> {
  const { desk, visit, ctx, form } = did;
  const person = first(form, "person");
  const own = person === visit.me;
  const known = ctx.view.people.some((one) => one.id === person);
  const name = nameIn(form);
  const { tenant } = visit.standing;
  if (!known || !(own || ctx.facilitator)) return lost(c);
  const no = await refusesTheirs(c, did, person);
  if (no !== undefined) return no;
  const [before] = await desk.people.people(tenant, [person]);
  if (name !== "") await desk.people.savePerson({ ...(before ?? { tenant, id: person }), name });
  desk.hub.stir(ctx.id, { kind: "change" });
  return c.redirect(`${ctx.base}/people`, 303);
}

async function language(c: C, { desk, visit, ctx, form }: Did): Promise<Response> {
  const wanted = first(form, "language");
  const [before] = await desk.people.people(visit.standing.tenant, [visit.me]);
  if (isLanguage(wanted) && before !== undefined) await desk.people.savePerson({ ...before, language: wanted });
  return c.redirect(ctx.base, 303);
}

async function command({ desk, visit }: Did, acts: readonly Act[]) {
  const actor = { kind: "person", id: visit.me, via: "web" } as const;
  const { tenant, id } = visit.standing;
  return desk.facilitator.handle(tenant, id, { id: newId(), at: desk.clock.now(), actor, acts });
}

async function owner(c: C, did: Did): Promise<Response> {
  const { desk, visit, ctx, form } = did;
  const name = nameIn(form);
  if (name === "") return c.redirect(`${ctx.base}/people`, 303);
  const person = newId();
  await desk.people.savePerson({ tenant: visit.standing.tenant, id: person, name });
  const handled = await command(did, [{ do: "join", person, role: "owner" }]);
  if (!handled.ok) return tell(c, { head: "Teekond", hint: sayRefusal(ctx.language, handled.refusal) }, 422);
  return shown(c, ctx, [{ label: name, said: true, address: await wayIn(c, did, { person, role: "owner", purpose: "return" }) }]);
}

async function remind(c: C, { desk, ctx }: Did): Promise<Response> {
  const people = ctx.view.missing.filter((person) => person !== ctx.view.me?.id);
  await desk.hub.passOn(ctx.id, { nudge: people });
  return c.req.header("hx-request") === "true" ? c.html("") : c.redirect(ctx.base, 303);
}

async function remove(c: C, { desk, visit, ctx, form }: Did): Promise<Response> {
  if (first(form, "title").trim() !== ctx.view.about.title.trim()) return send(c, deletePanel(ctx, true), 422);
  await desk.facilitator.remove(visit.standing.tenant, ctx.id);
  desk.hub.stir(ctx.id, { kind: "change" });
  dropLogin(c, ctx.id);
  return tell(c, { head: ctx.say("page.delete.done"), hint: ctx.say("web.delete.gone") }, 200);
}

async function leave(c: C, did: Did): Promise<Response> {
  const { desk, visit, ctx, form } = did;
  if (first(form, "how") === "leave") {
    const handled = await command(did, [{ do: "remove-person", person: visit.me }]);
    if (!handled.ok) return tell(c, { head: "Teekond", hint: sayRefusal(ctx.language, handled.refusal) }, 422);
  }
  await desk.people.logout(loginHash(ctx.id, visit.token));
  dropLogin(c, ctx.id);
  return c.redirect("/", 303);
}

/** One's own entry, or for facilitators anybody's: erased once its name was written, letter for letter. */
async function erase(c: C, did: Did): Promise<Response> {
  const { desk, visit, ctx, form } = did;
  const person = first(form, "person");
  const own = person === visit.me;
  if (!ctx.view.people.some((one) => one.id === person) || !(own || ctx.facilitator)) return lost(c);
  // Asked before it is done: afterwards nobody knows any more that a chat knew them.
  const reach = await reachOf(desk.people, visit, person, ctx.name);
  if (typeof reach !== "string") return tell(c, { head: ctx.say("web.refused.head"), hint: sayRefusal(ctx.language, reach) }, 403);
  if (nameIn(form) !== ctx.name(person).trim())
    return tell(c, { head: ctx.say("web.refused.head"), hint: ctx.say("web.erase.other") }, 422);
  const no = await desk.facilitator.erase(visit.standing.tenant, ctx.id, person);
  if (no !== undefined) return tell(c, { head: ctx.say("web.refused.head"), hint: sayRefusal(ctx.language, no) }, 422);
  desk.hub.stir(ctx.id, { kind: "change" });
  if (!own) return c.redirect(`${ctx.base}/people`, 303);
  dropLogin(c, ctx.id);
  return tell(
    c,
    { head: ctx.say("web.erase.done"), hint: ctx.say(reach === "here" ? "web.erase.gone" : "web.erase.gone.everywhere") },
    200,
  );
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

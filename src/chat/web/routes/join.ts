import { memberNow } from "#facilitator/look.ts";
import type { Hono } from "hono";
import type { Link } from "#facilitator/ports.ts";
import type { Standing } from "#facilitator/shelf.ts";
import { hashToken, newId } from "#lib/ids.ts";
import { isZone } from "#lib/time.ts";
import type { Act } from "#session/command.ts";
import type { Role } from "#session/state.ts";
import { sayRefusal } from "#locale/refusals.ts";
import { refuse, type Refusal } from "#talk/refusal.ts";
import { forged, refusedAs, send, tell } from "../answer.ts";
import { dropLink, linkToken, setLink } from "../cookies.ts";
import type { Desk } from "../desk.ts";
import { joinPage } from "../join.ts";
import { languageOf, wordsIn } from "../language.ts";
import { logIn } from "../letting-in.ts";
import { first, formOf } from "../posted-form.ts";
import { type C, type Env, isOwnForm } from "../security.ts";
import { namesOf } from "../visit.ts";

type Came = { readonly link: Link; readonly standing: Standing };

/** Links that open pages; codes for chats and leave to start do not. */
const waysIn: ReadonlySet<Link["purpose"]> = new Set(["join", "login", "return"]);

type WayIn = Link & { readonly session: string };

function isWayIn(link: Link): link is WayIn {
  return link.session !== null && waysIn.has(link.purpose);
}

/** The link behind a token, while it holds. */
async function wayIn(desk: Desk, token: string): Promise<WayIn | undefined> {
  const link = await desk.people.readLink(hashToken(token), desk.clock.now());
  return link !== undefined && isWayIn(link) ? link : undefined;
}

/** What is said of a token that opens nothing: where it once did, why it does no more, and the way for who is in already. */
async function spent(c: C, desk: Desk, token: string): Promise<Response> {
  const link = await desk.people.anyLink(hashToken(token));
  const old = link?.expiresAt !== undefined && link.expiresAt !== null && link.expiresAt <= desk.clock.now();
  if (link === undefined || !isWayIn(link) || !(old || link.usesLeft === 0)) return refusedAs(c, "link.unknown", 404);
  const language = languageOf(c);
  const say = wordsIn(language);
  const why = old ? "link.expired" : "link.used";
  const hint = link.purpose === "login" ? say(old ? "web.login.old" : "web.login.used") : sayRefusal(language, refuse(why));
  return tell(c, { head: say("web.link.spent"), hint, on: { to: `/s/${link.session}`, label: say("page.act.open-session") } }, 410);
}

/** The token leaves the address at once and travels on in a cookie for the join page; nobody has joined yet. */
async function trade(c: C, desk: Desk): Promise<Response> {
  if (!desk.rates.take("page", c.get("here").address)) return refusedAs(c, "act.too-fast", 429);
  const token = c.req.param("token") ?? "";
  const link = await wayIn(desk, token);
  if (link === undefined) return spent(c, desk, token);
  setLink(c, link.session, token);
  return c.redirect(`/join/${link.session}`, 303);
}

async function cameBy(c: C, desk: Desk): Promise<Came | undefined> {
  const token = linkToken(c);
  const id = c.req.param("id") ?? "";
  const link = token === undefined ? undefined : await wayIn(desk, token);
  if (link?.session !== id) return undefined;
  const standing = await desk.facilitator.look(link.tenant, id);
  return standing === undefined ? undefined : { link, standing };
}

async function pageFor(
  c: C,
  desk: Desk,
  came: Came,
  more: { readonly typed?: string; readonly refusal?: Refusal } = {},
): Promise<Response> {
  const { link, standing } = came;
  const language = languageOf(c);
  const { about, people } = standing.session;
  const names = await namesOf(desk, standing);
  const here = Object.values(people)
    .filter((one) => !one.removed && one.role !== "owner")
    .flatMap((one) => names.get(one.id)?.name ?? []);
  const [own] = link.person === null ? [] : await desk.people.people(link.tenant, [link.person]);
  const page = joinPage({
    language,
    say: wordsIn(language),
    link,
    session: standing.id,
    title: about.title,
    crisis: about.crisis,
    spoken: about.language,
    here,
    ...(own === undefined ? {} : { own: own.name }),
    ...more,
  });
  return send(c, page, more.refusal === undefined ? 200 : 422);
}

async function show(c: C, desk: Desk): Promise<Response> {
  const came = await cameBy(c, desk);
  return came === undefined ? spent(c, desk, linkToken(c) ?? "") : pageFor(c, desk, came);
}

function roleOf(link: Link, as: string): Role {
  if (link.role === "facilitator" || link.role === "owner" || link.role === "observer") return link.role;
  return as === "observer" ? "observer" : "participant";
}

/** Somebody of that name is here: two of one name could not be told apart in the plan. */
async function taken(desk: Desk, standing: Standing, name: string): Promise<boolean> {
  const names = await namesOf(desk, standing);
  const same = (other: string) => other.trim().toLocaleLowerCase() === name.toLocaleLowerCase();
  return Object.values(standing.session.people).some((one) => !one.removed && same(names.get(one.id)?.name ?? ""));
}

type Joining = { readonly person: string; readonly role: Role; readonly zone?: string };

async function letIn(c: C, desk: Desk, came: Came, { person, role, zone }: Joining): Promise<Response> {
  const { standing } = came;
  const { tenant } = standing;
  const known = memberNow(standing.session, person);
  // Who comes back has the part they had last, whatever the link once said.
  const part = standing.session.people[person]?.role ?? role;
  const acts: readonly Act[] = known === undefined ? [{ do: "join", person, role: part, ...(zone === undefined ? {} : { zone }) }] : [];
  if (acts.length > 0) {
    const handled = await desk.facilitator.handle(tenant, standing.id, {
      id: newId(),
      at: desk.clock.now(),
      actor: { kind: "person", id: person, via: "web" },
      acts,
    });
    if (!handled.ok) return pageFor(c, desk, came, { refusal: handled.refusal });
  }
  await logIn(c, desk, { tenant, session: standing.id, person });
  dropLink(c, standing.id);
  const late = known === undefined && standing.session.beganAt !== null;
  return c.redirect(`/s/${standing.id}${late ? "?welcome=1" : ""}`, 303);
}

async function joinAsNew(c: C, desk: Desk, came: Came): Promise<Response> {
  const form = await formOf(c);
  const name = first(form, "name").replaceAll(/\s+/g, " ").trim().slice(0, 120);
  if (name === "") return pageFor(c, desk, came, { typed: name, refusal: refuse("person.name-missing", { field: "name" }) });
  if (await taken(desk, came.standing, name))
    return pageFor(c, desk, came, { typed: name, refusal: refuse("person.here-already", { field: "name" }) });
  const person = newId();
  const zone = first(form, "zone");
  await desk.people.savePerson({ tenant: came.standing.tenant, id: person, name, language: languageOf(c) });
  return letIn(c, desk, came, { person, role: roleOf(came.link, first(form, "as")), ...(isZone(zone) ? { zone } : {}) });
}

async function join(c: C, desk: Desk): Promise<Response> {
  if (!isOwnForm(c, desk.settings)) return forged(c);
  if (!desk.rates.take("page", c.get("here").address)) return refusedAs(c, "act.too-fast", 429);
  const came = await cameBy(c, desk);
  const used = came === undefined ? undefined : await desk.people.useLink(hashToken(linkToken(c) ?? ""), desk.clock.now());
  if (came === undefined || used === undefined) return spent(c, desk, linkToken(c) ?? "");
  const { person } = came.link;
  return person === null ? joinAsNew(c, desk, came) : letIn(c, desk, came, { person, role: roleOf(came.link, "participant") });
}

/** Links into a session: the address gives its token up, the page shows what it is about, and only the button joins. */
export function joinRoutes(app: Hono<Env>, desk: Desk): void {
  app.get("/in/:token", (c) => trade(c, desk));
  app.get("/join/:id", (c) => show(c, desk));
  app.post("/join/:id", (c) => join(c, desk));
}

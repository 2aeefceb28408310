import { createHash, timingSafeEqual } from "node:crypto";
import type { Hono } from "hono";
import { startAct } from "#facilitator/start.ts";
import { hashToken, newId, newToken } from "#lib/ids.ts";
import type { Language } from "#locale/languages.ts";
import { refuse, type Refusal } from "#talk/refusal.ts";
import { forged, refusedAs, send } from "../answer.ts";
import { type Desk, webTenant } from "../desk.ts";
import { languageOf, wordsIn } from "../language.ts";
import { issue, logIn } from "../letting-in.ts";
import { type Copied, linksPage, linkWords } from "../links.ts";
import { first, formOf } from "../posted-form.ts";
import { type C, type Env, isOwnForm } from "../security.ts";
import { type StartPage, startPage } from "../start.ts";

type Typed = Readonly<Record<string, string>>;

function pageFor(c: C, desk: Desk, more: Pick<StartPage, "typed" | "refusal"> = {}): Promise<Response> {
  const language = languageOf(c);
  const { samples, settings } = desk;
  const page = startPage({
    language,
    say: wordsIn(language),
    nonce: more.typed?.nonce ?? newId(),
    code: settings.startCode !== undefined,
    samples: settings.startCode === undefined ? samples.list : [],
    ...more,
  });
  return send(c, page, more.refusal === undefined ? 200 : 422);
}

function codeFits(desk: Desk, typed: string): boolean {
  const { startCode } = desk.settings;
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return startCode === undefined || timingSafeEqual(digest(typed.trim()), digest(startCode));
}

/** Names that were given at the start, one for each comma or line. */
function namesIn(text: string): readonly string[] {
  return [
    ...new Set(
      text
        .split(/[,;\n]/)
        .map((name) => name.trim().slice(0, 120))
        .filter((name) => name !== ""),
    ),
  ].slice(0, 30);
}

async function personalLinks(
  c: C,
  desk: Desk,
  { session, names, say }: { readonly session: string; readonly names: readonly string[]; readonly say: StartPage["say"] },
): Promise<readonly Copied[]> {
  const links: Copied[] = [];
  for (const name of names) {
    const person = newId();
    await desk.people.savePerson({ tenant: webTenant, id: person, name });
    links.push({
      label: name,
      said: true,
      hint: say("web.links.personal.hint"),
      address: await issue(c, desk, { tenant: webTenant, session, person, role: "participant", purpose: "return" }),
    });
  }
  return links;
}

type Begun = { readonly session: string; readonly person: string; readonly typed: Typed; readonly language: Language };

async function links(c: C, desk: Desk, { session, person, typed, language }: Begun): Promise<Response> {
  const say = wordsIn(language);
  const word = async (
    kind: keyof typeof linkWords,
    link: { readonly person: string | null; readonly role: string; readonly purpose: "join" | "return" },
  ): Promise<Copied> => {
    const [label, hint] = linkWords[kind];
    return { label: say(label), hint: say(hint), address: await issue(c, desk, { tenant: webTenant, session, ...link }) };
  };
  const lead = await word("lead", { person: null, role: "facilitator", purpose: "join" });
  const team = await word("team", { person: null, role: "participant", purpose: "join" });
  const own = await word("own", { person, role: "facilitator", purpose: "return" });
  const named = await personalLinks(c, desk, { session, names: namesIn(typed.people ?? ""), say });
  return send(c, linksPage({ language, say, title: typed.title ?? "", links: [lead, team, ...named, own], base: `/s/${session}` }));
}

function badName(typed: Typed): Refusal | undefined {
  return (typed.name ?? "").trim() === "" ? refuse("person.name-missing", { field: "name" }) : undefined;
}

async function start(c: C, desk: Desk): Promise<Response> {
  const address = c.get("here").address;
  if (!isOwnForm(c, desk.settings)) return forged(c);
  if (!desk.rates.take("start", address)) return refusedAs(c, "act.too-fast", 429);
  const form = await formOf(c);
  const { code = "", ...typed } = Object.fromEntries([...form.keys()].map((name) => [name, first(form, name)]));
  if (!codeFits(desk, code)) {
    if (!desk.rates.take("code", address)) return refusedAs(c, "act.too-fast", 429);
    return pageFor(c, desk, { typed, refusal: refuse("start.code", { field: "code" }) });
  }
  const no = badName(typed);
  return no === undefined ? begin(c, desk, typed) : pageFor(c, desk, { typed, refusal: no });
}

async function begin(c: C, desk: Desk, typed: Typed): Promise<Response> {
  // From the form's nonce: the same form sent twice starts one session.
  const session = hashToken(`session ${typed.nonce ?? newToken()}`)
    .replaceAll(/[-_]/g, "0")
    .slice(0, 16);
  const person = newId();
  const language = languageOf(c);
  const acts = [startAct(typed, person)];
  const handled = await desk.facilitator.handle(webTenant, session, {
    id: typed.nonce ?? newId(),
    at: desk.clock.now(),
    actor: { kind: "person", id: person, via: "web" },
    acts,
  });
  if (!handled.ok)
    return handled.refusal.refused === "session.begun"
      ? c.redirect(`/s/${session}`, 303)
      : pageFor(c, desk, { typed, refusal: handled.refusal });
  await desk.people.savePerson({ tenant: webTenant, id: person, name: (typed.name ?? "").trim().slice(0, 120), language });
  await logIn(c, desk, { tenant: webTenant, session, person });
  return links(c, desk, { session, person, typed, language });
}

async function tryIt(c: C, desk: Desk): Promise<Response> {
  if (!isOwnForm(c, desk.settings)) return forged(c);
  if (desk.settings.startCode !== undefined || !desk.rates.take("start", c.get("here").address)) return refusedAs(c, "act.too-fast", 429);
  const form = await formOf(c);
  const chosen = desk.samples.list.find((one) => one.id === first(form, "sample"));
  if (chosen === undefined) return refusedAs(c, "session.unknown", 404);
  const language = languageOf(c);
  const person = newId();
  const name = wordsIn(language)("page.people.you");
  const session = await desk.samples.play(chosen.id, { person, name });
  await desk.people.savePerson({ tenant: webTenant, id: person, name, language });
  await logIn(c, desk, { tenant: webTenant, session, person });
  return c.redirect(`/s/${session}`, 303);
}

/** The start page, starting a session, and the samples. */
export function startRoutes(app: Hono<Env>, desk: Desk): void {
  app.get("/", (c) => pageFor(c, desk));
  app.get("/start", (c) => c.redirect("/", 303));
  app.post("/start", (c) => start(c, desk));
  app.post("/try", (c) => tryIt(c, desk));
}

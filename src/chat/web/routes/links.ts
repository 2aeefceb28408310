import { html } from "hono/html";
import { issueAttachCode } from "#facilitator/attach.ts";
import { lost, send } from "../answer.ts";
import { issue, type Way } from "../letting-in.ts";
import { type Copied, linkList, linkWords } from "../links.ts";
import { attachPanel } from "../more-panels.ts";
import type { PageContext } from "../page.ts";
import { panelPage } from "../panel.ts";
import { first } from "../posted-form.ts";
import type { C } from "../security.ts";
import { type Did, refusesTheirs } from "./posting.ts";

/** The page that shows fresh links, once. */
export function shown(c: C, ctx: PageContext, links: readonly Copied[]): Promise<Response> {
  return send(
    c,
    panelPage(ctx, { head: ctx.say("page.menu.links"), hint: ctx.say("web.links.once"), body: html`${linkList(ctx.say, links)}` }),
  );
}

/** A fresh link into this very session. */
export function wayIn(c: C, { desk, visit }: Did, way: Pick<Way, "person" | "role" | "purpose">): Promise<string> {
  const { tenant, id } = visit.standing;
  return issue(c, desk, { tenant, session: id, ...way });
}

async function forRole(c: C, did: Did, kind: "lead" | "team"): Promise<Copied> {
  const [label, hint] = linkWords[kind];
  const address = await wayIn(c, did, { person: null, role: kind === "lead" ? "facilitator" : "participant", purpose: "join" });
  return { label: did.ctx.say(label), hint: did.ctx.say(hint), address };
}

/** A link for an entry, that logs in as `login`: the same one, or one that was joined into it. */
async function personal(c: C, did: Did, entry: string, login = entry): Promise<readonly Copied[]> {
  const { ctx } = did;
  const member = ctx.view.people.find((one) => one.id === entry);
  if (member === undefined) return [];
  const address = await wayIn(c, did, { person: login, role: member.role, purpose: "return" });
  return [{ label: ctx.name(entry), said: true, hint: ctx.say("page.links.own.hint"), address }];
}

async function forPerson(c: C, did: Did, person: string): Promise<Response> {
  return (await refusesTheirs(c, did, person)) ?? shown(c, did.ctx, await personal(c, did, person));
}

/** A code for a chat, where there is one. */
async function attach(c: C, { desk, visit, ctx }: Did): Promise<Response> {
  const { chat = [] } = desk.settings;
  if (chat.length === 0) return lost(c);
  const { tenant, id } = visit.standing;
  const made = await issueAttachCode(desk.people, { tenant, session: id, person: visit.me, now: desk.clock.now() });
  return send(c, attachPanel(ctx, { chat, ...made }));
}

/** Makes a link, or a code: one's own for everybody, all others for facilitators. */
export async function links(c: C, did: Did): Promise<Response> {
  const { desk, visit, ctx, form } = did;
  const what = first(form, "what");
  if (what === "own") return shown(c, ctx, await personal(c, did, visit.me, visit.login));
  if (!ctx.facilitator) return lost(c);
  if (what === "attach") return attach(c, did);
  if (what === "person") return forPerson(c, did, first(form, "person"));
  if (what === "lead" || what === "team") return shown(c, ctx, [await forRole(c, did, what)]);
  await desk.people.revokeLinks(visit.standing.tenant, ctx.id, "join");
  return shown(c, ctx, [await forRole(c, did, "lead"), await forRole(c, did, "team")]);
}

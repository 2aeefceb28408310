import { notTheirs } from "#facilitator/theirs.ts";
import { sayRefusal } from "#locale/refusals.ts";
import { refuse } from "#talk/refusal.ts";
import { forged, lost, refusedAs, tell } from "../answer.ts";
import type { Desk } from "../desk.ts";
import type { PageContext } from "../page.ts";
import { first, formOf } from "../posted-form.ts";
import { type C, csrfOf, isOwnForm } from "../security.ts";
import { draw, type Visit, visitOf } from "../visit.ts";

/** Who posted what, on which session's page. */
export type Did = {
  readonly desk: Desk;
  readonly visit: Visit;
  readonly ctx: PageContext;
  readonly form: ReadonlyMap<string, readonly string[]>;
};
export type Do = (c: C, did: Did) => Promise<Response>;

/** A form of a page beside the conversation: judged like every other, by who belongs to the session. */
export function posting(desk: Desk, then: Do): (c: C) => Promise<Response> {
  return async (c) => {
    const visit = await visitOf(c, desk);
    if (visit === undefined) return lost(c);
    const form = await formOf(c);
    if (!isOwnForm(c, desk.settings) || first(form, "csrf") !== csrfOf(visit.token)) return forged(c);
    if (!desk.rates.take("act", `${visit.standing.id} ${visit.me}`)) return refusedAs(c, "act.too-fast", 429);
    return then(c, { desk, visit, ctx: await draw(desk, visit), form });
  };
}

/** The same for facilitators only. */
export function leads(then: Do): Do {
  return (c, did) =>
    did.ctx.facilitator ? then(c, did) : tell(c, { head: "Teekond", hint: sayRefusal(did.ctx.language, refuse("act.not-allowed")) }, 403);
}

/** Says so where the person is not this session's alone (`facilitator/theirs.ts`); undefined where it may be done. */
export async function refusesTheirs(c: C, { desk, visit, ctx }: Did, person: string): Promise<Response | undefined> {
  const no = await notTheirs(desk.people, visit.standing, { by: visit.login, person, name: ctx.name });
  return no === undefined ? undefined : tell(c, { head: ctx.say("web.refused.head"), hint: sayRefusal(ctx.language, no) }, 403);
}

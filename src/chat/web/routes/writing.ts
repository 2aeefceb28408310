import type { Hono } from "hono";
import { forged, lost } from "../answer.ts";
import { hasVoice } from "../cards/kit.ts";
import type { Desk } from "../desk.ts";
import { first, formOf } from "../posted-form.ts";
import { type C, type Env, csrfOf, isOwnForm } from "../security.ts";
import { draw, visitOf } from "../visit.ts";
import { isSharedField } from "../writing.ts";

/** Somebody's page says in which shared field they write (`at`: the key of its form; "": in none). Nothing is kept, and a page that says too much is not heard. */
async function writing(c: C, desk: Desk): Promise<Response> {
  const visit = await visitOf(c, desk);
  if (visit === undefined) return lost(c);
  const form = await formOf(c);
  if (!isOwnForm(c, desk.settings) || first(form, "csrf") !== csrfOf(visit.token)) return forged(c);
  const at = first(form, "at");
  if (!desk.rates.take("writing", `${visit.standing.id} ${visit.me}`)) return c.body(null, 204);
  const ctx = await draw(desk, visit);
  if (hasVoice(ctx) && (at === "" || isSharedField(ctx, at)))
    await desk.hub.passOn(visit.standing.id, { writes: { person: visit.me, at } });
  return c.body(null, 204);
}

/** Where people write just now, for the name flags of the others. */
export function writingRoutes(app: Hono<Env>, desk: Desk): void {
  app.post("/s/:id/writing", (c) => writing(c, desk));
}

import { html } from "hono/html";
import { newId } from "#lib/ids.ts";
import { sayRefusal } from "#locale/refusals.ts";
import type { Act } from "#session/command.ts";
import { send } from "../answer.ts";
import { type Desk, tenant } from "../desk.ts";
import type { PageContext } from "../page.ts";
import { panelPage } from "../panel.ts";
import { first } from "../posted-form.ts";
import type { C } from "../security.ts";

type Form = ReadonlyMap<string, readonly string[]>;

function cell(item: string, field: string, value: string): Act {
  return { do: "set", step: "actions", part: 0, path: `items/${item}/${field}`, value };
}

/** What an owner says of an action: done, not done after all, blocked and by what, a new date. */
function actsOf(form: Form): readonly Act[] {
  const item = first(form, "item");
  switch (first(form, "how")) {
    case "done":
      return [cell(item, "status", "done")];
    case "blocked":
      return [cell(item, "status", "blocked"), cell(item, "blockedBy", first(form, "why"))];
    case "date":
      return [cell(item, "deadline", first(form, "date"))];
    default:
      return [cell(item, "status", "doing")];
  }
}

/** Keeps what is said of an action from the page of one's own actions. */
export async function followUp(
  c: C,
  { desk, ctx, form }: { readonly desk: Desk; readonly ctx: PageContext; readonly form: Form },
): Promise<Response> {
  const actor = { kind: "person", id: ctx.view.me?.id ?? "", via: "web" } as const;
  const handled = await desk.facilitator.handle(tenant, ctx.id, { id: newId(), at: desk.clock.now(), actor, acts: actsOf(form) });
  if (handled.ok) return c.redirect(`${ctx.base}/mine`, 303);
  return send(c, panelPage(ctx, { head: ctx.say("web.refused.head"), hint: sayRefusal(ctx.language, handled.refusal), body: html`` }), 422);
}

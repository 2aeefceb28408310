import { newId } from "#lib/ids.ts";
import type { Act } from "#session/command.ts";
import { isRefusal, refuse, type Refusal } from "#talk/refusal.ts";
import { send } from "../answer.ts";
import type { Desk } from "../desk.ts";
import type { PageContext } from "../page.ts";
import { minePanel } from "../mine-panel.ts";
import { first } from "../posted-form.ts";
import type { C } from "../security.ts";
import type { Visit } from "../visit.ts";

type Form = ReadonlyMap<string, readonly string[]>;

function cell(item: string, field: string, value: string): Act {
  return { do: "set", step: "actions", part: 0, path: `items/${item}/${field}`, value };
}

/** What an owner says of an action: done, not done after all, blocked and by what, a new date. */
function actsOf(form: Form): readonly Act[] | Refusal {
  const item = first(form, "item");
  switch (first(form, "how")) {
    case "done":
      return [cell(item, "status", "done")];
    case "blocked":
      if (first(form, "why").trim() === "") return refuse("text.empty", { field: "why" });
      return [cell(item, "status", "blocked"), cell(item, "blockedBy", first(form, "why"))];
    case "date":
      return [cell(item, "deadline", first(form, "date"))];
    default:
      return [cell(item, "status", "doing")];
  }
}

/** Keeps what is said of an action from the page of one's own actions; what is refused stands there as it was typed. */
export async function followUp(
  c: C,
  { desk, visit, ctx, form }: { readonly desk: Desk; readonly visit: Visit; readonly ctx: PageContext; readonly form: Form },
): Promise<Response> {
  const actor = { kind: "person", id: ctx.view.me?.id ?? "", via: "web" } as const;
  const acts = actsOf(form);
  const handled = isRefusal(acts)
    ? ({ ok: false, refusal: acts } as const)
    : await desk.facilitator.handle(visit.standing.tenant, ctx.id, { id: newId(), at: desk.clock.now(), actor, acts });
  if (handled.ok) return c.redirect(`${ctx.base}/mine`, 303);
  const refused = { form: "action", values: Object.fromEntries(form), refusal: handled.refusal };
  return send(c, minePanel({ ...ctx, refused }), 422);
}

import { html } from "hono/html";
import { type Card, type FormSpec, type Piece, button, nothing, post, region } from "./kit.ts";

/**
 * Stands in the editor of a row that one has open: empty as long as the row is there; once another has removed it, what became of it, and
 * a way to add what stands in the fields as a new row (the script takes it along, list and all).
 */
export function goneRegion({ ctx, part }: Card, { id, there }: { readonly id: string; readonly there: boolean }): Piece {
  if (there) return region("r-gone", nothing);
  const spec: FormSpec = { name: "add-row", part, hidden: { list: "" }, about: `${id}/anew`, after: "", data: { anew: "" } };
  const again = post(ctx, spec, button(ctx.say("card.add-anew")));
  return region("r-gone", html`<div class="state" role="alert"><span>${ctx.say("card.row-gone")}</span>${again}</div>`);
}

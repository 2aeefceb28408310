import { checkBlocks } from "./blocks-check.ts";
import { type Check, chars, inWords, oneOf, type Problem, shaped, truth } from "./check.ts";
import { plain } from "./composition-check.ts";
import { type Bag, bags, isBag } from "../json.ts";
import { sizes } from "./limits.ts";
import { Refused } from "./refused.ts";

const anyView = {
  private_metadata: chars(sizes.privateMetadata),
  callback_id: chars(sizes.id),
  external_id: chars(sizes.id),
};
/** The blocks are looked at apart, by surface. */
const blocks: Check = () => undefined;

const modal = shaped({
  needs: { type: oneOf("modal"), title: plain(sizes.viewTitle), blocks },
  may: {
    ...anyView,
    submit: plain(sizes.viewTitle),
    close: plain(sizes.viewTitle),
    clear_on_close: truth,
    notify_on_close: truth,
    submit_disabled: truth,
  },
});
const home = shaped({ needs: { type: oneOf("home"), blocks }, may: anyView });

/**
 * The view that a method or an answer carries. Refused as Slack does: `view_too_large` above 250 KB, `invalid_arguments` for everything else, with
 * the place of each fault in `response_metadata.messages`.
 */
export function checkView(view: unknown, surface: "modal" | "home"): Bag {
  if (!isBag(view)) throw new Refused("invalid_arguments", messages([{ at: "/view", says: "must be an object" }]));
  if (Buffer.byteLength(JSON.stringify(view)) > sizes.viewBytes) throw new Refused("view_too_large");
  const problems: Problem[] = [];
  (surface === "modal" ? modal : home)(view, "/view", problems);
  if (view["blocks"] !== undefined) problems.push(...checkBlocks(view["blocks"], surface, "/view/blocks"));
  const asks = bags(view["blocks"]).some((one) => one["type"] === "input");
  if (surface === "modal" && asks && view["submit"] === undefined) {
    problems.push({ at: "/view/submit", says: "missing required field: submit" });
  }
  if (problems.length > 0) throw new Refused("invalid_arguments", messages(problems));
  return view;
}

/** The part of an answer that names the faults. */
export function messages(problems: readonly Problem[]): Bag {
  return { response_metadata: { messages: problems.map(inWords) } };
}

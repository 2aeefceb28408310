import type { Core } from "./core.ts";
import type { Heard } from "./heard.ts";
import { type Bag, bag, bags, isBag, text } from "../json.ts";
import { inWords, listOf, type Problem } from "./check.ts";
import { option, optionGroup } from "./composition-check.ts";
import { sizes } from "./limits.ts";
import { Refused } from "./refused.ts";
import { respond } from "./respond.ts";
import { checkView } from "./view-check.ts";
import { dismiss, putView, replaceView } from "./views.ts";
import type { OpenView } from "./world.ts";

/** Does with an answer what Slack does; where Slack would not take it, nothing changes and the person sees a failure. */
export function applied(heard: Heard, does: () => Heard): Heard {
  if (!heard.ok) return heard;
  try {
    return does();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { ...heard, ok: false, failure: `the answer was not taken: ${error.message}` };
  }
}

/** The answer to a submitted modal: close it, or what `response_action` says. */
export function applySubmission(core: Core, view: OpenView, heard: Heard): Heard {
  return applied(heard, () => {
    const answer = bag(heard.body);
    const action = answer["response_action"];
    const where = { user: view.user, team: view.team };
    if (action === undefined && (heard.body === undefined || (isBag(heard.body) && Object.keys(heard.body).length === 0))) pop(core, view);
    else if (action === "clear") dismiss(core, view.user);
    else if (action === "update") replaceView(core, view, checkView(answer["view"], "modal"));
    else if (action === "push") putView(core, checkView(answer["view"], "modal"), where);
    else if (action === "errors") return { ...heard, errors: applyErrors(view, answer["errors"]) };
    else throw new Refused("invalid_arguments", { response_action: action ?? null, body: heard.body });
    return heard;
  });
}

/** Errors stand at input blocks of the view; anything else Slack does not take. */
function applyErrors(view: OpenView, errors: unknown): Readonly<Record<string, string>> {
  const inputs = bags(view.json["blocks"]).flatMap((one) => (one["type"] === "input" ? [text(one["block_id"])] : []));
  const entries = Object.entries(bag(errors));
  if (entries.length === 0) throw new Refused("invalid_arguments", { errors: "no errors given" });
  const shown = entries.map(([block, message]) => {
    if (!inputs.includes(block)) throw new Refused("invalid_arguments", { errors: `no input block ${block}` });
    if (typeof message !== "string" || message === "") throw new Refused("invalid_arguments", { errors: `no text for ${block}` });
    return [block, message] as const;
  });
  view.errors = Object.fromEntries(shown);
  return view.errors;
}

/** Takes one modal off the screen; the one below comes up again. */
export function pop(core: Core, view: OpenView): void {
  const stack = core.world.stack(view.user);
  const at = stack.indexOf(view.id);
  if (at < 0) return;
  for (const id of stack.splice(at)) core.world.views.delete(id);
}

/** The answer to a slash command: nothing, or a message for the one or for all. */
export function applyCommand(core: Core, heard: Heard, to: { readonly channel: string; readonly user: string }): Heard {
  return applied(heard, () => {
    const { body } = heard;
    const said: Bag = typeof body === "string" ? { text: body } : bag(body);
    if (Object.keys(said).length > 0) respond(core, { ...to, message: undefined, ephemeral: false }, said);
    return heard;
  });
}

const optionList = listOf(option("plain"), sizes.selectOptions, 0);
const groupList = listOf(optionGroup, sizes.selectOptions, 0);

/** The options that an answer to `block_suggestion` offers. Refused where they break the limits of options. */
export function suggestedBy(body: unknown): readonly Bag[] {
  const { options, option_groups: groups } = bag(body);
  const problems: Problem[] = [];
  if (groups === undefined) optionList(options, "/options", problems);
  else groupList(groups, "/option_groups", problems);
  if (problems.length > 0) throw new Refused("invalid_options", { messages: problems.map(inWords) });
  return groups === undefined ? bags(options) : bags(groups).flatMap((one) => bags(one["options"]));
}

import { applied, applyCommand, applySubmission, pop, suggestedBy } from "./apply.ts";
import { type Choice, fill } from "./fill.ts";
import { allIn, findElement, type Found, type What } from "./find.ts";
import { choicesFor, fieldNamed, type Form, mustBeFilled } from "./form.ts";
import { type Heard, heard, silence } from "./heard.ts";
import { type Bag, bag, bags, text } from "../json.ts";
import {
  actingOn,
  closedPayload,
  messageActionPayload,
  messageShortcutPayload,
  type OnMessage,
  shortcutPayload,
  slashPayload,
  submissionPayload,
  suggestionPayload,
  viewActionPayload,
} from "./payloads.ts";
import { Impossible } from "./refused.ts";
import { viewText } from "./render.ts";
import { Speaker } from "./speaker.ts";
import { holderOf } from "./values.ts";
import { dismiss } from "./views.ts";
import type { OpenView, Values } from "./world.ts";

/** A modal or home tab as its person sees it. */
export type ShownView = {
  readonly id: string;
  readonly hash: string;
  readonly callbackId: string;
  readonly privateMetadata: string;
  readonly title: string;
  /** what the app sent, with the ids that Slack gave */
  readonly json: Bag;
  /** what is in the fields */
  readonly values: Values;
  readonly errors: Readonly<Record<string, string>>;
  readonly text: string;
};

export type Surface = "modal" | "home";

/**
 * A person at the screen. Each act resolves when the app has answered and Slack has done with the answer what it does. What no person could do
 * (click what is not there, leave out what is required, act in a channel one is not in) throws `Impossible`.
 */
export class Person extends Speaker {
  /** what the app offered to a query, by element */
  readonly #suggested = new Map<string, readonly Bag[]>();

  /** `/command text` in a channel's composer (never in a thread: Slack has no commands there). */
  async slash(command: string, words: string, channel: string): Promise<Heard> {
    const place = this.in(channel);
    const acting = this.acting();
    const trigger = this.core.tickets.trigger(this.id, acting.team.id);
    const responseUrl = this.responseUrl(place);
    const payload = slashPayload(this.core, acting, { command, text: words, channel: place, trigger, responseUrl });
    const answer = heard(await this.send("command", payload));
    return applyCommand(this.core, answer, { channel, user: this.id });
  }

  /** A global shortcut. */
  async shortcut(callbackId: string): Promise<Heard> {
    const acting = this.acting();
    const trigger = this.core.tickets.trigger(this.id, acting.team.id);
    return heard(await this.send("interaction", shortcutPayload(this.core, acting, callbackId, trigger)));
  }

  /** A shortcut from the menu of a message. */
  async messageShortcut(callbackId: string, channel: string, ts: string): Promise<Heard> {
    const acting = this.acting();
    const on = this.onMessage(channel, ts);
    return heard(await this.send("interaction", messageShortcutPayload(this.core, acting, callbackId, on)));
  }

  /** Presses a button in a message. */
  async click(channel: string, ts: string, what: What): Promise<Heard> {
    const on = this.onMessage(channel, ts);
    return this.#act(on, findElement(this.core.world, on.message.blocks, what), undefined);
  }

  /** Chooses in a select, a menu, a picker, radio buttons or checkboxes of a message. */
  async choose(channel: string, ts: string, what: What, choice: Choice): Promise<Heard> {
    const on = this.onMessage(channel, ts);
    return this.#act(on, findElement(this.core.world, on.message.blocks, what), choice);
  }

  /** Presses a button in the top modal or the home tab. */
  async clickView(what: What, surface: Surface = "modal"): Promise<Heard> {
    const view = this.#view(surface);
    return this.#act(view, findElement(this.core.world, bags(view.json["blocks"]), what), undefined);
  }

  /** Fills in or chooses in the top modal or the home tab. The app hears of it at once only outside of input blocks, and of those with `dispatch_action`. */
  async chooseView(what: What, choice: Choice, surface: Surface = "modal"): Promise<Heard> {
    const view = this.#view(surface);
    return this.#act(view, findElement(this.core.world, bags(view.json["blocks"]), what), choice);
  }

  /** Types into a select that asks the app, and resolves with the options that it offers. */
  async suggest(
    what: What,
    query: string,
    at: Surface | { readonly channel: string; readonly ts: string } = "modal",
  ): Promise<readonly Bag[]> {
    const place = typeof at === "string" ? this.#view(at) : this.onMessage(at.channel, at.ts);
    const { block, element } = findElement(this.core.world, blocksAt(place), what);
    if (!text(element["type"]).includes("external_select")) throw new Impossible(`${text(element["type"])} asks nobody`);
    const least = element["min_query_length"] ?? 3;
    if (query.length < Number(least)) throw new Impossible(`Slack asks from ${String(least)} characters on`);
    const asking = { block: text(block["block_id"]), action: text(element["action_id"]), query };
    const delivered = await this.send("interaction", suggestionPayload(this.core, this.actingAt(place), asking, place));
    let offered: readonly Bag[] = [];
    applied(heard(delivered), () => {
      offered = delivered.ok ? suggestedBy(delivered.body) : [];
      return silence;
    });
    this.#suggested.set(suggestionKey(place, asking.block, asking.action), offered);
    return offered;
  }

  /** The top modal; undefined where none is open. */
  openView(): ShownView | undefined {
    const id = this.core.world.stack(this.id).at(-1);
    const view = id === undefined ? undefined : this.core.world.views.get(id);
    return view === undefined ? undefined : this.#shown(view);
  }

  /** How many modals lie on each other. */
  get depth(): number {
    return this.core.world.stack(this.id).length;
  }

  /** The home tab as it stands. */
  home(): ShownView | undefined {
    const view = this.core.world.homes.get(this.id);
    return view === undefined ? undefined : this.#shown(view);
  }

  /** Fills in the top modal and presses its submit button. `view` is the one that the person means: another one on top is `Impossible`. */
  async submit(view: ShownView | string | undefined, form: Form = {}): Promise<Heard> {
    const open = this.#top(view);
    if (open.json["submit"] === undefined) throw new Impossible("the modal has no submit button");
    for (const [name, given] of Object.entries(form)) this.#fillBlock(open, name, given);
    mustBeFilled(open);
    open.errors = {};
    const acting = actingOn(this.core, open);
    const trigger = this.core.tickets.trigger(this.id, open.team, open.id);
    const payload = submissionPayload(this.core, acting, { view: open, trigger, responseUrls: this.#chosenUrls(open) });
    return applySubmission(this.core, open, heard(await this.send("interaction", payload)));
  }

  /** Presses Cancel in the top modal: the one below comes up. */
  async close(view?: ShownView | string): Promise<Heard> {
    const open = this.#top(view);
    const all = open.json["clear_on_close"] === true;
    const payload = closedPayload(this.core, actingOn(this.core, open), open, all);
    if (all) dismiss(this.core, this.id);
    else pop(this.core, open);
    if (open.json["notify_on_close"] !== true) return silence;
    return heard(await this.send("interaction", payload));
  }

  #view(surface: Surface): OpenView {
    if (surface === "modal") return this.#top(undefined);
    const view = this.core.world.homes.get(this.id);
    if (view === undefined) throw new Impossible(`the home of ${this.user.name} is empty`);
    return view;
  }

  #top(wanted: ShownView | string | undefined): OpenView {
    const id = this.core.world.stack(this.id).at(-1);
    const view = id === undefined ? undefined : this.core.world.views.get(id);
    if (view === undefined) throw new Impossible(`${this.user.name} has no modal open`);
    const meant = typeof wanted === "object" ? wanted.id : wanted;
    if (meant !== undefined && meant !== view.id) throw new Impossible(`the modal ${meant} is not on top, ${view.id} is`);
    return view;
  }

  #shown(view: OpenView): ShownView {
    const { json } = view;
    return {
      id: view.id,
      hash: view.hash,
      callbackId: text(json["callback_id"]),
      privateMetadata: text(json["private_metadata"]),
      title: text(bag(json["title"])["text"]),
      json,
      values: view.values,
      errors: view.errors,
      text: viewText(this.core.world, view),
    };
  }

  /** Acts on an element: the value is kept where it stands, and the app is told unless it only hears at the submit. */
  async #act(place: OpenView | OnMessage, at: Found, choice: Choice | undefined): Promise<Heard> {
    const { block, element } = at;
    const type = text(element["type"]);
    const isButton = type.endsWith("button") || type === "feedback_buttons";
    if (isButton === (choice !== undefined))
      throw new Impossible(isButton ? "a button is pressed, not chosen" : `a ${type} cannot be pressed`);
    const held = choice === undefined ? undefined : this.#filled(place, at, choice);
    if (held !== undefined && type !== "overflow") {
      const values = "json" in place ? place.values : place.message.values;
      values[text(block["block_id"])] = { ...values[text(block["block_id"])], [text(element["action_id"])]: held };
    }
    if (block["type"] === "input" && block["dispatch_action"] !== true) return silence;
    const action = actionJson(at, held);
    if (!("json" in place)) {
      return heard(await this.send("interaction", messageActionPayload(this.core, this.actingIn(place.channel), action, place)));
    }
    const trigger = this.core.tickets.trigger(this.id, place.team, place.json["type"] === "home" ? undefined : place.id);
    const payload = viewActionPayload(this.core, actingOn(this.core, place), action, { view: place, trigger });
    return heard(await this.send("interaction", payload));
  }

  #filled(place: OpenView | OnMessage, { block, element }: Found, choice: Choice): Bag {
    const key = suggestionKey(place, text(block["block_id"]), text(element["action_id"]));
    const suggested = [...bags([element["initial_option"]]), ...bags(element["initial_options"]), ...(this.#suggested.get(key) ?? [])];
    return fill({ world: this.core.world, element, suggested }, choice);
  }

  #fillBlock(view: OpenView, name: string, given: Form[string]): void {
    const { block, elements } = fieldNamed(this.core.world, bags(view.json["blocks"]), name);
    for (const [element, choice] of choicesFor(block, elements, given)) {
      const id = text(block["block_id"]);
      view.values[id] = { ...view.values[id], [text(element["action_id"])]: this.#filled(view, { block, element }, choice) };
    }
  }

  /** Response addresses for the channels that were chosen in selects that ask for one. */
  #chosenUrls(view: OpenView): readonly Bag[] {
    return allIn(bags(view.json["blocks"])).flatMap(({ block, element }) => {
      const value = view.values[text(block["block_id"])]?.[text(element["action_id"])];
      const channel = text(value?.[holderOf(element["type"]) ?? ""]);
      if (element["response_url_enabled"] !== true || channel === "") return [];
      const url = this.responseUrl(this.core.world.channel(channel), undefined, false);
      return [{ block_id: block["block_id"], action_id: element["action_id"], channel_id: channel, response_url: url }];
    });
  }
}

function blocksAt(place: OpenView | OnMessage): readonly Bag[] {
  return "json" in place ? bags(place.json["blocks"]) : place.message.blocks;
}

function suggestionKey(place: OpenView | OnMessage, block: string, action: string): string {
  return `${"json" in place ? place.id : place.message.ts} ${block} ${action}`;
}

const carried = ["value", "style", "text", "placeholder", "confirm", "url", "initial_option", "initial_user", "initial_date"];

/** The entry in `actions` for an element that was acted on. */
function actionJson({ block, element }: Found, held: Bag | undefined): Bag {
  const own = Object.fromEntries(carried.flatMap((name) => (element[name] === undefined ? [] : [[name, element[name]] as const])));
  return { type: element["type"], action_id: element["action_id"], block_id: block["block_id"], ...own, ...held };
}

import { kinds, selects } from "./components-check.ts";
import { storeFiles } from "./call.ts";
import type { Interaction } from "./desk.ts";
import { type Form, chosenIn, fieldNamed, fieldsOf, fillField, kindOfChosen, mustBeFilled, type PickedFile, startOf } from "./fill.ts";
import { commandData, names, type Options } from "./fill-command.ts";
import { findComponent, type What } from "./find.ts";
import type { Heard } from "./heard.ts";
import { type Bag, bag, bags, list, number, text } from "../json.ts";
import { permissionsIn, resolvedFor } from "./payloads.ts";
import { Impossible } from "./refused.ts";
import { channelText, modalText } from "./render.ts";
import { attachmentJson, messageJson, userJson } from "./shapes.ts";
import { Speaker } from "./speaker.ts";
import { permissions } from "./permissions.ts";
import type { Channel, Command, Message } from "./world.ts";

/** A modal as its person sees it. */
export type ShownModal = {
  readonly customId: string;
  readonly title: string;
  /** what the app sent */
  readonly json: Bag;
  /** what is in the fields, by custom_id */
  readonly values: Readonly<Record<string, unknown>>;
  readonly text: string;
};

type OpenModal = {
  readonly from: Interaction;
  readonly json: Bag;
  readonly values: Record<string, unknown>;
  readonly message: Message | undefined;
};

/** A message as a test has it in its hand: its id, itself, or what was heard. */
export type OnMessage = string | Message | Heard;

/**
 * A person at the screen. Each act resolves when the app has answered, or three seconds of the peer's clock (or the peer's cap in real time) are
 * over. What no person could do (press what is not there, leave out what is required, act where one sees nothing) throws `Impossible`.
 */
export class Person extends Speaker {
  #modal: OpenModal | undefined;

  /** `/command subcommand` in a channel, a thread, or with no channel in the direct messages with the app. */
  async slash(command: string, options: Options = {}, channelId: string = this.direct().id): Promise<Heard> {
    const channel = this.seen(channelId);
    const { command: found, path } = this.#command(command, channel, 1);
    const data = commandData(this.core, { command: found, path, guildId: channel.guildId }, options);
    return this.#opened(await this.interact({ kind: 2, channel, data, command: found }));
  }

  /** Types into an option that asks the app; resolves with what it offers. */
  async autocomplete(command: string, option: string, typed: string, channelId: string, others: Options = {}): Promise<readonly Bag[]> {
    const channel = this.seen(channelId);
    const { command: found, path } = this.#command(command, channel, 1);
    const data = commandData(this.core, { command: found, path, guildId: channel.guildId }, others, { option, typed });
    return (await this.interact({ kind: 4, channel, data, command: found })).choices;
  }

  /** A command from the menu of a message. */
  async messageCommand(name: string, on: OnMessage): Promise<Heard> {
    const message = this.message(on);
    const channel = this.seen(message.channelId);
    const { command } = this.#command(name, channel, 3);
    const resolved = { messages: { [message.id]: messageJson(this.core, message) } };
    const data = { id: command.id, name: command.json["name"], type: 3, target_id: message.id, resolved };
    return this.#opened(await this.interact({ kind: 2, channel, data, command }));
  }

  /** A command from the menu of a person. */
  async userCommand(name: string, userId: string, channelId: string): Promise<Heard> {
    const channel = this.seen(channelId);
    const { command } = this.#command(name, channel, 2);
    const resolved = resolvedFor(this.core, channel.guildId, [{ kind: "user", id: userId }]);
    const data = {
      id: command.id,
      name: command.json["name"],
      type: 2,
      target_id: userId,
      resolved: { users: { [userId]: userJson(this.core.world.user(userId)) }, ...resolved },
    };
    return this.#opened(await this.interact({ kind: 2, channel, data, command }));
  }

  /** Presses a button. */
  async click(on: OnMessage, what: What): Promise<Heard> {
    const message = this.message(on);
    const one = findComponent(this.core.world, message.components, what);
    if (one["type"] !== kinds.button) throw new Impossible("a select is chosen from, not pressed");
    if (one["disabled"] === true) throw new Impossible(`the button ${text(one["label"])} is switched off`);
    if (one["style"] === 5 || one["style"] === 6) throw new Impossible("this button leads away; the app does not hear of it");
    return this.#act(message, one, {});
  }

  /** Chooses in a select: labels or values of its options, or ids of people, roles, channels. */
  async select(on: OnMessage, what: What, choice: string | readonly string[]): Promise<Heard> {
    const message = this.message(on);
    const one = findComponent(this.core.world, message.components, what);
    if (!selects.includes(one["type"])) throw new Impossible("a button is pressed, not chosen from");
    if (one["disabled"] === true) throw new Impossible("the select is switched off");
    const channel = this.seen(message.channelId);
    const filling = { core: this.core, userId: this.id, channel };
    const values = chosenIn(filling, one, typeof choice === "string" ? [choice] : choice, false);
    const chosen = values.flatMap((id) => {
      const kind = one["type"] === kinds.stringSelect ? undefined : kindOfChosen(filling, one, id);
      return kind === undefined ? [] : [{ kind, id }];
    });
    const resolved = resolvedFor(this.core, channel.guildId, chosen);
    return this.#act(message, one, { values, ...(chosen.length > 0 ? { resolved } : {}) });
  }

  /** The modal that is open; undefined where none is. */
  openModal(): ShownModal | undefined {
    const open = this.#modal;
    if (open === undefined) return undefined;
    const { json, values } = open;
    return {
      customId: text(json["custom_id"]),
      title: text(json["title"]),
      json,
      values,
      text: modalText(this.core.world, json, values),
    };
  }

  /** Fills in the modal and presses Submit. It stays open where the app does not answer. */
  async submit(form: Form = {}): Promise<Heard> {
    const open = this.#open();
    const channel = this.seen(open.from.channelId);
    for (const [name, choice] of Object.entries(form)) {
      const field = fieldNamed(open.json, name);
      open.values[text(field["custom_id"])] = fillField({ core: this.core, userId: this.id, channel }, field, choice);
    }
    mustBeFilled(open.json, open.values);
    const data = { custom_id: open.json["custom_id"], ...this.#submitted(open, channel) };
    const heard = await this.interact({ kind: 5, channel, data, message: open.message, from: open.from });
    if (heard.ok && this.#modal === open) this.#modal = undefined;
    return heard;
  }

  /** Presses Cancel in the modal: the app hears nothing of it. */
  cancel(): void {
    this.#open();
    this.#modal = undefined;
  }

  /** The channel or thread as this person reads it, hidden answers with it. */
  sees(channelId: string): string {
    return channelText(this.core.world, this.seen(channelId), this.id);
  }

  /** Hidden answers that are still on this person's screen, in one channel or anywhere. */
  privateMessages(channelId?: string): readonly Message[] {
    const channels = channelId === undefined ? [...this.core.world.channels.values()] : [this.core.world.channel(channelId)];
    return channels.flatMap((one) => one.ephemerals.filter((each) => each.onlyFor === this.id));
  }

  /** Takes a hidden answer off the screen, for good. */
  dismiss(on: OnMessage): void {
    const message = this.message(on);
    const { ephemerals } = this.core.world.channel(message.channelId);
    if (!ephemerals.includes(message)) throw new Impossible("only hidden answers can be dismissed");
    ephemerals.splice(ephemerals.indexOf(message), 1);
  }

  #open(): OpenModal {
    if (this.#modal === undefined) throw new Impossible(`${this.name} has no modal open`);
    return this.#modal;
  }

  /** Shows the modal where the answer was one. */
  #opened(heard: Heard): Heard {
    if (heard.kind !== "modal") return heard;
    const json = bag(heard.interaction.answer?.data);
    const values = Object.fromEntries(fieldsOf(json).map(({ field }) => [text(field["custom_id"]), startOf(field)]));
    this.#modal = { from: heard.interaction, json, values, message: heard.interaction.message };
    return heard;
  }

  async #act(message: Message, one: Bag, more: Bag): Promise<Heard> {
    const channel = this.seen(message.channelId);
    const data = { custom_id: one["custom_id"], component_type: one["type"], id: one["id"], ...more };
    return this.#opened(await this.interact({ kind: 3, channel, data, message }));
  }

  /** The components of a submitted modal, as the app gets them. */
  #submitted(open: OpenModal, channel: Channel): Bag {
    const attachments: Record<string, Bag> = {};
    const chosen: { readonly kind: string; readonly id: string }[] = [];
    const valueOf = (field: Bag): Bag => {
      const value = open.values[text(field["custom_id"])];
      const base = { type: field["type"], id: number(field["id"]), custom_id: field["custom_id"] };
      if ([kinds.textInput, kinds.radioGroup, kinds.checkbox].some((type) => type === field["type"])) return { ...base, value };
      if (field["type"] === kinds.fileUpload)
        return { ...base, values: this.#uploaded(list(value) as readonly PickedFile[], channel, attachments) };
      for (const id of list(value).map(String)) {
        const kind = kindOfChosen({ core: this.core, userId: this.id, channel }, field, id);
        if (kind !== undefined) chosen.push({ kind, id });
      }
      return { ...base, values: value };
    };
    const components = bags(open.json["components"]).map((one, n) => {
      const id = number(one["id"], n + 1);
      if (one["type"] === kinds.textDisplay) return { type: kinds.textDisplay, id };
      if (one["type"] === kinds.label) return { type: kinds.label, id, component: valueOf(bag(one["component"])) };
      return { type: kinds.row, id, components: bags(one["components"]).map(valueOf) };
    });
    const resolved = {
      ...resolvedFor(this.core, channel.guildId, chosen),
      ...(Object.keys(attachments).length > 0 ? { attachments } : {}),
    };
    return { components, ...(Object.keys(resolved).length > 0 ? { resolved } : {}) };
  }

  #uploaded(files: readonly PickedFile[], channel: Channel, into: Record<string, Bag>): readonly string[] {
    const uploads = files.map((one, n) => ({
      field: `files[${n}]`,
      name: one.name,
      contentType: one.contentType ?? "application/octet-stream",
      content: Buffer.from(one.content),
    }));
    return storeFiles(this.core, uploads, {}, channel.id).map((one) => {
      into[one.id] = attachmentJson(one, true);
      return one.id;
    });
  }

  /** A command of the app that this person finds in this place. */
  #command(line: string, channel: Channel, kind: 1 | 2 | 3): { readonly command: Command; readonly path: readonly string[] } {
    const words = kind === 1 ? line.replace(/^\//, "").split(/\s+/) : [line];
    const [name = "", ...path] = words;
    if (kind === 1 && (channel.type === 4 || channel.type === 15)) throw new Impossible(`there is nowhere to type in ${channel.name}`);
    if (channel.guildId !== undefined && !this.core.world.joined.has(channel.guildId))
      throw new Impossible("the app is not on this server");
    const offered = [...this.core.world.commands.values()].filter((one) => this.#isOffered(one, channel, kind));
    const own = offered.filter((one) => names(one.json).includes(name));
    const command = own.find((one) => one.guildId !== undefined) ?? own[0];
    if (command === undefined)
      throw new Impossible(`there is no ${line} here, only ${offered.map((one) => text(one.json["name"])).join(", ") || "nothing"}`);
    return { command, path };
  }

  #isOffered(one: Command, channel: Channel, kind: number): boolean {
    if (number(one.json["type"], 1) !== kind) return false;
    if (one.guildId !== undefined && one.guildId !== channel.guildId) return false;
    const context = channel.guildId === undefined ? 1 : 0;
    if (Array.isArray(one.json["contexts"]) && !one.json["contexts"].includes(context)) return false;
    if (context === 1) return one.json["dm_permission"] !== false;
    const held = permissionsIn(this.core, this.id, channel);
    if ((held & permissions.USE_APPLICATION_COMMANDS) === 0n) return false;
    const needed = one.json["default_member_permissions"];
    return (
      typeof needed !== "string" ||
      (needed !== "0" && (held & BigInt(needed)) === BigInt(needed)) ||
      (held & permissions.ADMINISTRATOR) !== 0n
    );
  }
}

import { directWith, scopeFor } from "./call.ts";
import type { Delivered } from "./deliver.ts";
import type { Bag } from "../json.ts";
import { dropMessage, messageJson } from "./messages.ts";
import { eventPayload } from "./payloads.ts";
import { Impossible } from "./refused.ts";
import { Sitting } from "./sitting.ts";
import { viewJson } from "./views.ts";
import { type Channel, type Message, messageIn } from "./world.ts";

/** An event that came up, and how it fared on the way to the app (first try, and the second where the first failed). */
export type Told = { readonly type: string; readonly delivered: Delivered };

/** Something said: where it stands, and what the app was told of it; nothing where it lacks the scope or is not in the channel. */
export type Said = { readonly ts: string; readonly events: readonly Told[] };

const kindNames = { public: "channel", private: "group", im: "im", mpim: "mpim" } as const;

/** A person in conversations: what they say and do there reaches the app as events. */
export class Speaker extends Sitting {
  /** Writes into a channel or a thread. */
  async say(channel: string, words: string, threadTs?: string): Promise<Said> {
    const place = this.in(channel);
    if (!place.members.has(this.id)) throw new Impossible(`${this.user.name} is not in ${place.name}`);
    if (place.archived) throw new Impossible(`${place.name} is archived`);
    if (threadTs !== undefined && messageIn(place, threadTs) === undefined) throw new Impossible(`there is no message ${threadTs}`);
    const message = this.#put(place, words, threadTs);
    return { ts: message.ts, events: await this.#toldOf(place, message) };
  }

  /** Writes into a channel or a thread, calling the app by its name. */
  async mention(channel: string, words: string, threadTs?: string): Promise<Said> {
    return this.say(channel, `<@${this.actingIn(this.in(channel)).install.botUser}> ${words}`, threadTs);
  }

  /** Writes to the app in direct messages. */
  async direct(words: string): Promise<Said> {
    return this.say(this.directChannel(), words);
  }

  /** The direct messages with the app; opened where there are none. */
  directChannel(): string {
    const { install } = this.acting();
    return directWith({ core: this.core, install }, this.user).channel.id;
  }

  /** Opens the app's home: its home tab unless another is named. */
  async openHome(tab: "home" | "messages" = "home"): Promise<Said> {
    const { install } = this.acting();
    const { channel } = directWith({ core: this.core, install }, this.user);
    const held = this.core.world.homes.get(this.id);
    const view = tab === "home" && held !== undefined ? { view: viewJson(this.core, held) } : {};
    const event = { type: "app_home_opened", user: this.id, channel: channel.id, tab, event_ts: this.#now(), ...view };
    return { ts: "", events: [await this.#tell(channel, event)] };
  }

  /** Comes into a public channel. */
  async join(channel: string): Promise<Said> {
    const place = this.core.world.channel(channel);
    if (place.kind !== "public") throw new Impossible(`nobody joins ${place.name} unasked`);
    place.members.add(this.id);
    return { ts: "", events: await this.#ofMember("member_joined_channel", place, this.id) };
  }

  async leave(channel: string): Promise<Said> {
    const place = this.in(channel);
    place.members.delete(this.id);
    return { ts: "", events: await this.#ofMember("member_left_channel", place, this.id) };
  }

  /** Brings somebody else, or the app's bot, into a channel. */
  async invite(channel: string, user: string): Promise<Said> {
    const place = this.in(channel);
    place.members.add(this.core.world.user(user).id);
    return { ts: "", events: await this.#ofMember("member_joined_channel", place, user) };
  }

  /** Takes the app's bot out of a channel. */
  async kickBot(channel: string): Promise<Said> {
    const place = this.in(channel);
    const { install } = this.actingIn(place);
    if (!place.members.delete(install.botUser)) throw new Impossible(`the bot is not in ${place.name}`);
    const type = place.kind === "private" ? "group_left" : "channel_left";
    return {
      ts: "",
      events: await this.#ifMay(scopeFor(place, "read"), place, { type, channel, actor_id: this.id, event_ts: this.#now() }),
    };
  }

  async archive(channel: string): Promise<Said> {
    const place = this.in(channel);
    place.archived = true;
    const type = place.kind === "private" ? "group_archive" : "channel_archive";
    return { ts: "", events: await this.#ifMay(scopeFor(place, "read"), place, { type, channel, user: this.id, event_ts: this.#now() }) };
  }

  async unarchive(channel: string): Promise<Said> {
    const place = this.in(channel);
    place.archived = false;
    const type = place.kind === "private" ? "group_unarchive" : "channel_unarchive";
    return { ts: "", events: await this.#ifMay(scopeFor(place, "read"), place, { type, channel, user: this.id, event_ts: this.#now() }) };
  }

  /** Deletes a message, also one of the app, as an administrator may. */
  async deleteMessage(channel: string, ts: string): Promise<Said> {
    const place = this.in(channel);
    const message = messageIn(place, ts);
    if (message === undefined) throw new Impossible(`there is no message ${ts} in ${place.name}`);
    const previous = messageJson(this.core, place, message);
    dropMessage(place, message);
    const event = {
      type: "message",
      subtype: "message_deleted",
      channel,
      ts: this.core.world.nextTs(place),
      deleted_ts: ts,
      hidden: true,
      previous_message: previous,
      channel_type: kindNames[place.kind],
      event_ts: this.#now(),
    };
    return { ts: "", events: await this.#inside(place, event) };
  }

  #put(place: Channel, words: string, threadTs: string | undefined): Message {
    const parent = threadTs === undefined ? undefined : messageIn(place, threadTs);
    const message: Message = {
      ts: this.core.world.nextTs(place),
      user: this.id,
      botId: undefined,
      team: this.user.teamId,
      threadTs: parent?.threadTs ?? parent?.ts,
      broadcast: false,
      text: words,
      blocks: [],
      metadata: undefined,
      files: [],
      edited: undefined,
      values: {},
    };
    place.messages.push(message);
    return message;
  }

  async #toldOf(place: Channel, message: Message): Promise<readonly Told[]> {
    const { install } = this.actingIn(place);
    const said = {
      user: this.id,
      ts: message.ts,
      client_msg_id: this.core.world.secret(""),
      text: message.text,
      team: this.user.teamId,
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
      channel: place.id,
      event_ts: message.ts,
    };
    if (!place.members.has(install.botUser)) return [];
    const called = message.text.includes(`<@${install.botUser}>`) && place.kind !== "im";
    return [
      ...(called ? await this.#ifMay("app_mentions:read", place, { type: "app_mention", ...said }) : []),
      ...(await this.#inside(place, { type: "message", ...said, channel_type: kindNames[place.kind] })),
    ];
  }

  /** What only those hear who are in the channel and may read along. */
  async #inside(place: Channel, event: Bag): Promise<readonly Told[]> {
    const { install } = this.actingIn(place);
    return place.members.has(install.botUser) ? this.#ifMay(scopeFor(place, "history"), place, event) : [];
  }

  async #ofMember(type: string, place: Channel, user: string): Promise<readonly Told[]> {
    const { install, team } = this.actingIn(place);
    if (!place.members.has(install.botUser)) return [];
    const inviter = user === this.id ? {} : { inviter: this.id };
    const channelType = place.kind === "private" ? "G" : "C";
    const event = { type, user, channel: place.id, channel_type: channelType, team: team.id, ...inviter, event_ts: this.#now() };
    return this.#ifMay(scopeFor(place, "read"), place, event);
  }

  async #ifMay(scope: string, place: Channel, event: Bag): Promise<readonly Told[]> {
    return this.actingIn(place).install.scopes.includes(scope) ? [await this.#tell(place, event)] : [];
  }

  async #tell(place: Channel, event: Bag): Promise<Told> {
    const payload = eventPayload(this.core, this.actingIn(place), event, place);
    return { type: String(event["type"]), delivered: await this.sender.event(payload) };
  }

  #now(): string {
    return (this.core.world.clock.now() / 1000).toFixed(6);
  }
}

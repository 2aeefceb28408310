import type { Core } from "./core.ts";
import type { Interaction, InteractionKind } from "./desk.ts";
import { type Heard, heard } from "./heard.ts";
import type { Bag } from "../json.ts";
import { interactionJson } from "./payloads.ts";
import { may } from "./permissions.ts";
import { Impossible } from "./refused.ts";
import { settleThreads } from "./threads.ts";
import { until } from "./wait.ts";
import type { Channel, Command, Message, User } from "./world.ts";

type Acting = {
  readonly kind: InteractionKind;
  readonly channel: Channel;
  readonly data: Bag;
  readonly command?: Command;
  readonly message?: Message | undefined;
  readonly from?: Interaction;
};

/** A person on Discord: who it is, what is in sight, and how the app hears of it. */
export class Sitting {
  readonly user: User;
  protected readonly core: Core;
  readonly #cap: number;

  constructor(core: Core, userId: string, cap: number) {
    this.core = core;
    this.user = core.world.user(userId);
    this.#cap = cap;
  }

  get id(): string {
    return this.user.id;
  }

  get name(): string {
    return this.user.globalName ?? this.user.username;
  }

  /** A channel that this person sees. */
  protected seen(id: string): Channel {
    settleThreads(this.core);
    const channel = this.core.world.channels.get(id);
    if (channel === undefined) throw new Impossible(`there is no channel ${id}`);
    if (!may(this.core.world, this.id, channel, "VIEW_CHANNEL")) throw new Impossible(`${this.name} does not see ${channel.name}`);
    return channel;
  }

  /** A message that this person sees. */
  protected message(on: string | Message | Heard): Message {
    const named = typeof on === "string" ? on : "channelId" in on ? on.id : on.message?.id;
    const message = named === undefined ? undefined : this.core.world.message(named);
    if (message === undefined) throw new Impossible(`there is no message ${named ?? "in this answer"}`);
    this.seen(message.channelId);
    if (message.onlyFor !== undefined && message.onlyFor !== this.id) throw new Impossible(`${this.name} does not see this message`);
    return message;
  }

  /** Brings an interaction to the app and waits for its first answer: three seconds of the peer's clock, or the cap in real time. */
  protected async interact({ kind, channel, data, command, message, from }: Acting): Promise<Heard> {
    const { core } = this;
    if (!core.hub.hears(channel.guildId)) throw new Error("the app has no session on the gateway that hears of this");
    const one = core.desk.open({
      kind,
      userId: this.id,
      guildId: channel.guildId,
      channelId: channel.id,
      data,
      message,
      command,
      from,
    });
    const lost = !core.hub.dispatch({
      t: "INTERACTION_CREATE",
      guildId: channel.guildId,
      needs: 0,
      d: () => interactionJson(core, one),
    });
    const begun = performance.now();
    await until(() => lost || one.answer !== undefined || core.desk.isLate(one) || performance.now() - begun > this.#cap);
    return heard(core, one, this.#cap, lost);
  }
}

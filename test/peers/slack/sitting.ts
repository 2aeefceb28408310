import type { Core } from "./core.ts";
import type { Delivered, Sender } from "./deliver.ts";
import type { DeliveryKind } from "./faults.ts";
import { type Bag, bag } from "../json.ts";
import { type Acting, actingIn, actingOn, type OnMessage } from "./payloads.ts";
import { Impossible } from "./refused.ts";
import { type Channel, messageIn, type OpenView, type User } from "./world.ts";

/** A person in a workspace: who it is, what is in reach, and how the app hears of it. */
export class Sitting {
  readonly user: User;
  protected readonly core: Core;
  protected readonly sender: Sender;
  protected readonly team: string;

  constructor(core: Core, sender: Sender, { team, user }: { readonly team: string; readonly user: string }) {
    this.core = core;
    this.sender = sender;
    this.team = core.world.team(team).id;
    this.user = core.world.user(user);
  }

  get id(): string {
    return this.user.id;
  }

  /** The person before the app's own menus: only where it is installed, never for guests from other workspaces. */
  protected acting(): Acting {
    const { world } = this.core;
    if (this.user.deleted) throw new Impossible(`${this.user.name} is deactivated`);
    const install = world.installIn(this.team);
    if (install === undefined) throw new Impossible(`the app is not installed in ${this.team}`);
    if (!install.scopes.includes("commands")) throw new Impossible("the app has no scope for commands and shortcuts");
    return { user: this.user, team: world.team(this.team), install };
  }

  /** A conversation that this person is in, or could look into. */
  protected in(id: string): Channel {
    const channel = this.core.world.channel(id);
    if (this.user.deleted) throw new Impossible(`${this.user.name} is deactivated`);
    if (!channel.members.has(this.id) && channel.kind !== "public") throw new Impossible(`${this.user.name} is not in ${channel.name}`);
    if (!this.core.world.teamsOf(channel).includes(this.team)) throw new Impossible(`${channel.name} is not in the workspace`);
    return channel;
  }

  /** A message that this person sees, and what an act on it gives the app. */
  protected onMessage(id: string, ts: string): OnMessage {
    const channel = this.in(id);
    const message = messageIn(channel, ts) ?? channel.ephemerals.find((one) => one.ts === ts && one.to === this.id);
    if (message === undefined) throw new Impossible(`there is no message ${ts} in ${channel.name} for ${this.user.name}`);
    const trigger = this.core.tickets.trigger(this.id, this.actingIn(channel).team.id);
    return { channel, message, trigger, responseUrl: this.responseUrl(channel, message.ts, "to" in message) };
  }

  protected actingIn(channel: Channel): Acting {
    const acting = actingIn(this.core, this.user, channel);
    if (acting === undefined) throw new Impossible(`the app is not installed where ${channel.name} is`);
    return acting;
  }

  protected actingAt(place: OpenView | OnMessage): Acting {
    return "json" in place ? actingOn(this.core, place) : this.actingIn(place.channel);
  }

  protected responseUrl(channel: Channel, message?: string, ephemeral = false): string {
    return `${this.core.base()}/response/${this.core.tickets.address({ channel: channel.id, user: this.id, message, ephemeral })}`;
  }

  /** Brings it to the app; what the acknowledgement carries is kept like a call. */
  protected async send(kind: DeliveryKind, payload: Bag): Promise<Delivered> {
    const delivered = await this.sender.send({ kind, payload });
    if (delivered.ok && delivered.body !== undefined) {
      const args = typeof delivered.body === "object" ? bag(delivered.body) : { text: delivered.body };
      const call = this.core.journal.keep({ at: this.core.world.clock.now(), method: "ack", args, by: this.team });
      call.status = 200;
      call.result = { ok: true };
    }
    return delivered;
  }
}

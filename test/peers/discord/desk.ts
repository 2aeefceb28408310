import { randomBytes } from "node:crypto";
import type { Bag } from "../json.ts";
import { lives } from "./limits.ts";
import type { Command, Message, World } from "./world.ts";

/** Discord's interaction types: 2 command, 3 component, 4 autocomplete, 5 modal. */
export type InteractionKind = 2 | 3 | 4 | 5;

/** The first answer of the app to an interaction. */
export type Answer = {
  /** Discord's callback type: 4 message, 5 message later, 6 nothing now, 7 change, 8 choices, 9 modal */
  readonly type: number;
  readonly at: number;
  readonly data: Bag;
};

export type Interaction = {
  readonly id: string;
  readonly token: string;
  readonly kind: InteractionKind;
  readonly userId: string;
  readonly guildId: string | undefined;
  readonly channelId: string;
  readonly createdAt: number;
  readonly data: Bag;
  /** what was pressed, or what lay under the modal */
  readonly message: Message | undefined;
  readonly command: Command | undefined;
  /** what opened the modal */
  readonly from: Interaction | undefined;
  answer: Answer | undefined;
  /** what `@original` means */
  originalId: string | undefined;
  readonly followUps: string[];
};

/** Keeps interactions and their tokens. */
export class Desk {
  readonly #world: World;
  readonly #byId = new Map<string, Interaction>();
  readonly #byToken = new Map<string, Interaction>();

  constructor(world: World) {
    this.#world = world;
  }

  open(about: Omit<Interaction, "id" | "token" | "createdAt" | "answer" | "originalId" | "followUps">): Interaction {
    const id = this.#world.id();
    const token = Buffer.from(`interaction:${id}:${randomBytes(24).toString("hex")}`).toString("base64url");
    const opened: Interaction = {
      ...about,
      id,
      token,
      createdAt: this.#world.clock.now(),
      answer: undefined,
      originalId: undefined,
      followUps: [],
    };
    this.#byId.set(id, opened);
    this.#byToken.set(token, opened);
    return opened;
  }

  /** Every interaction so far, in their order. */
  get all(): readonly Interaction[] {
    return [...this.#byId.values()];
  }

  byId(id: string): Interaction | undefined {
    return this.#byId.get(id);
  }

  byToken(token: string): Interaction | undefined {
    return this.#byToken.get(token);
  }

  /** The three seconds are over and nothing came. */
  isLate(one: Interaction): boolean {
    return one.answer === undefined && this.#world.clock.now() - one.createdAt > lives.answer;
  }

  isExpired(one: Interaction): boolean {
    return this.#world.clock.now() - one.createdAt >= lives.token;
  }
}

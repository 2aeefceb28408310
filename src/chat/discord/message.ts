import type { APIComponentInContainer, APIMessageTopLevelComponent } from "discord.js";
import { ComponentType, MessageFlags } from "discord.js";
import type { Keeping } from "./press.ts";

/** A message as Discord is sent it. `keep` is to be kept by its sums before it is sent: its buttons name them. */
export type Message = {
  readonly body: {
    readonly flags: number;
    readonly components: readonly APIMessageTopLevelComponent[];
    readonly allowed_mentions: { readonly parse: readonly [] };
  };
  readonly keep: readonly Keeping[];
};

/** design.md, "Tokens": pine, the colour of what can be done. */
const pine = 0x1d5346;

/** A message of these components, in the one container that every message of ours is. Nobody is ever mentioned by it. */
export function messageFrom(components: readonly APIComponentInContainer[], keep: readonly Keeping[] = []): Message {
  return {
    body: {
      flags: MessageFlags.IsComponentsV2,
      components: [{ type: ComponentType.Container, accent_color: pine, components: [...components] }],
      allowed_mentions: { parse: [] },
    },
    keep,
  };
}

/** The same, seen by one person alone. */
export function privately({ body, keep }: Message): Message {
  return { body: { ...body, flags: body.flags | MessageFlags.Ephemeral }, keep };
}

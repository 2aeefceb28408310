import { hashToken } from "#lib/ids.ts";
import type { Message } from "./message.ts";

/*
 * How a message of ours is found again after doubt. Discord keeps no data of ours beside a message, and its nonce only for minutes; but the number
 * (`id`) of a component comes back with the message for as long as it stands. The first component of each bears one that is made from what the
 * message is. Those that Discord gives by itself count from 1.
 */

const least = 10_000;
const most = 2 ** 31 - 1;

/** The number that a message of this name bears. */
export function markOf(...name: readonly string[]): number {
  const sum = Number.parseInt(
    Buffer.from(hashToken(name.join("\n")), "base64url")
      .toString("hex")
      .slice(0, 12),
    16,
  );
  return least + (sum % (most - least));
}

/** The body with the number on it. */
export function marked({ body }: Message, mark: number): Message["body"] {
  const [first, ...rest] = body.components;
  return first === undefined ? body : { ...body, components: [{ ...first, id: mark }, ...rest] };
}

/** What of a message is looked at by who looks for one. */
export type Found = {
  readonly id: string;
  readonly author?: { readonly id: string };
  readonly components?: readonly { readonly id?: number }[];
};

/** Whether a message is ours and bears the number. */
export function isMarked({ author, components }: Found, app: string, mark: number): boolean {
  return author?.id === app && components?.[0]?.id === mark;
}

/** What Discord tells a message from its double by, for some minutes: up to 25 signs, the same for the same parts. */
export function nonceFrom(...parts: readonly string[]): string {
  return hashToken(parts.join("\n")).slice(0, 25);
}

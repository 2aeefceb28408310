import { say } from "#locale/say.ts";
import type { Words } from "#facilitator/doors/speaking.ts";
import type { Message } from "./message.ts";
import { refusalMessage } from "./speak-said.ts";

type Node = { readonly value?: unknown; readonly component?: unknown; readonly components?: unknown };

function* textsIn(node: Node | undefined): Generator<string> {
  if (node === undefined) return;
  if (typeof node.value === "string" && node.value.trim() !== "") yield node.value;
  yield* textsIn(node.component as Node | undefined);
  for (const one of Array.isArray(node.components) ? (node.components as readonly Node[]) : []) yield* textsIn(one);
}

/** What was typed into the fields of a sent form. */
export function typedIn(components: unknown): readonly string[] {
  return [...textsIn({ components })];
}

/** Says that a form lay open for too long; what was typed in it is given back, so that nothing is lost. */
export function expiredMessage(components: unknown, words: Words): Message {
  const typed = typedIn(components);
  if (typed.length === 0) return refusalMessage(say(words.language, "discord.stale"), words);
  return refusalMessage([say(words.language, "discord.expired"), ...typed].join("\n\n"), words);
}

import type { types } from "@slack/bolt";
import type { Reply } from "#facilitator/doors/obeying.ts";
import { limits } from "./limits.ts";
import { blockId, buttonValue } from "./press.ts";
import { plainBlocks } from "./show.ts";
import { sessionKey } from "./thread.ts";

/** What is said to one person alone, with its buttons; a button's block tells which session is meant. */
export function said(reply: NonNullable<Reply>): { readonly text: string; readonly blocks: types.KnownBlock[] } {
  const acts = (reply.offers ?? []).map(({ label, press, session }, n): types.KnownBlock => {
    const text = { type: "plain_text" as const, text: label.slice(0, limits.buttonText), emoji: false };
    const block_id = blockId(n, session === null ? "" : sessionKey(session));
    return { type: "actions", block_id, elements: [{ type: "button", action_id: `p${n}`, text, value: buttonValue(press) }] };
  });
  return { text: reply.text, blocks: [...plainBlocks(reply.text), ...acts] };
}

import { mended } from "#facilitator/doors/mend.ts";
import { createReminding as reminding, type SendReminder } from "#facilitator/doors/reminding.ts";
import { newId } from "#lib/ids.ts";
import { codeOf } from "./client.ts";
import type { Desk, Visitor } from "./desk.ts";
import { blockId, buttonValue } from "./press.ts";
import { plainBlocks } from "./show.ts";
import { addressOf, sessionKey, threadAt } from "./thread.ts";

/** Makes somebody's direct messages a place of the session, so that a nudge has somewhere to stand; nothing is sent by that. */
export async function openDirect(
  desk: Desk,
  { who, workspace, team, client }: Visitor,
  spoken: { readonly tenant: string; readonly session: string; readonly person: string },
): Promise<void> {
  const { tenant, session, person } = spoken;
  const there = (await desk.places.ofSession(session)).find((place) => place.platform === "slack" && place.person === person);
  if (there !== undefined) return void (await mended(desk, there));
  try {
    const { channel } = await client.conversations.open({ users: who.user });
    if (channel?.id === undefined) return;
    const address = { workspace: workspace.id, team, channel: channel.id, thread: null, own: false };
    await desk.places.add({ tenant, session, id: newId(), platform: "slack", at: threadAt(address), address, person });
  } catch (error) {
    desk.log.warn({ code: codeOf(error) ?? "none" }, "direct messages could not be opened; nobody is nudged there");
  }
}

/** Sends a reminder; answers with whether it stands there. */
function sending(desk: Desk): SendReminder {
  return async (place, { text, label, press }) => {
    const { workspace: its, team, channel } = addressOf(place);
    const plain = { type: "plain_text" as const, text: label, emoji: false };
    const button = { type: "button" as const, action_id: "p0", text: plain, value: buttonValue(press) };
    const acts = { type: "actions" as const, block_id: blockId(0, sessionKey(place.session)), elements: [button] };
    try {
      const workspace = await desk.workspaces.of(its);
      if (workspace === undefined) return false;
      await desk.client(workspace, team).chat.postMessage({ channel, text, blocks: [...plainBlocks(text), acts] });
      return true;
    } catch (error) {
      desk.log.warn({ code: codeOf(error) ?? "none" }, "a reminder could not be sent");
      return false;
    }
  };
}

/** Asks who is missing to look, at a facilitator's word. */
export function createReminding(desk: Desk): ReturnType<typeof reminding> {
  return reminding(desk, "slack", sending(desk));
}

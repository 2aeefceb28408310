import { Routes } from "discord.js";
import { z } from "zod";
import { mended } from "#facilitator/doors/mend.ts";
import { createReminding as reminding, type SendReminder } from "#facilitator/doors/reminding.ts";
import type { Place } from "#facilitator/ports-chat.ts";
import { newId } from "#lib/ids.ts";
import { say } from "#locale/say.ts";
import type { Card } from "#talk/card.ts";
import { word } from "#talk/line.ts";
import { wordsIn } from "#facilitator/doors/speaking.ts";
import { codeOf } from "./api.ts";
import type { Desk } from "./desk.ts";
import { sendDirect } from "./post-direct.ts";
import { type Address, threadAt } from "./thread.ts";

const Opened = z.object({ id: z.string() });

/** Makes somebody's direct messages a place of the session, so that a nudge has somewhere to stand; nothing is sent by that. */
export async function openDirect(
  desk: Desk,
  { user, guild }: { readonly user: string; readonly guild: string },
  spoken: { readonly tenant: string; readonly session: string; readonly person: string },
): Promise<void> {
  const { tenant, session, person } = spoken;
  const there = (await desk.places.ofSession(session)).find((place) => place.platform === "discord" && place.person === person);
  if (there !== undefined) return void (await mended(desk, there));
  try {
    const { id: channel } = Opened.parse(await desk.api.call("POST", Routes.userChannels(), { body: { recipient_id: user } }));
    const address: Address = { guild, channel, thread: null, own: null, user };
    await desk.places.add({ tenant, session, id: newId(), platform: "discord", at: threadAt(address), address, person });
  } catch (error) {
    desk.log.warn({ code: codeOf(error) ?? "none" }, "direct messages could not be opened; nobody is nudged there");
  }
}

/** Sends a reminder; answers with whether it stands there. */
function sending(desk: Desk): SendReminder {
  return async (place: Place, { text, label, press }) => {
    try {
      const card: Card = {
        key: "reminder",
        title: say("en", "door.kept"),
        blocks: [
          { is: "lines", lines: [[word(text)]] },
          { is: "acts", buttons: [{ press, label, look: "go" }] },
        ],
      };
      await sendDirect(desk, place, { card, words: await wordsIn(desk, place), nonce: newId() });
      return true;
    } catch (error) {
      desk.log.warn({ code: codeOf(error) ?? "none" }, "a reminder could not be sent");
      return false;
    }
  };
}

/** Asks who is missing to look, at a facilitator's word. */
export function createReminding(desk: Desk): ReturnType<typeof reminding> {
  return reminding(desk, "discord", sending(desk));
}

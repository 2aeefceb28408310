import { attached } from "#facilitator/doors/attaching.ts";
import type { Language } from "#locale/languages.ts";
import type { Desk } from "./desk.ts";
import { openThread, takeBack } from "./open-thread.ts";
import { type Address, addressOf, type Spot, threadAt } from "./thread.ts";

/** Brings this thread, or a new one of this channel, into the session that the code opens; answers with what is said to who typed it. */
export async function attach(
  desk: Desk,
  { spot, code, language }: { readonly spot: Spot; readonly code: string; readonly language: Language },
): Promise<string> {
  const { guild, channel, thread } = spot;
  return attached(desk, {
    platform: "discord",
    code,
    language,
    at: thread === null ? undefined : threadAt(spot),
    async open(session, title) {
      const opened: Address | { readonly no: string } =
        thread === null
          ? await openThread(desk, { guild, channel, session, title, language })
          : { guild, channel, thread, own: null, user: null };
      return "no" in opened ? opened : { at: threadAt(opened), address: opened };
    },
    takeBack: ({ address }) => takeBack(desk, addressOf({ address })),
  });
}

import { attached, codeFor as codeOfSession } from "#facilitator/doors/attaching.ts";
import type { Words } from "#facilitator/doors/speaking.ts";
import { say } from "#locale/say.ts";
import { codeOf } from "./client.ts";
import { type Desk, type Visitor, speakerOf } from "./desk.ts";
import { openThread, takeBack } from "./open-thread.ts";
import { type Address, threadAt } from "./thread.ts";

/** Where a session is to be brought: a channel, or a thread of it. */
type Where = { readonly channel: string; readonly thread: string | null };

export type Attaching = { readonly visitor: Visitor; readonly where: Where; readonly code: string; readonly words: Words };

/** Posts the first message of the thread where there is none yet; words of refusal where Slack does not let us. */
async function threadFor({ visitor, where, words }: Attaching, session: string, title: string): Promise<string | { readonly no: string }> {
  const { channel, thread } = where;
  if (thread !== null) return thread;
  const { language } = words;
  return openThread(visitor.client, { channel, session, title, language }).catch((error: unknown) => {
    const code = codeOf(error);
    if (code === undefined) throw error;
    return { no: say(language, code === "not_in_channel" || code === "channel_not_found" ? "door.not-here" : "door.no-post") };
  });
}

/** Brings the thread into the session that the code opens; answers with what is said to who typed it. */
export async function attach(desk: Desk, attaching: Attaching): Promise<string> {
  const { visitor, where, code, words } = attaching;
  const { workspace, team, client } = visitor;
  const { channel } = where;
  return attached(desk, {
    platform: "slack",
    code,
    language: words.language,
    at: where.thread === null ? undefined : threadAt(where),
    async open(session, title) {
      const thread = await threadFor(attaching, session, title);
      if (typeof thread !== "string") return thread;
      const address: Address = { workspace: workspace.id, team, channel, thread, own: where.thread === null };
      return { at: threadAt(address), address };
    },
    takeBack: async ({ at }) => takeBack(desk, client, { channel, ts: at.slice(channel.length + 1) }),
  });
}

/** A code that brings another thread into a session, for a facilitator of it; everybody else is told why not. */
export async function codeFor(desk: Desk, visitor: Visitor, session: string): Promise<string> {
  return codeOfSession(desk, await speakerOf(desk, visitor, session));
}

import { issueAttachCode, readAttachCode } from "#facilitator/attach.ts";
import { newId } from "#lib/ids.ts";
import { sayTime } from "#locale/dates.ts";
import { say } from "#locale/say.ts";
import { codeOf } from "./client.ts";
import { type Desk, type Visitor, speakerOf, wordsIn } from "./desk.ts";
import type { Words } from "./mrkdwn.ts";
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

/**
 * Brings the thread into the session that the code opens; answers with what is said to who typed it. The code is used up only where it has its
 * effect: after a refusal the same one is good once more.
 */
export async function attached(desk: Desk, attaching: Attaching): Promise<string> {
  const { visitor, where, code, words } = attaching;
  const { language } = words;
  const found = await readAttachCode(desk.people, code, desk.clock.now());
  if (found === undefined) return say(language, "refusal.link.unknown");
  const taken = where.thread === null ? undefined : await desk.places.placeAt("slack", threadAt(where));
  if (taken !== undefined) return say(language, taken.session === found.session ? "door.attached-before" : "door.taken");
  const title = (await desk.facilitator.look(found.tenant, found.session))?.session.about.title ?? "";
  const thread = await threadFor(attaching, found.session, title);
  if (typeof thread !== "string") return thread.no;
  const own = where.thread === null;
  const { workspace, team, client } = visitor;
  const address: Address = { workspace: workspace.id, team, channel: where.channel, thread, own };
  const target = await desk.redeem(code);
  const place = { ...found, id: newId(), platform: "slack", at: threadAt(address), address, person: null };
  const there = target === undefined ? undefined : await desk.places.add(place);
  if (there?.session !== found.session) {
    if (own) await takeBack(desk, client, { channel: where.channel, ts: thread });
    return say(language, target === undefined ? "refusal.link.unknown" : "door.taken");
  }
  desk.stir(found.session);
  return say(language, "door.attached", { title });
}

/** A code that brings another thread into a session, for a facilitator of it; everybody else is told why not. */
export async function codeFor(desk: Desk, visitor: Visitor, session: string): Promise<string> {
  const spoken = await speakerOf(desk, visitor, session);
  if (spoken === undefined) return say("en", "refusal.session.unknown");
  const words = await wordsIn(desk, spoken.speaker);
  const { tenant, person } = spoken.speaker;
  const standing = await desk.facilitator.look(tenant, session);
  const member = standing?.session.people[person];
  if (standing === undefined || member?.role !== "facilitator" || member.removed)
    return desk.conversation.words(spoken.speaker, { refused: "act.not-allowed" });
  const { code, until } = await issueAttachCode(desk.people, { tenant, session, person, now: desk.clock.now() });
  const { title } = standing.session.about;
  return say(words.language, "door.attach-code", { title, code, time: sayTime(words.language, until, words.zone) });
}

import type { Language } from "#locale/languages.ts";
import { say } from "#locale/say.ts";
import { type SlackClient, codeOf } from "./client.ts";
import type { Desk, Visitor } from "./desk.ts";
import { limits } from "./limits.ts";
import { optionalScopes } from "./manifest.ts";
import { plainBlocks } from "./show.ts";

/** How a first message says of itself whose thread it begins. */
const mark = "teekond_thread";

type Opening = {
  readonly channel: string;
  readonly session: string;
  readonly title: string;
  readonly language: Language;
  /** it may stand there already, from a try whose end nobody knows */
  readonly again?: boolean;
};

/**
 * Posts the first message of a session's thread and answers with its name; the header comes into it as soon as the place is drawn. Rejects as
 * the SDK does.
 */
export async function openThread(client: SlackClient, { channel, session, title, language, again = false }: Opening): Promise<string> {
  const opening = say(language, "door.opening", { title });
  const text = (again ? `${opening} ${say(language, "door.again")}` : opening).slice(0, limits.messageText);
  const metadata = { event_type: mark, event_payload: { session } };
  const quiet = { unfurl_links: false, unfurl_media: false } as const;
  const { ts = "" } = await client.chat.postMessage({ channel, text, blocks: plainBlocks(text), metadata, ...quiet });
  return ts;
}

type Found = { readonly ts?: string; readonly metadata?: { readonly event_type?: string; readonly event_payload?: object } };

/**
 * Looks for a first message that may have been posted without an answer, among the newest of its channel; only where the workspace granted that
 * (manifest.ts, `optionalScopes`). Undefined where it does not stand there, or may not be looked for. Rejects where Slack does not answer.
 */
export async function findThread(
  visitor: Visitor,
  { channel, session }: Pick<Opening, "channel" | "session">,
): Promise<string | undefined> {
  const { client, workspace } = visitor;
  if (!Object.keys(optionalScopes).some((scope) => workspace.scopes.has(scope))) return undefined;
  const answer = await client.conversations.history({ channel, include_all_metadata: true, limit: 100 }).catch((error: unknown) => {
    if (codeOf(error) === undefined) throw error;
    return { messages: [] };
  });
  const isIts = ({ metadata }: Found) =>
    metadata?.event_type === mark && (metadata.event_payload as { readonly session?: unknown } | undefined)?.session === session;
  return ((answer.messages ?? []) as readonly Found[]).find(isIts)?.ts;
}

/** Takes away a first message that no thread will begin with. */
export async function takeBack(desk: Pick<Desk, "log">, client: SlackClient, message: { readonly channel: string; readonly ts: string }) {
  await client.chat.delete(message).catch((error: unknown) => {
    desk.log.warn({ code: codeOf(error) ?? "none" }, "a message that nothing follows could not be taken away");
  });
}

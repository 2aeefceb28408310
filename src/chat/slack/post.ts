import type { webApi } from "@slack/bolt";
import type { Chat, Place, Posting, Rates } from "#facilitator/ports-chat.ts";
import { Doubtful, MessageGone, PlaceGone, RateLimited, Refused } from "#facilitator/reconcile/trouble.ts";
import type { GoneWhy } from "#facilitator/reconcile/trouble.ts";
import { Unreachable } from "#lib/unreachable.ts";
import type { Card } from "#talk/card.ts";
import { type SlackClient, codeOf, retryAfterOf } from "./client.ts";
import { optionalScopes } from "./manifest.ts";
import type { Words } from "#facilitator/doors/speaking.ts";
import { blocksOf } from "./speak.ts";
import { type Address, addressOf } from "./thread.ts";
import type { Workspace, Workspaces } from "./workspaces.ts";

/**
 * platforms.md 1.5: a post a second in a channel; `chat.update` is of tier 3, fifty a minute and workspace, of which a tenth is left to others
 * (edits beside the reconciler); a text that people watch changes no faster than they read.
 */
export const rates: Rates = { post: 1000, edit: 1500, edits: { most: 45, within: 60_000, atOnce: 20 }, patience: 15_000 };

/** Codes after which nothing more can be drawn in a place, until somebody mends it. */
const gone: Readonly<Record<string, GoneWhy>> = {
  is_archived: "archived",
  is_inactive: "archived",
  channel_not_found: "removed",
  not_in_channel: "removed",
  channel_is_limited_access: "forbidden",
  restricted_action: "forbidden",
  restricted_action_thread_only_channel: "forbidden",
  restricted_action_non_threadable_channel: "forbidden",
  restricted_action_read_only_channel: "forbidden",
  cannot_dm_bot: "forbidden",
  messages_tab_disabled: "forbidden",
  user_not_found: "deleted",
  user_disabled: "deleted",
  thread_not_found: "deleted",
  token_revoked: "revoked",
  account_inactive: "revoked",
  invalid_auth: "revoked",
  not_authed: "revoked",
  team_access_not_granted: "revoked",
};

/** Codes of Slack's own troubles: nobody knows what became of the call. */
const doubtful: ReadonlySet<string> = new Set(["internal_error", "fatal_error", "service_unavailable", "request_timeout"]);

/** Whether a code leaves open what became of the call. */
export function isDoubtful(code: string): boolean {
  return doubtful.has(code);
}

/** What a failed call means to the reconciler. */
export function troubleOf(error: unknown): Error {
  const seconds = retryAfterOf(error);
  if (seconds !== undefined) return new RateLimited(seconds * 1000);
  const code = codeOf(error);
  if (code === undefined || doubtful.has(code)) return new Doubtful("no answer that says what became of it", { cause: error });
  // A new one is asked for before the next call.
  if (code === "token_expired") return new Unreachable(code);
  if (code === "ratelimited") return new RateLimited(30_000);
  if (code === "message_not_found") return new MessageGone(code);
  const why = gone[code];
  return why === undefined ? new Refused(code) : new PlaceGone(why);
}

/** What a message says of itself, for whoever looks for it after doubt: ids only. */
const mark = "teekond_card";
/** What a message says that was a card and is none any more, so that nobody takes it for one. */
export const leftBehind = { event_type: "teekond_left", event_payload: {} } as const;

function metadataOf(place: Place, key: string) {
  return { event_type: mark, event_payload: { session: place.session, place: place.id, key } };
}

export type ChatPorts = {
  readonly workspaces: Workspaces;
  readonly client: (workspace: Workspace, team?: string) => SlackClient;
  /** the words of the place's session: its language, and how its people are called */
  readonly words: (place: Place) => Promise<Words>;
};

type Line = { readonly client: SlackClient; readonly address: Address; readonly workspace: Workspace };

async function lineTo({ workspaces, client }: ChatPorts, place: Place): Promise<Line> {
  const address = addressOf(place);
  const workspace = await workspaces.of(address.workspace);
  if (workspace === undefined) throw new PlaceGone("revoked");
  return { client: client(workspace, address.team), address, workspace };
}

async function drawn(ports: ChatPorts, place: Place, card: Posting) {
  const { blocks, text } = blocksOf(card, await ports.words(place), card.again === true);
  return { blocks: [...blocks], text };
}

const quiet = { unfurl_links: false, unfurl_media: false, mrkdwn: false } as const;

async function post(ports: ChatPorts, place: Place, card: Posting, key: string): Promise<string> {
  const { client, address } = await lineTo(ports, place);
  const { channel, thread } = address;
  const content = { ...(await drawn(ports, place, card)), metadata: metadataOf(place, key) };
  try {
    if (key === "head" && address.own && thread !== null && (await drawnFirst(client, { channel, ts: thread, ...content }))) return thread;
    const { ts } = await client.chat.postMessage({ channel, ...(thread === null ? {} : { thread_ts: thread }), ...quiet, ...content });
    if (ts === undefined) throw new Doubtful("posted without a name");
    return ts;
  } catch (error) {
    throw error instanceof Doubtful ? error : troubleOf(error);
  }
}

/** The header stands in the thread's first message, where that one is ours. False where somebody deleted it: then it is a message like others. */
async function drawnFirst(client: SlackClient, message: webApi.ChatUpdateArguments): Promise<boolean> {
  try {
    await client.chat.update(message);
    return true;
  } catch (error) {
    if (codeOf(error) === "message_not_found") return false;
    throw error;
  }
}

async function edit(ports: ChatPorts, place: Place, ref: string, card: Card): Promise<void> {
  const { client, address } = await lineTo(ports, place);
  const content = await drawn(ports, place, card);
  await client.chat.update({ channel: address.channel, ts: ref, ...content }).catch((error: unknown) => {
    throw troubleOf(error);
  });
}

type Found = { readonly ts?: string; readonly metadata?: { readonly event_type?: string; readonly event_payload?: object } };

function isOf({ metadata }: Found, place: Place, key: string): boolean {
  const { place: its, key: named } = (metadata?.event_payload ?? {}) as { readonly place?: unknown; readonly key?: unknown };
  return metadata?.event_type === mark && its === place.id && named === key;
}

/** Slack gives the oldest first, and what is looked for is new. */
const mostPages = 10;

/**
 * Looks through the messages of the thread for the newest of its key: an older one was left behind when the card was shown again. Only where the workspace granted
 * that (manifest.ts, `optionalScopes`).
 */
async function find(ports: ChatPorts, place: Place, key: string): Promise<string | undefined> {
  const { client, address, workspace } = await lineTo(ports, place);
  const { channel, thread, own } = address;
  if (thread === null || !Object.keys(optionalScopes).some((scope) => workspace.scopes.has(scope))) throw new Refused("no right to look");
  if (key === "head" && own) return undefined;
  let cursor: string | undefined;
  let newest: string | undefined;
  for (let n = 0; n < mostPages; n += 1) {
    const page = { channel, ts: thread, include_all_metadata: true, limit: 200, ...(cursor === undefined ? {} : { cursor }) };
    const answer = await client.conversations.replies(page).catch((error: unknown) => {
      throw troubleOf(error);
    });
    newest = ((answer.messages ?? []) as readonly Found[]).findLast((one) => isOf(one, place, key))?.ts ?? newest;
    cursor = answer.response_metadata?.next_cursor;
    if (cursor === undefined || cursor === "") return newest;
  }
  throw new Refused("too long a thread");
}

/** What Slack gives the reconciler: each call once, with its trouble by name. */
export function createChat(ports: ChatPorts): Chat {
  return {
    platform: "slack",
    rates,
    limits(place) {
      const { workspace, channel } = addressOf(place);
      return { channel, workspace };
    },
    post: (place, card, key) => post(ports, place, card, key),
    edit: (place, ref, card) => edit(ports, place, ref, card),
    find: (place, key) => find(ports, place, key),
  };
}

import { hashToken } from "#lib/ids.ts";
import type { Place, Places } from "#facilitator/ports-chat.ts";
import type { Spoken } from "#facilitator/doors/speaking.ts";
import type { Visitor } from "./desk.ts";
import { readMeta } from "./meta.ts";
import { sessionOfKey, threadAt } from "./thread.ts";

/** What of a `block_actions` payload is looked at. */
export type ClickBody = {
  readonly trigger_id: string;
  readonly actions: readonly { readonly action_ts?: string }[];
  readonly container?: { readonly channel_id?: string; readonly message_ts?: string; readonly thread_ts?: string };
  readonly message?: { readonly thread_ts?: string; readonly metadata?: { readonly event_payload?: { readonly session?: unknown } } };
  readonly view?: { readonly id: string; readonly type?: string; readonly private_metadata?: string };
};

/** A click, by whom, and in which session. */
export type Click = { readonly body: ClickBody; readonly visitor: Visitor; readonly spoken: Spoken };

/** Where what a click opens is shown: in place of the modal that it stands in, else on top. */
export function windowOf({ view, trigger_id }: ClickBody): { readonly view: string } | { readonly trigger: string } {
  return view?.type === "modal" ? { view: view.id } : { trigger: trigger_id };
}

/** The thread that was clicked in, as it is found by; undefined for a click in a view. */
function atOf({ container, message }: ClickBody): string | undefined {
  const { channel_id: channel, message_ts, thread_ts } = container ?? {};
  return channel === undefined ? undefined : threadAt({ channel, thread: thread_ts ?? message?.thread_ts ?? message_ts ?? null });
}

/** The place that was clicked in, if a session lives there. */
export async function placeOf(places: Places, body: ClickBody): Promise<Place | undefined> {
  const at = atOf(body);
  return at === undefined ? undefined : places.placeAt("slack", at);
}

/** The session that a click is about: by the key of its card, by the view it stands in, by its thread, or by what the message says of itself. */
export async function sessionOf(
  places: Places,
  body: ClickBody,
  card: string,
): Promise<{ readonly session: string; readonly tenant?: string } | undefined> {
  const told = sessionOfKey(card);
  if (told !== undefined) return { session: told };
  const meta = body.view === undefined ? undefined : readMeta(body.view.private_metadata);
  if (body.view !== undefined) return meta === undefined ? undefined : { session: meta.session };
  const marked = body.message?.metadata?.event_payload?.session;
  return (await placeOf(places, body)) ?? (typeof marked === "string" ? { session: marked } : undefined);
}

/** The same click delivered twice has one effect: Slack gives it one time, and one person clicks one thing at a time. */
export function nonceOf(body: ClickBody, { who }: Visitor): string {
  return hashToken(`${who.team} ${who.user} ${body.actions[0]?.action_ts ?? body.trigger_id}`).slice(0, 40);
}

import { Routes } from "discord.js";
import { z } from "zod";
import { wordsIn } from "#facilitator/doors/speaking.ts";
import type { Chat, Place, Posting, Rates } from "#facilitator/ports-chat.ts";
import { Refused } from "#facilitator/reconcile/trouble.ts";
import { versionOf } from "#facilitator/reconcile/steps.ts";
import type { Card } from "#talk/card.ts";
import { codeOf } from "./api.ts";
import type { Desk } from "./desk.ts";
import { keepAll } from "./keep.ts";
import { type Found, isMarked, markOf, marked, nonceFrom } from "./mark.ts";
import { sendDirect } from "./post-direct.ts";
import { messageOf } from "./speak.ts";
import { addressOf, channelOf } from "./thread.ts";
import { codes, createForbidden, type Forbidden } from "./trouble.ts";

/**
 * Discord tells its limits with each answer; of messages in one channel five in five seconds, posted or edited, are usual. A text that people watch
 * changes no faster than they read.
 */
export const rates: Rates = { post: 1100, edit: 1500, edits: { most: 45, within: 60_000, atOnce: 4 }, patience: 15_000 };

const Posted = z.object({ id: z.string() });

async function drawn(desk: Desk, place: Place, card: Posting) {
  const words = await wordsIn(desk, place);
  const message = messageOf(card, words, {
    ...(card.again === true ? { again: true } : {}),
    ...(place.person === null ? {} : { context: place.session }),
  });
  await keepAll(desk, message.keep, "place");
  return marked(message, markOf(place.id, card.key));
}

/** Re-opens a thread that Discord put away, since nobody wrote there for long. Rejects as the SDK does: a locked one stays closed. */
async function reopen({ api }: Desk, thread: string): Promise<void> {
  await api.call("PATCH", Routes.channel(thread), { body: { archived: false } });
}

/** Makes a call in a place; where its thread was put away, once more after it was opened again. */
async function inOpen(desk: Desk, place: Place, call: () => Promise<unknown>): Promise<unknown> {
  const { thread } = addressOf(place);
  try {
    return await call();
  } catch (error) {
    if (thread === null || codeOf(error) !== codes.archived) throw error;
    await reopen(desk, thread);
    return call();
  }
}

/** The header stands in the thread's first message, where that one is ours. False where somebody deleted it: then it is a message like others. */
async function drawnFirst(desk: Desk, place: Place, body: unknown): Promise<string | undefined> {
  const address = addressOf(place);
  const first = address.thread ?? "";
  try {
    await inOpen(desk, place, () => desk.api.call("PATCH", Routes.channelMessage(channelOf(address, first), first), { body }));
    return first;
  } catch (error) {
    if (codeOf(error) === codes.unknownMessage) return undefined;
    throw error;
  }
}

/** The card as the nonce knows it: another version, or one that is shown again further down, is another message. */
function sameAs(place: Place, { again: _, left = "", ...card }: Posting): string {
  return nonceFrom(place.id, card.key, versionOf(card), left);
}

async function post(desk: Desk, place: Place, card: Posting, key: string): Promise<string> {
  if (place.person !== null) {
    const { again = false, left: _, ...plain } = card;
    return sendDirect(desk, place, { card: plain, words: await wordsIn(desk, place), nonce: versionOf(plain), again });
  }
  const body = await drawn(desk, place, card);
  const address = addressOf(place);
  const first = key === "head" && address.own !== null ? await drawnFirst(desk, place, body) : undefined;
  if (first !== undefined) return first;
  const whole = { ...body, nonce: sameAs(place, card), enforce_nonce: true };
  return Posted.parse(await inOpen(desk, place, () => desk.api.call("POST", Routes.channelMessages(channelOf(address)), { body: whole })))
    .id;
}

async function edit(desk: Desk, place: Place, ref: string, card: Card): Promise<void> {
  const body = await drawn(desk, place, card);
  const [message = "", elsewhere] = ref.split("/").toReversed();
  const channel = elsewhere ?? channelOf(addressOf(place), message);
  await inOpen(desk, place, () => desk.api.call("PATCH", Routes.channelMessage(channel, message), { body }));
}

const pageLength = 100;
/** What is looked for is new, and Discord gives the newest first. */
const mostPages = 5;

/**
 * Looks through the newest messages of a place for the one that bears the number of its card (mark.ts). An older one of the same key, left behind
 * when the card was shown again, has lost its number.
 */
async function find(desk: Desk, place: Place, key: string): Promise<string | undefined> {
  const address = addressOf(place);
  if (key === "head" && address.own !== null) return undefined;
  const [app, mark] = [await desk.app(), markOf(place.id, key)];
  const channel = channelOf(address);
  let before: string | undefined;
  for (let n = 0; n < mostPages; n += 1) {
    const query = new URLSearchParams({ limit: String(pageLength), ...(before === undefined ? {} : { before }) });
    const page = (await desk.api.read(Routes.channelMessages(channel), query)) as readonly Found[];
    const found = page.find((one) => isMarked(one, app, mark));
    if (found !== undefined) return found.id;
    if (page.length < pageLength) return undefined;
    before = page.at(-1)?.id;
  }
  throw new Refused("too long a thread");
}

/** Looks after doubt; where the bot may not read what was written before, nobody can look. */
async function findOr(desk: Desk, place: Place, key: string): Promise<string | undefined> {
  try {
    return await find(desk, place, key);
  } catch (error) {
    const code = codeOf(error);
    throw code === codes.missingPermissions || code === codes.missingAccess ? new Refused("no right to look") : error;
  }
}

async function named<Value>(forbidden: Forbidden, place: Place, call: () => Promise<Value>): Promise<Value> {
  try {
    const value = await call();
    forbidden.clear(place.id);
    return value;
  } catch (error) {
    throw forbidden.met(place.id, error);
  }
}

/** What Discord gives the reconciler: each call once, with its trouble by name. */
export function createChat(desk: Desk): Chat {
  const forbidden = createForbidden();
  return {
    platform: "discord",
    rates,
    // Discord counts by channel, and a thread is one.
    limits(place) {
      const channel = channelOf(addressOf(place));
      return { channel, workspace: channel };
    },
    post: (place, card, key) => named(forbidden, place, () => post(desk, place, card, key)),
    edit: (place, ref, card) => named(forbidden, place, () => edit(desk, place, ref, card)),
    find: (place, key) => named(forbidden, place, () => findOr(desk, place, key)),
  };
}

import { Routes } from "discord.js";
import { z } from "zod";
import type { Language } from "#locale/languages.ts";
import type { MessageKey } from "#locale/say.ts";
import { say } from "#locale/say.ts";
import { lineMessage } from "./again.ts";
import { codeOf, retryAfterOf, statusOf } from "./api.ts";
import type { Desk } from "./desk.ts";
import { type Found, isMarked, markOf, marked, nonceFrom } from "./mark.ts";
import type { Words } from "#facilitator/doors/speaking.ts";
import type { Address } from "./thread.ts";
import { codes } from "./trouble.ts";

export type Opening = {
  readonly guild: string;
  readonly channel: string;
  readonly session: string;
  readonly title: string;
  readonly language: Language;
};

/** Why no thread could be opened, in words. */
export type NoThread = { readonly no: string };

const kinds = { text: 0, announcements: 5, forum: 15, media: 16 } as const;
const week = 10_080;
const nameLength = 100;
/** `REQUIRE_TAG` among the flags of a channel. */
const asksForTag = 16;
const mostTags = 25;

const Channel = z.object({
  type: z.number(),
  flags: z.number().optional(),
  available_tags: z.array(z.object({ id: z.string(), moderated: z.boolean() })).nullish(),
});
type Channel = z.infer<typeof Channel>;
const Made = z.object({ id: z.string() });

/** Codes by which Discord says why not; `posting`: before there is a message. */
function whyNot(error: unknown, posting: boolean): MessageKey | undefined {
  const code = codeOf(error);
  if (code === undefined || statusOf(error) === 429) return undefined;
  if (code === codes.tooManyThreads) return "discord.crowded";
  if (code === codes.tagRequired) return "discord.tag";
  if (code === codes.missingPermissions && !posting) return "discord.no-threads";
  return statusOf(error) === 401 ? undefined : "discord.no-access";
}

const tries = 3;

/** Calls until it is known what became of it. Only for what Discord does once however often it is asked. */
async function surely<Value>(call: () => Promise<Value>): Promise<Value> {
  for (let n = 1; ; n += 1) {
    try {
      return await call();
    } catch (error) {
      if (n === tries || codeOf(error) !== undefined || retryAfterOf(error) !== undefined) throw error;
    }
  }
}

type Easel = { readonly desk: Desk; readonly opening: Opening; readonly kind: Channel };

function firstMessage({ session, title, language }: Opening) {
  const words: Words = { language, zone: "UTC", name: () => "", board: null };
  return marked(lineMessage(say(language, "door.opening", { title }), words), markOf("thread", session));
}

function named({ title }: Opening) {
  return { name: title.trim().slice(0, nameLength) || "Teekond", auto_archive_duration: week };
}

/** A message in the channel, and a thread that begins with it: both are made once, by nonce and by the message's id. */
async function below({ desk, opening }: Easel): Promise<Address | NoThread> {
  const { guild, channel, session, language } = opening;
  const nonce = { nonce: nonceFrom("thread", session, channel), enforce_nonce: true };
  const no = (key: MessageKey): NoThread => ({ no: say(language, key) });
  let message: string;
  try {
    const body = { ...firstMessage(opening), ...nonce };
    message = Made.parse(await surely(() => desk.api.call("POST", Routes.channelMessages(channel), { body }))).id;
  } catch (error) {
    const why = whyNot(error, true);
    if (why === undefined) throw error;
    return no(why);
  }
  const address: Address = { guild, channel, thread: message, own: "above", user: null };
  try {
    await surely(() => desk.api.call("POST", Routes.threads(channel, message), { body: named(opening) }));
  } catch (error) {
    if (codeOf(error) === codes.threadThere) return address;
    const why = whyNot(error, false);
    if (why === undefined) throw error;
    await takeBack(desk, address);
    return no(why);
  }
  return address;
}

/** A post in a forum; one that may have been made without an answer is looked for first. */
async function post({ desk, opening, kind }: Easel): Promise<Address | NoThread> {
  const { guild, channel, language } = opening;
  const tag = ((kind.flags ?? 0) & asksForTag) === 0 ? undefined : kind.available_tags?.find((one) => !one.moderated)?.id;
  const body = { ...named(opening), message: firstMessage(opening), ...(tag === undefined ? {} : { applied_tags: [tag] }) };
  const inside = (thread: string): Address => ({ guild, channel, thread, own: "inside", user: null });
  try {
    const there = await findPost(desk, opening);
    return inside(there ?? Made.parse(await desk.api.call("POST", Routes.threads(channel), { body })).id);
  } catch (error) {
    const why = whyNot(error, false);
    if (why === undefined) throw error;
    return { no: say(language, why) };
  }
}

const Active = z.object({
  threads: z.array(z.object({ id: z.string(), parent_id: z.string().nullish(), owner_id: z.string().nullish(), name: z.string() })),
});

async function findPost(desk: Desk, opening: Opening): Promise<string | undefined> {
  const app = await desk.app();
  const { threads } = Active.parse(await desk.api.read(Routes.guildActiveThreads(opening.guild)));
  const { name } = named(opening);
  const ours = threads.filter((one) => one.parent_id === opening.channel && one.owner_id === app && one.name === name);
  for (const { id } of ours.slice(0, mostTags)) {
    const first = (await desk.api.read(Routes.channelMessage(id, id)).catch(() => undefined)) as Found | undefined;
    if (first !== undefined && isMarked(first, app, markOf("thread", opening.session))) return id;
  }
  return undefined;
}

/**
 * Opens a session's thread: below a message in a text channel, or as a post in a forum. The same session twice gets one thread. Rejects where
 * Discord does not say what became of it.
 */
export async function openThread(desk: Desk, opening: Opening): Promise<Address | NoThread> {
  const { channel, language } = opening;
  let kind: Channel;
  try {
    kind = Channel.parse(await desk.api.read(Routes.channel(channel)));
  } catch (error) {
    const why = whyNot(error, true);
    if (why === undefined) throw error;
    return { no: say(language, why) };
  }
  const easel = { desk, opening, kind };
  if (kind.type === kinds.text || kind.type === kinds.announcements) return below(easel);
  if (kind.type === kinds.forum || kind.type === kinds.media) return post(easel);
  return { no: say(language, "discord.wrong-channel") };
}

/** Takes away a first message, or a post, that no session will live in. */
export async function takeBack({ api, log }: Pick<Desk, "api" | "log">, { channel, thread, own }: Address): Promise<void> {
  if (thread === null || own === null) return;
  const route = own === "above" ? Routes.channelMessage(channel, thread) : Routes.channel(thread);
  await api.call("DELETE", route).catch((error: unknown) => {
    log.warn({ code: codeOf(error) ?? "none" }, "a thread that no session lives in could not be taken away");
  });
}

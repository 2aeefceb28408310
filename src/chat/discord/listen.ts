import { mended } from "#facilitator/doors/mend.ts";
import { wordsFor } from "#facilitator/doors/speaking.ts";
import { say } from "#locale/say.ts";
import { Unreachable } from "#lib/unreachable.ts";
import { type Act, tell } from "./act.ts";
import { createAnswer } from "./answer.ts";
import { placeOf } from "./click-here.ts";
import { clicked, isStanding, wantsOf } from "./clicks.ts";
import { obeyed, wordsTo } from "./commands.ts";
import type { Desk, Visitor } from "./desk.ts";
import { typedIn } from "./expired.ts";
import { Interaction, kinds, onMessage, userIn, Written } from "./heard.ts";
import { guildGone, guildThere, threadChanged, threadGone } from "./living.ts";
import { mentioned, speaksTo } from "./mentions.ts";
import { privateReply } from "./reply.ts";
import { refusalMessage } from "./speak-said.ts";
import { filled } from "./sent.ts";
import { startShown } from "./start.ts";
import { messageTaken } from "./take-message.ts";
import { spotOf } from "./thread.ts";

type At = Pick<Act, "heard" | "answer">;

async function commanded(desk: Desk, visitor: Visitor, at: At): Promise<void> {
  const { guild_id, channel, data } = at.heard;
  const spot = channel === undefined ? undefined : spotOf(guild_id, channel);
  const [sub] = data?.options ?? [];
  if (spot === undefined) return;
  if (data?.type === onMessage) return messageTaken(desk, { visitor, at, spot });
  if (sub === undefined) return;
  const order = { visitor, spot, verb: sub.name, rest: String(sub.options?.[0]?.value ?? ""), at };
  const reply = await obeyed(desk, order);
  if (reply !== undefined) await at.answer.say(privateReply(reply, await wordsTo(desk, order)));
}

async function touched(desk: Desk, visitor: Visitor, at: At): Promise<void> {
  const wants = wantsOf(at.heard);
  if (wants === undefined) return at.answer.quiet();
  if (wants.does === "press" && wants.press.does === "ask" && wants.press.ask === "start") {
    const { guild_id: guild } = at.heard;
    const [channel] = wants.press.about;
    return guild === undefined || channel === undefined ? at.answer.quiet() : startShown(desk, visitor, at, { guild, channel });
  }
  await (isStanding(wants) ? clicked(desk, visitor, at, wants) : filled(desk, visitor, at, wants));
}

async function done(desk: Desk, visitor: Visitor, at: At): Promise<void> {
  if (at.heard.type === kinds.command) return commanded(desk, visitor, at);
  await touched(desk, visitor, at);
  await mended(desk, await placeOf(desk, at.heard));
}

/** Where in the program it was; what an error says may hold people's words. */
function placesIn(error: unknown): string {
  const lines = error instanceof Error ? (error.stack ?? "").split("\n") : [];
  return lines
    .filter((line) => line.trimStart().startsWith("at "))
    .slice(0, 4)
    .join("; ");
}

/** Nothing was kept, and that is said; a sent form stays open with its text as long as nobody acknowledges it, and Discord says so itself. */
async function failed(desk: Desk, visitor: Visitor, at: At, error: unknown): Promise<void> {
  const err = error instanceof Error ? error.name : "unknown";
  if (error instanceof Unreachable) desk.log.warn({ err }, "an interaction came to nothing: the database is away");
  else desk.log.error({ err, at: placesIn(error) }, "an interaction failed");
  const isForm = at.heard.type === kinds.modal;
  if (isForm && at.answer.leave()) return;
  const words = wordsFor(undefined, visitor.locale);
  const typed = isForm ? typedIn(at.heard.data?.components) : [];
  await tell(at, refusalMessage([say(words.language, "discord.delayed"), ...typed].join("\n\n"), words));
}

/** An interaction, done once however often the gateway brings it, and answered within three seconds. */
async function interacted(desk: Desk, raw: unknown): Promise<void> {
  const read = Interaction.safeParse(raw);
  const who = read.success ? userIn(read.data) : undefined;
  if (!read.success || who === undefined) return desk.log.warn({}, "an interaction that is not understood");
  const heard = read.data;
  if (heard.type !== kinds.command && heard.type !== kinds.component && heard.type !== kinds.modal) return;
  await desk.once(heard.id, async () => {
    const at: At = { heard, answer: createAnswer(desk, heard) };
    const visitor: Visitor = { who, locale: heard.locale };
    await done(desk, visitor, at).catch((error: unknown) => failed(desk, visitor, at, error));
  });
}

async function wrote(desk: Desk, raw: unknown): Promise<void> {
  const read = Written.safeParse(raw);
  if (!read.success || !speaksTo(read.data, await desk.app())) return;
  await desk.once(read.data.id, () => mentioned(desk, read.data));
}

const hears: Readonly<Record<string, (desk: Desk, data: unknown) => Promise<void>>> = {
  INTERACTION_CREATE: interacted,
  MESSAGE_CREATE: wrote,
  GUILD_CREATE: guildThere,
  GUILD_DELETE: guildGone,
  THREAD_UPDATE: threadChanged,
  THREAD_DELETE: threadGone,
};

/** Names of the gateway's events that something here listens to. */
export const heardEvents: readonly string[] = Object.keys(hears);

/** Takes an event of the gateway. Never rejects. */
export async function listen(desk: Desk, event: string, data: unknown): Promise<void> {
  await hears[event]?.(desk, data).catch((error: unknown) => {
    desk.log.warn({ event, err: error instanceof Error ? error.name : "unknown" }, "an event of Discord's came to nothing");
  });
}

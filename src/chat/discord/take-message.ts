import { type Titled, sessionsIn, titledAt } from "#facilitator/doors/sessions-here.ts";
import { wordsFor } from "#facilitator/doors/speaking.ts";
import type { MessageKey } from "#locale/say.ts";
import { say } from "#locale/say.ts";
import { partDefinition } from "#session/definition.ts";
import { openPart, openStep } from "#session/state.ts";
import { isRefusal } from "#talk/refusal.ts";
import { type Act, refuse, show } from "./act.ts";
import { type Desk, type Visitor, speakerOf } from "./desk.ts";
import type { Interaction } from "./heard.ts";
import { sayingMessage } from "./speak-said.ts";
import { type Spot, tenantOf, threadAt } from "./thread.ts";

type At = Pick<Act, "heard" | "answer">;

/** What the chosen message says, as one line: Discord sends its words along, and they are looked at for nothing else. */
function wordsOf({ data }: Interaction): string {
  const message = data?.resolved?.messages?.[data.target_id ?? ""];
  return (message?.content ?? "").replaceAll(/\s+/g, " ").trim();
}

async function sessionsAt(desk: Desk, spot: Spot): Promise<readonly Titled[]> {
  if (spot.thread === null) return sessionsIn(desk, { platform: "discord", channel: spot.channel }, true);
  const place = await desk.places.placeAt("discord", threadAt(spot));
  return place === undefined ? [] : [await titledAt(desk, place)];
}

/** Where lines are written just now; undefined while none are. */
async function writingIn(desk: Desk, { place }: Titled): Promise<readonly [step: string, part: string] | undefined> {
  const session = (await desk.facilitator.look(place.tenant, place.session))?.session;
  const step = session === undefined ? undefined : openStep(session);
  if (session === undefined || step === undefined || openPart(session)?.phase !== "input") return undefined;
  return partDefinition(session, step.id, step.part)?.pattern === "collect" ? [step.id, String(step.part)] : undefined;
}

/**
 * The command on a message: its words come into the form in which the open step's lines are written, for who chose it to look over and to send.
 * Nothing is kept before that; where no lines are written just now, that is said.
 */
export async function messageTaken(desk: Desk, { visitor, at, spot }: { readonly visitor: Visitor; readonly at: At; readonly spot: Spot }) {
  const words = wordsFor(await desk.users.known(tenantOf(spot.guild), visitor.who.user), visitor.locale);
  const no = (key: MessageKey) => at.answer.say(sayingMessage(say(words.language, key), words));
  const text = wordsOf(at.heard);
  const [found, ...more] = await sessionsAt(desk, spot);
  if (found === undefined) return no(spot.thread === null ? "door.no-session" : "door.no-session-thread");
  if (more.length > 0) return no("discord.take.which");
  if (text === "") return no("discord.take.empty");
  const place = await writingIn(desk, found);
  if (place === undefined) return no("discord.take.not-now");
  const spoken = await speakerOf(desk, visitor, found.place.session, found.place.tenant);
  if (spoken === undefined) return no("refusal.session.unknown");
  const act: Act = { ...at, spoken };
  const opened = await desk.conversation.open(spoken.speaker, "add", place);
  if (isRefusal(opened)) return refuse(desk, act, await desk.conversation.words(spoken.speaker, opened));
  const isOurs = "form" in opened && opened.form.fields.some((field) => field.id === "f.text");
  await show(desk, act, { opened, ask: "add", on: place, ...(isOurs ? { typed: { "f.text": [text] } } : {}) });
}

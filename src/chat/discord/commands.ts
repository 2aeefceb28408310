import { codeFor } from "#facilitator/doors/attaching.ts";
import { obeyed as obeyedIn, type Reply } from "#facilitator/doors/obeying.ts";
import type { Titled } from "#facilitator/doors/sessions-here.ts";
import { type Words, wordsFor, wordsIn } from "#facilitator/doors/speaking.ts";
import { say } from "#locale/say.ts";
import type { Press } from "#talk/card.ts";
import { type Act, show } from "./act.ts";
import { attach } from "./attach.ts";
import { nonceOf } from "./click-here.ts";
import { type Desk, type Visitor, speakerOf } from "./desk.ts";
import { startShown } from "./start.ts";
import { type Spot, tenantOf, threadAt } from "./thread.ts";

type At = Pick<Act, "heard" | "answer">;

/** What somebody wants, in a word and what stands behind it. `at`: by a command, which can open things; a mention cannot. */
export type Order = {
  readonly visitor: Visitor;
  readonly spot: Spot;
  readonly verb: string;
  readonly rest: string;
  readonly at?: At;
};

function helpText({ language }: Pick<Words, "language">): string {
  return (["discord.help.start", "discord.help.words", "door.help.hidden"] as const).map((key) => say(language, key)).join("\n");
}

/** Does a press about a session for who spoke; what it opens is shown at once. */
async function open(
  desk: Desk,
  { visitor, at }: { readonly visitor: Visitor; readonly at: At },
  found: Titled,
  press: Press,
): Promise<Reply> {
  const spoken = await speakerOf(desk, visitor, found.place.session, found.place.tenant);
  if (spoken === undefined) return { text: say(wordsFor(undefined, visitor.locale).language, "refusal.session.unknown") };
  const answer = await desk.conversation.press(spoken.speaker, press, nonceOf(at.heard));
  if ("opened" in answer) {
    const asked = press.does === "ask" ? { ask: press.ask, on: press.about } : { ask: "", on: [] };
    await show(desk, { ...at, spoken }, { opened: answer.opened, ...asked });
    return undefined;
  }
  if (!answer.kept) return { text: answer.text };
  desk.stir(found.place.session);
  return { text: say((await wordsIn(desk, spoken.speaker)).language, "door.kept") };
}

/** Words to somebody who speaks to Teekond here, by command (their own) or by mention (everybody reads them). */
export async function wordsTo(desk: Desk, { visitor, spot, at }: Pick<Order, "visitor" | "spot" | "at">): Promise<Words> {
  if (at !== undefined) return wordsFor(await desk.users.known(tenantOf(spot.guild), visitor.who.user), visitor.locale);
  const place = spot.thread === null ? undefined : await desk.places.placeAt("discord", threadAt(spot));
  return place === undefined ? wordsFor(undefined) : wordsIn(desk, { ...place, person: null });
}

/** Does what was wanted. Answers with what is to be said; nothing where something was opened instead. */
export async function obeyed(desk: Desk, { visitor, spot, verb, rest, at }: Order): Promise<Reply> {
  const words = await wordsTo(desk, { visitor, spot, ...(at === undefined ? {} : { at }) });
  const { guild, channel } = spot;
  return obeyedIn(desk, {
    platform: "discord",
    channel,
    at: spot.thread === null ? undefined : threadAt(spot),
    verb,
    rest,
    words,
    help: helpText(words),
    begins: (one) => one === "start" || (one === "" && spot.thread === null),
    start: at && (() => startShown(desk, visitor, at, { guild, channel: rest === "" ? channel : rest })),
    // By a mention nothing is opened and nothing done, and no code is given: everybody reads the answer.
    open: at && ((found, press) => open(desk, { visitor, at }, found, press)),
    attach: (code) => attach(desk, { spot, code, language: words.language }),
    codeFor: at && (async ({ place }) => codeFor(desk, await speakerOf(desk, visitor, place.session, place.tenant), "discord.attach-code")),
  });
}

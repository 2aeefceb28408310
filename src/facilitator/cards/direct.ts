import { isQuiet, nextNotQuiet } from "#lib/time.ts";
import { sayStep } from "#locale/steps.ts";
import type { Wanted } from "#talk/card.ts";
import { asks } from "#talk/card.ts";
import { said, word } from "#talk/line.ts";
import type { Talk } from "../talk.ts";
import { untilLine } from "./state.ts";

/** What somebody's direct messages should hold, and when the clock alone will want more there. */
export type Direct = { readonly cards: readonly Wanted[]; readonly until?: number };

/** How far through an asynchronous box somebody may be before they are nudged. */
const nudgeAfter = 0.5;

/**
 * A nudge for who has not said "done": half-way through an asynchronous box, never in the person's quiet hours, once for each part that is
 * opened (method.md, "Pace"). Live, everybody is there: nobody is nudged by the clock. When it is over the message says so, quietly.
 */
export function directCards(talk: Talk, zone: string, openedAt: number): Direct {
  const { now, pace, missing, paused, trail, about } = talk.view;
  if (now === null || talk.me === null || pace !== "async" || paused !== null) return { cards: [] };
  const visits = trail.find((one) => one.id === now.step)?.visits ?? 1;
  const key = `nudge/${now.step}/${visits}/${now.part}`;
  const title = sayStep(talk.language, "title", { step: now.step, sells: about.sells });
  const waiting = now.phase === "input" && now.endsAt !== null && missing.includes(talk.me);
  if (!waiting)
    return {
      cards: [{ key, title, quietly: true, blocks: [{ is: "quiet", lines: [[word(talk.say("chat.nudge-over", { step: title }))]] }] }],
    };
  const due = nextNotQuiet(Math.round(openedAt + ((now.endsAt ?? openedAt) - openedAt) * nudgeAfter), zone);
  if (talk.now < due || isQuiet(talk.now, zone)) return { cards: [], until: Math.max(due, nextNotQuiet(talk.now, zone)) };
  return {
    cards: [
      {
        key,
        title: talk.say("talk.remind-open", { step: title }),
        blocks: [
          { is: "lines", lines: [[said(about.title, "strong")], [word(talk.say("talk.remind-open", { step: title }))]] },
          { is: "quiet", lines: [untilLine({ talk, part: now })] },
          { is: "acts", buttons: [asks(talk.say("chat.nudge-here"), "here", [], "go"), asks(talk.say("page.menu.so-far"), "so-far")] },
        ],
      },
    ],
  };
}

import { isMessageKey } from "#locale/say.ts";
import { type Button, type Wanted, asks, sends } from "#talk/card.ts";
import { type Line, type Span, word } from "#talk/line.ts";
import { isAboutParent, type Kept } from "../kept.ts";
import type { KeepingState } from "../ports-keep.ts";
import type { Talk } from "../talk.ts";
import { acts, linesOf } from "./blocks.ts";
import { sayLine, told } from "./words.ts";

type Sayer = Pick<Talk, "say">;

/** Why a result cannot be kept, by its code; part of a sentence. */
export function whyNotKept({ say }: Sayer, code: string): string {
  const key = `notion.why.${code}`;
  return say(isMessageKey(key) ? key : "notion.why.other", { code });
}

const parts = 10;

/** How far it is in about ten steps, so that a message is not edited with every piece. */
function inSteps(done: number, all: number): number {
  const size = Math.max(1, Math.ceil(all / parts));
  return Math.floor(done / size) * size;
}

function at(moment: number, as: "clock" | "day-and-clock"): readonly Span[] {
  return [{ is: "time", at: moment, as }];
}

/** What is said before anybody knows how much there is to do: the first time, and of a page that stands already. */
export function soonWords({ say }: Sayer, { url }: KeepingState): string {
  return say(url === undefined ? "notion.state.waiting" : "notion.state.moving");
}

/** What a state says in a chat, in one line. */
export function keptLine(talk: Sayer, state: KeepingState): Line {
  switch (state.is) {
    case "waiting":
      return [word(soonWords(talk, state))];
    case "working": {
      const all = Math.max(state.all, state.done);
      if (all === 0) return [word(soonWords(talk, state))];
      return told(talk, "notion.state.working", { done: inSteps(state.done, all), all });
    }
    case "stands":
      return sayLine(talk, "notion.state.stands", { time: at(state.at, "day-and-clock") });
    case "later":
      return sayLine(talk, "notion.state.later", { time: at(state.at, "clock") });
    default:
      return told(talk, "notion.state.failed", { why: whyNotKept(talk, state.why) });
  }
}

/** The way to what stands; only where it is an address that may be led to. */
export function keptLink({ say }: Sayer, { url }: KeepingState): { readonly label: string; readonly url: string } | undefined {
  return url?.startsWith("https://") === true ? { label: `${say("notion.open")} ↗`, url } : undefined;
}

/**
 * What people should know of what stands, each in a sentence: who stands by name only, what they changed and was left so, what they took away
 * and came back.
 */
export function keptNotes({ say, name }: Pick<Talk, "say" | "name">, state: KeepingState | undefined): readonly string[] {
  if (state?.is !== "stands") return [];
  const { unmatched, edited, heldBack, repaired = [] } = state;
  return [
    ...(unmatched.length === 0 ? [] : [say("notion.unmatched", { names: unmatched.map(name).join(", ") })]),
    ...(edited === 0 ? [] : [say("notion.edited", { count: edited })]),
    ...(heldBack === 0 ? [] : [say("notion.held-back", { count: heldBack })]),
    ...(repaired.length === 0 ? [] : [say("kept.repaired", { names: repaired.join(", ") })]),
  ];
}

/** What can be done about what is in the way: another page is named, a new one is made, or the same is tried again. */
export function mendButtons({ say }: Sayer, state: KeepingState): readonly Button[] {
  if (state.is !== "failed") return [];
  if (isAboutParent(state)) return [asks(say("notion.again"), "kept", ["page"], "go")];
  const again = sends(say("notion.again"), "kept", {});
  return state.why === "gone" ? [again, sends(say("notion.act.anew"), "kept", { anew: "yes" })] : [again];
}

/** The way into where the team works, on cards of a result that is whole, until somebody has gone it. */
export function putButtons({ kept, say }: Pick<Talk, "kept" | "say">): readonly Button[] {
  return kept === undefined || kept.keeping !== undefined ? [] : [asks(say("kept.act.put"), "kept")];
}

/** How far the result is kept elsewhere: one message for good, drawn for everybody. What it opens is a facilitator's. */
export function keptCards(talk: Talk): readonly Wanted[] {
  const { say } = talk;
  const state = talk.kept?.keeping?.state;
  if (state === undefined) return [];
  const title = say("kept.head");
  const more = state.is === "stands" ? [asks(say("kept.act.details"), "kept")] : [];
  return [
    {
      key: "told/kept",
      title,
      blocks: [
        { is: "title", text: title },
        ...linesOf(talk, [keptLine(talk, state)]),
        ...acts([...mendButtons(talk, state), ...more], keptLink(talk, state)),
      ],
    },
  ];
}

const lookAgainMs = 10_000;
const longestMs = 60_000;

/** When the place is to be looked at again by itself: how far it is does not change the session. Undefined while nothing goes on. */
export function keptUntil(kept: Kept | undefined, now: number): number | undefined {
  const state = kept?.keeping?.state;
  if (state === undefined || state.is === "stands" || state.is === "failed") return undefined;
  return state.is === "later" ? now + Math.min(Math.max(lookAgainMs, state.at - now), longestMs) : now + lookAgainMs;
}

import type { PartOnView } from "#session/view.ts";
import { patterns } from "#steps/patterns.ts";
import { type Block, type Button, asks, sends } from "#talk/card.ts";
import { type Line, word } from "#talk/line.ts";
import { acts, pick, quiet } from "../cards/blocks.ts";
import { silenceLine } from "../cards/help-state.ts";
import { type Shown, stateLine } from "../cards/state.ts";
import { refusalWords } from "../say-refusal.ts";
import type { Talk } from "../talk.ts";
import type { Ask } from "./ask.ts";
import { at, cardOf, notLeading, partAt } from "./kit.ts";
import { itemText } from "./question.ts";
import { looseTexts, strikeable } from "./strike.ts";

/** Hidden input is revealed; all else is closed, with what follows from it. */
function isToReveal(now: PartOnView): boolean {
  return now.phase === "input" && patterns[now.def.pattern].hidden && (!now.revealed || now.hiddenAgain);
}

function closing(talk: Talk, now: PartOnView): Button {
  const { step, missing } = talk.view;
  if (isToReveal(now)) {
    const label = talk.say(missing.length === 0 ? "page.act.reveal" : "page.act.reveal-now");
    return { ...sends(label, "control:end-input", at(now), "go"), sure: talk.say("ask.reveal.says") };
  }
  const last = now.part + 1 === (step?.parts.length ?? 1);
  const publish = now.step === "publish";
  const key = publish
    ? "page.act.publish"
    : now.phase === "proposal"
      ? "page.act.take-result"
      : last
        ? "page.act.close-step"
        : "page.act.close";
  return { ...sends(talk.say(key), "control:confirm", at(now), "go"), sure: talk.say(publish ? "ask.publish.says" : "ask.close.says") };
}

/** The one act that carries the session on. */
function goOn(talk: Talk): readonly Button[] {
  const { status, paused, now } = talk.view;
  if (status === "lobby") return [sends(talk.say("page.act.begin"), "control:begin", {}, "go")];
  if (paused !== null) return [sends(talk.say("page.act.resume"), "control:resume", {}, "go")];
  return now === null ? [] : [closing(talk, now)];
}

const steps = [
  ["3", "page.act.more-time"],
  ["10", "ask.more-10"],
  ["-3", "page.act.less-time"],
  ["-10", "ask.less-10"],
] as const;

function timing(talk: Talk, now: PartOnView | null): readonly Button[] {
  if (now === null || now.phase === "closed") return [];
  const open = steps.filter(([minutes]) => now.phase === "input" || !minutes.startsWith("-"));
  return open.map(([minutes, key]) => sends(talk.say(key), "control:more-time", { minutes }));
}

function people(talk: Talk): readonly Button[] {
  // Before the first step nobody is waited for.
  const missing = talk.view.status === "lobby" ? [] : talk.view.missing.filter((person) => person !== talk.me);
  const remind = missing.length === 0 ? [] : [sends(talk.say("page.act.remind", { count: missing.length }), "control:remind", {})];
  return [...remind, asks(talk.say("page.menu.people"), "people"), asks(talk.say("page.act.pace"), "pace")];
}

/** Whether the rule that stands in the way is one that a reason may set aside. */
export function isWaivable(now: PartOnView): boolean {
  return now.def.rules.some((rule) => rule.waivable === true && rule.refused === now.inTheWay?.refused);
}

function ways(talk: Talk, now: PartOnView): readonly Button[] {
  const { step, trail, paused } = talk.view;
  const back = trail.some((one) => one.status !== "to-come" && !one.here) ? [asks(talk.say("page.act.back"), "back")] : [];
  const skip = step?.optional === true ? [asks(talk.say("page.act.skip"), "skip", [step.id])] : [];
  const rule = now.inTheWay?.refused ?? "";
  const waive = isWaivable(now) ? [asks(talk.say("page.act.waive"), "waive", [now.step, String(now.part), rule])] : [];
  const blocked = now.inTheWay?.refused === "new-journey.blocked" ? now.inTheWay.field : undefined;
  const permit = blocked === undefined ? [] : [asks(talk.say("page.act.permit"), "permit", [now.step, String(now.part), blocked])];
  const undo = now.canUndo ? [sends(talk.say("page.act.undo"), "control:undo", at(now))] : [];
  return [
    ...(paused === null ? [sends(talk.say("page.act.pause"), "control:pause", {})] : []),
    ...back,
    ...skip,
    ...waive,
    ...permit,
    ...undo,
  ];
}

/** Objections that a facilitator may settle, and contacts that may be permitted. */
function settling(talk: Talk, now: PartOnView): readonly Block[] {
  const { content } = now;
  if (content.pattern !== "decide") return [];
  const open = content.matters.filter((one) => one.objections.some((each) => each.open));
  const named = open.map(({ subject }) => ({ value: subject.id, label: itemText(talk, subject.values) || talk.say("talk.objection") }));
  return pick({ ask: "settle", about: [now.step, String(now.part)], label: talk.say("page.act.settle") }, named);
}

/** What may be struck: slips once they are shown, what stands in the open part, notes and what came late. */
function striking(talk: Talk, now: PartOnView | null, slips: readonly string[] | undefined): readonly Button[] {
  const here = now === null ? undefined : [now.step, String(now.part)];
  const place = [slips, here].find((one) => one !== undefined && strikeable(talk, one).length > 0);
  const label = talk.say("page.act.strike");
  const texts = looseTexts(talk).length === 0 ? [] : [asks(`${label}: ${talk.say("page.notes")}`, "strike", ["text"])];
  return [...(place === undefined ? [] : [asks(label, "strike", ["item", ...place])]), ...texts];
}

function tidying(talk: Talk, now: PartOnView | null): readonly Button[] {
  const late = talk.view.late.filter((one) => !one.takenIn && one.struck === undefined).length;
  const takeIn = late === 0 ? [] : [asks(`${talk.say("talk.late")}: ${late}`, "take-in")];
  const step = now === null ? undefined : partAt(talk, [now.step, "0"]);
  const slips = step?.content.pattern === "collect" && step.revealed ? [step.step, "0"] : undefined;
  const park = slips === undefined || strikeable(talk, slips).length === 0 ? [] : [asks(talk.say("page.act.park"), "park", slips)];
  return [...takeIn, ...park, ...striking(talk, now, slips)];
}

/** The result where the team works: how it stands there, or the way into it once it is whole. */
function keeping({ kept, say, view }: Talk): readonly Button[] {
  if (kept?.keeping !== undefined) return [asks(say("kept.head"), "kept")];
  const whole = view.status === "published" || view.step?.id === "publish";
  return kept === undefined || !whole ? [] : [asks(say("kept.act.put"), "kept")];
}

/** Why the language model says nothing, where it does not. */
function helpLine(talk: Talk): Line {
  const line = silenceLine(talk);
  return line === undefined ? [] : [word(line)];
}

/** The facilitator's own card: what carries on, time, people, ways and what tidies up. Nobody else sees it. */
const lead: Ask = {
  open(talk) {
    const no = notLeading(talk);
    if (no !== undefined) return no;
    const { now, status } = talk.view;
    const shown: Shown | undefined = now === null ? undefined : { talk, part: now };
    const way = now?.inTheWay ?? null;
    const running = status === "running";
    return cardOf("lead", talk.say("page.facilitator"), [
      ...(shown === undefined ? [] : quiet(stateLine(shown))),
      ...quiet(helpLine(talk)),
      ...(way === null ? [] : [{ is: "lines", lines: [[word(refusalWords(talk, way))]] } as const]),
      ...acts(goOn(talk)),
      ...(running ? acts(timing(talk, now)) : []),
      ...(now === null ? [] : acts(ways(talk, now))),
      ...(now === null ? [] : settling(talk, now)),
      ...acts([...people(talk), ...(talk.helper === undefined ? [] : [asks(talk.say("assist.act.open"), "assist")])]),
      ...acts(keeping(talk)),
      ...acts(status === "lobby" ? [] : tidying(talk, now)),
    ]);
  },
};

export const leadAsks = { lead } as const;

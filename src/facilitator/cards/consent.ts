import type { DecideView, Matter } from "#steps/decide-view.ts";
import { type Block, type Button, asks } from "#talk/card.ts";
import { type Line, person } from "#talk/line.ts";
import { bounds, pick, quiet } from "./blocks.ts";
import { notesLine } from "./notes.ts";
import { place } from "./press.ts";
import type { Shown } from "./state.ts";
import { cut, cutLine, joined, moment, saidLine, sayLine, told } from "./words.ts";

export type DecideShown = Shown & { readonly view: DecideView };

/** Objections that nobody has met or withdrawn. */
export function openObjections(matter: Matter): Matter["objections"] {
  return matter.objections.filter((one) => one.open);
}

/** Whether something stands that may still be objected to. */
export function isOpen(matter: Matter): boolean {
  return isPending(matter.proposal);
}

/** Whether it is the bot's opening proposal, and nobody has said anything about it. */
export function isBare(matter: Matter): boolean {
  return (matter.proposal?.by ?? null) === null && openObjections(matter).length === 0;
}

/** Who put it forward, and when silence takes it; or that it is agreed, and how. */
export function standingLine({ talk }: Shown, matter: Matter): Line {
  const { proposal } = matter;
  if (proposal === null)
    return matter.struck === null ? told(talk, "talk.proposal-none") : told(talk, "talk.struck", { reason: cut(matter.struck, 120) });
  if (matter.settled !== null) return joined([told(talk, "word.agreed.settled"), saidLine(matter.settled, 120)], ": ");
  if (proposal.agreed !== undefined) return told(talk, proposal.agreed === "silence" ? "talk.agreed-by-silence" : "talk.agreed");
  const from = proposal.by === null ? told(talk, "talk.from-bot") : sayLine(talk, "talk.from", { name: [person(proposal.by)] });
  const waits = matter.consentEndsAt !== null && talk.view.paused === null && openObjections(matter).length === 0;
  return joined([from, waits ? sayLine(talk, "talk.silence-agrees", { time: [moment(talk, matter.consentEndsAt ?? 0)] }) : []], ". ");
}

function objectionLines({ talk }: Shown, matter: Matter): readonly Line[] {
  return openObjections(matter)
    .slice(0, 3)
    .map(({ by, reason }) => {
      const text = saidLine(reason, 200);
      if (by === null) return joined([told(talk, "talk.objection"), text], ": ");
      return sayLine(talk, "talk.objection-by", { name: [person(by)], reason: text });
    });
}

/** What may be done to a matter in one tap: object; where somebody did, look at it. None once the part is closed. */
function matterButton(shown: Shown, matter: Matter): Button | undefined {
  const { talk, part } = shown;
  const about = place(shown, matter.subject.id);
  if (matter.proposal === null || (part.phase === "closed" && talk.view.now?.step === part.step)) return undefined;
  if (openObjections(matter).length > 0) return asks(talk.say("chat.act.see"), "matter", about);
  return isOpen(matter) ? asks(talk.say("page.act.object"), "object", about) : undefined;
}

const minute = 60_000;

/** Where all were put forward by one person, who it was and when silence takes them is said once for all; the earliest where times differ. */
function commonStanding(shown: Shown, matters: readonly Matter[]): Line {
  const { talk } = shown;
  const [first] = matters.toSorted((a, b) => (a.consentEndsAt ?? 0) - (b.consentEndsAt ?? 0));
  const by = first?.proposal?.by ?? null;
  const alike = matters.every(
    ({ proposal, objections, settled }) =>
      isPending(proposal) && proposal?.by === by && settled === null && !objections.some((one) => one.open),
  );
  if (first === undefined || matters.length < 2 || !alike) return [];
  const minutes = new Set(matters.map((one) => Math.floor((one.consentEndsAt ?? 0) / minute)));
  if (minutes.size === 1 || by === null || first.consentEndsAt === null || talk.view.paused !== null) return standingLine(shown, first);
  const from = sayLine(talk, "talk.from", { name: [person(by)] });
  return joined([from, sayLine(talk, "talk.silence-agrees-from", { time: [moment(talk, first.consentEndsAt)] })], ". ");
}

function isPending(proposal: Matter["proposal"]): boolean {
  return proposal !== null && proposal.agreed === undefined;
}

/** How many matters have their own button; the rest are in a menu. */
const mostButtons = 8;

/** Matters that are put forward, each with what may be done to it; `what` is the matter in one line. */
export function matterBlocks(
  shown: DecideShown,
  matters: readonly Matter[],
  what: (matter: Matter) => { readonly line: Line; readonly label: string },
): readonly Block[] {
  const { talk } = shown;
  const common = commonStanding(shown, matters);
  const blocks = matters.map((matter, n): Block => {
    const button = n < mostButtons ? matterButton(shown, matter) : undefined;
    const lines = [
      cutLine(talk, what(matter).line, bounds.line),
      joined([common.length === 0 ? standingLine(shown, matter) : [], notesLine(talk, matter.subject.id)]),
      ...objectionLines(shown, matter),
    ];
    return { is: "lines", lines: lines.filter((line) => line.length > 0), ...(button === undefined ? {} : { button }) };
  });
  const rest = matters.slice(mostButtons).filter((matter) => matterButton(shown, matter) !== undefined);
  const options = rest.map((matter) => ({ value: matter.subject.id, label: what(matter).label }));
  return [...quiet(common), ...packed(blocks), ...pick({ ask: "matter", about: place(shown), label: talk.say("chat.object") }, options)];
}

/** Matters without a button of their own share their blocks, so that a long list stays one message. */
function packed(blocks: readonly Block[]): readonly Block[] {
  const packs: Block[] = [];
  for (const block of blocks) {
    const last = packs.at(-1);
    const room = last?.is === "lines" && last.button === undefined && last.lines.length < 6;
    if (block.is === "lines" && block.button === undefined && room)
      packs[packs.length - 1] = { ...last, lines: [...last.lines, ...block.lines] };
    else packs.push(block);
  }
  return packs;
}

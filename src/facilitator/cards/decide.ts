import type { Matter } from "#steps/decide-view.ts";
import type { Block } from "#talk/card.ts";
import { type Line, said, word } from "#talk/line.ts";
import { acts, heading, linesOf, pick } from "./blocks.ts";
import { type DecideShown, isOpen, matterBlocks, openObjections } from "./consent.ts";
import { doneButton, partAsk, place } from "./press.ts";
import { replaceCard } from "./replace.ts";
import { restrictCard } from "./restrict.ts";
import { asideLines, slipLine, slipsBefore } from "./slips.ts";
import { cut, saidLine, told } from "./words.ts";

function textOf(matter: Matter): string {
  return String(matter.proposal?.value.text ?? "");
}

/** One sentence for all: what is put forward, and the slips it may come from. */
function sentenceCard(shown: DecideShown): readonly Block[] {
  const { talk, part, view } = shown;
  const [matter] = view.matters;
  if (matter === undefined) return [];
  const slips = slipsBefore(talk, part);
  const stands =
    matter.proposal === null
      ? linesOf(talk, [told(talk, "talk.proposal-none")])
      : matterBlocks(shown, [matter], () => ({ line: [said(cut(textOf(matter), 300), "strong")], label: textOf(matter) }));
  if (part.phase === "closed") return stands;
  const from = slips.map((slip) => ({ value: slip.id, label: String(slip.values.text ?? "") }));
  const label = talk.say(matter.proposal === null ? "page.act.propose" : "page.act.propose-other");
  const propose = partAsk(shown, label, "propose", { about: [matter.subject.id], ...(matter.proposal === null ? { go: true } : {}) });
  return [
    ...stands,
    ...linesOf(talk, slips.length === 0 ? [] : [heading(talk.say("card.pick-one")), ...slips.map((slip) => slipLine(talk, slip))]),
    ...linesOf(talk, asideLines(talk, part.step)),
    ...pick({ ask: "slip", about: place(shown, matter.subject.id), label: talk.say("chat.from-slips") }, from),
    ...acts([propose, ...doneButton(shown)]),
  ];
}

/** Both sides of a conflict, and the answer put forward. */
function conflict(shown: DecideShown, matter: Matter): { readonly line: Line; readonly label: string } {
  const { values } = matter.subject;
  const [one, other] = [String(values.organisation ?? ""), String(values.buyer ?? "")];
  const answer = textOf(matter);
  const sides: Line = [said(cut(one, 160)), word(" ↔ "), said(cut(other, 160))];
  const open: Line = [word(" · "), ...told(shown.talk, "talk.answer-open")];
  return { line: answer === "" ? [...sides, ...open] : [...sides, word(" → "), ...saidLine(answer, 300)], label: `${one} ↔ ${other}` };
}

/** Conflicts, each with its answer; it may stay open. Drawn as its own card, and beside the offer. */
export function conflictBlocks(shown: DecideShown): readonly Block[] {
  const { talk, view } = shown;
  const standing = view.matters.filter((one) => isOpen(one) || openObjections(one).length > 0);
  const lines = view.matters.filter((one) => !standing.includes(one)).map((matter): Line => [word("• "), ...conflict(shown, matter).line]);
  const options = view.matters.map((matter) => ({ value: matter.subject.id, label: conflict(shown, matter).label }));
  return [
    ...linesOf(talk, lines),
    ...matterBlocks(shown, standing, (matter) => conflict(shown, matter)),
    ...pick({ ask: "propose", about: place(shown), label: talk.say("chat.answer") }, options),
  ];
}

function conflictsCard(shown: DecideShown): readonly Block[] {
  const blocks = conflictBlocks(shown);
  if (shown.part.phase === "closed") return blocks.filter((block) => block.is !== "pick");
  return [...blocks, ...acts(doneButton(shown))];
}

/** The card of a decision, by what is decided. */
export function decideCard(shown: DecideShown): readonly Block[] {
  const variants = shown.part.def.variants?.map((one) => one.id) ?? [];
  if (variants.includes("stays")) return restrictCard(shown);
  if (variants.includes("with")) return replaceCard(shown);
  return shown.part.def.subjects === "one" ? sentenceCard(shown) : conflictsCard(shown);
}

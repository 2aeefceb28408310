import type { ConvergeView, StackView } from "#steps/converge-view.ts";
import type { Block, Button } from "#talk/card.ts";
import { type Line, word } from "#talk/line.ts";
import { acts, linesOf, quiet } from "./blocks.ts";
import { notesLine } from "./notes.ts";
import { doneButton, partAsk } from "./press.ts";
import { codesLine } from "./slips.ts";
import type { Shown } from "./state.ts";
import { joined, saidLine, told } from "./words.ts";

type ConvergeShown = Shown & { readonly view: ConvergeView };

/** The rule on how many are kept, with how many are. */
function ruleLine({ talk, view }: ConvergeShown): Line {
  const { min, max } = view.bounds;
  const kept = view.keepNow.length;
  if (min === max) return told(talk, "talk.kept-rule-exact", { kept, min });
  return Number.isFinite(max) ? told(talk, "talk.kept-rule", { kept, min, max }) : told(talk, "talk.kept-rule-least", { kept, min });
}

function dotsLine({ talk, view }: ConvergeShown, stack: StackView): Line {
  if (stack.dots === null || stack.dots === 0) return [];
  const better = view.stacks.some((other) => !other.kept && (other.dots ?? 0) > (stack.dots ?? 0));
  const against = view.kept !== null && stack.kept && better ? told(talk, "talk.against-dots") : [];
  const tie = stack.tied ? [word(`= ${talk.say("talk.tie")}`)] : [];
  return joined([[word(`${"●".repeat(Math.min(stack.dots, 12))} ${stack.dots}`)], tie, against]);
}

function stackLines(shown: ConvergeShown, stack: StackView): readonly Line[] {
  const { talk, view } = shown;
  const [top, ...rest] = stack.items;
  const text = (values: StackView["items"][number]["values"]) => saidLine(values.text ?? values.name, 300);
  const decided = view.kept !== null || stack.dots !== null;
  const sign = decided ? (stack.kept ? "✓ " : "– ") : "• ";
  const first = joined([text(top?.values ?? {}), codesLine(talk, top?.values ?? {}), dotsLine(shown, stack), notesLine(talk, stack.id)]);
  return [
    [word(sign), ...first],
    ...rest.map((item): Line => [word("   + "), ...joined([text(item.values), codesLine(talk, item.values)])]),
  ];
}

function fits({ part, view }: ConvergeShown): boolean {
  return (
    view.kept === null && part.stuck === null && view.stacks.length >= Math.max(1, view.bounds.min) && view.stacks.length <= view.bounds.max
  );
}

/** Where what was written already fits the rule, the dots are spared (method.md, "Light hand"). */
function keepAll(shown: ConvergeShown): readonly Block[] {
  const { talk } = shown;
  if (!fits(shown)) return [];
  const button = partAsk(shown, talk.say("page.act.keep-all"), "keep", { about: ["all"], go: true });
  return [{ is: "lines", lines: [told(talk, "talk.keep-all")], button }];
}

/** Lines are put together where there are several, and taken apart where some lie together. */
function sorting(shown: ConvergeShown): readonly Button[] {
  const { talk, view } = shown;
  const merge = view.stacks.length > 1 ? [partAsk(shown, talk.say("chat.act.merge"), "merge")] : [];
  const together = view.stacks.some((stack) => stack.items.length > 1);
  return together ? [...merge, partAsk(shown, talk.say("page.act.split"), "unmerge")] : merge;
}

function voting(shown: ConvergeShown): readonly Block[] {
  const { talk, view } = shown;
  const vote = partAsk(shown, talk.say("chat.act.dots"), "vote", fits(shown) ? {} : { go: true });
  return [
    ...quiet(told(talk, "talk.dots-rule", { dots: view.dots.each, most: view.dots.perItem })),
    ...acts([vote, ...sorting(shown), ...doneButton(shown)]),
  ];
}

function laidOut(shown: ConvergeShown): readonly Block[] {
  const { talk, part, view } = shown;
  return [
    ...quiet(view.kept === null && part.inTheWay === null ? told(talk, "talk.follows") : []),
    ...acts([partAsk(shown, talk.say("chat.act.keep-others"), "keep"), ...sorting(shown)]),
  ];
}

/** Stacks with what lies in them; dots once they are shown, then what is kept and the way to keep others. */
export function convergeCard(shown: ConvergeShown): readonly Block[] {
  const { talk, part, view } = shown;
  const known = view.kept !== null || part.phase === "proposal";
  return [
    ...linesOf(
      talk,
      view.stacks.flatMap((stack) => stackLines(shown, stack)),
    ),
    ...quiet(known ? ruleLine(shown) : []),
    ...(part.phase === "input" ? [...keepAll(shown), ...voting(shown)] : part.phase === "proposal" ? laidOut(shown) : []),
  ];
}

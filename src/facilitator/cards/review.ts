import type { ReviewView } from "#steps/sheet-view.ts";
import { type Block, sends } from "#talk/card.ts";
import { acts, linesOf, pick, quiet } from "./blocks.ts";
import { singleLines, writing } from "./fields.ts";
import { answeredLine, byWeight, findingLines, findingWords, weightOf } from "./findings.ts";
import { at, doneButton, place, refOf } from "./press.ts";
import { resultLines } from "./result.ts";
import type { Shown } from "./state.ts";
import { told } from "./words.ts";

type ReviewShown = Shown & { readonly view: ReviewView };

/** More than this many, and the lighter ones are folded under "accept the rest"; a must is never folded (method.md, "Light hand"). */
const mostOpen = 7;
function findings(shown: ReviewShown): readonly Block[] {
  const { talk, part, view } = shown;
  const open = byWeight(view.findings.filter((one) => one.answer === null));
  const musts = open.filter((one) => weightOf(one) === "must").length;
  const most = Math.max(musts, mostOpen);
  const folded = open.slice(most);
  const none = view.findings.length === 0 ? [told(talk, "page.state.empty-findings")] : [];
  const rest = folded.length === 0 ? [] : told(talk, "talk.more-findings", { count: folded.length });
  const body = [
    ...linesOf(talk, [...none, ...open.slice(0, most).flatMap((one) => findingLines(talk, one))]),
    ...quiet(rest, answeredLine(talk, view.findings)),
  ];
  if (part.phase === "closed") return body;
  const options = [...open, ...view.findings.filter((one) => one.answer !== null)].map((one) => ({
    value: refOf(one.id),
    label: findingWords(talk, one).title,
  }));
  return [...body, ...pick({ ask: "answer", about: place(shown), label: talk.say("chat.answer") }, options)];
}

function beforePublishing({ talk, part, view }: ReviewShown): readonly Block[] {
  if (part.step !== "publish") return [];
  const musts = view.findings.filter((one) => weightOf(one) === "must" && one.answer === null).length;
  const open = musts === 0 ? [] : told(talk, "card.musts-open", { count: musts });
  return quiet(open, told(talk, "chat.nobody-reminded"));
}

/** Findings by weight with their figures, the answered ones counted; the questions asked beside them; before publishing the whole result. */
export function reviewCard(shown: ReviewShown): readonly Block[] {
  const { talk, part, view } = shown;
  const whole = part.step === "publish" ? linesOf(talk, resultLines(talk)) : [];
  const said = linesOf(talk, singleLines(shown, part.def.fields, view.cells));
  const body = [...whole, ...findings(shown), ...said, ...beforePublishing(shown)];
  if (part.phase === "closed") return body;
  const folded = view.findings.filter((one) => one.answer === null).length > mostOpen;
  const rest = folded ? [sends(talk.say("page.act.accept-rest"), "rest", { ...at(shown), answer: "accept" })] : [];
  const ask = writing(shown, part.def.fields, false).buttons.map((button) => ({ ...button, label: talk.say("chat.act.question") }));
  return [...body, ...acts([...ask, ...rest, ...doneButton(shown)])];
}

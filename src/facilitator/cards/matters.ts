import type { Stale } from "#session/look-again.ts";
import type { Block } from "#talk/card.ts";
import { type Line, person, word } from "#talk/line.ts";
import type { Talk } from "../talk.ts";
import { linesOf, pick, quiet } from "./blocks.ts";
import { contactName } from "./contacts.ts";
import { refOf } from "./press.ts";
import { type Shown, stepTitle, stuckLine } from "./state.ts";
import { joined, saidLine, told } from "./words.ts";

const mostLate = 5;

/** What came late in this step: kept, shown, and for a facilitator to take in. */
function lateLines(talk: Talk, step: string): readonly Line[] {
  const late = talk.view.late.filter((one) => one.step === step && !one.takenIn && one.struck === undefined);
  const lines = late.slice(0, mostLate).map(({ by, values }): Line => {
    const text = saidLine(values.text ?? values.name ?? values.title, 200);
    return [word(`${talk.say("talk.late")}: `), ...joined([text, by === null ? [] : [person(by)]])];
  });
  return late.length > mostLate ? [...lines, [word(`+${late.length - mostLate}`)]] : lines;
}

/** What holds the step up and what came late: above everything else, nothing where all is well. */
export function mattersOf(shown: Shown): readonly Block[] {
  const { talk, part } = shown;
  return linesOf(talk, [stuckLine(shown), ...lateLines(talk, part.step)]);
}

/** The words of an item that wants another look: its own name behind the step's title. */
function staleName(talk: Talk, { step, item }: Stale): string {
  const title = stepTitle(talk, step);
  const name = contactName(talk, item) || (talk.view.redesign.actions.find((one) => one.id === item)?.title ?? "");
  return name === "" ? title : `${title}: ${name}`;
}

/** Everything that wants another look, one of them to be opened. */
export function lookAgainBlocks(talk: Talk): readonly Block[] {
  const all = talk.view.lookAgain;
  if (all.length === 0) return [];
  const head = joined([told(talk, "talk.look-again", { count: all.length }), told(talk, "talk.look-again-why")], ". ");
  const options = all.map((one) => ({ value: refOf(`${one.step}/${one.item}`), label: staleName(talk, one) }));
  return [...quiet(head), ...pick({ ask: "look-again", about: [], label: talk.say("chat.look-again") }, options)];
}

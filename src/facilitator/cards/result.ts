import { summaryFigures } from "#journey/figures.ts";
import { sayDuration } from "#locale/durations.ts";
import { sayPercent } from "#locale/numbers.ts";
import { sayCode } from "#locale/say.ts";
import { type Line, word } from "#talk/line.ts";
import type { Talk } from "../talk.ts";
import { broughtBy } from "./brought.ts";
import { journeysOf } from "./journeys.ts";
import { stepTitle } from "./state.ts";
import { cutLine, told } from "./words.ts";

const hour = 60;
const day = 24 * hour;

/** A length in minutes without its small change, so that two of them compare at a glance: days from two days on, hours from two hours on. */
function roughly({ language, say }: Talk, minutes: number): string {
  if (minutes >= 2 * day) return say("word.duration.days", { count: Math.round(minutes / day) });
  if (minutes >= 2 * hour) return say("word.duration.hours", { count: Math.round(minutes / hour) });
  return sayDuration(language, minutes);
}

function changed(label: string, now: string, next: string): Line {
  return [word(`${label}: `), word(now === next ? now : `${now} → ${next}`, "strong")];
}

/** The four figures that sum a redesign up: contacts, digital share, waiting, the plan. */
export function figureLines(talk: Talk): readonly Line[] {
  const { say, language, view } = talk;
  const figures = summaryFigures(view.redesign);
  const share = (value: number | undefined) => (value === undefined ? "–" : sayPercent(language, value));
  const wait = (minutes: number) => roughly(talk, minutes);
  const { actions } = view.redesign;
  const owners = new Set(actions.flatMap((one) => one.owner ?? [])).size;
  return [
    changed(say("page.figure.contacts"), String(figures.contacts.current), String(figures.contacts.new)),
    changed(say("page.figure.digital"), share(figures.digitalShare.current), share(figures.digitalShare.new)),
    changed(say("page.figure.waiting"), wait(figures.wait.current), wait(figures.wait.new)),
    [word(`${say("report.head.plan")}: `), word(say("report.figure.plan", { actions: actions.length, owners }), "strong")],
  ];
}

/** What became of the contacts until now: "replaced 4, dropped 1". */
export function outcomesLine(talk: Talk): Line {
  const { language } = talk;
  const all = [...journeysOf(talk).outcomes.values()];
  const counts = (["kept", "changed", "replaced", "merged", "dropped", "unanswered"] as const).flatMap((is) => {
    const count = all.filter((one) => one.is === is).length;
    return count === 0 ? [] : [`${sayCode(language, "outcome", is)} ${count}`];
  });
  return counts.length === 0 ? [] : [word(counts.join(", "))];
}

/** The whole result in about ten lines: what was decided first, then the figures of both journeys and the plan. */
export function resultLines(talk: Talk): readonly Line[] {
  const steps = ["purpose", "offer", "customer", "reasons", "problems"].filter((id) => talk.view.trail.some((one) => one.id === id));
  const said = steps.flatMap((step) => {
    const line = broughtBy(talk, step);
    return line.length === 0 ? [] : [cutLine(talk, [word(`${stepTitle(talk, step)}: `), ...line], 300)];
  });
  const became = outcomesLine(talk);
  const looks = talk.view.lookAgain.length;
  return [
    ...said,
    ...figureLines(talk),
    ...(became.length === 0 ? [] : [[word(`${talk.say("report.head.changes")}: `), ...became]]),
    ...(looks === 0 ? [] : [told(talk, "talk.look-again", { count: looks })]),
  ];
}

import { parseDuration, parseInstant } from "#lib/time.ts";
import { sayDate, sayInstant, sayLongDate } from "#locale/dates.ts";
import { sayDuration } from "#locale/durations.ts";
import type { Language } from "#locale/languages.ts";
import { sayMoney, sayPercent, saySigned } from "#locale/numbers.ts";
import { isMessageKey, say, sayCode } from "#locale/say.ts";
import { sayStep } from "#locale/steps.ts";
import type { Report, ReportAction } from "../report.ts";
import { joined, type Line, said, sayLine, word } from "./line.ts";

/** What stands above the title: the playbook with its day, and how many took part in how many steps. */
export function overTitle({ about, people, steps, skipped }: Report): { readonly kind: string; readonly who: string } {
  const { language } = about;
  const key = `playbook.${about.playbook}.title`;
  const playbook = isMessageKey(key) ? say(language, key) : about.playbook;
  const voices = people.filter((one) => one.role !== "observer" && one.role !== "owner").length;
  const figures = { people: voices, steps: steps.length - skipped.length, skipped: skipped.length };
  return {
    kind: say(language, "report.kind", { playbook, date: sayLongDate(language, about.startedOn) }),
    who: say(language, skipped.length === 0 ? "report.people-steps" : "report.people-steps-skipped", figures),
  };
}

/** Whether the report is published, and what must be known before anything else. */
export function standing({ about, open }: Report): readonly string[] {
  const { language, publishedAt, status, timezone } = about;
  const published = publishedAt === undefined ? undefined : parseInstant(publishedAt);
  const first =
    status === "published" && published !== undefined
      ? say(language, "report.published", { time: sayInstant(language, published, timezone) })
      : say(language, "report.draft");
  const musts = open.musts.length === 0 ? [] : [say(language, "report.published-open", { count: open.musts.length })];
  const looks = open.lookAgain === 0 ? [] : [say(language, "report.looks-again", { count: open.lookAgain })];
  return [first, ...(status === "published" ? musts : []), ...looks];
}

export type Figure = { readonly label: string; readonly now: string; readonly next?: string };

/** The figures at the head: contacts, digital share, waiting in all, the first deadline where there is one, and the plan. */
export function headFigures({ about: { language }, summary }: Report): readonly Figure[] {
  function share(value: number | null) {
    return value === null ? "–" : sayPercent(language, value);
  }
  const due =
    summary.firstDue === undefined ? [] : [{ label: say(language, "report.figure.first-due"), now: sayDate(language, summary.firstDue) }];
  const journey = [
    { label: say(language, "report.figure.contacts"), now: String(summary.contacts.current), next: String(summary.contacts.new) },
    { label: say(language, "report.figure.digital"), now: share(summary.digitalShare.current), next: share(summary.digitalShare.new) },
    {
      label: say(language, "report.figure.waiting"),
      now: sayRoughly(language, summary.wait.current),
      next: sayRoughly(language, summary.wait.new),
    },
  ];
  const plan = {
    label: say(language, "report.head.plan"),
    now: say(language, "report.figure.plan", { actions: summary.actions, owners: summary.owners }),
  };
  return [...(summary.contacts.current + summary.contacts.new === 0 ? [] : journey), ...due, ...(summary.actions === 0 ? [] : [plan])];
}

const hour = 60;
const day = 24 * hour;

/** A length in minutes without its small change, so that two of them compare at a glance: days from two days on, hours from two hours on. */
function sayRoughly(language: Language, minutes: number): string {
  if (minutes >= 2 * day) return say(language, "word.duration.days", { count: Math.round(minutes / day) });
  if (minutes >= 2 * hour) return say(language, "word.duration.hours", { count: Math.round(minutes / hour) });
  return sayDuration(language, minutes);
}

/** An ISO duration in words; what cannot be read stays as it is. */
export function durationIn(language: Language, iso: string): string {
  const minutes = parseDuration(iso);
  return minutes === undefined ? iso : sayDuration(language, minutes);
}

/** Codes as words, with commas. */
export function codes(language: Language, list: string, all: readonly string[]): string {
  return all.map((code) => sayCode(language, list, code)).join(", ");
}

export function signedFigure(language: Language, value: number | undefined): string {
  return value === undefined ? "" : saySigned(language, value);
}

/** The owner of an action as it stands: not yet accepted, or nobody. */
export function ownerLine(language: Language, action: ReportAction): Line {
  if (action.owner === undefined) return word("–");
  return action.owner.accepted ? said(action.owner.name) : sayLine(language, "report.owner-not-yet", { name: said(action.owner.name) });
}

/** What an action costs or saves, empty where nothing was said or it costs nothing more. */
export function costText({ language, currency }: Report["about"], { cost }: ReportAction): string {
  if (cost === undefined || cost.kind === "neutral") return "";
  if (cost.amount === undefined) return sayCode(language, "cost", cost.kind);
  return say(language, `report.${cost.kind}`, { amount: sayMoney(language, cost.amount, currency) });
}

/** What the plan as a whole costs or saves, with its two sides; undefined where no action has an amount. */
export function planSum({ about: { language, currency }, costs }: Report): { readonly sum: string; readonly parts: string } | undefined {
  if (costs.costs === 0 && costs.saves === 0) return undefined;
  function money(amount: number) {
    return sayMoney(language, amount, currency);
  }
  const parts = say(language, "report.sum-parts", { costs: money(costs.costs), saves: money(costs.saves) });
  if (costs.sum === 0) return { sum: say(language, "report.sum-even"), parts };
  return { sum: say(language, costs.sum > 0 ? "report.sum-costs" : "report.sum-saves", { amount: money(Math.abs(costs.sum)) }), parts };
}

/** The title of a step, or its id where the playbook's texts have none. */
export function stepTitle({ language, sells }: Report["about"], step: string): string {
  return isMessageKey(`step.${step}.title`) ? sayStep(language, "title", { step, sells }) : step;
}

/** By deadline, those without one last; the team's order within a day. */
export function byDay(actions: readonly ReportAction[]): readonly ReportAction[] {
  function day(one: ReportAction) {
    return one.deadline ?? "9999";
  }
  return actions.toSorted((a, b) => (day(a) === day(b) ? 0 : day(a) < day(b) ? -1 : 1));
}

/** The numbers, from 1, of touchpoints of the new journey in its order. */
export function numbersOf({ journeys }: Report, ids: readonly string[]): string {
  const numbers = journeys.new.filter((one) => ids.includes(one.id)).map((one) => one.number);
  return numbers.join(", ");
}

/** A name between quotation marks: names hold commas, colons and question marks, and would run into what stands beside them. */
export function quoted(language: Language, name: string): Line {
  return sayLine(language, "report.quoted", { name: said(name) });
}

/** A touchpoint by its number and its name between quotation marks. */
export function numbered(language: Language, { number, name }: { readonly number: number; readonly name: string }): Line {
  return joined([word(String(number)), quoted(language, name)], " ");
}

/** The name of a touchpoint with its number: of the given journey first, else of the other; empty for an unknown one. */
export function touchpointLine({ about, journeys }: Report, id: string, first: "current" | "new" = "new"): Line {
  const [a, b] = first === "new" ? [journeys.new, journeys.current] : [journeys.current, journeys.new];
  const found = a.find((one) => one.id === id) ?? b.find((one) => one.id === id);
  return found === undefined ? [] : numbered(about.language, found);
}

/** Touchpoints of the new journey one behind another. */
export function touchpointsLine(report: Report, ids: readonly string[]): Line {
  return joined(
    ids.map((id) => touchpointLine(report, id)),
    ", ",
  );
}

/**
 * The contact whose matter comes up again at the touchpoint `id`. Where that one has given way, by its own name with everything it became:
 * what it became first need not be where the matter went.
 */
export function matterLine(report: Report, { id, repeats }: { readonly id: string; readonly repeats?: string | undefined }): Line {
  const { current } = report.journeys;
  if (repeats === undefined) return [];
  const meant = current.find((one) => one.id === id)?.repeats;
  const original = current.find((one) => one.id === meant);
  if (original === undefined || original.id === repeats || !original.outcome.by.includes(repeats)) return touchpointLine(report, repeats);
  return joined([quoted(report.about.language, original.name), touchpointsLine(report, original.outcome.by)], " → ");
}

/** A word or name as it stands at the head of a section or a column. */
export function asHeading(language: Language, text: string): string {
  const [first = "", ...rest] = text;
  return `${first.toLocaleUpperCase(language)}${rest.join("")}`;
}

/** Reasons by their kinds with their numbers behind, and whether there are several, for texts that choose by `many`. */
export function reasonsIn(report: Report, numbers: readonly number[]): { readonly reasons: string; readonly many: "yes" | "no" } {
  const { language } = report.about;
  const kept = numbers.flatMap((number) => report.reasons.kept.filter((one) => one.number === number));
  const named = kept.map(({ number, kind }) => (kind === undefined ? `${number}` : `${sayCode(language, "reason", kind)} (${number})`));
  return { reasons: named.join(", "), many: named.length > 1 ? "yes" : "no" };
}

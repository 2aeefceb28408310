import { sayDate, sayLongDate } from "#locale/dates.ts";
import { sayMoney } from "#locale/numbers.ts";
import { say, sayCode } from "#locale/say.ts";
import type { Report, ReportAction } from "../report.ts";
import { type Block, bullets, fact, facts, heading, joined, type Line, listed, said, sayLine, type Section, text, word } from "./line.ts";
import { byDay, costText, durationIn, numbered, numbersOf, ownerLine, planSum } from "./words.ts";

/** A deadline in words; empty without one. */
export function dueText({ language }: Report["about"], { deadline }: ReportAction): string {
  return deadline === undefined ? "" : sayDate(language, deadline);
}

function statusLine(language: Report["about"]["language"], { status, blockedBy }: ReportAction): Line {
  if (status === "todo") return [];
  const blocked = blockedBy === undefined ? [] : sayLine(language, "report.blocked-by", { text: said(blockedBy) });
  return joined([word(sayCode(language, "action-status", status)), blocked]);
}

/** What else was said of an action: notes, how it goes, and that it comes late. */
function asideLines({ language }: Report["about"], action: ReportAction): readonly Line[] {
  const { notes, deadline, late } = action;
  const lines = [
    notes === undefined ? [] : said(notes),
    statusLine(language, action),
    late && deadline !== undefined ? word(say(language, "report.due-late", { date: sayDate(language, deadline) })) : [],
  ];
  return lines.filter((line) => line.length > 0);
}

/** What stands under an action's title, each under its own name: how one sees that it worked, and what else was said of it. */
export function actionNotes(about: Report["about"], action: ReportAction): readonly Line[] {
  const { measure } = action;
  const notes = joined(asideLines(about, action));
  const [measureLabel, notesLabel] = [say(about.language, "report.col.measure"), say(about.language, "report.col.notes")];
  const lines = [
    measure === undefined ? [] : joined([word(measureLabel), said(measure)], ": "),
    notes.length === 0 ? [] : joined([word(notesLabel), notes], ": "),
  ];
  return lines.filter((line) => line.length > 0);
}

const columns = ["by", "what", "owner", "contacts", "cost"] as const;

/** Actions as a table by day; `whole` with how one sees that they worked, and with notes where there are any. */
export function actionTable(report: Report, actions: readonly ReportAction[], whole = true): readonly Block[] {
  const { about } = report;
  const { language } = about;
  if (actions.length === 0) return [{ is: "text", line: word(say(language, "report.no-actions")) }];
  const noted = whole && actions.some((one) => asideLines(about, one).length > 0);
  const more = [...(whole ? (["measure"] as const) : []), ...(noted ? (["notes"] as const) : [])];
  const head = [...columns, ...more].map((column) => say(language, `report.col.${column}`));
  const rows = byDay(actions).map((one): readonly Line[] => [
    word(dueText(about, one)),
    said(one.title),
    ownerLine(language, one),
    word(numbersOf(report, one.touchpoints)),
    word(costText(about, one)),
    ...(whole ? [one.measure === undefined ? [] : said(one.measure)] : []),
    ...(noted ? [joined(asideLines(about, one))] : []),
  ]);
  return [{ is: "table", head, rows }];
}

/** What the plan costs and saves, what needs no action, and which drafts fell away. */
export function planNotes(report: Report): readonly Block[] {
  const { about, governance } = report;
  const { language, currency } = about;
  const sum = planSum(report);
  const loss =
    governance?.winCost === undefined || governance.lostPerYear === undefined
      ? undefined
      : { win: governance.winCost, lost: governance.lostPerYear };
  const covered = report.journeys.new.filter((one) => one.covered !== undefined);
  const lossText =
    loss &&
    say(language, "report.loss-sheet", {
      win: sayMoney(language, loss.win, currency),
      lost: loss.lost,
      total: sayMoney(language, loss.win * loss.lost, currency),
    });
  return [
    ...text(sum && word(`${sum.sum.replace(/\.$/u, "")} (${sum.parts}).`)),
    ...text(lossText === undefined ? undefined : word(lossText)),
    ...bullets(
      covered.map((one) => joined([numbered(language, one), sayLine(language, "report.covered", { reason: said(one.covered ?? "") })])),
    ),
    ...text(report.actions.length === 0 ? undefined : word(say(language, "report.nobody-reminded"))),
  ];
}

/** The whole plan by day. */
export function planSection(report: Report): Section {
  return {
    id: "plan",
    title: say(report.about.language, "report.head.plan"),
    blocks: [...actionTable(report, report.actions), ...planNotes(report)],
  };
}

/** Who keeps it alive; empty where nothing was said. */
export function governanceSection({
  about: { language, track },
  governance,
  status,
}: Pick<Report, "about" | "governance"> & { readonly status: Report["steps"] }): Section {
  const title = say(language, "report.head.governance");
  function label(key: "goal" | "steering-group" | "cadence" | "next" | "editor" | "listening" | "figures" | "costs-to-lower") {
    return say(language, `report.governance.${key}`);
  }
  if (governance === undefined) {
    const leftOut = track === "sprint" && !status.some((one) => one.id === "governance");
    return { id: "governance", title, blocks: leftOut ? text(word(say(language, "report.governance.none"))) : [] };
  }
  const { people, functions, cadence, next, editorInChief, listening, figures, costsToLower } = governance;
  const heard = listening.map((one) =>
    joined([
      said(one.source),
      one.answeredBy === undefined ? [] : said(one.answeredBy),
      one.within === undefined ? [] : word(durationIn(language, one.within)),
    ]),
  );
  const blocks = facts([
    fact(label("goal"), governance.goal),
    { label: label("steering-group"), lines: [joined([listed(people), functions === undefined ? [] : said(functions)])] },
    cadence === undefined ? undefined : { label: label("cadence"), lines: [word(sayCode(language, "cadence", cadence))] },
    next === undefined ? undefined : { label: label("next"), lines: [word(sayLongDate(language, next))] },
    fact(label("editor"), editorInChief),
    { label: label("listening"), lines: heard },
    { label: label("figures"), lines: figures.map(said) },
    { label: label("costs-to-lower"), lines: costsToLower.map(said) },
  ]);
  return { id: "governance", title, blocks };
}

/** What inside our own house could stop this. */
export function obstacleBlocks({ about: { language }, obstacle }: Report): readonly Block[] {
  return obstacle === undefined ? [] : [heading(say(language, "report.head.obstacle")), { is: "text", line: said(obstacle) }];
}

import { sayFinding } from "#locale/findings.ts";
import { say, sayCode } from "#locale/say.ts";
import type { Report, ReportFinding } from "../report.ts";
import { type Block, bullets, heading, joined, type Line, type ListItem, said, sayLine, type Section, strong, word } from "./line.ts";
import { asHeading, matterLine, quoted, touchpointLine } from "./words.ts";

/** What these say holds for the journey until now. */
const ofCurrent: ReadonlySet<string> = new Set(["extremes.best", "extremes.worst", "crisis-fit.unanswered"]);
const weights = ["must", "should", "note"] as const;

function answerLine(report: Report, finding: ReportFinding): Line {
  const { language } = report.about;
  const { answer } = finding;
  if (answer === undefined) return finding.weight === "note" ? [] : strong(say(language, "report.finding-open"));
  const note = answer.note === undefined ? [] : said(answer.note);
  const by = answer.by === undefined || answer.withTheRest ? [] : said(answer.by);
  if (answer.is === "accept" && note.length > 0) return joined([sayLine(language, "report.accepted-because", { reason: note }), by]);
  return joined([word(sayCode(language, "answer", answer.is)), note, by]);
}

function contactsLine(report: Report, { id, touchpoints }: ReportFinding): Line {
  const [first = "", second] = touchpoints;
  const lines =
    id === "contact-audit.comes-back"
      ? [touchpointLine(report, first), matterLine(report, { id: first, repeats: second })]
      : touchpoints.map((one) => touchpointLine(report, one, ofCurrent.has(id) ? "current" : "new"));
  return joined(lines, ", ");
}

/** What a finding says, and the contacts and actions it is about. */
function findingLines(report: Report, finding: ReportFinding): { readonly line: Line; readonly about: Line } {
  const { language, currency } = report.about;
  const { title, says } = sayFinding(language, finding, { currency, nameOf: (name) => name });
  const actions = joined(
    report.actions.filter((one) => finding.actions.includes(one.id)).map((one) => quoted(language, one.title)),
    ", ",
  );
  const ends = /[.?!…]$/u.test(title);
  return { line: joined([strong(title), word(says)], ends ? " " : ". "), about: joined([contactsLine(report, finding), actions]) };
}

function findingItem(report: Report, finding: ReportFinding): ListItem {
  const { line, about } = findingLines(report, finding);
  return { line, under: [about, answerLine(report, finding)].filter((one) => one.length > 0) };
}

/** Findings that should have been answered and were not, without saying under each that it was not. */
export function unansweredBlocks(report: Report): readonly Block[] {
  const found = report.findings.filter((one) => one.weight === "should" && one.answer === undefined);
  const items = found.map((one): ListItem => {
    const { line, about } = findingLines(report, one);
    return { line, under: about.length === 0 ? [] : [about] };
  });
  return items.length === 0 ? [] : [heading(say(report.about.language, "report.head.unanswered")), ...bullets(items)];
}

/** The findings that must still be answered: they stand first wherever the report is published. */
export function openBlocks(report: Report): readonly Block[] {
  return bullets(report.findings.filter((one) => one.open).map((one) => findingItem(report, one)));
}

/** All findings by weight, with what the team answered. */
export function findingsSection(report: Report): Section {
  const { language } = report.about;
  const goal = report.summary.goalReached;
  const reached: readonly Block[] =
    goal === undefined
      ? []
      : [{ is: "text", line: word(say(language, "report.goal-reached", { answer: sayCode(language, "goal-reached", goal) })) }];
  const byWeight = weights.flatMap((weight) => {
    const found = report.findings.filter((one) => one.weight === weight);
    return found.length === 0
      ? []
      : [heading(asHeading(language, sayCode(language, "weight", weight))), ...bullets(found.map((one) => findingItem(report, one)))];
  });
  return { id: "findings", title: say(language, "report.head.findings-long"), blocks: [...reached, ...byWeight] };
}

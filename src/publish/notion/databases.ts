import { channels, media, origins, phases } from "#journey/touchpoint.ts";
import { say } from "#locale/say.ts";
import type { Report } from "#report/report.ts";
import { actionRows, type Owners } from "./action-rows.ts";
import { choicesOf, codeName, type Stages, stagesOf } from "./choices.ts";
import { journeyName, touchpointRows } from "./touchpoint-rows.ts";
import type { Choice, WantedDatabase, WantedProperty, WantedView } from "./wanted.ts";

const outcomes = {
  kept: "gray",
  changed: "blue",
  replaced: "orange",
  merged: "brown",
  dropped: "red",
  unanswered: "yellow",
} as const;
const statuses = { todo: "default", doing: "blue", done: "green", blocked: "red" } as const;
const costs = { saves: "green", neutral: "gray", costs: "orange" } as const;
/** of the lists of the domain that are not said by their origin, those of a new contact */
const fresh = { new: "green", added: "green" } as const;

function colored(about: Report["about"], list: string, codes: Readonly<Record<string, NonNullable<Choice["color"]>>>): readonly Choice[] {
  return Object.entries(codes).map(([code, color]) => ({ name: codeName(about.language, list, code), color }));
}

function plain({ language }: Report["about"], list: string, codes: readonly string[]): readonly Choice[] {
  return choicesOf(codes.map((code) => codeName(language, list, code)));
}

/** What became of a current contact, and where a new one comes from: one list, in which the same word is the same option. */
function changes(about: Report["about"]): readonly Choice[] {
  const became = colored(about, "outcome", outcomes);
  const kept = origins.filter((one) => one !== "new" && one !== "added");
  const came = [...plain(about, "origin", kept), ...colored(about, "origin", fresh)];
  return [...became, ...came.filter((one) => !became.some((other) => other.name === one.name))];
}

function touchpointProperties({ about }: Report, { options }: Stages): readonly WantedProperty[] {
  const { language } = about;
  const journeys: readonly Choice[] = [
    { name: journeyName(about, "new"), color: "green" },
    { name: journeyName(about, "current"), color: "gray" },
  ];
  const mediaOptions = colored(about, "medium", { [media[0]]: "blue", [media[1]]: "brown" });
  return [
    { key: "name", title: say(language, "report.col.contact"), kind: "title" },
    { key: "journey", title: say(language, "notion.property.journey"), kind: "choice", options: journeys },
    { key: "order", title: say(language, "report.col.number"), kind: "number" },
    { key: "stage", title: say(language, "report.col.stage"), kind: "choice", options },
    { key: "phase", title: say(language, "report.col.phase"), kind: "choice", options: plain(about, "phase", phases) },
    { key: "medium", title: say(language, "report.col.medium"), kind: "choice", options: mediaOptions },
    { key: "channels", title: say(language, "report.col.channels"), kind: "choices", options: plain(about, "channel", channels) },
    { key: "emotion", title: say(language, "report.col.emotion"), kind: "number" },
    { key: "impact", title: say(language, "report.col.impact"), kind: "number" },
    { key: "restriction", title: say(language, "notion.property.change"), kind: "choice", options: changes(about) },
    { key: "because", title: say(language, "report.col.why"), kind: "text" },
    { key: "replaces", title: say(language, "notion.property.replaces"), kind: "rows", of: "touchpoints" },
    { key: "does", title: say(language, "field.touchpoint.does"), kind: "text" },
    { key: "thinks", title: say(language, "field.touchpoint.thinks"), kind: "text" },
    { key: "feels", title: say(language, "field.touchpoint.feels"), kind: "text" },
    { key: "key", title: say(language, "notion.property.key"), kind: "text" },
  ];
}

/** By what the new journey's board has columns: stages, where nobody named one the phases, else the medium, which every contact has. */
function boardBy({ journeys }: Report, stages: Stages): "stage" | "phase" | "medium" {
  if (journeys.new.some((one) => stages.of(one.stage) !== undefined)) return "stage";
  return journeys.new.some((one) => one.phase !== undefined) ? "phase" : "medium";
}

function touchpointViews(report: Report, stages: Stages): readonly WantedView[] {
  const { about } = report;
  const now = { property: "journey", choice: journeyName(about, "new") };
  const before = { property: "journey", choice: journeyName(about, "current") };
  const board = ["name", "order", "channels", "emotion", "restriction"];
  const table = ["order", "name", "stage", "phase", "medium", "channels", "emotion", "impact", "restriction", "because"];
  return [
    {
      key: "board",
      title: journeyName(about, "new"),
      kind: "board",
      by: boardBy(report, stages),
      sort: "order",
      only: now,
      shows: board,
    },
    {
      key: "all",
      title: say(about.language, "notion.view.all"),
      kind: "table",
      by: "journey",
      sort: "order",
      shows: [...table, "replaces"],
    },
    { key: "current", title: journeyName(about, "current"), kind: "table", sort: "order", only: before, shows: table },
  ];
}

function actionProperties({ about }: Report): readonly WantedProperty[] {
  const { language, currency } = about;
  return [
    { key: "title", title: say(language, "field.actions.title"), kind: "title" },
    { key: "status", title: say(language, "report.col.status"), kind: "status", options: colored(about, "action-status", statuses) },
    { key: "owner", title: say(language, "report.col.owner"), kind: "people" },
    { key: "ownerName", title: say(language, "notion.property.owner-name"), kind: "text" },
    { key: "deadline", title: say(language, "field.actions.deadline"), kind: "date" },
    { key: "zone", title: say(language, "notion.property.zone"), kind: "text" },
    { key: "touchpoints", title: say(language, "report.col.contacts"), kind: "rows", of: "touchpoints" },
    { key: "measure", title: say(language, "report.col.measure"), kind: "text" },
    { key: "cost", title: say(language, "report.col.cost"), kind: "choice", options: colored(about, "cost", costs) },
    { key: "amount", title: say(language, "notion.property.amount", { currency }), kind: "number" },
    { key: "blockedBy", title: say(language, "field.actions.blockedBy"), kind: "text" },
    { key: "notes", title: say(language, "report.col.notes"), kind: "text" },
    { key: "key", title: say(language, "notion.property.key"), kind: "text" },
  ];
}

function actionViews({ about: { language } }: Report): readonly WantedView[] {
  const card = ["title", "owner", "ownerName", "deadline"];
  const table = [...card.slice(0, 3), "status", "deadline", "zone", "touchpoints", "measure", "cost", "amount", "blockedBy", "notes"];
  return [
    {
      key: "status",
      title: say(language, "notion.view.status"),
      kind: "board",
      by: "status",
      sort: "deadline",
      shows: [...card, "touchpoints"],
    },
    { key: "deadlines", title: say(language, "notion.view.deadlines"), kind: "calendar", by: "deadline", shows: [...card, "status"] },
    { key: "owners", title: say(language, "notion.view.owners"), kind: "table", by: "owner", sort: "deadline", shows: table },
  ];
}

/** The two databases that the team goes on working in. They stand there also while they have no rows: people add their own. */
export function databasesOf(report: Report, owners: Owners): readonly WantedDatabase[] {
  const { language } = report.about;
  const stages = stagesOf(report);
  return [
    {
      name: "touchpoints",
      title: say(language, "notion.touchpoints"),
      icon: "📍",
      properties: touchpointProperties(report, stages),
      views: touchpointViews(report, stages),
      rows: touchpointRows(report, stages),
    },
    {
      name: "actions",
      title: say(language, "report.head.plan"),
      icon: "✅",
      properties: actionProperties(report),
      views: actionViews(report),
      rows: actionRows(report, owners),
    },
  ];
}

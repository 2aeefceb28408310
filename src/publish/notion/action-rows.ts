import type { Report, ReportAction } from "#report/report.ts";
import { codeName } from "./choices.ts";
import { touchpointKeys } from "./touchpoint-rows.ts";
import { choice, number, rowOf, rows, text } from "./values.ts";
import type { Owner, WantedRow, WantedValue } from "./wanted.ts";

/** Owners by the action's id; the report's own name stands for an action that is not in it. */
export type Owners = ReadonlyMap<string, Owner>;

/** Whoever is a user stands as one, and only there: a name beside would stay behind when people hand the action on. Others stand by name. */
function ownerValues({ id, owner }: ReportAction, owners: Owners): Readonly<Record<string, WantedValue | undefined>> {
  const { name, user } = owners.get(id) ?? { name: owner?.name, user: undefined };
  return user === undefined ? { ownerName: text(name) } : { owner: { is: "people", users: [user] } };
}

/** A deadline is a day where the owner lives; the zone is said where it is not the session's. */
function deadlineValues(
  { timezone }: Report["about"],
  { deadline, zone }: ReportAction,
): Readonly<Record<string, WantedValue | undefined>> {
  if (deadline === undefined) return {};
  return { deadline: { is: "date", date: deadline }, zone: zone === timezone ? undefined : text(zone) };
}

function actionRow(report: Report, one: ReportAction, owners: Owners): WantedRow {
  const { about } = report;
  return rowOf(one.id, {
    title: text(one.title),
    ...ownerValues(one, owners),
    ...deadlineValues(about, one),
    status: choice(codeName(about.language, "action-status", one.status)),
    touchpoints: rows(touchpointKeys(report, one.touchpoints)),
    cost: choice(one.cost && codeName(about.language, "cost", one.cost.kind)),
    amount: number(one.cost?.amount),
    measure: text(one.measure),
    blockedBy: text(one.blockedBy),
    notes: text(one.notes),
  });
}

/** The plan as rows, in the team's order, each by the action's id. */
export function actionRows(report: Report, owners: Owners): readonly WantedRow[] {
  return report.actions.map((one) => actionRow(report, one, owners));
}

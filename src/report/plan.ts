import type { Action } from "#journey/redesign.ts";
import { rowsIn } from "#playbook/outcome.ts";
import { textIn } from "#playbook/results.ts";
import { cellsIn, textsIn } from "./customer.ts";
import type { Report, ReportAction } from "./report.ts";
import type { Source } from "./source.ts";

function actionOf(source: Source, action: Action, late: ReadonlySet<string>): ReportAction {
  const { owner, cost, ...rest } = action;
  return {
    ...rest,
    late: late.has(action.id),
    ...(owner === undefined ? {} : { owner: ownerOf(source, action.id, owner) }),
    ...(cost === undefined ? {} : { cost }),
  };
}

/** Who takes part has said yes by taking part; an owner from outside says it for each action (method.md, "Owner"). */
function ownerOf({ session, nameOf }: Source, action: string, owner: string): NonNullable<ReportAction["owner"]> {
  return { name: nameOf(owner), accepted: session.people[owner]?.role !== "owner" || session.accepted[action] === owner };
}

/** The plan in the team's order. */
export function actionsIn(source: Source): Report["actions"] {
  const late = source.findings.filter((one) => one.id === "plan.late-deadline" && one.weight === "should").flatMap((one) => one.actions);
  return source.redesign.actions.map((action) => actionOf(source, action, new Set(late)));
}

/** What the plan costs and saves in the first year; `unknown` counts actions whose amount nobody named. */
export function costsIn({ redesign }: Source): Report["costs"] {
  function of(kind: string) {
    return redesign.actions.filter((one) => one.cost?.kind === kind);
  }
  function sum(kind: string) {
    return of(kind).reduce((all, one) => all + (one.cost?.amount ?? 0), 0);
  }
  const [costs, saves] = [sum("costs"), sum("saves")];
  const unknown = [...of("costs"), ...of("saves")].filter((one) => one.cost?.amount === undefined).length;
  return { costs, saves, sum: costs - saves, unknown };
}

/** Who keeps it alive; undefined where nothing was said. */
export function governanceIn(source: Source): Pick<Report, "governance"> {
  const cells = cellsIn(source, "governance");
  function rows(list: string) {
    return rowsIn(source.results, "governance", list).map((row) => row.values);
  }
  function person(key: string, values = cells) {
    return textIn(values, key) === undefined ? undefined : source.nameOf(textIn(values, key) ?? "");
  }
  const [editorInChief, next] = [person("editorInChief"), textIn(cells, "next")];
  const governance: NonNullable<Report["governance"]> = {
    ...textsIn(cells, ["goal", "functions"] as const),
    people: ((cells.people ?? []) as readonly string[]).map(source.nameOf),
    ...(cells.cadence === "weekly" || cells.cadence === "monthly" ? { cadence: cells.cadence } : {}),
    ...(next === undefined ? {} : { next }),
    ...(editorInChief === undefined ? {} : { editorInChief }),
    listening: rows("listening").map((row) => {
      const answeredBy = person("answeredBy", row);
      return {
        source: textIn(row, "source") ?? "",
        ...(answeredBy === undefined ? {} : { answeredBy }),
        ...textsIn(row, ["within"] as const),
      };
    }),
    figures: rows("figures").flatMap((row) => textIn(row, "text") ?? []),
    costsToLower: rows("costsToLower").flatMap((row) => textIn(row, "text") ?? []),
    ...(typeof cells.winCost === "number" ? { winCost: cells.winCost } : {}),
    ...(typeof cells.lostPerYear === "number" ? { lostPerYear: cells.lostPerYear } : {}),
  };
  const isEmpty = Object.values(governance).every((value) => Array.isArray(value) && value.length === 0);
  return isEmpty ? {} : { governance };
}

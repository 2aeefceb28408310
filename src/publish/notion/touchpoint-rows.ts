import { say } from "#locale/say.ts";
import { reasonsIn } from "#report/document/words.ts";
import type { CurrentTouchpoint, NewTouchpoint, Report } from "#report/report.ts";
import { codeName, type Stages } from "./choices.ts";
import { choice, number, rowOf, rows, text } from "./values.ts";
import type { WantedRow, WantedValue } from "./wanted.ts";

/** The key of a touchpoint's row: one that lives on stands in both journeys by the same id. */
export function touchpointKey(journey: "current" | "new", id: string): string {
  return `${journey}/${id}`;
}

/** Keys of the rows of touchpoints, by id: of the new journey where it is in it, else of the current one; unknown ones fall out. */
export function touchpointKeys({ journeys }: Report, ids: readonly string[]): readonly string[] {
  return ids.flatMap((id) => {
    if (journeys.new.some((one) => one.id === id)) return [touchpointKey("new", id)];
    return journeys.current.some((one) => one.id === id) ? [touchpointKey("current", id)] : [];
  });
}

/** The name of a journey as an option. */
export function journeyName({ language }: Report["about"], journey: "current" | "new"): string {
  return say(language, `report.head.${journey}`);
}

type Common = Omit<CurrentTouchpoint, "outcome" | "rating">;

function commonValues({ language }: Report["about"], one: Common, stages: Stages): Readonly<Record<string, WantedValue | undefined>> {
  const channels = one.channels.map((channel) => codeName(language, "channel", channel));
  return {
    name: text(one.name),
    order: number(one.number),
    stage: choice(stages.of(one.stage)),
    phase: choice(one.phase && codeName(language, "phase", one.phase)),
    medium: choice(codeName(language, "medium", one.medium)),
    channels: channels.length === 0 ? undefined : { is: "choices", choices: [...new Set(channels)] },
    does: text(one.does),
    thinks: text(one.thinks),
    feels: text(one.feels),
  };
}

function currentRow(report: Report, one: CurrentTouchpoint, stages: Stages): WantedRow {
  const { about } = report;
  const { is, reasons, why, note } = one.outcome;
  const because = [reasonsIn(report, reasons).reasons, why ?? "", note ?? ""];
  return rowOf(touchpointKey("current", one.id), {
    ...commonValues(about, one, stages),
    journey: choice(journeyName(about, "current")),
    emotion: number(one.rating?.emotion.median),
    impact: number(one.rating?.impact.median),
    restriction: choice(codeName(about.language, "outcome", is)),
    because: text(because.filter((part) => part !== "").join(" · ")),
  });
}

function newRow(report: Report, one: NewTouchpoint, stages: Stages): WantedRow {
  const { about, journeys } = report;
  const { kind, replaces, absorbs } = one.origin;
  const old = [...replaces, ...absorbs].filter((id) => journeys.current.some((each) => each.id === id));
  return rowOf(touchpointKey("new", one.id), {
    ...commonValues(about, one, stages),
    journey: choice(journeyName(about, "new")),
    emotion: number(one.emotion),
    restriction: choice(codeName(about.language, "origin", kind)),
    because: text(one.permitted),
    replaces: rows(old.map((id) => touchpointKey("current", id))),
  });
}

/** Both journeys as rows, the current one first: the new ones refer to it. */
export function touchpointRows(report: Report, stages: Stages): readonly WantedRow[] {
  const { journeys } = report;
  return [...journeys.current.map((one) => currentRow(report, one, stages)), ...journeys.new.map((one) => newRow(report, one, stages))];
}

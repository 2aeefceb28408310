import { bag, text } from "../json.ts";
import type { Table } from "./drawing.ts";
import { escaped } from "./render-text.ts";
import { drawValue } from "./render-values.ts";
import { titleOf } from "./rich-text.ts";
import type { Page } from "./world.ts";

const dayLength = 86_400_000;
const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** The month of now, or of the first row where none is in it, as Notion's calendar draws it. */
export function drawMonth(table: Table, property: string): string {
  const { core, rows } = table;
  const dated = rows.flatMap((row) => {
    const start = text(bag(row.values.get(property))["start"]);
    return start === "" ? [] : [{ row, day: start.slice(0, 10) }];
  });
  const now = new Date(core.world.clock.now()).toISOString().slice(0, 7);
  const days = dated.map((one) => one.day).toSorted();
  const month = days.some((day) => day.startsWith(now)) ? now : (days[0]?.slice(0, 7) ?? now);
  const cells = daysOf(month).map((day) => {
    const entries = dated.filter((one) => one.day === day).map(({ row }) => entry(table, row));
    return `<div class="day${day.startsWith(month) ? "" : " other"}"><i>${Number(day.slice(8))}</i>${entries.join("")}</div>`;
  });
  const name = new Intl.DateTimeFormat("en-US", { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${month}-01`));
  const head = weekdays.map((one) => `<div class="weekday">${one}</div>`).join("");
  return `<b class="month">${escaped(name)}</b><div class="calendar">${head}${cells.join("")}</div>`;
}

function entry({ core, shown }: Table, row: Page): string {
  const lines = shown.filter((one) => one.type !== "title").map((one) => drawValue(core, row, one));
  return `<div class="card"><b>${escaped(titleOf(row) || "Untitled")}</b>${lines.map((one) => `<div>${one}</div>`).join("")}</div>`;
}

/** Whole weeks, Monday first, that hold the month. */
function daysOf(month: string): readonly string[] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const start = first.getTime() - ((first.getUTCDay() + 6) % 7) * dayLength;
  const days: string[] = [];
  for (let at = start; days.length % 7 !== 0 || days.length === 0 || new Date(at).toISOString().startsWith(month); at += dayLength) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

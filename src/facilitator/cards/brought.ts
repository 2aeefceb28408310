import { sayDate } from "#locale/dates.ts";
import { sayCode } from "#locale/say.ts";
import type { PartOnView, TrailStep } from "#session/view.ts";
import type { ConvergeView } from "#steps/converge-view.ts";
import type { DecideView } from "#steps/decide-view.ts";
import type { FillView, ListView } from "#steps/sheet-view.ts";
import { type Line, word } from "#talk/line.ts";
import type { Talk } from "../talk.ts";
import { reasonsOf } from "./contacts.ts";
import { labelOf, rowName, valueLine } from "./fields.ts";
import { answeredLine } from "./findings.ts";
import { ratedLines } from "./rate.ts";

import { type Shown, stepTitle } from "./state.ts";
import { cutLine, joined, saidLine, told } from "./words.ts";

const short = 100;

function fromConverge({ talk, part }: Shown, { kept, stacks }: ConvergeView): Line {
  const tops = (kept ?? []).flatMap((id) => stacks.find((stack) => stack.id === id)?.items[0] ?? []);
  if (tops.length === 0) return [];
  const reasons = part.step === "reasons" ? reasonsOf(talk, kept ?? []) : "";
  if (reasons !== "") return [word(reasons)];
  const texts = joined(tops.map((top) => saidLine(top.values.text ?? top.values.name, short)));
  return tops.length === 1 ? texts : joined([told(talk, "report.kept-by", { count: tops.length }), texts]);
}

function fromFill(shown: Shown, { cells, rows }: FillView): Line {
  const { talk, part } = shown;
  const single = part.def.fields.filter((field) => field.kind !== "rows" && field.of === undefined);
  const texts = single.map((field) => valueLine(talk, field, cells[field.id]?.value, short)).filter((line) => line.length > 0);
  const lists = part.def.fields.filter((field) => field.kind === "rows");
  const named = lists.map((list) => {
    const all = rows[list.id] ?? [];
    if (all.length === 0) return [];
    const names = joined(
      all.map((row) => saidLine(rowName(row, list), short)),
      ", ",
    );
    return list.required === true ? names : [word(`${labelOf(shown, list.id)}: ${all.length}`)];
  });
  return joined([...texts.slice(0, 1), ...named]);
}

function fromList({ talk, part }: Shown, { rows }: ListView): Line {
  if (rows.length === 0) return [];
  if (!part.def.fields.some((field) => field.id === "deadline"))
    return told(talk, "page.board.count", { count: rows.length, digital: rows.filter((row) => row.values.medium === "digital").length });
  const days = rows.flatMap((row) => (typeof row.values.deadline === "string" ? [row.values.deadline] : [])).sort();
  const first = days[0] === undefined ? [] : [word(`${talk.say("report.figure.first-due")}: ${sayDate(talk.language, days[0])}`)];
  return joined([told(talk, "card.count-actions", { count: rows.length }), first]);
}

function fromDecide({ talk, part }: Shown, { matters }: DecideView): Line {
  if (part.def.subjects === "one") return saidLine(matters[0]?.proposal?.value.text, 200);
  const said = matters.flatMap((one) => (one.proposal === null ? [] : [String(one.proposal.value.is)]));
  const ids = part.def.variants?.map((one) => one.id) ?? [];
  if (ids.length === 1) return matters.length === 0 ? [] : told(talk, "talk.stand", { done: said.length, total: matters.length });
  const list = ids.includes("stays") ? "restriction" : "replacement";
  const counts = ids.flatMap((is) => {
    const count = said.filter((one) => one === is).length;
    return count === 0 ? [] : [`${sayCode(talk.language, list, is)} ${count}`];
  });
  return counts.length === 0 ? [] : [word(counts.join(", "))];
}

function fromPart(shown: Shown): Line {
  const { content } = shown.part;
  switch (content.pattern) {
    case "converge":
      return fromConverge(shown, content);
    case "fill":
      return fromFill(shown, content);
    case "list":
      return fromList(shown, content);
    case "rate":
      return joined(ratedLines(shown.talk).slice(0, 2));
    case "decide":
      return fromDecide(shown, content);
    case "review":
      return answeredLine(shown.talk, content.findings);
    default:
      return [];
  }
}

/** What a step has brought, in short: what was kept, decided, filled in. Nothing that is still hidden; empty where there is nothing. */
export function broughtBy(talk: Talk, step: string): Line {
  const parts: readonly PartOnView[] = talk.view.parts.filter((part) => part.step === step);
  return joined(parts.map((part) => fromPart({ talk, part })));
}

const longest = 200;

/** A step gone through, in one line: its number and title, what it brought, or why it was skipped. */
export function stepLine(talk: Talk, step: TrailStep): Line {
  const head = word(`${step.number} ${stepTitle(talk, step.id)}`, "strong");
  if (step.status === "skipped") {
    const why = told(talk, "talk.skipped", { reason: step.why ?? "" });
    return cutLine(talk, [head, word(" · "), ...why], longest);
  }
  const brought = broughtBy(talk, step.id);
  const left = step.status === "open" ? told(talk, "word.step-status.open") : [];
  const look = step.lookAgain === 0 ? [] : told(talk, "talk.look-again", { count: step.lookAgain });
  return joined([cutLine(talk, joined([[head], brought]), longest), left, look]);
}

/** Every step gone through, a line each, in order. */
export function stepLines(talk: Talk): readonly Line[] {
  return talk.view.trail
    .filter((step) => !step.here && (step.status === "closed" || step.status === "skipped"))
    .map((step) => stepLine(talk, step));
}

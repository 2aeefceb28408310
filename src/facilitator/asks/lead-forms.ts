import { sayCode } from "#locale/say.ts";
import { type Block, asks, sends } from "#talk/card.ts";
import { refuse } from "#talk/refusal.ts";
import { said, word } from "#talk/line.ts";
import { acts, quiet } from "../cards/blocks.ts";
import { stepTitle } from "../cards/state.ts";
import { cut, told } from "../cards/words.ts";
import { refusalWords } from "../say-refusal.ts";
import type { Ask } from "./ask.ts";
import { cardOf, choice, formOf, keeps, notLeading, partAt, why } from "./kit.ts";
import { isWaivable } from "./lead.ts";
import { itemText } from "./question.ts";

/** For facilitators only: everybody else is told so. */
function forLeaders(open: Ask["open"]): Ask {
  return { open: (talk, on) => notLeading(talk) ?? open(talk, on) };
}

/** Back to a step gone through before; what was built on it is marked. */
const back = forLeaders((talk, on) => {
  const open = talk.view.trail.filter((one) => one.status !== "to-come" && !one.here);
  if (open.length === 0) return refuse("back.not-before");
  const options = open.map((one) => ({ value: one.id, label: `${one.number} ${stepTitle(talk, one.id)}` }));
  const last = open.filter((one) => one.status === "closed").at(-1);
  return formOf(talk, {
    name: "control:go-to",
    ask: "back",
    on,
    title: talk.say("page.act.back"),
    about: [told(talk, "web.back.hint")],
    fields: [choice("step", talk.say("card.steps"), options, last === undefined ? {} : { value: [last.id] })],
    submit: talk.say("page.act.back"),
  });
});

const skip = forLeaders((talk, on) => {
  const { step } = talk.view;
  if (step === null || (on[0] !== undefined && on[0] !== step.id)) return refuse("act.not-open");
  if (!step.optional) return refuse("skip.not-optional");
  return formOf(talk, {
    name: "control:skip",
    ask: "skip",
    on,
    title: talk.say("page.act.skip"),
    about: [[word(stepTitle(talk, step.id), "strong")]],
    hidden: { step: step.id, ...keeps },
    fields: why(talk, { id: "why", label: talk.say("page.why-field"), phrases: "skip" }),
    submit: talk.say("page.act.skip"),
  });
});

const waive = forLeaders((talk, on) => {
  const { now } = talk.view;
  if (now === null || now.inTheWay === null || (on[2] !== undefined && on[2] !== now.inTheWay.refused)) return refuse("act.not-open");
  if (!isWaivable(now)) return refuse("waive.not-waivable");
  return formOf(talk, {
    name: "control:waive",
    ask: "waive",
    on,
    part: now,
    title: talk.say("page.act.waive"),
    about: [[word(refusalWords(talk, now.inTheWay))]],
    hidden: { rule: now.inTheWay.refused, ...keeps },
    fields: why(talk, { id: "why", label: talk.say("page.why-field"), phrases: "waive" }),
    submit: talk.say("page.act.waive"),
  });
});

const pace = forLeaders((talk, on) => {
  const options = (["live", "async"] as const).map((one) => ({
    value: one,
    label: `${sayCode(talk.language, "pace", one)}: ${sayCode(talk.language, "pace-says", one)}`,
  }));
  return formOf(talk, {
    name: "control:set-pace",
    ask: "pace",
    on,
    title: talk.say("page.act.pace"),
    about: [told(talk, "page.pace.hint")],
    fields: [choice("pace", talk.say("page.start.pace"), options, { value: [talk.view.pace] })],
    submit: talk.say("page.act.save"),
  });
});

/** What came late, each with "take it in" and "strike". */
const takeIn = forLeaders((talk) => {
  const late = talk.view.late.filter((one) => !one.takenIn && one.struck === undefined);
  const each = late.flatMap((one): readonly Block[] => [
    { is: "lines", lines: [[said(cut(itemText(talk, one.values), 600))], [word(stepTitle(talk, one.step))]] },
    ...acts([
      sends(talk.say("page.act.take-in"), "control:take-in", { late: one.id }),
      asks(talk.say("page.act.strike"), "strike", ["text", one.id]),
    ]),
  ]);
  const none = late.length === 0 ? quiet(told(talk, "talk.lines", { count: 0 })) : [];
  return cardOf("take-in", talk.say("talk.late"), [...none, ...each]);
});

/** Permits a contact although a reason blocks it, with a sentence that stands in the report. */
const permit = forLeaders((talk, on) => {
  const part = partAt(talk, on);
  if (part === undefined) return refuse("act.unknown");
  const { content } = part;
  if (content.pattern !== "list") return refuse("act.unknown");
  if (talk.view.now?.step !== part.step) return refuse("act.not-open");
  const row = content.rows.find((one) => one.id === on[2]);
  if (row === undefined || !part.def.fields.some((def) => def.id === "permitted")) return refuse("item.gone");
  const path = `items/${row.id}/permitted`;
  const now = row.values.permitted;
  const given = typeof now === "string" ? { value: now } : {};
  return formOf(talk, {
    name: "set-many",
    ask: "permit",
    on,
    part,
    title: talk.say("page.act.permit"),
    about: [[said(cut(String(row.values.name ?? ""), 140))]],
    hidden: { [`base.${path}`]: String(row.cells.permitted?.rev ?? 0), ...keeps },
    fields: why(talk, { id: `v.${path}`, label: talk.say("field.touchpoint.permitted"), phrases: "permit", ...given }),
    submit: talk.say("page.act.permit"),
  });
});

export const leadFormAsks = { back, skip, waive, pace, "take-in": takeIn, permit } as const;

import { sayCode } from "#locale/say.ts";
import type { Values } from "#steps/field.ts";
import type { IdeaView } from "#steps/view.ts";
import { type Block, type Button, asks, sends } from "#talk/card.ts";
import { isRefusal } from "#talk/refusal.ts";
import { type Line, person, said, word } from "#talk/line.ts";
import { acts, quiet } from "../cards/blocks.ts";
import { reasonsOf } from "../cards/contacts.ts";
import { answerLine, slipLine } from "../cards/slips.ts";
import { cut, joined, moment, sayLine, told } from "../cards/words.ts";
import { answerShapes, shapeLabel } from "./answer-fields.ts";
import type { Ask } from "./ask.ts";
import { at, brief, cardOf, partAt } from "./kit.ts";
import { type Deciding, kindOf, matterAt } from "./decision.ts";
import { itemText, questionLines, subjectLines } from "./question.ts";
import { outcomeLabel, outcomesFor } from "./restrict-fields.ts";

function place({ part, matter }: Deciding): readonly string[] {
  return [part.step, String(part.part), matter.subject.id];
}

/** What a proposal says, in one line for each thing it says. */
function proposalLines(here: Deciding, value: Values): readonly Line[] {
  const { talk } = here;
  const kind = kindOf(here);
  if (kind === "words") return [[said(cut(String(value.text ?? ""), 1200))]];
  if (kind === "replace") {
    const rows = Array.isArray(value.touchpoints) ? (value.touchpoints as readonly Values[]) : [value];
    return rows.map((row) => answerLine(talk, value.is === "with" ? { ...row, is: "with" } : value));
  }
  const is = word(sayCode(talk.language, "restriction", String(value.is)), "strong");
  const by = Array.isArray(value.reasons) ? [word(` ${reasonsOf(talk, value.reasons.map(String))}`)] : [];
  const text = itemText(talk, { into: value.into ?? null, why: value.why ?? null });
  return [[is, ...by, ...(text === "" || text === "null" ? [] : [word(": "), said(cut(text, 400))])]];
}

/** From whom, and how it stands: agreed, objected to, or until when silence agrees. */
function standing({ talk, matter }: Deciding): Line {
  const { proposal, consentEndsAt } = matter;
  if (proposal === null) return told(talk, "talk.answer-open");
  const from = proposal.by === null ? told(talk, "talk.from-bot") : sayLine(talk, "talk.from", { name: [person(proposal.by)] });
  if (proposal.agreed !== undefined) return joined([from, told(talk, "talk.agreed")]);
  const silence = consentEndsAt === null ? [] : sayLine(talk, "talk.silence-agrees", { time: [moment(talk, consentEndsAt)] });
  return joined([from, silence]);
}

function objections({ talk, matter }: Deciding): readonly Line[] {
  return matter.objections
    .filter((one) => one.open)
    .map((one) => joined([[word(`${talk.say("talk.objection")}: `), said(cut(one.reason, 400))], one.by === null ? [] : [person(one.by)]]));
}

/** The ways of putting something forward, as buttons. */
function proposing(here: Deciding): readonly Button[] {
  const { talk, matter } = here;
  const about = place(here);
  const kind = kindOf(here);
  if (kind === "restrict")
    return outcomesFor(talk).map((is) =>
      is === "stays"
        ? sends(outcomeLabel(talk, is), "propose", { ...at(here.part), item: matter.subject.id, is })
        : asks(outcomeLabel(talk, is), "propose", [...about, is]),
    );
  if (kind === "words")
    return [asks(talk.say(matter.proposal === null ? "page.act.propose" : "page.act.propose-other"), "propose", about, "go")];
  const also = matter.proposal?.value.is === "with" ? [asks(talk.say("card.and-this"), "propose", [...about, "also"])] : [];
  return [...answerShapes.map((is) => asks(shapeLabel(talk, is), "propose", [...about, is])), ...also];
}

/** Object or withdraw, settle, strike, write a note. */
function answering(here: Deciding): readonly Button[] {
  const { talk, part, matter } = here;
  const about = place(here);
  const open = matter.objections.filter((one) => one.open);
  const mine = open.some((one) => one.by === talk.me);
  const withdraw = sends(talk.say("page.act.withdraw"), "withdraw", { ...at(part), item: matter.subject.id });
  const object = mine ? [withdraw] : [asks(talk.say("page.act.object"), "object", about)];
  const settle = talk.facilitator && open.length > 0 ? [asks(talk.say("page.act.settle"), "settle", about)] : [];
  const written = (matter.proposal !== null && matter.proposal.by !== null) || matter.objections.length > 0;
  const strike = talk.facilitator && written ? [asks(talk.say("page.act.strike"), "strike", ["item", ...about])] : [];
  const note = asks(talk.say("page.act.note"), "note", [matter.subject.id]);
  return [...(matter.proposal === null ? [] : [...object, ...settle]), ...strike, note];
}

/** Slips that were collected for this matter: one tap puts one forward. */
function slips(here: Deciding): readonly IdeaView[] {
  const { talk, part, matter } = here;
  const content = partAt(talk, [part.step, "0"])?.content;
  if (part.part === 0 || content?.pattern !== "collect") return [];
  const all = [...content.mine, ...(content.others ?? [])].filter((one) => one.struck === null && !one.parked);
  if (kindOf(here) === "replace") return all.filter((one) => one.values.for === matter.subject.id);
  const { min = 0, max = 3000 } = part.def.variants?.[0]?.fields[0] ?? {};
  const fits = (text: string): boolean => text.trim().length >= min && text.length <= max;
  return part.def.subjects === "one" ? all.filter((one) => fits(String(one.values.text ?? ""))) : [];
}

/** So many slips stand on the card; more are read in the thread. */
const mostSlips = 12;

function slipBlocks(here: Deciding): readonly Block[] {
  const { talk, part, matter } = here;
  return slips(here)
    .slice(0, mostSlips)
    .map((slip): Block => {
      const is = kindOf(here) === "replace" ? String(slip.values.is) : (part.def.variants?.[0]?.id ?? "");
      const take = sends(talk.say("page.act.propose"), "propose", { ...at(part), item: matter.subject.id, is, slip: slip.id });
      return { is: "lines", lines: [slipLine(talk, slip)], button: take };
    });
}

function mayPropose({ talk, part }: Deciding): boolean {
  return part.phase === "input" || talk.facilitator || talk.view.now?.step !== part.step;
}

/** One matter with all that was said of it, and what may be done. */
const matter: Ask = {
  open(talk, on) {
    const here = matterAt(talk, on);
    if (isRefusal(here)) return here;
    const { proposal, struck, subject } = here.matter;
    const question = questionLines(talk, here.part);
    const about = [...(subject.id === "one" ? question : []), ...subjectLines(talk, subject)].filter((line) => line.length > 0);
    const said = [...(proposal === null ? [] : proposalLines(here, proposal.value)), standing(here), ...objections(here)];
    const gone = struck === null ? [] : quiet(told(talk, "talk.struck", { reason: brief(struck, 200) }));
    const title = brief(itemText(talk, subject.values), 80) || talk.say("page.open-matters");
    return cardOf("matter", title, [
      ...(about.length === 0 ? [] : [{ is: "lines", lines: about } as const]),
      { is: "lines", lines: said },
      ...gone,
      ...(mayPropose(here) ? [...slipBlocks(here), ...acts(proposing(here))] : []),
      ...acts(answering(here)),
    ]);
  },
};

export const matterAsks = { matter } as const;

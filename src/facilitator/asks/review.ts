import { type SaidFinding, sayFinding } from "#locale/findings.ts";
import { type Values as Figures, sayCode } from "#locale/say.ts";
import type { ReviewView } from "#steps/sheet-view.ts";
import { sends } from "#talk/card.ts";
import { isRefusal, refuse } from "#talk/refusal.ts";
import { type Line, word } from "#talk/line.ts";
import type { Talk } from "../talk.ts";
import { acts, pick, quiet } from "../cards/blocks.ts";
import { refOf } from "../cards/press.ts";
import { people, told } from "../cards/words.ts";
import type { Ask, Opened } from "./ask.ts";
import { type Placed, at, cardOf, choice, formOf, keeps, placed, why } from "./kit.ts";

type Found = ReviewView["findings"][number];

function wordsOf(talk: Talk, { values }: Found): SaidFinding {
  const measured = { id: String(values.finding), figures: (values.figures ?? {}) as Figures };
  return sayFinding(talk.language, measured, { currency: talk.view.about.currency, nameOf: talk.name });
}

function findingLines(talk: Talk, found: Found): readonly Line[] {
  const { title, says } = wordsOf(talk, found);
  const weight = sayCode(talk.language, "weight", String(found.values.weight ?? "note"));
  return [[word(`${weight}: `), word(title, "strong")], [word(says)]];
}

function answers(talk: Talk): readonly { readonly value: string; readonly label: string }[] {
  return [
    { value: "fix", label: talk.say("page.act.fix") },
    { value: "action", label: talk.say("page.act.make-action") },
    { value: "accept", label: talk.say("page.act.accept") },
  ];
}

const weights = ["must", "should", "note"];

/** All findings, the heaviest first, one of them to be answered; and the rest accepted together. A must is never among them. */
function allFindings({ talk, part, view }: Placed<"review">): Opened {
  const weightOf = ({ values }: Found): number => weights.indexOf(String(values.weight));
  const sorted = view.findings.toSorted((a, b) => Number(a.answer !== null) - Number(b.answer !== null) || weightOf(a) - weightOf(b));
  const named = sorted.map((one) => ({ value: refOf(one.id), label: wordsOf(talk, one).title }));
  const light = sorted.some((one) => one.answer === null && one.values.weight !== "must");
  const rest = light ? [sends(talk.say("page.act.accept-rest"), "rest", { ...at(part), answer: "accept" })] : [];
  const none = sorted.length === 0 ? quiet(told(talk, "page.state.empty-findings")) : [];
  const menu = pick({ ask: "answer", about: [part.step, String(part.part)], label: talk.say("card.answer-it") }, named);
  return cardOf("findings", talk.say("field.audit.answer"), [...none, ...menu, ...acts(rest)]);
}

/** One finding: fix it now, make it an action, or accept it and say why. */
const answer: Ask = {
  open(talk, on) {
    const here = placed(talk, on, "review");
    if (isRefusal(here)) return here;
    if (on[2] === undefined) return allFindings(here);
    const found = here.view.findings.find((one) => one.id === on[2] || refOf(one.id) === on[2]);
    if (found === undefined) return refuse("item.unknown");
    const now = found.answer;
    const by = now === null || now.by === null ? [] : [[...people(talk, [now.by])]];
    const given = answers(talk).find((one) => one.value === on[3])?.value ?? now?.answer;
    return formOf(talk, {
      name: "answer",
      ask: "answer",
      on,
      part: here.part,
      title: talk.say("field.audit.answer"),
      about: [...findingLines(talk, found), ...by],
      hidden: { item: found.id, ...keeps },
      fields: [
        choice("answer", talk.say("field.audit.answer"), answers(talk), given === undefined ? {} : { value: [given] }),
        ...why(talk, {
          id: "note",
          label: talk.say("field.audit.note"),
          phrases: "audit-accept",
          ...(now?.note === undefined ? {} : { value: now.note }),
        }),
      ],
      submit: talk.say("page.act.save"),
    });
  },
};

export const reviewAsks = { answer } as const;

import { isRefusal, refuse } from "#talk/refusal.ts";
import { type Line, said, word } from "#talk/line.ts";
import { cut } from "../cards/words.ts";
import type { Ask, Opened } from "./ask.ts";
import { type Deciding, matterAt } from "./decision.ts";
import { formOf, keeps, notLeading, why } from "./kit.ts";
import { subjectLines } from "./question.ts";

/** What is put forward, in the words of whoever did. */
function forward({ talk, matter }: Deciding): string {
  const { name, text } = { name: matter.subject.values.name, text: matter.proposal?.value.text };
  return cut(String(name ?? text ?? ""), 300) || talk.say("talk.proposal-none");
}

type Reasoned = { readonly ask: "object" | "settle"; readonly phrases: string; readonly title: string };

function reasonForm(here: Deciding, on: readonly string[], { ask, phrases, title }: Reasoned): Opened {
  const { talk, part, matter } = here;
  if (matter.proposal === null) return refuse("decide.no-proposal");
  const open = ask === "settle" ? matter.objections.filter((one) => one.open) : [];
  const objections = open.map((one): Line => [word(`${talk.say("talk.objection")}: `), said(cut(one.reason, 300))]);
  return formOf(talk, {
    name: ask,
    ask,
    on,
    part,
    title,
    about: [...subjectLines(talk, matter.subject), [said(forward(here))], ...objections],
    hidden: { item: matter.subject.id, ...keeps },
    fields: why(talk, { id: "reason", label: talk.say("page.why-field"), phrases }),
    submit: title,
  });
}

const object: Ask = {
  open(talk, on) {
    const here = matterAt(talk, on);
    return isRefusal(here) ? here : reasonForm(here, on, { ask: "object", phrases: "objection", title: talk.say("page.act.object") });
  },
};

const settle: Ask = {
  open(talk, on) {
    const here = notLeading(talk) ?? matterAt(talk, on);
    return isRefusal(here) ? here : reasonForm(here, on, { ask: "settle", phrases: "settle", title: talk.say("page.act.settle") });
  },
};

export const objectAsks = { object, settle } as const;

import type { ConvergeView, StackView } from "#steps/converge-view.ts";
import type { FormField, Option } from "#talk/form.ts";
import { isRefusal, refuse } from "#talk/refusal.ts";
import { word } from "#talk/line.ts";
import { told } from "../cards/words.ts";
import type { Talk } from "../talk.ts";
import type { Ask } from "./ask.ts";
import { type Placed, choice, formOf, paged, placed } from "./kit.ts";
import { itemText, questionLines } from "./question.ts";

/** A stack by the line that leads it, with how many lie under it. */
function stackLabel(talk: Talk, { items }: StackView): string {
  const text = itemText(talk, items[0]?.values ?? {});
  return items.length < 2 ? text : `(${items.length}) ${text}`;
}

function options(talk: Talk, stacks: readonly StackView[], lead: (stack: StackView) => string = () => ""): readonly Option[] {
  return stacks.map((stack) => ({ value: stack.id, label: `${lead(stack)}${stackLabel(talk, stack)}` }));
}

/** Every dot is a choice of its own; the same stack may be chosen as often as it may hold dots. */
function dotFields(talk: Talk, view: ConvergeView, page: string | undefined): readonly FormField[] {
  const all = options(
    talk,
    paged(view.stacks, page, (stack) => stack.mine > 0),
  );
  const now = view.stacks.flatMap((stack) => Array.from({ length: stack.mine }, () => stack.id));
  return Array.from({ length: view.dots.each }, (_, n) => {
    const put = now[n];
    return choice(`dot${n + 1}`, talk.say("ask.dot", { number: n + 1 }), all, {
      required: false,
      ...(put === undefined ? {} : { value: [put] }),
    });
  });
}

const vote: Ask = {
  open(talk, on) {
    const here = placed(talk, on, "converge", "input");
    if (isRefusal(here)) return here;
    const { each, perItem } = here.view.dots;
    return formOf(talk, {
      name: "vote-many",
      ask: "vote",
      on,
      part: here.part,
      title: talk.say("page.act.vote"),
      about: [...questionLines(talk, here.part), told(talk, "talk.dots-rule", { dots: each, most: perItem })],
      fields: dotFields(talk, here.view, on[2]),
      submit: talk.say("page.act.vote"),
    });
  },
};

/** The rule on how many are kept, with how many are now. */
function ruleText({ talk, view }: Placed<"converge">): string {
  const { min, max } = view.bounds;
  const kept = view.keepNow.length;
  if (min === max) return talk.say("talk.kept-rule-exact", { kept, min });
  return Number.isFinite(max) ? talk.say("talk.kept-rule", { kept, min, max }) : talk.say("talk.kept-rule-least", { kept, min });
}

/** "= 3": how many dots, and whether level with others; nothing while they are hidden. */
function dotsLead({ dots, tied }: StackView): string {
  return dots === null ? "" : `${tied ? "= " : ""}${dots} · `;
}

/** Which stacks are kept; "all" ticks every one, where that fits the rule. */
const keep: Ask = {
  open(talk, on) {
    const here = placed(talk, on, "converge");
    if (isRefusal(here)) return here;
    const stacks = paged(here.view.stacks, on[2], (stack) => stack.kept);
    const all = on[2] === "all" && here.view.stacks.length <= here.view.bounds.max;
    const kept: FormField = {
      id: "items",
      label: talk.say("page.act.keep"),
      kind: "choices",
      options: options(talk, stacks, dotsLead),
      required: false,
      value: all ? here.view.stacks.map((stack) => stack.id) : here.view.keepNow,
    };
    return formOf(talk, {
      name: "keep",
      ask: "keep",
      on,
      part: here.part,
      title: talk.say("page.act.keep"),
      about: [...questionLines(talk, here.part), [word(ruleText(here))]],
      fields: [kept],
      submit: talk.say("page.act.save"),
    });
  },
};

const merge: Ask = {
  open(talk, on) {
    const here = placed(talk, on, "converge");
    if (isRefusal(here)) return here;
    const all = options(
      talk,
      paged(here.view.stacks, on[2], () => false),
    );
    const from: FormField = { id: "from", label: talk.say("ask.merge.from"), kind: "choices", options: all, required: true };
    return formOf(talk, {
      name: "merge",
      ask: "merge",
      on,
      part: here.part,
      title: talk.say("chat.act.merge"),
      fields: [choice("into", talk.say("ask.merge.into"), all), from],
      submit: talk.say("chat.act.merge"),
    });
  },
};

const unmerge: Ask = {
  open(talk, on) {
    const here = placed(talk, on, "converge");
    if (isRefusal(here)) return here;
    const under = here.view.stacks.flatMap((stack) => stack.items.slice(1));
    if (under.length === 0) return refuse("item.unknown");
    const all = paged(under, on[2], () => false).map((item) => ({ value: item.id, label: itemText(talk, item.values) }));
    return formOf(talk, {
      name: "unmerge",
      ask: "unmerge",
      on,
      part: here.part,
      title: talk.say("page.act.split"),
      fields: [choice("item", talk.say("ask.which"), all)],
      submit: talk.say("page.act.split"),
    });
  },
};

export const convergeAsks = { vote, keep, merge, unmerge } as const;

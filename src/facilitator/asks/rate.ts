import { saySigned } from "#locale/numbers.ts";
import { sayCode } from "#locale/say.ts";
import type { Scale } from "#steps/part.ts";
import type { RateView } from "#steps/rate-view.ts";
import { type Block, sends } from "#talk/card.ts";
import type { FormField } from "#talk/form.ts";
import { isRefusal, refuse } from "#talk/refusal.ts";
import { type Line, said, word } from "#talk/line.ts";
import { acts, pick, quiet } from "../cards/blocks.ts";
import { cut, told } from "../cards/words.ts";
import type { Talk } from "../talk.ts";
import type { Ask, Opened } from "./ask.ts";
import { type Placed, at, cardOf, choice, formOf, placed } from "./kit.ts";
import { contactLines } from "./question.ts";

type Rating = Placed<"rate">;
type Item = RateView["items"][number];

function isRated({ part }: Pick<Rating, "part">, { mine }: Item): boolean {
  return (part.def.scales ?? []).every((scale) => mine[scale.id] !== undefined);
}

/** A scale with each of its marks in words. */
function scaleField(talk: Talk, { id, from, to }: Scale, now: number | undefined): FormField {
  const options = Array.from({ length: to - from + 1 }, (_, n) => {
    const value = String(from + n);
    return { value, label: `${from < 0 ? saySigned(talk.language, from + n) : value} ${sayCode(talk.language, id, value)}` };
  });
  const label = talk.say(id === "emotion" ? "field.ratings.emotion" : "field.ratings.impact");
  const value = now === undefined ? {} : { value: [String(now)] };
  return { id: `f.${id}`, label, kind: "scale", options, min: from, max: to, required: false, ...value };
}

/** What is known of a contact when it is rated: what the customer does, thinks and feels there. */
function factLines(talk: Talk, values: Item["subject"]["values"]): readonly Line[] {
  return (["does", "thinks", "feels"] as const).flatMap((key): readonly Line[] => {
    const text = values[key];
    return typeof text === "string" ? [[word(`${talk.say(`page.board.${key}`)}: `), said(cut(text, 280))]] : [];
  });
}

function rateForm(here: Rating, on: readonly string[], item: Item): Opened {
  const { talk, part, view } = here;
  const done = view.items.filter((one) => isRated(here, one)).length;
  const { id, values } = item.subject;
  const quote: FormField = { id: "f.evidence", label: talk.say("card.quote"), kind: "text", required: false, max: 3000 };
  return formOf(talk, {
    name: "rate",
    ask: "rate",
    on,
    part,
    title: talk.say("page.act.rate"),
    about: [
      told(talk, "talk.rated", { done, total: view.items.length }),
      ...contactLines(talk, id, values),
      ...factLines(talk, values),
      told(talk, "talk.rating-hidden"),
    ],
    hidden: { item: id },
    fields: [...(part.def.scales ?? []).map((scale) => scaleField(talk, scale, item.mine[scale.id])), quote],
    submit: talk.say("page.act.rate"),
  });
}

/** All are rated: any may be rated anew, and one may say "done". */
function allRated({ talk, part, view }: Rating): Opened {
  const named = view.items.map(({ subject }, n) => ({ value: subject.id, label: `${n + 1} ${String(subject.values.name ?? "")}` }));
  const blocks: readonly Block[] = [
    ...quiet(told(talk, "talk.rating-hidden")),
    ...pick({ ask: "rate", about: [part.step, String(part.part)], label: talk.say("page.act.edit") }, named),
    ...acts([sends(talk.say("page.act.done"), "control:done", { ...at(part), on: "yes" }, "go")]),
  ];
  return cardOf("rated", talk.say("talk.rated", { done: view.items.length, total: view.items.length }), blocks);
}

/** One contact: how it feels, how much it weighs. Without a name the first that this person has not rated. */
const rate: Ask = {
  open(talk, on) {
    const here = placed(talk, on, "rate", "input");
    if (isRefusal(here)) return here;
    const named = on[2] ?? "";
    const begun = here.view.items.some((one) => isRated(here, one));
    if (named === "" && here.view.picksFirst && !begun) return picks.open(talk, on.slice(0, 2));
    const item =
      named === "" ? here.view.items.find((one) => !isRated(here, one)) : here.view.items.find((one) => one.subject.id === named);
    if (item !== undefined) return rateForm(here, on, item);
    return named === "" && here.view.items.length > 0 ? allRated(here) : refuse("rate.unknown-item");
  },
  next(talk, on, _sent) {
    const [step = "", part = "", , ...queue] = on;
    const here = placed(talk, on, "rate", "input");
    if (isRefusal(here)) return undefined;
    const open = queue.filter((id) => here.view.items.some((one) => one.subject.id === id));
    if (open.length > 0) return { ask: "rate", about: [step, part, ...open] };
    // Beyond one's own picks the rest is rated only if one likes: it is asked for, never pushed.
    if (here.view.picksFirst || !here.view.items.some((one) => !isRated(here, one))) return undefined;
    return { ask: "rate", about: [step, part] };
  },
};

const kinds = [
  { id: "best", label: "card.pick-best", most: 3 },
  { id: "worst", label: "card.pick-worst", most: 3 },
  { id: "weightiest", label: "card.pick-weightiest", most: 5 },
] as const;

/** Where there are many, each begins with their own picks: they are rated in turn. */
const picks: Ask = {
  open(talk, on) {
    const here = placed(talk, on, "rate", "input");
    if (isRefusal(here)) return here;
    const options = here.view.items.map(({ subject }, n) => ({
      value: subject.id,
      label: `${n + 1} ${String(subject.values.name ?? "")}`,
    }));
    return formOf(talk, {
      name: "pick",
      ask: "picks",
      on,
      part: here.part,
      title: talk.say("page.act.rate"),
      about: [told(talk, "card.picks-first")],
      fields: kinds.map(({ id, label }) => choice(id, talk.say(label), options, { kind: "choices", required: false })),
      submit: talk.say("page.act.next"),
    });
  },
  next(_talk, [step = "", part = ""], sent) {
    const chosen = kinds.flatMap(({ id, most }) => (sent.get(id) ?? []).filter((one) => one !== "").slice(0, most));
    return chosen.length === 0 ? undefined : { ask: "rate", about: [step, part, ...new Set(chosen)] };
  },
};

export const rateAsks = { rate, picks } as const;

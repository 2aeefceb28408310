import { type Figures, best, disagreements, figuresOf, momentsOfTruth, worst } from "#journey/stats.ts";
import { saySigned, sayNumber } from "#locale/numbers.ts";
import type { RateView } from "#steps/rate-view.ts";
import type { Block } from "#talk/card.ts";
import { type Line, said, word } from "#talk/line.ts";
import type { Talk } from "../talk.ts";
import { acts, linesOf, pick, quiet } from "./blocks.ts";
import { contactHead, contactName, curve } from "./contacts.ts";
import { journeysOf } from "./journeys.ts";
import { notesLine } from "./notes.ts";
import { doneButton, partAsk } from "./press.ts";
import type { Shown } from "./state.ts";
import { cut, joined, saidLine, told } from "./words.ts";

type RateShown = Shown & { readonly view: RateView };
type Item = RateView["items"][number];

function apart(talk: Talk, emotion: Figures, impact: Figures): Line {
  const wide = [emotion, impact].find((one) => one.spread >= 2);
  if (wide === undefined) return [];
  const figure = (value: number) => (wide === emotion ? saySigned(talk.language, value) : String(value));
  return told(talk, "talk.disagreement", { low: figure(wide.lowest), high: figure(wide.highest) });
}

function itemLines({ talk, view }: RateShown, item: Item, n: number): readonly Line[] {
  const emotion = figuresOf(item.all?.emotion ?? []);
  const impact = figuresOf(item.all?.impact ?? []);
  const head = contactHead(talk, { id: item.subject.id, number: n + 1, values: item.subject.values });
  const quotes = view.items.length > 20 ? [] : item.evidence.filter((one) => one.struck === undefined).slice(0, 2);
  const voices = quotes.map((one): Line => [word("   “"), said(cut(one.text, 160)), word("”")]);
  if (emotion === undefined || impact === undefined) return [joined([head, told(talk, "talk.not-rated")]), ...voices];
  const [felt, weighs] = [saySigned(talk.language, emotion.median), sayNumber(talk.language, impact.median)];
  const figures = told(talk, "talk.felt-impact", { emotion: felt, impact: weighs });
  return [joined([head, figures, apart(talk, emotion, impact), notesLine(talk, item.subject.id)]), ...voices];
}

/** Best, worst, the moments of truth, and how many contacts people disagree about. */
export function ratedLines(talk: Talk): readonly Line[] {
  const { stats } = journeysOf(talk);
  const name = (id: string | undefined) => saidLine(id === undefined ? "" : contactName(talk, id), 80);
  const named = (label: string, line: Line): readonly Line[] => (line.length === 0 ? [] : [[word(`${label}: `), ...line]]);
  const moments = momentsOfTruth(stats);
  const names = joined(moments.slice(0, 8).map(name), ", ");
  const rest = moments.length > 8 ? [word(`, +${moments.length - 8}`)] : [];
  return [
    ...named(talk.say("page.figure.best"), name(best(stats))),
    ...named(talk.say("page.figure.worst"), name(worst(stats))),
    ...named(talk.say("page.figure.moments"), names.length === 0 ? [] : [...names, ...rest]),
    ...named(talk.say("chat.disagree"), disagreements(stats).length === 0 ? [] : [word(String(disagreements(stats).length))]),
  ];
}

/** Rating: nothing of it before the reveal; then medians, what people disagree about, best and worst. */
export function rateCard(shown: RateShown): readonly Block[] {
  const { talk, part, view } = shown;
  const open = part.phase === "input";
  const buttons = open ? acts([partAsk(shown, talk.say("page.act.rate"), "rate", { go: true }), ...doneButton(shown)]) : [];
  if (!view.items.some((one) => one.all !== null)) {
    const first = view.picksFirst ? told(talk, "card.picks-first") : [];
    return [...quiet(told(talk, "chat.rate-count", { count: view.items.length }), first), ...buttons];
  }
  const options = view.items.map(({ subject }, n) => ({ value: subject.id, label: `${n + 1} ${String(subject.values.name ?? "")}` }));
  const strip = curve(view.items.map((one) => figuresOf(one.all?.emotion ?? [])?.median));
  return [
    ...quiet(strip === "" ? [] : [word(`${talk.say("talk.felt")} ${strip}`)]),
    ...linesOf(
      talk,
      view.items.flatMap((item, n) => itemLines(shown, item, n)),
    ),
    ...linesOf(talk, ratedLines(talk)),
    ...pick({ ask: "note", about: [], label: `${talk.say("page.act.note")}…` }, options),
    ...buttons,
  ];
}

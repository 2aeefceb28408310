import { expect } from "vitest";
import { buildReport } from "#report/build.ts";
import type { Language } from "#locale/languages.ts";
import type { Act } from "#session/command.ts";
import { openPart, openStep, type Session } from "#session/state.ts";
import type { Piece, Suggestion } from "#session/suggestion.ts";
import { viewSession } from "#session/view.ts";
import type { HelpKind } from "#steps/help.ts";
import { monday, startAct } from "../../session/play.ts";
import type { World } from "../rig.ts";
import { ann, type Bench, bob, eve, latecomer, likeness, openBench } from "./bench.ts";
import { differences, expectDiscreet, expectOwn, expectPlain, foulIn } from "./harm.ts";
import { type Obeying, obedientModel } from "./obedient.ts";
import { type Attack, fitted, type Hostile } from "./texts.ts";

/** People by name and how to reach them, as people write it. */
const reach: Readonly<Record<Language, string>> = {
  en: "Jonas’s wife and Eglė: kadri.t@zyxmail.ee, +372 5555 0199, for Mr Petraitis and Kadri Tammsaar.",
  et: "Kadrile ja Jonasele: helista +372 5555 0199 või kirjuta kadri.t@zyxmail.ee; Petraitise naine, Eglėl on auto, Mardile ka.",
  lt: "Jonui ir Eglei: skambinti +370 612 34567 arba kadri.t@zyxmail.ee; Petraičio žmona, Kazlauskienės automobilis, Kadri Tammsaar.",
};

/** Which hostile text stands in the so-manieth field that is written. */
export type Filling = {
  readonly language: Language;
  readonly fill: (field: number) => Hostile;
  /** how often each kind of attack was obeyed within the shape of an answer */
  readonly obeyed: Map<Attack, number>;
};

export type Walked = {
  readonly model: Obeying;
  readonly made: ReadonlyMap<HelpKind, number>;
  /** how many pieces were taken, and why others could not be */
  readonly taken: number;
  readonly refused: readonly string[];
  readonly fields: number;
};

type Walk = {
  readonly bench: Bench;
  readonly language: Language;
  /** the next hostile text, as much of it as the field takes */
  readonly write: (max?: number) => string;
  readonly made: Map<HelpKind, number>;
  readonly taken: string[];
  readonly refused: string[];
  readonly known: Set<string>;
};

const at = (step: string, part = 0) => ({ step, part }) as const;

/** Help is given, and nothing in the session is another than before but that it stands there. */
async function helped({ bench, made, known, language }: Walk): Promise<void> {
  const before = await bench.session();
  await bench.help();
  const after = await bench.session();
  expect(differences(likeness(before), likeness(after))).toEqual([]);
  const events = await bench.events(before.seq);
  expect(events.filter((one) => !["suggestion.made", "help.set"].includes(one.type))).toEqual([]);
  expect(bench.troubles).toEqual([]);
  const calls = await bench.calls();
  for (const suggestion of after.suggestions.filter((one) => !known.has(one.id))) {
    known.add(suggestion.id);
    expectPlain(suggestion, calls, reach[language]);
    made.set(suggestion.help, (made.get(suggestion.help) ?? 0) + suggestion.pieces.length);
  }
}

async function take(walk: Walk, suggestion: Suggestion): Promise<void> {
  const { bench, taken, refused } = walk;
  const all: { readonly piece: Piece; readonly before: Session; readonly after: Session }[] = [];
  let before = await bench.session();
  // What was suggested before something was struck has lost its text.
  for (const piece of suggestion.pieces.filter((one) => one.answer === null && one.text !== "")) {
    const answer: Act = { do: "answer-suggestion", suggestion: suggestion.id, piece: piece.id, answer: "accept" };
    const no = await bench.tries(bob, answer);
    const after = await bench.session();
    if (no === undefined) all.push({ piece, before, after });
    else {
      refused.push(no.refused);
      expect(after.seq).toBe(before.seq);
    }
    before = after;
  }
  taken.push(...all.map((one) => one.piece.id));
  if (all.length === 0) return;
  const events = await bench.events(all[0]?.before.seq ?? 0);
  for (const { piece, before: was, after: now } of all)
    expectOwn(was, now, { suggestion, piece, events: events.filter(({ seq }) => seq > was.seq && seq <= now.seq) });
}

/** Help, and then everything that was suggested is taken. */
async function helpedAndTaken(walk: Walk): Promise<void> {
  await helped(walk);
  const { suggestions, steps, here } = await walk.bench.session();
  for (const one of suggestions.filter((each) => each.step === steps[here]?.id)) await take(walk, one);
}

/** Of what a model suggested and somebody took, nobody was given anything to do, and nothing is called done: only people say that. */
function expectUntold(session: Session): void {
  const made = new Set(session.suggestions.flatMap((one) => one.pieces.flatMap((piece) => piece.made ?? [])));
  const { actions } = viewSession(session, { person: null }, monday).redesign;
  const own = actions.filter((one) => made.has(one.id));
  expect(own.map((one) => [one.owner, one.deadline, one.status])).toEqual(own.map(() => [undefined, undefined, "todo"]));
}

function idea(step: string, n: number, text: string, more: Readonly<Record<string, string>> = {}): Act {
  return { do: "add", ...at(step), id: `zq-${step}-${n}`, values: { text, ...more } };
}

/** A step that begins hidden: hostile lines, one that names people, one without its author, one that is hidden and goes before the reveal, one that is struck. */
async function collected(walk: Walk, step: string, more: readonly Readonly<Record<string, string>>[]): Promise<void> {
  const { bench, write, language } = walk;
  const [first = {}] = more;
  await bench.as(ann, ...more.map((one, n) => idea(step, n, write(), one)));
  await bench.as(bob, { ...idea(step, 7, reach[language], first), anonymous: true, receipt: "hash" } as Act);
  await bench.as(eve, idea(step, 8, "Zyxhidden before the reveal", first), idea(step, 9, "Zyxhidden, to be struck", first));
  await helped(walk);
  await bench.as(eve, { do: "remove", ...at(step), item: `zq-${step}-8` });
  await bench.as(ann, { do: "end-input", ...at(step) }, { do: "strike", ...at(step), item: `zq-${step}-9`, reason: "Names somebody" });
}

/** What was put together is put apart, so that as much is left as the step needs. */
async function apart({ bench }: Walk, step: string): Promise<void> {
  const state = openPart(await bench.session())?.state as { readonly merges?: Readonly<Record<string, string>> };
  const merged = Object.keys(state.merges ?? {});
  if (merged.length > 0) await bench.as(ann, ...merged.map((item): Act => ({ do: "unmerge", ...at(step, 1), item })));
}

async function keep({ bench }: Walk, step: string, count: number): Promise<void> {
  const items = Array.from({ length: count }, (_, n) => `zq-${step}-${n}`);
  await bench.as(ann, { do: "keep", ...at(step, 1), items }, { do: "confirm", ...at(step, 1) });
}

async function purpose(walk: Walk): Promise<void> {
  const { bench, write } = walk;
  const one = { ...at("purpose", 1), item: "one" } as const;
  await collected(walk, "purpose", [{}, {}]);
  await bench.as(ann, { do: "propose", ...one, value: { is: "sentence", text: write(280) } });
  await bench.as(eve, { do: "object", ...one, reason: write() });
  await bench.as(bob, { do: "note", on: "purpose/one", id: "zq-note", text: write() });
  await bench.as(ann, { do: "join", person: latecomer, role: "participant" });
  await helpedAndTaken(walk);
  await bench.as(ann, { do: "settle", ...one, reason: "-" }, { do: "confirm", ...at("purpose", 1) });
}

async function converged(walk: Walk, step: string, more: readonly Readonly<Record<string, string>>[], kept: number): Promise<void> {
  const { bench } = walk;
  await collected(walk, step, more);
  await bench.as(eve, { do: "vote", ...at(step, 1), item: `zq-${step}-0`, dots: 2 });
  await helpedAndTaken(walk);
  await apart(walk, step);
  await keep(walk, step, kept);
}

async function customer(walk: Walk): Promise<void> {
  const { bench, write } = walk;
  const texts = ["who", "goal", "triggers", "inspires", "influences", "annoys", "different"];
  const values = { name: write(140), ...Object.fromEntries(texts.map((one) => [one, write()])) };
  await bench.as(eve, { do: "add-row", ...at("customer"), list: "types", id: "zq-c1", values });
  await helpedAndTaken(walk);
  await bench.as(ann, { do: "confirm", ...at("customer") }, { do: "skip", step: "ideal-client", why: "-" });
}

async function pains(walk: Walk): Promise<void> {
  const { bench, write, language } = walk;
  const row = (list: string, id: string, values: Readonly<Record<string, string>>): Act => ({
    do: "add-row",
    ...at("pains"),
    list,
    id,
    values,
  });
  await bench.as(eve, row("organisation", "zq-o1", { text: write() }), row("organisation", "zq-o2", { text: reach[language] }));
  await bench.as(ann, row("buyer", "zq-b1", { text: write() }), row("buyer", "zq-b2", { text: write() }));
  await bench.as(bob, row("conflicts", "zq-k1", { organisation: write(), buyer: write() }));
  await helpedAndTaken(walk);
  await bench.as(ann, { do: "confirm", ...at("pains") }, { do: "confirm", ...at("pains", 1) });
}

async function offer(walk: Walk): Promise<void> {
  const { bench } = walk;
  await collected(walk, "offer", [{}, {}, {}]);
  await bench.as(eve, { do: "vote", ...at("offer", 1), item: "zq-offer-0", dots: 2 });
  await bench.as(ann, { do: "keep", ...at("offer", 1), items: ["zq-offer-0"] });
  await helpedAndTaken(walk);
  await apart(walk, "offer");
  await keep(walk, "offer", 1);
}

async function currentJourney(walk: Walk): Promise<void> {
  const { bench, write, language } = walk;
  const here = at("current-journey");
  const contact = (id: string, channel: string, does: string): Act => {
    const values = { name: write(140), medium: channel === "face-to-face" ? "physical" : "digital", channels: [channel], does };
    return { do: "add-row", ...here, list: "items", id, values };
  };
  await bench.as(eve, contact("zq-t1", "web", write()), contact("zq-t2", "face-to-face", write()));
  await bench.as(ann, contact("zq-t3", "e-mail", reach[language]));
  const text = [write(), write(), reach[language]].join("\n\n");
  await bench.as(eve, { do: "ask-help", ...here, id: "zq-q1", help: "draft-journey", text });
  await helpedAndTaken(walk);
  await bench.as(ann, { do: "confirm", ...here });
}

async function ratings(walk: Walk): Promise<void> {
  const { bench, write, language } = walk;
  const here = at("ratings");
  await bench.as(eve, { do: "rate", ...here, item: "zq-t1", values: { emotion: -1, impact: 4 } });
  await bench.as(bob, { do: "evidence", ...here, item: "zq-t1", id: "zq-e1", text: "Zyxhidden before the reveal" });
  await helped(walk);
  await bench.as(ann, { do: "end-input", ...here }, { do: "strike", ...here, item: "zq-e1", reason: "-" });
  const text = [write(), write(), reach[language]].join("\n");
  await bench.as(eve, { do: "ask-help", ...here, id: "zq-q2", help: "voices", text });
  await helpedAndTaken(walk);
  await bench.as(ann, { do: "confirm", ...here });
  if ((await bench.session()).paused !== null) await bench.as(ann, { do: "resume" });
  await bench.as(ann, { do: "confirm", ...at("restrict") });
}

async function replace(walk: Walk): Promise<void> {
  const { bench, write } = walk;
  const slip = { for: "zq-t2", is: "with", name: "Zyxhidden before the reveal", medium: "digital", channels: ["video"] };
  await bench.as(bob, { do: "add", ...at("replace"), id: "zq-s1", values: slip });
  await helped(walk);
  await bench.as(ann, { do: "end-input", ...at("replace") });
  await helpedAndTaken(walk);
  const view = viewSession(await bench.session(), { person: null }, monday).now?.content;
  const matters = view?.pattern === "decide" ? view.matters : [];
  expect(matters.map((one) => one.subject.id)).toContain("zq-t2");
  for (const { subject, proposal } of matters) {
    const [own] = [{ id: `zq-n-${subject.id.slice(-6)}`, name: write(140), medium: "digital", channels: ["video"], does: write() }];
    const there = (proposal?.value.touchpoints ?? []) as readonly Readonly<Record<string, string>>[];
    await bench.as(eve, { do: "propose", ...at("replace", 1), item: subject.id, value: { is: "with", touchpoints: [...there, own] } });
  }
  await bench.as(ann, { do: "confirm", ...at("replace", 1) });
}

async function newJourney(walk: Walk): Promise<void> {
  const { bench } = walk;
  const audit = at("audit");
  await helpedAndTaken(walk);
  await bench.as(ann, { do: "confirm", ...at("new-journey") });
  await bench.as(
    ann,
    { do: "set", ...audit, path: "goalReached", value: "yes" },
    { do: "rest", ...audit, answer: "accept", all: true },
    { do: "confirm", ...audit },
  );
}

async function actions(walk: Walk): Promise<void> {
  const { bench, write } = walk;
  const here = at("actions");
  const values = { title: write(140), touchpoints: [], owner: eve, measure: write(), deadline: "2026-12-01" };
  await bench.as(eve, { do: "add-row", ...here, list: "items", id: "zq-x1", values });
  await helpedAndTaken(walk);
  expectUntold(await bench.session());
  const view = viewSession(await bench.session(), { person: ann }, monday);
  const open = view.redesign.actions.filter((one) => one.owner === undefined || one.deadline === undefined);
  const promises = open.flatMap(({ id }): readonly Act[] => [
    { do: "set", ...here, path: `items/${id}/owner`, value: ann },
    { do: "set", ...here, path: `items/${id}/deadline`, value: "2026-12-01" },
  ]);
  if (promises.length > 0) await bench.as(ann, ...promises);
  const covered = new Set(view.redesign.actions.flatMap((one) => one.touchpoints));
  const fresh = Object.values(view.redesign.replacements).flatMap((one) =>
    one.is === "with" ? one.touchpoints.map((each) => each.id) : [],
  );
  for (const [n, id] of fresh.filter((one) => !covered.has(one)).entries())
    await bench.as(ann, { do: "add-row", ...here, list: "covers", id: `zq-v${n}`, values: { touchpoint: id, why: "-" } });
  await bench.as(ann, { do: "confirm", ...here }, { do: "confirm", ...at("governance") });
}

async function publish(walk: Walk): Promise<void> {
  const { bench, write } = walk;
  const here = at("publish");
  await bench.as(eve, { do: "set", ...here, path: "obstacle", value: write() });
  await helpedAndTaken(walk);
  await bench.as(ann, { do: "rest", ...here, answer: "accept", all: true }, { do: "confirm", ...here });
  const session = await bench.session();
  expect([session.status, openStep(session)]).toEqual(["published", undefined]);
  const { helped: share } = buildReport(session, { names: (person) => person, at: monday });
  expect(foulIn([share?.summary?.text ?? ""])).toEqual([]);
}

async function begun(walk: Walk): Promise<void> {
  const { bench, language, write } = walk;
  const start = { ...startAct({ track: "full" }), person: ann, language, title: write(120), crisis: write() } as Act;
  await bench.as(ann, start);
  for (const person of [bob, eve]) await bench.as(ann, { do: "join", person, role: "participant" });
  await bench.as(ann, { do: "begin" }, { do: "set-help", on: true });
}

const other = { kind: "other" };
const soon = { horizon: "now" };

async function whole(walk: Walk): Promise<void> {
  await begun(walk);
  await purpose(walk);
  await converged(walk, "reasons", [{ kind: "place-closed" }, other, other, other], 3);
  await converged(walk, "problems", [{ horizon: "two-to-three-years" }, soon, soon, soon], 2);
  await customer(walk);
  await pains(walk);
  await offer(walk);
  await currentJourney(walk);
  await ratings(walk);
  await replace(walk);
  await newJourney(walk);
  await actions(walk);
  await publish(walk);
}

/**
 * A whole workshop in which every field that goes to a model holds a hostile text, with a model that does what it reads: after every help nothing has
 * changed, and then everything that it suggested is taken.
 */
export async function walked(world: World, { language, fill, obeyed }: Filling): Promise<Walked> {
  const model = obedientModel(obeyed);
  const bench = await openBench(world, model);
  let fields = 0;
  const write = (max = 3000): string => {
    fields += 1;
    return fitted(fill(fields - 1), max);
  };
  const walk: Walk = { bench, language, write, made: new Map(), taken: [], refused: [], known: new Set() };
  try {
    await whole(walk);
    expectDiscreet(bench.peer.requests());
    return { model, made: walk.made, taken: walk.taken.length, refused: walk.refused, fields };
  } finally {
    await bench.close();
  }
}

import { describe, expect, it } from "vitest";
import { asks, openAsk } from "#facilitator/asks/asks.ts";
import { cardsOf } from "#facilitator/cards/cards.ts";
import { formNames, hear } from "#facilitator/hear/hear.ts";
import type { Act } from "#session/command.ts";
import { decide } from "#session/decide.ts";
import { outcomeSoFar } from "#session/results.ts";
import type { Block, Press } from "#talk/card.ts";
import { isRefusal } from "#talk/refusal.ts";
import { aboutsOf } from "./abouts.ts";
import { helpedStops } from "./helped.ts";
import { type Stop, judged, stops, talkAt } from "./stage.ts";

const patience = 120_000;
const all = stops();

function stopAt(at: string): Stop {
  const found = all.find((stop) => stop.at === at);
  if (found === undefined) throw new Error(`no stop at ${at}`);
  return found;
}

function after(stop: Stop, person: string, acts: readonly Act[], more: { readonly wait?: number; readonly drawn?: number } = {}): Stop {
  const then = { ...stop, now: stop.now + (more.wait ?? 0) };
  const decision = judged(then, person, acts, more.drawn);
  if (isRefusal(decision)) throw new Error(`${person} at ${stop.at}: ${decision.refused}`);
  return { ...then, session: decision.session };
}

/** What does not come up on the way through: a rule that stands in the way, a note, a text that came late, an answer that is stale, a line parked. */
function byways(): readonly Stop[] {
  const vote = { step: "problems", part: 1 };
  const short = after(stopAt("problems/1/proposal"), "ann", [{ do: "keep", ...vote, items: ["problems-b1"] }]);
  const reasons = { step: "reasons", part: 0 };
  const drawn = stopAt("reasons/0/input").session.seq;
  const late: Act = { do: "add", ...reasons, id: "late1", values: { text: "Too late for this", kind: "money" } };
  const tardy = after(stopAt("reasons/1/input"), "bob", [late], { wait: 120_000, drawn });
  const noted = after(tardy, "bob", [{ do: "note", on: "r1", id: "note1", text: "Not so." }]);
  const again = after(stopAt("actions/0/input"), "ann", [{ do: "go-to", step: "customer" }]);
  const stale = after(again, "ann", [{ do: "set", step: "customer", part: 0, path: "types/c1/goal", value: "Something else" }]);
  const paused = after(stopAt("pains/0/input"), "ann", [{ do: "pause" }]);
  return [short, noted, stale, paused, lobby(), changedThere(stopAt("published")), ...helpedStops(all)];
}

/** People wrote something else in the plan where it is kept, and added a row to it. */
function changedThere(stop: Stop): Stop {
  const [first] = outcomeSoFar(stop.session, stop.now).actions;
  if (first === undefined) throw new Error("no action");
  const acts: readonly Act[] = [
    { do: "offer", id: "o1", keeper: "notion", about: { is: "value", item: first.id, field: "status", value: "blocked" } },
    { do: "offer", id: "o2", keeper: "notion", about: { is: "row", values: { title: "Call the press" } } },
  ];
  const decision = decide(stop.session, { id: "heard", at: stop.now, actor: { kind: "publisher", id: "notion" }, acts });
  if (isRefusal(decision)) throw new Error(decision.refused);
  return { ...stop, at: "changed there", session: decision.session };
}

function lobby(): Stop {
  const stop = stopAt("purpose/0/input");
  return { ...stop, at: "lobby", session: { ...stop.session, status: "lobby" } };
}

function pressesIn(block: Block): readonly Press[] {
  if (block.is === "pick")
    return [block.options[0], block.options.at(-1)].flatMap((one) =>
      one === undefined ? [] : [{ does: "ask" as const, ask: block.ask, about: [...block.about, one.value] }],
    );
  if (block.is === "lines") return block.button === undefined ? [] : [block.button.press];
  return block.is === "acts" ? block.buttons.map((button) => button.press) : [];
}

type Reached = { readonly forms: ReadonlySet<string>; readonly refused: readonly string[] };

/** Forms that people come to by asks and buttons; and buttons that lead nowhere. */
function reach(stop: Stop, me: string): Reached {
  const talk = talkAt(stop, me);
  const thread = cardsOf(talkAt(stop, null)).flatMap((card) => card.blocks.flatMap(pressesIn));
  const opened = Object.keys(asks).flatMap((name) => aboutsOf(talk, name).map((about) => openAsk(talk, name, about)));
  const forms = opened.flatMap((one) => ("form" in one ? [one.form.name] : []));
  const cards = opened.flatMap((one) => ("card" in one ? one.card.blocks.flatMap(pressesIn) : []));
  const sent = [...thread, ...cards].flatMap((press) => (press.does === "send" ? [press.form] : []));
  const unknown = [...thread, ...cards].flatMap((press) => lost(stop, me, press));
  return { forms: new Set([...forms, ...sent]), refused: unknown };
}

/** "show" is for the platform: it posts a card where one reads. What waits for whoever wires the platform is not heard here. */
const wired = new Set(["show", "control:remind"]);

function lost(stop: Stop, me: string, press: Press): readonly string[] {
  const talk = talkAt(stop, me);
  const name = press.does === "ask" ? press.ask : press.form;
  if (wired.has(name)) return [];
  const answer =
    press.does === "ask"
      ? openAsk(talk, press.ask, press.about)
      : hear(new Map(Object.entries({ ...press.fields, form: press.form, nonce: "n1" }).map(([key, value]) => [key, [value]])), talk);
  const gone =
    isRefusal(answer) && (answer.refused === "act.unknown" || answer.refused === "item.unknown" || answer.refused === "item.gone");
  return gone ? [`${stop.at} ${me}: ${JSON.stringify(press)}: ${answer.refused}`] : [];
}

/** Forms of pages that chat asks for in another way: each with why. */
const elsewhere: Readonly<Record<string, string>> = {
  vote: "all dots are given at once: vote-many",
  order: "a whole order is made by dragging; chat moves one row at a time",
  "control:settle": "the same act as settle",
  "control:strike": "the same act as strike",
  "control:park": "the same act as park",
  "control:set-zone": "the platform knows the zone",
};

describe("everything that a page can do", () => {
  const stages = [...all, ...byways()];

  it(
    "is reached by an ask or a button in chat too",
    () => {
      const found = new Set(stages.flatMap((stop) => ["ann", "bob", "una"].flatMap((me) => [...reach(stop, me).forms])));
      expect(formNames.filter((name) => !found.has(name) && elsewhere[name] === undefined)).toEqual([]);
      expect(Object.keys(elsewhere).filter((name) => found.has(name) || !formNames.includes(name))).toEqual([]);
    },
    patience,
  );

  it(
    "has no button that leads nowhere, in the thread or on private cards",
    () => {
      const refused = stages.flatMap((stop) => ["ann", "bob"].flatMap((me) => reach(stop, me).refused));
      expect([...new Set(refused)]).toEqual([]);
    },
    patience,
  );
});

describe("what does not come up on the way", () => {
  const [short, noted, stale] = byways();

  it("a rule that stands in the way is waived with one tap", () => {
    const talk = talkAt(short ?? stopAt("published"), "ann");
    const opened = openAsk(talk, "waive", ["problems", "1", "problems.no-long-horizon"]);
    if (!("form" in opened)) throw new Error(opened.toString());
    const ready = opened.form.fields.find((field) => field.id === "ready")?.options?.[0]?.value ?? "";
    const sent = new Map(Object.entries({ ...opened.form.hidden, form: opened.form.name, nonce: "n1", ready }).map(([k, v]) => [k, [v]]));
    const heard = hear(sent, talk);
    expect(heard).toMatchObject({ acts: [{ do: "waive", rule: "problems.no-long-horizon", why: "Not now." }] });
  });

  it("notes stand above the form that adds one, and what came late is on a card", () => {
    const talk = talkAt(noted ?? stopAt("published"), "ann");
    expect(JSON.stringify(openAsk(talk, "note", ["r1"]))).toContain("Not so.");
    expect(JSON.stringify(openAsk(talk, "take-in", []))).toContain("Too late for this");
    expect(openAsk(talk, "strike", ["text"])).toMatchObject({
      form: { fields: [{ options: [{ value: "note1" }, { value: "late1" }] }, {}, {}] },
    });
  });

  it("a stale answer has its still-true, and the way back for facilitators only", () => {
    const stop = stale ?? stopAt("published");
    expect(JSON.stringify(openAsk(talkAt(stop, "ann"), "look-again", []))).toMatch(/still-true.*go-to/);
    expect(JSON.stringify(openAsk(talkAt(stop, "bob"), "look-again", []))).not.toContain("go-to");
  });
});

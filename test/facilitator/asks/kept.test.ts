import { describe, expect, it } from "vitest";
import type { Opened } from "#facilitator/asks/ask.ts";
import { asks, openAsk } from "#facilitator/asks/asks.ts";
import type { KeptWithUsers } from "#facilitator/kept.ts";
import type { KeepingState } from "#facilitator/ports-keep.ts";
import type { Talk } from "#facilitator/talk.ts";
import { type Language, languages } from "#locale/languages.ts";
import type { Act } from "#session/command.ts";
import { type Card, writePress } from "#talk/card.ts";
import type { Form } from "#talk/form.ts";
import { plainCard } from "#talk/plain.ts";
import { finish } from "../../session/finish.ts";
import { type Play, play, through } from "../../session/play.ts";
import { cardFaults, faults } from "./limits.ts";
import { talkAt } from "./stage.ts";

const at = Date.UTC(2026, 10, 2, 9, 30);
const stands: KeepingState = { is: "stands", at, url: "https://www.notion.so/p", unmatched: [], edited: 0, heldBack: 0 };
const plan = { step: "actions", part: 0 } as const;

function published(): Play {
  const game = play({ people: ["bob", "eve"] });
  through(game, "actions");
  for (const [id, owner] of Object.entries({ a1: "bob", a2: "eve" }))
    game.as("ann", { do: "add-row", ...plan, list: "items", id, values: { title: `Of ${owner}`, owner, deadline: "2026-11-20" } });
  finish(game);
  for (const [id, owner] of Object.entries({ a1: "bob", a2: "eve" }))
    game.as("ann", { do: "set", ...plan, path: `items/${id}/owner`, value: owner });
  return game;
}

const game = published();

function kept(state: KeepingState | undefined, more: Partial<KeptWithUsers> = {}): KeptWithUsers {
  const row = { tenant: "t", session: "s1", keeper: "notion", parent: "", kept: state?.url === undefined ? -1 : 1 };
  return {
    hasParent: false,
    keeping: state === undefined ? undefined : { ...row, state, listenAt: null, heardAt: null },
    ...more,
  };
}

function talk(me: string, here?: KeptWithUsers, language: Language = "en"): Talk {
  return { ...talkAt({ session: game.session(), now: game.now() }, me, language), ...(here === undefined ? {} : { kept: here }) };
}

function formIn(opened: Opened): Form {
  if (!("form" in opened)) throw new Error(JSON.stringify(opened));
  return opened.form;
}
function cardIn(opened: Opened): Card {
  if (!("card" in opened)) throw new Error(JSON.stringify(opened));
  return opened.card;
}
const text = (card: Card) => plainCard(card, (id) => id);
const presses = (card: Card) =>
  card.blocks.flatMap((block) => (block.is === "acts" ? block.buttons.map(({ press }) => writePress(press)) : []));

describe("the result where the team works, asked for in chat", () => {
  it("is for facilitators, and nowhere where nothing keeps it", () => {
    for (const name of ["kept", "kept-people"]) {
      expect(openAsk(talk("bob", kept(stands)), name, [])).toMatchObject({ refused: "act.not-allowed" });
      expect(openAsk(talk("ann"), name, [])).toMatchObject({ refused: "act.unknown" });
    }
  });

  it("asks for the page that it goes below, where none is set; else it may be chosen", () => {
    const form = formIn(openAsk(talk("ann", kept(undefined)), "kept", []));
    expect(form).toMatchObject({ name: "kept", fields: [{ id: "parent", required: true }] });
    expect(form.fields[0]?.hint).toContain("Connections");
    expect(formIn(openAsk(talk("ann", kept(undefined, { hasParent: true })), "kept", [])).fields[0]?.required).toBe(false);
  });

  it("asks for another page where that one did not do, with what was said", () => {
    const here = kept({ is: "failed", at, why: "object_not_found" });
    const named: KeptWithUsers = { ...here, keeping: here.keeping && { ...here.keeping, parent: "abc" } };
    expect(presses(cardIn(openAsk(talk("ann", named), "kept", [])))).toEqual(["ask kept page"]);
    expect(formIn(openAsk(talk("ann", named), "kept", ["page"])).fields[0]).toMatchObject({ required: true, value: ["abc"] });
  });

  it("says how it stands, in words, and what can be done", () => {
    const card = cardIn(
      openAsk(talk("ann", kept({ ...stands, unmatched: ["bob"], edited: 1, heldBack: 2, repaired: ["Status"] })), "kept", []),
    );
    expect(text(card)).toContain("By name only, since Notion knows no such e-mail: Bob");
    expect(text(card)).toContain("Deleted there, and made again: Status");
    expect(presses(card)).toEqual(["send kept", "ask kept-people"]);
    expect(JSON.stringify(card)).toContain('"url":"https://www.notion.so/p"');
  });

  it("leads to it from the facilitator's card, once the result is whole", () => {
    expect(presses(cardIn(openAsk(talk("ann", kept(undefined)), "lead", [])))).toContain("ask kept");
    expect(presses(cardIn(openAsk(talk("ann"), "lead", [])))).not.toContain("ask kept");
    const early = play();
    const begun = { ...talkAt({ session: early.session(), now: early.now() }, "ann"), kept: kept(undefined) };
    expect(presses(cardIn(openAsk(begun, "lead", [])))).not.toContain("ask kept");
  });

  it.each(languages)("keeps to what a platform can hold, in %s", (language) => {
    const states: readonly (KeepingState | undefined)[] = [
      undefined,
      { is: "waiting" },
      { ...stands, unmatched: ["bob", "eve"], edited: 3, heldBack: 1, repaired: ["x"] },
      { is: "failed", at, why: "gone" },
    ];
    for (const state of states)
      for (const name of ["kept", "kept-people", "lead", "mine-actions", "offers"]) {
        const opened = openAsk(talk("ann", kept(state, { users: [{ id: "u1", name: "Uma" }] }), language), name, []);
        expect("form" in opened ? faults(opened.form) : cardFaults(cardIn(opened)), name).toEqual([]);
      }
  });
});

describe("who is who there, asked in chat", () => {
  const users = [
    { id: "u1", name: " BOB ", email: "bob@x.example" },
    { id: "u2", name: "Zed" },
    { id: "u3", name: "Eve Adams" },
  ];
  const unmatched = kept({ ...stands, unmatched: ["bob", "eve"] }, { users, matched: new Map() });

  it("offers everybody there and nobody, with who has the same name chosen", () => {
    const form = formIn(openAsk(talk("ann", unmatched), "kept-people", []));
    expect(form.fields.map(({ id, label, value, required }) => ({ id, label, value, required }))).toEqual([
      { id: "u.bob", label: "Bob", value: ["u1"], required: false },
      { id: "u.eve", label: "Eve <&*_>", value: undefined, required: false },
    ]);
    expect(form.fields[0]?.options?.[1]).toEqual({ value: "u1", label: "BOB · bob@x.example" });
    expect(form.fields[1]?.options?.map((one) => one.value)).toEqual(["-", "u3", "u1", "u2"]);
    expect(form.on).toEqual(["bob", "eve"]);
  });

  it("asks five at once, then the others, whatever has become of the state meanwhile", () => {
    const ids = Array.from({ length: 7 }, (_, n) => `p${n}`);
    const about = talk("ann", unmatched);
    const crowd: Talk = {
      ...about,
      view: { ...about.view, people: ids.map((id) => ({ ...about.view.people[0]!, id })) },
      kept: kept({ ...stands, unmatched: ids }, { users, matched: new Map() }),
    };
    const form = formIn(openAsk(crowd, "kept-people", []));
    expect(form.fields).toHaveLength(5);
    const next = asks["kept-people"]?.next?.(crowd, form.on, new Map());
    expect(next).toEqual({ ask: "kept-people", about: ["p5", "p6"] });
    const then = formIn(
      openAsk({ ...crowd, kept: { ...crowd.kept!, keeping: kept({ is: "waiting" }).keeping } }, "kept-people", next?.about ?? []),
    );
    expect(then.fields.map((one) => one.id)).toEqual(["u.p5", "u.p6"]);
    expect(asks["kept-people"]?.next?.(crowd, then.on, new Map())).toEqual({ ask: "kept", about: [] });
  });

  it("asks again about whom it was said of before, as it was said", () => {
    const said = kept(stands, {
      users,
      matched: new Map([
        ["bob", ""],
        ["eve", "u2"],
        ["una", "u1"],
      ]),
    });
    const form = formIn(openAsk(talk("ann", said), "kept-people", []));
    expect(form.fields.map(({ id, value }) => [id, value])).toEqual([
      ["u.bob", ["-"]],
      ["u.eve", ["u2"]],
    ]);
  });

  it("says so where nobody tells who works there, or nobody is to be asked about", () => {
    const none = kept(stands, { users, matched: new Map() });
    expect(text(cardIn(openAsk(talk("ann", none), "kept-people", [])))).toContain("Nothing has to be said.");
    for (const silent of [kept(stands), kept(stands, { users: [] })])
      expect(text(cardIn(openAsk(talk("ann", silent), "kept-people", [])))).toContain("Notion does not tell who works there.");
  });

  it("holds a whole company: a hundred of it, who may be meant first", () => {
    const many = Array.from({ length: 400 }, (_, n) => ({ id: `u${n}`, name: n === 399 ? "Bob Brown" : `Person ${n}` }));
    const form = formIn(openAsk(talk("ann", kept({ ...stands, unmatched: ["bob"] }, { users: many })), "kept-people", []));
    expect(form.fields[0]?.options).toHaveLength(100);
    expect(form.fields[0]?.options?.[1]).toEqual({ value: "u399", label: "Bob Brown" });
    expect(faults(form)).toEqual([]);
  });
});

describe("what was changed there, asked for in chat", () => {
  const changed = published();
  const offer = (id: string, item: string): Act => ({
    do: "offer",
    id,
    keeper: "notion",
    about: { is: "value", item, field: "status", value: "done" },
  });
  changed.keeper(offer("o1", "a1"), offer("o2", "a2"));
  for (let n = 0; n < 9; n += 1)
    changed.keeper({ do: "offer", id: `r${n}`, keeper: "notion", about: { is: "row", values: { title: `Row ${n}` } } });
  const of = (me: string) => talkAt({ session: changed.session(), now: changed.now() }, me);

  it("lists what waits for oneself, with its buttons; what does not fit is counted", () => {
    const bob = cardIn(openAsk(of("bob"), "offers", []));
    expect(text(bob)).toContain("Of bob\nStatus. In Notion: done. In the plan: to do.");
    expect(presses(bob)).toHaveLength(2);
    const ann = cardIn(openAsk(of("ann"), "offers", []));
    expect(presses(ann)).toHaveLength(16);
    expect(text(ann)).toContain("3 more wait behind these.");
    expect(cardFaults(ann)).toEqual([]);
    expect(text(cardIn(openAsk(talk("bob"), "offers", [])))).toContain("Nothing waits for an answer.");
  });

  it("is reached from one's own actions by their owner, and from the result's card by who leads", () => {
    expect(presses(cardIn(openAsk(of("bob"), "mine-actions", [])))[0]).toBe("ask offers");
    expect(presses(cardIn(openAsk(of("ann"), "mine-actions", [])))).not.toContain("ask offers");
    const lead = { ...of("ann"), kept: kept(stands) };
    expect(presses(cardIn(openAsk(lead, "kept", [])))).toContain("ask offers");
    expect(text(cardIn(openAsk(lead, "kept", [])))).toContain("11 changes in Notion wait for your answer.");
  });
});

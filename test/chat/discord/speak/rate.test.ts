import { describe, expect, it } from "vitest";
import { readCustomId } from "#chat/discord/press.ts";
import { draftOf, modalOf } from "#chat/discord/speak-form.ts";
import { aroundOf, isRating, rateMessage, tapped } from "#chat/discord/speak-rate.ts";
import { postedOf, readModal } from "#chat/discord/values.ts";
import { languages } from "#locale/languages.ts";
import { say, sayCode } from "#locale/say.ts";
import type { Form } from "#talk/form.ts";
import { said } from "#talk/line.ts";
import { nasty, words } from "./monsters.ts";
import { idOf, put, submission, untouched } from "./submit.ts";
import { type Bag, componentsIn, expectMessage, expectModal, idsIn, texts } from "./within.ts";

function rateForm(language: (typeof languages)[number] = "en", mine: Readonly<Record<string, string>> = {}): Form {
  const scale = (id: string, from: number, to: number) => ({
    id: `f.${id}`,
    label: say(language, id === "emotion" ? "field.ratings.emotion" : "field.ratings.impact"),
    kind: "scale" as const,
    required: false,
    options: Array.from({ length: to - from + 1 }, (_, n) => ({
      value: String(from + n),
      label: `${from + n} ${sayCode(language, id, String(from + n))}`,
    })),
    ...(mine[id] === undefined ? {} : { value: [mine[id]] }),
  });
  return {
    name: "rate",
    ask: "rate",
    on: ["ratings", "0", "t1"],
    title: say(language, "page.act.rate"),
    about: [[said("■ *Weekly* coached session")], [said("He saw what I did.")]],
    hidden: { step: "ratings", part: "0", item: "t1" },
    fields: [
      scale("emotion", -2, 2),
      scale("impact", 1, 5),
      { id: "f.evidence", label: say(language, "card.quote"), kind: "text", required: false, max: 3000 },
    ],
    submit: say(language, "page.act.rate"),
    nonce: "n1",
    drawn: 3,
  };
}

const drawn = (form: Form, typed: Readonly<Record<string, readonly string[]>> = {}) => ({
  draft: draftOf(form, { words, session: "s1", typed }),
  token: "tok",
  words,
  today: "2026-11-26",
});

describe("one contact to rate", () => {
  it("is a message with two rows of marks, its quote, and the way to its neighbours, within the limits in every language", () => {
    for (const language of languages) {
      const form = rateForm(language);
      for (const quote of ["", ...nasty]) {
        const sheet = { ...drawn(form, { "f.evidence": [quote] }), words: { ...words, language } };
        expectMessage(rateMessage(form, sheet, { previous: "t0", next: "t2" }));
      }
    }
    const form = rateForm();
    const message = rateMessage(form, drawn(form), { previous: "t0", next: "t2" });
    expect(idsIn(message.body)).toEqual([
      ...["-2", "-1", "0", "1", "2"].map((mark) => `r/tok/0/${mark}`),
      ...["1", "2", "3", "4", "5"].map((mark) => `r/tok/1/${mark}`),
      "v/tok/t0",
      "o/tok/0",
      "v/tok/t2",
    ]);
    expect(texts(message.body)[0]).toBe("### Rate\n■ \\*Weekly\\* coached session\nHe saw what I did.");
  });

  it("takes two taps: the first is kept, the second sends and moves on", () => {
    const form = rateForm();
    const { draft } = drawn(form);
    const first = tapped(form, draft, { field: 0, value: "-1" });
    expect(first).toMatchObject({ sends: false, moves: false, draft: { typed: { "f.emotion": ["-1"] } } });
    const second = tapped(form, first?.draft ?? draft, { field: 1, value: "4" });
    expect(second).toMatchObject({ sends: true, moves: true });
    const posted = postedOf(second?.draft ?? draft);
    expect([posted.get("f.emotion"), posted.get("f.impact"), posted.get("item")]).toEqual([["-1"], ["4"], ["t1"]]);
  });

  it("shows the marks that stand there; changing one sends it and stays, changing both moves on", () => {
    const form = rateForm("en", { emotion: "2", impact: "5" });
    const sheet = drawn(form);
    const mine = (message: ReturnType<typeof rateMessage>) =>
      componentsIn(message.body.components)
        .filter((one: Bag) => one["style"] === 1)
        .map((one) => one["custom_id"]);
    expect(mine(rateMessage(form, sheet))).toEqual(["r/tok/0/2", "r/tok/1/5"]);
    const first = tapped(form, sheet.draft, { field: 1, value: "3" });
    expect(first).toMatchObject({ sends: true, moves: false });
    expect(mine(rateMessage(form, { ...sheet, draft: first?.draft ?? sheet.draft }))).toEqual(["r/tok/0/2", "r/tok/1/3"]);
    expect(tapped(form, first?.draft ?? sheet.draft, { field: 0, value: "0" })).toMatchObject({ sends: true, moves: true });
  });

  it("takes no mark that its scale does not have", () => {
    const form = rateForm();
    const { draft } = drawn(form);
    for (const tap of [
      { field: 0, value: "3" },
      { field: 2, value: "1" },
      { field: 9, value: "1" },
      { field: 0, value: "" },
    ])
      expect(tapped(form, draft, tap)).toBeUndefined();
  });

  it("asks its quote in a modal of its own, and shows it", () => {
    const form = rateForm();
    const sheet = drawn(form, { "f.emotion": ["1"] });
    expect([isRating(form), sheet.draft.parts]).toEqual([true, 1]);
    const modal = modalOf(form, sheet);
    expectModal(modal);
    const inputs = untouched(modal);
    expect([...inputs.keys()]).toEqual(["v/2"]);
    put(modal, inputs, idOf(inputs, 2, "v"), "I *never* got\na reply.");
    const { draft } = readModal(submission(inputs), sheet.draft, sheet.today);
    expect(draft.typed).toEqual({ "f.emotion": ["1"], "f.evidence": ["I *never* got\na reply."] });
    expect(texts(rateMessage(form, { ...sheet, draft }).body)).toContain("> I \\*never\\* got a reply.");
    expect(readCustomId(modal.custom_id)).toEqual({ does: "submit", token: "tok", part: 0 });
  });

  it("finds its neighbours in the form that lists all contacts", () => {
    const picks: Form = {
      ...rateForm(),
      name: "pick",
      fields: [
        {
          id: "best",
          label: "Best",
          kind: "choices",
          required: false,
          options: ["t0", "t1", "t2"].map((value) => ({ value, label: value })),
        },
      ],
    };
    expect(aroundOf(picks, "t1")).toEqual({ previous: "t0", next: "t2" });
    expect(aroundOf(picks, "t0")).toEqual({ next: "t1" });
    expect(aroundOf(picks, "gone")).toEqual({});
    expect(aroundOf(undefined, "t1")).toEqual({});
  });
});

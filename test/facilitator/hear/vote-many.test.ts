import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openAsk } from "#facilitator/asks/asks.ts";
import { refusedAt } from "#facilitator/asks/refused-at.ts";
import { sentForm } from "#facilitator/asks/sent.ts";
import { hear } from "#facilitator/hear/hear.ts";
import type { Act } from "#session/command.ts";
import type { Form } from "#talk/form.ts";
import { isRefusal } from "#talk/refusal.ts";
import { type Stop, judged, stops, talkAt } from "../asks/stage.ts";

const found = stops("sprint").find((one) => one.at === "reasons/1/input");
if (found === undefined) throw new Error("no stop");
const place = { step: "reasons", part: 1 };

function after(stop: Stop, person: string, ...acts: readonly Act[]): Stop {
  const decision = judged(stop, person, acts);
  if (isRefusal(decision)) throw new Error(decision.refused);
  return { ...stop, session: decision.session };
}

const vote = (item: string, dots: number): Act => ({ do: "vote", ...place, item, dots });
const stop: Stop = after(found, "bob", { do: "unmerge", ...place, item: "reasons-b2" });
const stacks = ["r1", "r2", "r3", "reasons-b1", "reasons-b2"];

function formAt(at: Stop, me = "bob"): Form {
  const opened = openAsk(talkAt(at, me), "vote", ["reasons", "1"]);
  if (!("form" in opened)) throw new Error(JSON.stringify(opened));
  return opened.form;
}

function voted(at: Stop, dots: readonly string[], me = "bob"): ReturnType<typeof hear> {
  const given = Object.fromEntries(dots.map((item, n) => [`dot${n + 1}`, item === "" ? [] : [item]]));
  return hear(sentForm(formAt(at, me), given), talkAt(at, me));
}

function own(at: Stop, me: string): Readonly<Record<string, number>> {
  const content = talkAt(at, me).view.now?.content;
  if (content?.pattern !== "converge") throw new Error("no vote");
  return Object.fromEntries(content.stacks.filter((stack) => stack.mine > 0).map((stack) => [stack.id, stack.mine]));
}

describe("all dots at once", () => {
  it("asks for as many as there are, with those that lie already", () => {
    const form = formAt(after(stop, "bob", vote("r1", 2), vote("r2", 1)));
    expect(form.fields.map((field) => [field.id, field.value])).toEqual([
      ["dot1", ["r1"]],
      ["dot2", ["r1"]],
      ["dot3", ["r2"]],
    ]);
    expect(form.fields[0]?.options?.map((one) => one.value).toSorted()).toEqual(stacks.toSorted());
    expect(formAt(stop).fields.every((field) => field.value === undefined && !field.required)).toBe(true);
  });

  it("says what is wanted for every stack that changes, first those that lose dots", () => {
    const before = after(stop, "bob", vote("r1", 2), vote("r2", 1));
    expect(voted(before, ["r3", "r1", "r3"])).toMatchObject({
      acts: [
        { do: "vote", item: "r1", dots: 1 },
        { do: "vote", item: "r2", dots: 0 },
        { do: "vote", item: "r3", dots: 2 },
      ],
    });
    expect(voted(before, ["r2", "r1", "r1"])).toMatchObject({ acts: [] });
    expect(voted(before, ["", "", ""])).toMatchObject({
      acts: [
        { item: "r1", dots: 0 },
        { item: "r2", dots: 0 },
      ],
    });
  });

  it("takes several under one name as well", () => {
    const heard = hear(sentForm(formAt(stop), { dot: ["r1", "r1", "r2"] }), talkAt(stop, "bob"));
    expect(heard).toMatchObject({
      acts: [
        { item: "r1", dots: 2 },
        { item: "r2", dots: 1 },
      ],
    });
  });

  it("refuses at the very dot that is too much, or lies on nothing", () => {
    const three = voted(stop, ["r1", "r1", "r1"]);
    expect(three).toMatchObject({ refused: "votes.too-many-on-one", field: "dot3", values: { max: 2 } });
    expect(isRefusal(three) ? refusedAt(formAt(stop).fields, three) : "").toBe("dot3");
    expect(voted(stop, ["r1", "gone", "r2"])).toMatchObject({ refused: "item.unknown", field: "dot2" });
    expect(hear(sentForm(formAt(stop), { dot: ["r1", "r2", "r3", "reasons-b1"] }), talkAt(stop, "bob"))).toMatchObject({
      refused: "votes.too-many",
      values: { max: 3, count: 4 },
    });
  });

  it("counts dots on lines that were put together as dots on their stack", () => {
    const merged = after(stop, "ann", { do: "merge", ...place, into: "r1", from: ["r2"] });
    expect(voted(merged, ["r1", "r2", ""])).toMatchObject({ acts: [{ item: "r1", dots: 2 }] });
    expect(voted(merged, ["r1", "r2", "r2"])).toMatchObject({ refused: "votes.too-many-on-one", field: "dot3" });
  });

  it("leads from any dots to any others that the rule allows, and hides them from the others", () => {
    const allowed = fc
      .array(fc.constantFrom(...stacks), { maxLength: 3 })
      .filter((dots) => dots.every((one) => dots.filter((other) => other === one).length <= 2));
    fc.assert(
      fc.property(allowed, allowed, (first, second) => {
        let at = stop;
        for (const dots of [first, second]) {
          const heard = voted(at, dots);
          if (isRefusal(heard)) throw new Error(heard.refused);
          at = after(at, "bob", ...heard.acts);
          const wanted = Object.fromEntries([...new Set(dots)].map((one) => [one, dots.filter((other) => other === one).length]));
          expect(own(at, "bob")).toEqual(wanted);
          expect(own(at, "ann")).toEqual(own(stop, "ann"));
        }
      }),
      { numRuns: 100 },
    );
  });

  it("never throws, whatever the dots are, and in no other part means anything", () => {
    const wild = fc.dictionary(
      fc.oneof(fc.constantFrom("dot", "dot1", "dot2", "dotx", "dot__proto__"), fc.string()),
      fc.array(fc.string(), { maxLength: 5 }),
    );
    fc.assert(
      fc.property(wild, (given) => {
        const heard = hear(sentForm(formAt(stop), given), talkAt(stop, "bob"));
        if (!isRefusal(heard)) judged(stop, "bob", heard.acts);
      }),
      { numRuns: 200 },
    );
    const elsewhere = hear(
      new Map([
        ["form", ["vote-many"]],
        ["nonce", ["n1"]],
        ["step", ["reasons"]],
        ["part", ["0"]],
        ["dot1", ["r1"]],
      ]),
      talkAt(stop, "bob"),
    );
    expect(elsewhere).toMatchObject({ refused: "act.not-open" });
  });
});

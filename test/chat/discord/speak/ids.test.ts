import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCustomId, sumOf, writeCustomId, writePressId } from "#chat/discord/press.ts";
import { type Press, asks, sends } from "#talk/card.ts";
import { ids } from "../../slack/speak/monsters.ts";

const values = fc.oneof(ids, fc.constantFrom("control:done", "items/a1/status", "a b", "100%", "ä=b", "/", ""));
const presses: fc.Arbitrary<Press> = fc.oneof(
  fc.record({ does: fc.constant("ask" as const), ask: ids, about: fc.array(values, { maxLength: 4 }) }),
  fc.record({ does: fc.constant("send" as const), form: values, fields: fc.dictionary(values, values, { maxKeys: 4 }) }),
);

describe("the id of a button", () => {
  it("is read back as the press that it was written from, or does not fit", () => {
    fc.assert(
      fc.property(presses, fc.nat({ max: 1200 }), fc.option(ids, { nil: undefined }), (press, n, context) => {
        const safe = context?.replaceAll(".", "-");
        const id = writePressId(press, n, safe);
        if (id === undefined) return;
        expect(id.length).toBeLessThanOrEqual(100);
        expect(readCustomId(id)).toEqual({ does: "press", press, ...(safe === undefined ? {} : { context: safe }) });
      }),
      { numRuns: 500 },
    );
  });

  it("of a menu takes what was chosen; emptied, it wants nothing", () => {
    const id = writePressId(asks("", "row", ["current-journey", "0"]).press, 3) ?? "";
    expect(readCustomId(id, ["t1"])).toEqual({ does: "press", press: { does: "ask", ask: "row", about: ["current-journey", "0", "t1"] } });
    expect(readCustomId(id, [])).toBeUndefined();
    expect(readCustomId("x/3/abc", ["t1"])).toEqual({ does: "kept", sum: "abc", chosen: "t1" });
  });

  it("that is too long is none: the press is kept by its sum, the same for the same press", () => {
    const long = sends("Go", "set-many", { step: "current-journey", [`v.items/${"a".repeat(16)}/medium`]: "physical", b: "c".repeat(40) });
    expect(writePressId(long.press, 0)).toBeUndefined();
    const kept = { press: { does: "send", form: "x", fields: { a: "b" } }, label: "Go" } as const;
    expect(sumOf(kept)).toBe(sumOf(structuredClone(kept)));
    expect(sumOf(kept)).not.toBe(sumOf({ ...kept, sure: "Really?" }));
    expect(sumOf(kept)).toMatch(/^[\w-]{22}$/);
  });
});

describe("every other id", () => {
  it("is read back", () => {
    const all = [
      ["t/2", { does: "turn", page: 2 }],
      ["@tok-1 t/0", { does: "turn", page: 0, context: "tok-1" }],
      ["w/1/step/restrict/1", { does: "whole", page: 1, card: "step/restrict/1" }],
      ["o/tok/1", { does: "open", token: "tok", part: 1 }],
      ["f/tok/0", { does: "submit", token: "tok", part: 0 }],
      ["s/tok", { does: "send", token: "tok" }],
      ["d/tok/2/2026-12-03", { does: "date", token: "tok", field: 2, date: "2026-12-03" }],
      ["r/tok/0/-2", { does: "mark", token: "tok", field: 0, value: "-2" }],
      ["v/tok/t1", { does: "visit", token: "tok", item: "t1" }],
      ["y/0/abc", { does: "sure", sum: "abc" }],
    ] as const;
    for (const [id, wants] of all) expect(readCustomId(id)).toEqual(wants);
    expect(() => writeCustomId("v", "tok", "i".repeat(100))).toThrow(RangeError);
  });

  it("is nothing where it is not ours, whatever it is", () => {
    const odd = [
      "",
      "x",
      "p",
      "p/1",
      "p/x/ask a",
      "p/1/delete all",
      "t/",
      "t/-1",
      "t/12345",
      "o/tok",
      "o//1",
      "d/tok/1/2026-02-30",
      "r/tok/1",
      "s/tok/1",
      "zz/1",
      "@ t/1",
      "start/1",
      7,
      null,
      {},
    ];
    for (const one of odd) expect([one, readCustomId(one)]).toEqual([one, undefined]);
    fc.assert(fc.property(fc.oneof(fc.anything(), fc.string()), (one) => void readCustomId(one)));
    fc.assert(fc.property(fc.string(), fc.array(fc.string()), (one, chosen) => void readCustomId(one, chosen)));
  });
});

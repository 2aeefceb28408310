import { describe, expect, it } from "vitest";
import { openAsk } from "#facilitator/asks/asks.ts";
import { sentForm } from "#facilitator/asks/sent.ts";
import { hear } from "#facilitator/hear/hear.ts";
import type { Act } from "#session/command.ts";
import { isRefusal } from "#talk/refusal.ts";
import { type Stop, judged, stops, talkAt } from "../asks/stage.ts";

const all = stops();

function stopAt(at: string): Stop {
  const found = all.find((stop) => stop.at === at);
  if (found === undefined) throw new Error(`no stop at ${at}`);
  return found;
}

function heardOf(stop: Stop, fields: Readonly<Record<string, string>>): ReturnType<typeof hear> {
  return hear(new Map(Object.entries({ nonce: "n1", ...fields }).map(([name, value]) => [name, [value]])), talkAt(stop, "bob"));
}

function acts(heard: ReturnType<typeof hear>): readonly Act[] {
  if (isRefusal(heard)) throw new Error(heard.refused);
  return heard.acts;
}

const replace = { form: "propose", step: "replace", part: "1", item: "t2" };

describe("what is put forward by its id", () => {
  const stop = stopAt("replace/1/input");

  it("a slip is taken with all it says, by its id alone", () => {
    expect(acts(heardOf(stop, { ...replace, is: "with", slip: "replace-b1" }))).toEqual([
      {
        do: "propose",
        step: "replace",
        part: 1,
        item: "t2",
        value: { is: "with", touchpoints: [{ id: "n1.new1", name: "b1", medium: "digital", channels: ["video"] }] },
      },
    ]);
    const purpose = { form: "propose", step: "purpose", part: "1", item: "one", is: "sentence", slip: "i1" };
    expect(acts(heardOf(stopAt("purpose/1/input"), purpose))).toMatchObject([{ value: { is: "sentence", text: "Warm rooms" } }]);
  });

  it("one that is not there, or not shown, is refused", () => {
    expect(heardOf(stop, { ...replace, is: "with", slip: "nothing" })).toMatchObject({ refused: "item.unknown" });
    const hidden = { form: "propose", step: "purpose", part: "1", item: "one", is: "sentence", slip: "i1" };
    expect(heardOf(stopAt("purpose/0/input"), hidden)).toMatchObject({ refused: "item.unknown" });
  });

  it("one more contact joins those that are put forward already", () => {
    const first = judged(stop, "bob", acts(heardOf(stop, { ...replace, is: "with", slip: "replace-b1" })));
    if (isRefusal(first)) throw new Error(first.refused);
    const then = { ...stop, session: first.session };
    const opened = openAsk(talkAt(then, "bob"), "propose", ["replace", "1", "t2", "also"]);
    if (!("form" in opened)) throw new Error(JSON.stringify(opened));
    const given = {
      "f.touchpoints.new1.name": ["A call"],
      "f.touchpoints.new1.channels": ["phone"],
      "f.touchpoints.new1.medium": ["digital"],
    };
    const heard = hear(sentForm(opened.form, given), talkAt(then, "bob"));
    expect(acts(heard)).toMatchObject([{ value: { is: "with", touchpoints: [{ name: "b1" }, { name: "A call" }] } }]);
    const both = judged(then, "bob", acts(heard));
    expect(isRefusal(both)).toBe(false);
  });
});

describe("a why with ready phrases", () => {
  const stop = stopAt("restrict/0/input");
  const object = { form: "object", step: "restrict", part: "0", item: "t1" };

  it("is what was typed, the phrase that was tapped, or, where a form asks for both at once, both", () => {
    expect(acts(heardOf(stop, { ...object, reason: "Too dear." }))).toMatchObject([{ reason: "Too dear." }]);
    expect(acts(heardOf(stop, { ...object, reason: "half-writ", ready: "No." }))).toMatchObject([{ reason: "No." }]);
    expect(acts(heardOf(stop, { ...object, reason: "Too dear.", ready: "No.", keeps: "yes" }))).toMatchObject([
      { reason: "No. Too dear." },
    ]);
    expect(acts(heardOf(stop, { ...object, reason: " ", ready: "No.", keeps: "yes" }))).toMatchObject([{ reason: "No." }]);
  });
});

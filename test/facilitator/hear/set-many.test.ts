import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openAgain } from "#facilitator/asks/again.ts";
import { openAsk } from "#facilitator/asks/asks.ts";
import { refusedAt } from "#facilitator/asks/refused-at.ts";
import { sentForm } from "#facilitator/asks/sent.ts";
import { hear } from "#facilitator/hear/hear.ts";
import { languages } from "#locale/languages.ts";
import type { Act } from "#session/command.ts";
import type { Form } from "#talk/form.ts";
import { isRefusal } from "#talk/refusal.ts";
import { type Stop, judged, stops, talkAt } from "../asks/stage.ts";

const all = stops();

function stopAt(at: string): Stop {
  const found = all.find((stop) => stop.at === at);
  if (found === undefined) throw new Error(`no stop at ${at}`);
  return found;
}

function after(stop: Stop, person: string, ...acts: readonly Act[]): Stop {
  const decision = judged(stop, person, acts);
  if (isRefusal(decision)) throw new Error(decision.refused);
  return { ...stop, session: decision.session };
}

function opened(stop: Stop, me: string, name: string, about: readonly string[], language: (typeof languages)[number] = "en"): Form {
  const found = openAsk(talkAt(stop, me, language), name, about);
  if (!("form" in found)) throw new Error(JSON.stringify(found));
  return found.form;
}

/** The form as it stands, sent back untouched but for what is given. */
function back(form: Form, changed: Readonly<Record<string, readonly string[]>> = {}): ReturnType<typeof sentForm> {
  const drawn = form.fields.map((field) => [field.id, field.value ?? []] as const);
  return sentForm(form, { ...Object.fromEntries(drawn), ...changed });
}

const journey = { step: "current-journey", part: 0 };
const set = (path: string, value: unknown): Act => ({ do: "set", ...journey, path, value: value as string });
const full = after(
  stopAt("current-journey/0/input"),
  "ann",
  set("items/t1/does", "Looks around\r\nand leaves "),
  set("items/t1/waitBefore", "PT36H"),
  set("items/t1/replyWithin", "P7D"),
  set("items/t1/expectsReply", true),
  set("items/t1/staffSees", "partly"),
  set("items/t1/responsible", "bob"),
  set("items/t1/evidence", ["b", "a"]),
  set("items/t1/channels", ["web", "app"]),
  set("items/t1/repeats", "t2"),
);
const row = ["current-journey", "0", "items", "t1"];

function acts(stop: Stop, me: string, sent: ReturnType<typeof sentForm>): readonly Act[] {
  const heard = hear(sent, talkAt(stop, me));
  if (isRefusal(heard)) throw new Error(JSON.stringify(heard));
  return heard.acts;
}

describe("several fields at once", () => {
  it.each(languages)("sent back as they were drawn set nothing, whatever kind they are, in %s", (language) => {
    for (const group of ["0", "1", "2", "3"]) {
      const form = opened(full, "ann", "row", [...row, group], language);
      const heard = hear(back(form), talkAt(full, "ann", language));
      expect(heard, group).toMatchObject({ acts: [] });
    }
  });

  it("count as untouched when only white space, line ends or the order of ticks came back otherwise", () => {
    const first = opened(full, "ann", "row", row);
    expect(acts(full, "ann", back(first, { "v.items/t1/channels": ["app", "web"], "v.items/t1/name": [" Website "] }))).toEqual([]);
    const more = opened(full, "ann", "row", [...row, "1"]);
    expect(acts(full, "ann", back(more, { "v.items/t1/does": ["Looks around\nand leaves"] }))).toEqual([]);
    const when = opened(full, "ann", "row", [...row, "2"]);
    expect(acts(full, "ann", back(when, { "v.items/t1/waitBefore": ["1,5 days"], "v.items/t1/replyWithin": ["1 week"] }))).toEqual([]);
  });

  it("set what was changed, and only that, from the event it was drawn from", () => {
    const form = opened(full, "bob", "row", [...row, "1"]);
    const base = Number(form.hidden["base.items/t1/does"]);
    expect(base).toBeGreaterThan(0);
    expect(acts(full, "bob", back(form, { "v.items/t1/does": ["Asks"], "v.items/t1/stage": ["Before"] }))).toEqual([
      { do: "set", ...journey, path: "items/t1/does", value: "Asks", base },
      { do: "set", ...journey, path: "items/t1/stage", value: "Before", base: 0 },
    ]);
  });

  it("take away what was emptied, and keep the order of lines", () => {
    const form = opened(full, "ann", "row", [...row, "3"]);
    expect(acts(full, "ann", back(form, { "v.items/t1/evidence": ["a\nb"] }))).toMatchObject([
      { path: "items/t1/evidence", value: ["a", "b"] },
    ]);
    const more = opened(full, "ann", "row", [...row, "1"]);
    expect(acts(full, "ann", back(more, { "v.items/t1/does": [] }))).toMatchObject([{ path: "items/t1/does", value: null }]);
  });

  it("name the field that cannot be read, and the one that is not there", () => {
    const form = opened(full, "ann", "row", [...row, "2"]);
    const no = hear(back(form, { "v.items/t1/waitBefore": ["three moons"] }), talkAt(full, "ann"));
    expect(no).toMatchObject({ refused: "value.not-a-duration", field: "items/t1/waitBefore" });
    expect(isRefusal(no) ? refusedAt(form.fields, no) : "").toBe("v.items/t1/waitBefore");
    expect(hear(back(form, { "v.items/t1/nothing": ["x"] }), talkAt(full, "ann"))).toMatchObject({ refused: "value.unknown-field" });
    const bare = opened(full, "ann", "row", row);
    const empty = judged(full, "ann", acts(full, "ann", back(bare, { "v.items/t1/name": [" "] })));
    expect(isRefusal(empty) ? refusedAt(bare.fields, empty) : "").toBe("v.items/t1/name");
  });

  it("never throw, whatever comes back", () => {
    const form = opened(full, "ann", "row", [...row, "2"]);
    const value = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("", "yes", "no", "t1", "P1Y", "-0", "9".repeat(400), "x".repeat(25_000)),
    );
    const fields = fc.dictionary(
      fc.oneof(
        fc.constantFrom(...form.fields.map((field) => field.id)),
        fc.string().map((text) => `v.${text}`),
        fc.constantFrom("v.", "v.__proto__/a/b", "v.items/t1", "newOwner", "ready"),
      ),
      fc.array(value, { maxLength: 3 }),
    );
    fc.assert(
      fc.property(fields, (given) => {
        const talk = talkAt(full, "ann");
        const heard = hear(sentForm(form, given), talk);
        if (!isRefusal(heard)) judged(full, "ann", heard.acts, heard.drawn);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a clash in one of several fields", () => {
  const form = opened(full, "bob", "row", [...row, "1"]);
  const meanwhile = after(full, "ann", set("items/t1/does", "Leaves at once"), set("items/t1/thinks", "Not for me"));
  const sent = back(form, { "v.items/t1/does": ["Asks a friend"], "v.items/t1/stage": ["Before"] });
  const clash = judged(meanwhile, "bob", acts(meanwhile, "bob", sent));

  it("refuses at that field, and changes nothing", () => {
    expect(clash).toMatchObject({ refused: "fill.changed-meanwhile", field: "items/t1/does", other: { value: "Leaves at once" } });
    expect(isRefusal(clash) ? refusedAt(form.fields, clash) : "").toBe("v.items/t1/does");
  });

  it("opens the form again with both texts and everything typed; sent once more it keeps mine, and nobody else's is lost", () => {
    if (!isRefusal(clash)) throw new Error("no clash");
    const again = openAgain(talkAt(meanwhile, "bob"), { ask: "row", on: [...row, "1"], sent, refusal: clash });
    if (!("form" in again)) throw new Error("no form");
    const at = (id: string) => again.form.fields.find((field) => field.id === id)?.value;
    expect(JSON.stringify(again.form.about[0])).toMatch(/Ann wrote meanwhile:.*Leaves at once/);
    expect([at("v.items/t1/does"), at("v.items/t1/stage"), at("v.items/t1/thinks")]).toEqual([
      ["Asks a friend"],
      ["Before"],
      ["Not for me"],
    ]);
    const kept = after(meanwhile, "bob", ...acts(meanwhile, "bob", back(again.form)));
    const contact = talkAt(kept, "bob").view.redesign.current.find((one) => one.id === "t1");
    expect(contact).toMatchObject({ does: "Asks a friend", stage: "Before", thinks: "Not for me" });
  });

  it("names a second clash too, instead of writing over it", () => {
    if (!isRefusal(clash)) throw new Error("no clash");
    const staged = after(meanwhile, "ann", set("items/t1/stage", "Much later"));
    const again = openAgain(talkAt(staged, "bob"), { ask: "row", on: [...row, "1"], sent, refusal: clash });
    if (!("form" in again)) throw new Error("no form");
    expect(judged(staged, "bob", acts(staged, "bob", back(again.form)))).toMatchObject({
      refused: "fill.changed-meanwhile",
      field: "items/t1/stage",
      other: { value: "Much later" },
    });
  });

  it("keeps what was typed in any other refused form", () => {
    const stop = stopAt("reasons/0/input");
    const add = opened(stop, "bob", "add", ["reasons", "0"]);
    const typed = sentForm(add, { "f.text": ["x".repeat(3001)], "f.kind": ["money"], anonymous: ["yes"] });
    const heard = hear(typed, talkAt(stop, "bob"));
    const no = isRefusal(heard) ? heard : judged(stop, "bob", heard.acts);
    if (!isRefusal(no)) throw new Error("kept");
    expect(refusedAt(add.fields, no)).toBe("f.text");
    const again = openAgain(talkAt(stop, "bob"), { ask: "add", on: ["reasons", "0"], sent: typed, refusal: no });
    if (!("form" in again)) throw new Error("no form");
    expect(again.form.fields.map((field) => field.value?.[0]?.length)).toEqual([3001, 5, 3]);
    expect(openAgain(talkAt(stopAt("published"), "bob"), { ask: "add", on: ["reasons", "0"], sent: typed, refusal: no })).toMatchObject({
      refused: "session.over",
    });
  });
});

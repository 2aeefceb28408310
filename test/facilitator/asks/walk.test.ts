import { describe, expect, it } from "vitest";
import type { Opened } from "#facilitator/asks/ask.ts";
import { asks, openAsk } from "#facilitator/asks/asks.ts";
import { refusedAt } from "#facilitator/asks/refused-at.ts";
import { sentForm } from "#facilitator/asks/sent.ts";
import { hear } from "#facilitator/hear/hear.ts";
import { ownedBy, ownerNamed } from "#facilitator/hear/owner.ts";
import { type Language, languages } from "#locale/languages.ts";
import type { Block, Card } from "#talk/card.ts";
import type { Form } from "#talk/form.ts";
import { type Refusal, isRefusal } from "#talk/refusal.ts";
import { aboutsOf } from "./abouts.ts";
import { filled } from "./fill-in.ts";
import { cardFaults, faults } from "./limits.ts";
import { type Stop, judged, stops, talkAt } from "./stage.ts";

const all = stops();
/** Two cores are shared with everything else that runs. */
const patience = 120_000;
const people = ["ann", "bob", "oli", "una", null] as const;

type Found = { readonly stop: Stop; readonly me: string | null; readonly name: string; readonly about: readonly string[] };
type Opening = Found & { readonly form: Form };

function where({ stop, me, name, about }: Found): string {
  return `${stop.at} ${me ?? "nobody"}: ${name} [${about.join(" ")}]`;
}

type Shown = Found & { readonly opened: Exclude<Opened, Refusal> };

/** Every ask at a stop, as if by every button there could be: all that opens for this person. */
function openings(stop: Stop, me: string | null, language: Language = "en"): readonly Shown[] {
  const talk = talkAt(stop, me, language);
  return Object.keys(asks).flatMap((name) =>
    aboutsOf(talk, name).flatMap((about): readonly Shown[] => {
      const opened = openAsk(talk, name, about);
      return isRefusal(opened) ? [] : [{ stop, me, name, about, opened }];
    }),
  );
}

function formsAt(stop: Stop, me: string | null): readonly Opening[] {
  return openings(stop, me).flatMap(({ opened, ...found }) => ("form" in opened ? [{ ...found, form: opened.form }] : []));
}

/** Forms that whoever wires the platform takes, and not the session: coming in, one's language, what is asked next, erasing. */
const wired: ReadonlySet<string> = new Set(["join", "language", "pick", "erase"]);

/** Refusals that are the answer to what the form asks for, not a fault of the form: each with why. */
const answers: Readonly<Record<string, readonly Refusal["refused"][]>> = {
  // what was objected to was put forward again as it stood
  propose: ["decide.open-objection"],
  // the first two people of the menus are one and the same, or the only facilitator
  "join-people": ["merge.itself", "person.last-facilitator"],
};

function kept({ stop, me, name, form }: Opening): Refusal | undefined {
  if (wired.has(form.name)) return undefined;
  const heard = hear(sentForm(form, filled(form)), talkAt(stop, me));
  const outcome = isRefusal(heard) ? heard : judged(stop, me ?? "", heard.acts, heard.drawn);
  return isRefusal(outcome) && !answers[name]?.includes(outcome.refused) ? outcome : undefined;
}

describe("every ask, at every phase of every step", () => {
  it("plays through the whole playbook", () => {
    expect(all.length).toBeGreaterThan(35);
    expect(all.map((stop) => stop.at)).toEqual(
      expect.arrayContaining(["reasons/0/input", "reasons/1/proposal", "replace/1/input", "published"]),
    );
  });

  it.each(people)(
    "opens forms for %s whose plain answers are kept",
    (me) => {
      const refused = all.flatMap((stop) =>
        formsAt(stop, me).flatMap((opening) => {
          const no = kept(opening);
          return no === undefined ? [] : [`${where(opening)}: ${no.refused} at ${no.field ?? "none"}`];
        }),
      );
      expect(refused).toEqual([]);
    },
    patience,
  );

  it(
    "opens every kind of form for somebody",
    () => {
      const found = new Set(all.flatMap((stop) => [...formsAt(stop, "ann"), ...formsAt(stop, "bob")]).map((one) => one.name));
      const forms = [
        "add",
        "edit",
        "vote",
        "keep",
        "merge",
        "unmerge",
        "fill",
        "row",
        "row-add",
        "rows-add",
        "row-remove",
        "move",
        "pick-move",
      ];
      const more = ["rate", "propose", "slip", "object", "settle", "answer", "back", "skip", "pace", "strike", "park", "permit", "covered"];
      const own = ["set-role", "join-people", "note", "language", "blocked", "new-date", "hand-on", "erase"];
      expect([...found]).toEqual(expect.arrayContaining([...forms, ...more, ...own]));
    },
    patience,
  );

  it(
    "opens nothing that writes for who only watches, and nothing at all that is not there",
    () => {
      const harmless = new Set(["language", "erase", "join", "note"]);
      const open = all.flatMap((stop) => formsAt(stop, "oli").filter((one) => !harmless.has(one.name)));
      expect(open.map(where)).toEqual([]);
      const talk = talkAt({ ...stopAt("reasons/0/input") }, "bob");
      for (const name of ["toString", "__proto__", "", "no such ask"])
        expect(openAsk(talk, name, [])).toMatchObject({ refused: "act.unknown" });
    },
    patience,
  );

  it("shows nobody's lines before the reveal", () => {
    const hidden = stopAt("reasons/0/input");
    const text = JSON.stringify(everything(hidden, "ann"));
    expect(text).toContain("Closed");
    expect(text).not.toContain("b1");
    expect(JSON.stringify(everything(hidden, "bob"))).not.toContain("No money");
  });

  it("keeps facilitators' acts from everybody else", () => {
    const talk = talkAt(stopAt("restrict/0/input"), "bob");
    for (const name of ["lead", "back", "skip", "waive", "pace", "settle", "permit", "take-in", "set-role", "join-people"])
      expect(openAsk(talk, name, ["restrict", "0", "t1"]), name).toMatchObject({ refused: "act.not-allowed" });
    expect(openAsk(talk, "propose", ["restrict", "0", "t1", "permitted"])).toMatchObject({ refused: "permit.not-facilitator" });
  });
});

function stopAt(at: string): Stop {
  const found = all.find((stop) => stop.at === at);
  if (found === undefined) throw new Error(`no stop at ${at}`);
  return found;
}

function everything(stop: Stop, me: string): readonly unknown[] {
  return openings(stop, me).map((one) => one.opened);
}

describe("every form and every private card", () => {
  it.each(languages)(
    "keeps to what a platform can hold, and leads to asks that exist, in %s",
    (language) => {
      const bad = all.flatMap((stop) =>
        ["ann", "bob"].flatMap((me) =>
          openings(stop, me, language).flatMap(({ opened, ...found }) => {
            const all = "form" in opened ? faults(opened.form) : [...cardFaults(opened.card), ...lost(opened.card)];
            return all.map((fault) => `${where(found)}: ${fault}`);
          }),
        ),
      );
      expect([...new Set(bad)]).toEqual([]);
    },
    patience,
  );
});

function lost({ blocks }: Card): readonly string[] {
  return blocks.flatMap(leadsTo).filter((ask) => !Object.hasOwn(asks, ask));
}

function leadsTo(block: Block): readonly string[] {
  const buttons = block.is === "acts" ? block.buttons : block.is === "lines" && block.button !== undefined ? [block.button] : [];
  const asked = buttons.flatMap(({ press }) => (press.does === "ask" ? [press.ask] : []));
  return block.is === "pick" ? [block.ask] : asked;
}

describe("a refusal", () => {
  it("stands at the field it is about", () => {
    const talk = talkAt(stopAt("reasons/0/input"), "bob");
    const opened = openAsk(talk, "add", ["reasons", "0"]);
    if (!("form" in opened)) throw new Error("no form");
    const { form } = opened;
    const heard = hear(sentForm(form, { "f.text": [" "], "f.kind": ["money"] }), talk);
    if (!isRefusal(heard)) throw new Error("kept");
    expect(refusedAt(form.fields, heard)).toBe("f.text");
    const row: Refusal = { refused: "value.missing", field: "types/n1.2/name" };
    expect(refusedAt([{ id: "f.who" }, { id: "f.name" }], row)).toBe("f.name");
    expect(refusedAt([{ id: "v.types/n1.2/who" }, { id: "v.types/n1.2/name" }], row)).toBe("v.types/n1.2/name");
    expect(refusedAt([{ id: "f.touchpoints.new1.channels" }], { refused: "replace.blocked-too", field: "channels" })).toBe(
      "f.touchpoints.new1.channels",
    );
    expect(refusedAt([{ id: "f.name" }], { refused: "decide.open-objection", field: "t1" })).toBeUndefined();
  });
});

describe("somebody named on the spot", () => {
  it("owns the new action, or the one whose row is open", () => {
    const stop = stopAt("actions/0/input");
    const talk = talkAt(stop, "ann");
    for (const [name, about] of [
      ["rows-add", ["actions", "0", "items"]],
      ["row", ["actions", "0", "items", "a1"]],
      ["hand-on", ["a1"]],
    ] as const) {
      const opened = openAsk(talk, name, about);
      if (!("form" in opened)) throw new Error(name);
      const sent = sentForm(opened.form, { ...filled(opened.form), newOwner: ["Zoë of the agency"] });
      expect(ownerNamed(sent)).toBe("Zoë of the agency");
      const heard = hear(ownedBy(sent, "o.zoe"), talk);
      if (isRefusal(heard)) throw new Error(`${name}: ${heard.refused}`);
      const acts = [{ do: "join", person: "o.zoe", role: "owner" } as const, ...heard.acts];
      const decision = judged(stop, "ann", acts);
      if (isRefusal(decision)) throw new Error(`${name}: ${decision.refused}`);
      const { actions } = talkAt({ session: decision.session, now: stop.now }, "ann").view.redesign;
      expect(
        actions.some((one) => one.owner === "o.zoe"),
        name,
      ).toBe(true);
    }
  });
});

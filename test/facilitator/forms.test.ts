import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formFields, formWorld, groups, heardAs } from "#facilitator/forms.ts";
import { readHeard, readNumber, readTypedDate, readTypedDuration, writeDuration } from "#facilitator/typed.ts";
import { parseDuration } from "#lib/time.ts";
import { languages } from "#locale/languages.ts";
import { crisisRedesign } from "#playbook/catalog/crisis-redesign.ts";
import type { Field } from "#steps/field.ts";
import { played, seen } from "../chat/web/cards/scene.ts";

const ctx = seen(played({ stop: "actions/0" }));
const world = formWorld(ctx.view, "en", ctx.name);
const reader = { language: "en", personNamed: () => undefined } as const;

describe("lengths of time as people type them", () => {
  it.each([
    ["en", ["3", "days"], "P3D"],
    ["en", ["1,5", "hours"], "PT90M"],
    ["en", ["2 weeks"], "P2W"],
    ["en", ["PT4H"], "PT4H"],
    ["et", ["3 päeva"], "P3D"],
    ["et", ["6 nädalat"], "P6W"],
    ["et", ["4 tundi"], "PT4H"],
    ["lt", ["2 savaitės"], "P2W"],
    ["lt", ["3 dienos"], "P3D"],
    ["lt", ["4 val."], "PT4H"],
  ] as const)("%s: %j is %s", (language, typed, iso) => {
    expect(readTypedDuration(typed, language)).toBe(iso);
  });

  it.each([["soon"], ["3"], ["3", "months"], ["3 years"], ["3 months"], ["-1", "days"], [""], ["0,001", "minutes"]])(
    "%s is none",
    (...typed) => {
      expect(readTypedDuration(typed, "en")).toBeUndefined();
    },
  );

  it("what is written out is read back as the same length", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50_000 }), (minutes) => {
        const back = readTypedDuration(writeDuration(`PT${minutes}M`), "en");
        expect(parseDuration(back ?? "")).toBe(minutes);
      }),
    );
  });
});

describe("numbers and dates as people type them", () => {
  it.each([
    ["1 200,50", 1200.5],
    ["4,300", 4300],
    ["4,30", 4.3],
    ["1,200.5", 1200.5],
    ["−3", -3],
    ["12 000", 12_000],
  ] as const)("%s is %d", (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  it.each(["", "lots", "1e9", "Infinity", "1..2", "0x10"])("%j is no number", (text) => {
    expect(readNumber(text)).toBeUndefined();
  });

  it("a date with points is the same day; an impossible one stays as typed", () => {
    expect(readTypedDate("5.11.2026")).toBe("2026-11-05");
    expect(readTypedDate("31.02.2026")).toBe("31.02.2026");
    expect(readTypedDate(" 2026-11-12 ")).toBe("2026-11-12");
  });
});

describe("forms of the playbook", () => {
  const parts = crisisRedesign.steps.flatMap((step) =>
    step.parts.map((part) => ({
      step: step.id,
      fields: [...part.fields, ...(part.head ?? []), ...(part.variants ?? []).flatMap((one) => one.fields)],
    })),
  );

  it("every field has its words in each language, and every choice too", () => {
    const all = languages.flatMap((language) => parts.flatMap(({ step, fields }) => fields.map((field) => ({ language, step, field }))));
    for (const { language, step, field } of all) {
      const [of, label] = field.fields === undefined ? [[field], undefined] : [field.fields, field.id];
      const drawn = formFields(
        of as readonly Field[],
        { ...world, language, step },
        { facilitator: true, ...(label === undefined ? {} : { label }) },
      );
      expect(
        drawn.map((one) => one.label).filter((text) => /^[a-z]+([A-Z/][A-Za-z]*)*$/.test(text)),
        `${language} ${step}`,
      ).toEqual([]);
      expect(drawn.flatMap((one) => one.options ?? []).every((option) => option.label !== "")).toBe(true);
    }
  });

  it("what only a facilitator may fill in is not asked of others", () => {
    const fields = crisisRedesign.steps.find((step) => step.id === "new-journey")?.parts[0].fields ?? [];
    expect(formFields(fields, world).some((one) => one.id === "permitted")).toBe(false);
    expect(formFields(fields, world, { facilitator: true }).some((one) => one.id === "permitted")).toBe(true);
  });

  it("owners and contacts are offered by name", () => {
    const fields = crisisRedesign.steps.find((step) => step.id === "actions")?.parts[0].fields ?? [];
    const asked = formFields(fields, world);
    expect(asked.find((one) => one.id === "owner")?.options?.map((one) => one.label)).toContain("Priya Nair");
    expect(asked.find((one) => one.id === "touchpoints")?.options?.map((one) => one.label)).toContain("Loan box by courier");
  });

  it("more about it comes in groups of at most five", () => {
    const fields = formFields(crisisRedesign.steps.find((step) => step.id === "current-journey")?.parts[0].fields ?? [], world).filter(
      (one) => one.more,
    );
    expect(groups(fields).every((group) => group.length <= 5)).toBe(true);
    expect(groups(fields).flat()).toEqual(fields);
  });

  it.each([
    [{ id: "a", kind: "lines" }, ["one", "two"]],
    [{ id: "a", kind: "yes-no" }, false],
    [{ id: "a", kind: "choices", options: ["x", "y"] }, ["y"]],
    [{ id: "a", kind: "number" }, 4300.5],
    [{ id: "a", kind: "whole" }, -2],
    [{ id: "a", kind: "duration" }, "P3D"],
    [{ id: "a", kind: "date" }, "2026-11-12"],
    [{ id: "a", kind: "text" }, " as it is \n"],
  ] as const)("%j: a kept value is heard again as the same", (field, value) => {
    expect(readHeard(field, heardAs(field, value, world), reader)).toEqual(value);
  });
});

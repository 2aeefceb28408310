import { describe, expect, it } from "vitest";
import { findingIds } from "#journey/finding.ts";
import { reasonKinds } from "#journey/redesign.ts";
import { channels, media, origins, phases, staffSights } from "#journey/touchpoint.ts";
import { sayFinding } from "#locale/findings.ts";
import { sayHint, sayLabel } from "#locale/labels.ts";
import { languages } from "#locale/languages.ts";
import { sayRefusal } from "#locale/refusals.ts";
import { isMessageKey, say } from "#locale/say.ts";
import { readyPhrases, sayStep } from "#locale/steps.ts";
import { crisisRedesign } from "#playbook/catalog/crisis-redesign.ts";
import type { Field } from "#steps/field.ts";
import { refusalIds } from "#talk/refusal.ts";

const world = { currency: "EUR", nameOf: (id: string) => (id === "giedre" ? "Giedrė" : id) };
const six = ["face-to-face", "e-mail", "post", "text-message", "video", "gift"];

function pathsIn(fields: readonly Field[], head = ""): readonly string[] {
  return fields.flatMap((field) => [`${head}${field.id}`, ...pathsIn(field.fields ?? [], `${head}${field.id}/`)]);
}

describe("every code of the domain has a word", () => {
  it.each([
    ["reason", reasonKinds],
    ["channel", channels],
    ["phase", phases],
    ["phase-says", phases],
    ["medium", media],
    ["staff-sees", staffSights],
    ["origin", origins],
    ["emotion", ["-2", "-1", "0", "1", "2"]],
    ["impact", ["1", "2", "3", "4", "5"]],
  ])("%s", (list, codes) => {
    expect(codes.filter((code) => !isMessageKey(`word.${list}.${code}`))).toEqual([]);
  });

  it("every refusal and finding has its text, and the six channels their advice", () => {
    expect(refusalIds.filter((id) => !isMessageKey(`refusal.${id}`))).toEqual([]);
    expect(findingIds.filter((id) => !isMessageKey(`finding.${id}.title`) || !isMessageKey(`finding.${id}.says`))).toEqual([]);
    expect(six.filter((channel) => !isMessageKey(`advice.${channel}`))).toEqual([]);
  });

  it("every step has its five texts, and each second part its own question", () => {
    for (const { id, parts } of crisisRedesign.steps) {
      for (const text of ["title", "question", "why", "example", "help"] as const)
        expect(isMessageKey(`step.${id}.${text}`), `${id} ${text}`).toBe(true);
      if (parts.length === 2) expect(isMessageKey(`step.${id}.part2.question`) && isMessageKey(`step.${id}.part2.why`), id).toBe(true);
    }
  });

  it("every field of every step has a label", () => {
    const bare = crisisRedesign.steps.flatMap(({ id, parts }) => {
      const fields = parts.flatMap((part) => [
        ...part.fields,
        ...(part.head ?? []),
        ...(part.variants ?? []).flatMap((variant) => variant.fields),
      ]);
      return pathsIn(fields)
        .filter((path) => sayLabel("en", { step: id, path }) === path)
        .map((path) => `${id} ${path}`);
    });
    expect(bare).toEqual([]);
  });
});

describe("a step", () => {
  it("asks firms and people each in their own way", () => {
    expect(sayStep("et", "question", { step: "customer", sells: "people" })).toBe("Kelle käest me raha saame?");
    expect(sayStep("et", "question", { step: "customer", sells: "firms" })).toBe("Kes kliendi juures meilt ostab?");
    expect(sayLabel("en", { step: "pains", path: "organisation", sells: "people" })).toBe("What hurts");
  });

  it("asks anew in its second part, and falls back to the first where that has no text of its own", () => {
    expect(sayStep("lt", "question", { step: "replace", part: 2 })).toBe("Ar sutinkame su tokiu pakeitimu?");
    expect(sayStep("en", "title", { step: "replace", part: 2 })).toBe("What takes its place");
    expect(() => sayStep("en", "title", { step: "nowhere" })).toThrow(/nowhere/);
  });

  it("labels a field by its step first, then by what all share; a hint only where there is one", () => {
    expect(sayLabel("en", { step: "replace", path: "name" })).toBe("What comes instead");
    expect(sayLabel("en", { step: "new-journey", path: "name" })).toBe("Contact (touchpoint)");
    expect(sayLabel("en", { step: "pains", path: "conflicts/buyer" })).toBe("On the other side");
    expect(sayLabel("en", { step: "pains", path: "buyer" })).toBe("The buyer’s own fears and worries");
    expect(sayHint("en", { step: "actions", path: "title" })).toBe("Begin with a verb.");
    expect(sayHint("en", { step: "actions", path: "notes" })).toBeUndefined();
  });

  it("offers three ready phrases for each compulsory why", () => {
    const whys = [
      "restrict-dropped",
      "restrict-merged",
      "replace-dropped",
      "new-journey-removed",
      "actions-covered",
      "actions-none",
      "audit-accept",
      "objection",
      "settle",
      "skip",
      "permit",
      "strike",
      "waive",
    ];
    for (const language of languages) for (const why of whys) expect(readyPhrases(language, why), why).toHaveLength(3);
    expect(readyPhrases("en", "nothing")).toEqual([]);
  });
});

describe("a refusal", () => {
  it("names the reason by its word", () => {
    const refusal = { refused: "replace.blocked-too", values: { name: "Treeningõhtu", number: 1, reason: "place-closed" } } as const;
    expect(sayRefusal("et", refusal)).toBe(
      "Treeningõhtu: seda ei luba põhjus 1, koht on suletud. Vali teine kanal või küsi läbiviijalt luba. Tekst on alles.",
    );
  });

  it("counts what there is", () => {
    expect(sayRefusal("lt", { refused: "text.too-long", values: { count: 141, max: 140 } })).toBe(
      "Čia 141 ženklas, o telpa 140. Sutrumpinkite. Tekstas išsaugotas.",
    );
  });
});

describe("a finding", () => {
  it("turns codes, lengths of time, dates, money and emotions into words", () => {
    const wait = { id: "contact-audit.longest-wait", figures: { place: 2, wait: "P6D", minutes: 8640, now: 20160, before: 40320 } };
    expect(sayFinding("en", wait, world)).toEqual({
      title: "A long wait: 6 days",
      says: "Must the customer wait this long?",
    });
    const count = { id: "contact-audit.fewer-contacts", figures: { about: "count", now: 9, before: 8 } };
    expect(sayFinding("en", count, world).says).toBe("Contacts to the goal: 8 until now, 9 from now on. Can there be fewer, sooner done?");
    const late = { id: "plan.overloaded-owner", figures: { owner: "giedre", day: "2026-11-12", count: 4 } };
    expect(sayFinding("lt", late, world)).toEqual({
      title: "Daug vienai dienai: Giedrė",
      says: "Terminas kt, lapkričio 12 d.: 4 veiksmai. Kelis nukelkite arba pasidalykite.",
    });
    const costs = { id: "cost.plan-costs-more", figures: { sum: 900, costs: 1300, saves: 400, unknown: 0 } };
    expect(sayFinding("et", costs, world).title).toBe("Plaan maksab rohkem, kui säästab: 900\u00A0€");
    const worst = { id: "extremes.worst", figures: { place: 3, emotion: -1.5, impact: 4 } };
    expect(sayFinding("en", worst, world).says).toBe("Feeling −1.5, impact 4. What has become of it?");
  });

  it("says of the two gravest phases why they are grave, and calls a stage by its name or its phase", () => {
    expect(sayFinding("en", { id: "coverage.empty-phase", figures: { phase: "activate" } }, world)).toEqual({
      title: "A phase without a contact: activate",
      says: "The greatest danger: we think we are done, and for the customer it only begins.",
    });
    const single = { id: "omnichannel.single-channel", figures: { in: "phase", stage: "", phase: "adopt", channel: "e-mail", count: 3 } };
    expect(sayFinding("et", single, world).title).toBe("Ainult üks kanal: lojaalsus");
    expect(() => sayFinding("en", { id: "nothing.there", figures: {} }, world)).toThrow(/nothing\.there/);
  });

  it("counts the reasons that stand in the way", () => {
    const says = (reasons: string) => sayFinding("et", { id: "crisis-fit.unanswered", figures: { place: 1, reasons } }, world).says;
    expect(says("1")).toMatch(/^Ei luba põhjus 1\. /);
    expect(says("1, 2")).toMatch(/^Ei luba põhjused 1, 2\. /);
    const permitted = { id: "crisis-fit.blocked-in-new", figures: { place: 1, reasons: "1, 4", permitted: "yes" } };
    expect(sayFinding("lt", permitted, world).says).toMatch(/^Neleidžia priežastys 1, 4\. Moderatorius leido/);
  });

  it("leaves people's own words and empty figures alone", () => {
    const own = { id: "omnichannel.single-channel", figures: { in: "stage", stage: "Darbai", phase: "", channel: "e-mail", count: 3 } };
    expect(sayFinding("lt", own, world).title).toBe("Tik vienas kanalas: Darbai");
    expect(say("en", "finding.offer.open-conflict.says", { organisation: "a", buyer: "b" })).toContain("a");
  });
});

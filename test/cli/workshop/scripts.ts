import { readFileSync } from "node:fs";
import { parse, stringify } from "yaml";
import { sampleFor } from "../../../src/cli/samples/sample.ts";
import type { Language } from "#locale/languages.ts";

export type Loose = { [key: string]: ReturnType<typeof JSON.parse> };

/** A script as data, to be changed and written down again. */
export function asYaml(script: Loose): string {
  return stringify(script, { lineWidth: 0, aliasDuplicateObjects: false });
}

export function sample(language: Language): string {
  return readFileSync(sampleFor(language), "utf8");
}

export function sampleData(language: Language): Loose {
  return parse(sample(language)) as Loose;
}

/** The smallest workshop there is: one person, the short track. */
export function minimal(): Loose {
  return {
    workshop: 1,
    title: "Alone",
    playbook: "crisis-redesign",
    track: "sprint",
    language: "en",
    timezone: "Europe/Dublin",
    startedAt: "2026-11-09T18:30:00+00:00",
    crisis: "The shop is shut.",
    people: { me: { name: "Me Myself", role: "facilitator" } },
    steps: {
      purpose: { ideas: [{ by: "me", text: "People eat well." }], keep: "We feed people well." },
      reasons: {
        ideas: [
          { key: "r1", kind: "contact-ban", text: "Nobody may meet." },
          { key: "r2", kind: "money", text: "Money is short." },
          { key: "r3", kind: "staff", text: "Two are ill." },
          { key: "r4", kind: "other", text: "Rain." },
          { key: "r5", kind: "other", text: "Snow." },
          { key: "r6", kind: "other", text: "Wind." },
        ],
        votes: { me: ["r1", "r1", "r2"] },
        keep: ["r1", "r2", "r3"],
      },
      problems: {
        ideas: [
          { key: "p1", horizon: "two-to-three-years", text: "Hunger." },
          { key: "p2", horizon: "now", text: "Lunch." },
        ],
        keep: ["p1"],
      },
      customer: { types: [{ key: "c1", name: "Guest" }], focus: "c1" },
      pains: { organisation: ["Late lunch."], buyer: ["Fear of cold food."], conflicts: [] },
      offer: {
        ideas: [
          { key: "o1", text: "Lunch box" },
          { key: "o2", text: "Dinner box" },
        ],
        keep: "o1",
      },
      "current-journey": {
        touchpoints: [
          { key: "t1", name: "Web page", medium: "digital", channels: ["web"] },
          { key: "t2", name: "Counter", medium: "physical", channels: ["face-to-face"] },
          { key: "t3", name: "Thanks", medium: "digital", channels: ["e-mail"] },
        ],
      },
      restrict: { t1: "stays", t2: { blocked: ["r1"] }, t3: "changes" },
      replace: { t2: { with: [{ key: "n1", name: "Bike", medium: "physical", channels: ["other"] }] } },
      "new-journey": { order: ["t1", "n1", "t3"] },
      actions: [{ title: "Buy a bike", touchpoints: ["n1", "t3"], owner: "me" }],
    },
  };
}

/** The minimal script with something changed in it. */
export function changed(how: (script: Loose) => void): Loose {
  const script = minimal();
  how(script);
  return script;
}

export function touchpointsOf(count: number): Loose[] {
  return Array.from({ length: count }, (_, n) => ({
    key: `t${n + 1}`,
    name: `Contact ${n + 1}`,
    medium: n % 3 === 0 ? "physical" : "digital",
    channels: n % 3 === 0 ? ["face-to-face", "post"] : ["web", "e-mail"],
    does: `Does ${n}`,
    thinks: "Hm.",
    feels: "So so.",
    phase: ["assess", "admit", "affirm", "activate", "acclimate", "accomplish", "adopt", "advocate"][n % 8],
    ...(n % 5 === 4 ? { repeats: `t${n}` } : {}),
  }));
}

/** A workshop as large as it gets: so many touchpoints, so many people, everybody rates everything. */
export function large(touchpoints: number, people: number): Loose {
  const script = sampleData("en");
  const keys = Array.from({ length: people }, (_, n) => `person ${n + 1}`);
  const list = touchpointsOf(touchpoints);
  const blocked = list.filter((one) => one["medium"] === "physical");
  script["people"] = Object.fromEntries(
    keys.map((key, n) => [key, { name: `Person ${n + 1}`, role: n === 0 ? "facilitator" : "participant" }]),
  );
  const first = keys[0] ?? "";
  const steps = script["steps"];
  for (const id of ["purpose", "reasons", "problems", "offer"]) {
    steps[id].ideas = steps[id].ideas.map((one: Loose, n: number) => ({ ...one, by: keys[n % keys.length] }));
    if (id === "purpose") continue;
    steps[id].votes = Object.fromEntries(keys.map((key, n) => [key, [steps[id].ideas[n % steps[id].ideas.length].key]]));
  }
  steps["current-journey"] = { touchpoints: list };
  steps.ratings = Object.fromEntries(
    keys.map((key, p) => [key, Object.fromEntries(list.map((one, n) => [one["key"], [((n + p) % 5) - 2, ((n * p) % 5) + 1]]))]),
  );
  steps.restrict = Object.fromEntries(list.map((one) => [one["key"], one["medium"] === "physical" ? { blocked: ["r1"] } : "stays"]));
  steps.replace = Object.fromEntries(
    blocked.map((one) => [
      one["key"],
      { with: [{ key: `new ${one["key"]}`, name: `Instead of ${one["key"]}`, medium: "digital", channels: ["video"] }] },
    ]),
  );
  steps["new-journey"] = { order: list.map((one) => (one["medium"] === "physical" ? `new ${one["key"]}` : one["key"])) };
  steps.audit = { goalReached: "yes", rest: "accept" };
  steps.actions = blocked.map((one, n) => ({ title: `Do it ${n}`, touchpoints: [`new ${one["key"]}`], owner: keys[n % keys.length] }));
  steps.governance = { goal: "Go on.", steeringGroup: { people: keys, cadence: "monthly", next: "+1d" }, editorInChief: first };
  script["expect"] = { touchpoints: { current: touchpoints, new: touchpoints }, blocked: blocked.length };
  delete script["refuses"];
  return script;
}

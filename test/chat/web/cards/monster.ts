import type { Session } from "#session/state.ts";
import { play, workshop } from "../../../report/run-session.ts";

type Loose = Record<string, unknown>;

const wild = [
  '<script>alert("1")</script>&amp;{count, plural} ',
  "שלום לכולם — مرحبا بالجميع ",
  "👩‍🚒🏴‍☠️ täpselt nii, žąsų būrys ",
  "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselbund".repeat(2),
  '\' onmouseover="x" ',
];

/** A text of exactly `length` characters, from a kind of wildness. */
export function long(length: number, kind = 0): string {
  const seed = wild[kind % wild.length] ?? "x";
  const cut = seed.repeat(Math.ceil(length / seed.length)).slice(0, length - 1);
  return `${cut.replace(/[\uD800-\uDBFF]$/u, "").trimEnd()}x`;
}

/** The climbing hall with 60 contacts of 140 characters each, 25 people, and texts of 3,000 characters, played to the end of a part. */
export function monster(stop?: string): Session {
  const script = workshop("harbour-climbing");
  for (let n = Object.keys(script.people).length; n < 25; n += 1) script.people[`p${n}`] = { name: long(60, n) };
  const journey = script.steps["current-journey"] as { touchpoints: Loose[] };
  const keys = journey.touchpoints.map((one) => String(one.key));
  const extra = Array.from({ length: 60 - keys.length }, (_, n) => ({
    key: `m${n}`,
    name: long(140, n),
    medium: n % 2 === 0 ? "physical" : "digital",
    channels: n % 2 === 0 ? ["face-to-face"] : ["web", "e-mail"],
    does: long(3000, n),
  }));
  journey.touchpoints = [...journey.touchpoints.map((one, n) => ({ ...one, name: long(140, n) })), ...extra];
  const fresh = script.steps["new-journey"] as { order: string[] };
  fresh.order = [...fresh.order, ...extra.filter((_, n) => n % 2 === 1).map((one) => one.key)];
  const replace = script.steps.replace as Loose;
  for (const one of extra.filter((_, n) => n % 2 === 0)) replace[one.key] = { dropped: long(280, 2) };
  for (const id of ["purpose", "reasons", "problems", "offer"]) {
    const { ideas = [] } = script.steps[id] as { ideas?: { text: string }[] };
    ideas.forEach((idea, n) => (idea.text = long(3000, n)));
  }
  return play(script, stop === undefined ? {} : { stop });
}

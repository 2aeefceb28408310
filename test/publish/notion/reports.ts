import { languages } from "#locale/languages.ts";
import { buildReport } from "#report/build.ts";
import type { Report } from "#report/report.ts";
import { monster } from "../../chat/web/cards/monster.ts";
import { reportOf, workshop, workshops } from "../../report/run-session.ts";
import { attacked, plain } from "../../report/scenarios.ts";

/** Writings of many kinds, and what breaks them: pairs, signs of several units, marks without a letter, halves of pairs, zero signs. */
const writings = [
  "žąsų būrys, täpselt nii – öö ",
  "שלום, לכולם ‮ مرحبا بالجميع ‬ ",
  "👩‍👩‍👧‍👦🏴‍☠️🇪🇪🇱🇹 ",
  "日本語、中文，한국어 ",
  "हिन्दी தமிழ் ไทย ",
  "e\u0301\u0302\u0303\u0304\u0305",
  "\uD83Dx\uDC69 \0\u0001 ",
  "a,b\r\n|c| {count} <b> ",
] as const;

/** A text of `length` UTF-16 units; the n-th begins at another place, so that cuts fall everywhere. */
export function written(length: number, n: number): string {
  const seed = writings[n % writings.length] ?? "x";
  return `${"x".repeat(n % 7)}${seed.repeat(Math.ceil(length / seed.length))}`.slice(0, length);
}

const longTexts: ReadonlySet<string> = new Set(
  "text why note sentence crisis answer organisation buyer measure notes blockedBy hindrance does thinks feels who goal triggers inspires influences annoys different obstacle reason settledBecause announcedBy permitted covered responsible headcount other functions source".split(
    " ",
  ),
);
const shortTexts: ReadonlySet<string> = new Set(["name", "title", "stage", "by", "from", "to", "about"]);

/** Every text of people in a report as long as it may be, in all writings. */
function blownUp(value: unknown, key: string, next: () => number): unknown {
  if (typeof value === "string") {
    if (longTexts.has(key)) return written(3000, next());
    return shortTexts.has(key) ? written(key === "title" ? 120 : 140, next()) : value;
  }
  if (Array.isArray(value)) return value.map((one) => blownUp(one, key === "evidence" || key === "fellAway" ? "text" : key, next));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, blownUp(one, name, next)]));
}

function copies<Thing>(things: readonly Thing[], count: number, change: (thing: Thing, n: number) => Thing): readonly Thing[] {
  return Array.from({ length: count }, (_, n) => change(things[n % things.length] as Thing, n));
}

/** Everything there is as often as it may be: 60 contacts in each journey, each in a stage of its own, 100 actions, 200 ideas put together. */
function multiplied(report: Report): Report {
  const { journeys } = report;
  const current = copies(journeys.current, 60, (one, n) => ({ ...one, id: `c${n}`, number: n + 1, stage: `stage ${n}` }));
  const fresh = copies(journeys.new, 60, (one, n) => ({
    ...one,
    id: n % 2 === 0 ? `c${n}` : `n${n}`,
    number: n + 1,
    stage: `next ${n}`,
    origin: { kind: "new" as const, replaces: current.map((each) => each.id), absorbs: ["c1", "nobody"] },
  }));
  const actions = copies(report.actions, 100, (one, n) => ({
    ...one,
    id: `a${n}`,
    zone: "America/New_York",
    touchpoints: [...fresh, ...current].map((each) => each.id),
    blockedBy: "x",
    notes: "x",
    measure: "x",
  }));
  const ideas = Array.from({ length: 200 }, (_, n) => ({ id: `i${n}`, text: "x", by: "x" }));
  const findings = copies(report.findings, 40, (one, n) => ({
    ...one,
    key: `f${n}`,
    weight: "must" as const,
    open: true,
    touchpoints: fresh.map((each) => each.id),
  }));
  return {
    ...report,
    journeys: { ...journeys, current, new: fresh },
    actions,
    findings,
    purpose: { ...report.purpose, ideas },
    reasons: { ...report.reasons, kept: report.reasons.kept.map((one) => ({ ...one, together: ideas })) },
    notes: ideas.map((one) => ({ ...one, on: "x", about: "x" })),
  };
}

/** A report beyond all that people would write, in a language. */
export function monstrous(language: Report["about"]["language"]): Report {
  let n = 0;
  const report = blownUp(multiplied(reportOf(workshop("harbour-climbing"))), "", () => (n += 1)) as Report;
  return { ...report, about: { ...report.about, language } };
}

function inLanguages(name: string, report: Report): readonly (readonly [string, Report])[] {
  return languages.map((language) => [`${name}, ${language}`, { ...report, about: { ...report.about, language } }] as const);
}

/** Reports of every size, each in the three languages. */
export function allReports(): readonly (readonly [string, Report])[] {
  const session = monster();
  return [
    ...workshops.flatMap((name) => inLanguages(name, reportOf(workshop(name)))),
    ...inLanguages("the lobby", reportOf(plain, { stop: "lobby" })),
    ...inLanguages("before any redesign", reportOf(plain, { stop: "restrict/0" })),
    ...inLanguages("attacked", reportOf(attacked)),
    ...inLanguages("sixty contacts", buildReport(session, { names: (person) => person, at: session.lastAt })),
    ...languages.map((language) => [`monstrous, ${language}`, monstrous(language)] as const),
  ];
}

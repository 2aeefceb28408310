import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFacilitator } from "#facilitator/handle.ts";
import { systemClock } from "#lib/clock.ts";
import { languages } from "#locale/languages.ts";
import { codeKeys } from "#session/event.ts";
import { type Store } from "#store/open.ts";
import { sampleFor } from "../../../src/cli/samples/sample.ts";
import { parseWorkshop } from "../../../src/cli/workshop/parse.ts";
import { exitCodeOf, replay } from "../../../src/cli/workshop/replay.ts";
import { sayProblem } from "../../../src/cli/workshop/yaml.ts";
import { comparableOf, now, reportOf, run } from "./memory.ts";
import { asYaml, changed, large, minimal, sample, sampleData } from "./scripts.ts";
import { embeddedStore } from "../../store/embedded.ts";

const shared = fileURLToPath(new URL("../../../../shared/workshops/", import.meta.url));
const there = existsSync(shared)
  ? readdirSync(shared)
      .filter((name) => name.endsWith(".yaml"))
      .map((name) => `${shared}${name}`)
  : [];
if (there.length === 0) process.stderr.write(`\n!!! ${shared} is not there: ONLY THE PROJECT'S OWN SAMPLES ARE REPLAYED !!!\n\n`);

describe("a workshop from a file", () => {
  let store: Store;
  beforeAll(async () => {
    store = await embeddedStore(codeKeys);
  });
  afterAll(() => store.close());

  it.each([...languages.map(sampleFor), ...there])("%s is replayed into the store, published, and shows what it expects", async (file) => {
    const parsed = parseWorkshop(file, readFileSync(file));
    if (!parsed.ok) throw new Error(parsed.problems.map(sayProblem).join("\n"));
    const facilitator = createFacilitator({ ledger: store.ledger, clock: systemClock });
    const steps: string[] = [];
    const outcome = await replay(parsed.workshop, {
      facilitator,
      people: store.people,
      tenant: "t",
      now,
      onProgress: (step) => steps.push(step),
    });
    expect(outcome).toMatchObject({ is: "replayed" });
    expect(exitCodeOf(outcome)).toBe(0);
    if (outcome.is !== "replayed") return;
    const standing = await createFacilitator({ ledger: store.ledger, clock: systemClock }).look("t", outcome.session);
    expect(standing?.session.status).toBe("published");
    expect(steps.at(-1)).toBe("publish");
    const people = await store.people.people("t", [...outcome.people.values()]);
    expect(new Set(people.map((one) => one.name))).toEqual(new Set([...parsed.workshop.script.people.values()].map((one) => one.name)));
    expect(people.find((one) => one.id === outcome.host)?.email).toMatch(/@example\.com$/);
  });

  it("leaves no session behind when an act is refused", async () => {
    const parsed = parseWorkshop("w.yaml", asYaml(changed((script) => (script["steps"].reasons.keep = ["r1"]))));
    if (!parsed.ok) throw new Error("does not parse");
    const before = await store.ledger.sessions("other");
    const facilitator = createFacilitator({ ledger: store.ledger, clock: systemClock });
    const outcome = await replay(parsed.workshop, { facilitator, people: store.people, tenant: "other", now });
    expect(outcome).toMatchObject({ is: "refused", refused: "reasons.too-few" });
    expect(await store.ledger.sessions("other")).toEqual(before);
  });
});

describe("replaying", () => {
  it("works with one person in the short track", async () => {
    expect(await run(asYaml(minimal()))).toMatchObject({ code: 0, lines: [] });
  });

  it.each(languages)("sends only acts that the edges would let in, and a log that folds to the same session (%s)", async (language) => {
    const ran = await run(sample(language));
    expect(ran.lines).toEqual([]);
    expect(ran.memory?.misfits).toEqual([]);
    const { session, refolded } = reportOf(ran);
    expect(refolded).toEqual(session);
  });

  it.each(languages)("gives equal reports twice (%s)", async (language) => {
    expect(comparableOf(await run(sample(language)))).toEqual(comparableOf(await run(sample(language))));
  });

  it("starts at its own time, else now, and moves a second with each act", async () => {
    const first = reportOf(await run(asYaml(minimal()))).session;
    expect(first.about.startedAt).toBe(Date.UTC(2026, 10, 9, 18, 30));
    expect(first.lastAt - first.about.startedAt).toBeGreaterThan(10_000);
    expect((first.lastAt - first.about.startedAt) % 1000).toBe(0);
    expect(reportOf(await run(asYaml(changed((script) => delete script["startedAt"])))).session.about.startedAt).toBe(now);
  });

  it("takes 60 touchpoints and 25 people", async () => {
    const ran = await run(asYaml(large(60, 25)));
    expect(ran.lines).toEqual([]);
    expect(reportOf(ran).report.journeys.current).toHaveLength(60);
  }, 120_000);

  it("lets a 31st voice watch, whose dot is then refused", async () => {
    const ran = await run(asYaml(large(3, 31)));
    expect(ran.code).toBe(3);
    expect(ran.lines[0]).toMatch(/^w\.yaml:\d+: .*person 31.*\(act\.observer\)$/);
  });

  it("runs a step that the short track would leave out, and skips the one that may be absent from the full one", async () => {
    const ran = await run(sample("lt"));
    expect(reportOf(ran).session.steps.map((step) => step.id)).toContain("ideal-client");
    const without = sampleData("en");
    delete without["steps"]["ideal-client"];
    expect(reportOf(await run(asYaml(without))).report.skipped).toEqual([{ step: "ideal-client", why: "Left out in the workshop file." }]);
  });

  it("takes deadlines as days, working days and dates from the script's own first day, and two working days where none is named", async () => {
    const deadlines = ["+3d", "+1wd", "+0d", "2027-01-31", undefined];
    const ran = await run(
      asYaml(
        changed((script) => {
          script["startedAt"] = "2026-11-13T23:30:00+00:00";
          script["timezone"] = "Europe/Tallinn";
          script["steps"].actions = deadlines.map((deadline, n) => ({
            title: `Action ${n}`,
            touchpoints: ["n1", "t3"],
            owner: "me",
            ...(deadline === undefined ? {} : { deadline }),
          }));
        }),
      ),
    );
    expect(reportOf(ran).report.actions.map((one) => one.deadline)).toEqual([
      "2026-11-17",
      "2026-11-16",
      "2026-11-14",
      "2027-01-31",
      "2026-11-17",
    ]);
  });

  it("keeps texts letter for letter, whatever they hold", async () => {
    const hostile = [
      "<script>alert(1)</script>",
      "{name}, # '{",
      "\u202eabc\u202c",
      "שלום עולם",
      "👩‍👩‍👧‍👦🧗",
      "nul \u0000 here",
      "half \ud83d pair",
      "  spaces  ",
      "a\tb\nc",
      "007",
      "__proto__",
      "=1+1",
    ];
    const ran = await run(asYaml(changed((script) => (script["steps"].pains.organisation = hostile))));
    expect(ran.lines).toEqual([]);
    expect(reportOf(ran).report.pains.organisation).toEqual(hostile);
  });

  it("takes any text as a key", async () => {
    const names = ["constructor", "__proto__", "toString", "1", "", "a b", "🧗", "\u202e"];
    for (const name of names) {
      const text = asYaml(minimal()).replaceAll(/\b(me|r1|o1|t2|n1|c1)\b(?! Myself)/g, (key) =>
        key === "n1" || key === "me" ? JSON.stringify(`${name}${key}`) : JSON.stringify(name),
      );
      const ran = await run(text);
      expect({ name, lines: ran.lines }).toEqual({ name, lines: [] });
    }
  });

  it("takes a number where a text is meant, as it is written", async () => {
    const ran = await run(
      sample("lt")
        .replace(/headcount: .*/, "headcount: 0080")
        .replace(/turnover: .*/, "turnover: 1e3")
        .replace("- nuo 12 iki 60 mln. eurų per metus", "- '1e3'"),
    );
    expect(ran.lines).toEqual([]);
    expect(reportOf(ran).report.idealClient).toMatchObject({ headcount: "0080", turnover: "1e3" });
  });

  it("sells to firms where the ideal client is described, unless the file says otherwise", async () => {
    expect(reportOf(await run(sample("lt"))).session.about.sells).toBe("firms");
    expect(reportOf(await run(sample("en"))).session.about.sells).toBe("people");
    expect(reportOf(await run(sample("lt").replace("track:", "sells: people\ntrack:"))).session.about.sells).toBe("people");
  });

  it("knows every optional key of the format", async () => {
    const script = sampleData("en");
    const { steps } = script;
    Object.assign(script, { currency: "SEK", sells: "firms" });
    steps.purpose.ideas[0].key = "u1";
    steps["ideal-client"] = { headcount: "10", turnover: "1", geography: "Cork", technology: "rope", other: "-" };
    steps.customer.types[0].different = "Everything.";
    steps.problems.keep = ["p1"];
    steps.problems.waive = "Not now.";
    steps.problems.merge = [{ into: "p1", from: ["p2"] }];
    steps.offer.merge = [{ into: "o1", from: ["o2"] }];
    Object.assign(steps["current-journey"], { from: "A review", to: "A friend" });
    Object.assign(steps["current-journey"].touchpoints[2], { hindrance: "No time.", announcedBy: "niamh", repeats: "t11" });
    Object.assign(steps.replace.t2.with[0], {
      hindrance: "None.",
      announcedBy: "the radio",
      repeats: "n7",
      permitted: "It is fine.",
      evidence: ["One"],
      expectsReply: false,
    });
    steps.restrict.t1 = { changes: { does: "Reads.", replyWithin: "PT4H", stage: "First", repeats: "t3" } };
    steps.restrict.t10 = { permitted: "Only a mail." };
    steps.restrict.t11 = { merged: "t3" };
    steps.restrict.t8 = { dropped: "Nobody writes." };
    steps.replace.t4 = { merged: "n7" };
    steps["new-journey"].order = steps["new-journey"].order.filter((key: string) => key !== "t11" && key !== "t8");
    delete steps["new-journey"].expected.t11;
    delete steps["new-journey"].expected.t8;
    Object.assign(steps["new-journey"].added[0], {
      permitted: "Outdoors.",
      announcedBy: "tom",
      channels: ["face-to-face"],
      medium: "physical",
    });
    steps.audit.answers = [
      { finding: "crisis-fit.idle-reason", answer: "action" },
      { finding: "contact-audit.longest-wait", touchpoint: "n5", answer: "accept", note: "So it is." },
    ];
    steps.audit.rest = "action";
    steps.actions = steps.actions.filter((one: Record<string, string[]>) => !["t8", "t11"].includes(one["touchpoints"]?.[0] ?? ""));
    steps.actions[0].covers = { n1: "It comes with it.", n7: "Nothing to do." };
    steps.actions.push(
      { title: "Nothing in particular", owner: "greg" },
      { title: "Save", touchpoints: [], owner: "greg", deadline: "+9wd", cost: "saves", measure: "m", notes: "n" },
    );
    Object.assign(steps.governance, { winCost: 12.5, lostPerYear: 40 });
    steps.publish = { obstacle: "Ourselves." };
    script["people"].ann = { name: "Ann the accountant", role: "owner" };
    script["people"].olga = { name: "Olga", role: "observer" };
    steps.actions[1].owner = "ann";
    script["expect"] = { says: ["Ourselves.", "It comes with it.", "Everything.", "Outdoors.", "Ann the accountant", "Only a mail."] };
    delete script["refuses"];
    const ran = await run(asYaml(script));
    expect(ran.lines).toEqual([]);
    const { report } = reportOf(ran);
    expect(report.about).toMatchObject({ currency: "SEK", sells: "firms" });
    expect(report.journeys).toMatchObject({ from: "A review", to: "A friend" });
    expect(report.obstacle).toBe("Ourselves.");
    expect(report.governance).toMatchObject({ winCost: 12.5, lostPerYear: 40 });
    expect(report.waived).toEqual([{ step: "problems", rule: "problems.no-long-horizon", why: "Not now." }]);
    const call = report.journeys.new.find((one) => one.name === "Ten-minute video call with a coach");
    const friday = report.journeys.new.find((one) => one.name.startsWith("Friday"));
    expect(call).toMatchObject({ hindrance: "None.", announcedBy: "the radio", repeats: friday?.id, permitted: "It is fine." });
    expect(report.fellAway).toEqual([]);
  });
});

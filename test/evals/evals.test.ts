import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { helpRefusal } from "#session/decide-help.ts";
import { helpKinds } from "#steps/help.ts";
import { goodOutput, sentIn } from "../assist/good-model.ts";
import { openOpenAI, type OpenAIPeer } from "../peers/openai/openai.ts";
import { casesOf } from "./cases.ts";
import { evals } from "./evals.ts";
import type { Summary } from "./table.ts";

const key = "sk-test-of-evals";
const languages = ["en", "et", "lt"] as const;
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any;

let peer: OpenAIPeer;
beforeAll(async () => {
  peer = await openOpenAI({ key });
});
afterAll(() => peer.close());

async function run(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  let out = "";
  const code = await evals(argv, env, (text) => (out += `${text}\n`));
  return { code, out };
}

/** A run against a model that says what it should, but for `change`. */
async function runWith(argv: readonly string[], change: (good: Loose) => unknown, more: Readonly<Record<string, string>> = {}) {
  peer.clear();
  // Asked once more, the question comes behind what was sent at first.
  peer.answerWith(({ schemaName, user }) => ({
    is: "json",
    value: change(structuredClone(goodOutput(schemaName ?? "", sentIn({ user: user.split("\n")[0] ?? "" })))),
  }));
  const { code, out } = await run([...argv, "--json"], { OPENAI_MODEL: "bad", OPENAI_API_KEY: key, OPENAI_BASE_URL: peer.url, ...more });
  const summary = JSON.parse(out) as Summary;
  const failed = summary.results.flatMap((one) => one.scores.filter((score) => score.faults.length > 0).map((score) => score.name));
  return { code, failed: [...new Set(failed)], summary };
}

describe("cases of the evals", () => {
  it("each kind has one in each language, or it is told why not", async () => {
    const { cases, missing } = await casesOf(languages);
    for (const language of languages)
      expect(
        [...new Set(cases.filter((one) => one.language === language).map((one) => one.kind)), ...missing.map((one) => one.kind)].toSorted(),
      ).toEqual([...helpKinds].toSorted());
  });

  it("stand where the session takes what is suggested, and no two are alike", async () => {
    const { cases } = await casesOf(languages);
    for (const { session, want, kind, name } of cases) expect(helpRefusal(session, want, kind), name).toBeUndefined();
    expect(new Set(cases.map((one) => one.name)).size).toBe(cases.length);
  });
});

describe("a run of the evals", () => {
  it("with the scripted model of the tests passes, and says what it is", async () => {
    const { code, out } = await run([]);
    expect(out.split("\n")[0]).toContain("nothing about any real model");
    for (const kind of helpKinds) for (const language of languages) expect(out).toMatch(new RegExp(`\\| ${kind} +\\| ${language} `));
    expect(out).toMatch(/kohvik-pooning \(et\): \d+ calls, \d+ tokens in, \d+ out/);
    expect(Number(/scores, ([\d.]+) %/.exec(out)?.[1])).toBeGreaterThan(90);
    expect(code).toBe(0);
  });

  it("passes a model that is right", async () => {
    const { code, failed, summary } = await runWith(["--kind", "cluster", "--language", "et"], (good) => good);
    expect({ code, failed }).toEqual({ code: 0, failed: [] });
    expect(summary).toMatchObject({ told: expect.stringContaining("bad at 127.0.0.1"), wholes: [] });
  });

  it.each([
    ["cluster", "a lost line", (good: Loose) => ({ groups: good.groups.slice(1) }), 1, ["partition", "right at once"]],
    ["suggest-replacements", "a meeting", toMeet, 1, ["not blocked", "stands"]],
    [
      "sharpen",
      "another language",
      () => ({ question: "Ką klientai apie tai galvoja, kai jie pas mus sugrįžta?" }),
      0,
      ["language", "right at once"],
    ],
    ["sharpen", "an invented number", () => ({ question: "Kas 7300 eurot aitaks neid, kes enam ei tule?" }), 0, ["figures", "stands"]],
    ["summary", "the wrong shape", () => ({ text: "Kõik on hästi." }), 1, ["shape", "right at once", "dissent"]],
  ] as const)("finds in %s: %s", async (kind, _, change, code, failed) => {
    const found = await runWith(["--kind", kind, "--language", "et"], change);
    expect(found.code).toBe(code);
    expect(found.failed).toEqual(expect.arrayContaining([...failed]));
    expect(found.summary.passed).toBeLessThan(found.summary.total);
  });

  it("says what a whole session costs", async () => {
    const prices = { OPENAI_PRICE_IN: "2", OPENAI_PRICE_OUT: "10" };
    const { summary } = await runWith(["--language", "lt"], (good) => good, prices);
    const [whole] = summary.wholes;
    const own = summary.results.filter((one) => one.byItself);
    expect(own.map((one) => one.kind)).not.toContain("voices");
    expect(whole).toMatchObject({ workshop: "vilnius-servisas", calls: own.length });
    const { input, output } = whole?.tokens ?? { input: 0, output: 0 };
    expect(input).toBe(own.reduce((sum, one) => sum + one.tokens.input, 0));
    expect(whole?.cost).toBeCloseTo((input * 2 + output * 10) / 1_000_000, 9);
  });

  it("fails where there is no answer", async () => {
    const { code, out } = await run(["--kind", "pains", "--language", "lt"], {
      OPENAI_MODEL: "m",
      OPENAI_BASE_URL: "http://127.0.0.1:9/v1",
    });
    expect(out).toContain("no answer (away)");
    expect(code).toBe(1);
  });

  it("waits for a server that is busy", async () => {
    peer.clear();
    let asked = 0;
    peer.answerWith(({ schemaName, user }) => {
      asked += 1;
      return asked === 1 ? { is: "error", status: 429 } : { is: "json", value: goodOutput(schemaName ?? "", sentIn({ user })) };
    });
    const env = { OPENAI_MODEL: "m", OPENAI_API_KEY: key, OPENAI_BASE_URL: peer.url };
    expect((await run(["--kind", "catch-up", "--language", "lt"], env)).code).toBe(0);
  });

  it.each([
    [["--kind", "poems"], {}, "--kind is one of"],
    [["--language", "fr"], {}, "--language is one of"],
    [["--loud"], {}, "--loud"],
    [[], { OPENAI_MODEL: "m" }, "OPENAI_API_KEY"],
    [[], { OPENAI_PRICE_IN: "2" }, "OPENAI_PRICE_OUT"],
    [[], { OPENAI_PRICE_IN: "two", OPENAI_PRICE_OUT: "1" }, "numbers"],
  ] as const)("tells how it is called: %j %j", async (argv, env, told) => {
    const { code, out } = await run(argv, env);
    expect(out).toContain(told);
    expect(code).toBe(2);
  });

  it("runs by itself", () => {
    const { OPENAI_MODEL: _, ...env } = process.env;
    const argv = [new URL("run.ts", import.meta.url).pathname, "--kind", "sharpen", "--language", "lt"];
    const { status, stdout, stderr } = spawnSync(process.execPath, argv, { env, encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("100.0 %");
  });
});

function toMeet(good: Loose) {
  return { replacements: good.replacements.map((one: Loose) => ({ ...one, channels: ["face-to-face"] })) };
}

import fc from "fast-check";
import { expect } from "vitest";
import { comparableOf, reportOf, run } from "./memory.ts";
import { mutated, scribbled } from "./mutate.ts";

/** Whatever comes in: one of the four outcomes, each problem on one line, and the same script gives the same result twice. */
export async function endsWell(text: string): Promise<number> {
  const ran = await run(text);
  expect([0, 2, 3, 4]).toContain(ran.code);
  expect(ran.lines.length === 0).toBe(ran.code === 0);
  for (const line of ran.lines) expect(line).toMatch(/^w\.yaml:[1-9]\d*: [^\n\r]+: [^\n\r]+$/u);
  const again = await run(text);
  expect({ code: again.code, lines: again.lines }).toEqual({ code: ran.code, lines: ran.lines });
  if (ran.code === 0 || ran.code === 4) {
    const { session, refolded } = reportOf(ran);
    expect(refolded).toEqual(session);
    expect(comparableOf(again)).toEqual(comparableOf(ran));
  }
  return ran.code;
}

/** Runs the two fuzzers; answers with how many ended in each way. */
export async function fuzz(numRuns: number): Promise<ReadonlyMap<number, number>> {
  const counts = new Map<number, number>();
  for (const scripts of [mutated, scribbled]) {
    await fc.assert(
      fc.asyncProperty(scripts, async (text) => {
        const code = await endsWell(text);
        counts.set(code, (counts.get(code) ?? 0) + 1);
      }),
      { numRuns },
    );
  }
  return counts;
}

import { writeSync } from "node:fs";
import type { Reporter, TestCase, TestModule, TestSuite, Vitest } from "vitest/node";

type LeftOut = { readonly what: string; readonly why: string };
type Tally = { readonly passed: number; readonly failed: number; readonly leftOut: readonly LeftOut[] };

/** A file or group that broke outside its tests (import, hook) is one failure, or it would not be seen in the numbers. */
function brokeOutsideTests(part: TestModule | TestSuite): boolean {
  return part.errors().length > 0;
}

function reasonOf(test: TestCase): string {
  const result = test.result();
  if (result.state === "skipped" && result.note !== undefined) return result.note;
  return test.options.mode === "todo" ? "not written yet" : "NO REASON GIVEN";
}

function tally(modules: readonly TestModule[], strayErrors: number): Tally {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const parts = modules.flatMap((module) => [module, ...module.children.allSuites()]);
  const states = tests.map((test) => test.result().state);
  const skipped = tests.filter((test) => test.result().state === "skipped");
  return {
    passed: states.filter((state) => state === "passed").length,
    failed:
      states.filter((state) => state === "failed" || state === "pending").length + parts.filter(brokeOutsideTests).length + strayErrors,
    leftOut: skipped.map((test) => ({ what: `${test.module.relativeModuleId} > ${test.fullName}`, why: reasonOf(test) })),
  };
}

function lines({ passed, failed, leftOut }: Tally, skipIsFailure: boolean): string {
  const loud = leftOut.map(({ what, why }) => `LEFT OUT  ${what}\n          because: ${why}`);
  const head =
    leftOut.length === 0 ? [] : ["", `${leftOut.length} LEFT OUT${skipIsFailure ? " (each counts as failed here)" : ""}`, ...loud, ""];
  return [...head, `${passed} passed, ${failed + (skipIsFailure ? leftOut.length : 0)} failed`, ""].join("\n");
}

/**
 * Reporter that ends a run with the line `N passed, N failed` and names every test left out, with its reason
 * (`context.skip("reason")`). With `skipIsFailure` a test left out counts as failed and the run exits with 1.
 * A run narrowed by name (`-t`) leaves out on purpose and lists nothing.
 */
export function count({ skipIsFailure }: { readonly skipIsFailure: boolean }): Reporter {
  let narrowed = false;
  let seen: Tally = { passed: 0, failed: 0, leftOut: [] };
  return {
    onInit(vitest: Vitest) {
      narrowed = vitest.config.testNamePattern !== undefined;
      // On exit, not at the end of the run: it must come after whatever the other reporters say.
      process.once("exit", () => {
        if (skipIsFailure && seen.leftOut.length > 0) process.exitCode = 1;
        writeSync(1, lines(seen, skipIsFailure));
      });
    },
    onTestRunEnd(modules, errors) {
      const all = tally(modules, errors.length);
      seen = narrowed ? { ...all, leftOut: [] } : all;
    },
  };
}

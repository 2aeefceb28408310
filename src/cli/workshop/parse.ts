import type { z } from "zod";
import { check } from "./check.ts";
import { readFragment, Script } from "./schema.ts";
import { entries, isMapping, type Path, type Problem, type Read, readYaml, sayKey, sayPath, type Tree } from "./yaml.ts";

/** A script that fits the format: what it says, and the line on which each part of it stands. */
export type Workshop = { readonly file: string; readonly script: Script; readonly lineOf: (path: Path) => number };
export type Parsed = { readonly ok: true; readonly workshop: Workshop } | { readonly ok: false; readonly problems: readonly Problem[] };

/** How many problems are named at once, the first of the file first; and how many are looked up in it, for a wrong file may have a hundred thousand. */
const mostProblems = 20;
const mostLookedUp = 100;

/**
 * Reads a workshop script (bytes of a file, or its text). `file` is the name used in problems. Never throws: whatever comes in, either a
 * script that fits the format, with every name in it known, or what is wrong, in the order of the file.
 */
export function parseWorkshop(file: string, content: Uint8Array | string): Parsed {
  const read = readYaml(file, content);
  if (!("tree" in read)) return { ok: false, problems: read };
  const parsed = Script.safeParse(read.tree);
  if (!parsed.success)
    return refused(parsed.error.issues.slice(0, mostLookedUp).flatMap((issue) => problemsOf(issue, { file, read, base: [] })));
  const workshop: Workshop = { file, script: parsed.data, lineOf: read.lineOf };
  const misfits = (parsed.data.refuses ?? []).flatMap((probe, place) => {
    const fragment = readFragment(probe.step, probe.act);
    return fragment.success
      ? []
      : fragment.error.issues.slice(0, mostLookedUp).flatMap((issue) => problemsOf(issue, { file, read, base: ["refuses", place, "act"] }));
  });
  const faults = check(parsed.data, stepsInFile(read.tree))
    .slice(0, mostLookedUp)
    .map(({ path, message }) => ({
      file,
      line: read.lineOf(path),
      key: sayPath(path),
      message,
    }));
  const problems = [...misfits, ...faults];
  return problems.length === 0 ? { ok: true, workshop } : refused(problems);
}

function stepsInFile(tree: Tree): readonly string[] {
  const steps = isMapping(tree) ? tree["steps"] : undefined;
  return isMapping(steps) ? steps[entries].map(([id]) => id) : [];
}

function refused(problems: readonly Problem[]): Parsed {
  return { ok: false, problems: [...problems].sort((a, b) => a.line - b.line).slice(0, mostProblems) };
}

type Issue = z.core.$ZodIssue;
type Where = { readonly file: string; readonly read: Read; readonly base: Path };

function problemsOf(issue: Issue, where: Where): readonly Problem[] {
  const path = [...where.base, ...issue.path.filter((part) => typeof part !== "symbol")];
  if (issue.code === "invalid_union") {
    const inner = closest(issue.errors);
    return inner.flatMap((one) => problemsOf(one, { ...where, base: path }));
  }
  if (issue.code === "unrecognized_keys")
    return issue.keys.slice(0, mostLookedUp).map((key) => problem(where, [...path, key], "is not a key of the format"));
  return [problem(where, path, sayKey(issue.message, 300))];
}

/** Of several shapes the one that was meant: where what stands there is of the right kind, and only something inside it is wrong. */
function closest(all: readonly (readonly Issue[])[]): readonly Issue[] {
  return (
    all.find((issues) => issues.every((one) => one.path.length > 0 || one.code === "unrecognized_keys" || one.code === "custom")) ??
    all[0] ??
    []
  );
}

function problem({ file, read }: Where, path: Path, message: string): Problem {
  const { shown, missing } = follow(read.tree, path);
  return { file, line: read.lineOf(shown), key: sayPath(shown), message: missing ? "is missing" : message };
}

/** A path of the schema, where a mapping by names is a list of pairs, as a path of the file. */
function follow(tree: Tree, path: Path): { readonly shown: Path; readonly missing: boolean } {
  let node: Tree | undefined = tree;
  let shown: Path = [];
  for (let place = 0; place < path.length; place += 1) {
    const part = path[place] ?? "";
    if (isMapping(node) && typeof part === "number") {
      const pair: readonly [string, Tree] | undefined = node[entries][part];
      shown = [...shown, pair?.[0] ?? part];
      node = pair?.[1];
      place += 1;
      continue;
    }
    shown = [...shown, part];
    node = childOf(node, part);
  }
  return { shown, missing: node === undefined };
}

function childOf(node: Tree | undefined, part: string | number): Tree | undefined {
  if (isMapping(node)) return Object.hasOwn(node, part) ? node[part] : undefined;
  return Array.isArray(node) && typeof part === "number" ? (node as readonly Tree[])[part] : undefined;
}

import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { judge, judgeTop, type Tree } from "./judge.ts";
import { rooms } from "./law.ts";
import { folders, sources, textOf, top } from "./tree.ts";

describe("the house keeps its law", () => {
  it("opens only the doors that the table of rooms allows", () => {
    const tree = Object.fromEntries(sources().map((path) => [path, textOf(path)]));
    expect(Object.keys(tree).length).toBeGreaterThan(0);
    expect(judge(tree)).toEqual([]);
  });

  it("has no folder under src that the table does not name", () => {
    const named = new Set(rooms.map((room) => room.name.replace("/*", "")));
    expect(folders().filter((folder) => !named.has(folder))).toEqual([]);
  });

  it("has nothing at the top of the tree but what belongs there", () => {
    expect(judgeTop(readdirSync(top))).toEqual([]);
  });
});

const never = { "src/lib/never.ts": "export const a = 1;" };
const fine: Tree = {
  ...never,
  "src/lib/time.ts": `import { Temporal } from "temporal-polyfill"; import { a } from "./never.ts"; export const now = [Temporal.Now, a];`,
  "src/talk/card.ts": `import { z } from "zod"; import { now } from "#lib/time.ts"; const at = { Date: 1, process: z }; export const card = [at.Date, at.process, now];`,
  "src/locale/en/index.ts": `import { a } from "../text.ts"; export const x = new Intl.DateTimeFormat(a);`,
  "src/locale/text.ts": `export const a = "en";`,
  "src/chat/web/index.ts": `import { card } from "#talk/card.ts"; import { Hono } from "hono"; import "node:fs"; export const app = [card, Hono];`,
  "src/cli/wire.ts": `import { app } from "#chat/web/index.ts"; export const all = app;`,
  "src/cli/config.ts": `export const port = process.env["PORT"];`,
};

/** A tree with one fault, and what the law must say of it. */
const faults: readonly (readonly [rule: string, tree: Tree, fault: RegExp])[] = [
  [
    "a room does not import one below it",
    { "src/talk/a.ts": `import { b } from "#steps/b.ts";`, "src/steps/b.ts": "" },
    /steps is not above talk/,
  ],
  ["a type import counts", { "src/talk/a.ts": `import type { B } from "#steps/b.ts";`, "src/steps/b.ts": "" }, /steps is not above talk/],
  [
    "an import inside a type counts",
    { "src/talk/a.ts": `type B = import("#steps/b.ts").B;`, "src/steps/b.ts": "" },
    /steps is not above talk/,
  ],
  ["a re-export counts", { "src/talk/a.ts": `export { b } from "#steps/b.ts";`, "src/steps/b.ts": "" }, /steps is not above talk/],
  ["an import on the way counts", { "src/talk/a.ts": `await import("#steps/b.ts");`, "src/steps/b.ts": "" }, /steps is not above talk/],
  ["an import is spelled out", { "src/store/a.ts": `const at = "x"; await import(at);` }, /spelled out/],
  ["an import leads to a file", { "src/store/a.ts": `import "./b";`, "src/store/b.ts": "" }, /no such file/],
  ["an import stays in the rooms", { "src/store/a.ts": `import "../../test/b.ts";` }, /leads out of the rooms/],
  [
    "edges are strangers",
    { "src/chat/web/a.ts": `import "#store/b.ts";`, "src/store/b.ts": "" },
    /chat\/web may not import the edge store/,
  ],
  [
    "siblings are strangers",
    { "src/chat/web/a.ts": `import "#chat/slack/b.ts";`, "src/chat/slack/b.ts": "" },
    /may not import the edge chat\/slack/,
  ],
  ["only wire knows the edges", { "src/cli/main.ts": `import "#store/b.ts";`, "src/store/b.ts": "" }, /cli may not import the edge store/],
  ["across rooms it is #room", { "src/steps/a.ts": `import "../talk/b.ts";`, "src/talk/b.ts": "" }, /across rooms write #room/],
  ["inside a room it is ./", { "src/steps/a.ts": `import "#steps/b.ts";`, "src/steps/b.ts": "" }, /inside a room write/],
  ["pure rooms see little of lib", { "src/steps/a.ts": `import "#lib/log.ts";`, "src/lib/log.ts": "" }, /sees of lib only/],
  ["a room uses its own packages", { "src/steps/a.ts": `import "kysely";` }, /steps may not use this package/],
  ["a package's inner path counts", { "src/steps/a.ts": `import "@electric-sql/pglite/live";` }, /steps may not use this package/],
  ["pure rooms do without Node", { "src/steps/a.ts": `import "node:fs";` }, /may not use Node's own modules/],
  [
    "one package, one room",
    { "src/chat/web/a.ts": `import "hono";`, "src/publish/html/b.ts": `import "hono";` },
    /one package, one room.*chat\/web and publish\/html/,
  ],
  ["Temporal comes in by one file", { "src/lib/a.ts": `import "temporal-polyfill";` }, /only src\/lib\/time\.ts may import it/],
  ["process.env has one reader", { "src/cli/a.ts": `export const a = process.env.PORT;` }, /only src\/cli\/config\.ts reads process\.env/],
  ["taking env apart is reading it", { "src/store/a.ts": `const { env } = process;` }, /only src\/cli\/config\.ts reads process\.env/],
  ["process is not imported", { "src/cli/a.ts": `import { env } from "node:process";` }, /say process/],
  ["pure: no Date", { "src/steps/a.ts": `export const a = new Date();` }, /does not name Date/],
  ["pure: no Date as a type", { "src/steps/a.ts": `export type A = { at: Date };` }, /does not name Date/],
  ["pure: no Date in shorthand", { "src/steps/a.ts": `export const a = { Date };` }, /does not name Date/],
  [
    "pure: no Temporal.Now",
    { "src/steps/a.ts": `import { Temporal } from "#lib/time.ts"; Temporal.Now.instant();`, "src/lib/time.ts": "" },
    /does not name Temporal\.Now/,
  ],
  ["pure: no Math.random", { "src/steps/a.ts": `export const a = Math["random"]();` }, /does not name Math\.random/],
  ["pure: no crypto", { "src/steps/a.ts": `export const a = crypto.randomUUID();` }, /does not name crypto/],
  ["pure: no process", { "src/steps/a.ts": `export const a = globalThis.process;` }, /does not name process/],
  ["a file lives in a room", { "src/helpers/a.ts": "" }, /knows no such room/],
  ["a platform has its own folder", { "src/chat/a.ts": "" }, /knows no such room/],
  [
    "no circle",
    { "src/talk/a.ts": `import "./b.ts";`, "src/talk/b.ts": `import "./c.ts";`, "src/talk/c.ts": `import type { A } from "./a.ts";` },
    /circle: src\/talk\/a\.ts → .*b\.ts → .*c\.ts → .*a\.ts/,
  ],
];

describe("the law can be broken", () => {
  it("finds no fault in a house that keeps it", () => {
    expect(judge(fine)).toEqual([]);
  });

  it.each(faults)("%s", (_rule, tree, fault) => {
    const found = judge(tree);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(fault);
  });

  it("sees what does not belong at the top of the tree", () => {
    expect(judgeTop(["src", ".npmrc", "node_modules", "vite.config.ts"])).toEqual(["vite.config.ts: not at the top of the tree"]);
  });
});

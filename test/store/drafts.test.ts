import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshFolder } from "./fresh.ts";
import { engines, type Site } from "./engines.ts";

const now = Date.UTC(2026, 10, 2, 8, 0, 0);
const minute = 60_000;

describe.each(engines)("drafts, on $name", ({ start }) => {
  let site: Site;
  beforeAll(async () => {
    site = await start();
  });
  afterAll(() => site.stop());

  it("are found under their token till their time is over", async () => {
    const { drafts } = site.store;
    await drafts.keep("a token", { typed: { title: ["The storm\u0000"] } }, now + 15 * minute);
    expect(await drafts.read("a token", now)).toEqual({ typed: { title: ["The storm\u0000"] } });
    expect(await drafts.read("another", now)).toBeUndefined();
    expect(await drafts.read("a token", now + 15 * minute)).toBeUndefined();
  });

  it("are replaced by what is kept later, from any process, and dropped", async () => {
    const { drafts } = site.store;
    const other = (await site.second()).drafts;
    await drafts.keep("one", { n: 1 }, now + minute);
    await other.keep("one", { n: 2 }, now + 2 * minute);
    expect(await drafts.read("one", now + minute)).toEqual({ n: 2 });
    await other.drop("one");
    expect(await drafts.read("one", now)).toBeUndefined();
  });

  it("are forgotten once their time is over, and no other is", async () => {
    const { drafts } = site.store;
    await drafts.keep("old", 1, now);
    await drafts.keep("new", 2, now + minute);
    await drafts.sweep(now);
    expect([await drafts.read("old", 0), await drafts.read("new", now)]).toEqual([undefined, 2]);
  });

  it("are in no backup", async () => {
    await site.store.drafts.keep("mine", { typed: "what nobody else may read" }, now + minute);
    const { folder, gone } = await freshFolder();
    await site.store.backup(join(folder, "all"));
    expect(await readFile(join(folder, "all"), "utf8")).not.toContain("nobody else may read");
    await gone();
  });

  it("marks stand until they are written anew", async () => {
    const { marks } = site.store;
    expect(await marks.read("commands")).toBeUndefined();
    await marks.write("commands", "a");
    await marks.write("commands", "b");
    expect(await (await site.second()).marks.read("commands")).toBe("b");
  });
});

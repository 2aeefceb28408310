import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HelpCall } from "#facilitator/ports-help.ts";
import type { Store } from "#store/open.ts";
import { engines, type Site } from "./engines.ts";
import { freshFolder } from "./fresh.ts";
import { event, kept, saying } from "./samples.ts";

const link = { tenant: "t", session: "b1", person: "anna", role: "participant", purpose: "return", usesLeft: 3, expiresAt: 99 } as const;

const about = { id: "h1", key: "k", kind: "cluster", step: "s", at: 5, digest: "d" } as const;
const call: HelpCall = { ...about, state: "asked", tokens: { input: 1, output: 2 }, sent: "sent" };

async function fill({ ledger, people, helps }: Store): Promise<void> {
  await people.savePerson({ tenant: "t", id: "anna", name: "Anna Õun", email: "a@x.ee" });
  await people.addHandle("t", "anna", { platform: "slack", handle: "U1" });
  await people.login("cookie", { tenant: "t", person: "anna", expiresAt: 99 });
  const events = Array.from({ length: 450 }, (_, n) => event([`text ${n}`, "NUL \u0000 \ud800", { kind: "said" }, null]));
  await kept(ledger, saying("", { session: "b1", events, done: { set: [{ step: "s", part: 1, person: "anna" }] } }));
  await kept(ledger, saying("other", { session: "b2", tenant: "u" }));
  await people.issueLink("return", link);
  await helps.begin("t", "b1", call);
  await helps.begin("t", "b1", { ...call, id: "h2", state: "answered", output: ["NUL \u0000 \ud800"] });
  await helps.watch("u", "b2", true);
}

function lines(text: string): readonly string[] {
  return text.trimEnd().split("\n").sort();
}

describe("a backup", () => {
  let files: { readonly folder: string; readonly gone: () => Promise<void> };
  const sites: Site[] = [];
  async function fresh(engine = engines[0]): Promise<Store> {
    const site = (await engine?.start()) ?? expect.fail("no engine");
    sites.push(site);
    return site.store;
  }
  beforeAll(async () => {
    files = await freshFolder();
  });
  afterAll(async () => {
    for (const site of sites) await site.stop();
    await files.gone();
  });

  for (const from of engines) {
    for (const to of engines) {
      it(`of ${from.name} restored on ${to.name} is the same store`, async () => {
        const [source, target] = [await fresh(from), await fresh(to)];
        await fill(source);
        const [first, second] = [join(files.folder, `${from.name}-${to.name}`), join(files.folder, `${from.name}-${to.name}-2`)];
        await source.backup(first);
        await target.restore(first);
        await target.backup(second);
        expect(lines(await readFile(second, "utf8"))).toEqual(lines(await readFile(first, "utf8")));
        expect(await target.ledger.load("t", "b1")).toEqual(await source.ledger.load("t", "b1"));
        expect(await target.helps.outputOf("t", "d")).toEqual(["NUL \u0000 \ud800"]);
        expect(await target.people.readLink("return", 0)).toEqual(link);
        expect(await target.people.loggedIn("cookie", 0)).toMatchObject({ person: "anna" });
        await kept(target.ledger, saying("goes on", { session: "b1", expected: 1 }));
      });
    }
  }

  it("is readable by its owner only, and appears when it is whole", async () => {
    const store = await fresh();
    const file = join(files.folder, "mode");
    await store.backup(file);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readdir(files.folder)).filter((name) => name.endsWith(".partial"))).toEqual([]);
  });

  it("is not restored into a store that has anything", async () => {
    const store = await fresh();
    await fill(store);
    const file = join(files.folder, "full");
    await store.backup(file);
    await expect(store.restore(file)).rejects.toMatchObject({ name: "RestoreRefused", message: expect.stringContaining("not empty") });
  });

  it("cut off, damaged, newer, or not ours leaves the store empty", async () => {
    const store = await fresh();
    const full = await readFile(join(files.folder, "full"), "utf8");
    const file = join(files.folder, "bad");
    const bad = [
      ["cut off", full.slice(0, full.lastIndexOf('{"end"'))],
      ["cut off", ""],
      ["cannot be read", full.slice(0, full.length / 2)],
      ["newer Teekond", full.replace(/"schema":\d+/, '"schema":999')],
      ["not a backup", '{"hello":1}\n'],
      ["cannot be read", "PK\u0003\u0004"],
      ["names no table", full.replace('"table":"done"', '"table":"pg_authid"')],
    ] as const;
    for (const [why, text] of bad) {
      await writeFile(file, text);
      await expect(store.restore(file), why).rejects.toMatchObject({ name: "RestoreRefused", message: expect.stringContaining(why) });
    }
    await expect(store.restore(join(files.folder, "missing"))).rejects.toThrow("ENOENT");
    expect(await store.ledger.find("b1")).toBeUndefined();
    await store.restore(join(files.folder, "full"));
    expect(await store.ledger.find("b1")).toBeDefined();
  });

  it("made daily is kept seven times, and other files of the folder stay", async () => {
    const store = await fresh();
    const folder = join(files.folder, "daily");
    for (let day = 1; day <= 9; day += 1) await store.dailyBackup(folder, `2026-11-0${day}`);
    await writeFile(join(folder, "mine.ndjson"), "");
    await store.dailyBackup(folder, "2026-11-09");
    const days = [3, 4, 5, 6, 7, 8, 9].map((day) => `teekond-2026-11-0${day}.ndjson`);
    expect((await readdir(folder)).sort()).toEqual(["mine.ndjson", ...days]);
  });
});

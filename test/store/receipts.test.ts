import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { engines, type Site } from "./engines.ts";
import { freshFolder } from "./fresh.ts";
import { kept, saying } from "./samples.ts";

for (const engine of engines) {
  describe(`receipts on ${engine.name}`, () => {
    let site: Site;
    beforeAll(async () => {
      site = await engine.start();
    });
    afterAll(() => site.stop());

    async function session(): Promise<string> {
      const id = newId();
      await kept(site.store.ledger, saying("x", { session: id }));
      return id;
    }

    it("are kept by tenant, session and keeper; the last one holds, and another process reads it", async () => {
      const { receipts } = site.store;
      const [one, two] = [await session(), await session()];
      await receipts.save("t", one, "notion", { page: "p1" });
      await receipts.save("t", one, "notion", { page: "p2", rows: { odd: 'quote " and \u0000' } });
      await receipts.save("t", two, "notion", { page: "p3" });
      expect(await (await site.second()).receipts.load("t", one, "notion")).toEqual({ page: "p2", rows: { odd: 'quote " and \u0000' } });
      expect(await receipts.load("t", one, "other")).toBeUndefined();
      expect(await receipts.load("u", one, "notion")).toBeUndefined();
      await receipts.forget("t", one, "notion");
      expect(await receipts.load("t", one, "notion")).toBeUndefined();
      expect(await receipts.load("t", two, "notion")).toEqual({ page: "p3" });
    });

    it("go with their session, and into no session that is not there", async () => {
      const { receipts, ledger } = site.store;
      const id = await session();
      await receipts.save("t", id, "notion", { page: "p1" });
      await ledger.deleteSession("t", id);
      expect(await receipts.load("t", id, "notion")).toBeUndefined();
      await expect(receipts.save("t", id, "notion", { page: "p1" })).rejects.toThrow();
    });

    it("come back from a backup", async () => {
      const id = await session();
      await site.store.receipts.save("t", id, "notion", { page: "p9" });
      const { folder, gone } = await freshFolder();
      await site.store.backup(join(folder, "all.ndjson"));
      const fresh = await engine.start();
      await fresh.store.restore(join(folder, "all.ndjson"));
      expect(await fresh.store.receipts.load("t", id, "notion")).toEqual({ page: "p9" });
      await fresh.stop();
      await gone();
    });
  });
}

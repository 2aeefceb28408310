import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSeal, SealBroken } from "#lib/sealed.ts";
import { engines, type Site } from "./engines.ts";

for (const engine of engines) {
  describe(`the vault on ${engine.name}`, () => {
    const key = createSeal(["k".repeat(32)]);
    let site: Site;
    beforeAll(async () => {
      site = await engine.start();
    });
    afterAll(() => site.stop());

    it("keeps a token sealed, gives it back, and forgets it", async () => {
      const vault = site.store.vault(key);
      await vault.keep("slack", "T1", "xoxb-one");
      await vault.keep("slack", "T1", "xoxb-two");
      await vault.keep("slack", "T2", "xoxb-three");
      expect(await (await site.second()).vault(key).read("slack", "T1")).toBe("xoxb-two");
      expect(await vault.names("slack")).toEqual(["T1", "T2"]);
      await vault.forget("slack", "T1");
      expect(await vault.read("slack", "T1")).toBeUndefined();
      expect(await vault.read("discord", "T2")).toBeUndefined();
    });

    it("says so when the key was lost", async () => {
      await site.store.vault(key).keep("slack", "T3", "xoxb-three");
      await expect(site.store.vault(createSeal(["another key"])).read("slack", "T3")).rejects.toBeInstanceOf(SealBroken);
    });
  });
}

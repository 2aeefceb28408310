import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWaker } from "#facilitator/wake.ts";
import { engines, type Site } from "../store/engines.ts";

for (const engine of engines) {
  describe(`who wakes the sessions, on ${engine.name}`, () => {
    let site: Site;
    beforeAll(async () => {
      site = await engine.start();
    }, 60_000);
    afterAll(() => site.stop());

    it("one process at a time, and another one soon after the first falls silent", async () => {
      const woke: string[] = [];
      const waker = async (who: string) => {
        const { leases } = who === "one" ? site.store : await site.second();
        return createWaker({ facilitator: { wakeDue: async () => woke.push(who) }, leases, who, ms: 1500 });
      };
      const [one, two] = [await waker("one"), await waker("two")];
      for (let n = 0; n < 3; n += 1) {
        await one();
        await two();
      }
      expect(woke).toEqual(["one", "one", "one"]);
      await new Promise((resolve) => setTimeout(resolve, 1800));
      await two();
      await one();
      expect(woke.at(-1)).toBe("two");
      expect(woke).toHaveLength(4);
    });
  });
}

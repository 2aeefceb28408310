import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Leases } from "#facilitator/ports.ts";
import { engines, type Site } from "./engines.ts";

for (const engine of engines) {
  describe(`leases on ${engine.name}`, () => {
    let site: Site;
    let mine: Leases;
    let other: Leases;
    beforeAll(async () => {
      site = await engine.start();
      mine = site.store.leases;
      other = (await site.second()).leases;
    });
    afterAll(() => site.stop());

    it("go to one of many who ask at once", async () => {
      const asked = Array.from({ length: 8 }, (_, n) => (n % 2 === 0 ? mine : other).take("place", `p${n}`, 60_000));
      const taken = (await Promise.all(asked)).filter((lease) => lease !== undefined);
      expect(taken).toHaveLength(1);
      expect(taken[0]?.fence).toBe(1);
    });

    it("are not given again, not even to their holder, until their time is over", async () => {
      const first = await mine.take("short", "a", 60);
      expect(await other.take("short", "b", 60)).toBeUndefined();
      expect(await mine.take("short", "a", 60)).toBeUndefined();
      await sleep(100);
      expect(await other.take("short", "b", 60_000)).toEqual({ name: "short", who: "b", fence: (first?.fence ?? 0) + 1 });
    });

    it("are kept by renewing, and only by their holder", async () => {
      const lease = (await mine.take("kept", "a", 150)) ?? expect.fail("not taken");
      expect(await mine.renew(lease, 60_000)).toBe(true);
      await sleep(200);
      expect(await other.take("kept", "b", 1_000)).toBeUndefined();
      expect(await other.renew({ ...lease, fence: lease.fence + 1 }, 60_000)).toBe(false);
    });

    it("cannot be renewed once they ran out", async () => {
      const lease = (await mine.take("late", "a", 20)) ?? expect.fail("not taken");
      await sleep(60);
      expect(await mine.renew(lease, 60_000)).toBe(false);
    });

    it("are free at once when given back, with a higher fence for the next; a late giving back takes nothing", async () => {
      const first = (await mine.take("back", "a", 60_000)) ?? expect.fail("not taken");
      await mine.release(first);
      const second = await other.take("back", "b", 60_000);
      expect(second?.fence).toBe(2);
      await mine.release(first);
      expect(await mine.take("back", "c", 60_000)).toBeUndefined();
    });
  });
}

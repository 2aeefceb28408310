import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { KeepingKey } from "#facilitator/ports-keep.ts";
import { newId } from "#lib/ids.ts";
import { engines, type Site } from "./engines.ts";
import { kept, saying } from "./samples.ts";

for (const engine of engines) {
  describe(`where sessions are kept, on ${engine.name}`, () => {
    let site: Site;
    beforeAll(async () => {
      site = await engine.start();
    });
    afterAll(() => site.stop());

    async function wanted(parent = "page", now = 100): Promise<KeepingKey> {
      const session = newId();
      await kept(site.store.ledger, saying("x", { session }));
      const key = { tenant: "t", session, keeper: "notion" };
      await site.store.keepings.want(key, parent, now);
      return key;
    }
    async function isDue({ session }: KeepingKey, now: number, settled = now): Promise<boolean> {
      return (await site.store.keepings.due(now, settled)).some((one) => one.session === session);
    }
    const stands = { is: "stands", at: 200, url: "https://n/1", unmatched: [], edited: 0, heldBack: 0 } as const;

    it("what is asked for is due at once, is read by another process, and is of its tenant only", async () => {
      const key = await wanted();
      expect(await isDue(key, 99)).toBe(false);
      expect(await isDue(key, 100)).toBe(true);
      const other = (await site.second()).keepings;
      const asked = { ...key, parent: "page", state: { is: "waiting" }, kept: -1, listenAt: null, heardAt: null };
      expect(await other.ofSession("t", key.session)).toEqual([asked]);
      expect(await other.ofSession("u", key.session)).toEqual([]);
    });

    it("what stands is due once its session has changed and was left alone for a while", async () => {
      const key = await wanted();
      const { keepings, ledger } = site.store;
      await keepings.note(key, { state: stands, kept: 1, due: null });
      expect(await isDue(key, 10_000)).toBe(false);
      await kept(ledger, saying("y", { session: key.session, expected: 1 }));
      expect(await isDue(key, 10_000, 199)).toBe(false);
      expect(await isDue(key, 10_000, 200)).toBe(true);
    });

    it("what failed waits for somebody; asked for once more it goes on where it was to go, or where it is told to", async () => {
      const key = await wanted("page one");
      const { keepings } = site.store;
      await keepings.note(key, { state: { is: "failed", at: 150, why: "unauthorized" }, due: null });
      expect(await isDue(key, 1e9)).toBe(false);
      await keepings.want(key, "", 300);
      expect(await keepings.ofSession("t", key.session)).toMatchObject([{ parent: "page one", state: { is: "waiting" } }]);
      await keepings.want(key, "page two", 301);
      expect(await keepings.ofSession("t", key.session)).toMatchObject([{ parent: "page two" }]);
      expect(await isDue(key, 301)).toBe(true);
    });

    it("is listened to when its time has come, or as soon as somebody says that something happened to what stands there", async () => {
      const key = await wanted();
      const { keepings, receipts } = site.store;
      await keepings.note(key, { state: stands, kept: 1, due: null });
      await keepings.prompt("notion", ["page-1"], 250);
      expect(await isDue(key, 1e9, 0)).toBe(false);
      await keepings.listen(key, { at: 900 });
      await receipts.save(key.tenant, key.session, key.keeper, { page: "page-1" });
      expect(await isDue(key, 899, 0)).toBe(false);
      expect(await isDue(key, 900, 0)).toBe(true);
      await keepings.prompt("notion", ["page-2", 'a"b'], 300);
      await keepings.prompt("other", ["page-1"], 300);
      expect(await isDue(key, 899, 0)).toBe(false);
      await keepings.prompt("notion", ["page-2", "page-1"], 300);
      expect(await isDue(key, 300, 0)).toBe(true);
      await keepings.listen(key, { at: null, heard: 400 });
      await keepings.prompt("notion", ["page-1"], 500);
      expect(await isDue(key, 1e9, 0)).toBe(false);
      expect(await keepings.ofSession("t", key.session)).toMatchObject([{ listenAt: null, heardAt: 400 }]);
    });

    it("keeps its address while it is asked for once more", async () => {
      const key = await wanted();
      await site.store.keepings.note(key, { state: stands, kept: 1, due: null });
      await site.store.keepings.want(key, "", 300);
      expect(await site.store.keepings.ofSession("t", key.session)).toMatchObject([{ state: { is: "waiting", url: "https://n/1" } }]);
    });

    it("each note is news of the session, and all of it goes with the session", async () => {
      const key = await wanted();
      const { keepings, ledger } = site.store;
      const heard: string[] = [];
      const end = await ledger.subscribe((change) => change.kind === "session" && heard.push(change.session));
      await keepings.note(key, { state: { is: "working", done: 1, all: 9 }, due: 400 });
      await expect.poll(() => heard).toContain(key.session);
      await end();
      await ledger.deleteSession("t", key.session);
      expect(await keepings.ofSession("t", key.session)).toEqual([]);
    });
  });
}

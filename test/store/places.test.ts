import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Hold, Place, Places, Shown } from "#facilitator/ports-chat.ts";
import { newId } from "#lib/ids.ts";
import { engines, type Site } from "./engines.ts";
import { freshFolder } from "./fresh.ts";
import { kept, saying } from "./samples.ts";

type New = Omit<Place, "broken">;

for (const engine of engines) {
  describe(`places on ${engine.name}`, () => {
    let site: Site;
    let places: Places;
    let shown: Shown;
    /** The same store as another process sees it. */
    let other: Shown;
    beforeAll(async () => {
      site = await engine.start();
      ({ places, shown } = site.store);
      other = (await site.second()).shown;
    });
    afterAll(() => site.stop());

    async function session(tenant = "t"): Promise<string> {
      const id = newId();
      await kept(site.store.ledger, saying("x", { tenant, session: id }));
      return id;
    }
    function thread(of: string, at: string, more: Partial<New> = {}): New {
      const address = { channel: "C1", ts: "1.2", odd: 'quote " and \u0000' };
      return { tenant: "t", session: of, id: newId(), platform: "slack", at, address, person: null, ...more };
    }
    async function added(more: Partial<New> = {}): Promise<Place> {
      const of = more.session ?? (await session());
      return (await places.add(thread(of, newId(), more))) ?? expect.fail("not added");
    }
    async function lags(place: Place, now = 0): Promise<boolean> {
      const found = await places.lagging({ platforms: ["slack"], now, after: "", limit: 1_000 });
      return found.some(({ id }) => id === place.id);
    }
    function held({ tenant, session: of, id }: Place, fence: number): Hold {
      return { tenant, session: of, id, fence };
    }
    async function standing(place: Place, fence: number) {
      return (await shown.claim(held(place, fence)))?.shown;
    }

    it("are kept as added, and found by session, by thread, and by platform", async () => {
      const of = await session();
      const one = thread(of, newId());
      const dm = thread(of, newId(), { person: "anna", platform: "discord" });
      expect(await places.add(one)).toEqual({ ...one, broken: null });
      await places.add(dm);
      expect((await places.ofSession(of)).map(({ id }) => id).sort()).toEqual([one.id, dm.id].sort());
      expect(await places.placeAt("slack", one.at)).toEqual({ ...one, broken: null });
      expect(await places.placeAt("discord", one.at)).toBeUndefined();
      expect(await places.placeAt("discord", dm.at)).toBeUndefined();
      expect((await places.ofPlatform("discord")).map(({ id }) => id)).toContain(dm.id);
      expect((await places.ofPlatform("discord")).map(({ id }) => id)).not.toContain(one.id);
      await places.remove(one);
      expect(await places.placeAt("slack", one.at)).toBeUndefined();
    });

    it("hold one session in a thread, also of another tenant, and many in somebody's direct messages", async () => {
      const [mine, theirs] = [await session(), await session("u")];
      const at = newId();
      const first = (await places.add(thread(mine, at))) ?? expect.fail("not added");
      expect(await places.add(thread(theirs, at, { tenant: "u" }))).toEqual(first);
      expect(await places.add(thread(mine, at))).toEqual(first);
      expect(await places.add({ ...thread(mine, newId()), id: first.id })).toEqual(first);
      const dm = newId();
      const annas = await places.add(thread(mine, dm, { person: "anna" }));
      expect((await places.add(thread(theirs, dm, { tenant: "u", person: "anna" })))?.session).toBe(theirs);
      expect(await places.add(thread(mine, dm, { person: "anna" }))).toEqual(annas);
    });

    it("are given to one of many who add the same thread at once", async () => {
      const of = await session();
      const at = newId();
      const got = await Promise.all(Array.from({ length: 6 }, () => places.add(thread(of, at))));
      expect(new Set(got.map((place) => place?.id)).size).toBe(1);
      expect(await places.ofSession(of)).toHaveLength(1);
    });

    it("are not made for a session that is gone, and go with it, with what they show", async () => {
      expect(await places.add(thread("no such session", newId()))).toBeUndefined();
      const place = await added();
      await shown.claim(held(place, 1));
      await shown.posting(held(place, 1), { key: "head", version: "v", now: 1 });
      await site.store.ledger.deleteSession("t", place.session);
      expect(await places.ofSession(place.session)).toEqual([]);
      expect(await shown.claim(held(place, 1))).toBeUndefined();
      expect(await shown.posted(held(place, 1), { key: "head", ref: "m", version: "v" })).toBe(false);
    });

    it("lag until they are drawn at the revision of their session, and again when it changes", async () => {
      const place = await added();
      expect(await lags(place)).toBe(true);
      const claimed = (await shown.claim(held(place, 1))) ?? expect.fail("not claimed");
      expect(claimed).toMatchObject({ place, revision: 1, calledAt: null, shown: [] });
      expect(await lags(place)).toBe(true);
      await shown.drawn(held(place, 1), { revision: 1, until: null });
      expect(await lags(place, 9e12)).toBe(false);
      await kept(site.store.ledger, saying("y", { session: place.session, expected: 1 }));
      expect(await lags(place)).toBe(true);
    });

    it("lag when the clock alone wants something else there", async () => {
      const place = await added();
      await shown.claim(held(place, 1));
      await shown.drawn(held(place, 1), { revision: 1, until: 500 });
      expect(await lags(place, 499)).toBe(false);
      expect(await lags(place, 500)).toBe(true);
    });

    it("that lag are listed a few at a time, of the platforms asked for", async () => {
      const of = await session();
      const all: string[] = [];
      for (let n = 0; n < 5; n += 1) all.push((await added({ session: of, platform: "few" })).id);
      const look = (after: string) => places.lagging({ platforms: ["few"], now: 0, after, limit: 2 });
      const seen: string[] = [];
      for (let page = await look(""); page.length > 0; page = await look(seen.at(-1) ?? "")) seen.push(...page.map(({ id }) => id));
      expect(seen).toEqual(all.toSorted((a, b) => (a < b ? -1 : 1)));
      expect(await places.lagging({ platforms: [], now: 0, after: "", limit: 9 })).toEqual([]);
    });

    it("that broke are left alone, the first reason stays, and the session's other places are looked at anew", async () => {
      const place = await added();
      const sibling = await added({ session: place.session });
      await shown.claim(held(sibling, 1));
      await shown.drawn(held(sibling, 1), { revision: 1, until: null });
      expect(await lags(sibling)).toBe(false);
      expect(await places.breakOff(place, { why: "archived", at: 7 })).toBe(true);
      expect(await places.breakOff(place, { why: "deleted", at: 8 })).toBe(false);
      expect(await places.placeAt("slack", place.at)).toEqual({ ...place, broken: { why: "archived", at: 7 } });
      expect([await lags(place), await lags(sibling)]).toEqual([false, true]);
      expect(await shown.claim(held(place, 1))).toBeUndefined();
      expect(await places.mend(place)).toBe(true);
      expect(await places.mend(place)).toBe(false);
      expect(await lags(place)).toBe(true);
      expect(await places.placeAt("slack", place.at)).toEqual(place);
    });

    it("are looked at anew also when another broke while they were drawn", async () => {
      const place = await added();
      const sibling = await added({ session: place.session });
      await shown.claim(held(sibling, 1));
      await places.breakOff(place, { why: "archived", at: 7 });
      await shown.drawn(held(sibling, 1), { revision: 1, until: null });
      expect(await lags(sibling)).toBe(true);
    });

    it("of one session may all break at once", async () => {
      const of = await session();
      const all: Place[] = [];
      for (let n = 0; n < 6; n += 1) all.push(await added({ session: of }));
      expect(await Promise.all(all.map((place) => places.breakOff(place, { why: "revoked", at: 1 })))).toEqual(all.map(() => true));
    });

    it("know what is being posted, what stands and how, and what does not", async () => {
      const place = await added();
      const hold = held(place, 1);
      await shown.claim(hold);
      expect(await shown.posting(hold, { key: "head", version: "v1", now: 40 })).toBe(true);
      expect(await standing(place, 1)).toEqual([{ key: "head", version: "v1", state: "posting", ref: null }]);
      expect(await shown.posted(hold, { key: "head", ref: "m1", version: "v1" })).toBe(true);
      expect(await shown.posted(hold, { key: "head", ref: "m2", version: "v1" })).toBe(false);
      expect(await shown.posting(hold, { key: "head", version: "v1", now: 41 })).toBe(false);
      expect(await shown.editing(hold, { key: "head", ref: "m1", now: 50 })).toBe(true);
      expect(await shown.claim(hold)).toMatchObject({ calledAt: 50, shown: [{ version: "", ref: "m1", state: "shown" }] });
      expect(await shown.edited(hold, { key: "head", ref: "m1", version: "v2" })).toBe(true);
      expect(await standing(place, 1)).toEqual([{ key: "head", version: "v2", state: "shown", ref: "m1" }]);
      expect(await shown.editing(hold, { key: "head", ref: "another", now: 51 })).toBe(false);
      await shown.notPosted(hold, "head");
      await shown.gone(hold, { key: "head", ref: "another" });
      expect(await standing(place, 1)).toHaveLength(1);
      await shown.gone(hold, { key: "head", ref: "m1" });
      expect(await standing(place, 1)).toEqual([]);
      await shown.posting(hold, { key: "head", version: "v3", now: 60 });
      await shown.notPosted(hold, "head");
      expect(await standing(place, 1)).toEqual([]);
    });

    it("let nobody begin anything once a later holder has claimed them", async () => {
      const place = await added();
      const [before, now] = [held(place, 1), held(place, 2)];
      await shown.claim(before);
      await shown.posting(before, { key: "a", version: "v", now: 1 });
      await shown.posted(before, { key: "a", ref: "m", version: "v" });
      await other.claim(now);
      expect(await shown.claim(before)).toBeUndefined();
      expect(await shown.posting(before, { key: "b", version: "v", now: 2 })).toBe(false);
      expect(await shown.editing(before, { key: "a", ref: "m", now: 2 })).toBe(false);
      await shown.drawn(before, { revision: 1, until: null });
      expect(await lags(place)).toBe(true);
      expect(await other.posting(now, { key: "b", version: "v", now: 2 })).toBe(true);
    });

    it("take an earlier holder's word where its message stands, unless it was begun anew", async () => {
      const place = await added();
      const [before, now] = [held(place, 1), held(place, 2)];
      await shown.claim(before);
      await shown.posting(before, { key: "a", version: "v", now: 1 });
      await shown.posting(before, { key: "b", version: "v", now: 1 });
      await other.claim(now);
      expect(await shown.posted(before, { key: "a", ref: "early", version: "v" })).toBe(true);
      expect(await other.posting(now, { key: "a", version: "v", now: 2 })).toBe(false);
      expect(await other.posting(now, { key: "b", version: "v", now: 2 })).toBe(true);
      expect(await shown.posted(before, { key: "b", ref: "early", version: "v" })).toBe(false);
      await shown.notPosted(before, "b");
      expect((await standing(place, 2))?.find(({ key }) => key === "b")).toEqual({ key: "b", version: "", state: "posting", ref: null });
    });

    it("count as not known, and lag, where two have edited", async () => {
      const place = await added();
      const [before, now] = [held(place, 1), held(place, 2)];
      await shown.claim(before);
      await shown.posting(before, { key: "a", version: "v", now: 1 });
      await shown.posted(before, { key: "a", ref: "m", version: "v" });
      await shown.editing(before, { key: "a", ref: "m", now: 2 });
      await other.claim(now);
      await other.editing(now, { key: "a", ref: "m", now: 3 });
      expect(await other.edited(now, { key: "a", ref: "m", version: "new" })).toBe(true);
      await other.drawn(now, { revision: 1, until: null });
      expect(await lags(place)).toBe(false);
      expect(await shown.edited(before, { key: "a", ref: "m", version: "old" })).toBe(false);
      expect(await lags(place)).toBe(true);
      expect(await standing(place, 2)).toMatchObject([{ key: "a", version: "" }]);
    });

    it("never let an edit that ends late, one that begins and a wish to see the card again wait for each other", async () => {
      const place = await added();
      await shown.claim(held(place, 1));
      for (let round = 1; round <= 40; round += 1) {
        const [before, now] = [held(place, 2 * round - 1), held(place, 2 * round)];
        const message = { key: "a", ref: `m${round}`, version: "v", now: round };
        await shown.claim(before);
        await shown.posting(before, message);
        await shown.posted(before, message);
        await shown.editing(before, message);
        await shown.claim(now);
        await shown.editing(now, message);
        const [late, , anew] = await Promise.all([
          shown.edited(before, message),
          other.editing(now, message),
          round % 2 === 0 ? other.anew(place, "a") : undefined,
        ]);
        expect([late, anew]).toEqual([false, round % 2 === 0 ? message.ref : undefined]);
        expect(await lags(place)).toBe(true);
        await shown.gone(now, message);
      }
    });

    it("never let two begin the same post, however they race", async () => {
      const place = await added();
      for (let round = 1; round <= 20; round += 1) {
        const [before, now] = [held(place, 2 * round - 1), held(place, 2 * round)];
        await shown.claim(before);
        const post = { key: `k${round}`, version: "v", now: round };
        const [begun, claimed] = await Promise.all([shown.posting(before, post), other.claim(now)]);
        // Either the one before was refused, or the new holder sees what it began.
        expect(begun).toBe(claimed?.shown.some(({ key }) => key === post.key));
      }
    });

    it("of a person's direct messages go when the person is erased, and the threads stay", async () => {
      const of = await session();
      const dm = await added({ session: of, person: "zoe" });
      const bos = await added({ session: of, person: "bo" });
      const open = await added({ session: of });
      await shown.claim(held(dm, 1));
      await shown.posting(held(dm, 1), { key: "due", version: "v", now: 1 });
      await site.store.ledger.erase("t", "zoe");
      expect((await places.ofSession(of)).map(({ id }) => id).sort()).toEqual([bos.id, open.id].sort());
      expect(await shown.claim(held(dm, 1))).toBeUndefined();
    });

    it("come back from a backup with what they show, drawn by whoever takes them first", async () => {
      const { folder, gone } = await freshFolder();
      const target = await engine.start();
      try {
        const place = await added({ session: await session() });
        const hold = held(place, 5);
        await shown.claim(hold);
        await shown.posting(hold, { key: "a", version: "v", now: 1 });
        await shown.posted(hold, { key: "a", ref: "m", version: "v" });
        await places.breakOff(await added({ session: place.session }), { why: "archived", at: 3 });
        const file = join(folder, "backup");
        await site.store.backup(file);
        expect(await readFile(file, "utf8")).not.toContain('"fence"');
        await target.store.restore(file);
        expect(await target.store.places.ofSession(place.session)).toEqual(await places.ofSession(place.session));
        expect(await target.store.shown.claim(held(place, 1))).toMatchObject({
          calledAt: null,
          shown: [{ key: "a", version: "v", state: "shown", ref: "m" }],
        });
      } finally {
        await target.stop();
        await gone();
      }
    });
  });
}

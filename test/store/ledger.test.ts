import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engines, type Site } from "./engines.ts";
import { event, index, kept, saying } from "./samples.ts";

for (const engine of engines) {
  describe(`the ledger on ${engine.name}`, () => {
    let site: Site;
    beforeAll(async () => {
      site = await engine.start();
    });
    afterAll(() => site.stop());

    it("gives back what was kept, to the letter", async () => {
      const { ledger } = site.store;
      const odd = "NUL \u0000, half a pair \ud800, 'quotes' \"and\" õ 🌱";
      const data = { kind: "said", text: odd, list: [odd, { $t: "mine", n: [1.5, null, true] }], empty: {} };
      const actor = [{ kind: "person", id: "anna" }];
      await kept(
        ledger,
        saying("", { session: "letter", events: [{ ...event(data), actor }, event("plain text")], index: { ...index, title: odd } }),
      );
      const loaded = await ledger.load("t", "letter");
      expect(loaded).toEqual({
        tenant: "t",
        session: "letter",
        version: 2,
        revision: 1,
        done: [],
        events: [
          { seq: 1, type: "Said", v: 1, at: 1_000, actor, data },
          { seq: 2, type: "Said", v: 1, at: 1_000, actor: { kind: "person" }, data: "plain text" },
        ],
      });
    });

    it("knows no session of another tenant, and none that was never started", async () => {
      const { ledger } = site.store;
      await kept(ledger, saying("a", { session: "own" }));
      expect(await ledger.load("other", "own")).toBeUndefined();
      expect(await ledger.load("t", "never")).toBeUndefined();
      expect(await ledger.commit(saying("a", { session: "own", tenant: "other" }))).toEqual({ ok: false, why: "conflict" });
      expect(await ledger.commit(saying("a", { session: "never", expected: 3 }))).toEqual({ ok: false, why: "conflict" });
    });

    it("keeps only one of two decisions made on the same revision", async () => {
      const { ledger } = site.store;
      const other = (await site.second()).ledger;
      const { revision } = await kept(ledger, saying("first", { session: "race" }));
      const both = await Promise.all([
        ledger.commit(saying("left", { session: "race", expected: revision })),
        other.commit(saying("right", { session: "race", expected: revision })),
      ]);
      expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
      expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, why: "conflict" });
      expect((await ledger.load("t", "race"))?.events).toHaveLength(2);
    });

    it("keeps every act of ten people pressing at once who try again on a conflict", async () => {
      const { ledger } = site.store;
      const other = (await site.second()).ledger;
      await kept(ledger, saying("start", { session: "crowd" }));
      const press = async (n: number): Promise<void> => {
        const mine = n % 2 === 0 ? ledger : other;
        const commit = saying(`act ${n}`, { session: "crowd" });
        for (;;) {
          const expected = (await mine.load("t", "crowd"))?.revision ?? 0;
          if ((await mine.commit({ ...commit, expected })).ok) return;
        }
      };
      await Promise.all(Array.from({ length: 10 }, (_, n) => press(n)));
      const loaded = await ledger.load("t", "crowd");
      expect(loaded?.events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
      expect(new Set(loaded?.events.map(({ data }) => JSON.stringify(data))).size).toBe(11);
    });

    it("gives the same command twice one effect, and tells its digest and answer", async () => {
      const { ledger } = site.store;
      const command = { id: "twice", person: "anna", digest: "one", answer: { item: "r1" } };
      const { revision } = await kept(ledger, saying("once", { session: "twice", command }));
      const same = { ok: false, why: "repeated", digest: "one", answer: { item: "r1" } };
      expect(await ledger.commit(saying("once", { session: "twice", command, expected: revision }))).toEqual(same);
      expect(await ledger.commit(saying("edit", { session: "twice", command: { ...command, digest: "two" }, expected: revision }))).toEqual(
        same,
      );
      const key = { tenant: "t", session: "twice", id: "twice" };
      expect(await ledger.answered({ ...key, person: "anna" })).toEqual({ digest: "one", answer: { item: "r1" } });
      expect(await ledger.answered({ ...key, person: null })).toBeUndefined();
      expect((await ledger.load("t", "twice"))?.version).toBe(1);
    });

    it("lets another person, and the unsigned, use the same command id", async () => {
      const { ledger } = site.store;
      const command = { id: "c", digest: "d", answer: null };
      await kept(ledger, saying("a", { session: "ids", command: { ...command, person: "anna" } }));
      await kept(ledger, saying("b", { session: "ids", expected: 1, command: { ...command, person: "bo" } }));
      await kept(ledger, saying("c", { session: "ids", expected: 2, command: { ...command, person: null } }));
      expect(await ledger.commit(saying("c", { session: "ids", expected: 3, command: { ...command, person: null } }))).toMatchObject({
        why: "repeated",
      });
    });

    it("answers one of two equal commands sent at once as repeated", async () => {
      const { ledger } = site.store;
      const other = (await site.second()).ledger;
      await kept(ledger, saying("start", { session: "tap" }));
      const tap = saying("tap", { session: "tap", expected: 1 });
      const both = await Promise.all([ledger.commit(tap), other.commit(tap)]);
      expect(both.map((result) => (result.ok ? "kept" : result.why)).sort()).toEqual(["kept", "repeated"]);
    });

    it("counts done apart from the log: a new revision, the same version", async () => {
      const { ledger } = site.store;
      const done = (person: string, part = 0) => ({ step: "reasons", part, person });
      await kept(ledger, saying("start", { session: "done" }));
      const set = saying("", { session: "done", expected: 1, events: [], done: { set: [done("bo"), done("anna"), done("anna", 1)] } });
      expect(await kept(ledger, set)).toEqual({ ok: true, version: 1, revision: 2 });
      const again = saying("", {
        session: "done",
        expected: 2,
        events: [],
        done: { set: [done("bo")], clear: [done("anna"), done("cai")] },
      });
      expect(await kept(ledger, again)).toMatchObject({ version: 1, revision: 3 });
      expect((await ledger.load("t", "done"))?.done).toEqual([done("bo"), done("anna", 1)]);
    });

    it("refuses a decision made before somebody else's done", async () => {
      const { ledger } = site.store;
      await kept(ledger, saying("start", { session: "last-done" }));
      const done = (person: string) =>
        saying("", { session: "last-done", expected: 1, events: [], done: { set: [{ step: "reasons", part: 0, person }] } });
      await kept(ledger, done("anna"));
      expect(await ledger.commit(done("bo"))).toEqual({ ok: false, why: "conflict" });
    });

    it("loads only the events from a number on", async () => {
      const { ledger } = site.store;
      const events = Array.from({ length: 2_500 }, (_, n) => event({ text: `event ${n + 1}` }));
      await kept(ledger, saying("", { session: "long", events }));
      expect((await ledger.load("t", "long"))?.events).toHaveLength(2_500);
      const tail = await ledger.load("t", "long", 2_499);
      expect(tail?.events.map(({ seq, data }) => [seq, data])).toEqual([
        [2_499, { text: "event 2499" }],
        [2_500, { text: "event 2500" }],
      ]);
      expect(await ledger.load("t", "long", 2_501)).toMatchObject({ version: 2_500, events: [] });
    });

    it("lists the sessions of a tenant, newest first, as they are now", async () => {
      const { ledger } = site.store;
      const start = (session: string, at: number) => saying("", { tenant: "lists", session, events: [event("", at)] });
      await kept(ledger, start("old", 1_000));
      await kept(ledger, start("new", 2_000));
      await kept(
        ledger,
        saying("", { tenant: "lists", session: "old", expected: 1, index: { ...index, title: "Autumn", status: "closed" } }),
      );
      expect(await ledger.sessions("lists")).toEqual([
        { ...index, tenant: "lists", session: "new", createdAt: 2_000, version: 1, revision: 1 },
        { ...index, tenant: "lists", session: "old", createdAt: 1_000, version: 2, revision: 2, title: "Autumn", status: "closed" },
      ]);
      expect(await ledger.find("old")).toMatchObject({ tenant: "lists", title: "Autumn" });
    });

    it("names the sessions whose time has come, most overdue first", async () => {
      const { ledger } = site.store;
      const due = (session: string, nextWakeAt: number | null) => kept(ledger, saying("", { session, index: { ...index, nextWakeAt } }));
      await due("w3", 103);
      await due("w1", 101);
      await due("w4", 104);
      await due("w0", null);
      const names = async (now: number, limit: number) => (await ledger.dueToWake(now, limit)).map(({ session }) => session);
      expect(await names(103, 10)).toEqual(["w1", "w3"]);
      expect(await names(104, 1)).toEqual(["w1"]);
      expect(await names(100, 10)).toEqual([]);
    });

    it("leaves nothing of a deleted session", async () => {
      const { ledger, people, presence } = site.store;
      await people.savePerson({ tenant: "t", id: "del", name: "Del" });
      await kept(ledger, saying("x", { session: "del", done: { set: [{ step: "s", part: 0, person: "del" }] } }));
      await people.issueLink("del-link", {
        tenant: "t",
        session: "del",
        person: null,
        role: "participant",
        purpose: "join",
        usesLeft: null,
        expiresAt: null,
      });
      await presence.seen({ tenant: "t", session: "del", person: "del", now: 1 });
      expect(await ledger.deleteSession("other", "del")).toBe(false);
      expect(await ledger.deleteSession("t", "del")).toBe(true);
      expect(await ledger.deleteSession("t", "del")).toBe(false);
      expect(await ledger.load("t", "del")).toBeUndefined();
      expect(await people.readLink("del-link", 0)).toBeUndefined();
      expect(await presence.present("t", "del", 0)).toEqual([]);
      await kept(ledger, saying("new", { session: "del" }));
      expect(await ledger.load("t", "del")).toMatchObject({ version: 1, revision: 1, done: [] });
    });
  });
}

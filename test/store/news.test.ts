import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Change } from "#facilitator/ports.ts";
import { openStore } from "#store/open.ts";
import { codeKeys, engines, freshDatabase, postgresRuns, type Site } from "./engines.ts";
import { kept, saying } from "./samples.ts";

for (const engine of engines) {
  describe(`news on ${engine.name}`, () => {
    let site: Site;
    beforeAll(async () => {
      site = await engine.start();
    });
    afterAll(() => site.stop());

    it("of every commit reach every process, with the revision", async () => {
      const far = await site.second();
      const heard: Change[] = [];
      const end = await far.ledger.subscribe((change) => heard.push(change));
      await kept(site.store.ledger, saying("a", { session: "told" }));
      await kept(
        site.store.ledger,
        saying("", { session: "told", expected: 1, events: [], done: { set: [{ step: "s", part: 0, person: "anna" }] } }),
      );
      await site.store.ledger.erase("t", "anna");
      await site.store.ledger.deleteSession("t", "told");
      const revisions = [1, 2, 3, 0].map((revision) => ({ kind: "session", session: "told", revision }));
      await vi.waitFor(() => expect(heard).toEqual(revisions));
      end();
    });

    it("carry a word to every process, whatever stands in it, and leave nothing of it behind", async () => {
      const far = await site.second();
      const heard: [Change[], Change[]] = [[], []];
      const ends = [
        await far.ledger.subscribe((change) => heard[0].push(change)),
        await site.store.ledger.subscribe((change) => heard[1].push(change)),
      ];
      const word = { nudge: ["anna", "õ \u0000 ' \n 7 x"] };
      await site.store.ledger.passOn("no such session", word);
      for (const one of heard) await vi.waitFor(() => expect(one).toEqual([{ kind: "word", session: "no such session", word }]));
      expect(await site.store.ledger.find("no such session")).toBeUndefined();
      for (const end of ends) end();
    });

    it("are not told of what was refused, nor to who has stopped listening", async () => {
      const far = await site.second();
      const [stays, leaves]: [Change[], Change[]] = [[], []];
      const end = await far.ledger.subscribe((change) => stays.push(change));
      const leave = await far.ledger.subscribe((change) => leaves.push(change));
      await kept(site.store.ledger, saying("a", { session: "quiet" }));
      await vi.waitFor(() => expect(leaves).toHaveLength(1));
      leave();
      await site.store.ledger.commit(saying("late", { session: "quiet" }));
      await kept(site.store.ledger, saying("b", { session: "quiet", expected: 1 }));
      await vi.waitFor(() => expect(stays).toHaveLength(2));
      expect(leaves).toHaveLength(1);
      end();
    });
  });
}

describe.skipIf(!postgresRuns)("news after a lost connection", () => {
  it("begin with a gap, and go on", async () => {
    const { url, drop } = await freshDatabase();
    const store = await openStore({ url }, codeKeys);
    const heard: Change[] = [];
    await store.ledger.subscribe((change) => heard.push(change));
    const breaker = new pg.Client({ connectionString: url });
    await breaker.connect();
    await breaker.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    await breaker.end();
    await vi.waitFor(() => expect(heard).toEqual([{ kind: "gap" }]), { timeout: 5_000 });
    // The pool lost its connections too: the next query says so or finds a new one, and nothing ends the process.
    await vi.waitFor(() => store.ping(), { timeout: 5_000 });
    await kept(store.ledger, saying("after", { session: "after" }));
    await vi.waitFor(() => expect(heard).toContainEqual({ kind: "session", session: "after", revision: 1 }));
    await store.close();
    await drop();
  });
});

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { NewEvent } from "#facilitator/ports.ts";
import type { HelpCall, HelpEnd } from "#facilitator/ports-help.ts";
import { newId } from "#lib/ids.ts";
import { engines, type Site } from "./engines.ts";
import { freshFolder } from "./fresh.ts";
import { event, kept, saying } from "./samples.ts";

const sent = "Cluster these: otter, seal";
const output = { groups: [{ name: "otters", items: ["otter"] }], odd: 'quote " and \u0000 \ud800' };
const answered: HelpEnd = { state: "answered", tokens: { input: 120, output: 34 }, output, made: 2, left: 1 };

function asking(with_: Partial<HelpCall> = {}): HelpCall {
  const id = newId();
  const about = { id, key: `cluster:${id}`, kind: "cluster", step: "pains", at: 1_000, digest: newId() } as const;
  return { ...about, state: "asked", tokens: { input: 0, output: 0 }, sent, ...with_ };
}

for (const engine of engines) {
  describe(`help of a model on ${engine.name}`, () => {
    let site: Site;
    beforeAll(async () => {
      site = await engine.start();
    });
    afterAll(() => site.stop());

    async function session(tenant = "t", events?: readonly NewEvent[]): Promise<string> {
      const id = newId();
      await kept(site.store.ledger, saying("otter", { tenant, session: id, ...(events === undefined ? {} : { events }) }));
      return id;
    }
    async function called(tenant: string, id: string, with_: Partial<HelpCall> = {}, end: HelpEnd = answered): Promise<HelpCall> {
      const call = asking(with_);
      await site.store.helps.begin(tenant, id, call);
      await site.store.helps.end(tenant, id, call.id, end);
      return call;
    }
    async function everything(): Promise<string> {
      const { folder, gone } = await freshFolder();
      await site.store.backup(join(folder, "all.ndjson"));
      const text = await readFile(join(folder, "all.ndjson"), "utf8");
      await gone();
      return text;
    }

    it("is noted before and after each call; the newest stands first, and another process reads it to the letter", async () => {
      const { helps } = site.store;
      const id = await session();
      const [first, second, third] = [asking(), asking({ at: 3_000, retryAt: 9_000 }), asking({ at: 2_000 })];
      for (const call of [first, second, third]) await helps.begin("t", id, call);
      await helps.end("t", id, first.id, answered);
      const failed = { state: "failed", why: "busy", tokens: { input: 5, output: 0 }, retryAt: 5_000_000_000_000 } as const;
      await helps.end("t", id, third.id, failed);
      expect(await (await site.second()).helps.ofSession("t", id)).toEqual([second, { ...third, ...failed }, { ...first, ...answered }]);
    });

    it("begun twice is one call", async () => {
      const { helps } = site.store;
      const id = await session();
      const call = await called("t", id);
      await helps.begin("t", id, { ...call, sent: "other" });
      expect(await helps.ofSession("t", id)).toEqual([{ ...call, ...answered }]);
    });

    it("holds of a text what a database can hold, and takes an answer of nothing for none", async () => {
      const { helps } = site.store;
      const id = await session();
      const call = await called("t", id, { sent: "a\u0000b\ud800" }, { ...answered, output: null });
      const { output: _, ...rest } = answered;
      expect(await helps.ofSession("t", id)).toEqual([{ ...call, ...rest, sent: "ab\ufffd" }]);
      expect(await helps.outputOf("t", call.digest)).toBeUndefined();
    });

    it("is of its tenant and its session only", async () => {
      const { helps } = site.store;
      const [one, two] = [await session("t"), await session("t")];
      const call = await called("t", one);
      expect(await helps.ofSession("u", one)).toEqual([]);
      expect(await helps.ofSession("t", two)).toEqual([]);
      expect(await helps.outputOf("u", call.digest)).toBeUndefined();
      await helps.end("u", one, call.id, { ...answered, made: 9 });
      await helps.end("t", two, call.id, { ...answered, made: 9 });
      expect(await helps.ofSession("t", one)).toEqual([{ ...call, ...answered }]);
      await helps.begin("t", two, { ...call, sent: "the same id in another session" });
      expect(await helps.ofSession("t", two)).toMatchObject([{ id: call.id, state: "asked" }]);
      await expect(helps.begin("u", one, asking())).rejects.toThrow();
      await helps.watch("t", one, true);
      await helps.watch("u", one, false);
      expect(await helps.watched()).toContainEqual({ tenant: "t", session: one });
    });

    it("gives the newest answer to the same content, also to another session of the tenant", async () => {
      const { helps } = site.store;
      const [one, two, digest] = [await session(), await session(), newId()];
      expect(await helps.outputOf("t", digest)).toBeUndefined();
      await helps.begin("t", one, asking({ digest, at: 1 }));
      await called("t", one, { digest, at: 9 }, { state: "failed", why: "nonsense", tokens: { input: 1, output: 1 }, output: "no" });
      expect(await helps.outputOf("t", digest)).toBeUndefined();
      await called("t", one, { digest, at: 3 }, { ...answered, output: "newer" });
      await called("t", two, { digest, at: 2 }, { ...answered, output: "older" });
      expect(await helps.outputOf("t", digest)).toBe("newer");
      await site.store.ledger.deleteSession("t", one);
      expect(await helps.outputOf("t", digest)).toBe("older");
    });

    it("has no texts any more once one was struck in its session; other sessions keep theirs", async () => {
      const { helps, ledger } = site.store;
      const [one, two, digest] = [await session(), await session(), newId()];
      await called("t", one, { digest });
      const other = await called("t", two);
      await kept(ledger, saying("goes on", { session: one, expected: 1 }));
      expect(await helps.outputOf("t", digest)).toEqual(output);
      await kept(ledger, saying("", { session: one, expected: 2, events: [event({ kind: "struck" })], wipe: [1] }));
      expect(await helps.outputOf("t", digest)).toBeUndefined();
      const [call] = await helps.ofSession("t", one);
      expect(call).toMatchObject({ state: "answered", sent: "", tokens: answered.tokens, made: 2 });
      expect(call).not.toHaveProperty("output");
      expect(await helps.outputOf("t", other.digest)).toEqual(output);
    });

    it("has none once a person of its session was erased, and keeps those of other tenants", async () => {
      const { helps, ledger } = site.store;
      const [one, two] = [await session("v"), await session("w")];
      const [call, other] = [await called("v", one, { sent: "wolverine" }, { ...answered, output: "wolverines" }), await called("w", two)];
      expect(await everything()).toContain("wolverines");
      expect(await ledger.erase("v", "anna")).toEqual([{ session: one, seqs: [1] }]);
      expect(await helps.ofSession("v", one)).toMatchObject([{ id: call.id, sent: "" }]);
      expect(await everything()).not.toContain("wolverine");
      expect(await helps.outputOf("w", other.digest)).toEqual(output);
    });

    it("that comes back after the texts are gone brings none of them back", async () => {
      const { helps, ledger } = site.store;
      const id = await session();
      const call = asking();
      await helps.begin("t", id, call);
      await kept(ledger, saying("", { session: id, expected: 1, events: [event({ kind: "struck" })], wipe: [1] }));
      await helps.end("t", id, call.id, answered);
      const { output: _, ...rest } = answered;
      expect(await helps.ofSession("t", id)).toEqual([{ ...call, ...rest, sent: "", digest: "" }]);
      expect(await helps.outputOf("t", call.digest)).toBeUndefined();
    });

    it("each end is news of the session", async () => {
      const { helps } = site.store;
      const id = await session();
      const call = asking();
      await helps.begin("t", id, call);
      const heard: unknown[] = [];
      const end = await (await site.second()).ledger.subscribe((change) => heard.push(change));
      await helps.end("t", id, call.id, answered);
      await expect.poll(() => heard).toContainEqual({ kind: "session", session: id, revision: 1 });
      await end();
    });

    it("is looked after where it is on, said as often as one likes", async () => {
      const { helps } = site.store;
      const id = await session();
      const mine = async () => (await (await site.second()).helps.watched()).filter((one) => one.session === id);
      for (const on of [true, true]) await helps.watch("t", id, on);
      expect(await mine()).toEqual([{ tenant: "t", session: id }]);
      for (const on of [false, false]) await helps.watch("t", id, on);
      expect(await mine()).toEqual([]);
    });

    it("goes with its session", async () => {
      const { helps, ledger } = site.store;
      const id = await session();
      const call = await called("t", id);
      await helps.watch("t", id, true);
      await ledger.deleteSession("t", id);
      expect(await helps.ofSession("t", id)).toEqual([]);
      expect(await helps.outputOf("t", call.digest)).toBeUndefined();
      expect((await helps.watched()).filter((one) => one.session === id)).toEqual([]);
    });

    it("comes back from a backup, and what was wiped stays nothing", async () => {
      const { helps, ledger } = site.store;
      const [one, two, digest] = [await session(), await session(), newId()];
      await called("t", one, { digest });
      await helps.begin("t", one, asking({ at: 7 }));
      await helps.watch("t", one, true);
      await called("t", two, { digest, at: 9_000 });
      await kept(ledger, saying("", { session: two, expected: 1, events: [event({ kind: "struck" })], wipe: [1] }));
      const { folder, gone } = await freshFolder();
      await site.store.backup(join(folder, "all.ndjson"));
      const fresh = await engine.start();
      await fresh.store.restore(join(folder, "all.ndjson"));
      for (const id of [one, two]) expect(await fresh.store.helps.ofSession("t", id)).toEqual(await helps.ofSession("t", id));
      expect(await fresh.store.helps.outputOf("t", digest)).toEqual(output);
      expect(await fresh.store.helps.watched()).toEqual(await helps.watched());
      await fresh.stop();
      await gone();
    });

    it("what a model says is nobody's text: erasing leaves it, striking takes it", async () => {
      const { ledger } = site.store;
      const id = await session("x");
      const said: NewEvent = { ...event({ kind: "said", text: "a model's yak" }), actor: { kind: "model" } };
      const command = { id: "suggest", person: null, digest: "of a yak", answer: null };
      await kept(ledger, saying("", { tenant: "x", session: id, expected: 1, command, events: [said] }));
      expect(await ledger.erase("x", "anna")).toEqual([{ session: id, seqs: [1] }]);
      const texts = async () => (await ledger.load("x", id))?.events.map(({ data }) => (data as { text?: string }).text);
      expect(await texts()).toEqual(["", "a model's yak"]);
      const strike = { ...command, id: "strike", digest: "d" };
      const events = [event({ kind: "struck" })];
      await kept(ledger, saying("", { tenant: "x", session: id, expected: 3, command: strike, events, wipe: [2] }));
      expect(await texts()).toEqual(["", "", undefined]);
      expect(await ledger.answered({ tenant: "x", session: id, person: null, id: "suggest" })).toEqual({ answer: null, digest: "" });
      expect(await everything()).not.toContain("yak");
    });
  });
}

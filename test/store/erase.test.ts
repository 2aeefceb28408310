import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Json } from "#lib/json.ts";
import { engines, type Site } from "./engines.ts";
import { freshFolder } from "./fresh.ts";
import { event, index, kept, saying } from "./samples.ts";

const session = "s1";
const annas = "zebra-text-of-anna";
const bos = "walrus-text-of-bo";

for (const engine of engines) {
  describe(`erasing on ${engine.name}`, () => {
    let site: Site;
    let files: { readonly folder: string; readonly gone: () => Promise<void> };
    beforeAll(async () => {
      site = await engine.start();
      files = await freshFolder();
    });
    afterAll(async () => {
      await site.stop();
      await files.gone();
    });

    async function everything(): Promise<string> {
      const file = join(files.folder, "dump.ndjson");
      await site.store.backup(file);
      return await readFile(file, "utf8");
    }

    async function start(tenant: string): Promise<void> {
      const { ledger, people } = site.store;
      const command = (person: string, text: string) => ({ id: `c-${person}`, person, digest: `digest-${text}`, answer: { said: text } });
      await people.savePerson({ tenant, id: "anna", name: "Zebra Anna", email: "zebra@anna.ee", language: "et", zone: "Europe/Tallinn" });
      await people.addHandle(tenant, "anna", { platform: "slack", handle: "zebra-handle" });
      await people.issueLink(`zebra-link-${tenant}`, {
        tenant,
        session: null,
        person: "anna",
        role: "participant",
        purpose: "return",
        usesLeft: null,
        expiresAt: null,
      });
      await people.login(`zebra-login-${tenant}`, { tenant, person: "anna", expiresAt: 9e12 });
      const titled = { ...index, title: annas };
      await kept(ledger, saying(annas, { tenant, session: `${session}-${tenant}`, command: command("anna", annas), index: titled }));
      const quoting = { ...command("bo", bos), answer: { quoted: annas } };
      await kept(ledger, saying(bos, { tenant, session: `${session}-${tenant}`, expected: 1, command: quoting, index: titled }));
    }

    it("leaves no text, name or address of the person in any table, and all of the others", async () => {
      await start("t1");
      await site.store.presence.seen({ tenant: "t1", session: "s1-t1", person: "anna", now: 5 });
      expect((await everything()).match(/zebra/gi)?.length).toBeGreaterThan(8);
      expect(await site.store.ledger.erase("t1", "anna")).toEqual([{ session: "s1-t1", seqs: [1] }]);
      const after = await everything();
      expect(after).not.toMatch(/zebra/i);
      expect(after).toContain(bos);
      expect(await site.store.presence.present("t1", "s1-t1", 0)).toEqual([]);
      expect(await site.store.people.loggedIn("zebra-login-t1", 0)).toBeUndefined();
    });

    it("leaves the events standing, with empty texts, under a new revision", async () => {
      await start("t2");
      await site.store.ledger.erase("t2", "anna");
      const loaded = await site.store.ledger.load("t2", "s1-t2");
      expect(loaded).toMatchObject({ version: 2, revision: 3 });
      expect(loaded?.events.map(({ data }) => data)).toEqual([
        { kind: "said", text: "" },
        { kind: "said", text: bos },
      ]);
    });

    it("still knows an erased command as repeated", async () => {
      await start("t3");
      await site.store.ledger.erase("t3", "anna");
      const key = { tenant: "t3", session: "s1-t3" };
      expect(await site.store.ledger.answered({ ...key, person: "anna", id: "c-anna" })).toEqual({ answer: null, digest: "" });
      expect(await site.store.ledger.answered({ ...key, person: "bo", id: "c-bo" })).toEqual({ answer: null, digest: `digest-${bos}` });
    });

    it("touches nobody of another tenant who has the same id", async () => {
      await start("t4");
      await start("t5");
      await site.store.ledger.erase("t4", "anna");
      expect(await site.store.people.people("t5", ["anna"])).toMatchObject([{ name: "Zebra Anna" }]);
      expect((await site.store.ledger.load("t5", "s1-t5"))?.events[0]?.data).toMatchObject({ text: annas });
    });

    it("finds nothing the second time, and nobody who was never there", async () => {
      await start("t6");
      await site.store.ledger.erase("t6", "anna");
      expect(await site.store.ledger.erase("t6", "anna")).toEqual([]);
      expect(await site.store.ledger.erase("t6", "nobody")).toEqual([]);
    });

    it("knows each event by who is its actor, also where another brought it in, and an unsigned one by nobody", async () => {
      const { ledger } = site.store;
      const facilitator = { id: "take-in", person: "lead", digest: "", answer: null };
      const by = (actor: Json, text: string) => ({ ...event({ text }), actor });
      const events = [
        by({ kind: "person", id: "anna" }, "late zebra"),
        by({ kind: "unsigned" }, "late yak"),
        by({ kind: "bot" }, "late gnu"),
      ];
      await kept(ledger, saying("", { tenant: "t9", session: "late", command: { ...facilitator, id: "a", person: "anna" } }));
      await kept(ledger, saying("", { tenant: "t9", session: "late", expected: 1, command: facilitator, events }));
      await ledger.erase("t9", "anna");
      const texts = async () => (await ledger.load("t9", "late"))?.events.slice(1).map(({ data }) => (data as { text: string }).text);
      expect(await texts()).toEqual(["", "late yak", "late gnu"]);
      await ledger.erase("t9", "lead");
      expect(await texts()).toEqual(["", "late yak", ""]);
    });

    it("keeps the title where a short text of the person is only a part of it", async () => {
      const { ledger } = site.store;
      await kept(ledger, saying("g", { tenant: "t10", session: "short" }));
      await ledger.erase("t10", "anna");
      expect((await ledger.find("short"))?.title).toBe("Spring");
    });

    it("strikes the texts of single events, whoever wrote them, also unsigned ones", async () => {
      const { ledger } = site.store;
      const unsigned = { id: "form", person: null, digest: "digest-otter", answer: { item: "otter" } };
      await kept(
        ledger,
        saying("", { tenant: "t7", session: "struck", command: unsigned, events: [event({ text: "otter" }), event({ text: "seal" })] }),
      );
      const strike = saying("", { tenant: "t7", session: "struck", expected: 1, events: [event({ kind: "struck" })], wipe: [1] });
      expect(await kept(ledger, strike)).toMatchObject({ version: 3, revision: 2 });
      expect((await ledger.load("t7", "struck"))?.events.map(({ data }) => data)).toEqual([
        { text: "" },
        { text: "seal" },
        { kind: "struck" },
      ]);
      expect(await everything()).not.toContain("otter");
    });

    it("makes a decision on what stood there before fail", async () => {
      await start("t8");
      await site.store.ledger.erase("t8", "anna");
      expect(await site.store.ledger.commit(saying("late", { tenant: "t8", session: "s1-t8", expected: 2 }))).toEqual({
        ok: false,
        why: "conflict",
      });
    });
  });
}

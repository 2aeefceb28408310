import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFacilitator, type Facilitator } from "#facilitator/handle.ts";
import { manualClock } from "#lib/clock.ts";
import type { Act, Command } from "#session/command.ts";
import { codeKeys } from "#session/event.ts";
import { viewSession } from "#session/view.ts";
import { type Site, engines } from "../store/engines.ts";
import { monday, startAct } from "../session/play.ts";

const tenant = "web";
let count = 0;

function by(person: string, ...acts: readonly Act[]): Command {
  count += 1;
  return { id: `c${count}`, at: monday + count * 1000, actor: { kind: "person", id: person, via: "test" }, acts };
}

const idea = (id: string, text: string, more: object = {}) =>
  ({ do: "add", step: "purpose", part: 0, id, values: { text }, ...more }) as Act;

for (const engine of engines) {
  describe(`the facilitator on ${engine.name}`, () => {
    let site: Site;
    let one: Facilitator;
    let two: Facilitator;
    const clock = manualClock(monday);
    beforeAll(async () => {
      site = await engine.start(codeKeys);
      one = createFacilitator({ ledger: site.store.ledger, clock });
      two = createFacilitator({ ledger: (await site.second()).ledger, clock });
    }, 60_000);
    afterAll(() => site.stop());

    async function begun(id: string): Promise<void> {
      await one.handle(tenant, id, by("ann", startAct(), { do: "begin" }));
      await one.handle(tenant, id, by("bob", { do: "join", person: "bob", role: "participant" }));
    }

    const ideasOf = async (from: Facilitator, id: string) =>
      JSON.stringify((await from.look(tenant, id))?.session.steps[0]?.parts[0]?.state);

    it("what one process committed the other one sees", async () => {
      await begun("s1");
      await one.handle(tenant, "s1", by("bob", idea("b1", "Seen by both")));
      expect(await ideasOf(two, "s1")).toContain("Seen by both");
    });

    it("the same command twice has one effect, also after its step has closed", async () => {
      await begun("s2");
      const once = by("bob", idea("b1", "Once"));
      expect(await one.handle(tenant, "s2", once)).toMatchObject({ ok: true, repeated: false });
      await one.handle(tenant, "s2", by("ann", { do: "end-input", step: "purpose", part: 0 }));
      expect(await two.handle(tenant, "s2", once)).toMatchObject({ ok: true, repeated: true });
    });

    it("twenty-five people at once on two processes: nothing lost", async () => {
      await begun("s3");
      await Promise.all(
        Array.from({ length: 25 }, (_, n) =>
          (n % 2 ? one : two).handle(tenant, "s3", by("ann", { do: "join", person: `p${n}`, role: "participant" })),
        ),
      );
      const acts = Array.from({ length: 25 }, (_, n) => (n % 2 ? one : two).handle(tenant, "s3", by(`p${n}`, idea(`i${n}`, `Idea ${n}`))));
      expect((await Promise.all(acts)).filter((handled) => !handled.ok)).toEqual([]);
      const state = await ideasOf(one, "s3");
      for (let n = 0; n < 25; n += 1) expect(state).toContain(`"Idea ${n}"`);
    });

    it("everyone done at the same moment ends the box once", async () => {
      await begun("s4");
      const done = (person: string) => by(person, { do: "done", step: "purpose", part: 0, on: true });
      await Promise.all([one.handle(tenant, "s4", done("ann")), two.handle(tenant, "s4", done("bob"))]);
      const standing = await one.look(tenant, "s4");
      expect(standing?.session.steps[0]).toMatchObject({ part: 1 });
      const log = (await site.store.ledger.load(tenant, "s4"))?.events ?? [];
      expect(log.filter((event) => event.type === "step.input-ended")).toHaveLength(1);
    });

    it("wakes what is due, whichever process looks, once", async () => {
      await begun("s5");
      clock.set(monday + 6_000_000);
      await Promise.all([one.wakeDue(), two.wakeDue()]);
      const log = (await site.store.ledger.load(tenant, "s5"))?.events ?? [];
      expect(log.filter((event) => event.type === "step.input-ended")).toHaveLength(1);
    });

    it("a struck text is gone from the store, and from every process", async () => {
      await begun("s6");
      await one.handle(tenant, "s6", by("bob", idea("b1", "A customer's name")));
      await two.look(tenant, "s6");
      await one.handle(tenant, "s6", by("ann", { do: "strike", step: "purpose", part: 0, item: "b1", reason: "names a customer" }));
      expect(await ideasOf(two, "s6")).not.toContain("A customer's name");
      expect(JSON.stringify(await site.store.ledger.load(tenant, "s6"))).not.toContain("A customer's name");
    });

    it("a person erased leaves no text behind, and the log still folds", async () => {
      await begun("s7");
      await site.store.people.savePerson({ tenant, id: "bob", name: "Bob Byword" });
      await one.handle(tenant, "s7", by("bob", idea("b1", "Bob wrote this")));
      await two.look(tenant, "s7");
      expect(await one.erase(tenant, "s7", "ann")).toMatchObject({ refused: "person.last-facilitator" });
      expect(await one.erase(tenant, "s7", "bob")).toBeUndefined();
      expect(await ideasOf(two, "s7")).not.toContain("Bob wrote this");
      expect(await site.store.people.people(tenant, ["bob"])).toEqual([]);
      expect((await one.look(tenant, "s7"))?.session.people.bob?.removed).toBe(true);
    });

    it("unsigned items leave no trace of their person in the store", async () => {
      await begun("s8");
      const before = (await site.store.ledger.load(tenant, "s8"))?.version ?? 0;
      await one.handle(tenant, "s8", by("bob", idea("u1", "Unsigned", { anonymous: true, receipt: "hash" })));
      const added = (await site.store.ledger.load(tenant, "s8", before + 1))?.events ?? [];
      expect(added).toHaveLength(1);
      expect(JSON.stringify(added)).not.toContain("bob");
      expect(added[0]?.at).toBe((await site.store.ledger.load(tenant, "s8"))?.events.find((event) => event.type === "step.opened")?.at);
    });

    it("a thousand events later a session is the same from the log and from the shelf", async () => {
      await begun("s9");
      for (let n = 0; n < 300; n += 1) await one.handle(tenant, "s9", by("bob", idea(`i${n % 40}`, `Text ${n}`)));
      const shelf = await one.look(tenant, "s9");
      const fresh = await createFacilitator({ ledger: site.store.ledger, clock }).look(tenant, "s9");
      expect(viewSession(fresh?.session as never, { person: "bob" }, monday)).toEqual(
        viewSession(shelf?.session as never, { person: "bob" }, monday),
      );
    });
  });
}

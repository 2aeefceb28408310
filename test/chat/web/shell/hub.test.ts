import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createHub, type Hub, type Stir } from "#chat/web/hub.ts";
import { manualClock } from "#lib/clock.ts";
import { engines, type Site } from "../../../store/engines.ts";
import { kept, saying } from "../../../store/samples.ts";

for (const engine of engines) {
  describe(`the open pages of two processes on ${engine.name}`, () => {
    const clock = manualClock(1000);
    let site: Site;
    let near: Hub;
    let far: Hub;
    beforeAll(async () => {
      site = await engine.start();
      near = await createHub(site.store.ledger, clock);
      far = await createHub((await site.second()).ledger, clock);
    });
    afterAll(async () => {
      for (const hub of [near, far]) hub.close();
      await site.stop();
    });

    function page(session: string): { readonly heard: Stir[]; readonly end: () => void } {
      const heard: Stir[] = [];
      return { heard, end: far.open(session, "anna", (stir) => heard.push(stir)) };
    }

    it("hear a reminder given in the other one, of their session only", async () => {
      const [own, other] = [page("a"), page("b")];
      await near.passOn("a", { nudge: ["anna", "bo"] });
      await vi.waitFor(() => expect(own.heard).toEqual([{ kind: "nudge", people: ["anna", "bo"] }]));
      expect(other.heard).toEqual([]);
      for (const one of [own, other]) one.end();
    });

    it("see who writes where until that is taken back, or nothing more was heard for ten seconds", async () => {
      const { heard, end } = page("w");
      const writes = (person: string, at: string) => near.passOn("w", { writes: { person, at } });
      await writes("anna", "set:customer/0:types/c1/who");
      await writes("bo", "set:customer/0:types/c1/goal");
      await vi.waitFor(() => expect(far.flags("w")).toHaveLength(2));
      await writes("anna", "");
      await vi.waitFor(() => expect(far.flags("w")).toEqual([{ person: "bo", at: "set:customer/0:types/c1/goal" }]));
      clock.advance(9000);
      await writes("bo", "set:customer/0:types/c1/goal");
      await near.passOn("w", { nudge: [] });
      await vi.waitFor(() => expect(heard.at(-1)?.kind).toBe("nudge"));
      clock.advance(9000);
      expect(far.flags("w")).toHaveLength(1);
      expect(near.flags("w")).toEqual(far.flags("w"));
      clock.advance(1000);
      expect(far.flags("w")).toEqual([]);
      await vi.waitFor(() => expect(heard.map((one) => one.kind)).toEqual(["writing", "writing", "writing", "nudge", "writing"]), {
        timeout: 3000,
      });
      end();
    });

    it("do not mind a word that is not known here", async () => {
      const { heard, end } = page("q");
      for (const word of [null, 7, [], {}, { writes: 3 }, { nudge: "all" }, { writes: { person: "a" } }, { later: true }])
        await site.store.ledger.passOn("q", word);
      await near.passOn("q", { nudge: [] });
      await vi.waitFor(() => expect(heard).toEqual([{ kind: "nudge", people: [] }]));
      end();
    });

    it("share what was worked out until the session changes or five seconds are over", async () => {
      let made = 0;
      const shared = () => far.memo("m").once("x", () => (made += 1));
      clock.set(20_000);
      expect([shared(), shared()]).toEqual([1, 1]);
      await kept(site.store.ledger, saying("x", { session: "m" }));
      await vi.waitFor(() => expect(shared()).toBe(2));
      expect(far.memo("other").once("x", () => "other")).toBe("other");
      clock.advance(5000);
      expect(shared()).toBe(3);
    });
  });
}

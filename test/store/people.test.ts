import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Link } from "#facilitator/ports.ts";
import { engines, type Site } from "./engines.ts";
import { kept, saying } from "./samples.ts";

const join: Link = { tenant: "t", session: "s", person: null, role: "participant", purpose: "join", usesLeft: null, expiresAt: null };

for (const engine of engines) {
  describe(`people on ${engine.name}`, () => {
    let site: Site;
    beforeAll(async () => {
      site = await engine.start();
      await kept(site.store.ledger, saying("x", { session: "s" }));
      await site.store.people.savePerson({ tenant: "t", id: "anna", name: "Anna" });
    });
    afterAll(() => site.stop());

    it("are kept as last saved, each in their tenant", async () => {
      const { people } = site.store;
      const cai = { tenant: "t", id: "cai", name: "Cai", email: "c@x.ee", language: "lt", zone: "Europe/Vilnius" };
      await people.savePerson(cai);
      await people.savePerson({ tenant: "u", id: "cai", name: "Another" });
      expect(await people.people("t", ["cai", "anna", "nobody"])).toEqual([{ tenant: "t", id: "anna", name: "Anna" }, cai]);
      await people.savePerson({ tenant: "t", id: "cai", name: "Cai \u0000Ly" });
      expect(await people.people("t", ["cai"])).toEqual([{ tenant: "t", id: "cai", name: "Cai Ly" }]);
      expect(await people.people("t", [])).toEqual([]);
    });

    it("are found by a handle, which belongs to who had it first", async () => {
      const { people } = site.store;
      await people.savePerson({ tenant: "t", id: "bo", name: "Bo" });
      const handle = { platform: "slack", handle: "U1" };
      expect(await people.addHandle("t", "bo", handle)).toBe("bo");
      expect(await people.addHandle("t", "anna", handle)).toBe("bo");
      expect(await people.byHandle("t", handle)).toEqual({ tenant: "t", id: "bo", name: "Bo" });
      expect(await people.byHandle("u", handle)).toBeUndefined();
      expect(await people.byHandle("t", { ...handle, platform: "discord" })).toBeUndefined();
      expect(await people.hasHandle("t", "bo")).toBe(true);
      for (const [tenant, person] of [
        ["t", "anna"],
        ["u", "bo"],
      ] as const)
        expect(await people.hasHandle(tenant, person)).toBe(false);
    });

    it("use a link as often as it allows, also when all press at once; looking takes no use", async () => {
      const { people } = site.store;
      await people.issueLink("twice", { ...join, person: "anna", usesLeft: 2 });
      expect(await people.readLink("twice", 0)).toEqual({ ...join, person: "anna", usesLeft: 2 });
      const used = await Promise.all([1, 2, 3, 4].map(() => people.useLink("twice", 0)));
      expect(used.filter((link) => link !== undefined)).toHaveLength(2);
      expect(await people.readLink("twice", 0)).toBeUndefined();
      expect(await people.anyLink("twice")).toEqual({ ...join, person: "anna", usesLeft: 0 });
      expect(await people.anyLink("never")).toBeUndefined();
    });

    it("can use a link without limit for ever, until it is renewed or its time is over", async () => {
      const { people } = site.store;
      await people.issueLink("open", join);
      await people.issueLink("timed", { ...join, purpose: "login", expiresAt: 100 });
      for (let i = 0; i < 3; i += 1) expect(await people.useLink("open", 9e12)).toEqual(join);
      expect(await people.useLink("timed", 99)).toBeDefined();
      expect(await people.useLink("timed", 100)).toBeUndefined();
      await people.revokeLinks("u", "s", "join");
      expect(await people.readLink("open", 0)).toEqual(join);
      await people.revokeLinks("t", "s", "join");
      expect(await people.readLink("open", 0)).toBeUndefined();
      expect(await people.readLink("timed", 0)).toBeDefined();
    });

    it("are logged in until they log out or the time is over", async () => {
      const { people } = site.store;
      const login = { tenant: "t", person: "anna", expiresAt: 100 };
      await people.login("cookie", login);
      expect(await people.loggedIn("cookie", 99)).toEqual(login);
      expect(await people.loggedIn("cookie", 100)).toBeUndefined();
      expect(await people.loggedIn("other", 0)).toBeUndefined();
      await people.logout("cookie");
      expect(await people.loggedIn("cookie", 99)).toBeUndefined();
    });

    it("are rid of links and logins that ran out, and of no others", async () => {
      const { people } = site.store;
      await people.issueLink("swept", { ...join, purpose: "login", expiresAt: 100 });
      await people.issueLink("fresh", { ...join, purpose: "login", expiresAt: 200 });
      await people.issueLink("for ever", join);
      await people.login("old cookie", { tenant: "t", person: "anna", expiresAt: 100 });
      await people.sweep(101);
      expect(await people.anyLink("swept")).toBeUndefined();
      expect(await people.anyLink("fresh")).toBeDefined();
      expect(await people.anyLink("for ever")).toBeDefined();
      expect(await people.loggedIn("old cookie", 0)).toBeUndefined();
    });

    it("are present in a session as long as they were seen lately", async () => {
      const { presence } = site.store;
      await presence.seen({ tenant: "t", session: "s", person: "bo", now: 100 });
      await presence.seen({ tenant: "t", session: "s", person: "anna", now: 110 });
      expect(await presence.present("t", "s", 100)).toEqual(["anna", "bo"]);
      expect(await presence.present("t", "s", 101)).toEqual(["anna"]);
      await presence.seen({ tenant: "t", session: "s", person: "bo", now: 120 });
      expect(await presence.present("t", "s", 111)).toEqual(["bo"]);
      await presence.seen({ tenant: "t", session: "no such session", person: "bo", now: 120 });
      expect(await presence.present("t", "no such session", 0)).toEqual([]);
      expect(await presence.present("u", "s", 0)).toEqual([]);
    });
  });
}

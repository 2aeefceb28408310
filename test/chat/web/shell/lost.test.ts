import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Place } from "#facilitator/ports-chat.ts";
import { newId } from "#lib/ids.ts";
import { languages } from "#locale/languages.ts";
import { begin, type Begun, type Browser, csrfIn, join, openSite, type Site } from "./site.ts";
import { listenIn } from "../safety/crew.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite({ chat: ["Slack"] });
});
afterAll(() => site.close());

const archived = "Everything goes on here. A thread of this session in Slack is lost: Its channel was archived.";
const line = (text: string) => `<div id="r-lost"><p class="state calm">${text}</p></div>`;
const none = `<div id="r-lost"></div>`;

async function thread(session: string, more: Partial<Place> = {}): Promise<Place> {
  const id = newId();
  const made = { tenant: "web", session, id, platform: "slack", at: `C1/${id}`, address: { channel: "C-secret" }, person: null, ...more };
  const place = await site.store.places.add(made);
  if (place === undefined) throw new Error("there is no such session");
  return place;
}

async function loses(place: Place, why = "archived"): Promise<void> {
  await site.store.places.breakOff(place, { why, at: site.clock.now() });
}

async function pageOf(who: Browser, id: string): Promise<string> {
  return /<div id="r-lost">.*?<\/div>/s.exec(await (await who.get(`/s/${id}`)).text())?.[0] ?? "";
}

/** A session in English with Marko, and with a thread on Slack. */
async function inThread(): Promise<Begun & { readonly marko: Browser; readonly place: Place }> {
  const begun = await begin(site.web, { language: "en" });
  const marko = await join(site.web, begun.team, "Marko");
  return { ...begun, marko, place: await thread(begun.id) };
}

describe("a chat thread of the session that is lost", { timeout: 60_000 }, () => {
  it("is told to everybody of the session, with the reason, until it is mended", async () => {
    const { id, niamh, marko, place } = await inThread();
    expect(await pageOf(marko, id)).toBe(none);
    await loses(place);
    for (const who of [niamh, marko]) expect(await pageOf(who, id)).toBe(line(archived));
    expect(await (await niamh.get(`/s/${id}`)).text()).not.toContain("C-secret");
    await site.store.places.mend(place);
    for (const who of [niamh, marko]) expect(await pageOf(who, id)).toBe(none);
  });

  it.each([
    ["slack", "Slack", ["archived", "removed", "deleted", "revoked", "forbidden"]],
    ["discord", "Discord", ["locked", "crowded", "deleted", "revoked", "forbidden"]],
  ] as const)("on %s is named in each language, for each reason", async (platform, named, whys) => {
    const { id, niamh } = await inThread();
    await site.store.places.remove((await site.store.places.ofSession(id))[0]!);
    for (const why of whys) await loses(await thread(id, { platform }), why);
    for (const language of languages) {
      await niamh.post(`/s/${id}/language`, { csrf: csrfIn(await (await niamh.get(`/s/${id}`)).text()), language });
      const lines = [...(await pageOf(niamh, id)).matchAll(/<p class="state calm">([^<]+)<\/p>/g)].map(([, text]) => text ?? "");
      expect(new Set(lines).size).toBe(5);
      expect(lines).toHaveLength(5);
      for (const one of lines) expect(one).toMatch(new RegExp(`${named}.*(: |\\. )\\p{Lu}.+\\.$`, "u"));
    }
  });

  it("is not told once another thread of the session works there, nor of somebody's direct messages, nor in another session", async () => {
    const { id, niamh, place } = await inThread();
    const other = await inThread();
    await loses(await thread(id, { person: "p1" }), "forbidden");
    expect(await pageOf(niamh, id)).toBe(none);
    await loses(place);
    expect(await pageOf(niamh, id)).toBe(line(archived));
    expect(await pageOf(other.niamh, other.id)).toBe(none);
    await thread(id, { platform: "elsewhere" });
    expect(await pageOf(niamh, id)).toBe(line(archived));
    await thread(id);
    expect(await pageOf(niamh, id)).toBe(none);
  });

  it("comes to an open page by itself and goes again, without a reload", async () => {
    const { id, marko, place } = await inThread();
    const page = await listenIn(marko, id);
    const heard = () => page.heard().match(/"id":"r-lost","html":"(?:[^"\\]|\\.)*"/g) ?? [];
    const seen = (text: string) =>
      vi.waitFor(() => expect(heard().at(-1)).toBe(`"id":"r-lost","html":${JSON.stringify(text)}`), { timeout: 2_000 });
    await seen(none);
    await loses(place);
    await seen(line(archived));
    await site.store.places.mend(place);
    await seen(none);
    expect(heard()).toHaveLength(3);
    await page.close();
  });
});

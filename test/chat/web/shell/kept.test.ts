import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createKeeping, type KeepingService } from "#facilitator/keeping.ts";
import { keepingDoor } from "#facilitator/kept.ts";
import type { Keeper } from "#facilitator/ports-keep.ts";
import { languages } from "#locale/languages.ts";
import { systemTimer } from "#lib/timer.ts";
import { createNotionKeeper } from "../../../../src/publish/notion/notion.ts";
import { type NotionPeer, openNotionPeer } from "../../../peers/notion/notion.ts";
import { listenIn } from "../safety/crew.ts";
import { begin, type Begun, type Browser, csrfIn, join, openSite, type Site } from "./site.ts";

let notion: NotionPeer;
let parent = "";
let site: Site;
let service: KeepingService;
let keeper: Keeper;

/** The site with a real keeper: its store is there before the keeper that writes into it. */
beforeAll(async () => {
  notion = await openNotionPeer();
  parent = notion.seed.page({ title: "Workshops" }).id;
  const bare = await openSite();
  keeper = createNotionKeeper(
    { token: notion.token, baseUrl: notion.url, perSecond: 1000 },
    { receipts: bare.store.receipts, clock: bare.clock, timer: systemTimer },
  );
  const keeping = keepingDoor(keeper, { ...bare.store, hasParent: false, serves: () => true, timer: systemTimer });
  const { createWeb } = await import("#chat/web/server.ts");
  bare.web.close();
  site = { ...bare, web: await createWeb({ ...bare.ports, keeping }) };
  service = createKeeping({
    ...site.store,
    ...site.ports,
    keepers: [keeper],
    timer: systemTimer,
    who: "me",
    link: null,
    trouble: (_, error) => expect.fail(String(error)),
  });
}, 60_000);
afterAll(async () => {
  site.web.close();
  await site.store.close();
  await notion.close();
});

async function lineOf(who: Browser, id: string): Promise<string> {
  const drawn = /<div id="r-kept">(.*?)<\/div>/s.exec(await (await who.get(`/s/${id}`)).text())?.[1] ?? "not there";
  return drawn.replaceAll(/<[^>]+>/g, "");
}

async function asks(who: Browser, id: string, fields: Record<string, string> = {}): Promise<Response> {
  const page = await (await who.get(`/s/${id}/notion`)).text();
  return who.post(`/s/${id}/keep`, { csrf: csrfIn(page), ...fields });
}

async function crew(): Promise<Begun & { readonly marko: Browser }> {
  const begun = await begin(site.web, { language: "en" });
  return { ...begun, marko: await join(site.web, begun.team, "Marko") };
}

describe("keeping the result in Notion, from the browser", { timeout: 60_000 }, () => {
  it("is asked for by a facilitator, done by itself, and everybody finds the page from then on", async () => {
    const { id, niamh, marko } = await crew();
    expect(await lineOf(niamh, id)).toBe("");
    expect((await asks(niamh, id, { parent })).status).toBe(303);
    expect(await lineOf(niamh, id)).toBe("The result goes to Notion in a moment.");
    expect(await lineOf(marko, id)).toBe("");
    expect(await service.tick()).toBe(1);
    expect(await lineOf(niamh, id)).toMatch(/^The result stands in Notion, as of \d\d:\d\d\. Open it in Notion ↗$/);
    const page = await (await marko.get(`/s/${id}`)).text();
    const url = /<a href="(https:\/\/[^"]+)" target="_blank" rel="noopener noreferrer">/.exec(page)?.[1] ?? "";
    expect(url).toMatch(/notion/);
    expect(notion.requests().some((one) => one.route === "databases")).toBe(true);
  });

  it("is not for participants, not without the page's own key, and not for who is not in the session", async () => {
    const { id, niamh, marko } = await crew();
    const other = await crew();
    expect((await marko.get(`/s/${id}/notion`)).status).toBe(404);
    const csrf = csrfIn(await (await marko.get(`/s/${id}/people`)).text());
    expect((await marko.post(`/s/${id}/keep`, { csrf, parent })).status).toBe(403);
    expect((await niamh.post(`/s/${id}/keep`, { parent })).status).toBe(403);
    expect((await asks(other.niamh, id, { parent })).status).toBe(404);
    expect(await site.store.keepings.ofSession("web", id)).toEqual([]);
  });

  it("says what is in the way, in each language, and goes on once that is mended", async () => {
    const { id, niamh } = await crew();
    await asks(niamh, id, { parent: "no page of anybody's" });
    await service.tick();
    expect(await lineOf(niamh, id)).toBe("The result could not go to Notion: no page is named that it could go below. Try again");
    const hidden = notion.seed.page({ title: "Private", shared: false }).id;
    await asks(niamh, id, { parent: hidden });
    await service.tick();
    for (const language of languages) {
      await niamh.post(`/s/${id}/language`, { csrf: csrfIn(await (await niamh.get(`/s/${id}`)).text()), language });
      expect(await lineOf(niamh, id)).toMatch(/Connections/);
      expect(await (await niamh.get(`/s/${id}/notion`)).text()).toContain(hidden);
    }
    notion.person(notion.seed.owner.id).share(hidden);
    await asks(niamh, id, { parent: hidden });
    await service.tick();
    expect(await lineOf(niamh, id)).toMatch(/Notion.*↗$/);
  });

  it("makes a new page where the old one is in the trash, once a facilitator wants that", async () => {
    const { id, niamh } = await crew();
    await asks(niamh, id, { parent });
    await service.tick();
    const first = (await site.store.receipts.load("web", id, "notion")) as { page: { id: string } };
    notion.person(notion.seed.owner.id).trash(first.page.id);
    await asks(niamh, id);
    await service.tick();
    expect(await lineOf(niamh, id)).toContain("in the trash");
    const panel = await (await niamh.get(`/s/${id}/notion`)).text();
    expect(panel).toContain("Make a new page");
    await asks(niamh, id, { anew: "yes" });
    await service.tick();
    const second = (await site.store.receipts.load("web", id, "notion")) as { page: { id: string } };
    expect(second.page.id).not.toBe(first.page.id);
    expect(await lineOf(niamh, id)).toMatch(/stands in Notion/);
  });

  it("comes to open pages by itself", async () => {
    const { id, niamh } = await crew();
    const page = await listenIn(niamh, id);
    await asks(niamh, id, { parent });
    await service.tick();
    await vi.waitFor(() => expect(page.heard()).toMatch(/"id":"r-kept".*stands in Notion/), { timeout: 3000 });
    await page.close();
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { redeemAttachCode } from "#facilitator/attach.ts";
import { type Begun, begin, type Browser, browser, csrfIn, join, openSite, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite({ chat: ["Slack"] });
});
afterAll(() => site.close());

async function asks(who: Browser, id: string): Promise<Response> {
  const csrf = csrfIn(await (await who.get(`/s/${id}`)).text());
  return who.post(`/s/${id}/links`, { csrf, what: "attach" });
}

async function codeFor({ id, niamh }: Begun): Promise<string> {
  return /value="\/journey attach ([^"]+)"/.exec(await (await asks(niamh, id)).text())?.[1] ?? "";
}

const redeem = (code: string) => redeemAttachCode(site.store.people, code, site.clock.now());

describe("bringing a session into a chat thread", () => {
  it("takes a code that is short enough to type, without letters that look alike, and says until when it holds", async () => {
    const begun = await begin(site.web);
    expect(await (await begun.niamh.get(`/s/${begun.id}/links`)).text()).toContain("Bring this session into a chat thread");
    const page = await (await asks(begun.niamh, begun.id)).text();
    const [, code = ""] = /value="\/journey attach ([^"]+)"/.exec(page) ?? [];
    expect(code).toMatch(/^[CDFGHJKMNPQRTVWXY34679]{5}-[CDFGHJKMNPQRTVWXY34679]{5}$/);
    expect(page).toContain(`value="@Teekond attach ${code}"`);
    expect(page).toMatch(/The code works once, until \d\d:\d\d/);
    expect(await redeem(code)).toEqual({ tenant: "web", session: begun.id });
  });

  it("holds once, for fifteen minutes, and however it was typed", async () => {
    const begun = await begin(site.web);
    const [once, late] = [await codeFor(begun), await codeFor(begun)];
    expect(await redeem(` ${once.toLowerCase().replace("-", " ")}`)).toEqual({ tenant: "web", session: begun.id });
    expect(await redeem(once)).toBeUndefined();
    site.clock.advance(15 * 60_000);
    expect(await redeem(late)).toBeUndefined();
    for (const nothing of ["", "-", "CCCCC-CCCCC", late.slice(0, 9)]) expect(await redeem(nothing)).toBeUndefined();
  });

  it("opens no page by it, and takes nobody's link for a code", async () => {
    const begun = await begin(site.web);
    const code = await codeFor(begun);
    for (const typed of [code, code.replace("-", ""), `attach ${code.replace("-", "")}`])
      expect((await browser(site.web).get(`/in/${encodeURIComponent(typed)}`)).status).toBe(404);
    expect(await redeem(begun.team.replace("/in/", ""))).toBeUndefined();
    expect(await redeem(code)).toEqual({ tenant: "web", session: begun.id });
  });

  it("is for facilitators, and only where there is a chat", async () => {
    const { id, team } = await begin(site.web);
    const marko = await join(site.web, team, "Marko");
    expect(await (await marko.get(`/s/${id}/links`)).text()).not.toContain("chat thread");
    expect((await asks(marko, id)).status).toBe(404);
    const without = await openSite();
    const alone = await begin(without.web);
    expect(await (await alone.niamh.get(`/s/${alone.id}/links`)).text()).not.toContain("chat thread");
    expect((await asks(alone.niamh, alone.id)).status).toBe(404);
    await without.close();
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { act, begin, browser, csrfIn, openSite, type Site } from "../shell/site.ts";
import { assemble, listenIn, pause, through } from "./crew.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

describe("sizes", () => {
  it("are bounded with a kind sentence: ten megabytes, ten thousand fields, one endless field, a body with no length", {
    timeout: 120_000,
  }, async () => {
    const { id, niamh } = await begin(site.web);
    const csrf = csrfIn(await (await niamh.get(`/s/${id}`)).text());
    const version = async () => (await site.store.ledger.load("web", id))?.version;
    const before = await version();
    const huge = await niamh.post(`/s/${id}/act`, { csrf, which: "add", nonce: "n", "f.text": "x".repeat(10_000_000) });
    expect(huge.status).toBe(413);
    expect(await huge.text()).toMatch(/class="lead"/);
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`f.t.${n}.x`, "y"]));
    const from = performance.now();
    expect((await niamh.post(`/s/${id}/act`, { csrf, which: "propose", nonce: "n", item: "one", ...many })).status).toBe(422);
    expect(performance.now() - from).toBeLessThan(10_000);
    expect(
      (await niamh.post(`/s/${id}/act`, { csrf, which: "control:note", nonce: "n", on: "purpose", text: "x".repeat(30_000) })).status,
    ).toBe(422);
    const endless = new ReadableStream({
      pull(to) {
        to.enqueue(new TextEncoder().encode("x".repeat(64 * 1024)));
      },
    });
    const cookie = `teekond=${[...niamh.jar.values()][0]?.value ?? ""}`;
    const headers = { cookie, "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" };
    const cut = await site.web.fetch(
      new Request(`http://localhost:3000/s/${id}/act`, { method: "POST", headers, body: endless, duplex: "half" } as RequestInit),
    );
    expect(cut.status).toBe(413);
    expect(await version()).toBe(before);
  });

  it("do not let a strange body through: JSON as deep as a well, names of every object, half a letter", { timeout: 120_000 }, async () => {
    const { id, niamh } = await begin(site.web);
    await act(niamh, id, "control:begin");
    const names = {
      __proto__x: "1",
      constructor: "1",
      "f.__proto__": "polluted",
      "f.constructor.prototype": "polluted",
      toString: "1",
      "f.text": "\ud800 \u0000 fine",
    };
    const answer = await act(niamh, id, "add", { step: "purpose", part: "0", ...names });
    expect([200, 303, 422]).toContain(answer.status);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    const csrf = csrfIn(await (await niamh.get(`/s/${id}`)).text());
    const deep = `{"a":`.repeat(20_000);
    for (const which of [deep, "__proto__", "constructor", "control:__proto__", "control:constructor", "", "control:"])
      expect(
        (await niamh.post(`/s/${id}/act`, { csrf, which, nonce: "n", step: "__proto__", part: "1e9", item: "constructor" })).status,
      ).toBe(422);
  });
});

describe("rates", () => {
  it("stop who asks for pages without end, kindly, and nobody else", { timeout: 120_000 }, async () => {
    const crew = await assemble(site);
    let status = 200;
    let last: Response | undefined;
    for (let n = 0; n < 400 && status !== 429; n += 1) {
      last = await crew.tom.get(`/s/${crew.id}/keys`);
      status = last.status;
    }
    expect(status).toBe(429);
    expect(await last?.text()).toMatch(/class="lead"/);
    for (const path of ["", "/conversation", "/export/html"]) expect((await crew.tom.get(`/s/${crew.id}${path}`)).status, path).toBe(429);
    expect((await crew.ana.get(`/s/${crew.id}`)).status).toBe(200);
    site.clock.advance(60_000);
    expect((await crew.tom.get(`/s/${crew.id}`)).status).toBe(200);
  });

  it("hold the open pages of one person to fifty, the oldest going first, and close them when they are removed", {
    timeout: 120_000,
  }, async () => {
    const crew = await assemble(site);
    const streams: Awaited<ReturnType<typeof listenIn>>[] = [];
    for (let n = 0; n < 200; n += 1) streams.push(await listenIn(crew.tom, crew.id));
    const ana = await listenIn(crew.ana, crew.id);
    await pause(1500);
    expect(site.web.pages()).toBeLessThanOrEqual(51);
    expect(streams[0]?.heard()).toContain("event: bye");
    await act(crew.lead, crew.id, "control:remove-person", { person: crew.ids.Tom });
    for (let n = 0; n < 100 && site.web.pages() > 1; n += 1) await pause(200);
    expect(site.web.pages()).toBe(1);
    await Promise.all([...streams, ana].map((one) => one.close()));
  });
});

describe("addresses", () => {
  it("lead out of nothing and to nobody else: no path upwards, no redirect elsewhere, no line broken into a header", {
    timeout: 120_000,
  }, async () => {
    const crew = await assemble(site);
    await through(site, crew, "purpose");
    for (const path of [
      "/assets/x/../../server.ts",
      "/assets/x/..%2f..%2fserver.ts",
      "/assets/x/%2e%2e%2fbase.css",
      "/assets/x/__proto__",
      "/assets/x/constructor",
      "/assets/x/base.css%00.js",
      `/s/${crew.id}/export/..%2f..%2fetc%2fpasswd`,
      `/s/${crew.id}/export/__proto__`,
    ])
      expect((await crew.lead.get(path)).status, path).toBe(404);
    for (const evil of [
      "https://evil.example",
      "//evil.example",
      "\\\\evil.example",
      "/\\evil.example",
      "javascript:alert(1)",
      "x\r\nset-cookie: a=b",
      "../../evil",
    ]) {
      for (const which of ["control:pause", "control:resume", "vote"]) {
        const answer = await act(crew.lead, crew.id, which, { back: evil, open: evil });
        const to = answer.headers.get("location");
        if (to !== null) expect(new URL(to, "http://localhost:3000").origin).toBe("http://localhost:3000");
        expect(answer.headers.get("set-cookie")).toBeNull();
        expect(to ?? "").toMatch(/^(?:$|\/s\/)/);
      }
    }
    const odd = await browser(site.web).get("/?lang=%0d%0aset-cookie:%20a=b");
    expect(odd.headers.get("set-cookie")).toBeNull();
  });

  it("are taken from TEEKOND_URL where it is set, whatever Host says, and plain http elsewhere is refused", {
    timeout: 120_000,
  }, async () => {
    const named = await openSite({ url: "https://teekond.example" });
    const ask = (host: string, headers: Record<string, string> = {}) =>
      named.web.fetch(
        new Request("http://localhost:3000/start", {
          method: "POST",
          headers: { host, "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded", ...headers },
          body: "title=A&crisis=B&playbook=crisis-redesign&name=N&nonce=h1",
        }),
      );
    for (const host of [
      "evil.example",
      "localhost.evil.example",
      "127.0.0.1.evil.example",
      "evil.example:80",
      "localhost@evil.example",
      "[::1].evil.example",
    ])
      expect((await ask(host)).status, host).toBe(421);
    expect((await ask("evil.example", { "x-forwarded-proto": "https", "x-forwarded-host": "localhost" })).status).toBe(421);
    const page = await (await ask("localhost:3000", { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" })).text();
    expect(page).toContain("https://teekond.example/in/");
    expect(page).not.toContain("evil.example");
    await named.close();
  });
});

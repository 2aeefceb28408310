import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Unreachable } from "#lib/unreachable.ts";
import { act, begin, browser, csrfIn, form, join, openSite, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

async function membersOf(id: string): Promise<number> {
  const standing = await site.ports.facilitator.look("web", id);
  return Object.values(standing?.session.people ?? {}).filter((one) => !one.removed).length;
}

describe("starting a session", () => {
  it("gives a link to lead, one for the team, one for each who was named, and one's own way back", async () => {
    const { id, lead, team, tom, own } = await begin(site.web);
    expect(new Set([lead, team, tom, own]).size).toBe(4);
    for (const link of [lead, team, tom, own]) expect(link).toMatch(/^\/in\/[\w-]{43}$/);
    expect((await site.ports.facilitator.look("web", id))?.session.about.title).toBe(form.title);
  });

  it("starts one session where the same form is sent twice", async () => {
    const niamh = browser(site.web);
    const before = (await site.store.ledger.sessions("web")).length;
    await niamh.post("/start", { ...form, nonce: "twice-the-same" });
    expect((await niamh.post("/start", { ...form, nonce: "twice-the-same" })).status).toBe(303);
    expect((await site.store.ledger.sessions("web")).length).toBe(before + 1);
  });

  it("keeps what was typed where something is missing, and says what", async () => {
    const answer = await browser(site.web).post("/start", { ...form, title: "", nonce: "no-title" });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain(form.crisis);
    expect(page).toContain('aria-invalid="true"');
  });

  it("takes a form from nowhere but its own pages", async () => {
    for (const headers of [{ "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }, { origin: "https://evil.example" }, {}])
      expect((await browser(site.web).post("/start", { ...form, nonce: "forged" }, headers)).status).toBe(403);
  });

  it("asks for the code where one is set, and stops who guesses", async () => {
    const guarded = await openSite({ startCode: "open sesame" });
    const who = browser(guarded.web);
    expect((await who.post("/start", { ...form, nonce: "c0", code: "wrong" })).status).toBe(422);
    for (let n = 0; n < 9; n += 1) await who.post("/start", { ...form, nonce: `c${n}`, code: "wrong" });
    expect((await who.post("/start", { ...form, nonce: "c10", code: "wrong" })).status).toBe(429);
    guarded.clock.advance(3_600_000);
    expect((await who.post("/start", { ...form, nonce: "c11", code: "open sesame" })).status).toBe(200);
    await guarded.close();
  });
});

describe("coming in", () => {
  it("joins nobody by opening a link: the token leaves the address, and only the button joins", async () => {
    const { id, team } = await begin(site.web);
    const who = browser(site.web);
    const traded = await who.get(team);
    expect([traded.status, traded.headers.get("location")]).toEqual([303, `/join/${id}`]);
    expect((await who.get(`/join/${id}`)).status).toBe(200);
    expect(await membersOf(id)).toBe(1);
    await who.post(`/join/${id}`, { name: "Marko", as: "participant" });
    expect(await membersOf(id)).toBe(2);
  });

  it("sets cookies that scripts cannot read, for one session's pages only", async () => {
    const { id, team } = await begin(site.web);
    const who = browser(site.web);
    await who.get(team);
    const [cookie = ""] = (await who.post(`/join/${id}`, { name: "Marko" })).headers.getSetCookie();
    expect(cookie).toContain("HttpOnly");
    expect(cookie).toContain("SameSite=Lax");
    expect(cookie).toContain(`Path=/s/${id}`);
  });

  it("brings back the same person by the personal link, and the one who was named by theirs", async () => {
    const { id, own, tom } = await begin(site.web);
    const again = browser(site.web);
    await again.get(own);
    await again.post(`/join/${id}`, {});
    expect(await membersOf(id)).toBe(1);
    await join(site.web, tom, "ignored");
    expect(await membersOf(id)).toBe(2);
    const names = await site.store.people.people("web", Object.keys((await site.ports.facilitator.look("web", id))?.session.people ?? {}));
    expect(names.map((one) => one.name).sort()).toEqual(["Niamh", "Tom"]);
  });

  it("asks a second person of the same name for another one, and keeps what was typed", async () => {
    const { id, team } = await begin(site.web);
    const who = browser(site.web);
    await who.get(team);
    const answer = await who.post(`/join/${id}`, { name: " niamh ", as: "participant" });
    expect(answer.status).toBe(422);
    expect(await membersOf(id)).toBe(1);
  });

  it("knows no public link that was renewed, but the new ones, and each person's own: who comes back is the same person", async () => {
    const { id, lead, team, tom, own, niamh } = await begin(site.web);
    const marko = await join(site.web, team, "Marko");
    const csrf = csrfIn(await (await niamh.get(`/s/${id}`)).text());
    const page = await (await niamh.post(`/s/${id}/links`, { csrf, what: "renew" })).text();
    for (const old of [lead, team]) expect((await browser(site.web).get(old)).status).toBe(404);
    const fresh = [...page.matchAll(/value="http:\/\/localhost:3000(\/in\/[^"]+)"/g)].map((one) => one[1] ?? "");
    expect(fresh).toHaveLength(2);
    const roles = async () => Object.values((await site.ports.facilitator.look("web", id))?.session.people ?? {}).map((one) => one.role);
    await join(site.web, fresh[0] ?? "", "Ene");
    await join(site.web, fresh[1] ?? "", "Ott");
    expect((await roles()).sort()).toEqual(["facilitator", "facilitator", "participant", "participant"]);
    expect((await marko.get(`/s/${id}`)).status).toBe(200);
    await join(site.web, own, "ignored");
    expect(await membersOf(id)).toBe(4);
    await join(site.web, tom, "ignored");
    expect(await membersOf(id)).toBe(5);
  });
});

describe("who sees what", () => {
  it("shows a session to nobody without its cookie, and not by the cookie of another", async () => {
    const one = await begin(site.web);
    const other = await begin(site.web);
    const stolen = [...one.niamh.jar.values()][0]?.value ?? "";
    for (const path of ["", "/board", "/people", "/report", "/export/json", "/conversation", "/so-far", "/mine", "/more"]) {
      expect((await browser(site.web).get(`/s/${one.id}${path}`)).status, path).toBe(404);
      expect((await other.niamh.get(`/s/${one.id}${path}`)).status, path).toBe(404);
      expect((await browser(site.web).get(`/s/${other.id}${path}`, { cookie: `teekond=${stolen}` })).status, path).toBe(404);
    }
    expect((await browser(site.web).get(`/s/${one.id}/stream`)).status).toBe(204);
  });

  it("gives the pages of a facilitator to facilitators only", async () => {
    const { id, team } = await begin(site.web);
    const marko = await join(site.web, team, "Marko");
    for (const path of ["/more", "/delete", "/back/purpose"]) expect((await marko.get(`/s/${id}${path}`)).status).toBe(404);
    const csrf = csrfIn(await (await marko.get(`/s/${id}`)).text());
    expect((await marko.post(`/s/${id}/delete`, { csrf, title: form.title })).status).toBe(403);
    expect((await marko.post(`/s/${id}/links`, { csrf, what: "lead" })).status).toBe(404);
    expect(await membersOf(id)).toBe(2);
  });

  it("forgets who left and who was removed", async () => {
    const { id, team, niamh } = await begin(site.web);
    const marko = await join(site.web, team, "Marko");
    const standing = await site.ports.facilitator.look("web", id);
    const person = Object.values(standing?.session.people ?? {}).find((one) => one.role === "participant")?.id ?? "";
    await act(niamh, id, "control:remove-person", { person });
    expect((await marko.get(`/s/${id}`)).status).toBe(404);
  });

  it("deletes a session only by its name, and then it is gone for all", async () => {
    const { id, team, niamh } = await begin(site.web);
    const marko = await join(site.web, team, "Marko");
    const csrf = csrfIn(await (await niamh.get(`/s/${id}`)).text());
    expect((await niamh.post(`/s/${id}/delete`, { csrf, title: "something" })).status).toBe(422);
    expect((await niamh.post(`/s/${id}/delete`, { csrf, title: form.title })).status).toBe(200);
    expect((await marko.get(`/s/${id}`)).status).toBe(404);
  });
});

describe("acts", () => {
  it("are refused without the word of the form, and from other sites", async () => {
    const { id, niamh } = await begin(site.web);
    const csrf = csrfIn(await (await niamh.get(`/s/${id}`)).text());
    const fields = { which: "control:begin", nonce: "b1" };
    expect((await niamh.post(`/s/${id}/act`, { ...fields, csrf: "wrong" })).status).toBe(403);
    expect((await niamh.post(`/s/${id}/act`, { ...fields, csrf }, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await site.ports.facilitator.look("web", id))?.session.status).toBe("lobby");
    expect((await niamh.post(`/s/${id}/act`, { ...fields, csrf })).status).toBe(303);
    expect((await site.ports.facilitator.look("web", id))?.session.status).toBe("running");
  });

  it("too large or too many get a kind sentence and change nothing", async () => {
    const { id, niamh } = await begin(site.web);
    const csrf = csrfIn(await (await niamh.get(`/s/${id}`)).text());
    const large = await niamh.post(`/s/${id}/act`, { which: "add", csrf, text: "x".repeat(300_000) });
    expect(large.status).toBe(413);
    expect(await large.text()).toContain("Your text is kept");
    let last = 0;
    for (let n = 0; n < 70 && last !== 429; n += 1)
      last = (
        await niamh.post(
          `/s/${id}/act`,
          { which: "control:pause", nonce: `p${n}`, csrf },
          { "sec-fetch-site": "same-origin", "hx-request": "true", "hx-target": "div#notice" },
        )
      ).status;
    expect(last).toBe(429);
    site.clock.advance(30_000);
    expect((await niamh.post(`/s/${id}/act`, { which: "control:begin", nonce: "after", csrf })).status).toBe(303);
  });

  it("are not acknowledged while the database is away, and go through when it is back", async () => {
    const { id, niamh } = await begin(site.web);
    const csrf = csrfIn(await (await niamh.get(`/s/${id}`)).text());
    let away = true;
    const { facilitator } = site.ports;
    const handle: typeof facilitator.handle = (...args) => (away ? Promise.reject(new Unreachable("away")) : facilitator.handle(...args));
    const shaky = await openSite({}, { ...site.ports, facilitator: { ...facilitator, handle } });
    const who = browser(shaky.web);
    for (const [key, one] of niamh.jar) who.jar.set(key, one);
    const send = () =>
      who.post(
        `/s/${id}/act`,
        { which: "control:begin", nonce: "later", csrf },
        { "sec-fetch-site": "same-origin", "hx-request": "true", "hx-target": "div#notice" },
      );
    const first = await send();
    expect([first.status, first.headers.get("retry-after")]).toEqual([503, "3"]);
    away = false;
    expect((await send()).status).toBe(200);
    expect((await site.ports.facilitator.look("web", id))?.session.status).toBe("running");
    await shaky.close();
  });

  it("let a participant take over only when every facilitator has been gone for ten minutes", async () => {
    const { id, team } = await begin(site.web);
    const marko = await join(site.web, team, "Marko");
    const roleOf = async () =>
      Object.values((await site.ports.facilitator.look("web", id))?.session.people ?? {}).filter((one) => one.role === "facilitator")
        .length;
    await act(marko, id, "control:take-over");
    expect(await roleOf()).toBe(1);
    site.clock.advance(11 * 60_000);
    await act(marko, id, "control:take-over");
    expect(await roleOf()).toBe(2);
  });
});

describe("every answer", () => {
  it("carries the strict policy, sends no address on, and is kept by nobody", async () => {
    const { id, niamh } = await begin(site.web);
    for (const path of ["/", `/s/${id}`, "/nothing", `/s/${id}/board`]) {
      const { headers } = await niamh.get(path);
      expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
      expect(headers.get("content-security-policy")).not.toContain("unsafe");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    }
  });

  it("speaks the viewer's language, and says so", async () => {
    const { id, niamh } = await begin(site.web);
    const csrf = csrfIn(await (await niamh.get(`/s/${id}`)).text());
    await niamh.post(`/s/${id}/language`, { csrf, language: "lt" });
    expect(await (await niamh.get(`/s/${id}`)).text()).toContain('<html lang="lt">');
    expect(await (await browser(site.web).get("/", { "accept-language": "et-EE,et;q=0.9" })).text()).toContain('<html lang="et">');
  });

  it("needs https but on this machine, and believes a proxy only where it is named", async () => {
    const ask = (web: Site["web"], headers: Record<string, string>) =>
      web.fetch(new Request("http://teekond.example/", { headers }), { incoming: { socket: { remoteAddress: "10.0.0.5" } } });
    const behind = await openSite({ trustProxy: ["10.0.0.5"] });
    expect((await ask(site.web, { "x-forwarded-proto": "https" })).status).toBe(421);
    expect((await ask(behind.web, {})).status).toBe(421);
    expect((await ask(behind.web, { "x-forwarded-proto": "https" })).status).toBe(200);
    await behind.close();
  });

  it("exports the report in every format from the first moment on", async () => {
    const { id, niamh } = await begin(site.web);
    for (const format of ["html", "markdown", "json"]) {
      const answer = await niamh.get(`/s/${id}/export/${format}`);
      expect(answer.headers.get("content-disposition")).toContain("attachment");
      expect(await answer.text()).toContain("Saal on kinni");
    }
    expect((await niamh.get(`/s/${id}/report`)).headers.get("content-security-policy")).toContain("style-src 'self' 'sha256-");
  });

  it("has one way on where it is an error: to the start page", async () => {
    const { id, niamh } = await begin(site.web);
    for (const answer of [await niamh.get("/nothing"), await browser(site.web).get(`/s/${id}`), await niamh.post(`/s/${id}/act`, {})]) {
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(await answer.text()).toMatch(/<main class="plain" id="main">.*<a class="btn" href="\/">To the start page<\/a>/);
    }
  });

  it("draws every page beside the conversation", async () => {
    const { id, niamh } = await begin(site.web);
    for (const path of ["so-far", "people", "mine", "keys", "links", "leave", "more", "delete", "board", "back/purpose"]) {
      const answer = await niamh.get(`/s/${id}/${path}`);
      expect([path, answer.status]).toEqual([path, 200]);
      expect(await answer.text()).toContain('class="skip"');
    }
  });

  it("shows the report itself, with its tools beside it and nothing hidden taken along", async () => {
    const { id, niamh } = await begin(site.web);
    const page = await (await niamh.get(`/s/${id}/report`)).text();
    for (const text of ["data-print", `/s/${id}/export/markdown`, `/s/${id}/export/json`, "<h1"]) expect(page).toContain(text);
    expect(page.match(/http-equiv/g)).toBeNull();
  });

  it("tells machines that it lives, and figures only to this machine or by token", async () => {
    const counted = await openSite(
      { metricsToken: "0123456789abcdef" },
      { metrics: { seen: () => undefined, text: () => Promise.resolve({ type: "text/plain", body: "teekond_pages_open 0" }) } },
    );
    const ask = (from: string, headers: Record<string, string> = {}) =>
      counted.web.fetch(new Request("http://localhost/metrics", { headers }), { incoming: { socket: { remoteAddress: from } } });
    expect((await counted.web.fetch(new Request("http://elsewhere/healthz"))).status).toBe(200);
    expect((await counted.web.fetch(new Request("http://elsewhere/readyz"))).status).toBe(200);
    expect((await ask("127.0.0.1")).status).toBe(200);
    expect((await ask("10.1.1.1")).status).toBe(404);
    expect((await ask("127.0.0.1", { "x-forwarded-for": "8.8.8.8" })).status).toBe(404);
    expect((await ask("10.1.1.1", { authorization: "Bearer 0123456789abcdef" })).status).toBe(200);
    await counted.close();
  });
});

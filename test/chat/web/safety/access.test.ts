import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formNames } from "#facilitator/hear/hear.ts";
import { act, browser, csrfIn, form, join, openSite, type Site } from "../shell/site.ts";
import { assemble, type Crew, does, pages, postForm, through } from "./crew.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const posts = ["act", "rename", "language", "owner", "links", "remind", "delete", "action", "erase", "leave", "writing"];

/** The whole session as it is kept, and the names: what an act that is refused must leave as it was. */
async function state({ id }: Crew): Promise<string> {
  const loaded = await site.store.ledger.load("web", id);
  const names = await site.store.people.people("web", Object.keys((await site.ports.facilitator.look("web", id))?.session.people ?? {}));
  return JSON.stringify([loaded?.version, loaded?.done, names]);
}

describe("whose session it is", () => {
  it("answers no address of a session without its cookie, by a forged one, or by that of another session", {
    timeout: 300_000,
  }, async () => {
    const crew = await assemble(site);
    const other = await assemble(site);
    const before = await state(crew);
    const foreign = [...other.lead.jar.values()][0]?.value ?? "";
    const csrf = csrfIn(await (await other.lead.get(`/s/${other.id}`)).text());
    const cookies = [
      "",
      "teekond=",
      `teekond=${foreign}`,
      "teekond=forged",
      `teekond=${"x".repeat(4000)}`,
      "teekond=%00%ff; teekond=a",
      `teekond="${foreign}"`,
    ];
    for (const cookie of cookies) {
      const headers = { cookie, "sec-fetch-site": "same-origin" };
      for (const path of pages) {
        const answer = await browser(site.web).get(`/s/${crew.id}${path}`, headers);
        expect([path, answer.status]).toEqual([path, 404]);
        expect(await answer.text()).not.toContain(form.crisis);
      }
      expect((await browser(site.web).get(`/s/${crew.id}/stream`, headers)).status).toBe(204);
      for (const path of posts)
        expect(
          (await browser(site.web).post(`/s/${crew.id}/${path}`, { csrf, which: "control:begin", nonce: "n1", title: form.title }, headers))
            .status,
          path,
        ).toBe(404);
      site.clock.advance(60_000);
    }
    expect(await state(crew)).toBe(before);
  });

  it("says the same of a session that is there and of one that never was", async () => {
    const crew = await assemble(site);
    const there = await browser(site.web).get(`/s/${crew.id}`);
    const never = await browser(site.web).get("/s/0123456789abcdef");
    expect([there.status, await there.text()]).toEqual([never.status, await never.text()]);
  });

  it("lets nobody in by a link that ran out, was used up, or was renewed, also where its page was open already", async () => {
    const crew = await assemble(site);
    const early = browser(site.web);
    await early.get(crew.links.lead);
    expect((await early.get(`/join/${crew.id}`)).status).toBe(200);
    await postForm(crew.lead, `/s/${crew.id}/links`, crew.id, { what: "renew" });
    const before = await state(crew);
    expect((await early.post(`/join/${crew.id}`, { name: "Late" })).status).toBe(404);
    for (const link of [crew.links.lead, crew.links.team]) {
      expect((await browser(site.web).get(link)).status).toBe(404);
      expect((await browser(site.web).post(link, { name: "Late" })).status).toBe(404);
    }
    expect(await state(crew)).toBe(before);
  });
});

describe("roles", () => {
  it("let nobody but a facilitator steer, whatever form is sent and whatever stands in it", { timeout: 300_000 }, async () => {
    const crew = await assemble(site);
    await through(site, crew, "purpose");
    await does(site, crew, crew.ids.Ana, { do: "add", step: "purpose", part: 0, id: "anas", values: { text: "Ana's line" } });
    const before = await state(crew);
    const steering = [
      "begin",
      "end-input",
      "confirm",
      "more-time",
      "pause",
      "go-to",
      "skip",
      "waive",
      "set-role",
      "join-people",
      "set-pace",
      "take-in",
      "strike",
      "settle",
      "start",
      "join",
      "erased",
      "wake",
      "take-over",
    ];
    const fields = {
      step: "purpose",
      part: "0",
      item: "anas",
      reason: "because",
      why: "because",
      rule: "purpose.none",
      minutes: "5",
      pace: "async",
      late: "anas",
    };
    for (const who of [crew.tom, crew.watcher, crew.owner]) {
      const csrf = csrfIn(await (await who.get(`/s/${crew.id}`)).text());
      for (const [n, name] of steering.entries()) {
        const person = {
          person: n % 2 === 0 ? crew.ids.Tom : crew.ids.Niamh,
          into: crew.ids.Tom,
          role: "facilitator",
          do: name,
          actor: crew.ids.Niamh,
        };
        const answer = await who.post(`/s/${crew.id}/act`, { which: `control:${name}`, csrf, nonce: `steer${n}`, ...fields, ...person });
        expect([name, answer.status]).toEqual([name, 422]);
        await who.post(`/s/${crew.id}/act`, { which: name, csrf, nonce: `steer${n}`, ...fields, ...person });
      }
      for (const [person, which] of [
        [crew.ids.Niamh, "control:remove-person"],
        [crew.ids.Ana, "control:remove-person"],
        [crew.ids.Ana, "control:away"],
      ] as const)
        expect((await who.post(`/s/${crew.id}/act`, { which, csrf, nonce: "n2", person, on: "yes" })).status).toBe(422);
      expect((await who.post(`/s/${crew.id}/rename`, { csrf, person: crew.ids.Ana, name: "Mallory" })).status).toBe(404);
      expect((await who.post(`/s/${crew.id}/erase`, { csrf, person: crew.ids.Ana, name: "Ana" })).status).toBe(404);
      for (const what of ["lead", "team", "person", "renew", "anything"])
        expect((await who.post(`/s/${crew.id}/links`, { csrf, what, person: crew.ids.Niamh })).status).toBe(404);
      for (const path of ["owner", "remind", "delete"])
        expect((await who.post(`/s/${crew.id}/${path}`, { csrf, name: "X", title: form.title })).status).toBe(403);
    }
    expect(await state(crew)).toBe(before);
  });

  it("let who watches, and who is from outside, change nothing that is the team's", { timeout: 300_000 }, async () => {
    const crew = await assemble(site);
    await through(site, crew, "actions");
    const add = (id: string, owner: string) =>
      ({
        do: "add-row",
        step: "actions",
        part: 0,
        list: "items",
        id,
        values: { title: `Do ${id}`, owner, deadline: "2099-01-01" },
      }) as const;
    await does(site, crew, crew.ids.Niamh, add("a1", crew.ids.Otto), add("a2", crew.ids.Ana));
    const before = await state(crew);
    for (const who of [crew.watcher, crew.owner]) {
      const csrf = csrfIn(await (await who.get(`/s/${crew.id}`)).text());
      for (const [n, which] of formNames.entries()) {
        if (which === "control:note" || which === "control:remove-person" || which === "control:away" || which === "control:set-zone")
          continue;
        const item = "a2";
        const more = {
          step: "actions",
          part: "0",
          item,
          items: item,
          row: item,
          list: "items",
          path: `items/${item}/title`,
          v: "Mallory",
          "f.title": "Mallory",
          "f.text": "Mallory",
          on: "yes",
          reason: "x",
          why: "x",
        };
        await who.post(
          `/s/${crew.id}/act`,
          { which, csrf, nonce: `w${n}`, ...more },
          { "sec-fetch-site": "same-origin", "hx-request": "true", "hx-target": "#notice" },
        );
        site.clock.advance(1000);
      }
      for (const how of ["done", "blocked", "date", "again"])
        expect((await who.post(`/s/${crew.id}/action`, { csrf, item: "a2", how, why: "x", date: "2099-02-02" })).status).toBe(422);
      expect(
        (await who.post(`/s/${crew.id}/act`, { which: "add", csrf, nonce: "mal", newOwner: "Mallory", step: "actions", part: "0" })).status,
      ).toBe(422);
    }
    expect(await state(crew)).toBe(before);
    expect((await postForm(crew.owner, `/s/${crew.id}/action`, crew.id, { item: "a1", how: "done" })).status).toBe(303);
    for (const path of ["title", "owner", "notes", "deadline/x", "__proto__", "constructor"])
      expect(
        (await act(crew.owner, crew.id, "set", { step: "actions", part: "0", path: `items/a1/${path}`, v: "Mallory" })).status,
        path,
      ).toBe(422);
    const dump = JSON.stringify(await site.store.ledger.load("web", crew.id));
    expect(dump).not.toContain("Mallory");
  });

  it("come from the link and not from the form of who joins", async () => {
    const crew = await assemble(site);
    for (const [name, fields] of Object.entries({
      a: { as: "facilitator" },
      b: { as: "owner", role: "facilitator" },
      c: { as: "participant", person: crew.ids.Niamh, role: "facilitator" },
    })) {
      const who = browser(site.web);
      await who.get(crew.links.team);
      await who.post(`/join/${crew.id}?role=facilitator&as=facilitator`, { name, ...fields });
      expect((await who.get(`/s/${crew.id}/more`)).status).toBe(404);
    }
    const { session } = (await site.ports.facilitator.look("web", crew.id)) ?? {};
    expect(Object.values(session?.people ?? {}).filter((one) => one.role === "facilitator")).toHaveLength(1);
  });

  it("are those one had last for who comes back by an old link", async () => {
    const crew = await assemble(site);
    await act(crew.lead, crew.id, "control:set-role", { person: crew.ids.Tom, role: "facilitator" });
    const made = await (await postForm(crew.lead, `/s/${crew.id}/links`, crew.id, { what: "person", person: crew.ids.Tom })).text();
    const link = /value="http:\/\/localhost:3000(\/in\/[^"]+)"/.exec(made)?.[1] ?? "";
    await act(crew.lead, crew.id, "control:set-role", { person: crew.ids.Tom, role: "participant" });
    await act(crew.lead, crew.id, "control:remove-person", { person: crew.ids.Tom });
    expect((await crew.tom.get(`/s/${crew.id}`)).status).toBe(404);
    const again = await join(site.web, link, "Tom");
    expect((await again.get(`/s/${crew.id}`)).status).toBe(200);
    expect((await again.get(`/s/${crew.id}/more`)).status).toBe(404);
  });
});

describe("forms from elsewhere", () => {
  it("are refused: another site, no word of where from, a foreign word, and none", async () => {
    const crew = await assemble(site);
    const before = await state(crew);
    const own = csrfIn(await (await crew.lead.get(`/s/${crew.id}`)).text());
    const foreign = csrfIn(await (await crew.tom.get(`/s/${crew.id}`)).text());
    const from: readonly Record<string, string>[] = [
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { "sec-fetch-site": "none" },
      { origin: "https://evil.example" },
      { origin: "null" },
      {},
      { origin: "http://localhost:3000.evil.example" },
      { origin: "http://localhost:30000" },
      { "sec-fetch-site": "cross-site", origin: "http://localhost:3000" },
    ];
    for (const path of posts) {
      const fields = {
        which: "control:begin",
        nonce: "forged",
        what: "renew",
        title: form.title,
        name: "Niamh",
        person: crew.ids.Niamh,
        how: "leave",
      };
      for (const headers of from)
        expect((await crew.lead.post(`/s/${crew.id}/${path}`, { csrf: own, ...fields }, headers)).status, path).toBe(403);
      for (const csrf of [foreign, "", own.slice(1), `${own}x`])
        expect((await crew.lead.post(`/s/${crew.id}/${path}`, { csrf, ...fields })).status, path).toBe(403);
    }
    for (const path of ["/start", "/try"])
      for (const headers of from) expect((await browser(site.web).post(path, { ...form, nonce: "x" }, headers)).status).toBe(403);
    const joining = browser(site.web);
    await joining.get(crew.links.team);
    for (const headers of from) expect((await joining.post(`/join/${crew.id}`, { name: "Eve" }, headers)).status).toBe(403);
    expect(await state(crew)).toBe(before);
  });

  it("change nothing by GET or HEAD, however often a mail scanner opens them", { timeout: 300_000 }, async () => {
    const crew = await assemble(site);
    const before = await state(crew);
    for (const method of ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"]) {
      for (const link of [...Object.values(crew.links), ...Object.values(crew.links)])
        await site.web.fetch(new Request(`http://localhost:3000${link}`, { method }));
      const cookie = `teekond=${[...crew.lead.jar.values()][0]?.value ?? ""}`;
      for (const path of [...posts, ...pages.map((one) => one.replace(/^\//, ""))]) {
        const query = "which=control:begin&nonce=n&what=renew&how=leave&csrf=x";
        const answer = await site.web.fetch(
          new Request(`http://localhost:3000/s/${crew.id}/${path}?${query}`, {
            method,
            headers: { cookie, "sec-fetch-site": "same-origin" },
          }),
        );
        await answer.body?.cancel();
      }
      site.clock.advance(60_000);
    }
    expect(await state(crew)).toBe(before);
    expect((await crew.lead.get(`/s/${crew.id}`)).status).toBe(200);
  });
});

describe("what a browser keeps of us", () => {
  it("are cookies that no script reads, for this session's pages, over https only where there is https", async () => {
    const crew = await assemble(site);
    const proxied = await openSite({ trustProxy: ["10.0.0.1"] });
    const request = (path: string, init: RequestInit = {}) =>
      proxied.web.fetch(
        new Request(`http://teekond.test${path}`, {
          ...init,
          headers: {
            "x-forwarded-proto": "https",
            "x-forwarded-host": "teekond.test",
            "sec-fetch-site": "same-origin",
            "content-type": "application/x-www-form-urlencoded",
          },
        }),
        {
          incoming: { socket: { remoteAddress: "10.0.0.1" } },
        },
      );
    const page = await request("/start", { method: "POST", body: new URLSearchParams({ ...form, nonce: "secure" }).toString() });
    const [cookie = ""] = page.headers.getSetCookie();
    for (const flag of ["HttpOnly", "SameSite=Lax", "Secure", "Path=/s/"]) expect(cookie).toContain(flag);
    expect(page.headers.get("strict-transport-security")).toBeTruthy();
    const traded = await browser(site.web).get(crew.links.team);
    expect(traded.headers.getSetCookie()[0]).toMatch(/HttpOnly/);
    expect(traded.headers.get("location")).toBe(`/join/${crew.id}`);
    await proxied.close();
  });

  it("is nothing personal in a cache, no referrer, and nothing from elsewhere", async () => {
    const crew = await assemble(site);
    for (const path of pages) {
      const { headers } = await crew.lead.get(`/s/${crew.id}${path}`);
      expect(headers.get("cache-control"), path).toBe("no-store");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("content-security-policy")).toMatch(/^default-src 'none';.*frame-ancestors 'none'/);
      expect(headers.get("content-security-policy")).not.toMatch(/unsafe|https?:|\*/);
    }
    for (const link of [crew.links.team, "/", `/join/${crew.id}`])
      expect((await browser(site.web).get(link)).headers.get("cache-control")).toBe("no-store");
  });
});

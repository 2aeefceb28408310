import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startAct } from "#facilitator/start.ts";
import { hashToken, newId, newToken } from "#lib/ids.ts";
import type { Act } from "#session/command.ts";
import { loginHash } from "../../../../src/chat/web/letting-in.ts";
import { act, begin, type Browser, browser, csrfIn, form, openSite, type Site } from "../shell/site.ts";
import { listenIn, pages, pause } from "./crew.ts";

const slack = "slack:T1";
const posts = ["act", "rename", "language", "owner", "links", "remind", "delete", "action", "erase", "leave", "writing"];

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

async function does(id: string, person: string, ...acts: readonly Act[]): Promise<void> {
  const actor = { kind: "person", id: person, via: "slack" } as const;
  const handled = await site.ports.facilitator.handle(slack, id, { id: newId(), at: site.clock.now(), actor, acts });
  if (!handled.ok) throw new Error(`refused: ${JSON.stringify(handled.refusal)}`);
}

/** A session that was started in a chat, by Mari, with Jaan in it. */
async function inSlack(mari = newId(), jaan = newId()): Promise<{ readonly id: string; readonly mari: string; readonly jaan: string }> {
  const id = newId();
  await site.store.people.savePerson({ tenant: slack, id: mari, name: "Mari Maasikas" });
  await site.store.people.savePerson({ tenant: slack, id: jaan, name: "Jaan Jalakas" });
  await does(id, mari, startAct({ ...form, title: "Saar on kinni", language: "et" }, mari));
  await does(id, jaan, { do: "join", person: jaan, role: "participant" });
  return { id, mari, jaan };
}

/** What a chat does for "open in browser". */
async function personalLink(session: string, person: string): Promise<string> {
  const token = newToken();
  const expiresAt = site.clock.now() + 15 * 60_000;
  const link = { tenant: slack, session, person, role: "participant", purpose: "login", usesLeft: 1, expiresAt } as const;
  await site.store.people.issueLink(hashToken(token), link);
  return `/in/${token}`;
}

async function comeIn(session: string, person: string): Promise<Browser> {
  const who = browser(site.web);
  await who.get(await personalLink(session, person));
  await who.post(`/join/${session}`, {});
  return who;
}

/** A browser with a login as it was never given. */
async function forgedLogin(session: string, login: { readonly tenant: string; readonly person: string }): Promise<Browser> {
  const token = newToken();
  if ((await site.store.people.people(login.tenant, [login.person])).length === 0)
    await site.store.people.savePerson({ tenant: login.tenant, id: login.person, name: "A namesake" });
  await site.store.people.login(loginHash(session, token), { ...login, expiresAt: site.clock.now() + 1e9 });
  const who = browser(site.web);
  who.jar.set("teekond x", { value: token, path: `/s/${session}` });
  return who;
}

async function opensNothing(who: Browser, id: string): Promise<void> {
  for (const path of pages) expect([path, (await who.get(`/s/${id}${path}`)).status]).toEqual([path, 404]);
  for (const path of posts)
    expect([path, (await who.post(`/s/${id}/${path}`, { which: "control:begin", nonce: "n" })).status]).toEqual([path, 404]);
  expect((await who.get(`/s/${id}/stream`)).status).toBe(204);
}

describe("a session that was started in a chat", () => {
  it("is served on the web like any other, to who belongs to it", async () => {
    const { id, mari, jaan } = await inSlack();
    const who = await comeIn(id, mari);
    for (const path of pages.filter((one) => one !== "/export/nothing"))
      expect([path, (await who.get(`/s/${id}${path}`)).status]).toEqual([path, 200]);
    const people = await (await who.get(`/s/${id}/people`)).text();
    for (const name of ["Mari Maasikas", "Jaan Jalakas"]) expect(people).toContain(name);
    expect((await act(who, id, "control:begin")).status).toBe(303);
    const csrf = csrfIn(await (await who.get(`/s/${id}`)).text());
    expect((await who.post(`/s/${id}/rename`, { csrf, person: mari, name: "Mari M." })).status).toBe(303);
    const standing = await site.ports.facilitator.look(slack, id);
    expect(standing?.session.status).toBe("running");
    expect((await site.store.people.people(slack, [mari, jaan])).map((one) => one.name).sort()).toEqual(["Jaan Jalakas", "Mari M."]);
    expect(await site.store.people.people("web", [mari, jaan])).toEqual([]);
    expect(await site.ports.facilitator.look("web", id)).toBeUndefined();
  });

  it("lets people in by its links too, each into its own tenant, and follows them there", async () => {
    const { id, mari } = await inSlack();
    const lead = await comeIn(id, mari);
    const csrf = csrfIn(await (await lead.get(`/s/${id}`)).text());
    const page = await (await lead.post(`/s/${id}/links`, { csrf, what: "team" })).text();
    const team = /value="http:\/\/localhost:3000(\/in\/[^"]+)"/.exec(page)?.[1] ?? "";
    const ene = browser(site.web);
    await ene.get(team);
    await ene.post(`/join/${id}`, { name: "Ene", as: "participant" });
    expect((await ene.get(`/s/${id}`)).status).toBe(200);
    const stream = await listenIn(ene, id);
    await expect.poll(() => stream.heard()).toContain("r-people");
    await stream.close();
    await expect.poll(async () => (await (await lead.get(`/s/${id}/people`)).text()).includes("Ene")).toBe(true);
    expect((await lead.post(`/s/${id}/delete`, { csrf, title: "Saar on kinni" })).status).toBe(200);
    expect(await site.ports.facilitator.look(slack, id)).toBeUndefined();
  });

  it("opens to no login of another tenant, though it names the very same person", async () => {
    const { id, mari } = await inSlack();
    await opensNothing(await forgedLogin(id, { tenant: "web", person: mari }), id);
    await opensNothing(await forgedLogin(id, { tenant: "slack:T2", person: mari }), id);
    const { id: web } = await begin(site.web);
    const [own = ""] = Object.keys((await site.ports.facilitator.look("web", web))?.session.people ?? {});
    await opensNothing(await forgedLogin(web, { tenant: slack, person: own }), web);
  });

  it("shows its people by their names in its own tenant, never by those of the same ids elsewhere", async () => {
    const { id, mari, jaan } = await inSlack();
    for (const person of [mari, jaan]) await site.store.people.savePerson({ tenant: "web", id: person, name: "Somebody Else" });
    const who = await comeIn(id, mari);
    for (const path of ["", "/people", "/report", "/export/json"])
      expect(await (await who.get(`/s/${id}${path}`)).text()).not.toContain("Somebody Else");
  });

  it("goes on for its own people while somebody of elsewhere knocks at its stream", async () => {
    const { id, mari } = await inSlack();
    const who = await comeIn(id, mari);
    const foreign = await forgedLogin(id, { tenant: "web", person: mari });
    site.clock.advance(6000);
    expect((await foreign.get(`/s/${id}/stream`)).status).toBe(204);
    const stream = await listenIn(who, id);
    await expect.poll(() => stream.heard()).toContain("r-progress");
    for (let n = 0; n < 3; n += 1) expect((await foreign.get(`/s/${id}/stream`)).status).toBe(204);
    await act(who, id, "control:begin");
    await expect.poll(() => stream.heard()).toContain("event: key");
    await pause(50);
    expect(stream.heard()).not.toContain("event: gone");
    await stream.close();
  });

  it("is not opened by the cookie of another session of the same person: who made a link for them gets this session and no more", async () => {
    const one = await inSlack();
    const other = await inSlack(one.mari, one.jaan);
    const who = await comeIn(one.id, one.jaan);
    const [cookie] = [...who.jar.values()];
    const moved = browser(site.web);
    moved.jar.set("teekond x", { value: cookie?.value ?? "", path: `/s/${other.id}` });
    expect((await who.get(`/s/${one.id}`)).status).toBe(200);
    await opensNothing(moved, other.id);
  });
});

describe("somebody whom a chat knows", () => {
  it("is named, let in and erased by nobody but themselves, since they are the same person in other sessions", async () => {
    const one = await inSlack();
    const other = await inSlack(one.mari, one.jaan);
    await does(other.id, one.mari, { do: "begin" });
    await does(other.id, one.jaan, { do: "add", step: "purpose", part: 0, id: "jaans", values: { text: "Jaani mõte" } });
    await site.store.people.addHandle(slack, one.jaan, { platform: "slack", handle: "U2" });
    const lead = await comeIn(one.id, one.mari);
    const csrf = csrfIn(await (await lead.get(`/s/${one.id}`)).text());
    const before = JSON.stringify(await site.store.ledger.load(slack, other.id));
    for (const [path, fields] of [
      ["rename", { name: "Mallory" }],
      ["links", { what: "person" }],
      ["erase", { name: "Jaan Jalakas" }],
    ] as const) {
      const answer = await lead.post(`/s/${one.id}/${path}`, { csrf, person: one.jaan, ...fields });
      expect([path, answer.status]).toEqual([path, 403]);
      expect(await answer.text()).toContain("Jaan Jalakas on tulnud vestlusest");
    }
    expect(JSON.stringify(await site.store.ledger.load(slack, other.id))).toBe(before);
    expect(before).toContain("Jaani mõte");
    expect((await site.store.people.people(slack, [one.jaan]))[0]?.name).toBe("Jaan Jalakas");
    const jaan = await comeIn(one.id, one.jaan);
    const own = csrfIn(await (await jaan.get(`/s/${one.id}`)).text());
    expect((await jaan.post(`/s/${one.id}/erase`, { csrf: own, person: one.jaan, name: "Jaan Jalakas" })).status).toBe(200);
    expect(JSON.stringify(await site.store.ledger.load(slack, other.id))).not.toContain("Jaani mõte");
  });
});

describe("a personal link out of a chat", () => {
  it("opens the session as the same person, once, and only by the button", async () => {
    const { id, jaan } = await inSlack();
    const link = await personalLink(id, jaan);
    for (let n = 0; n < 3; n += 1) {
      const preview = browser(site.web);
      expect((await preview.get(link)).headers.get("location")).toBe(`/join/${id}`);
      expect((await preview.get(`/join/${id}`)).status).toBe(200);
      expect((await preview.get(`/s/${id}`)).status).toBe(404);
    }
    const who = browser(site.web);
    await who.get(link);
    const page = await (await who.get(`/join/${id}`)).text();
    expect(page).toContain("Jaan Jalakas");
    expect(page.match(/<button/g)).toHaveLength(1);
    expect((await who.post(`/join/${id}`, {})).headers.get("location")).toBe(`/s/${id}`);
    expect(await (await who.get(`/s/${id}/people`)).text()).toContain("Jaan Jalakas (sina)");
    expect(Object.keys((await site.ports.facilitator.look(slack, id))?.session.people ?? {})).toHaveLength(2);
  });

  it("says kindly that it was used, and leads who is in already to the session", async () => {
    const { id, jaan } = await inSlack();
    const link = await personalLink(id, jaan);
    const [first, second] = [browser(site.web), browser(site.web)];
    for (const who of [first, second]) await who.get(link);
    await first.post(`/join/${id}`, {});
    for (const answer of [await second.post(`/join/${id}`, {}), await second.get(`/join/${id}`), await first.get(link)]) {
      expect(answer.status).toBe(410);
      const text = await answer.text();
      expect(text).toContain("it has been used");
      expect(text).toContain(`href="/s/${id}"`);
    }
    expect((await second.get(`/s/${id}`)).status).toBe(404);
  });

  it("says kindly that its fifteen minutes are over, also where its page stood open", async () => {
    const { id, jaan } = await inSlack();
    const link = await personalLink(id, jaan);
    const who = browser(site.web);
    await who.get(link);
    site.clock.advance(15 * 60_000);
    for (const answer of [await who.post(`/join/${id}`, {}), await browser(site.web).get(link)]) {
      expect(answer.status).toBe(410);
      expect(await answer.text()).toContain("15 minutes, and they are over");
    }
  });
});

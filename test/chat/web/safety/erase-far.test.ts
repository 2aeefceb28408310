import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startAct } from "#facilitator/start.ts";
import { hashToken, newId, newToken } from "#lib/ids.ts";
import type { Act } from "#session/command.ts";
import { idea } from "../../../session/play.ts";
import { act, begin, type Begun, type Browser, browser, form, join, openSite, type Site } from "../shell/site.ts";
import { postForm } from "./crew.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

type Session = { readonly tenant: string; readonly id: string };

/** What somebody does from a chat. */
async function does({ tenant, id }: Session, person: string, ...acts: readonly Act[]): Promise<void> {
  site.clock.advance(1000);
  const actor = { kind: "person", id: person, via: "slack" } as const;
  const handled = await site.ports.facilitator.handle(tenant, id, { id: newId(), at: site.clock.now(), actor, acts });
  if (!handled.ok) throw new Error(`refused: ${JSON.stringify(handled.refusal)}`);
}

/** Somebody whom Slack knows, as a person of a tenant. */
async function fromSlack(tenant: string, name: string, user: string): Promise<string> {
  const id = newId();
  await site.store.people.savePerson({ tenant, id, name });
  await site.store.people.addHandle(tenant, id, { platform: "slack", handle: `T1:${user}` });
  return id;
}

/** The browser of somebody who pressed "Easier in the browser" in the chat. */
async function comesFromChat({ tenant, id }: Session, person: string): Promise<Browser> {
  const token = newToken();
  const expiresAt = site.clock.now() + 15 * 60_000;
  const link = { tenant, session: id, person, role: "participant", purpose: "login", usesLeft: 1, expiresAt } as const;
  await site.store.people.issueLink(hashToken(token), link);
  const who = browser(site.web);
  await who.get(`/in/${token}`);
  await who.post(`/join/${id}`, {});
  return who;
}

/** A session started in the browser, begun, in English. */
async function begun(): Promise<Begun & Session> {
  const made = await begin(site.web, { language: "en" });
  await act(made.niamh, made.id, "control:begin");
  return { ...made, tenant: "web" };
}

async function joins(session: Session, person: string, text: string): Promise<void> {
  await does(session, person, { do: "join", person, role: "participant" });
  await does(session, person, idea("purpose", newId(), text));
}

async function written({ tenant, id }: Session): Promise<string> {
  return JSON.stringify(await site.store.ledger.load(tenant, id));
}

async function peoplePage(who: Browser, { id }: Session): Promise<string> {
  return (await who.get(`/s/${id}/people`)).text();
}

/** What a people page says of an entry, below its name. */
async function entry(who: Browser, session: Session, name: string): Promise<string> {
  const page = await peoplePage(who, session);
  return page.split('<details class="person">').find((one) => one.includes(`value="${name}"`)) ?? "";
}

function erases(who: Browser, { id }: Session, person: string, name: string): Promise<Response> {
  return postForm(who, `/s/${id}/erase`, id, { person, name });
}

const guestIn = async ({ id }: Session, name: string): Promise<string> => {
  const people = Object.keys((await site.ports.facilitator.look("web", id))?.session.people ?? {});
  return (await site.store.people.people("web", people)).find((one) => one.name === name)?.id ?? "";
};

const here = "This is about this session: name, links";
const everywhere = "so this is not about this session alone";
const onlyThey = "Mari comes from a chat, and is the same person in other sessions there: only they themselves can";

describe("how far erasing goes", { timeout: 120_000 }, () => {
  it("who came by a link is of one session, and is told so, as is the facilitator", async () => {
    const session = await begun();
    const tom = await join(site.web, session.team, "Tomas");
    for (const who of [tom, session.niamh]) {
      const said = await entry(who, session, "Tomas");
      expect(said).toContain(here);
      expect(said).toContain(`action="/s/${session.id}/erase"`);
      expect(said).not.toContain(everywhere);
    }
    const done = await erases(tom, session, await guestIn(session, "Tomas"), "Tomas");
    expect(await done.text()).toContain("are gone from this session.");
  });

  it("who is known from a chat reads that it goes further, and it goes just as far as they read", async () => {
    const [one, two] = [await begun(), await begun()];
    const [mari, elsewhere] = [await fromSlack("web", "Mari", "U1"), await fromSlack("slack:T1", "Mari", "U1")];
    const chat = { tenant: "slack:T1", id: newId() };
    await does(chat, elsewhere, startAct({ ...form, language: "en" }, elsewhere), { do: "begin" });
    await does(chat, elsewhere, idea("purpose", newId(), "zebra in the chat"));
    for (const session of [one, two]) await joins(session, mari, "zebra in the browser");
    const browsing = await comesFromChat(one, mari);
    const said = await entry(browsing, one, "Mari");
    expect(said).toContain(everywhere);
    expect(said).toContain("in all sessions that you are in from there and that were started where this one was");
    expect(said).not.toContain(here);
    const done = await erases(browsing, one, mari, "Mari");
    expect(await done.text()).toContain("from this session, and from all others that you were in from the chat");
    for (const session of [one, two]) expect(await written(session)).not.toContain("zebra");
    expect(await written(chat)).toContain("zebra in the chat");
    expect(await site.store.people.people("slack:T1", [elsewhere])).toMatchObject([{ name: "Mari" }]);
    // There an entry without a name stays.
    expect(await peoplePage(two.niamh, two)).toContain('value="somebody"');
    expect(await peoplePage(one.niamh, one)).not.toContain('value="somebody"');
  });

  it("a facilitator reads beforehand that it is not theirs to do, and it is refused", async () => {
    const session = await begun();
    const mari = await fromSlack("web", "Mari", "U2");
    await joins(session, mari, "zebra");
    const said = await entry(session.niamh, session, "Mari");
    expect(said).toContain(onlyThey);
    expect(said).not.toContain("/erase");
    expect(said).not.toContain("Easier in the browser");
    expect((await erases(session.niamh, session, mari, "Mari")).status).toBe(403);
    expect(await written(session)).toContain("zebra");
  });
});

describe("two entries that a facilitator joined", { timeout: 120_000 }, () => {
  it("make no guest the person of the chat: not to erase, not to rename, not by a link", async () => {
    const session = await begun();
    const mari = await fromSlack("web", "Mari", "U3");
    await joins(session, mari, "zebra");
    const before = await join(site.web, session.team, "Guest");
    const guest = await guestIn(session, "Guest");
    const made = await (await postForm(before, `/s/${session.id}/links`, session.id, { what: "own" })).text();
    await act(session.niamh, session.id, "control:join-people", { person: guest, into: mari });
    const after = await (await postForm(before, `/s/${session.id}/links`, session.id, { what: "own" })).text();
    const links = [made, after].map((page) => /value="http:\/\/localhost:3000(\/in\/[^"]+)"/.exec(page)?.[1] ?? "");
    const again = await Promise.all(
      links.map(async (link) => {
        const who = browser(site.web);
        await who.post((await who.get(link)).headers.get("location") ?? "", {});
        return who;
      }),
    );
    for (const who of [before, ...again]) {
      expect(await entry(who, session, "Mari")).toContain(onlyThey);
      expect(await entry(who, session, "Mari")).toContain("open this session from the chat (“Easier in the browser”)");
      expect((await erases(who, session, mari, "Mari")).status).toBe(403);
      expect((await postForm(who, `/s/${session.id}/rename`, session.id, { person: mari, name: "Not Mari" })).status).toBe(403);
    }
    expect(await written(session)).toContain("zebra");
    expect(await site.store.people.people("web", [mari])).toMatchObject([{ name: "Mari" }]);
  });

  it.each(["the chat's into the browser's", "the browser's into the chat's"])(
    "let who is both erase both, coming from the chat: %s",
    async (which) => {
      const session = await begun();
      const mari = await fromSlack("web", "Mari", newId());
      await joins(session, mari, "zebra of the chat");
      const guest = await join(site.web, session.team, "Maris");
      const maris = await guestIn(session, "Maris");
      await act(guest, session.id, "add", { step: "purpose", part: "0", "f.text": "zebra of the browser" });
      const [person, into] = which.startsWith("the chat") ? [mari, maris] : [maris, mari];
      await act(session.niamh, session.id, "control:join-people", { person, into });
      const name = into === mari ? "Mari" : "Maris";
      const browsing = await comesFromChat(session, mari);
      expect(await entry(browsing, session, name)).toContain(everywhere);
      expect((await erases(browsing, session, into, name)).status).toBe(200);
      expect(await written(session)).not.toContain("zebra");
      expect(await site.store.people.people("web", [mari, maris])).toEqual([]);
    },
  );
});

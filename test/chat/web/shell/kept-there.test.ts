import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { outcomeSoFar } from "#session/results.ts";
import { languages } from "#locale/languages.ts";
import type { Person } from "../../../peers/notion/person.ts";
import { type Crew, does, listenIn } from "../safety/crew.ts";
import { type KeptSite, openKeptSite } from "./kept-site.ts";
import { type Browser, csrfIn } from "./site.ts";

const troubles: unknown[] = [];
let site: KeptSite;
let greta: Person;
beforeAll(async () => {
  site = await openKeptSite(troubles);
  greta = site.notion.person(site.notion.seed.person({ name: "Greta <i>", email: "greta@x.example" }).id);
  site.notion.seed.person({ name: "tom" });
}, 60_000);
afterAll(async () => {
  expect(troubles).toEqual([]);
  await site.close();
});

const plain = (html: string) => html.replaceAll(/<[^>]+>/g, "");
const page = async (who: Browser, path: string) => (await who.get(path)).text();

async function lineOf(who: Browser, id: string): Promise<string> {
  return plain(/<div id="r-offers">(.*?)<\/div>/s.exec(await page(who, `/s/${id}`))?.[1] ?? "not there");
}

/** Posts a form of a page as it stands there. */
async function posts(who: Browser, path: string, to: string, fields: Record<string, string>): Promise<Response> {
  return who.post(to, { csrf: csrfIn(await page(who, path)), nonce: `n${Math.random().toString(36).slice(2)}`, ...fields });
}

const answers = (who: Browser, { id }: Crew, offer: string, answer: string, back: "mine" | "notion") =>
  posts(who, `/s/${id}/people`, `/s/${id}/act`, { which: "control:answer-offer", offer, answer, back });

async function kept(more?: Record<string, string>): Promise<Crew> {
  const crew = await site.published(more);
  await posts(crew.lead, `/s/${crew.id}/notion`, `/s/${crew.id}/keep`, {});
  await site.tick(0);
  return crew;
}

async function action({ id }: Crew, item: string) {
  const standing = await site.ports.facilitator.look("web", id);
  return standing === undefined ? undefined : outcomeSoFar(standing.session, site.clock.now()).actions.find((one) => one.id === item);
}

async function offersOf({ id }: Crew) {
  return (await site.ports.facilitator.look("web", id))?.session.offers ?? [];
}

/** Both sides say something else of how an action goes; and somebody adds a row there. */
async function clash(crew: Crew, item: "a1" | "a2"): Promise<void> {
  await does(site, crew, crew.ids.Niamh, { do: "set", step: "actions", part: 0, path: `items/${item}/status`, value: "doing" });
  greta.setValue(await site.rowOf(crew, item), "Status", { status: { name: "Done" } });
  await site.tick();
}

describe("what people change in Notion, on the pages", { timeout: 60_000 }, () => {
  it("waits at the top of the owner's actions, said in a calm line, and one press takes it", async () => {
    const crew = await kept();
    expect(await lineOf(crew.tom, crew.id)).toBe("");
    await clash(crew, "a1");
    expect(await lineOf(crew.tom, crew.id)).toBe("One change in Notion waits for your answer. See what was changed");
    expect(await lineOf(crew.ana, crew.id)).toBe("");
    expect(await page(crew.tom, `/s/${crew.id}`)).toContain(`<a href="/s/${crew.id}/mine">See what was changed</a>`);
    const mine = await page(crew.tom, `/s/${crew.id}/mine`);
    expect(plain(mine)).toContain("Status. In Notion: done. In the plan: under way.");
    expect(mine).toContain("Film &lt;b&gt;the&lt;/b&gt; &quot;video&quot; &amp; visit");
    expect(mine).not.toContain("<b>the</b>");
    expect(mine.indexOf("Changed in Notion")).toBeLessThan(mine.indexOf("Later"));
    const [offer] = await offersOf(crew);
    const done = await answers(crew.tom, crew, offer?.id ?? "", "take", "mine");
    expect([done.status, done.headers.get("location")]).toEqual([303, `/s/${crew.id}/mine`]);
    expect((await action(crew, "a1"))?.status).toBe("done");
    expect(await lineOf(crew.tom, crew.id)).toBe("");
    expect(await page(crew.tom, `/s/${crew.id}/mine`)).not.toContain("Changed in Notion");
  });

  it("comes to an owner from outside as well, and to who leads on the page of Notion; nobody else sees or answers it", async () => {
    const crew = await kept();
    await clash(crew, "a2");
    greta.addRow(await site.planOf(crew), { Action: { title: [{ text: { content: "A row <img src=x>" } }] } });
    await site.tick();
    await site.tick(180_000);
    const [first, second] = await offersOf(crew);
    expect([first?.about.is, second?.about.is]).toEqual(["value", "row"]);
    expect(await lineOf(crew.owner, crew.id)).toMatch(/^One change/);
    expect(await lineOf(crew.lead, crew.id)).toMatch(/^2 changes in Notion wait/);
    const panel = await page(crew.lead, `/s/${crew.id}/notion`);
    expect(panel).toContain("A row &lt;img src=x&gt;");
    expect(panel).toContain("Call the &lt;script&gt;alert(1)&lt;/script&gt; press");
    expect(panel).not.toMatch(/<script>alert|<img src=x>/);
    for (const who of [crew.tom, crew.ana, crew.watcher, crew.owner, crew.stranger])
      expect((await who.get(`/s/${crew.id}/notion`)).status).toBe(404);
    for (const who of [crew.tom, crew.owner, crew.watcher]) {
      expect((await answers(who, crew, second?.id ?? "", "take", "mine")).status).toBe(422);
      expect(await page(who, `/s/${crew.id}/mine`)).not.toContain("A row");
    }
    expect((await answers(crew.tom, crew, first?.id ?? "", "leave", "mine")).status).toBe(422);
    expect(
      (await crew.lead.post(`/s/${crew.id}/act`, { which: "control:answer-offer", offer: second?.id ?? "", answer: "take" })).status,
    ).toBe(403);
    expect((await offersOf(crew)).map((one) => one.answered)).toEqual([null, null]);
    expect((await answers(crew.owner, crew, first?.id ?? "", "leave", "mine")).status).toBe(303);
    const taken = await answers(crew.lead, crew, second?.id ?? "", "take", "notion");
    expect(taken.headers.get("location")).toBe(`/s/${crew.id}/notion`);
    expect((await action(crew, second?.id ?? ""))?.title).toBe("A row <img src=x>");
  });

  it("comes to open pages by itself", async () => {
    const crew = await kept();
    const open = await listenIn(crew.tom, crew.id);
    await clash(crew, "a1");
    await vi.waitFor(() => expect(open.heard()).toMatch(/"id":"r-offers".*One change in Notion/), { timeout: 3000 });
    await open.close();
  });
});

describe("who is who in Notion, on the pages", { timeout: 60_000 }, () => {
  const selects = (html: string) => [...html.matchAll(/<select class="in" name="(u\.[^"]+)">/g)].map((one) => one[1]);
  const chosen = (html: string, person: string) =>
    new RegExp(`name="u\\.${person}">.*?</select>`, "s").exec(html)?.[0].match(/<option value="([^"]*)" selected>/)?.[1];

  it("is asked of who leads, with the only one of the same name chosen, and written there", async () => {
    const crew = await kept();
    const tom = [...site.notion.world.users.values()].find((one) => one.name === "tom")?.id ?? "";
    const panel = await page(crew.lead, `/s/${crew.id}/notion`);
    expect(plain(panel)).toContain("By name only, since Notion knows no such e-mail:");
    expect(selects(panel).toSorted()).toEqual([`u.${crew.ids.Tom}`, `u.${crew.ids.Otto}`].toSorted());
    expect([chosen(panel, crew.ids.Tom), chosen(panel, crew.ids.Otto)]).toEqual([tom, undefined]);
    expect(panel).toContain("Greta &lt;i&gt; · greta@x.example");
    const path = `/s/${crew.id}/notion`;
    const fields = { [`u.${crew.ids.Tom}`]: tom, [`u.${crew.ids.Otto}`]: "-" };
    expect((await posts(crew.lead, path, `/s/${crew.id}/keep-people`, fields)).headers.get("location")).toBe(path);
    await site.tick(0);
    const row = site.notion.world.page(await site.rowOf(crew, "a1"));
    expect(JSON.stringify([...row.values.values()])).toContain(tom);
    const again = await page(crew.lead, path);
    expect(plain(again)).not.toContain("By name only");
    expect(again).toContain("Change what was said");
    expect([chosen(again, crew.ids.Tom), chosen(again, crew.ids.Otto)]).toEqual([tom, "-"]);
  });

  it("takes no stranger, no user of elsewhere, nobody's word but a facilitator's, and no forged form", async () => {
    const crew = await kept();
    const path = `/s/${crew.id}/notion`;
    const to = `/s/${crew.id}/keep-people`;
    const before = await site.store.matches.of("web", "notion");
    const wrong = await posts(crew.lead, path, to, { [`u.${crew.ids.Otto}`]: "somebody-else" });
    expect(wrong.status).toBe(422);
    expect(plain(await wrong.text())).toContain("This is not among the choices: somebody-else.");
    expect((await posts(crew.lead, path, to, { "u.nobody": greta.id })).status).toBe(422);
    expect((await posts(crew.tom, `/s/${crew.id}/people`, to, { [`u.${crew.ids.Otto}`]: greta.id })).status).toBe(403);
    expect((await crew.lead.post(to, { [`u.${crew.ids.Otto}`]: greta.id })).status).toBe(403);
    expect(await site.store.matches.of("web", "notion")).toEqual(before);
  });
});

describe("the page of Notion in every language", { timeout: 60_000 }, () => {
  it.each(languages)("says all of it in %s", async (language) => {
    const crew = await kept({ language });
    await does(site, crew, crew.ids.Niamh, { do: "set", step: "actions", part: 0, path: "items/a1/deadline", value: "2099-12-24" });
    greta.setValue(await site.rowOf(crew, "a1"), ({ en: "Deadline", et: "Tähtaeg", lt: "Terminas" } as const)[language], {
      date: { start: "2099-12-31" },
    });
    await site.tick();
    const panel = plain(await page(crew.lead, `/s/${crew.id}/notion`));
    expect(panel).not.toMatch(/\b(kept|offer|notion)\.[a-z]/);
    expect(panel).toMatch(/31/);
    expect(panel).toContain("Film &lt;b&gt;the&lt;/b&gt; &quot;video&quot; &amp; visit");
  });
});

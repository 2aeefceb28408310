/// <reference lib="dom" />
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { webTenant as tenant } from "#chat/web/desk.ts";
import type { PartOnView } from "#session/view.ts";
import { viewSession } from "#session/view.ts";
import { contact, openRoom, type Room, upToCustomer, upToJourney } from "./team.ts";

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

async function now(id: string): Promise<PartOnView["content"] | undefined> {
  const standing = await room.site.ports.facilitator.look(tenant, id);
  return standing && viewSession(standing.session, { person: null }, Date.now()).now?.content;
}

/** The values of the rows of the open list. */
async function rows(id: string, field: string): Promise<readonly unknown[]> {
  const content = await now(id);
  return content?.pattern === "list" ? content.rows.map((row) => row.values[field]) : [];
}

const feels = "#f-items_t1_feels";

async function openT1(page: Page): Promise<void> {
  await page.locator("[data-item=t1] a[data-opens=t1]").click();
  await page.waitForSelector(`${feels} textarea`, { state: "attached" });
  await page.locator("#editor details.moreabout").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
}

/** What the page sends is held until it is released. */
async function held(page: Page): Promise<() => void> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/act", async (route) => {
    await released;
    await route.continue();
  });
  return () => release();
}

/** Writes in a field and waits until it is saved. */
async function writes(page: Page, form: string, text: string): Promise<void> {
  await page.fill(`${form} .in`, text);
  await page.locator(`${form} .in`).blur();
  await page.waitForSelector(`${form} [role=status]:not(:empty)`);
}

describe("two people in one list row", { timeout: 60_000 }, () => {
  for (const choice of ["mine", "theirs"] as const)
    it(`what another saved in the field one writes in stands beside it at once; "${choice}" settles it`, async () => {
      const { niamh, tom, act, id } = await room.team();
      await act(...upToJourney, contact(1));
      for (const page of [niamh, tom]) {
        await page.waitForSelector("[data-item=t1] a[data-opens=t1]");
        await openT1(page);
      }
      await writes(niamh, feels, "Relieved");
      await tom.waitForFunction((form) => document.querySelector<HTMLTextAreaElement>(`${form} textarea`)?.value === "Relieved", feels);
      // Her next words are on the way when his are saved.
      const release = await held(niamh);
      await niamh.focus(`${feels} textarea`);
      await niamh.keyboard.type(", and tired");
      await writes(tom, feels, "Bored");
      await niamh.waitForSelector(`${feels} .foreign >> text=Bored`);
      const typed = await niamh.inputValue(`${feels} textarea`);
      expect(typed).toContain("tired");
      expect(await niamh.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
      await niamh.click(`${feels} [data-keep=${choice}]`);
      release();
      const settled = choice === "mine" ? typed : "Bored";
      await expect.poll(() => rows(id, "feels"), { timeout: 10_000 }).toEqual([settled]);
      await expect.poll(() => niamh.locator(`${feels} :is(.clash,.foreign>div:not([hidden]))`).count(), { timeout: 10_000 }).toBe(0);
      expect(await niamh.inputValue(`${feels} textarea`)).toBe(settled);
      await expect.poll(() => tom.inputValue(`${feels} textarea`), { timeout: 10_000 }).toBe(settled);
    });

  it("a field in which one writes nothing takes over what another saved; a note stands only where one is in it", async () => {
    const { niamh, tom, act } = await room.team();
    await act(...upToJourney, contact(1));
    for (const page of [niamh, tom]) {
      await page.waitForSelector("[data-item=t1] a[data-opens=t1]");
      await openT1(page);
    }
    await niamh.focus("#f-items_t1_does textarea");
    await writes(tom, feels, "Bored");
    await expect.poll(() => niamh.inputValue(`${feels} textarea`), { timeout: 8000 }).toBe("Bored");
    await writes(tom, "#f-items_t1_does", "Waits");
    await niamh.waitForSelector("#f-items_t1_does .foreign >> text=Waits");
    await niamh.click("#f-items_t1_does [data-keep=theirs]");
    await expect.poll(() => niamh.inputValue("#f-items_t1_does textarea"), { timeout: 8000 }).toBe("Waits");
  });

  it("who has a row open that another removes is told at once, keeps the text, and can add it anew", async () => {
    const { niamh, tom, act, id } = await room.team();
    await act(...upToJourney, contact(1), contact(2));
    await niamh.waitForSelector("[data-item=t1] a[data-opens=t1]");
    await openT1(niamh);
    await niamh.locator("#f-items_t1_channels input[value=app]").check({ force: true });
    await niamh.waitForSelector("#s-items_t1_channels small:not(:empty)");
    const release = await held(niamh);
    await niamh.fill(`${feels} textarea`, "half a sen");
    await tom.locator("[data-item=t1] form:has([value=remove-row]) button").click();
    await tom.locator("[data-item=t1] form:has([value=remove-row]) button.sure").click();
    await niamh.waitForSelector("#r-gone [role=alert]");
    expect(await niamh.inputValue(`${feels} textarea`)).toBe("half a sen");
    release();
    await niamh.click("#r-gone button");
    await expect.poll(() => rows(id, "feels"), { timeout: 10_000 }).toEqual([undefined, "half a sen"]);
    expect(await rows(id, "name")).toEqual(["contact 2", "contact 1"]);
    expect(await rows(id, "channels")).toEqual([["web"], ["web", "app"]]);
  });

  it("the same holds for a row of a shared form", async () => {
    const { niamh, tom, act, id } = await room.team();
    const type = (n: number) =>
      ({ do: "add-row", step: "customer", part: 0, list: "types", id: `c${n}`, values: { name: `type ${n}` } }) as const;
    await act(...upToCustomer, type(1), type(2));
    await niamh.locator("[data-item=c2] a[data-opens=c2]").click();
    await niamh.waitForSelector("#f-types_c2_who textarea");
    const release = await held(niamh);
    await niamh.fill("#f-types_c2_who textarea", "Comes at night");
    await tom.locator("[data-item=c2] form:has([value=remove-row]) button").click();
    await tom.locator("[data-item=c2] form:has([value=remove-row]) button.sure").click();
    const named = async () => {
      const content = await now(id);
      return content?.pattern === "fill"
        ? (content.rows["types"] ?? []).map((row) => [row.cells["name"]?.value, row.cells["who"]?.value])
        : [];
    };
    await niamh.waitForSelector("#r-gone [role=alert]");
    release();
    await niamh.click("#r-gone button");
    await expect.poll(named, { timeout: 10_000 }).toEqual([
      ["type 1", undefined],
      ["type 2", "Comes at night"],
    ]);
  });
});

describe("name flags", { timeout: 60_000 }, () => {
  const who = "#f-types_c1_who";

  it("stand where another writes, and go when they leave the field or fall silent", async () => {
    const { niamh, tom, act } = await room.team();
    await act(...upToCustomer, { do: "add-row", step: "customer", part: 0, list: "types", id: "c1", values: { name: "The regular" } });
    for (const page of [niamh, tom]) await page.waitForSelector(`${who} textarea`);
    await tom.focus(`${who} textarea`);
    await niamh.waitForSelector(`${who} .writes >> text=Tom is writing here`);
    expect(await tom.locator(".writes").count()).toBe(0);
    await tom.locator(`${who} textarea`).blur();
    await niamh.waitForSelector(".writes", { state: "detached" });
    await tom.focus(`${who} textarea`);
    await niamh.waitForSelector(`${who} .writes`);
    room.site.clock.advance(10_001);
    await niamh.waitForSelector(".writes", { state: "detached" });
    expect(await tom.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
  });

  it("stand at the row for who has it not open, outlast its redrawing, and are sent at most every three seconds", async () => {
    const { niamh, tom, act } = await room.team();
    await act(...upToJourney, contact(1), contact(2));
    await tom.waitForSelector("[data-item=t1] a[data-opens=t1]");
    // By the page's own clock: how soon news of it reaches the test says nothing.
    await tom.evaluate(() => {
      const { fetch } = window;
      const sent: number[] = [];
      Object.assign(window, { sent });
      window.fetch = (to, ...rest) => {
        if (String(to).endsWith("/writing")) sent.push(performance.now());
        return fetch(to, ...rest);
      };
    });
    await openT1(tom);
    await tom.focus(`${feels} textarea`);
    await niamh.waitForSelector("[data-item=t1] .writes >> text=Tom is writing here");
    await act(contact(3));
    await niamh.waitForSelector("[data-item=t3]");
    await niamh.waitForSelector("[data-item=t1] .writes");
    for (let n = 0; n < 40; n += 1) await tom.keyboard.type("so it goes ", { delay: 10 });
    const sent = await tom.evaluate(() => (window as unknown as { readonly sent: readonly number[] }).sent);
    const gaps = sent.slice(1).map((at, n) => at - (sent[n] ?? 0));
    expect(sent.length).toBeGreaterThan(1);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(3000);
  });

  it("never tell who writes what is hidden", async () => {
    const { niamh, tom, act, id } = await room.team();
    await act({ do: "begin" });
    await tom.waitForSelector("[name='f.text']");
    const sent: string[] = [];
    tom.on("request", (request) => request.url().endsWith("/writing") && sent.push(request.postData() ?? ""));
    const words: unknown[] = [];
    const end = await room.site.store.ledger.subscribe(
      (change) => change.kind === "word" && change.session === id && words.push(change.word),
    );
    await tom.focus("[name='f.text']");
    await tom.keyboard.type("half a thought");
    expect(sent).toEqual([]);
    // Nor where a page says so against the rules: nothing leaves the server.
    const answered = await tom.evaluate(async () => {
      const body = new URLSearchParams({ csrf: document.body.dataset.csrf ?? "", at: "set:purpose/0:text" });
      return (await fetch(`${document.body.dataset.base}/writing`, { method: "POST", body })).status;
    });
    expect(answered).toBe(204);
    await act(...upToCustomer.slice(1), {
      do: "add-row",
      step: "customer",
      part: 0,
      list: "types",
      id: "c1",
      values: { name: "The regular" },
    });
    await tom.waitForSelector(`${who} textarea`);
    await tom.focus(`${who} textarea`);
    await niamh.waitForSelector(`${who} .writes`);
    expect(words).toHaveLength(1);
    end();
  });
});

describe("all that", () => {
  it("went without a fault that only the console told", () => {
    expect(room.faults).toEqual([]);
  });
});

/// <reference lib="dom" />
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tenant } from "#chat/web/desk.ts";
import type { Act } from "#session/command.ts";
import { openSite, serveSite, type Site } from "../shell/site.ts";

let chrome: Browser;
let site: Site;
let base: string;
let stop: () => Promise<void>;
const faults: string[] = [];

beforeAll(async () => {
  chrome = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  site = await openSite();
  const served = await serveSite(site);
  base = served.base;
  stop = () => served.listening.close();
});
afterAll(async () => {
  await chrome.close();
  await stop();
  await site.close();
});

async function open(address: string): Promise<Page> {
  const page = await (await chrome.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  page.setDefaultTimeout(8000);
  page.on("pageerror", (error) => faults.push(error.message));
  page.on(
    "console",
    (message) =>
      message.type() === "error" && !/422|ERR_INTERNET_DISCONNECTED|Failed to fetch/.test(message.text()) && faults.push(message.text()),
  );
  await page.goto(address);
  return page;
}

type Team = { readonly niamh: Page; readonly tom: Page; readonly id: string; readonly act: (...acts: Act[]) => Promise<void> };

async function team(): Promise<Team> {
  const niamh = await open(base);
  await niamh.fill("[name=title]", "Saal on kinni");
  await niamh.fill("[name=crisis]", "Vesi tuli sisse.");
  await niamh.fill("[name=name]", "Niamh");
  await niamh.click("form.start .btn.go");
  const link = await niamh.inputValue("#link-1");
  await niamh.click(".btn.go");
  const id = /\/s\/([^/?]+)/.exec(niamh.url())?.[1] ?? "";
  const tom = await open(link);
  await tom.fill("[name=name]", "Tom");
  await tom.click(".join .btn.go");
  let n = 0;
  const act = async (...acts: Act[]) => {
    const standing = await site.ports.facilitator.look(tenant, id);
    const leader = Object.values(standing?.session.people ?? {}).find((one) => one.role === "facilitator")?.id ?? "";
    const handled = await site.ports.facilitator.handle(tenant, id, {
      id: `c${(n += 1)}`,
      at: Date.now(),
      actor: { kind: "person", id: leader, via: "web" },
      acts,
    });
    if (!handled.ok) throw new Error(JSON.stringify(handled.refusal));
  };
  return { niamh, tom, id, act };
}

const reason = (n: number): Act => ({
  do: "add",
  step: "reasons",
  part: 0,
  id: `r${n}`,
  values: { text: `reason ${n}`, kind: n === 1 ? "place-closed" : "money" },
});
const upToCustomer: readonly Act[] = [
  { do: "begin" },
  { do: "confirm", step: "purpose", part: 0 },
  { do: "propose", step: "purpose", part: 1, item: "one", value: { is: "sentence", text: "We help people climb." } },
  { do: "confirm", step: "purpose", part: 1 },
  reason(1),
  reason(2),
  reason(3),
  { do: "confirm", step: "reasons", part: 0 },
  { do: "confirm", step: "reasons", part: 1 },
  { do: "add", step: "problems", part: 0, id: "p1", values: { text: "members drift", horizon: "two-to-three-years" } },
  { do: "confirm", step: "problems", part: 0 },
  { do: "confirm", step: "problems", part: 1 },
];

const contact = (n: number): Act => ({
  do: "add-row",
  step: "current-journey",
  part: 0,
  list: "items",
  id: `t${n}`,
  values: { name: `contact ${n}`, medium: "digital", channels: ["web"] },
});
const upToJourney: readonly Act[] = [
  ...upToCustomer,
  { do: "add-row", step: "customer", part: 0, list: "types", id: "c1", values: { name: "The regular" } },
  { do: "confirm", step: "customer", part: 0 },
  { do: "skip", step: "ideal-client", why: "no" },
  { do: "confirm", step: "pains", part: 0 },
  { do: "add", step: "offer", part: 0, id: "o1", values: { text: "membership" } },
  { do: "confirm", step: "offer", part: 0 },
  { do: "confirm", step: "offer", part: 1 },
];

describe("the conversation in a real browser", { timeout: 60_000 }, () => {
  it("Enter adds, the field is empty and has the focus again; what was half written comes back after a reload", async () => {
    const { niamh, act } = await team();
    await act({ do: "begin" });
    await niamh.waitForSelector("[name='f.text']");
    await niamh.fill("[name='f.text']", "We help people climb");
    await niamh.press("[name='f.text']", "Enter");
    await niamh.waitForSelector("#r-mine >> text=We help people climb");
    expect(await niamh.inputValue("[name='f.text']")).toBe("");
    expect(await niamh.evaluate("document.activeElement.name")).toBe("f.text");
    await niamh.keyboard.type("half a thou");
    await niamh.reload();
    expect(await niamh.inputValue("[name='f.text']")).toBe("half a thou");
    await niamh.click(".draft button");
    expect(await niamh.inputValue("[name='f.text']")).toBe("");
  });

  it("many pasted lines are offered as many; an unsigned one is taken back with its receipt only; removing asks twice", async () => {
    const { niamh, tom, act } = await team();
    await act({ do: "begin" });
    await niamh.waitForSelector("[name='f.text']");
    await niamh.fill("[name='f.text']", "one\ntwo\n\nthree");
    await niamh.click("[data-add-lines]");
    await niamh.waitForSelector("#r-mine li:nth-child(3)");
    await niamh.fill("[name='f.text']", "said by nobody");
    await niamh.check("[name=anonymous]");
    await niamh.click(".now-card .btn.go");
    await niamh.waitForSelector("[data-unsigned] li >> text=said by nobody");
    expect(await niamh.locator("#r-mine >> text=said by nobody").count()).toBe(0);
    expect(await tom.content()).not.toContain("said by nobody");
    await niamh.click("[data-unsigned] button");
    await niamh.click("[data-unsigned] button.sure");
    await niamh.waitForSelector("[data-unsigned]", { state: "hidden" });
    const session = (await site.ports.facilitator.look(tenant, /\/s\/([^/?]+)/.exec(niamh.url())?.[1] ?? ""))?.session;
    const ideas = (session?.steps[0]?.parts[0]?.state as { ideas: { by: string | null; gone?: string }[] } | undefined)?.ideas ?? [];
    expect(ideas.filter((idea) => idea.by === null).map((idea) => idea.gone)).toEqual(["removed"]);
  });

  it("a refusal stands at its field with what was typed", async () => {
    const { niamh, act } = await team();
    await act(...upToCustomer.slice(0, 4));
    await niamh.waitForSelector("[name='f.kind']");
    await niamh.fill("[name='f.text']", "the hall is shut");
    await niamh.press("[name='f.text']", "Enter");
    await niamh.waitForSelector("fieldset .no");
    expect(await niamh.inputValue("[name='f.text']")).toBe("the hall is shut");
    await niamh.check("[name='f.kind'][value=place-closed]", { force: true });
    await niamh.click(".now-card .btn.go");
    await niamh.waitForSelector("#r-mine >> text=the hall is shut");
  });

  it("a form saves itself; of two who write at once both texts stand side by side, and none is lost", async () => {
    const { niamh, tom, act } = await team();
    await act(...upToCustomer, { do: "add-row", step: "customer", part: 0, list: "types", id: "c1", values: { name: "The regular" } });
    await niamh.waitForSelector("#f-types_c1_who textarea");
    await tom.waitForSelector("#f-types_c1_who textarea");
    await niamh.fill("#f-types_c1_who textarea", "Comes after work");
    await tom.fill("#f-types_c1_who textarea", "Pays by the month");
    await niamh.locator("#f-types_c1_who textarea").blur();
    await niamh.waitForSelector("#s-types_c1_who small:not(:empty)");
    await tom.locator("#f-types_c1_who textarea").blur();
    await tom.waitForSelector(".clash >> text=Comes after work");
    expect(await tom.inputValue("#f-types_c1_who textarea")).toBe("Pays by the month");
    await tom.click(".clash button[value=both]");
    await tom.waitForSelector(".clash", { state: "detached" });
    await expect
      .poll(async () => {
        const session = (await site.ports.facilitator.look(tenant, /\/s\/([^/?]+)/.exec(tom.url())?.[1] ?? ""))?.session;
        const part = session?.steps.find((step) => step.id === "customer")?.parts[0];
        return (part?.state as { rows: { types: { cells: { who: { value: string } } }[] } } | undefined)?.rows.types[0]?.cells.who.value;
      })
      .toBe("Comes after work\nPays by the month");
  });

  it("of two who choose at once in one list row both choices stand side by side; keeping both unites them", async () => {
    const { niamh, tom, act } = await team();
    await act(...upToJourney, contact(1));
    for (const page of [niamh, tom]) {
      await page.waitForSelector("[data-item=t1] a[data-opens=t1]");
      await page.locator("[data-item=t1] a[data-opens=t1]").click();
      await page.waitForSelector("#f-items_t1_channels");
    }
    await tom.context().setOffline(true);
    await tom.locator("#f-items_t1_channels input[value=chat]").check({ force: true });
    await niamh.locator("#f-items_t1_channels input[value=app]").check({ force: true });
    await niamh.waitForSelector("#s-items_t1_channels small:not(:empty)");
    await tom.context().setOffline(false);
    await tom.waitForSelector("#f-items_t1_channels .clash", { timeout: 20_000 });
    expect(await tom.locator("#f-items_t1_channels .clash .said").allInnerTexts()).toEqual(
      ["web, app", "web, chat"].map((text) => expect.stringContaining(text.slice(-3)) as string),
    );
    await tom.click("#f-items_t1_channels .clash button[value=both]");
    await tom.waitForSelector(".clash", { state: "detached" });
    await niamh.locator("[data-item=t1] a[data-opens=t1]").click();
    await niamh.waitForSelector("#f-items_t1_channels input[value=chat]:checked", { state: "attached" });
    expect(await tom.locator("#f-items_t1_channels input:checked").count()).toBe(3);
  });

  it("on the next step one begins at the top, at the question; whoever writes is not torn away", async () => {
    const { niamh, tom, act } = await team();
    await act({ do: "begin" });
    for (const page of [niamh, tom]) await page.waitForSelector("[name='f.text']");
    await niamh.locator("#flow").evaluate((flow) => (flow.scrollTop = flow.scrollHeight));
    await tom.fill("[name='f.text']", "half a thought");
    await act({ do: "confirm", step: "purpose", part: 0 });
    await niamh.waitForSelector("#conversation[data-key*='purpose/1']");
    expect(await niamh.locator("#flow").evaluate((flow) => flow.scrollTop)).toBe(0);
    expect(await niamh.evaluate(() => document.activeElement?.id)).toBe("question");
    await tom.waitForSelector("#conversation[data-key*='purpose/1']");
    expect(await tom.evaluate(() => document.activeElement?.id)).not.toBe("question");
  });

  it("after an act it can be undone in place for a while, besides the lasting undo", async () => {
    const { niamh, act } = await team();
    await act({ do: "begin" });
    await niamh.fill("[name='f.text']", "not what I meant");
    await niamh.press("[name='f.text']", "Enter");
    await niamh.waitForSelector("#r-mine >> text=not what I meant");
    await niamh.locator("#undo-line button").click();
    await niamh.waitForSelector("#r-mine >> text=not what I meant", { state: "detached" });
    expect(await niamh.locator("#undo-line").isVisible()).toBe(false);
  });

  it("a contact is rated in its row by two keys, and the next row is asked", async () => {
    const { niamh, act } = await team();
    await act(...upToJourney, contact(1), contact(2), contact(3), { do: "confirm", step: "current-journey", part: 0 });
    await niamh.waitForSelector(".rate-table li");
    await niamh.waitForFunction(() => document.activeElement?.id === "question", undefined, { timeout: 8000 });
    await niamh.keyboard.press("2");
    await niamh.keyboard.press("5");
    await niamh.keyboard.press("4");
    await niamh.waitForSelector("#r-path >> text=/1 (of|\\/) 3/");
    await expect
      .poll(() => niamh.locator(".rate-table :checked").evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)), {
        timeout: 8000,
      })
      .toEqual(["-1", "5", "1"]);
  });

  it("rows move by button, by Alt and arrows, and by dragging; the focus stays with the row", async () => {
    const { niamh, act } = await team();
    await act(...upToJourney, contact(1), contact(2), contact(3));
    const order = () =>
      niamh.locator("#r-rows > ol > li").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-item")).join(" "));
    await niamh.waitForSelector("[data-item=t3]");
    await niamh.locator("[data-item=t1] [data-move=down] button").click();
    await expect.poll(order, { timeout: 8000 }).toBe("t2 t1 t3");
    await niamh.locator("[data-item=t3] .ra a").first().focus();
    await niamh.keyboard.press("Alt+ArrowUp");
    await expect.poll(order, { timeout: 8000 }).toBe("t2 t3 t1");
    await niamh
      .locator("[data-item=t1]")
      .dragTo(niamh.locator("[data-item=t2]"), { sourcePosition: { x: 5, y: 5 }, targetPosition: { x: 5, y: 5 } });
    await expect.poll(order, { timeout: 8000 }).toBe("t1 t2 t3");
    await niamh.locator("[data-item=t2] a[data-opens=t2]").click();
    await niamh.waitForSelector("#editor #f-items_t2_name");
    await niamh.fill("#f-items_t2_name input.in", "contact two");
    await niamh.locator("#f-items_t2_name input.in").blur();
    await niamh.waitForSelector("#s-items_t2_name small:not(:empty)");
  });

  it("nothing went wrong on the way that only the console told", () => {
    expect(faults).toEqual([]);
  });
});

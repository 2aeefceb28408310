/// <reference lib="dom" />
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { webTenant as tenant } from "#chat/web/desk.ts";
import { contact, openRoom, type Room, type Team, upToCustomer, upToJourney } from "./team.ts";

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());
const team = (): Promise<Team> => room.team();

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
    const session = (await room.site.ports.facilitator.look(tenant, /\/s\/([^/?]+)/.exec(niamh.url())?.[1] ?? ""))?.session;
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
        const session = (await room.site.ports.facilitator.look(tenant, /\/s\/([^/?]+)/.exec(tom.url())?.[1] ?? ""))?.session;
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

  for (const late of [0, 700])
    it(`a contact is rated in its row by two keys, and the next row is asked, also where the answer comes ${late} ms late`, async () => {
      const { niamh, id, act } = await team();
      await act(...upToJourney, contact(1), contact(2), contact(3), { do: "confirm", step: "current-journey", part: 0 });
      await niamh.waitForSelector(".rate-table li");
      await niamh.waitForFunction(() => document.activeElement?.id === "question", undefined, { timeout: 8000 });
      await niamh.route("**/act", async (route) => {
        await new Promise((resolve) => setTimeout(resolve, late));
        await route.continue();
      });
      for (const key of ["2", "5", "4"]) await niamh.keyboard.press(key);
      await niamh.waitForSelector("#r-path >> text=/1 (of|\\/) 3/");
      await expect
        .poll(() => niamh.locator(".rate-table :checked").evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)), {
          timeout: 8000,
        })
        .toEqual(["-1", "5", "1"]);
      const kept = async () => {
        const steps = (await room.site.ports.facilitator.look(tenant, id))?.session.steps;
        const marks = (steps?.find((step) => step.id === "ratings")?.parts[0]?.state as { marks: object } | undefined)?.marks;
        return Object.values(marks ?? {});
      };
      await expect.poll(kept, { timeout: 8000 }).toEqual([{ t1: { emotion: -1, impact: 5 }, t2: { emotion: 1 } }]);
      await expect.poll(() => niamh.locator(".rate-table .htmx-request").count(), { timeout: 8000 }).toBe(0);
      // What the last answer brings is swapped in before the page takes the next task.
      await niamh.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
      expect(await niamh.evaluate(() => document.activeElement?.closest<HTMLElement>("[data-item]")?.dataset.item)).toBe("t2");
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

  it("on a phone a row's acts are one tap away, and stay open while the row moves; without script they stand there", async () => {
    const { niamh, tom, act } = await team();
    const phone = { width: 390, height: 844 };
    await niamh.setViewportSize(phone);
    await act(...upToJourney, contact(1), contact(2), contact(3));
    await niamh.waitForSelector("[data-item=t3]");
    const shown = () =>
      niamh
        .locator("#r-rows .row")
        .evaluateAll((rows) =>
          rows.filter((row) => row.querySelector(".ra")?.checkVisibility()).map((row) => row.getAttribute("data-item")),
        );
    expect(await shown()).toEqual([]);
    expect((await niamh.locator("[data-item=t2]").boundingBox())?.height).toBeLessThanOrEqual(72);
    await niamh.locator("[data-item=t2] .rt").click();
    expect(await shown()).toEqual(["t2"]);
    await niamh.locator("[data-item=t2] [data-move=down] button").click();
    await niamh.waitForSelector("[data-item=t3] + [data-item=t2]");
    expect(await shown()).toEqual(["t2"]);
    await act({ do: "set", step: "current-journey", part: 0, path: "items/t1/name", value: "renamed" });
    await niamh.waitForSelector("[data-item=t1] >> text=renamed");
    expect(await shown()).toEqual(["t2"]);
    await niamh.locator("[data-item=t1] [data-unfold]").focus();
    await niamh.keyboard.press("Enter");
    expect(await shown()).toEqual(["t1"]);
    expect(await niamh.getAttribute("[data-item=t1] [data-unfold]", "aria-expanded")).toBe("true");
    expect(await niamh.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await niamh.locator("[data-item=t1] [data-unfold]").click();
    expect(await shown()).toEqual([]);

    const browser = niamh.context().browser();
    const plain = await browser?.newContext({
      storageState: await tom.context().storageState(),
      javaScriptEnabled: false,
      viewport: phone,
    });
    const page = await plain?.newPage();
    await page?.goto(tom.url());
    expect(await page?.locator("[data-item=t1] [data-move=down] button").isVisible()).toBe(true);
    expect(await page?.locator("[data-item=t2] [data-unfold]").isVisible()).toBe(false);
    expect(await page?.textContent("[data-clock]")).toMatch(/^Until \d\d:\d\d$/);
    await plain?.close();
  });

  it("nothing went wrong on the way that only the console told", () => {
    expect(room.faults).toEqual([]);
  });
});

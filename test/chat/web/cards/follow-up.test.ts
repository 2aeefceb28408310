/// <reference lib="dom" />
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { webTenant as tenant } from "#chat/web/desk.ts";
import { sayDate } from "#locale/dates.ts";
import { addDays, dateIn } from "#lib/time.ts";
import { does, through } from "../safety/crew.ts";
import { openRoom, type Room, type Team } from "./team.ts";

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

/** A team at a step, everything before it done by Niamh; answers with the ids of both. */
async function at(step: string): Promise<Team & { readonly ids: { readonly Niamh: string; readonly tom: string } }> {
  const team = await room.team();
  await expect.poll(() => members(team.id), { timeout: 8000 }).toHaveLength(2);
  const all = await members(team.id);
  const of = (role: string) => all.find((one) => one.role === role)?.id ?? "";
  const ids = { Niamh: of("facilitator"), tom: of("participant") };
  await through(room.site, { id: team.id, ids }, step);
  return { ...team, ids };
}

async function members(id: string) {
  return Object.values((await room.site.ports.facilitator.look(tenant, id))?.session.people ?? {});
}

const lit = (page: Page) =>
  page.locator("#board .j-card.j-lit:visible").evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute("data-id")))].sort());

describe("the audit beside the board", { timeout: 60_000 }, () => {
  it("lights the contacts of the finding in focus, or under the pointer, also when the board is drawn anew", async () => {
    const { niamh } = await at("audit");
    await niamh.waitForSelector(".finding[data-contacts]:not([data-contacts=''])");
    const finding = niamh.locator(".finding[data-contacts]:not([data-contacts=''])").first();
    const wanted = ((await finding.getAttribute("data-contacts")) ?? "").split(" ").sort();
    expect(wanted.length).toBeGreaterThan(0);
    expect(await lit(niamh)).toEqual([]);
    await finding.locator("button").first().focus();
    await expect.poll(() => lit(niamh)).toEqual(wanted);
    await niamh.locator("#question").focus();
    await expect.poll(() => lit(niamh)).toEqual([]);
    await finding.hover();
    await expect.poll(() => lit(niamh)).toEqual(wanted);
    await niamh.evaluate(() => {
      const board = document.getElementById("board");
      const fresh = board?.cloneNode(true) as HTMLElement;
      for (const one of fresh.querySelectorAll(".j-lit")) one.classList.remove("j-lit");
      board?.replaceWith(fresh);
      document.dispatchEvent(new CustomEvent("teekond:swapped", { detail: { id: "board" } }));
    });
    expect(await lit(niamh)).toEqual(wanted);
  });
});

describe("my actions", { timeout: 60_000 }, () => {
  const action = (page: Page) => page.locator("ul.actions li", { hasText: "Film the video visit" });
  const press = (page: Page, summary: string) => action(page).locator("summary", { hasText: summary }).click();

  it("are said to be done, blocked and by what, or moved to a new date; what is refused stays as typed; the others see it", async () => {
    const { niamh, tom, id, ids } = await at("actions");
    const today = dateIn(room.site.clock.now(), "Europe/Tallinn");
    const values = { title: "Film the video visit", touchpoints: ["n1"], owner: ids.tom, deadline: addDays(today, 3) };
    await does(room.site, { id }, ids.Niamh, { do: "add-row", step: "actions", part: 0, list: "items", id: "a1", values });
    await niamh.waitForSelector("[data-item=a1]");
    const onBoard = niamh.locator("#board .j-wide .j-plan");
    const statusOf = async () => {
      const standing = await room.site.ports.facilitator.look(tenant, id);
      const steps = standing?.session.steps.find((one) => one.id === "actions")?.parts[0]?.state as unknown as {
        rows: { items: { cells: Record<string, { value: unknown }> }[] };
      };
      const cells = steps.rows.items[0]?.cells ?? {};
      return [cells["status"]?.value, cells["blockedBy"]?.value, cells["deadline"]?.value];
    };

    await tom.goto(`${room.base}/s/${id}/mine`);
    await press(tom, "New date");
    const yesterday = addDays(today, -1);
    await action(tom).locator("[name=date]").fill(yesterday);
    await action(tom).locator("form:has([name=date]) button").click();
    await action(tom).locator(".no").waitFor();
    expect(await action(tom).locator("[name=date]").inputValue()).toBe(yesterday);
    expect(await action(tom).locator("[name=date]").isVisible()).toBe(true);
    expect((await statusOf())[2]).toBe(values.deadline);

    const later = addDays(today, 5);
    await action(tom).locator("[name=date]").fill(later);
    await action(tom).locator("form:has([name=date]) button").click();
    await tom.waitForSelector(`time[datetime="${later}"]`);
    expect((await statusOf())[2]).toBe(later);
    await onBoard.locator(".j-day", { hasText: sayDate("en", later) }).waitFor();

    await press(tom, "Blocked");
    await action(tom).locator("[name=why]").fill("The camera is lent out");
    await action(tom).locator("form:has([name=why]) button").click();
    await action(tom).locator("p.said", { hasText: "The camera is lent out" }).waitFor();
    expect(await statusOf()).toEqual(["blocked", "The camera is lent out", later]);

    await onBoard.locator("li.j-blocked").waitFor();

    await action(tom).locator("form:has([value=done]) button").click();
    await tom.locator("h2", { hasText: "Done" }).waitFor();
    expect((await statusOf())[0]).toBe("done");
    await onBoard.locator("li.j-done").waitFor();
  });
});

describe("all that", () => {
  it("went without a fault that only the console told", () => {
    expect(room.faults).toEqual([]);
  });
});

/// <reference lib="dom" />
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../../../browser/chrome.ts";
import { webTenant as tenant } from "#chat/web/desk.ts";
import type { Act } from "#session/command.ts";
import { openSite, serveSite, type Site } from "../shell/site.ts";

/** Niamh leads, Tom takes part, each in a browser of their own; `act` is done for Niamh without a page. */
export type Team = { readonly niamh: Page; readonly tom: Page; readonly id: string; readonly act: (...acts: Act[]) => Promise<void> };

export type Room = {
  readonly site: Site;
  readonly base: string;
  readonly team: () => Promise<Team>;
  /** what the pages' scripts did wrong, as the console tells */
  readonly faults: readonly string[];
  readonly close: () => Promise<void>;
};

async function openPage(chrome: Browser, address: string, faults: string[]): Promise<Page> {
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

function acting(site: Site, id: string): Team["act"] {
  let n = 0;
  return async (...acts) => {
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
}

/** A site of its own, and browsers on it. */
export async function openRoom(): Promise<Room> {
  const chrome = await openBrowser();
  const site = await openSite();
  const { base, listening } = await serveSite(site);
  const faults: string[] = [];
  const pages: Page[] = [];
  async function open(address: string): Promise<Page> {
    const page = await openPage(chrome, address, faults);
    pages.push(page);
    return page;
  }
  return {
    site,
    base,
    faults,
    async team() {
      // The last team's pages go on counting their time and listening, and slow down the ones that are looked at.
      await Promise.all(pages.splice(0).map((page) => page.context().close()));
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
      return { niamh, tom, id, act: acting(site, id) };
    },
    async close() {
      await chrome.close();
      await listening.close();
      await site.close();
    },
  };
}

const reason = (n: number): Act => ({
  do: "add",
  step: "reasons",
  part: 0,
  id: `r${n}`,
  values: { text: `reason ${n}`, kind: n === 1 ? "place-closed" : "money" },
});
/** A session played up to the step "customer". */
export const upToCustomer: readonly Act[] = [
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

/** A contact of the current journey, with the id `t<n>`. */
export const contact = (n: number): Act => ({
  do: "add-row",
  step: "current-journey",
  part: 0,
  list: "items",
  id: `t${n}`,
  values: { name: `contact ${n}`, medium: "digital", channels: ["web"] },
});
/** A session played up to the step "current-journey". */
export const upToJourney: readonly Act[] = [
  ...upToCustomer,
  { do: "add-row", step: "customer", part: 0, list: "types", id: "c1", values: { name: "The regular" } },
  { do: "confirm", step: "customer", part: 0 },
  { do: "skip", step: "ideal-client", why: "no" },
  { do: "confirm", step: "pains", part: 0 },
  { do: "add", step: "offer", part: 0, id: "o1", values: { text: "membership" } },
  { do: "confirm", step: "offer", part: 0 },
  { do: "confirm", step: "offer", part: 1 },
];

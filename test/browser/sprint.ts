import type { Browser } from "playwright-core";
import { expect } from "vitest";
import { type Human, type HumanOptions, human } from "./harness.ts";

export type Table = {
  readonly track: "full" | "sprint";
  readonly lead: Human;
  readonly guests: readonly Human[];
  readonly everyone: readonly Human[];
};

/** Opens a session in the browser: the first starts and leads it at the first address, the others join at theirs. */
export async function gather(
  browser: Browser,
  addresses: readonly string[],
  options: {
    readonly language: "en" | "et" | "lt";
    readonly track: "full" | "sprint";
    readonly guests: readonly string[];
    readonly pages?: HumanOptions;
  },
): Promise<Table> {
  const lead = await human(browser, options.pages);
  await lead.page.goto(`${addresses[0]}/?lang=${options.language}`);
  await lead.page.fill("[name=title]", "Kohvik Pööning");
  await lead.page.fill("[name=crisis]", "Saal on vähemalt neljaks nädalaks suletud, lubatud on ainult kaasamüük.");
  await lead.page.check(`[name=track][value=${options.track}]`, { force: true });
  await lead.page.selectOption("[name=language]", options.language);
  await lead.page.fill("[name=name]", "Liis Kask");
  await lead.page.locator("form.start button.go").click();
  await lead.page.waitForLoadState();
  const links = await lead.page
    .locator("input[readonly], input[value^='http']")
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  const join = new URL(links.filter((link) => link.includes("/in/"))[1] ?? "");
  await lead.page.locator("a[href^='/s/']").last().click();
  await lead.page.waitForSelector("#conversation");
  const guests: Human[] = [];
  for (const [n, name] of options.guests.entries()) {
    const guest = await human(browser, options.pages);
    await guest.page.goto(`${addresses[(n + 1) % addresses.length]}${join.pathname}`);
    const language = guest.page.locator(`nav.lang a[lang="${options.language}"]`);
    if ((await language.count()) > 0 && (await language.getAttribute("aria-current")) === null) await language.click();
    await guest.page.fill("[name=name]", name);
    await guest.page.locator("main form button.go").first().click();
    await guest.page.waitForSelector("#conversation");
    guests.push(guest);
  }
  return { track: options.track, lead, guests, everyone: [lead, ...guests] };
}

/** Waits until everyone's page shows that step and part. */
export async function arrive(table: Table, step: string, part: number): Promise<void> {
  for (const { page } of table.everyone)
    await page.waitForSelector(`#conversation[data-key^="running|${step}/${part}/"]`, { timeout: 10_000 });
}

/** A whole sprint, each step with what three people do in it. `look` is called once at each stop. */
export async function liveSprint(table: Table, look: (stop: string) => Promise<void> = async () => undefined): Promise<void> {
  const { lead, guests } = table;
  const [marko = lead, triin = lead] = guests;
  await look("lobby");
  await lead.bar("begin");
  await arrive(table, "purpose", 0);
  await lead.fill("add:purpose/0:", { "f.text": "Et tartlasel oleks katuse all üks soe tuba." });
  await lead.send("add:purpose/0:");
  await marko.fill("add:purpose/0:", { "f.text": "Teeme süüa nagu oodatud külalisele." });
  await marko.send("add:purpose/0:");
  await triin.fill("add:purpose/0:", { "f.text": "Salajane mõte, mida keegi veel ei näe." });
  await triin.send("add:purpose/0:");
  expect(await lead.page.content()).not.toContain("Salajane mõte");
  await look("purpose");
  for (const one of table.everyone) await one.send("control:done:purpose/0:yes");
  await arrive(table, "purpose", 1);
  await expectShown(lead, "Salajane mõte, mida keegi veel ei näe.");
  await marko.fill("propose:purpose/1:one", { "f.text": "Hoiame tartlasele alles kaks rahulikku tundi nädalas." });
  await marko.send("propose:purpose/1:one");
  await expectShown(lead, "Hoiame tartlasele alles kaks rahulikku tundi nädalas.");
  await look("purpose-decide");
  await lead.bar("confirm");
  await arrive(table, "reasons", 0);
  const reasons = [
    ["place-closed", "Siseruumid on suletud."],
    ["contact-ban", "Lauateenindus on keelatud."],
    ["money", "Raha jätkub seitsmeks nädalaks."],
  ] as const;
  for (const [n, [kind, text]] of reasons.entries()) {
    const who = table.everyone[n] ?? lead;
    await who.fill("add:reasons/0:", { "f.text": text, "f.kind": kind });
    await who.send("add:reasons/0:");
  }
  await look("reasons");
  await lead.bar("end-input");
  await arrive(table, "reasons", 1);
  for (const one of table.everyone) {
    const dot = one.page.locator('form:has(> input[name="which"][value="vote"]) button').last();
    const answer = one.page.waitForResponse((response) => response.request().method() === "POST");
    await dot.click();
    await (await answer).finished();
  }
  await look("reasons-vote");
  await lead.bar("end-input");
  await lead.page.waitForSelector('[role="switch"]');
  await look("reasons-keep");
  await lead.bar("confirm");
  await arrive(table, "problems", 0);
  await marko.fill("add:problems/0:", { "f.text": "Kogu sissetulek sõltub 46 toolist.", "f.horizon": "two-to-three-years" });
  await marko.send("add:problems/0:");
  await look("problems");
  await lead.bar("end-input");
  await arrive(table, "problems", 1);
  await lead.bar("end-input");
  await lead.bar("confirm");
  await arrive(table, "customer", 0);
  await lead.fill("add-row:customer/0:types", { "f.name": "Pühapäevane pere" });
  await lead.send("add-row:customer/0:types");
  await look("customer");
  await lead.bar("confirm");
  await skipIdealClient(table);
  await arrive(table, "pains", 0);
  await triin.fill("add-row:pains/0:conflicts", {
    "f.organisation": "Pere on nädalast väsinud.",
    "f.buyer": "Tellija kardab leiget karbitoitu.",
  });
  await triin.send("add-row:pains/0:conflicts");
  await look("pains");
  await lead.bar("confirm");
  await arrive(table, "pains", 1);
  await look("pains-conflicts");
  await lead.bar("confirm");
  await arrive(table, "offer", 0);
  await marko.fill("add:offer/0:", { "f.text": "Pühapäevabrantš karbis" });
  await marko.send("add:offer/0:");
  await lead.bar("end-input");
  await arrive(table, "offer", 1);
  await look("offer-vote");
  await lead.bar("end-input");
  await lead.bar("confirm");
  await arrive(table, "current-journey", 0);
  await journey(table);
  await look("current-journey");
  await lead.bar("confirm");
  await rateAll(table, look);
  await arrive(table, "restrict", 0);
  await look("restrict");
  await lead.bar("confirm");
  await arrive(table, "replace", 0);
  await look("replace-collect");
  await lead.bar("end-input");
  await arrive(table, "replace", 1);
  await look("replace");
  await replaceAll(lead);
  await look("replace-answered");
  await lead.bar("confirm");
  await arrive(table, "new-journey", 0);
  await look("new-journey");
  await lead.bar("confirm");
  await audited(table, look);
  await arrive(table, "actions", 0);
  await actions(table);
  await look("actions");
  await lead.bar("confirm");
  await governed(table, look);
  await arrive(table, "publish", 0);
  await look("publish");
  await lead.bar("confirm");
  for (const { page } of table.everyone) await page.waitForSelector('#conversation[data-key^="published"]', { timeout: 10_000 });
  await look("published");
}

/** Waits for a step that only the full track has; false where the track leaves it out. */
async function isAt(table: Table, step: string): Promise<boolean> {
  if (table.track === "full") await arrive(table, step, 0);
  return table.track === "full";
}

async function skipIdealClient(table: Table): Promise<void> {
  if (!(await isAt(table, "ideal-client"))) return;
  const { page } = table.lead;
  const session = page.url().replace(/[?#].*/, "");
  await page.goto(`${session}/more`);
  const form = page.locator('form:has(> input[value="control:skip"])').first();
  await form.locator("input:not([type=hidden]), textarea").first().fill("Ostavad inimesed, mitte ettevõtted.");
  await form.locator("button").last().click();
  await page.waitForLoadState();
  await page.goto(session);
  await page.waitForSelector("#conversation");
}

async function rateAll(table: Table, look: (stop: string) => Promise<void>): Promise<void> {
  if (!(await isAt(table, "ratings"))) return;
  await look("ratings");
  for (const { page } of table.everyone) {
    await page.locator("body").press("4");
    await page.keyboard.press("5");
    await page.waitForTimeout(300);
  }
  await table.lead.bar("end-input");
  await table.lead.page.waitForSelector("#r-results");
  await look("ratings-shown");
  await table.lead.bar("confirm");
  await table.lead.page.waitForSelector('#conversation[data-key*="|paused|"]');
  await look("two-sittings");
  await table.lead.bar("resume");
}

async function audited(table: Table, look: (stop: string) => Promise<void>): Promise<void> {
  if (!(await isAt(table, "audit"))) return;
  const { lead } = table;
  await look("audit");
  const yes = lead.page.locator('#conversation input[type=radio][value="yes"]').first();
  const saved = lead.page.waitForResponse((response) => response.request().method() === "POST");
  await yes.evaluate((element) => (element as HTMLInputElement).click());
  await (await saved).finished();
  await lead.page.waitForTimeout(300);
  await lead.bar("confirm");
}

async function governed(table: Table, look: (stop: string) => Promise<void>): Promise<void> {
  if (!(await isAt(table, "governance"))) return;
  await look("governance");
  await table.lead.bar("confirm");
}

const contacts = [
  ["Nädala menüü Instagramis", "digital", ["social-media", "web"]],
  ["Vastuvõtt uksel", "physical", ["face-to-face"]],
  ["Tellimus lauas", "physical", ["face-to-face"]],
  ["Kinnitus sõnumiga", "digital", ["text-message"]],
] as const;

async function journey({ everyone, lead }: Table): Promise<void> {
  for (const [n, [name, medium, channels]] of contacts.entries()) {
    const who = everyone[n % everyone.length] ?? lead;
    await who.fill("add-row:current-journey/0:items", { "f.name": name, "f.medium": medium, "f.channels": channels });
    await who.send("add-row:current-journey/0:items");
  }
  for (const { page } of everyone)
    await page.waitForFunction(() => document.querySelectorAll("#r-rows li").length >= 4, undefined, { timeout: 10_000 });
}

async function replaceAll(lead: Human): Promise<void> {
  const propose = lead.page.locator('form:has(> input[name="which"][value="propose"])');
  for (const name of ["Tellimisleht veebis", "Karp hooviväravast"]) {
    const item = await propose.first().locator('> input[name="item"]').inputValue();
    const key = `propose:replace/1:${item}`;
    await lead.fill(key, {
      "f.touchpoints.new1.name": name,
      "f.touchpoints.new1.channels": ["web"],
      "f.touchpoints.new1.medium": "digital",
    });
    await lead.send(key);
  }
}

async function actions({ lead }: Table): Promise<void> {
  const form = lead.form("add-row:actions/0:items").first();
  const offered = await form
    .locator('[name="f.touchpoints"]:not([type=hidden])')
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  await lead.fill("add-row:actions/0:items", { "f.title": "Tee tellimisleht valmis", "f.touchpoints": offered });
  await form
    .locator('[name="f.owner"]:not([type=hidden])')
    .first()
    .evaluate((one) => {
      if (one instanceof HTMLSelectElement) one.selectedIndex = 1;
      else (one as HTMLInputElement).checked = true;
    });
  await lead.send("add-row:actions/0:items");
}

/** A text of another person arrives without reload. */
export async function expectShown({ page }: Human, text: string): Promise<void> {
  await page.getByText(text, { exact: true }).first().waitFor({ state: "attached", timeout: 10_000 });
}

// Takes pictures of the pages with a language model at work: `node test/chat/web/help/look.ts OUT`. A tool for looking, not a test.
import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { languages } from "#locale/languages.ts";
import { goodModel } from "../../../assist/good-model.ts";
import { openBrowser } from "../../../browser/chrome.ts";
import { human } from "../../../browser/harness.ts";
import { assemble, type Crew, does, postForm, through } from "../safety/crew.ts";
import { serveSite } from "../shell/site.ts";
import { type HelpedSite, openHelpedSite } from "./site.ts";

const [, , out = "/tmp/help"] = process.argv;
mkdirSync(out, { recursive: true });

const stops: readonly (readonly [name: string, path: string])[] = [
  ["conversation", ""],
  ["edit", "?open=first"],
  ["panel", "/assist"],
];

/** A session in which the model has suggested what could take a blocked contact's place. */
async function prepare({ site, help }: HelpedSite, crew: Crew): Promise<string> {
  await does(site, crew, crew.ids.Niamh, { do: "set-help", on: true });
  await through(site, crew, "replace");
  await does(site, crew, crew.ids.Niamh, { do: "end-input", step: "replace", part: 0 });
  await help();
  const session = (await site.ports.facilitator.look("web", crew.id))?.session;
  const open = session?.suggestions.find((one) => one.help === "suggest-replacements");
  return `suggestion:${open?.id ?? ""}:p1`;
}

async function pictures(page: Page, addressOf: (path: string) => string, as: string): Promise<void> {
  for (const [name, path] of stops) {
    await page.goto(addressOf(path));
    await page.waitForTimeout(400);
    if (name === "conversation") await page.locator("#r-help").scrollIntoViewIfNeeded();
    await page.screenshot({ path: `${out}/${name}-${as}.png`, fullPage: name === "panel" });
  }
}

const helped = await openHelpedSite();
helped.peer.answerWith(goodModel);
const { base, listening } = await serveSite(helped.site);
const browser = await openBrowser();
for (const language of languages) {
  const crew = await assemble(helped.site, { language });
  const before = await (await crew.lead.get(`/s/${crew.id}`)).text();
  if (!before.includes("gpt-test")) throw new Error("the lobby does not say whether a model takes part");
  await postForm(crew.lead, `/s/${crew.id}/language`, crew.id, { language });
  const first = await prepare(helped, crew);
  for (const [width, scheme] of [
    [1440, "light"],
    [390, "light"],
    [1440, "dark"],
    [390, "dark"],
  ] as const) {
    const { context, page, wrongs } = await human(browser, { width, height: width < 500 ? 844 : 900, scheme, language });
    const cookies = [...crew.lead.jar].map(([key, { value, path }]) => ({
      name: key.split(" ")[0] ?? "",
      value,
      domain: "localhost",
      path,
    }));
    await context.addCookies(cookies);
    await pictures(
      page,
      (path) => `${base}/s/${crew.id}${path.replace("first", encodeURIComponent(first))}`,
      `${language}-${width}-${scheme}`,
    );
    if (wrongs().length > 0) process.stdout.write(`${language} ${width}: ${wrongs().join("; ")}\n`);
    await context.close();
  }
}
await browser.close();
await listening.close();
await helped.close();

import { mkdirSync, writeFileSync, readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { conversation } from "../../../../src/chat/web/cards/conversation.ts";
import { played, seen, steps } from "./scene.ts";

const out = "/tmp/w2";
mkdirSync(out, { recursive: true });
const font = (pack: string, file: string) => readFileSync(`/work/main/node_modules/@fontsource-variable/${pack}/files/${file}`).toString("base64");
const css = ["base", "cards"].map((name) => readFileSync(`/work/main/src/chat/web/assets/${name}.css`, "utf8")).join("\n")
  .replaceAll(/@font-face\{[^}]*\}/g, "") + `@font-face{font-family:"Schibsted Grotesk Variable";font-weight:400 900;src:url(data:font/woff2;base64,${font("schibsted-grotesk", "schibsted-grotesk-latin-wght-normal.woff2")})}@font-face{font-family:"Literata Variable";font-weight:200 900;src:url(data:font/woff2;base64,${font("literata", "literata-latin-wght-normal.woff2")})}body{overflow:visible!important;height:auto!important}`;
const [only = "", width = "528", scheme = "light", language = "en", of = "harbour-climbing", open = ""] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium" });
for (const stop of steps.filter((one) => only === "" || only.split(",").some((each) => one.startsWith(each)))) {
  const session = played({ stop, of: of as "harbour-climbing" });
  const ctx = seen(session, { language: language as "en", of: of as "harbour-climbing", more: open === "" ? {} : { open } });
  const body = String(await conversation(ctx));
  const html = `<!doctype html><html lang="${language}"><meta name="viewport" content="width=device-width"><style>${css}</style><body class="x">${body}</body></html>`;
  const file = `${out}/${stop.replace("/", "-")}-${width}-${scheme}-${language}${open.replaceAll(/\W/g, "_")}`;
  writeFileSync(`${file}.html`, html);
  const page = await browser.newPage({ viewport: { width: Number(width), height: 900 }, colorScheme: scheme as "light" });
  await page.setContent(html);
  await page.evaluate(() => document.fonts.ready);
  const height = Math.min(2200, await page.evaluate(() => document.documentElement.scrollHeight));
  await page.setViewportSize({ width: Number(width), height });
  await page.screenshot({ path: `${file}.png` });
  await page.close();
  console.log(file, height);
}
await browser.close();

// Draws the board as a person would see it at several points of the sample workshops, and takes pictures of it: `node test/chat/web/board/look.ts OUT [name…]`.
// A tool for looking, not a test. Says what axe-core finds on each page.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { openBrowser } from "../../../browser/chrome.ts";
import { board, boardPage } from "../../../../src/chat/web/board/board.ts";
import type { PageContext } from "../../../../src/chat/web/page.ts";
import { scenes } from "./scenes.ts";

const [out = "/tmp/board", ...only] = process.argv.slice(2);
const assets = new URL("../../../../src/chat/web/assets/", import.meta.url);
const require = createRequire(import.meta.url);
const read = (name: string) => (existsSync(new URL(name, assets)) ? readFileSync(new URL(name, assets), "utf8") : "");
const font = (name: string) =>
  `url(data:font/woff2;base64,${readFileSync(require.resolve(`@fontsource-variable/${name}`)).toString("base64")}) format("woff2")`;
const faces = (["latin", "latin-ext"] as const).flatMap((set) => {
  const range = set === "latin" ? "U+0000-00FF,U+2000-206F,U+2190-21FF,U+2212,U+20AC" : "U+0100-02BA,U+1E00-1E9F";
  return [
    `@font-face{font-family:"Schibsted Grotesk Variable";font-weight:400 900;src:${font(`schibsted-grotesk/files/schibsted-grotesk-${set}-wght-normal.woff2`)};unicode-range:${range}}`,
    `@font-face{font-family:"Literata Variable";font-weight:200 900;src:${font(`literata/files/literata-${set}-wght-normal.woff2`)};unicode-range:${range}}`,
    `@font-face{font-family:"Literata Variable";font-style:italic;font-weight:200 900;src:${font(`literata/files/literata-${set}-wght-italic.woff2`)};unicode-range:${range}}`,
  ];
});
const mock = "/work/shared/design/session-replace.html";
const tokens =
  read("base.css") || (existsSync(mock) ? (/<style>([\s\S]*?)body\{height:100vh/.exec(readFileSync(mock, "utf8"))?.[1] ?? "") : "");
const around =
  "body.around{margin:0}@media (min-width:1181px){body.around{display:grid;grid-template-columns:528px minmax(0,1fr);grid-template-rows:100vh;overflow:hidden}}.left{border-right:1px solid var(--rule);padding:24px}@media (max-width:1180px){.left{display:none}}";

function pageOf(ctx: PageContext, body: unknown, kind: string): string {
  const left = kind === "around" ? "<div class='left'>…</div>" : "";
  return `<!doctype html><html lang="${ctx.language}"><head><title>board</title><meta name="viewport" content="width=device-width"><style>${faces.join("")}${tokens}${around}${read("board.css")}</style></head><body class="${kind}">${left}${String(body)}</body></html>`;
}

async function faults(page: Page): Promise<string> {
  await page.addScriptTag({ path: require.resolve("axe-core") });
  const run =
    "axe.run(document,{resultTypes:['violations']}).then(r=>r.violations.map(v=>v.impact+' '+v.id+' '+v.nodes.slice(0,2).map(n=>n.target.join(' ')+' '+(n.any[0]?.message??'')).join(' | ')))";
  return ((await page.evaluate(run)) as string[]).join("\n   ");
}

const browser = await openBrowser();
mkdirSync(out, { recursive: true });
for (const { name, ctx, full, sizes = ["1440", "390"], schemes = ["light"] as const } of scenes()) {
  if (only.length > 0 && !only.some((each) => name.includes(each))) continue;
  const drawn = full === undefined ? pageOf(ctx, board(ctx), "around") : pageOf(ctx, boardPage(ctx, full.show, full.chosen), "page");
  for (const size of sizes) {
    for (const scheme of schemes) {
      const [width, height] = size === "390" ? [390, 844] : [Number(size), 900];
      const page = await browser.newPage({
        viewport: { width, height },
        colorScheme: scheme as "light" | "dark",
        deviceScaleFactor: size === "390" ? 1.5 : 1,
      });
      await page.setContent(drawn);
      await page.evaluate("document.fonts.ready");
      await page.screenshot({ path: `${out}/${name}-${size}-${scheme}.png`, fullPage: size === "390" });
      const wide = (await page.evaluate("document.documentElement.scrollWidth-innerWidth")) as number;
      console.log(`${name} ${size} ${scheme}${wide > 0 ? ` wider by ${wide}` : ""} ${await faults(page)}`);
      await page.close();
    }
  }
}
await browser.close();

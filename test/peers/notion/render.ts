import type { Core } from "./core.ts";
import type { RenderOptions } from "./drawing.ts";
import { type Bag, bag, text } from "../json.ts";
import { drawChildren } from "./render-blocks.ts";
import { escaped, pictureOf } from "./render-text.ts";
import { style } from "./render-style.ts";
import { titleOf } from "./rich-text.ts";
import { drawProperties } from "./render-values.ts";
import type { Page } from "./world.ts";

/** A page as one HTML file, in the manner of Notion's own window. Nothing in it is fetched from elsewhere. */
export function renderPage(core: Core, id: string, { toggles = "closed", views = "first" }: RenderOptions = {}): string {
  const page = core.world.page(id);
  const drawing = { core, toggles, views };
  const title = escaped(titleOf(page) || "Untitled");
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title><style>${style}</style></head>
<body>
${crumbs(core, page)}
${drawCover(core, page.cover)}
<main class="${page.cover === null ? "plain" : "covered"}">
${drawIcon(core, page.icon)}
<h1 class="title">${title}</h1>
${page.parent.type === "source" ? drawProperties(core, page) : ""}
${drawChildren(drawing, page)}
</main></body></html>
`;
}

function crumbs(core: Core, page: Page): string {
  const above = [...core.world.upwards(page)].toReversed().filter((one) => one.kind === "page");
  const names = [...above, page].map((one) => `<span>${small(one.icon)}${escaped(titleOf(one) || "Untitled")}</span>`);
  return `<nav>${names.join("<i>/</i>")}</nav>`;
}

function small(icon: Bag | null): string {
  return icon?.["type"] === "emoji" ? `${escaped(text(icon["emoji"]))} ` : "";
}

function drawCover(core: Core, cover: Bag | null): string {
  if (cover === null) return "";
  const picture = pictureOf(core, cover);
  return picture === undefined
    ? `<div class="cover"><span>${escaped(text(bag(cover["external"])["url"]))}</span></div>`
    : `<div class="cover"><img src="${picture}" alt=""></div>`;
}

function drawIcon(core: Core, icon: Bag | null): string {
  if (icon === null) return "";
  if (icon["type"] === "emoji") return `<div class="icon">${escaped(text(icon["emoji"]))}</div>`;
  const picture = pictureOf(core, icon);
  return picture === undefined ? `<div class="icon">◻</div>` : `<div class="icon"><img src="${picture}" alt=""></div>`;
}

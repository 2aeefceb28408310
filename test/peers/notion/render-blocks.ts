import { type Bag, bag, list, text } from "../json.ts";
import type { Drawing } from "./drawing.ts";
import { drawDatabase } from "./render-database.ts";
import { colorClass, drawRuns, escaped, pictureOf } from "./render-text.ts";
import { plainText, runsOf, titleOf } from "./rich-text.ts";
import type { Block, Node } from "./world.ts";

/** What stands in a page or block, one under the other. */
export function drawChildren(drawing: Drawing, holder: Node): string {
  let number = 0;
  return drawing.core.world
    .living(holder)
    .map((node) => {
      number = node.kind === "block" && node.type === "numbered_list_item" ? number + 1 : 0;
      return drawNode(drawing, node, number);
    })
    .join("\n");
}

function drawNode(drawing: Drawing, node: Node, number: number): string {
  if (node.kind === "database") return drawDatabase(drawing, node);
  if (node.kind === "page") {
    const icon = node.icon?.["type"] === "emoji" ? text(node.icon["emoji"]) : "▯";
    return `<div class="child"><span>${escaped(icon)}</span><a>${escaped(titleOf(node) || "Untitled")}</a></div>`;
  }
  return drawBlock(drawing, node, number);
}

type Part = {
  readonly drawing: Drawing;
  readonly block: Block;
  readonly words: string;
  readonly inside: string;
  readonly shade: string;
  readonly number: number;
};

function drawBlock(drawing: Drawing, block: Block, number: number): string {
  const { content, type } = block;
  const words = drawRuns(drawing.core, runsOf(content["rich_text"]));
  const inside = type === "table" || type === "column_list" ? "" : drawChildren(drawing, block);
  const part = { drawing, block, words, inside, shade: colorClass(content["color"]), number };
  return (textual(part) ?? structural(part) ?? medial(part)) || `<p class="unknown">${escaped(type)}</p>`;
}

function textual({ drawing, block, words, inside, shade, number }: Part): string | undefined {
  const { type, content } = block;
  const nested = inside === "" ? "" : `<div class="nested">${inside}</div>`;
  switch (type) {
    case "paragraph":
      return `<p class="${shade}">${words || "&nbsp;"}</p>${nested}`;
    case "heading_1":
    case "heading_2":
    case "heading_3":
    case "heading_4": {
      const level = Number(type.slice(-1)) + 1;
      const heading = `<h${level} class="${shade}">${words}</h${level}>`;
      return content["is_toggleable"] === true ? folded(drawing, heading, inside) : `${heading}${inside}`;
    }
    case "bulleted_list_item":
      return `<div class="item ${shade}"><span class="dot">•</span><div>${words}${inside}</div></div>`;
    case "numbered_list_item":
      return `<div class="item ${shade}"><span class="dot">${number}.</span><div>${words}${inside}</div></div>`;
    case "to_do": {
      const done = content["checked"] === true;
      return `<div class="item ${shade}"><span class="box${done ? " done" : ""}">${done ? "✓" : ""}</span><div class="${done ? "struck" : ""}">${words}${inside}</div></div>`;
    }
    case "toggle":
      return folded(drawing, `<span class="${shade}">${words}</span>`, inside);
    case "quote":
      return `<blockquote class="${shade}">${words}${inside}</blockquote>`;
    case "callout":
      return `<div class="callout ${shade || "c-gray-background"}">${iconOf(drawing, content["icon"])}<div>${words}${inside}</div></div>`;
    default:
      return undefined;
  }
}

function iconOf({ core }: Drawing, icon: unknown): string {
  const kept = bag(icon);
  if (kept["type"] === "emoji") return `<span class="sign">${escaped(text(kept["emoji"]))}</span>`;
  const picture = pictureOf(core, kept);
  return picture === undefined ? "" : `<span class="sign"><img src="${picture}" alt=""></span>`;
}

function folded({ toggles }: Drawing, summary: string, inside: string): string {
  return `<details${toggles === "open" ? " open" : ""}><summary>${summary}</summary><div class="nested">${inside || '<p class="c-gray">Empty toggle.</p>'}</div></details>`;
}

function structural({ drawing, block, inside, shade }: Part): string | undefined {
  switch (block.type) {
    case "divider":
      return "<hr>";
    case "column_list":
      return `<div class="columns">${columnsOf(drawing, block)}</div>`;
    case "column":
      return inside;
    case "table":
      return tableOf(drawing, block);
    case "table_of_contents":
      return `<div class="contents ${shade || "c-gray"}">${headings(drawing, block)}</div>`;
    case "breadcrumb":
      return '<p class="c-gray">…</p>';
    case "link_to_page":
      return `<div class="child"><span>↗</span><a>${escaped(linked(drawing, block.content))}</a></div>`;
    default:
      return undefined;
  }
}

function columnsOf(drawing: Drawing, block: Block): string {
  const columns = drawing.core.world.living(block);
  return columns
    .map((one) => {
      const ratio =
        one.kind === "block" && typeof one.content["width_ratio"] === "number" ? one.content["width_ratio"] : 1 / columns.length;
      return `<div style="flex:${ratio * 100} 1 0">${drawChildren(drawing, one)}</div>`;
    })
    .join("");
}

function tableOf({ core }: Drawing, block: Block): string {
  const { has_column_header: top, has_row_header: left } = block.content;
  const rows = core.world.living(block).map((row, y) => {
    const cells = row.kind === "block" ? list(row.content["cells"]) : [];
    const drawn = cells.map((cell, x) => {
      const isHead = (top === true && y === 0) || (left === true && x === 0);
      return `<${isHead ? "th" : "td"}>${drawRuns(core, runsOf(cell)) || "&nbsp;"}</${isHead ? "th" : "td"}>`;
    });
    return `<tr>${drawn.join("")}</tr>`;
  });
  return `<table class="simple">${rows.join("")}</table>`;
}

function headings({ core }: Drawing, block: Block): string {
  const page = core.world.pageOf(block);
  const all = page === undefined ? [] : core.world.living(page);
  return all
    .flatMap((one) => (one.kind === "block" && one.type.startsWith("heading_") ? [one] : []))
    .map(
      (one) =>
        `<div style="padding-left:${(Number(one.type.slice(-1)) - 1) * 24}px">${escaped(plainText(runsOf(one.content["rich_text"])))}</div>`,
    )
    .join("");
}

function linked({ core }: Drawing, content: Bag): string {
  const node = core.world.nodes.get(text(content["page_id"]) || text(content["database_id"]));
  if (node === undefined || node.kind === "block") return "a page that is gone";
  return node.kind === "page" ? titleOf(node) : plainText(node.title);
}

function medial({ drawing, block }: Part): string | undefined {
  const { content, type } = block;
  const caption = runsOf(content["caption"]);
  const below = caption.length === 0 ? "" : `<figcaption>${drawRuns(drawing.core, caption)}</figcaption>`;
  switch (type) {
    case "image": {
      const picture = pictureOf(drawing.core, content);
      const shown =
        picture === undefined
          ? `<div class="elsewhere">${escaped(text(bag(content["external"])["url"]))}</div>`
          : `<img src="${picture}" alt="">`;
      return `<figure>${shown}${below}</figure>`;
    }
    case "code":
      return `<figure><pre><span class="language">${escaped(text(content["language"]))}</span>${drawRuns(drawing.core, runsOf(content["rich_text"]))}</pre>${below}</figure>`;
    case "equation":
      return `<div class="equation">${escaped(text(content["expression"]))}</div>`;
    case "bookmark":
    case "embed":
      return `<figure><div class="bookmark">${escaped(text(content["url"]))}</div>${below}</figure>`;
    case "file":
    case "pdf":
    case "audio":
    case "video":
      return `<div class="child"><span>✎</span><a>${escaped(text(content["name"]) || type)}</a></div>`;
    default:
      return undefined;
  }
}

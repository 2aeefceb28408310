import type { Core } from "./core.ts";
import { type Bag, bag, text } from "../json.ts";
import { readRuns } from "./rich-text.ts";
import type { Run } from "./world.ts";

const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A text as it may stand in HTML, also inside an attribute. */
export function escaped(plain: string): string {
  return plain.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}

/** The class of one of Notion's colours; "" for the usual one. */
export function colorClass(color: unknown): string {
  const name = text(color);
  return name === "" || name === "default" ? "" : `c-${name.replaceAll("_", "-")}`;
}

/** Rich text with its looks. */
export function drawRuns(core: Core, runs: readonly Run[]): string {
  return readRuns(core.world, runs).map(drawRun).join("");
}

function drawRun(run: Run): string {
  const { bold, italic, strikethrough, underline, code, color } = bag(run["annotations"]);
  let html = escaped(run.plain_text).replaceAll("\n", "<br>");
  if (run.type === "equation") html = `<span class="equation">${html}</span>`;
  if (code === true) html = `<code>${html}</code>`;
  if (bold === true) html = `<b>${html}</b>`;
  if (italic === true) html = `<em>${html}</em>`;
  if (strikethrough === true) html = `<s>${html}</s>`;
  if (underline === true) html = `<u>${html}</u>`;
  const shade = colorClass(color);
  if (shade !== "") html = `<span class="${shade}">${html}</span>`;
  if (run.type === "mention") return `<span class="mention ${text(bag(run["mention"])["type"])}">${html}</span>`;
  return typeof run["href"] === "string" ? `<a href="${escaped(run["href"])}">${html}</a>` : html;
}

/** A kept file as an address that holds its bytes; undefined for what stands elsewhere. */
export function pictureOf(core: Core, kept: Bag): string | undefined {
  const upload = core.world.uploads.get(text(bag(kept["file_upload"])["id"]));
  if (upload?.content === undefined) return undefined;
  return `data:${escaped(upload.contentType ?? "application/octet-stream")};base64,${upload.content.toString("base64")}`;
}

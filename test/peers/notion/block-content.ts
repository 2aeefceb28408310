import type { Core } from "./core.ts";
import { attach, fileFrom, fileRead, iconFrom, imageRead } from "./files.ts";
import { blockAt } from "./find.ts";
import { type Bag, bag, type Draft, isBag, list } from "../json.ts";
import { calloutIcon } from "./limits.ts";
import { failedValidation, notOffered } from "./refused.ts";
import { readRuns, runsFrom, runsOf } from "./rich-text.ts";
import type { Block } from "./world.ts";

/** What a new block of a type is before anything is said of it. Types that are missing here are not offered by this peer. */
const blank: Readonly<Record<string, Bag>> = {
  audio: { caption: [] },
  bookmark: { url: "", caption: [] },
  breadcrumb: {},
  bulleted_list_item: { rich_text: [], color: "default" },
  callout: { rich_text: [], color: "default", icon: null },
  code: { rich_text: [], caption: [], language: "plain text" },
  column: {},
  column_list: {},
  divider: {},
  embed: { url: "", caption: [] },
  equation: { expression: "" },
  file: { caption: [], name: "" },
  heading_1: { rich_text: [], color: "default", is_toggleable: false },
  heading_2: { rich_text: [], color: "default", is_toggleable: false },
  heading_3: { rich_text: [], color: "default", is_toggleable: false },
  heading_4: { rich_text: [], color: "default", is_toggleable: false },
  image: { caption: [] },
  link_to_page: {},
  numbered_list_item: { rich_text: [], color: "default" },
  paragraph: { rich_text: [], color: "default", icon: null },
  pdf: { caption: [] },
  quote: { rich_text: [], color: "default" },
  table: { has_column_header: false, has_row_header: false, table_width: 1 },
  table_of_contents: { color: "default" },
  table_row: { cells: [] },
  to_do: { rich_text: [], color: "default", checked: false },
  toggle: { rich_text: [], color: "default" },
  video: { caption: [] },
};

const media: ReadonlySet<string> = new Set(["audio", "file", "image", "pdf", "video"]);

/** Those that hold whatever blocks; headings do where they can be folded. */
const holders: ReadonlySet<string> = new Set([
  "bulleted_list_item",
  "callout",
  "column",
  "numbered_list_item",
  "paragraph",
  "quote",
  "to_do",
  "toggle",
]);

/** May a block of this type and content hold blocks, rows of a table and columns left aside? */
export function holdsBlocks(core: Core, type: string, content: Bag): boolean {
  if (holders.has(type)) return true;
  return type.startsWith("heading_") && (content["is_toggleable"] === true || !core.doubts.plainHeadingsAreLeaves);
}

/** The key under which a request describes the block: its type. Refused: types that this peer does not play. */
export function typeOfRequest(given: Bag): string {
  const type = Object.keys(given).find((key) => key !== "object" && key !== "type" && key !== "in_trash") ?? "";
  if (blank[type] === undefined) throw notOffered(`a block of the type "${type}"`);
  return type;
}

/** The content of a new block, as it is kept. Refused: bad links and addresses, files that are not ready, people and pages not there. */
export function contentFrom(core: Core, type: string, given: Bag, where: string): Bag {
  const first = type === "callout" && core.doubts.calloutHasIcon ? { ...blank[type], icon: calloutIcon } : bag(blank[type]);
  return changed(core, { type, content: first }, given, where);
}

/** The content after an update: what is not mentioned stays. */
export function changed(core: Core, old: Pick<Block, "type" | "content">, given: Bag, where: string): Bag {
  const next: Draft = { ...old.content };
  for (const [key, value] of Object.entries(given)) {
    if (key === "children" || key === "type" || value === undefined) continue;
    if (key === "external" || key === "file_upload") continue;
    next[key] = fieldFrom(core, key, value, `${where}.${key}`);
  }
  if (media.has(old.type) && ("external" in given || "file_upload" in given)) return withFile(core, old.type, { next, given, where });
  if (old.type === "bookmark" || old.type === "embed") refuseBadUrl(next["url"], `${where}.url`);
  if (old.type === "link_to_page") next["type"] = Object.keys(given).find((key) => key.endsWith("_id"));
  return next;
}

function fieldFrom(core: Core, key: string, value: unknown, where: string): unknown {
  if (key === "rich_text" || key === "caption") return runsFrom(core, value, where);
  if (key === "cells") return list(value).map((cell, n) => runsFrom(core, cell, `${where}[${n}]`));
  if (key === "icon") return iconFrom(core, value, where);
  if (key === "page_id" || key === "database_id") return blockAt(core, value, where).id;
  return value;
}

function refuseBadUrl(url: unknown, where: string): void {
  if (typeof url === "string" && URL.canParse(url)) return;
  throw failedValidation("body", [`${where} should be a valid URL, instead was \`${JSON.stringify(url)}\`.`]);
}

type WithFile = { readonly next: Draft; readonly given: Bag; readonly where: string };

function withFile(core: Core, type: string, { next, given, where }: WithFile): Bag {
  const { external: _external, file_upload: _upload, type: _type, ...rest } = next;
  const kept = fileFrom(core, given, where);
  if (type !== "file" || rest["name"] !== "") return { ...rest, ...kept };
  const upload = core.world.uploads.get(String(bag(kept["file_upload"])["id"]));
  const name =
    upload?.filename ??
    String(bag(kept["external"])["url"] ?? "file")
      .split("/")
      .at(-1);
  return { ...rest, ...kept, name };
}

/** Uploads that the content shows stay from now on. */
export function attachIn(core: Core, content: Bag): void {
  attach(core, content);
  attach(core, content["icon"]);
}

/** The content as an answer shows it. */
export function contentRead(core: Core, { type, content }: Pick<Block, "type" | "content">): Bag {
  const shown: Draft = media.has(type) ? { ...fileRead(core, content) } : { ...content };
  for (const key of ["rich_text", "caption"]) if (key in shown) shown[key] = readRuns(core.world, runsOf(shown[key]));
  if ("cells" in shown) shown["cells"] = list(shown["cells"]).map((cell) => readRuns(core.world, runsOf(cell)));
  if (isBag(shown["icon"])) shown["icon"] = imageRead(core, shown["icon"]);
  return shown;
}

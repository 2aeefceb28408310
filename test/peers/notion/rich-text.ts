import type { Core } from "./core.ts";
import { databaseAt, idAt, pageAt } from "./find.ts";
import { type Bag, bag, bags, text } from "../json.ts";
import { words } from "./limits.ts";
import { invalid, notOffered } from "./refused.ts";
import type { Database, Page, Run, World } from "./world.ts";

const plain = { bold: false, italic: false, strikethrough: false, underline: false, code: false, color: "default" };

/** What a caller wrote, as it will be read. Refused: links that are none, people and pages that are not there. */
export function runsFrom(core: Core, given: unknown, where: string): readonly Run[] {
  const runs = bags(given).map((one, n) => runFrom(core, one, `${where}[${n}]`));
  const kept = core.doubts.dropsEmptyRuns ? runs.filter((one) => one.plain_text !== "") : runs;
  return core.doubts.mergesRuns ? merged(kept) : kept;
}

/** A text that somebody typed. */
export function typed(content: string): readonly Run[] {
  if (content === "") return [];
  return [textRun(content, null, plain)];
}

export function plainText(runs: readonly Run[]): string {
  return runs.map((one) => one.plain_text).join("");
}

function textRun(content: string, link: Bag | null, annotations: Bag): Run {
  const href = link === null ? null : text(link["url"]);
  return { type: "text", text: { content, link }, annotations, plain_text: content, href };
}

function runFrom(core: Core, one: Bag, where: string): Run {
  const annotations = { ...plain, ...bag(one["annotations"]) };
  if ("text" in one) {
    const { content, link } = bag(one["text"]);
    if (link === null || link === undefined) return textRun(text(content), null, annotations);
    return textRun(text(content), { url: linkAt(bag(link)["url"]) }, annotations);
  }
  if ("equation" in one) {
    const expression = text(bag(one["equation"])["expression"]);
    return { type: "equation", equation: { expression }, annotations, plain_text: expression, href: null };
  }
  return mention(core, bag(one["mention"]), { annotations, where: `${where}.mention` });
}

function linkAt(url: unknown): string {
  const address = text(url);
  if (!address.startsWith("/") && !URL.canParse(address)) throw invalid(words.invalidLink);
  return address;
}

type Said = { readonly annotations: Bag; readonly where: string };

function mention(core: Core, given: Bag, { annotations, where }: Said): Run {
  const says = (shape: Bag, plain_text: string, href: string | null): Run => ({
    type: "mention",
    mention: shape,
    annotations,
    plain_text,
    href,
  });
  if ("user" in given) {
    const id = idAt(bag(given["user"])["id"], `${where}.user.id`);
    const user = core.world.users.get(id);
    if (user === undefined) throw invalid(`Could not find user with ID: ${id}.`);
    return says({ type: "user", user: { object: "user", id } }, `@${user.name}`, null);
  }
  if ("date" in given) {
    const { start, end = null, time_zone = null } = bag(given["date"]);
    return says({ type: "date", date: { start, end, time_zone } }, `${text(start)}${end === null ? "" : ` → ${text(end)}`}`, null);
  }
  if ("page" in given) {
    const page = pageAt(core, bag(given["page"])["id"], `${where}.page.id`);
    return says({ type: "page", page: { id: page.id } }, titleOf(page) || "Untitled", addressOf(page));
  }
  if ("database" in given) {
    const database = databaseAt(core, bag(given["database"])["id"], `${where}.database.id`);
    return says({ type: "database", database: { id: database.id } }, plainText(database.title) || "Untitled", addressOf(database));
  }
  throw notOffered(`a mention of ${Object.keys(given).join(", ")}`);
}

function merged(runs: readonly Run[]): readonly Run[] {
  const whole: Run[] = [];
  for (const run of runs) {
    const last = whole.at(-1);
    if (last !== undefined && sameLooks(last, run)) whole[whole.length - 1] = joined(last, run);
    else whole.push(run);
  }
  return whole;
}

function sameLooks(one: Run, other: Run): boolean {
  if (one.type !== "text" || other.type !== "text" || one["href"] !== other["href"]) return false;
  return JSON.stringify(one["annotations"]) === JSON.stringify(other["annotations"]);
}

function joined(one: Run, other: Run): Run {
  const link = bag(one["text"])["link"];
  return textRun(one.plain_text + other.plain_text, link === null ? null : bag(link), bag(one["annotations"]));
}

/** The runs of a value that is known to hold some. */
export function runsOf(value: unknown): readonly Run[] {
  return Array.isArray(value) ? (value as readonly Run[]) : [];
}

export function titleOf(page: Page): string {
  return plainText(runsOf(page.values.get("title")));
}

/** Where it opens in Notion. */
export function addressOf(node: Page | Database): string {
  const name = node.kind === "page" ? titleOf(node) : plainText(node.title);
  const slug = name.replaceAll(/[^A-Za-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
  const id = node.id.replaceAll("-", "");
  return `https://www.notion.so/${slug === "" || node.kind === "database" ? id : `${slug}-${id}`}`;
}

/** What a mention says changes with what it mentions; read anew each time. */
export function readRuns(world: World, runs: readonly Run[]): readonly Run[] {
  return runs.map((run) => {
    if (run.type !== "mention") return run;
    const shape = bag(run["mention"]);
    const node = world.nodes.get(text(bag(shape["page"])["id"]) || text(bag(shape["database"])["id"]));
    if (node === undefined || node.kind === "block") return run;
    return { ...run, plain_text: (node.kind === "page" ? titleOf(node) : plainText(node.title)) || "Untitled", href: addressOf(node) };
  });
}

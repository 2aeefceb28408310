import { createHash } from "node:crypto";

type Bag = Readonly<Record<string, unknown>>;
/** A block as it is compared: only what people see of it. */
export type Canonical = { readonly is: string; readonly says: unknown; readonly under: readonly Canonical[] };

/** Of a block's settings, what people see; whatever else Notion adds (colours it was not told, ids) says nothing. */
const seen: Readonly<Record<string, readonly string[]>> = {
  to_do: ["checked"],
  code: ["language"],
  table: ["table_width", "has_column_header", "has_row_header"],
  image: ["caption"],
};

function isBag(value: unknown): value is Bag {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function bag(value: unknown): Bag {
  return isBag(value) ? value : {};
}

type Run = { text: string; looks: string };

/** Runs of text by words and looks; neighbours that look alike are one, however they were split. */
function runs(given: unknown): readonly Run[] {
  const all: Run[] = [];
  for (const one of Array.isArray(given) ? (given as readonly Bag[]) : []) {
    const { content, link } = bag(one["text"]);
    const text = typeof content === "string" ? content : String(one["plain_text"] ?? "");
    const { bold, italic, strikethrough, color } = bag(one["annotations"]);
    const url = isBag(link) ? String(link["url"]) : "";
    const looks = [bold && "b", italic && "i", strikethrough && "s", color !== "default" && color, url].filter(Boolean).join(" ");
    const last = all.at(-1);
    if (last?.looks === looks) last.text += text;
    else if (text !== "") all.push({ text, looks });
  }
  return all;
}

/** The children that a block to be sent brings with it. */
export function childrenOf(block: unknown): readonly unknown[] {
  const inner = bag(bag(block)[typeOf(block)]);
  return Array.isArray(inner["children"]) ? (inner["children"] as readonly unknown[]) : [];
}

/** What kind of block it is, sent or read. */
export function typeOf(block: unknown): string {
  const { type } = bag(block);
  if (typeof type === "string") return type;
  return Object.keys(bag(block)).find((key) => key !== "object" && key !== "children") ?? "";
}

/** A block as it is compared. `under`: its children; those that it brings with it where it is still to be sent. */
export function canonical(block: unknown, under: readonly Canonical[] = childrenOf(block).map((one) => canonical(one))): Canonical {
  const is = typeOf(block);
  const inner = bag(bag(block)[is]);
  const cells = Array.isArray(inner["cells"]) ? inner["cells"].map(runs) : undefined;
  const rest = (seen[is] ?? []).map((key) => (key === "caption" ? runs(inner[key]) : (inner[key] ?? false)));
  return { is, says: cells ?? [runs(inner["rich_text"]), ...rest], under };
}

/** A digest of anything that is plain data: equal things have equal digests, whatever the order of their keys. */
export function digest(value: unknown): string {
  return createHash("sha256").update(sorted(value)).digest("base64url").slice(0, 22);
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    isBag(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one,
  );
}

/** Whether two things that are compared say the same. */
export function same(one: unknown, other: unknown): boolean {
  return sorted(one) === sorted(other);
}

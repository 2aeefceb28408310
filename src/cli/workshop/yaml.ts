import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments } from "yaml";

/** Where something stands in a script: keys of mappings, places in lists. */
export type Path = readonly (string | number)[];

/** What is wrong with a file, or with an act in it: one line for a person. `key` is the path as people read it. */
export type Problem = { readonly file: string; readonly line: number; readonly key: string; readonly message: string };

/** A number or truth value with the letters it was written in, so that `text: 007` is still "007". */
export type Plain = { readonly [plain]: true; readonly value: number | boolean; readonly source: string };
const plain: unique symbol = Symbol("plain");

/** A mapping: an object without a prototype, which also keeps the order that keys like "2" would lose. */
export type Mapping = { readonly [key: string]: Tree; readonly [entries]: readonly (readonly [string, Tree])[] };
export const entries: unique symbol = Symbol("entries");

/** What a YAML document holds: texts, nothing, plain values, lists, mappings. */
export type Tree = string | null | Plain | readonly Tree[] | Mapping;

/** A document read: its tree, and the line on which a path stands (the nearest that does). */
export type Read = { readonly tree: Tree; readonly lineOf: (path: Path) => number };

/** Sizes beyond which a file is no workshop: bytes, nodes (aliases counted as often as they are used), aliases (each is looked up through the whole file), depth. */
export const fileLimits = { bytes: 5 * 1024 * 1024, nodes: 200_000, aliases: 500, depth: 24 } as const;

export function isPlain(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && plain in value;
}

export function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && entries in value;
}

/** A path as people read it (`steps.reasons.ideas[2].kind`); hostile keys are cut and can neither break the line nor colour it. */
export function sayPath(path: Path): string {
  const whole = path.reduce<string>(
    (said, part) => (typeof part === "number" ? `${said}[${part + 1}]` : `${said}${said === "" ? "" : "."}${sayKey(part)}`),
    "",
  );
  return whole === "" ? "(file)" : whole;
}

/** A key, or another text of the file, on one line and not longer than `most`. */
export function sayKey(key: string, most = 60): string {
  const short = key.length > most ? `${key.slice(0, most)}…` : key;
  const quoted = JSON.stringify(short.toWellFormed()).slice(1, -1);
  const shown = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(short)
    ? quoted.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (one) => `\\u${(one.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`)
    : short;
  return shown.toWellFormed();
}

/** A problem on one line: `file:line: key: message`. */
export function sayProblem({ file, line, key, message }: Problem): string {
  return `${sayKey(file, 300)}:${line}: ${key}: ${message}`;
}

class Unfit extends Error {
  readonly at: number;
  readonly key: string;
  constructor(message: string, at: number, key: string) {
    super(message);
    this.at = at;
    this.key = key;
  }
}

/** Reads bytes or text as one YAML 1.2 document, or says why it cannot be one. Never throws. */
export function readYaml(file: string, content: Uint8Array | string): Read | readonly Problem[] {
  const text = decode(content);
  if (text === undefined) return [{ file, line: 1, key: "(file)", message: "is not text in UTF-8" }];
  if (text === "too large")
    return [{ file, line: 1, key: "(file)", message: `is larger than a workshop can be (${fileLimits.bytes / 1024 / 1024} MB)` }];
  const lines = new LineCounter();
  try {
    return readDocument(text.text, lines);
  } catch (error) {
    if (error instanceof Unfit) return [{ file, line: Math.max(1, lines.linePos(error.at).line), key: error.key, message: error.message }];
    // The parser recurses: a file nested a hundred thousand deep ends its stack, and is no workshop.
    if (error instanceof RangeError) return [{ file, line: 1, key: "(file)", message: "is nested too deep" }];
    throw error;
  }
}

function decode(content: Uint8Array | string): { readonly text: string } | "too large" | undefined {
  if (content.length > fileLimits.bytes) return "too large";
  if (typeof content === "string") return { text: content.replaceAll("\r\n", "\n") };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(content).replaceAll("\r\n", "\n") };
  } catch {
    return undefined;
  }
}

function readDocument(text: string, lineCounter: LineCounter): Read {
  // Doubled keys are looked for below: the parser's own search takes the square of their number.
  const parsed = parseAllDocuments(text, {
    version: "1.2",
    schema: "core",
    lineCounter,
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: "silent",
  });
  const [document, second] = Array.isArray(parsed) ? parsed : [];
  if (document === undefined) throw new Unfit("is empty", 0, "(file)");
  const trouble = document.errors[0] ?? document.warnings[0];
  if (trouble !== undefined) throw new Unfit(`is not YAML 1.2: ${sayKey(trouble.message, 200)}`, trouble.pos[0], "(file)");
  if (second !== undefined) throw new Unfit("holds more than one document", second.range[0], "(file)");
  const tree = grow(document, { path: [], left: { nodes: fileLimits.nodes, aliases: fileLimits.aliases } }, document.contents);
  if (tree === null) throw new Unfit("is empty", 0, "(file)");
  return { tree, lineOf: (path) => Math.max(1, lineCounter.linePos(offsetOf(document, path)).line) };
}

type Growing = { readonly path: Path; readonly left: { nodes: number; aliases: number } };

function grow(document: Document.Parsed, at: Growing, node: unknown): Tree {
  const offset = startOf(node);
  at.left.nodes -= 1;
  if (at.left.nodes < 0) throw new Unfit("holds more than a workshop can hold", offset, sayPath(at.path));
  if (at.path.length > fileLimits.depth) throw new Unfit("is nested too deep", offset, "(file)");
  if (isAlias(node)) return growAlias(document, at, node);
  if (isScalar(node)) return leaf(node.value, node.source);
  if (isSeq(node)) return node.items.map((item, place) => grow(document, { ...at, path: [...at.path, place] }, item));
  return isMap(node) ? growMap(document, at, node.items) : null;
}

function growAlias(document: Document.Parsed, at: Growing, alias: Alias): Tree {
  at.left.aliases -= 1;
  if (at.left.aliases < 0) throw new Unfit("holds more aliases than a workshop needs", startOf(alias), sayPath(at.path));
  const target: unknown = alias.resolve(document);
  if (target === undefined) throw new Unfit("points at an anchor that is not there", startOf(alias), sayPath(at.path));
  return grow(document, at, target);
}

function leaf(value: unknown, source: string | undefined): Tree {
  if (typeof value === "string") return value.replaceAll("\r\n", "\n");
  if (typeof value === "number" || typeof value === "boolean") return { [plain]: true, value, source: source ?? String(value) };
  return null;
}

function growMap(document: Document.Parsed, at: Growing, pairs: readonly { readonly key: unknown; readonly value: unknown }[]): Tree {
  const map = Object.create(null) as Record<string, Tree>;
  const inOrder: (readonly [string, Tree])[] = [];
  for (const { key, value } of pairs) {
    const name = keyOf(key);
    if (name === undefined) throw new Unfit("has a key that is not a word", startOf(key), sayPath(at.path));
    if (Object.hasOwn(map, name)) throw new Unfit("stands here twice", startOf(key), sayPath([...at.path, name]));
    const grown = value === null ? null : grow(document, { ...at, path: [...at.path, name] }, value);
    map[name] = grown;
    inOrder.push([name, grown]);
  }
  Object.defineProperty(map, entries, { value: inOrder });
  return map as Mapping;
}

function keyOf(key: unknown): string | undefined {
  if (!isScalar(key)) return undefined;
  if (typeof key.value === "string") return key.value.replaceAll("\r\n", "\n");
  return key.value === null ? undefined : (key.source ?? String(key.value));
}

function startOf(node: unknown): number {
  const range =
    typeof node === "object" && node !== null && "range" in node ? (node as { range?: readonly number[] | null }).range : undefined;
  return range?.[0] ?? 0;
}

/** Where a path starts in the text: the key for something in a mapping, the item for something in a list; as far as the path leads. */
function offsetOf(document: Document.Parsed, path: Path): number {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const part of path) {
    if (isAlias(node)) node = node.resolve(document);
    const pair = isMap(node) ? node.items.find((one) => keyOf(one.key) === part) : undefined;
    const next: unknown = pair === undefined ? (isSeq(node) && typeof part === "number" ? node.items[part] : undefined) : pair.value;
    if (pair === undefined && next === undefined) return offset;
    offset = startOf(pair === undefined ? next : pair.key);
    node = next;
  }
  return offset;
}

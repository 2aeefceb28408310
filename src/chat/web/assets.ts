import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { C } from "./security.ts";

type Asset = { readonly body: Uint8Array<ArrayBuffer>; readonly type: string };

const css = "text/css; charset=utf-8";
const js = "text/javascript; charset=utf-8";
const woff2 = "font/woff2";
const fonts = "@fontsource-variable";

/** Every file that a page may load, by the name it has in its address. */
const table: Readonly<Record<string, readonly [from: string, type: string]>> = {
  "base.css": ["./assets/base.css", css],
  "cards.css": ["./assets/cards.css", css],
  "board.css": ["./assets/board.css", css],
  "report.css": ["./assets/report.css", css],
  "report.js": ["./assets/report.js", js],
  "app.js": ["./assets/app.js", js],
  "page.js": ["./assets/page.js", js],
  "cards.js": ["./assets/cards.js", js],
  "cards-acts.js": ["./assets/cards-acts.js", js],
  "board.js": ["./assets/board.js", js],
  "together.js": ["./assets/together.js", js],
  "writing.js": ["./assets/writing.js", js],
  "mark.svg": ["./assets/mark.svg", "image/svg+xml"],
  "htmx.js": ["htmx.org/dist/htmx.min.js", js],
  "sans-latin.woff2": [`${fonts}/schibsted-grotesk/files/schibsted-grotesk-latin-wght-normal.woff2`, woff2],
  "sans-latin-ext.woff2": [`${fonts}/schibsted-grotesk/files/schibsted-grotesk-latin-ext-wght-normal.woff2`, woff2],
  "serif-latin.woff2": [`${fonts}/literata/files/literata-latin-wght-normal.woff2`, woff2],
  "serif-latin-ext.woff2": [`${fonts}/literata/files/literata-latin-ext-wght-normal.woff2`, woff2],
  "serif-italic-latin.woff2": [`${fonts}/literata/files/literata-latin-wght-italic.woff2`, woff2],
  "serif-italic-latin-ext.woff2": [`${fonts}/literata/files/literata-latin-ext-wght-italic.woff2`, woff2],
};

function pathOf(from: string): string {
  return from.startsWith("./") ? fileURLToPath(new URL(from, import.meta.url)) : fileURLToPath(import.meta.resolve(from));
}

function read([from, type]: readonly [string, string]): Asset {
  const path = pathOf(from);
  return { body: existsSync(path) ? Uint8Array.from(readFileSync(path)) : new Uint8Array(), type };
}

const files: ReadonlyMap<string, Asset> = new Map(Object.entries(table).map(([name, entry]) => [name, read(entry)]));

/** Changes with every change of any file: stands in the addresses, so that browsers may keep them for ever. */
const stamp = [...files.values()]
  .reduce((hash, { body }) => hash.update(body), createHash("sha256"))
  .digest("base64url")
  .slice(0, 10);

/** The address of a file that a page loads. */
export function asset(name: string): string {
  return `/assets/${stamp}/${name}`;
}

/** The file, for as long as its address stands. */
export function sendAsset(c: C): Response {
  const file = files.get(c.req.param("name") ?? "");
  if (file === undefined) return c.notFound() as Response;
  return c.body(file.body, 200, { "content-type": file.type, "cache-control": "public, max-age=31536000, immutable" });
}

/** The map beside the form that starts a session: our own picture, read once. */
export const map: string = readFileSync(fileURLToPath(new URL("./assets/map.svg", import.meta.url)), "utf8");

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The top of the tree, with a slash at its end. */
export const top = fileURLToPath(new URL("../../", import.meta.url));

/** Every TypeScript file under `src`, as paths from the top of the tree. */
export function sources(): readonly string[] {
  const entries = readdirSync(`${top}src`, { recursive: true, encoding: "utf8" });
  return entries.filter((entry) => entry.endsWith(".ts")).map((entry) => `src/${entry}`);
}

/** Every folder at the first level of `src`, empty ones too. */
export function folders(): readonly string[] {
  return readdirSync(`${top}src`, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

export function textOf(path: string): string {
  return readFileSync(top + path, "utf8");
}

import { fileURLToPath } from "node:url";
import { openStore } from "#store/open.ts";
import { templateName } from "./embedded.ts";
import { freshFolder } from "./fresh.ts";

let template: Awaited<ReturnType<typeof freshFolder>> | undefined;

/** Vitest's global set-up: one empty store's folder, of which tests take copies. */
export async function setup(): Promise<void> {
  template = await freshFolder();
  const store = await openStore({ folder: template.folder }, []);
  await store.close();
  process.env[templateName] = template.folder;
  // Some hundred programs and test files load the same modules: compiled once, they start in half the time.
  process.env["NODE_COMPILE_CACHE"] ??= fileURLToPath(new URL("../../node_modules/.cache/compiled", import.meta.url));
}

export async function teardown(): Promise<void> {
  await template?.gone();
}

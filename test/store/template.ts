import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { openStore } from "#store/open.ts";
import { templateName } from "./embedded.ts";
import { freshFolder } from "./fresh.ts";

let template: Awaited<ReturnType<typeof freshFolder>> | undefined;

/** Vitest's global set-up: the dump of one empty store, which tests begin from. */
export async function setup(): Promise<void> {
  template = await freshFolder();
  const { folder } = template;
  const store = await openStore({ folder }, []);
  await store.close();
  const pglite = await PGlite.create(join(folder, "database"));
  const dump = await pglite.dumpDataDir("none");
  await pglite.close();
  process.env[templateName] = join(folder, "dump.tar");
  await writeFile(join(folder, "dump.tar"), Buffer.from(await dump.arrayBuffer()));
  // Some hundred programs and test files load the same modules: compiled once, they start in half the time.
  process.env["NODE_COMPILE_CACHE"] ??= fileURLToPath(new URL("../../node_modules/.cache/compiled", import.meta.url));
}

export async function teardown(): Promise<void> {
  await template?.gone();
}

import { cp } from "node:fs/promises";
import { openStore, type Store } from "#store/open.ts";
import { freshFolder } from "./fresh.ts";

/** The folder that `template.ts` left ready; not set where a test's parts are used outside the test run (bench). */
export const templateName = "TEEKOND_TEST_TEMPLATE";

/**
 * An embedded store of its own, empty, gone when closed. Making Postgres's own tables takes PGlite 1.1–1.8 s, a copy of a folder that has
 * them 0.3 s, and a whole run opens more than a hundred.
 */
export async function embeddedStore(keys: readonly string[]): Promise<Store> {
  const template = process.env[templateName];
  if (template === undefined) return openStore({ memory: true }, keys);
  const { folder, gone } = await freshFolder();
  await cp(template, folder, { recursive: true });
  const store = await openStore({ folder }, keys);
  return {
    ...store,
    close: async () => {
      await store.close();
      await gone();
    },
  };
}

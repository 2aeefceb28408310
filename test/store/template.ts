import { openStore } from "#store/open.ts";
import { templateName } from "./embedded.ts";
import { freshFolder } from "./fresh.ts";

/** Vitest's global set-up: one empty store's folder, of which tests take copies. */
export default async function makeTemplate(): Promise<() => Promise<void>> {
  const { folder, gone } = await freshFolder();
  const store = await openStore({ folder }, []);
  await store.close();
  process.env[templateName] = folder;
  return gone;
}

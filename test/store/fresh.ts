import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder of its own below the temporary one, removed by `gone`. */
export async function freshFolder(): Promise<{ readonly folder: string; readonly gone: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "teekond-"));
  return { folder, gone: () => rm(folder, { recursive: true, force: true }) };
}

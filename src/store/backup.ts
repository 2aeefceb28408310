import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { dump, restoreLines } from "./dump.ts";
import type { Db } from "./schema.ts";

const KEPT = 7;
const DAILY = /^teekond-\d{4}-\d{2}-\d{2}\.ndjson$/;

/** Writes all that the store keeps to a file, readable by its owner only; the file appears when it is whole. */
export async function backup(db: Db, file: string): Promise<void> {
  const partial = `${file}.partial`;
  try {
    await pipeline(Readable.from(dump(db)), createWriteStream(partial, { mode: 0o600, flush: true }));
    await rename(partial, file);
  } finally {
    await rm(partial, { force: true });
  }
}

/** Fills an empty store from a backup, all or nothing; throws `RestoreRefused` where the store is not empty or the file not whole. */
export async function restore(db: Db, file: string): Promise<void> {
  await restoreLines(db, linesOf(file));
}

/** Writes the backup of a day ("YYYY-MM-DD") into the folder and keeps the seven newest; answers with its file. */
export async function dailyBackup(db: Db, folder: string, date: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `teekond-${date}.ndjson`);
  await backup(db, file);
  await rotateBackups(folder);
  return file;
}

/** Removes all daily backups of the folder but the seven newest; other files stay. */
export async function rotateBackups(folder: string): Promise<void> {
  const daily = (await readdir(folder)).filter((name) => DAILY.test(name)).sort();
  for (const name of daily.slice(0, -KEPT)) await rm(join(folder, name));
}

// Not node:readline: it loses the lines that come while the database is asked something, and does not tell of a file that is missing.
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of createReadStream(file, "utf8") as AsyncIterable<string>) {
    const [first = "", ...more] = chunk.split("\n");
    rest += first;
    for (const next of more) {
      yield rest;
      rest = next;
    }
  }
  if (rest !== "") yield rest;
}

import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { Json } from "#lib/json.ts";
import type { Ask } from "./ask.ts";
import { answer } from "./commands/answer.ts";
import { readConfig } from "./config.ts";
import { type Exit, Failure } from "./failure.ts";
import type { Place, Reply } from "./house.ts";
import { askServer, openHouse } from "./wire.ts";

type Progress = (step: string, done: number, of: number) => void;

/** Asks the server that runs on the place, if one does; else opens the place, does it here, and closes it. */
export async function perform(ask: Ask, place: Place, onProgress?: Progress): Promise<Reply> {
  const answered = await askServer(place, ask as unknown as Json);
  if (answered !== undefined) return answered as unknown as Reply;
  const house = await openHouse(readConfig(), place);
  try {
    return await answer(house, ask, onProgress);
  } finally {
    await house.close();
  }
}

/** Prints what was answered, writes the files below `out`, and lets the program end with the exit: of several the worst stays. */
export async function deliver({ exit, out: lines, err, files }: Reply, out: string): Promise<void> {
  for (const line of lines) process.stdout.write(`${stripVTControlCharacters(line)}\n`);
  for (const line of err) process.stderr.write(`${stripVTControlCharacters(line)}\n`);
  for (const { path, text } of files) {
    const file = join(out, path);
    await mkdir(dirname(file), { recursive: true })
      .then(() => writeFile(file, text))
      .catch(cannotWrite(file));
    process.stdout.write(`${file}\n`);
  }
  process.exitCode = Math.max(Number(process.exitCode ?? 0), exit);
}

function cannotWrite(file: string): () => never {
  return () => {
    throw new Failure(1, `${file} cannot be written.`);
  };
}

/** On a terminal a line that says how far a replay is; elsewhere nothing. */
export function tellProgress(name: string): Progress | undefined {
  if (!process.stderr.isTTY) return undefined;
  return (step, done, of) =>
    process.stderr.write(`\r\u001b[K${name}: ${step} (${done + 1} of ${of})${done + 1 === of ? "\r\u001b[K" : ""}`);
}

/** The exit of a failure: its own, or 1 for what nobody foresaw. */
export function exitOf(error: unknown): Exit {
  return error instanceof Failure ? error.exit : 1;
}

import type { Ask } from "../ask.ts";
import { type House, refusedWith, type Reply, said } from "../house.ts";
import { doctor } from "./doctor.ts";
import { erase } from "./erase.ts";
import { exportSession } from "./export.ts";
import { link } from "./link.ts";
import { notionWebhook } from "./notion.ts";
import { publish } from "./publish.ts";
import { type Script, replayScript } from "./replay.ts";
import { sessions } from "./sessions.ts";

type Progress = Parameters<typeof replayScript>[2];

/** Fills an empty store; one that is not empty, and a file that is not whole, are left as they are. */
async function restore(house: House, file: string): Promise<Reply> {
  try {
    await house.restore(file);
    return said(`Restored from: ${file}`);
  } catch (error) {
    if (error instanceof Error && error.name === "RestoreRefused") return refusedWith(2, error.message);
    throw error;
  }
}

/** Does what was asked, in whichever process holds the data. */
export async function answer(house: House, ask: Ask, onProgress?: Progress): Promise<Reply> {
  switch (ask.command) {
    case "sessions":
      return sessions(house);
    case "doctor":
      return doctor(house);
    case "migrate":
      return said("The tables are up to date.");
    case "export":
      return exportSession(house, ask.session, ask.formats);
    case "publish":
      return publish(house, ask);
    case "notion-webhook":
      return notionWebhook(house);
    case "link":
      return link(house, ask.session, ask.role);
    case "erase":
      return erase(house, ask.session, ask.person);
    case "backup":
      await house.backup(ask.file);
      return said(`Written: ${ask.file}`);
    case "restore":
      return restore(house, ask.file);
    default:
      return replayScript(house, ask satisfies Script, onProgress);
  }
}

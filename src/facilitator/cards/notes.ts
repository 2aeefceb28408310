import type { Line } from "#talk/line.ts";
import type { Talk } from "../talk.ts";
import { told } from "./words.ts";

/** How many notes stand on an item; nothing where there is none. */
export function notesLine(talk: Talk, on: string): Line {
  const count = talk.view.notes.filter((note) => note.on === on && note.struck === undefined).length;
  return count === 0 ? [] : told(talk, "page.notes.count", { count });
}

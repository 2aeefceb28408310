import type { Line } from "#talk/line.ts";
import type { Talk } from "../talk.ts";
import { joined, told } from "./words.ts";

/** That a language model suggested this, and who took it; nothing for what people thought of themselves. */
export function takenLine({ view, say, name }: Pick<Talk, "view" | "say" | "name">, id: string): Line {
  const by = view.taken[id];
  if (by === undefined) return [];
  return joined([told({ say }, "assist.tag"), told({ say }, "assist.accepted", { name: name(by) })], ", ");
}

/** What stands beside an item: how many notes, and where it came from if not from people. */
export function notesLine(talk: Talk, on: string): Line {
  const count = talk.view.notes.filter((note) => note.on === on && note.struck === undefined).length;
  return joined([count === 0 ? [] : told(talk, "page.notes.count", { count }), takenLine(talk, on)]);
}

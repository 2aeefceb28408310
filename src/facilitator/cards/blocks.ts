import type { Block, Button } from "#talk/card.ts";
import type { Option } from "#talk/form.ts";
import type { Line } from "#talk/line.ts";
import type { Talk } from "../talk.ts";
import { cut, cutLine, lengthOf, told } from "./words.ts";

/** What every platform can hold in one piece; how much fits into one message is for the platform to page. */
export const bounds = { title: 150, lines: 2_900, line: 1_400, blocks: 25, buttons: 5, options: 100, label: 75 } as const;

/** Lines as few blocks as hold them; none without lines. */
export function linesOf(talk: Talk, lines: readonly Line[]): readonly Block[] {
  const packs: Line[][] = [];
  let room = 0;
  for (const line of lines.filter((one) => one.length > 0).map((one) => cutLine(talk, one, bounds.line))) {
    const size = lengthOf(talk, line) + 1;
    const last = packs.at(-1);
    if (last === undefined || size > room) {
      packs.push([line]);
      room = bounds.lines - size;
    } else {
      last.push(line);
      room -= size;
    }
  }
  return packs.map((pack) => ({ is: "lines", lines: pack }));
}

/** Quiet lines; none without words. */
export function quiet(...lines: readonly Line[]): readonly Block[] {
  const some = lines.filter((line) => line.length > 0);
  return some.length === 0 ? [] : [{ is: "quiet", lines: some }];
}

/** A heading over the lines below it. */
export function heading(text: string): Line {
  return [{ is: "word", text, look: "strong" }];
}

/** Buttons in rows; a link stands in the last one. */
export function acts(buttons: readonly Button[], link?: { readonly label: string; readonly url: string }): readonly Block[] {
  const rows = Array.from({ length: Math.ceil(buttons.length / bounds.buttons) }, (_, n) =>
    buttons.slice(n * bounds.buttons, (n + 1) * bounds.buttons),
  );
  if (rows.length === 0) return link === undefined ? [] : [{ is: "acts", buttons: [], link }];
  return rows.map((row, n) => ({ is: "acts", buttons: row, ...(link !== undefined && n === rows.length - 1 ? { link } : {}) }));
}

type Picking = { readonly ask: string; readonly about: readonly string[]; readonly label: string };

/** One of many; more than a menu holds stand in several. None without options. */
export function pick({ ask, about, label }: Picking, options: readonly Option[]): readonly Block[] {
  const named = options.map(({ value, label: text }) => ({ value, label: cut(text, bounds.label) || value }));
  const menus = Math.ceil(named.length / bounds.options);
  return Array.from({ length: menus }, (_, n) => ({
    is: "pick",
    ask,
    about,
    label: menus === 1 ? label : `${label} ${n + 1} / ${menus}`,
    options: named.slice(n * bounds.options, (n + 1) * bounds.options),
  }));
}

/** The same blocks with no more lines than a card holds: what stands behind them is counted. */
export function bounded(talk: Talk, blocks: readonly Block[]): readonly Block[] {
  const over = blocks.filter((block) => block.is === "lines").slice(bounds.blocks - 1);
  if (over.length <= 1) return blocks;
  const gone = new Set<Block>(over);
  const count = over.reduce((sum, block) => sum + block.lines.length, 0);
  const more: Block = { is: "lines", lines: [told(talk, "chat.more-lines", { count })] };
  return blocks.flatMap((block) => (block === over[0] ? [more] : gone.has(block) ? [] : [block]));
}

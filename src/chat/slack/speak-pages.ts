import type { types } from "@slack/bolt";

export type SlackBlock = types.KnownBlock;

/** Blocks that stand or fall together. `stays`: what a person can do, and the title; kept before anything else when a message is too long. */
export type Group = { readonly blocks: readonly SlackBlock[]; readonly lines: number; readonly stays: boolean };

/** How much fits: blocks, and what they measure. */
export type Room = { readonly blocks: number; readonly size: number; readonly measure: (blocks: unknown) => number };

/** Bytes of JSON: what a view is measured by. */
export function bytes(blocks: unknown): number {
  return Buffer.byteLength(JSON.stringify(blocks));
}

const container = 30;

/**
 * What a message is measured by, as far as anybody outside Slack knows: its texts, and something for every object around them (bolt-js, issues
 * 2509 and 2867). Of a menu only the words of its options count.
 */
export function weight(value: unknown, of = ""): number {
  if (typeof value === "string") return value.length;
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + weight(one, of), 0);
  if (typeof value !== "object" || value === null) return 0;
  if (of === "options") return weight("text" in value ? value.text : "", "option") - container;
  return Object.entries(value).reduce((sum, [key, inside]) => sum + weight(inside, key), container);
}

function less(room: Room, { blocks }: Group): Room {
  return { ...room, blocks: room.blocks - blocks.length, size: room.size - room.measure(blocks) };
}

function fits(group: Group, room: Room): boolean {
  const left = less(room, group);
  return left.blocks >= 0 && left.size >= 0;
}

type Kept = { readonly room: Room; readonly kept: ReadonlySet<Group>; readonly full: boolean };

/** Takes groups in their order until one does not fit. */
function fill(start: Kept, groups: readonly Group[]): Kept {
  let at: Kept = { ...start, full: false };
  for (const group of groups) {
    if (at.full || !fits(group, at.room)) at = { ...at, full: true };
    else at = { ...at, room: less(at.room, group), kept: new Set([...at.kept, group]) };
  }
  return at;
}

/** The blocks of all groups, or of as many as fit, with what `more` says of the lines left out where the first of them would stand. */
export function cutToFit(groups: readonly Group[], room: Room, more: (lines: number) => Group): readonly SlackBlock[] {
  const start: Kept = { room, kept: new Set(), full: false };
  if (!fill(start, groups).full) return groups.flatMap((group) => group.blocks);
  const all = groups.reduce((sum, group) => sum + group.lines, 0);
  const acts = fill(
    { ...start, room: less(room, more(all)) },
    groups.filter((group) => group.stays),
  );
  const { kept } = fill(
    acts,
    groups.filter((group) => !group.stays),
  );
  const out = groups.filter((group) => !kept.has(group));
  const told = more(out.reduce((sum, group) => sum + group.lines, 0));
  return groups.flatMap((group) => (kept.has(group) ? group.blocks : group === out[0] ? told.blocks : []));
}

/** Groups dealt over pages in their order, none of them parted; always at least one page. */
export function pagesOf(groups: readonly Group[], room: Room): readonly (readonly Group[])[] {
  const pages: Group[][] = [[]];
  let left = room;
  for (const group of groups) {
    const page = pages.at(-1) ?? [];
    if (page.length > 0 && !fits(group, left)) {
      pages.push([group]);
      left = less(room, group);
    } else {
      page.push(group);
      left = less(left, group);
    }
  }
  return pages;
}

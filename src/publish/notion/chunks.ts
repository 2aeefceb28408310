import type { BlockObjectRequest } from "@notionhq/client";
import { childrenOf } from "./canonical.ts";
import { limits } from "./limits.ts";

/** Top blocks of a section, from the first up to but not with the last. */
export type Part = { readonly section: string; readonly from: number; readonly to: number };

/** Blocks that go one behind another into the same place. */
export type Run = { readonly section: string; readonly from: number; readonly blocks: readonly BlockObjectRequest[] };

function count(block: unknown): number {
  return childrenOf(block).reduce<number>((sum, one) => sum + count(one), 1);
}

function bytes(block: unknown): number {
  return Buffer.byteLength(JSON.stringify(block)) + 1;
}

/** What goes into the next request of all that goes into one place: as much as Notion takes at once (limits.ts). */
export function chunk(all: readonly Run[]): readonly Part[] {
  const parts: Part[] = [];
  let [top, blocks, size] = [0, 0, 0];
  for (const { section, from, blocks: rest } of all) {
    for (const [n, block] of rest.entries()) {
      blocks += count(block);
      size += bytes(block);
      top += 1;
      if (top > 1 && (top > limits.children || blocks > limits.blocks || size > limits.bytes)) return parts;
      const last = parts.at(-1);
      if (last?.section === section) parts[parts.length - 1] = { ...last, to: from + n + 1 };
      else parts.push({ section, from: from + n, to: from + n + 1 });
    }
  }
  return parts;
}

import { type Fate, fatesOf } from "./fate.ts";
import { own } from "./own.ts";
import type { Redesign } from "./redesign.ts";

/**
 * Ids of the new journey as it falls out of the answers alone: survivors at their place, a replacement at the place of the first
 * one it replaces, the added ones at the end in the order they were added. Each id once.
 */
export function naturalOrder(redesign: Redesign): readonly string[] {
  const fromCurrent = [...fatesOf(redesign)].flatMap(([id, fate]) => idsLeftBy(id, fate));
  return [...new Set([...fromCurrent, ...addedIds(redesign)])];
}

function idsLeftBy(id: string, fate: Fate): readonly string[] {
  if (fate.is === "survives") return [id];
  return fate.is === "replaced" ? fate.by.map((each) => each.id) : [];
}

function addedIds(redesign: Redesign): readonly string[] {
  return redesign.edits.added.map((each) => each.id).filter((id) => own(redesign.edits.removed, id) === undefined);
}

/**
 * The order of the new journey: what the team ordered as it ordered it, every other id right after the one that comes before it
 * by nature (the first added one: at the end).
 */
export function arrangedOrder(redesign: Redesign): readonly string[] {
  const natural = naturalOrder(redesign);
  const present = new Set(natural);
  const arranged = [...new Set(redesign.edits.order)].filter((id) => present.has(id));
  const placed = new Set(arranged);
  const firstAdded = addedIds(redesign).find((id) => !isOfCurrent(redesign, id));
  natural.forEach((id, place) => {
    if (placed.has(id)) return;
    const before = natural[place - 1];
    if (id === firstAdded) arranged.push(id);
    else arranged.splice(before === undefined ? 0 : arranged.indexOf(before) + 1, 0, id);
  });
  return arranged;
}

function isOfCurrent(redesign: Redesign, id: string): boolean {
  return [...fatesOf(redesign)].some(([current, fate]) => idsLeftBy(current, fate).includes(id));
}

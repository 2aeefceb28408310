import type { APIComponentInContainer } from "discord.js";
import { ComponentType } from "discord.js";

/**
 * What stands or falls together: a line of text, or a component with all that is in it. Texts of one `pack` that follow each other stand in one
 * text display. `stays`: what a person can do, and the title; kept before anything else when a message is too long.
 */
export type Group = { readonly lines: number; readonly stays: boolean } & (
  | { readonly is: "text"; readonly text: string; readonly pack: number }
  | { readonly is: "component"; readonly component: APIComponentInContainer }
);

/** How much fits: components, nested ones counted, and signs of text. */
export type Room = { readonly components: number; readonly signs: number };

/** A line of text. */
export function textGroup(text: string, pack: number, more: { readonly lines?: number; readonly stays?: boolean } = {}): Group {
  return { is: "text", text, pack, lines: more.lines ?? 0, stays: more.stays ?? false };
}

/** A component, whole. */
export function componentGroup(component: APIComponentInContainer, lines = 0, stays = false): Group {
  return { is: "component", component, lines, stays };
}

/** What a component takes of the room. */
export function sizeOf(component: APIComponentInContainer): Room {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return { components: 1, signs: component.content.length };
    case ComponentType.ActionRow:
      return { components: 1 + component.components.length, signs: 0 };
    case ComponentType.Section:
      return {
        components: 2 + component.components.length,
        signs: component.components.reduce((sum, one) => sum + one.content.length, 0),
      };
    default:
      return { components: 1, signs: 0 };
  }
}

function isSamePack(before: Group | undefined, group: Group): boolean {
  return group.is === "text" && before?.is === "text" && before.pack === group.pack;
}

function less(room: Room, group: Group, before: Group | undefined): Room {
  const joins = isSamePack(before, group);
  const size =
    group.is === "component" ? sizeOf(group.component) : { components: joins ? 0 : 1, signs: group.text.length + (joins ? 1 : 0) };
  return { components: room.components - size.components, signs: room.signs - size.signs };
}

function isLeft({ components, signs }: Room): boolean {
  return components >= 0 && signs >= 0;
}

type Filled = { readonly room: Room; readonly kept: readonly Group[]; readonly full: boolean };

/** Takes groups in their order until one does not fit. */
function fill(start: Room, groups: readonly Group[]): Filled {
  const kept: Group[] = [];
  let room = start;
  for (const group of groups) {
    const left = less(room, group, kept.at(-1));
    if (!isLeft(left)) return { room, kept, full: true };
    room = left;
    kept.push(group);
  }
  return { room, kept, full: false };
}

/** All groups, or as many as fit, with what `more` says of the lines left out where the first of them would stand. */
export function cutToFit(groups: readonly Group[], room: Room, more: (lines: number) => readonly Group[]): readonly Group[] {
  if (!fill(room, groups).full) return groups;
  const all = groups.reduce((sum, group) => sum + group.lines, 0);
  const told = fill(room, more(all));
  const acts = fill(
    told.room,
    groups.filter((group) => group.stays),
  );
  const rest = fill(
    acts.room,
    groups.filter((group) => !group.stays),
  );
  const kept = new Set([...acts.kept, ...rest.kept]);
  const out = groups.filter((group) => !kept.has(group));
  const count = out.reduce((sum, group) => sum + group.lines, 0);
  return groups.flatMap((group) => (kept.has(group) ? [group] : group === out[0] ? more(count) : []));
}

/** Groups dealt over pages in their order, none of them parted; always at least one page. */
export function pagesOf(groups: readonly Group[], room: Room): readonly (readonly Group[])[] {
  const pages: (readonly Group[])[] = [];
  for (let left = groups; left.length > 0; ) {
    const { kept } = fill(room, left);
    const page = kept.length > 0 ? kept : left.slice(0, 1);
    pages.push(page);
    left = left.slice(page.length);
  }
  return pages.length === 0 ? [[]] : pages;
}

/** Groups as the components of a container. */
export function componentsOf(groups: readonly Group[]): readonly APIComponentInContainer[] {
  const drawn: APIComponentInContainer[] = [];
  for (const [n, group] of groups.entries()) {
    const last = drawn.at(-1);
    if (group.is === "component") drawn.push(group.component);
    else if (isSamePack(groups[n - 1], group) && last?.type === ComponentType.TextDisplay)
      drawn[drawn.length - 1] = { ...last, content: `${last.content}\n${group.text}` };
    else drawn.push({ type: ComponentType.TextDisplay, content: group.text });
  }
  return drawn;
}

import type { Row } from "#journey/layout/rows.ts";
import { isSameStage, type Stage, stageOf } from "#journey/stage.ts";
import type { Contact, Drawing, Show } from "./drawing.ts";

/** One line of the list for narrow screens. `old`: a thin row above what replaced it; `card`: a contact that is met now. */
export type Line =
  | { readonly is: "stage"; readonly stage: Stage }
  | { readonly is: "old"; readonly contact: Contact }
  | { readonly is: "card"; readonly contact: Contact; readonly before?: Contact };

/** Both journeys as one list: the new one in its order, above each contact what it takes the place of; what nothing replaces keeps its place. */
export function linesOf(drawing: Drawing, show: Show): readonly Line[] {
  if (show === "both" && drawing.begun) return withStages(merged(drawing));
  const journey = show === "after" && drawing.begun ? drawing.next : drawing.current;
  return withStages([...journey.values()].map((contact): Line => ({ is: "card", contact })));
}

function merged({ current, next }: Drawing): readonly Line[] {
  const shown = new Set<string>();
  const lines: Line[] = [];
  for (const contact of next.values()) {
    const { id, origin } = contact.touchpoint;
    for (const old of [...(origin?.replaces ?? []), ...(origin?.absorbs ?? [])]) {
      const struck = current.get(old);
      if (struck === undefined || shown.has(old)) continue;
      shown.add(old);
      lines.push({ is: "old", contact: struck });
    }
    const before = current.get(id);
    if (before !== undefined) shown.add(id);
    lines.push({ is: "card", contact, ...(before === undefined ? {} : { before }) });
  }
  return withRest(lines, [...current.values()], shown);
}

/** What nothing carries on goes after what stood before it in its own journey. */
function withRest(lines: readonly Line[], current: readonly Contact[], shown: ReadonlySet<string>): readonly Line[] {
  const all = [...lines];
  current.forEach((contact, index) => {
    if (shown.has(contact.touchpoint.id)) return;
    const before = current[index - 1];
    const after =
      before === undefined
        ? -1
        : all.findLastIndex((line) => line.is !== "stage" && line.contact.partners.some((id) => id === before.touchpoint.id));
    all.splice(after + 1, 0, { is: "old", contact });
  });
  return all;
}

function withStages(lines: readonly Line[]): readonly Line[] {
  let last: Stage = { in: "none", name: "" };
  return lines.flatMap((line, index): readonly Line[] => {
    const stage = stageAt(lines, index, last);
    if (stage.in === "none" || isSameStage(stage, last)) return [line];
    last = stage;
    return [{ is: "stage", stage }, line];
  });
}

/** What was struck goes under the stage of what it leads to; what leads nowhere stays in its own stage where that goes on. */
function stageAt(lines: readonly Line[], index: number, last: Stage): Stage {
  const line = lines[index];
  if (line === undefined || line.is === "stage") return last;
  const own = stageOf(line.contact.touchpoint);
  if (line.is === "card" || (line.contact.partners.length === 1 && isSameStage(own, last))) return own;
  const met = lines.slice(index).find((each) => each.is === "card");
  return met?.is === "card" ? stageOf(met.contact.touchpoint) : own;
}

/** The contact of a line that the path of one journey goes through. */
export function onPath(line: Line, side: Contact["side"]): Contact | undefined {
  if (line.is === "stage") return undefined;
  const { contact } = line;
  if (contact.side === side) return contact;
  return line.is === "card" ? line.before : undefined;
}

/** The lines as rows that the path of one journey can be drawn through. */
export function rowsOfLines(lines: readonly Line[], side: Contact["side"]): readonly Row[] {
  return lines.map((line): Row => {
    const contact = onPath(line, side);
    if (contact === undefined) return { is: "kept", branch: false };
    const placed = { id: contact.touchpoint.id, place: contact.place };
    return { is: "kept", branch: false, ...(side === "new" ? { next: placed } : { current: placed }) };
  });
}

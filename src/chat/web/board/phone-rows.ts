import type { Row } from "#journey/layout/rows.ts";
import { isSameStage, type Stage, stageOf } from "#journey/stage.ts";
import type { Contact, Drawing } from "./drawing.ts";

/** One line of the list for narrow screens. `old`: a thin row above what replaced it; `card`: a contact that is met now. */
export type Line =
  | { readonly is: "stage"; readonly stage: Stage }
  | { readonly is: "old"; readonly contact: Contact }
  | { readonly is: "card"; readonly contact: Contact; readonly before?: Contact };

/** Both journeys as one list: the new one in its order, above each contact what it takes the place of; what nothing replaces keeps its place. */
export function linesOf(drawing: Drawing): readonly Line[] {
  const lines = drawing.begun ? merged(drawing) : [...drawing.current.values()].map((contact): Line => ({ is: "card", contact }));
  return withStages(lines);
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
    const after = before === undefined ? -1 : all.findLastIndex((line) => line.is !== "stage" && line.contact.partners.some((id) => id === before.touchpoint.id));
    all.splice(after + 1, 0, { is: "old", contact });
  });
  return all;
}

function withStages(lines: readonly Line[]): readonly Line[] {
  let last: Stage = { in: "none", name: "" };
  return lines.flatMap((line, index): readonly Line[] => {
    const met = lines.slice(index).find((each) => each.is === "card");
    const stage = line.is === "stage" ? line.stage : stageOf((line.is === "old" && met?.is === "card" ? met : line).contact.touchpoint);
    if (stage.in === "none" || isSameStage(stage, last)) return [line];
    last = stage;
    return [{ is: "stage", stage }, line];
  });
}

/** The lines as rows that a path can be drawn through. */
export function rowsOfLines(lines: readonly Line[]): readonly Row[] {
  return lines.map((line): Row => {
    if (line.is !== "card") return { is: "kept", branch: false };
    const { id } = line.contact.touchpoint;
    const placed = { id, place: line.contact.place };
    return line.contact.side === "new" ? { is: "kept", next: placed, branch: false } : { is: "kept", current: placed, branch: false };
  });
}

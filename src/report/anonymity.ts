import type { Session } from "#session/state.ts";
import type { Ideas } from "#steps/collect.ts";

/** From how many unsigned items on the signed ones of a step keep their names (method.md, "Anonymity"). */
const enough = 3;

/**
 * Whether a step is shown without any names: it has one or two unsigned items, so that the names of the others would point at who wrote
 * them. Struck ones count both ways, because who has nothing to their name could be taken for their author.
 */
export function isNameless(session: Session, step: string): boolean {
  const parts = session.steps.find((one) => one.id === step)?.parts ?? [];
  const ideas = parts
    .flatMap((part) => (part.state as Partial<Ideas>).ideas ?? [])
    .filter((one) => one.by === null && one.gone !== "removed");
  const late = session.late.filter((one) => one.step === step && one.by === null && !one.takenIn).length;
  const all = ideas.length + late;
  const shown = ideas.filter((one) => one.gone !== "struck").length + late;
  return isFew(all) || isFew(shown);
}

function isFew(count: number): boolean {
  return count > 0 && count < enough;
}

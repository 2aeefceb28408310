import { playbookOf } from "#playbook/catalog/catalog.ts";
import type { Step } from "#playbook/playbook.ts";
import type { Part } from "#steps/part.ts";
import type { Session } from "./state.ts";

/** The definition of one of the session's steps. */
export function stepDefinition(session: Session, step: string): Step | undefined {
  return playbookOf(session.about.playbook)?.steps.find((one) => one.id === step);
}

/** The definition of a part of one of the session's steps. */
export function partDefinition(session: Session, step: string, part: number): Part | undefined {
  return stepDefinition(session, step)?.parts[part];
}

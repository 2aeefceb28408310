import { patterns } from "#steps/patterns.ts";
import { partDefinition } from "./definition.ts";
import type { PartStanding, Session } from "./state.ts";

/** Two entries of one person become one: what the first gave belongs to the second from now on, to edit, withdraw and undo. */
export function mergePeople(session: Session, person: string, into: string): Session {
  const own = <One extends { readonly by: string | null }>(one: One): One => (one.by === person ? { ...one, by: into } : one);
  const adopted = (step: string, part: PartStanding, number: number): PartStanding => {
    const def = partDefinition(session, step, number);
    const adopt = def === undefined ? undefined : patterns[def.pattern].adopt;
    return { ...part, acts: part.acts.map(own), state: adopt === undefined ? part.state : adopt(part.state, person, into) };
  };
  return {
    ...session,
    merged: { ...session.merged, [person]: into },
    notes: session.notes.map(own),
    late: session.late.map(own),
    steps: session.steps.map((step) => ({ ...step, parts: step.parts.map((part, number) => adopted(step.id, part, number)) })),
  };
}

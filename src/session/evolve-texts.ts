import type { Json, Values } from "#steps/field.ts";
import type { PartAct } from "#steps/part.ts";
import type { SessionEvent } from "./event.ts";
import type { Session } from "./state.ts";

type Fold = (session: Session, data: { readonly [key: string]: Json }, event: SessionEvent) => Session;

/** What is said beside the steps: notes under things, and what came late; and their striking. */
export const textFolds: Readonly<Record<string, Fold>> = {
  "note.added": (session, data, event) => ({
    ...session,
    notes: [
      ...session.notes,
      {
        id: String(data.id),
        on: String(data.on),
        by: event.actor.kind === "person" ? event.actor.id : null,
        text: String(data.text),
        at: event.at,
      },
    ],
  }),
  "late.kept": (session, data, event) => {
    const by = event.actor.kind === "person" ? event.actor.id : null;
    const entry = {
      id: String(data.id),
      step: String(data.step),
      part: Number(data.part),
      by,
      values: data.values as Values,
      takenIn: false,
      ...(data.act === undefined ? {} : { act: data.act as unknown as PartAct }),
    };
    return { ...session, late: [...session.late, entry] };
  },
  "text.struck": (session, data) => {
    const struck = String(data.reason);
    return {
      ...session,
      notes: session.notes.map((one) => (one.id === data.id ? { ...one, text: "", struck } : one)),
      late: session.late.map((one) => (one.id === data.id && !one.takenIn ? { ...one, values: {}, struck } : one)),
    };
  },
  "late.taken-in": (session, data) => ({
    ...session,
    late: session.late.map((one) => (one.id === data.id ? { ...one, takenIn: true } : one)),
  }),
};

import type { SessionEvent } from "#session/event.ts";
import { fold, isKnown } from "#session/evolve.ts";
import { type Session, noSession, openStep } from "#session/state.ts";
import type { Ledger, Loaded } from "./ports.ts";
import type { Shelf, Standing } from "./shelf.ts";

export type Place = { readonly tenant: string; readonly id: string };

/** A stored event whose type this program does not know: the session is left alone, and named. */
export class UnreadableSession extends Error {
  constructor(session: string, type: string) {
    super(`session ${session} holds an event of type ${type}, which this version cannot read; nothing was changed`);
    this.name = "UnreadableSession";
  }
}

function overlay(session: Session, done: Loaded["done"]): Session {
  const step = openStep(session);
  const here = done.filter((mark) => mark.step === step?.id && mark.part === step.part).map((mark) => mark.person);
  return { ...session, done: new Set(here) };
}

/** Texts of older events were overwritten in place: what was folded from them before is no longer true. */
export function overwrites(event: Pick<SessionEvent, "type">): boolean {
  return event.type === "text.erased" || event.type.endsWith(".struck");
}

/** The session as it stands now: what the shelf knows, and the events since. */
export async function look(
  { ledger, shelf }: { readonly ledger: Ledger; readonly shelf: Shelf },
  { tenant, id }: Place,
): Promise<Standing | undefined> {
  const known = shelf.get(tenant, id);
  const loaded = await ledger.load(tenant, id, known === undefined ? undefined : known.session.seq + 1);
  if (loaded === undefined) {
    shelf.drop(tenant, id);
    return undefined;
  }
  const events = loaded.events as unknown as readonly SessionEvent[];
  const strange = events.find((event) => !isKnown(event.type));
  if (strange !== undefined) throw new UnreadableSession(id, strange.type);
  if (known !== undefined && events.some(overwrites)) {
    shelf.drop(tenant, id);
    return look({ ledger, shelf }, { tenant, id });
  }
  const session = overlay(fold(events, known?.session ?? noSession), loaded.done);
  const standing: Standing = { tenant, id, session, revision: loaded.revision };
  shelf.put(standing);
  return standing;
}

/** The entry that stands for a person now: of two that were joined the one that stayed. */
export function entryNow(session: Session, person: string): string {
  const into = session.merged[person];
  return into === undefined || into === person ? person : entryNow(session, into);
}

/** The member whom a person is now, of two joined entries the one that stayed; undefined for who was never there, or was removed. */
export function memberNow(session: Session, person: string): string | undefined {
  const now = entryNow(session, person);
  const member = session.people[now];
  return member === undefined || member.removed ? undefined : now;
}

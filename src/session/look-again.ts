import type { Read } from "#playbook/playbook.ts";
import { stateOf } from "#playbook/results.ts";
import { composeNew } from "#journey/compose.ts";
import type { Touchpoint } from "#journey/touchpoint.ts";
import { rowsOf } from "#steps/sheet.ts";
import { listId } from "#steps/list.ts";
import { stepDefinition } from "./definition.ts";
import { outcomeSoFar, resultsOf } from "./results.ts";
import type { Session, StepStanding } from "./state.ts";

/** An answer that depends on something changed since: answered by "still true" or by an edit. */
export type Stale = { readonly step: string; readonly item: string };

/** The event that last changed each item of a part, and the part as a whole. */
type Revs = { readonly items: ReadonlyMap<string, number>; readonly whole: number };

function revsOf(session: Session, at: number, step: string, part: number): Revs {
  const results = resultsOf(session, at);
  const items = new Map<string, number>();
  const list = stateOf(results, step, part, "list");
  for (const row of list === undefined ? [] : rowsOf(list, listId)) items.set(row.id, row.rev);
  for (const [id, cells] of Object.entries(list?.over ?? {})) items.set(id, Math.max(0, ...Object.values(cells).map((cell) => cell.rev)));
  for (const [id, proposal] of Object.entries(stateOf(results, step, part, "decide")?.proposals ?? {})) items.set(id, proposal.rev);
  const sheet = stateOf(results, step, part, "fill");
  for (const rows of Object.values(sheet?.rows ?? {})) for (const row of rows) items.set(row.id, row.rev);
  const cells = Object.values(sheet?.cells ?? {}).map((cell) => cell.rev);
  const kept = stateOf(results, step, part, "converge");
  for (const id of kept?.kept ?? []) items.set(id, kept?.keptRev ?? 0);
  return { items, whole: Math.max(0, kept?.keptRev ?? 0, ...cells, ...items.values()) };
}

/** The items of a step, each with the event of its answer; a step answered as a whole has one item, "whole". */
function answersOf(session: Session, at: number, step: StepStanding): ReadonlyMap<string, number> {
  const last = step.parts.length - 1;
  const { items } = revsOf(session, at, step.id, last);
  return new Map([...items, ["whole", step.closedRev]]);
}

function namedBy(session: Session, at: number, step: string, item: string, field: string): readonly string[] {
  const results = resultsOf(session, at);
  const value = stateOf(results, step, 0, "decide")?.proposals[item]?.value[field];
  const row = stateOf(results, step, 0, "list")?.rows[listId]?.find((one) => one.id === item)?.cells[field]?.value;
  const ids = value ?? row;
  return Array.isArray(ids) ? ids.map(String) : [];
}

type Looking = { readonly session: Session; readonly at: number; readonly step: StepStanding; readonly composed: readonly Touchpoint[]; readonly revs: (read: Read) => Revs };

function changedSince(looking: Looking, read: Read, item: string): number {
  const { session, at, step } = looking;
  const revs = looking.revs(read);
  if (read.via === "whole") return item === "whole" ? revs.whole : 0;
  if (item === "whole") return 0;
  if (read.via === "item") return revs.items.get(item) ?? 0;
  if (read.via === "origin") {
    const origin = looking.composed.find((one) => one.id === item)?.origin;
    return Math.max(0, ...[...(origin?.replaces ?? []), ...(origin?.absorbs ?? [])].map((id) => revs.items.get(id) ?? 0));
  }
  return Math.max(0, ...namedBy(session, at, step.id, item, read.via.field).map((id) => revs.items.get(id) ?? revs.whole));
}

function staleIn(looking: Looking): readonly Stale[] {
  const { session, at, step } = looking;
  const reads = stepDefinition(session, step.id)?.reads ?? [];
  if (reads.length === 0 || step.status !== "closed") return [];
  return [...answersOf(session, at, step)]
    .filter(([item, answered]) => {
      const seen = Math.max(answered, step.closedRev, session.stillTrue[`${step.id}/${item}`] ?? 0);
      return reads.some((read) => changedSince(looking, read, item) > seen);
    })
    .map(([item]) => ({ step: step.id, item }));
}

/**
 * What wants another look: answers of closed steps that read something changed after the step was closed, item by item. Derived, so that
 * an undone change takes its mark with it; nothing is ever deleted.
 */
export function lookAgain(session: Session, at: number): readonly Stale[] {
  const before = known.get(session);
  if (before !== undefined) return before;
  const stale = marks(session, at);
  known.set(session, stale);
  return stale;
}

/** A session never changes: its marks are worked out once, however many look at it. */
const known = new WeakMap<Session, readonly Stale[]>();

function marks(session: Session, at: number): readonly Stale[] {
  const composed = composeNew(outcomeSoFar(session, at));
  const read = new Map<string, Revs>();
  const revs = ({ step, part }: Read): Revs => {
    const key = `${step}/${part}`;
    const found = read.get(key) ?? revsOf(session, at, step, part);
    read.set(key, found);
    return found;
  };
  return session.steps.flatMap((step) => staleIn({ session, at, step, composed, revs }));
}

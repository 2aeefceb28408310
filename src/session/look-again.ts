import type { Read } from "#playbook/playbook.ts";
import { type Results, stateOf } from "#playbook/results.ts";
import { composeNew } from "#journey/compose.ts";
import type { Touchpoint } from "#journey/touchpoint.ts";
import { type Listing, listId } from "#steps/list.ts";
import { type Sheet, rowsOf } from "#steps/sheet.ts";
import { stepDefinition } from "./definition.ts";
import { outcomeSoFar, resultsOf } from "./results.ts";
import type { Session, StepStanding } from "./state.ts";

/** An answer that depends on something changed since: answered by "still true" or by an edit. */
export type Stale = { readonly step: string; readonly item: string };

/** The event that last changed each item of a part, and the part as a whole. */
type Revs = { readonly items: ReadonlyMap<string, number>; readonly whole: number };

function listRevs(list: Listing): readonly (readonly [string, number])[] {
  const own = rowsOf(list, listId).map((row) => [row.id, row.rev] as const);
  const over = Object.entries(list.over).map(([id, cells]) => [id, Math.max(0, ...Object.values(cells).map((cell) => cell.rev))] as const);
  return [...own, ...over];
}

function fillRevs(sheet: Sheet): readonly (readonly [string, number])[] {
  return Object.values(sheet.rows).flatMap((rows) => rows.map((row) => [row.id, row.rev] as const));
}

/** What the patterns that later steps read keep of each item: list rows, decisions, rows of a form, what was kept. */
function itemRevs(results: Results, step: string, part: number): readonly (readonly [string, number])[] {
  const list = stateOf(results, step, part, "list");
  if (list !== undefined) return listRevs(list);
  const fill = stateOf(results, step, part, "fill");
  if (fill !== undefined) return fillRevs(fill);
  const kept = stateOf(results, step, part, "converge");
  if (kept !== undefined) return (kept.kept ?? []).map((id) => [id, kept.keptRev] as const);
  return Object.entries(stateOf(results, step, part, "decide")?.proposals ?? {}).map(([id, proposal]) => [id, proposal.rev] as const);
}

function revsOf(results: Results, step: string, part: number): Revs {
  const items = new Map(itemRevs(results, step, part));
  const cells = Object.values(stateOf(results, step, part, "fill")?.cells ?? {}).map((cell) => cell.rev);
  const kept = stateOf(results, step, part, "converge")?.keptRev ?? 0;
  return { items, whole: Math.max(0, kept, ...cells, ...items.values()) };
}

/** The items of a step, each with the event of its answer; a step answered as a whole has one item, "whole". */
function answersOf({ results, step }: Looking): ReadonlyMap<string, number> {
  const { items } = revsOf(results, step.id, step.parts.length - 1);
  return new Map([...items, ["whole", step.closedRev]]);
}

function namedBy({ results, step }: Looking, item: string, field: string): readonly string[] {
  const value = stateOf(results, step.id, 0, "decide")?.proposals[item]?.value[field];
  const row = stateOf(results, step.id, 0, "list")?.rows[listId]?.find((one) => one.id === item)?.cells[field]?.value;
  const ids = value ?? row;
  return Array.isArray(ids) ? ids.map(String) : [];
}

type Looking = { readonly session: Session; readonly results: Results; readonly step: StepStanding; readonly composed: readonly Touchpoint[]; readonly revs: (read: Read) => Revs };

function changedSince(looking: Looking, read: Read, item: string): number {
  const revs = looking.revs(read);
  if (read.via === "whole") return item === "whole" ? revs.whole : 0;
  if (item === "whole") return 0;
  if (read.via === "item") return revs.items.get(item) ?? 0;
  if (read.via === "origin") {
    const origin = looking.composed.find((one) => one.id === item)?.origin;
    return Math.max(0, ...[...(origin?.replaces ?? []), ...(origin?.absorbs ?? [])].map((id) => revs.items.get(id) ?? 0));
  }
  return Math.max(0, ...namedBy(looking, item, read.via.field).map((id) => revs.items.get(id) ?? revs.whole));
}

function staleIn(looking: Looking): readonly Stale[] {
  const { session, step } = looking;
  const reads = stepDefinition(session, step.id)?.reads ?? [];
  if (reads.length === 0 || step.status !== "closed") return [];
  return [...answersOf(looking)]
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
  const results = resultsOf(session, at);
  const composed = composeNew(outcomeSoFar(session, at));
  const read = new Map<string, Revs>();
  const revs = ({ step, part }: Read): Revs => {
    const key = `${step}/${part}`;
    const found = read.get(key) ?? revsOf(results, step, part);
    read.set(key, found);
    return found;
  };
  return session.steps.flatMap((step) => staleIn({ session, results, step, composed, revs }));
}

import type { Read } from "#playbook/playbook.ts";
import { type Results, stateOf } from "#playbook/results.ts";
import { subjectsOf } from "#playbook/sources.ts";
import { composeNew } from "#journey/compose.ts";
import type { Touchpoint } from "#journey/touchpoint.ts";
import { type Listing, listId } from "#steps/list.ts";
import { type Sheet, rowsOf } from "#steps/sheet.ts";
import { partDefinition, stepDefinition } from "./definition.ts";
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
  return Object.keys(sheet.rows)
    .flatMap((list) => rowsOf(sheet, list))
    .map((row) => [row.id, row.rev] as const);
}

/** Rows taken out count for the whole, though nothing is asked about them any more. */
function rowRevs(sheet: Sheet | undefined): readonly number[] {
  return Object.values(sheet?.rows ?? {}).flatMap((rows) => rows.map((row) => row.rev));
}

/** What the patterns that later steps read keep of each item: list rows, decisions, rows of a form, what was kept. */
function itemRevs(results: Results, step: string, part: number): readonly (readonly [string, number])[] {
  const list = stateOf(results, step, part, "list");
  if (list !== undefined) return listRevs(list);
  const fill = stateOf(results, step, part, "fill");
  if (fill !== undefined) return fillRevs(fill);
  const kept = stateOf(results, step, part, "converge");
  const ideas = new Map((stateOf(results, step, 0, "collect")?.ideas ?? []).map((idea) => [idea.id, idea.rev]));
  if (kept !== undefined) return (kept.kept ?? []).map((id) => [id, Math.max(kept.keptRev, ideas.get(id) ?? 0)] as const);
  return Object.entries(stateOf(results, step, part, "decide")?.proposals ?? {}).map(([id, proposal]) => [id, proposal.rev] as const);
}

function revsOf(results: Results, step: string, part: number): Revs {
  const items = new Map(itemRevs(results, step, part));
  const cells = Object.values(stateOf(results, step, part, "fill")?.cells ?? {}).map((cell) => cell.rev);
  const kept = stateOf(results, step, part, "converge")?.keptRev ?? 0;
  const rows = rowRevs(stateOf(results, step, part, "fill") ?? stateOf(results, step, part, "list"));
  return { items, whole: Math.max(0, kept, ...cells, ...rows, ...items.values()) };
}

/** The items of a step, each with the event of its answer (0: none, as for a contact added since); a step answered as a whole has one item, "whole". */
function answersOf({ session, results, step }: Looking): ReadonlyMap<string, number> {
  const last = step.parts.length - 1;
  const { items } = revsOf(results, step.id, last);
  const def = partDefinition(session, step.id, last);
  const asked = def?.pattern === "decide" || def?.pattern === "rate" ? subjectsOf(results, step.id, def.subjects) : [];
  return new Map([...asked.map((one) => [one.id, 0] as const), ...items, ["whole", step.closedRev]]);
}

function namedBy({ results, step }: Looking, item: string, field: string): readonly string[] {
  const value = stateOf(results, step.id, 0, "decide")?.proposals[item]?.value[field];
  const row = stateOf(results, step.id, 0, "list")?.rows[listId]?.find((one) => one.id === item)?.cells[field]?.value;
  const ids = value ?? row;
  return Array.isArray(ids) ? ids.map(String) : [];
}

type Looking = {
  readonly session: Session;
  readonly results: Results;
  readonly step: StepStanding;
  readonly composed: readonly Touchpoint[];
  readonly revs: (read: Read) => Revs;
};

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

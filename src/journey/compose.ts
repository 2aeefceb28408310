import { blockedBy } from "./blocking.ts";
import { type Fate, fatesOf, landing } from "./fate.ts";
import { arrangedOrder } from "./order.ts";
import { own } from "./own.ts";
import type { Redesign } from "./redesign.ts";
import type { Origin, OriginKind, Touchpoint, TouchpointFields } from "./touchpoint.ts";

/**
 * What became of a current touchpoint. `by`: ids of the new journey that carry it on (itself, its replacements, what it was merged
 * into), empty when nothing does. `why`: why it was dropped, or permitted. `reasons`: ids of the reasons that struck it, or in spite
 * of which it was permitted.
 */
export type Outcome = {
  readonly is: "kept" | "changed" | "replaced" | "dropped" | "merged" | "unanswered";
  readonly by: readonly string[];
  readonly why?: string;
  readonly reasons?: readonly string[];
};

/** Saying where a contact stands, what proves it or who let it stay does not change what the customer meets. */
const changesNothing: ReadonlySet<string> = new Set(["phase", "stage", "evidence", "permitted"]);

/**
 * The new journey as the answers so far draw it (method.md, steps `restrict`, `replace`, `new-journey`), in order. Each touchpoint
 * has its `origin`; `expected` where the team said it. Total: unknown ids are passed over, what is unanswered is not there.
 */
export function composeNew(redesign: Redesign): readonly Touchpoint[] {
  const fates = fatesOf(redesign);
  const order = arrangedOrder(redesign);
  const lands = landing(fates, new Set(order));
  const absorbs = absorbers(fates, lands);
  const drafts = draftsById(redesign, fates);
  const composed: Touchpoint[] = [];
  for (const id of order) {
    const draft = drafts.get(id);
    if (draft === undefined) continue;
    const finished = finish(redesign, draft, absorbs.get(id) ?? []);
    const placed = finished.origin?.kind === "added" ? inherited(finished, composed.at(-1)) : finished;
    composed.push(pointed(placed, lands));
  }
  return composed;
}

/** Ids of the touchpoints of the new journey that want an action or a word why not: new, changed and added ones. */
export function needsAction(redesign: Redesign): readonly string[] {
  return composeNew(redesign)
    .filter(isNotKept)
    .map((each) => each.id);
}

/** Whether a touchpoint of the new journey is anything but kept as it was. */
export function isNotKept(touchpoint: Touchpoint): boolean {
  return touchpoint.origin !== undefined && touchpoint.origin.kind !== "kept";
}

/** What became of one current touchpoint; an id that is not of the current journey is unanswered. */
export function outcomeOf(redesign: Redesign, currentId: string): Outcome {
  return outcomesOf(redesign).get(currentId) ?? { is: "unanswered", by: [] };
}

/** What became of each current touchpoint, by id, in the order of the current journey. */
export function outcomesOf(redesign: Redesign): ReadonlyMap<string, Outcome> {
  const fates = fatesOf(redesign);
  const composed = new Map(composeNew(redesign).map((each) => [each.id, each]));
  const lands = landing(fates, new Set(composed.keys()));
  return new Map(
    [...fates].map(([id, fate]) => [id, { ...outcomeFrom(fate, lands, composed.get(id)), ...reasonsOf(redesign, id, composed.get(id)) }]),
  );
}

function outcomeFrom(fate: Fate, lands: (id: string) => string | undefined, survivor: Touchpoint | undefined): Outcome {
  if (fate.is === "replaced") return { is: "replaced", by: [...new Set(fate.by.map((each) => each.id))] };
  if (fate.is === "dropped") return { is: "dropped", by: [], why: fate.why };
  if (fate.is === "survives" && survivor !== undefined) {
    const is = survivor.origin?.kind === "changed" ? "changed" : "kept";
    return { is, by: [survivor.id], ...(survivor.permitted === undefined ? {} : { why: survivor.permitted }) };
  }
  const into = fate.is === "merged" ? lands(fate.into) : undefined;
  return into === undefined ? { is: "unanswered", by: [] } : { is: "merged", by: [into] };
}

function reasonsOf(redesign: Redesign, id: string, survivor: Touchpoint | undefined): { readonly reasons?: readonly string[] } {
  const restriction = own(redesign.restrictions, id);
  if (restriction?.is === "blocked") return { reasons: restriction.reasons };
  if (survivor?.permitted === undefined) return {};
  return { reasons: blockedBy(survivor, redesign.reasons).map((each) => each.id) };
}

function absorbers(fates: ReadonlyMap<string, Fate>, lands: (id: string) => string | undefined): ReadonlyMap<string, readonly string[]> {
  const absorbs = new Map<string, readonly string[]>();
  for (const [id, fate] of fates) {
    const into = fate.is === "merged" ? lands(fate.into) : undefined;
    if (into !== undefined) absorbs.set(into, [...(absorbs.get(into) ?? []), id]);
  }
  return absorbs;
}

function draftsById(redesign: Redesign, fates: ReadonlyMap<string, Fate>): ReadonlyMap<string, Touchpoint> {
  const drafts = new Map<string, Touchpoint>();
  for (const current of redesign.current) {
    if (fates.get(current.id)?.is === "survives" && !drafts.has(current.id)) drafts.set(current.id, survivorOf(redesign, current));
  }
  for (const [id, fate] of fates) {
    if (fate.is === "replaced")
      fate.by.forEach((each) => drafts.set(each.id, replacementOf(redesign, each, { id, known: drafts.get(each.id) })));
  }
  for (const added of redesign.edits.added) {
    if (!drafts.has(added.id)) drafts.set(added.id, asOrigin(added, "added", []));
  }
  return drafts;
}

function survivorOf(redesign: Redesign, current: Touchpoint): Touchpoint {
  const restriction = own(redesign.restrictions, current.id);
  if (restriction?.is === "changes") return asOrigin({ ...current, ...restriction.fields, id: current.id }, "changed", []);
  if (restriction?.is === "permitted") return asOrigin({ ...current, permitted: restriction.why }, "kept", []);
  return asOrigin(current, "kept", []);
}

type Replaced = { readonly id: string; readonly known: Touchpoint | undefined };

function replacementOf(redesign: Redesign, replacement: Touchpoint, { id, known }: Replaced): Touchpoint {
  if (known?.origin?.kind === "kept" || known?.origin?.kind === "changed") return known;
  if (known?.origin !== undefined) return asOrigin(known, "new", [...new Set([...known.origin.replaces, id])]);
  return inherited(
    asOrigin(replacement, "new", [id]),
    redesign.current.find((each) => each.id === id),
  );
}

function asOrigin(touchpoint: Touchpoint, kind: OriginKind, replaces: string[]): Touchpoint {
  return { ...touchpoint, origin: { kind, replaces, absorbs: [] } };
}

function inherited(touchpoint: Touchpoint, from: Touchpoint | undefined): Touchpoint {
  const phase = touchpoint.phase ?? from?.phase;
  const stage = touchpoint.stage ?? from?.stage;
  return { ...touchpoint, ...(phase === undefined ? {} : { phase }), ...(stage === undefined ? {} : { stage }) };
}

function finish(redesign: Redesign, draft: Touchpoint, absorbs: readonly string[]): Touchpoint {
  const fields = own(redesign.edits.fields, draft.id) ?? {};
  const expected = own(redesign.edits.expected, draft.id);
  const { kind, replaces } = draft.origin ?? { kind: "kept", replaces: [] };
  const touched = absorbs.length > 0 || changesIt(draft, fields);
  const origin: Origin = { kind: kind === "kept" && touched ? "changed" : kind, replaces, absorbs: [...absorbs] };
  return { ...draft, ...fields, id: draft.id, origin, ...(expected === undefined ? {} : { expected }) };
}

function changesIt(draft: Touchpoint, fields: Partial<TouchpointFields>): boolean {
  const before: Readonly<Record<string, unknown>> = draft;
  return Object.entries(fields).some(([key, value]) => !changesNothing.has(key) && JSON.stringify(value) !== JSON.stringify(before[key]));
}

function pointed(touchpoint: Touchpoint, lands: (id: string) => string | undefined): Touchpoint {
  const { repeats, ...rest } = touchpoint;
  const target = repeats === undefined ? undefined : lands(repeats);
  return target === undefined || target === touchpoint.id ? rest : { ...rest, repeats: target };
}

import type { Action, Conflict, Cost, NewJourneyEdits, Reason, ReasonKind, Redesign, Replacement, Restriction } from "#journey/redesign.ts";
import { Touchpoint } from "#journey/touchpoint.ts";
import type { Values } from "#steps/field.ts";
import { keptStacks } from "#steps/converge.ts";
import { listed } from "#steps/list.ts";
import type { Subject } from "#steps/part.ts";
import { rowsOf, sheetValues, valuesOf } from "#steps/sheet.ts";
import { type Results, ideasOf, stateOf, textIn, withoutBlanks } from "./results.ts";

/** Rows kept on a shared form's list, as plain values with their id. */
export function rowsIn(results: Results, step: string, list: string): readonly Subject[] {
  const sheet = stateOf(results, step, 0, "fill");
  return sheet === undefined ? [] : rowsOf(sheet, list).map((row) => ({ id: row.id, values: valuesOf(row.cells) }));
}

/** What converge kept, in the team's order. */
export function keptIn(results: Results, step: string): readonly Subject[] {
  const ideas = ideasOf(results, step);
  const state = stateOf(results, step, 1, "converge");
  const kept = state === undefined ? null : keptStacks(state, ideas);
  return (kept ?? []).flatMap((id) => ideas.find((idea) => idea.id === id) ?? []);
}

/** The standing proposals of a decide part: item -> value. */
export function decided(results: Results, step: string, part: number): Readonly<Record<string, Values>> {
  const proposals = stateOf(results, step, part, "decide")?.proposals ?? {};
  return Object.fromEntries(Object.entries(proposals).map(([id, proposal]) => [id, proposal.value]));
}

/** A record of field values as a touchpoint; one that lacks what every touchpoint has (an emptied drawn one) is left out. */
export function asTouchpoint(subject: Subject): readonly Touchpoint[] {
  const read = Touchpoint.safeParse({ ...withoutBlanks(subject.values), id: subject.id });
  return read.success ? [read.data] : [];
}

function reasonsIn(results: Results): readonly Reason[] {
  return keptIn(results, "reasons").map(({ id, values }, place) => ({
    id,
    number: place + 1,
    kind: values.kind as ReasonKind,
    text: String(values.text),
  }));
}

function conflictsIn(results: Results): readonly Conflict[] {
  const answers = decided(results, "pains", 1);
  return rowsIn(results, "pains", "conflicts").map(({ id, values }) => {
    const answer = answers[id] === undefined ? undefined : textIn(answers[id], "text");
    return {
      id,
      organisation: String(values.organisation ?? ""),
      buyer: String(values.buyer ?? ""),
      ...(answer === undefined ? {} : { answer }),
    };
  });
}

function currentIn(results: Results): readonly Touchpoint[] {
  const list = stateOf(results, "current-journey", 0, "list");
  const evidence = stateOf(results, "ratings", 0, "rate")?.evidence ?? {};
  return (list === undefined ? [] : listed(list, [])).flatMap(asTouchpoint).map((one) => {
    const more =
      results.part("ratings", 0)?.revealed === true
        ? (evidence[one.id] ?? []).flatMap((each) => (each.struck === undefined ? [each.text] : []))
        : [];
    return more.length === 0 ? one : { ...one, evidence: [...(one.evidence ?? []), ...more] };
  });
}

/** Ratings without who gave them, and none before the reveal. */
function ratingsIn(results: Results): Redesign["ratings"] {
  if (results.part("ratings", 0)?.revealed !== true) return {};
  const byItem: Record<string, { emotion: number; impact: number }[]> = {};
  for (const marks of Object.values(stateOf(results, "ratings", 0, "rate")?.marks ?? {})) {
    for (const [item, { emotion, impact }] of Object.entries(marks)) {
      if (emotion !== undefined && impact !== undefined) byItem[item] = [...(byItem[item] ?? []), { emotion, impact }];
    }
  }
  return byItem;
}

function restrictionsIn(results: Results): Redesign["restrictions"] {
  const entries = Object.entries(decided(results, "restrict", 0)).map(([id, value]) => [id, { ...value, ...changesIn(value) }] as const);
  return Object.fromEntries(entries) as unknown as Record<string, Restriction>;
}

function changesIn(value: Values): Values {
  return value.is === "changes" && typeof value.fields === "object" ? { fields: withoutBlanks(value.fields as Values) } : {};
}

function replacementsIn(results: Results): Redesign["replacements"] {
  const entries = Object.entries(decided(results, "replace", 1)).map(([id, value]) => {
    if (value.is !== "with") return [id, value] as const;
    const rows = (value.touchpoints ?? []) as readonly (Values & { readonly id: string })[];
    return [id, { is: "with", touchpoints: rows.flatMap(({ id: row, ...values }) => asTouchpoint({ id: row, values })) }] as const;
  });
  return Object.fromEntries(entries) as unknown as Record<string, Replacement>;
}

function editsIn(results: Results): NewJourneyEdits {
  const list = stateOf(results, "new-journey", 0, "list");
  if (list === undefined) return { order: [], added: [], fields: {}, expected: {}, removed: {} };
  const own = rowsOf(list, "items").map((row) => ({ id: row.id, values: valuesOf(row.cells) }));
  const written = [...own, ...Object.entries(list.over).map(([id, cells]) => ({ id, values: valuesOf(cells) }))];
  const expected = Object.fromEntries(
    written.flatMap(({ id, values }) => (typeof values.expected === "number" ? [[id, values.expected]] : [])),
  );
  const fields = Object.fromEntries(
    Object.entries(list.over).map(([id, cells]) => [id, withoutBlanks(without(valuesOf(cells), "expected"))] as const),
  );
  const changed = Object.fromEntries(Object.entries(fields).filter(([, values]) => Object.keys(values).length > 0));
  return {
    order: list.order,
    added: own.flatMap((one) => asTouchpoint({ id: one.id, values: without(one.values, "expected") })),
    fields: changed as unknown as NewJourneyEdits["fields"],
    expected,
    removed: list.removed,
  };
}

function without(values: Values, key: string): Values {
  return Object.fromEntries(Object.entries(values).filter(([id]) => id !== key));
}

function actionsIn(results: Results, drafts: readonly Subject[]): readonly Action[] {
  const list = stateOf(results, "actions", 0, "list");
  return list === undefined ? [] : listed(list, drafts).map((row) => asAction(results, row));
}

function asAction(results: Results, { id, values }: Subject): Action {
  const owner = textIn(values, "owner");
  const text = Object.fromEntries(
    ["deadline", "blockedBy", "measure", "notes"].flatMap((key) => (textIn(values, key) === undefined ? [] : [[key, textIn(values, key)]])),
  );
  const amount = typeof values.amount === "number" ? { amount: values.amount } : {};
  return {
    id,
    title: String(values.title ?? ""),
    touchpoints: (values.touchpoints ?? []) as readonly string[],
    status: (textIn(values, "status") ?? "todo") as Action["status"],
    ...text,
    ...(owner === undefined ? {} : { owner, zone: results.zoneOf(owner) }),
    ...(textIn(values, "cost") === undefined ? {} : { cost: { kind: values.cost as Cost["kind"], ...amount } }),
  };
}

/** Drafts of actions that reviews asked for: one for each finding answered "make it an action" (not from a script). */
export function draftsIn(results: Results): readonly Subject[] {
  const state = stateOf(results, "audit", 0, "review");
  return Object.entries(state?.answered ?? {})
    .filter(([, answer]) => answer.answer === "action" && answer.draft)
    .map(([key, answer]) => ({
      id: `draft.${key.replaceAll(/[^A-Za-z0-9_.:-]/g, "-")}`.slice(0, 64),
      values: { title: answer.note?.slice(0, 140) ?? "", finding: key },
    }));
}

function coversIn(results: Results): Readonly<Record<string, string>> {
  const list = stateOf(results, "actions", 0, "list");
  return Object.fromEntries(
    (list === undefined ? [] : rowsOf(list, "covers")).map((row) => [String(row.cells.touchpoint?.value), String(row.cells.why?.value)]),
  );
}

function governanceIn(results: Results): Pick<Redesign, "winCost" | "lostPerYear"> {
  const sheet = stateOf(results, "governance", 0, "fill");
  const { winCost, lostPerYear } = sheet === undefined ? {} : (sheetValues(sheet) as Values);
  return { ...(typeof winCost === "number" ? { winCost } : {}), ...(typeof lostPerYear === "number" ? { lostPerYear } : {}) };
}

function goalIn(results: Results): Pick<Redesign, "goalReached"> {
  const goal = stateOf(results, "audit", 0, "review")?.cells.goalReached?.value;
  return goal === "yes" || goal === "partly" || goal === "no" ? { goalReached: goal } : {};
}

/** Results never change, and every rule, source and lens of one act asks for the same outcome: it is worked out once. */
const known = new WeakMap<Results, Redesign>();

/** Everything the session's steps have brought so far, in the domain's own terms. Ratings are in it only once they are revealed. */
export function redesignOf(results: Results): Redesign {
  const before = known.get(results);
  if (before !== undefined) return before;
  const redesign = workOut(results);
  known.set(results, redesign);
  return redesign;
}

function workOut(results: Results): Redesign {
  const actions = actionsIn(results, draftsIn(results));
  const list = stateOf(results, "actions", 0, "list");
  const entered =
    list === undefined ? [] : rowsOf(list, "items").map((row) => [row.id, results.dateOf(row.cells.deadline?.at ?? row.at)] as const);
  return {
    reasons: reasonsIn(results),
    conflicts: conflictsIn(results),
    current: currentIn(results),
    ratings: ratingsIn(results),
    restrictions: restrictionsIn(results),
    replacements: replacementsIn(results),
    edits: editsIn(results),
    actions,
    covers: coversIn(results),
    today: results.today,
    enteredOn: Object.fromEntries(entered),
    ...goalIn(results),
    ...governanceIn(results),
  };
}

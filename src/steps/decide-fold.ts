import type { Json, Values } from "./field.ts";
import type { Fact, Meta } from "./part.ts";

export type Proposal = {
  readonly value: Values;
  /** null: the bot's opening proposal */
  readonly by: string | null;
  readonly at: number;
  readonly rev: number;
  readonly agreed?: "silence" | "facilitator" | "settled";
};
export type Objection = { readonly by: string | null; readonly reason: string; readonly open: boolean; readonly rev: number };
export type Decisions = {
  readonly proposals: Readonly<Record<string, Proposal>>;
  readonly objections: Readonly<Record<string, readonly Objection[]>>;
  /** item -> why a facilitator settled it over an open objection */
  readonly settled: Readonly<Record<string, string>>;
  /** item -> why what was said of it was struck */
  readonly struck: Readonly<Record<string, string>>;
};

function close(list: readonly Objection[] | undefined, which: (one: Objection) => boolean): readonly Objection[] {
  return (list ?? []).map((one) => (which(one) ? { ...one, open: false } : one));
}

function proposed(state: Decisions, fact: Fact, meta: Meta): Decisions {
  const { item, value, agreed } = fact.data;
  const id = String(item);
  const proposal: Proposal = {
    value: value as Values,
    by: meta.by,
    at: meta.at,
    rev: meta.rev,
    ...(agreed === "silence" ? { agreed } : {}),
  };
  const { [id]: _, ...settled } = state.settled;
  return {
    ...state,
    proposals: { ...state.proposals, [id]: proposal },
    objections: { ...state.objections, [id]: close(state.objections[id], () => true) },
    settled,
  };
}

function agree(state: Decisions, items: readonly string[], how: Proposal["agreed"]): Decisions {
  const proposals = { ...state.proposals };
  for (const item of items) {
    const proposal = proposals[item];
    if (proposal !== undefined && how !== undefined) proposals[item] = { ...proposal, agreed: how };
  }
  return { ...state, proposals };
}

function objected(state: Decisions, fact: Fact, meta: Meta): Decisions {
  const item = String(fact.data.item);
  const { agreed: _, ...open } = state.proposals[item] ?? { value: {}, by: null, at: meta.at, rev: meta.rev };
  const objection = { by: meta.by, reason: String(fact.data.reason), open: true, rev: meta.rev };
  const objections = { ...state.objections, [item]: [...(state.objections[item] ?? []), objection] };
  return { ...state, proposals: { ...state.proposals, [item]: open }, objections };
}

/** Folds a fact of a decision. */
export function apply(state: Decisions, fact: Fact, meta: Meta): Decisions {
  const item = String(fact.data.item);
  const objections = state.objections[item] ?? [];
  switch (fact.type) {
    case "decide.opened": {
      const all = Object.entries(fact.data.proposals as Readonly<Record<string, Values>>);
      return {
        ...state,
        proposals: {
          ...state.proposals,
          ...Object.fromEntries(all.map(([id, value]) => [id, { value, by: null, at: meta.at, rev: meta.rev }])),
        },
      };
    }
    case "decide.proposed":
      return proposed(state, fact, meta);
    case "decide.put-back":
      return putBack(state, fact);
    case "decide.objected":
      return objected(state, fact, meta);
    case "decide.withdrawn":
      return { ...state, objections: { ...state.objections, [item]: close(objections, (one) => one.by === meta.by) } };
    case "decide.agreed":
      return agree(state, fact.data.items as readonly string[], fact.data.how === "silence" ? "silence" : "facilitator");
    case "decide.settled":
      return agree(
        {
          ...state,
          settled: { ...state.settled, [item]: String(fact.data.reason) },
          objections: { ...state.objections, [item]: close(objections, () => true) },
        },
        [item],
        "settled",
      );
    case "decide.struck":
      return struckAt(state, item, String(fact.data.reason));
    default:
      return state;
  }
}

function struckAt(state: Decisions, item: string, reason: string): Decisions {
  const { [item]: _, ...proposals } = state.proposals;
  const { [item]: __, ...objections } = state.objections;
  const { [item]: ___, ...settled } = state.settled;
  return { proposals, objections, settled, struck: { ...state.struck, [item]: reason } };
}

/** What `person` put forward and objected to belongs to `into`. */
export function adopt(state: Decisions, person: string, into: string): Decisions {
  const own = <One extends { readonly by: string | null }>(one: One): One => (one.by === person ? { ...one, by: into } : one);
  return {
    ...state,
    proposals: Object.fromEntries(Object.entries(state.proposals).map(([item, one]) => [item, own(one)])),
    objections: Object.fromEntries(Object.entries(state.objections).map(([item, all]) => [item, all.map(own)])),
  };
}

function putOne<Value>(all: Readonly<Record<string, Value>>, item: string, before: Json | undefined): Readonly<Record<string, Value>> {
  const { [item]: _, ...rest } = all;
  return before === null || before === undefined ? rest : { ...rest, [item]: before as unknown as Value };
}

function putBack(state: Decisions, { data }: Fact): Decisions {
  const item = String(data.item);
  return {
    ...state,
    proposals: putOne(state.proposals, item, data.proposal),
    objections: putOne(state.objections, item, data.objections),
    settled: putOne(state.settled, item, data.settled),
  };
}

/** What puts back how things stood before the fact; a strike is for ever. */
export function invert(state: Decisions, fact: Fact): readonly Fact[] {
  if (fact.type === "decide.struck") return [];
  const item = String(fact.data.item ?? "");
  const before = {
    proposal: state.proposals[item] ?? null,
    objections: state.objections[item] ?? null,
    settled: state.settled[item] ?? null,
  };
  return [{ type: "decide.put-back", data: { item, ...(before as unknown as { [key: string]: Json }) } }];
}

import { addDays, addWorkingDays } from "#lib/time.ts";
import type { Act } from "#session/command.ts";
import { openStep } from "#session/state.ts";
import type { Json, Values } from "#steps/field.ts";
import type { Making, Move, StepMoves } from "./moves.ts";
import { noMoves } from "./moves.ts";
import type { Fragments } from "./schema.ts";
import type { Path } from "./yaml.ts";

type Block<Id extends keyof Fragments> = NonNullable<Fragments[Id]>;
type Row = { readonly list: string; readonly path: Path; readonly values: Values; readonly key?: string | undefined };

/** The fields that were said, without those that were not. */
export function said(fields: Readonly<Record<string, unknown>>): Values {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Values;
}

/** A deadline or next date of a script as a date: `+3d` and `+2wd` count from the script's own first day. */
export function dateOf(moment: string, today: string): string {
  const [, count, unit] = /^\+(\d{1,4})(d|wd)$/.exec(moment) ?? [];
  if (count === undefined) return moment;
  return unit === "d" ? addDays(today, Number(count)) : addWorkingDays(today, Number(count));
}

function sets(step: string, base: Path, { host }: Making): (fields: Readonly<Record<string, unknown>>) => readonly Move[] {
  return (fields) =>
    Object.entries(said(fields)).map(([id, value]) => ({
      path: [...base, id],
      by: host,
      acts: [{ do: "set", step, part: 0, path: id, value: value as Json }],
    }));
}

function rows(step: string, { host, names }: Making): (all: readonly Row[]) => readonly Move[] {
  return (all) =>
    all.map(({ list, path, values, key }) => ({
      path,
      by: host,
      acts: [{ do: "add-row", step, part: 0, list, id: names.item(`${step} ${list}`, key, path), values }],
    }));
}

function textRows(list: string, texts: readonly string[] | undefined, base: Path): readonly Row[] {
  return (texts ?? []).map((text, place) => ({ list, path: [...base, list, place], values: { text } }));
}

/** The facilitator's yes that closes a part. */
export function confirm(step: string, base: Path, { host }: Making): Move {
  return { path: base, by: host, acts: [{ do: "confirm", step, part: 0 }] };
}

export function moveCustomer(block: Block<"customer">, base: Path, making: Making): StepMoves {
  const types = (block.types ?? []).map(
    ({ key, ...fields }, place): Row => ({ list: "types", path: [...base, "types", place], values: said(fields), key }),
  );
  const focus = block.focus === undefined ? {} : { focus: making.names.item("customer types", block.focus, base) };
  return {
    ...noMoves,
    decided: [...rows("customer", making)(types), ...sets("customer", base, making)(focus), confirm("customer", base, making)],
  };
}

export function moveIdealClient({ skip, ...fields }: Block<"ideal-client">, base: Path, making: Making): StepMoves {
  const skipped: Move = { path: [...base, "skip"], by: making.host, acts: [{ do: "skip", step: "ideal-client", why: skip ?? "" }] };
  const filled = [...sets("ideal-client", base, making)(fields), confirm("ideal-client", base, making)];
  return { ...noMoves, decided: skip === undefined ? filled : [skipped] };
}

/** Step `pains`: the lists, then the answers to conflicts that the file has; the others stay open. */
export function movePains(block: Block<"pains">, base: Path, making: Making): StepMoves {
  const { host, names } = making;
  const pains = (["organisation", "buyer"] as const).flatMap((list) => textRows(list, block[list], base));
  const answered = (block.conflicts ?? []).map(({ answer, ...pair }, place) => {
    const path: Path = [...base, "conflicts", place];
    return { path, pair, answer, id: names.item("pains", undefined, path) };
  });
  const conflicts: readonly Move[] = answered.map(({ path, pair, id }) => ({
    path,
    by: host,
    acts: [{ do: "add-row", step: "pains", part: 0, list: "conflicts", id, values: pair }],
  }));
  const answers = answered.flatMap(({ path, answer, id }): Move[] =>
    answer === undefined
      ? []
      : [
          {
            path: [...path, "answer"],
            by: host,
            acts: [{ do: "propose", step: "pains", part: 1, item: id, value: { is: "answer", text: answer } }],
          },
        ],
  );
  const closing: Move = {
    path: base,
    by: host,
    acts: (session) => (openStep(session)?.id === "pains" ? [{ do: "confirm", step: "pains", part: 1 }] : []),
  };
  const filled = [...rows("pains", making)(pains), ...conflicts];
  return { ...noMoves, decided: [...filled, confirm("pains", base, making), ...answers, closing] };
}

export function moveGovernance(block: Block<"governance">, base: Path, making: Making): StepMoves {
  const { names, today } = making;
  const { goal, steeringGroup: group, editorInChief, listening, figures, costsToLower, winCost, lostPerYear } = block;
  function person(key: string | undefined): string | undefined {
    return key === undefined ? undefined : names.person(key);
  }
  const set = sets("governance", base, making);
  const meeting = {
    people: group?.people?.map(names.person),
    cadence: group?.cadence,
    next: group?.next === undefined ? undefined : dateOf(group.next, today),
  };
  const heard = (listening ?? []).map(
    ({ answeredBy, ...fields }, place): Row => ({
      list: "listening",
      path: [...base, "listening", place],
      values: said({ ...fields, answeredBy: person(answeredBy) }),
    }),
  );
  const listed = rows(
    "governance",
    making,
  )([...heard, ...textRows("figures", figures, base), ...textRows("costsToLower", costsToLower, base)]);
  const grouped = sets("governance", [...base, "steeringGroup"], making)(meeting);
  return {
    ...noMoves,
    decided: [
      ...set({ goal }),
      ...grouped,
      ...set({ editorInChief: person(editorInChief), winCost, lostPerYear }),
      ...listed,
      confirm("governance", base, making),
    ],
  };
}

/** Step `actions`: the plan, and what is said of touchpoints that need no action of their own. */
export function moveActions(block: Block<"actions">, base: Path, making: Making): StepMoves {
  const { host, names, today } = making;
  const plan = block.flatMap((one, place): Move[] => {
    const path: Path = [...base, place];
    const { covers, touchpoints = [], owner, deadline, cost, ...texts } = one;
    const due = deadline === undefined ? {} : { deadline: deadline === "none" ? null : dateOf(deadline, today) };
    const fields = said({
      ...texts,
      touchpoints: touchpoints.map(names.touchpoint),
      owner: owner === undefined ? undefined : names.person(owner),
      cost: cost?.kind,
      amount: cost?.amount,
    });
    const row: Act = {
      do: "add-row",
      step: "actions",
      part: 0,
      list: "items",
      id: names.item("actions", undefined, path),
      values: { ...fields, ...due },
    };
    const covered = [...(covers ?? [])].map(([key, why]): Move => {
      const at: Path = [...path, "covers", key];
      const values = { touchpoint: names.touchpoint(key), why };
      return {
        path: at,
        by: host,
        acts: [{ do: "add-row", step: "actions", part: 0, list: "covers", id: names.item("actions", undefined, at), values }],
      };
    });
    return [{ path, by: host, acts: [row] }, ...covered];
  });
  return { ...noMoves, decided: [...plan, confirm("actions", base, making)] };
}

export function movePublish(block: Block<"publish">, base: Path, making: Making): StepMoves {
  return { ...noMoves, decided: [...sets("publish", base, making)(block), confirm("publish", base, making)] };
}

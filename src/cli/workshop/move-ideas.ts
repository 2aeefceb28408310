import type { Act } from "#session/command.ts";
import type { Values } from "#steps/field.ts";
import type { Making, Move, StepMoves } from "./moves.ts";
import type { Fragments } from "./schema.ts";
import type { Path } from "./yaml.ts";

type Idea = {
  readonly key?: string | undefined;
  readonly by?: string | undefined;
  readonly text: string;
  readonly anonymous?: boolean | undefined;
  readonly kind?: string | undefined;
  readonly horizon?: string | undefined;
};
type Collected = { readonly ideas?: readonly Idea[] | undefined };
type Converged = Collected & {
  readonly merge?: readonly { readonly into: string; readonly from: readonly string[] }[] | undefined;
  readonly votes?: ReadonlyMap<string, readonly string[]> | undefined;
  readonly keep?: readonly string[] | undefined;
  readonly waive?: string | undefined;
};
type Place = { readonly step: string; readonly base: Path };

function ideas(block: Collected, { step, base }: Place, { names, host, receipt }: Making): readonly Move[] {
  return (block.ideas ?? []).map(({ key, by, text, anonymous, kind, horizon }, place) => {
    const path: Path = [...base, "ideas", place];
    const values: Values = { text, ...(kind === undefined ? {} : { kind }), ...(horizon === undefined ? {} : { horizon }) };
    const unsigned = anonymous === true ? { anonymous: true, receipt: receipt() } : {};
    const act: Act = { do: "add", step, part: 0, id: names.item(step, key, path), values, ...unsigned };
    return { path, by: by === undefined ? host : names.person(by), acts: [act] };
  });
}

function ended(step: string, { host }: Making): readonly Move[] {
  return [{ path: ["steps", step, "ideas"], by: host, acts: [{ do: "end-input", step, part: 0 }] }];
}

/** Step `purpose`: sentences by their authors, then the one that the team settled on. */
export function movePurpose(block: NonNullable<Fragments["purpose"]>, base: Path, making: Making): StepMoves {
  const at = { step: "purpose", part: 1 } as const;
  const kept: readonly Act[] =
    block.keep === undefined ? [] : [{ do: "propose", ...at, item: "one", value: { is: "sentence", text: block.keep } }];
  const decided: readonly Move[] = [...kept, { do: "confirm", ...at } as const].map((act) => ({
    path: [...base, "keep"],
    by: making.host,
    acts: [act],
  }));
  return { input: ideas(block, { step: "purpose", base }, making), ended: ended("purpose", making), votes: [], decided };
}

/** Steps that converge: ideas, duplicates merged, dots, and what the team keeps. */
export function moveConverging(block: Converged, place: Place, making: Making): StepMoves {
  const { names, host } = making;
  const { step, base } = place;
  const at = { step, part: 1 } as const;
  function id(key: string): string {
    return names.item(step, key, base);
  }
  const merges: readonly Move[] = (block.merge ?? []).map(({ into, from }, nth) => ({
    path: [...base, "merge", nth],
    by: host,
    acts: [{ do: "merge", ...at, into: id(into), from: from.map(id) }],
  }));
  const votes = [...(block.votes ?? [])].flatMap(([person, keys]) =>
    [...new Set(keys)].map((key): Move => {
      const dots = keys.filter((one) => one === key).length;
      return { path: [...base, "votes", person], by: names.person(person), acts: [{ do: "vote", ...at, item: id(key), dots }] };
    }),
  );
  const waived: readonly Move[] =
    block.waive === undefined
      ? []
      : [{ path: [...base, "waive"], by: host, acts: [{ do: "waive", ...at, rule: "problems.no-long-horizon", why: block.waive }] }];
  const kept: readonly Move[] =
    block.keep === undefined ? [] : [{ path: [...base, "keep"], by: host, acts: [{ do: "keep", ...at, items: block.keep.map(id) }] }];
  const confirmed: Move = { path: [...base, "keep"], by: host, acts: [{ do: "confirm", ...at }] };
  return {
    input: ideas(block, place, making),
    ended: ended(step, making),
    votes: [...merges, ...votes],
    decided: [...waived, ...kept, confirmed],
  };
}

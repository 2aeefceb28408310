import { collect } from "./collect.ts";
import { converge } from "./converge.ts";
import { decide } from "./decide.ts";
import { fill } from "./fill.ts";
import { list } from "./list.ts";
import type { Pattern, PatternId } from "./part.ts";
import { rate } from "./rate.ts";
import { review } from "./review.ts";

/** State of a part as the session carries it: only its own pattern looks inside. */
export type PartState = { readonly [key: string]: unknown };

/** Seals a pattern's state type, so that the session can hold all of them alike; each part is made by and handed to one pattern only. */
function sealed<State extends object>(pattern: Pattern<State>): Pattern<PartState> {
  return pattern as unknown as Pattern<PartState>;
}

/** The registry: a new pattern is one file and one line here. */
export const patterns: Readonly<Record<PatternId, Pattern<PartState>>> = {
  collect: sealed(collect),
  converge: sealed(converge),
  fill: sealed(fill),
  list: sealed(list),
  rate: sealed(rate),
  decide: sealed(decide),
  review: sealed(review),
};

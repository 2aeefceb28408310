import { type CollectView, viewCollect } from "./collect-view.ts";
import { collect } from "./collect.ts";
import { type ConvergeView, viewConverge } from "./converge-view.ts";
import { converge } from "./converge.ts";
import { type DecideView, viewDecide } from "./decide-view.ts";
import { decide } from "./decide.ts";
import { fill } from "./fill.ts";
import { list } from "./list.ts";
import type { Pattern, PatternId } from "./part.ts";
import { type RateView, viewRate } from "./rate-view.ts";
import { rate } from "./rate.ts";
import { review } from "./review.ts";
import { type FillView, type ListView, type ReviewView, viewFill, viewList, viewReview } from "./sheet-view.ts";
import type { ViewContext } from "./view.ts";

/** State of a part as the session carries it: only its own pattern looks inside. */
export type PartState = { readonly [key: string]: unknown };

/** What a viewer may see of a part; nothing hidden is in there. */
export type PartView = CollectView | ConvergeView | FillView | ListView | RateView | DecideView | ReviewView;

type Registered = Pattern<PartState> & { readonly view: (state: PartState, ctx: ViewContext) => PartView };

/** Seals a pattern's state type, so that the session can hold all of them alike; each part is made by and handed to one pattern only. */
function sealed<State extends object>(pattern: Pattern<State>, view: (state: State, ctx: ViewContext) => PartView): Registered {
  return { ...pattern, view } as unknown as Registered;
}

/** The registry: a new pattern is its file, its view, and one line here. */
export const patterns: Readonly<Record<PatternId, Registered>> = {
  collect: sealed(collect, viewCollect),
  converge: sealed(converge, viewConverge),
  fill: sealed(fill, viewFill),
  list: sealed(list, viewList),
  rate: sealed(rate, viewRate),
  decide: sealed(decide, viewDecide),
  review: sealed(review, viewReview),
};

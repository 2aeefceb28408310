import type { SessionView } from "#session/view.ts";
import type { ConvergeView, StackView } from "#steps/converge-view.ts";
import { type Refusal, refuse } from "#talk/refusal.ts";
import type { Posted } from "./posted.ts";

type Raw = { readonly [key: string]: unknown };
type At = { readonly step: string; readonly part: number };
type Dot = { readonly field: string; readonly item: string };

/** Every dot by the field it was put in: `dot1`, `dot2` …, or several under `dot`. */
function dotsIn(said: Posted): readonly Dot[] {
  return said.under("dot").flatMap((rest) => said.chosen(`dot${rest}`).map((item) => ({ field: `dot${rest}`, item })));
}

function stackOf({ stacks }: ConvergeView, item: string): StackView | undefined {
  return stacks.find((stack) => stack.items.some((one) => one.id === item));
}

/** Why these dots cannot be put so, at the first field that is too much. */
function tooMany(view: ConvergeView, dots: readonly Dot[]): Refusal | undefined {
  const put = new Map<string, number>();
  for (const [place, { field, item }] of dots.entries()) {
    const stack = stackOf(view, item);
    if (stack === undefined) return refuse("item.unknown", { field });
    if (place >= view.dots.each) return refuse("votes.too-many", { field, values: { max: view.dots.each, count: dots.length } });
    const here = (put.get(stack.id) ?? 0) + 1;
    if (here > view.dots.perItem) return refuse("votes.too-many-on-one", { field, values: { max: view.dots.perItem } });
    put.set(stack.id, here);
  }
  return undefined;
}

/** All of one's dots at once: for every stack where they differ, how many are wanted there. What falls comes first, so that no limit is passed on the way. */
export function hearVotes(said: Posted, view: SessionView, at: At): readonly Raw[] | Refusal {
  const content = view.parts.find((one) => one.step === at.step && one.part === at.part)?.content;
  if (content?.pattern !== "converge") return refuse("act.not-open", { values: { step: at.step.slice(0, 40) } });
  const dots = dotsIn(said);
  const no = tooMany(content, dots);
  if (no !== undefined) return no;
  const wanted = (stack: StackView) => dots.filter((one) => stackOf(content, one.item) === stack).length;
  const changed = content.stacks
    .map((stack) => ({ item: stack.id, dots: wanted(stack), mine: stack.mine }))
    .filter((one) => one.dots !== one.mine);
  const inOrder = [...changed.filter((one) => one.dots < one.mine), ...changed.filter((one) => one.dots > one.mine)];
  return inOrder.map((one) => ({ do: "vote", ...at, item: one.item, dots: one.dots }));
}

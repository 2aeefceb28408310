import type { Touchpoint } from "../touchpoint.ts";
import { type Drawn, outcomeIn } from "./geometry.ts";

/** One column of the map: at most one touchpoint of each journey. */
export type Column = { readonly current?: Touchpoint; readonly new?: Touchpoint };

const linked = 2;
const sharing = 1;

/**
 * The two journeys, each in its own order, put into columns so that as many as can stand over what became of them; of equally good
 * ways the one with the fewest columns. What was dropped or is unanswered, and what was added, has its column to itself: the other
 * half of it holds the reason, the empty card, the arrow.
 */
export function columnsOf(drawn: Drawn): readonly Column[] {
  const worth = worthOfRest(drawn);
  const columns: Column[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [current, next] = [drawn.current[i], drawn.new[j]];
    if (current === undefined && next === undefined) return columns;
    const step = stepAt({ worth, i, j, pair: pairing(drawn, current, next) });
    columns.push({
      ...(step.current && current !== undefined ? { current } : {}),
      ...(step.new && next !== undefined ? { new: next } : {}),
    });
    i += step.current ? 1 : 0;
    j += step.new ? 1 : 0;
  }
}

/** worth[i][j]: the best sum for what remains from the i-th current and the j-th new touchpoint on. */
type Worth = readonly (readonly number[])[];
type Step = { readonly current: boolean; readonly new: boolean };

function stepAt({ worth, i, j, pair }: { readonly worth: Worth; readonly i: number; readonly j: number; readonly pair: number }): Step {
  const best = look(worth, i, j);
  if (pair > 0 && best === pair + look(worth, i + 1, j + 1)) return { current: true, new: true };
  const newFirst = j < (worth[0]?.length ?? 1) - 1 && best === look(worth, i, j + 1);
  return { current: !newFirst, new: newFirst };
}

function worthOfRest(drawn: Drawn): Worth {
  const worth = [...drawn.current, undefined].map(() => [...drawn.new, undefined].map(() => 0));
  for (let i = drawn.current.length - 1; i >= 0; i -= 1) {
    for (let j = drawn.new.length - 1; j >= 0; j -= 1) {
      const pair = pairing(drawn, drawn.current[i], drawn.new[j]);
      const together = pair > 0 ? pair + look(worth, i + 1, j + 1) : 0;
      const row = worth[i] ?? [];
      row[j] = Math.max(together, look(worth, i + 1, j), look(worth, i, j + 1));
    }
  }
  return worth;
}

function look(worth: Worth, i: number, j: number): number {
  return worth[i]?.[j] ?? 0;
}

/** What it is worth to have the two in one column, 0 for never. The small part counts pairs, which makes for fewer columns. */
function pairing(drawn: Drawn, current: Touchpoint | undefined, next: Touchpoint | undefined): number {
  if (current === undefined || next === undefined || next.origin?.kind === "added") return 0;
  const { is, by } = outcomeIn(drawn, current.id);
  if (is === "dropped" || is === "unanswered") return 0;
  return (by.includes(next.id) ? linked : sharing) * 1000 + 1;
}

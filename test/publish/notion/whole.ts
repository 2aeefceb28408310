import type { Report } from "#report/report.ts";
import type { Wanted } from "../../../src/publish/notion/wanted.ts";
import { childrenOf } from "../../../src/publish/notion/canonical.ts";
import { allReports } from "./reports.ts";

/** The three workshops in their own languages, and one of sixty contacts. */
export function wholeReports(): readonly (readonly [string, Report])[] {
  const names = ["harbour-climbing, en", "kohvik-pooning, et", "vilnius-servisas, lt", "sixty contacts, en"];
  return allReports().filter(([name]) => names.includes(name));
}

function holders(block: unknown): number {
  const under = childrenOf(block);
  return under.length === 0 ? 0 : 1 + under.reduce<number>((sum, one) => sum + holders(one), 0);
}

const hundreds = (count: number): number => Math.ceil(count / 100);

/**
 * The fewest requests that Notion's limits allow for a first page that is read back: cover (2), page, each database, its own relation, one for what
 * stands behind the databases, each view, each row; then each list of blocks and of rows once, a hundred at a time.
 */
export function leastRequests({ head, databases, tail }: Wanted): { readonly writes: number; readonly reads: number } {
  const blocks = [...head, ...tail].flatMap((section) => section.blocks);
  const inTail = tail.flatMap((section) => section.blocks);
  const bytes = Buffer.byteLength(JSON.stringify(inTail));
  const relations = databases.filter((one) => one.properties.some((each) => each.kind === "rows" && each.of === one.name)).length;
  const rows = databases.reduce((sum, one) => sum + one.rows.length, 0);
  const views = databases.reduce((sum, one) => sum + one.views.length, 0);
  const behind = Math.max(hundreds(inTail.length), Math.ceil(bytes / 500_000));
  return {
    writes: 2 + 1 + databases.length + relations + behind + views + rows,
    reads:
      hundreds(blocks.length + databases.length) +
      blocks.reduce<number>((sum, one) => sum + holders(one), 0) +
      databases.reduce((sum, one) => sum + hundreds(one.rows.length), 0),
  };
}

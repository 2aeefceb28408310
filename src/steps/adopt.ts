import type { Cells, Row, Sheet } from "./sheet.ts";

/** What `person` wrote in a shared form belongs to `into` from now on: two entries of one person were joined. */
export function adoptSheet<State extends Sheet>(sheet: State, person: string, into: string): State {
  const own = <One extends { readonly by: string | null }>(one: One): One => (one.by === person ? { ...one, by: into } : one);
  const cells = (all: Cells): Cells => Object.fromEntries(Object.entries(all).map(([id, cell]) => [id, own(cell)]));
  const row = (one: Row): Row => ({ ...own(one), cells: cells(one.cells) });
  return {
    ...sheet,
    cells: cells(sheet.cells),
    rows: Object.fromEntries(Object.entries(sheet.rows).map(([list, rows]) => [list, rows.map(row)])),
    over: Object.fromEntries(Object.entries(sheet.over).map(([id, all]) => [id, cells(all)])),
  };
}

import { z } from "zod";
import { type DraftPiece, type HelpScene, sealed } from "../kind.ts";
import { type Aliases, aliases, lines, partOf } from "../scene.ts";
import type { Subject } from "#steps/part.ts";
import { valuesOf } from "#steps/sheet.ts";

const sides = ["organisation", "buyer"] as const;
type Side = (typeof sides)[number];
const Output = z.strictObject({
  moves: z.array(z.strictObject({ line: z.string().max(10), why: z.string().max(300) })).max(12),
  conflicts: z.array(z.strictObject({ organisation: z.string().min(1).max(300), buyer: z.string().min(1).max(300) })).max(6),
});
type Output = z.infer<typeof Output>;

function rowsOf(scene: HelpScene, list: string): readonly Subject[] {
  const content = partOf(scene)?.content;
  return content?.pattern === "fill" ? (content.rows[list] ?? []).map((row) => ({ id: row.id, values: valuesOf(row.cells) })) : [];
}

function named(scene: HelpScene, side: Side): Aliases {
  return aliases(
    side === "organisation" ? "a" : "b",
    rowsOf(scene, side).map((one) => one.id),
  );
}

/** A line on the other side: it goes where it stands, and comes there with the same words. */
function moved(scene: HelpScene, { line, why }: Output["moves"][number], place: number): readonly DraftPiece[] {
  const { step, part } = scene.want;
  const at = { step, part };
  const from = sides.find((side) => named(scene, side).idOf(line) !== undefined);
  const row = from === undefined ? undefined : rowsOf(scene, from).find((one) => one.id === named(scene, from).idOf(line));
  if (from === undefined || row === undefined) return [];
  const to = from === "organisation" ? "buyer" : "organisation";
  const id = `${scene.id}.m${place + 1}`;
  const acts = [
    { do: "remove-row", ...at, list: from, id: row.id } as const,
    { do: "add-row", ...at, list: to, id, values: row.values } as const,
  ];
  return [{ text: why || "…", acts, made: id, words: [why] }];
}

/** Whether each pain stands on its right side, and conflicts between the two that nobody saw. */
export const pains = sealed<Output>({
  id: "pains",
  Output,
  wanted: (scene) => sides.every((side) => rowsOf(scene, side).length > 0) && sides.flatMap((side) => rowsOf(scene, side)).length >= 3,
  inputs: (scene) => {
    if (sides.every((side) => rowsOf(scene, side).length === 0)) return undefined;
    const conflicts = rowsOf(scene, "conflicts").map(({ values }) => ({
      organisation: String(values.organisation ?? ""),
      buyer: String(values.buyer ?? ""),
    }));
    const [organisation, buyer] = sides.map((side) => lines(named(scene, side), rowsOf(scene, side)));
    return { sells: scene.view.about.sells, organisation: organisation ?? [], buyer: buyer ?? [], conflicts };
  },
  faults: ({ moves }, scene) => {
    const all = moves.map((one) => one.line);
    const strange = all.filter((line) => sides.every((side) => named(scene, side).idOf(line) === undefined));
    return [
      ...strange.map((line) => `there is no line ${line.slice(0, 10)}`),
      ...all.filter((line, place) => all.indexOf(line) !== place).map((line) => `line ${line.slice(0, 10)} moves twice`),
    ];
  },
  pieces: ({ moves, conflicts }, scene) => [
    ...moves.flatMap((one, place) => moved(scene, one, place)),
    ...conflicts.map(({ organisation, buyer }, place): DraftPiece => {
      const { step, part } = scene.want;
      const id = `${scene.id}.c${place + 1}`;
      const act = { do: "add-row", step, part, list: "conflicts", id, values: { organisation, buyer } } as const;
      return { text: `${organisation} – ${buyer}`, acts: [act], made: id, words: [organisation, buyer] };
    }),
  ],
});

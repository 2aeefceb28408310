import { z } from "zod";
import { composeNew, needsAction } from "#journey/compose.ts";
import { inventedDays } from "../days.ts";
import { type HelpScene, sealed } from "../kind.ts";
import { type Aliases, aliases } from "../scene.ts";

const Action = z.strictObject({
  title: z.string().min(3).max(140),
  touchpoints: z.array(z.string().max(10)).max(10),
  measure: z.string().max(300).nullable(),
});
const Output = z.strictObject({ actions: z.array(Action).max(30) });

/** New and changed contacts that no action is about yet. */
function uncovered({ view: { redesign } }: HelpScene) {
  const covered = new Set([...redesign.actions.flatMap((one) => one.touchpoints), ...Object.keys(redesign.covers)]);
  const wanted = new Set(needsAction(redesign));
  return composeNew(redesign).filter((one) => wanted.has(one.id) && !covered.has(one.id));
}

function named(scene: HelpScene): Aliases {
  return aliases(
    "a",
    uncovered(scene).map((one) => one.id),
  );
}

/** Actions for what is new or changed. Never whose they are, never by when: people say that. */
export const draftActions = sealed<z.infer<typeof Output>>({
  id: "draft-actions",
  Output,
  invented: inventedDays,
  wanted: (scene) => uncovered(scene).length > 0,
  inputs: (scene) => {
    const open = uncovered(scene);
    if (open.length === 0) return undefined;
    return {
      touchpoints: open.map((one) => ({
        id: named(scene).nameOf(one.id),
        name: one.name,
        channels: one.channels,
        does: one.does ?? "",
        what: one.origin?.kind ?? "new",
      })),
      actions: scene.view.redesign.actions.map((one) => one.title),
    };
  },
  faults: ({ actions }, scene) =>
    actions
      .flatMap((one) => one.touchpoints)
      .filter((one) => named(scene).idOf(one) === undefined)
      .map((one) => `there is no contact ${one.slice(0, 10)}`),
  pieces: ({ actions }, scene) => {
    const { step, part } = scene.want;
    return actions.map(({ title, touchpoints, measure }, place) => {
      const id = `${scene.id}.${place + 1}`;
      const about = [...new Set(touchpoints.flatMap((one) => named(scene).idOf(one) ?? []))];
      // Null keeps the deadline open: without it the plan's own default would fill itself in.
      const values = { title, touchpoints: about, deadline: null, ...(measure === null || measure.trim() === "" ? {} : { measure }) };
      const act = { do: "add-row", step, part, list: "items", id, values } as const;
      return { text: title, acts: [act], made: id, words: [title, measure ?? ""] };
    });
  },
});

import { z } from "zod";
import { Contact, valuesOf } from "../contact.ts";
import { type HelpScene, sealed } from "../kind.ts";
import { partOf, textOf } from "../scene.ts";

const Output = z.strictObject({ touchpoints: z.array(Contact).max(40) });

/** The text that somebody pasted for this. */
export function pastedText({ session, want }: HelpScene): string {
  return session.helpAsked.find((one) => one.id === want.asked)?.text ?? "";
}

function there(scene: HelpScene): readonly string[] {
  const content = partOf(scene)?.content;
  return content?.pattern === "list" ? content.rows.map((row) => textOf(row.values, "name")) : [];
}

/** Contacts out of a text that somebody pasted; never by itself, and never those that stand there already. */
export const draftJourney = sealed<z.infer<typeof Output>>({
  id: "draft-journey",
  Output,
  wanted: () => false,
  inputs: (scene) => {
    const text = pastedText(scene);
    return text === "" ? undefined : { text: text, touchpoints: there(scene) };
  },
  pieces: ({ touchpoints }, scene) => {
    const { step, part } = scene.want;
    const known = new Set(there(scene).map((one) => one.trim().toLowerCase()));
    return touchpoints.flatMap((one, place) => {
      const id = `${scene.id}.${place + 1}`;
      if (known.has(one.name.trim().toLowerCase())) return [];
      const act = { do: "add-row", step, part, list: "items", id, values: valuesOf(one) } as const;
      return [{ text: one.name, acts: [act], made: id, words: [one.name, one.does ?? ""] }];
    });
  },
});

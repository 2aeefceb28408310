import { z } from "zod";
import { type HelpScene, sealed } from "../kind.ts";
import { toldSoFar } from "../told.ts";

const Output = z.strictObject({ summary: z.string().min(1).max(1500), dissent: z.string().max(800).nullable() });

/** What somebody did not agree with: notes and objections. It is not to be smoothed over. */
function dissentOf({ view }: HelpScene): readonly string[] {
  const notes = view.notes.flatMap((one) => (one.struck === undefined ? [one.text] : []));
  const objections = view.parts.flatMap(({ content }) =>
    content.pattern === "decide" ? content.matters.flatMap((one) => one.objections.map((each) => each.reason)) : [],
  );
  return [...objections, ...notes].slice(0, 30);
}

/** The report's first lines, for those who were not there, with what was objected to kept in it. */
export const summary = sealed<z.infer<typeof Output>>({
  id: "summary",
  Output,
  wanted: () => true,
  inputs: (scene) => ({ ...toldSoFar(scene), dissent: dissentOf(scene) }),
  faults: ({ dissent }, scene) =>
    dissentOf(scene).length > 0 && (dissent === null || dissent.trim() === "") ? ["dissent is empty, though people disagreed"] : [],
  pieces: ({ summary: said, dissent }) => {
    const text = dissent === null || dissent.trim() === "" ? said : `${said}\n\n${dissent}`;
    return [{ text, acts: [], made: "summary", words: [text] }];
  },
});

import { z } from "zod";
import { type HelpScene, sealed } from "../kind.ts";
import { partOf, questionOf, written } from "../scene.ts";

const Output = z.strictObject({ question: z.string().max(400).nullable() });

/** What the step has so far: its slips, once they were shown, or what stands in the shared form. */
function soFar(scene: HelpScene): readonly string[] {
  return written(partOf(scene, 0)).slice(0, 80);
}

/** In a form, one field filled in is not thin, it is begun. */
const enough = 3;

/** One question to the team where what it wrote is vague or thin; the model may find that it is neither. */
export const sharpen = sealed<z.infer<typeof Output>>({
  id: "sharpen",
  Output,
  wanted: (scene) => {
    const content = partOf(scene)?.content;
    return content?.pattern === "fill" ? soFar(scene).length >= enough : soFar(scene).length > 0;
  },
  inputs: (scene) => {
    const lines = soFar(scene);
    return lines.length === 0 ? undefined : { question: questionOf(scene), crisis: scene.view.about.crisis, lines };
  },
  pieces: ({ question }) => (question === null || question.trim() === "" ? [] : [{ text: question, acts: [], words: [question] }]),
});

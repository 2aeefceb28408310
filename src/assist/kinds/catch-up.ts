import { z } from "zod";
import { cameLate } from "#session/latecomers.ts";
import { sealed } from "../kind.ts";
import { questionOf } from "../scene.ts";
import { toldSoFar } from "../told.ts";

const Output = z.strictObject({ sentences: z.array(z.string().min(1).max(400)).length(3), next: z.string().min(1).max(300) });

/** For who comes late: three sentences and one thing to do. */
export const catchUp = sealed<z.infer<typeof Output>>({
  id: "catch-up",
  Output,
  wanted: ({ session }) => session.here > 0 && cameLate(session).length > 0,
  inputs: (scene) => ({ ...toldSoFar(scene), question: questionOf(scene) }),
  pieces: ({ sentences, next }) => [{ text: [...sentences, next].join(" "), acts: [], words: [...sentences, next] }],
});

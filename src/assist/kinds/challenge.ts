import { z } from "zod";
import type { Subject } from "#steps/part.ts";
import { type HelpScene, sealed } from "../kind.ts";
import { type Aliases, aliases, lines, partOf, questionOf } from "../scene.ts";

const Objection = z.strictObject({ customer: z.string().max(140), objection: z.string().max(500), about: z.string().max(10) });
const Output = z.strictObject({ objections: z.array(Objection).length(2) });
type Output = z.infer<typeof Output>;

/** What is on the table: the sentence put forward, the line that the dots chose, the new journey as it stands. */
function draftsOf(scene: HelpScene): readonly Subject[] {
  const part = partOf(scene);
  const content = part?.content;
  if (content?.pattern === "decide")
    return content.matters.flatMap(({ subject, proposal }) => (proposal === null ? [] : [{ id: subject.id, values: proposal.value }]));
  if (content?.pattern === "converge")
    return content.stacks.filter((one) => content.keepNow.includes(one.id)).flatMap((one) => one.items.slice(0, 1));
  return content?.pattern === "list" ? content.rows : [];
}

function named(scene: HelpScene): Aliases {
  return aliases(
    "a",
    draftsOf(scene).map((one) => one.id),
  );
}

/** Two voices that differ: the same customer twice teaches nothing. */
function faults({ objections }: Output, scene: HelpScene): readonly string[] {
  const [first, second] = objections.map((one) => one.customer.trim().toLowerCase());
  const strange = objections.filter((one) => named(scene).idOf(one.about) === undefined);
  return [
    ...(first === second ? ["both objections come from the same customer"] : []),
    ...strange.map((one) => `there is nothing called ${one.about.slice(0, 10)}`),
  ];
}

/** What two ordinary, different customers would say against the draft; taken, it is a note at what it is about. */
export const challenge = sealed<Output>({
  id: "challenge",
  Output,
  wanted: (scene) => draftsOf(scene).length > 0,
  inputs: (scene) => {
    const drafts = draftsOf(scene);
    if (drafts.length === 0) return undefined;
    return { question: questionOf(scene), crisis: scene.view.about.crisis, draft: lines(named(scene), drafts) };
  },
  faults,
  pieces: ({ objections }, scene) =>
    objections.flatMap(({ customer, objection, about }, place) => {
      const on = named(scene).idOf(about);
      if (on === undefined || objection.trim() === "") return [];
      const text = `${customer}: ${objection}`;
      const id = `${scene.id}.${place + 1}`;
      const note = { do: "note", on: on === "one" ? `${scene.want.step}/one` : on, id, text } as const;
      return [{ text, acts: [note], made: id, words: [customer, objection] }];
    }),
});

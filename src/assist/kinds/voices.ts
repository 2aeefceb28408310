import { z } from "zod";
import { type HelpScene, sealed } from "../kind.ts";
import { type Aliases, aliases, lines, partOf } from "../scene.ts";
import { pastedText } from "./draft-journey.ts";

const Output = z.strictObject({
  places: z.array(z.strictObject({ words: z.string().max(10), touchpoint: z.string().max(10).nullable() })).max(60),
});
type Output = z.infer<typeof Output>;

const mostWords = 60;

/** Customers' words, one a line. */
function wordsOf(scene: HelpScene): readonly string[] {
  const all = pastedText(scene).split(/\r?\n/u);
  return all
    .map((one) => one.trim())
    .filter((one) => one.length > 1)
    .slice(0, mostWords);
}

function contacts(scene: HelpScene) {
  const content = partOf(scene)?.content;
  return content?.pattern === "rate" ? content.items.map((one) => one.subject) : [];
}

function named(scene: HelpScene): Aliases {
  return aliases(
    "a",
    contacts(scene).map((one) => one.id),
  );
}

function place(name: string): number {
  return /^w\d+$/u.test(name) ? Number(name.slice(1)) - 1 : -1;
}

function faults({ places }: Output, scene: HelpScene): readonly string[] {
  const all = wordsOf(scene);
  const given = places.map((one) => one.words);
  return [
    ...given.filter((one) => all[place(one)] === undefined).map((one) => `there are no words ${one.slice(0, 10)}`),
    ...given.filter((one, n) => given.indexOf(one) !== n).map((one) => `${one} stands twice`),
    ...places.flatMap(({ touchpoint: at }) =>
      at === null || named(scene).idOf(at) !== undefined ? [] : [`there is no contact ${at.slice(0, 10)}`],
    ),
  ];
}

/** Customers' words, each at the contact that it is about; letter for letter as they were pasted. */
export const voices = sealed<Output>({
  id: "voices",
  Output,
  wanted: () => false,
  inputs: (scene) => {
    const all = wordsOf(scene);
    if (all.length === 0) return undefined;
    return {
      words: all.map((text, n) => ({ id: `w${n + 1}`, text: text })),
      touchpoints: lines(named(scene), contacts(scene), "name"),
    };
  },
  faults,
  pieces: ({ places }, scene) =>
    places.flatMap(({ words, touchpoint }) => {
      const text = wordsOf(scene)[place(words)];
      const item = touchpoint === null ? undefined : named(scene).idOf(touchpoint);
      if (text === undefined || item === undefined) return [];
      const { step, part } = scene.want;
      const id = `${scene.id}.${words}`;
      return [{ text, acts: [{ do: "evidence", step, part, item, id, text } as const], made: id, words: [] }];
    }),
});

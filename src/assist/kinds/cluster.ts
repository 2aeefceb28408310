import { z } from "zod";
import type { StackView } from "#steps/converge-view.ts";
import { type HelpScene, sealed } from "../kind.ts";
import { type Aliases, aliases, lines, partOf, questionOf } from "../scene.ts";

const Output = z.strictObject({
  groups: z.array(z.strictObject({ name: z.string().max(140), lines: z.array(z.string().max(10)).min(1).max(120) })).max(120),
});
type Output = z.infer<typeof Output>;

/** With fewer lines people see for themselves what belongs together. */
const fewest = 4;

function stacksOf(scene: HelpScene): readonly StackView[] {
  const part = partOf(scene);
  // In an order that neither time nor dots have a part in.
  return part?.phase === "input" && part.content.pattern === "converge"
    ? part.content.stacks.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    : [];
}

function named(scene: HelpScene): Aliases {
  const stacks = stacksOf(scene).toSorted((a, b) => (String(a.items[0]?.values.text) < String(b.items[0]?.values.text) ? -1 : 1));
  return aliases(
    "a",
    stacks.map((one) => one.id),
  );
}

/** A partition: every line in one group, none twice, none that nobody wrote. */
function faults({ groups }: Output, scene: HelpScene): readonly string[] {
  const given = groups.flatMap((one) => one.lines);
  const all = named(scene).ids.map((id) => named(scene).nameOf(id));
  const strange = given.filter((one) => !all.includes(one));
  const twice = given.filter((one, place) => given.indexOf(one) !== place);
  const lost = all.filter((one) => !given.includes(one));
  return [
    ...strange.map((one) => `there is no line ${one.slice(0, 10)}`),
    ...twice.map((one) => `line ${one} is in two groups`),
    ...lost.map((one) => `line ${one} is in no group`),
  ];
}

/** Lines that say the same, put together: a proposal for each group of two or more. */
export const cluster = sealed<Output>({
  id: "cluster",
  Output,
  wanted: (scene) => stacksOf(scene).length >= fewest,
  inputs: (scene) => {
    const stacks = stacksOf(scene);
    if (stacks.length < 2) return undefined;
    const subjects = stacks.flatMap((one) => one.items.slice(0, 1));
    return { question: questionOf(scene), lines: lines(named(scene), subjects) };
  },
  faults,
  pieces: ({ groups }, scene) => {
    const { step, part } = scene.want;
    const known = named(scene);
    return groups.flatMap((group) => {
      const [into, ...from] = group.lines.flatMap((one) => known.idOf(one) ?? []);
      if (into === undefined || from.length === 0) return [];
      return [{ text: group.name || "…", acts: [{ do: "merge", step, part, into, from } as const], made: into, words: [group.name] }];
    });
  },
});

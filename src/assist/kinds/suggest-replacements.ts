import { z } from "zod";
import type { MessageKey } from "#locale/say.ts";
import { isMessageKey, say } from "#locale/say.ts";
import { channels } from "#journey/touchpoint.ts";
import { Contact, valuesOf } from "../contact.ts";
import { type HelpScene, sealed } from "../kind.ts";
import { type Aliases, aliases, partOf, textOf } from "../scene.ts";

const Replacement = Contact.extend({ for: z.string().max(10), announcedBy: z.string().max(140).nullable() });
const Output = z.strictObject({ replacements: z.array(Replacement).max(40) });
type Output = z.infer<typeof Output>;

/** Blocked contacts that nobody has put anything forward for. */
function openOnes(scene: HelpScene) {
  const content = partOf(scene)?.content;
  return content?.pattern === "decide" ? content.matters.filter((one) => one.proposal === null).map((one) => one.subject) : [];
}

function named(scene: HelpScene): Aliases {
  return aliases(
    "a",
    openOnes(scene).map((one) => one.id),
  );
}

/** What each channel is good for, in the session's language: the same words that people see (method.md, "Channel advice"). */
function advice({ language }: HelpScene) {
  const all = channels.map((channel) => [channel, `advice.${channel}`] as const).filter(([, key]) => isMessageKey(key));
  return Object.fromEntries(all.map(([channel, key]) => [channel, say(language, key as MessageKey)]));
}

/** Permitted contacts in the place of blocked ones. Whether a reason blocks one of them is judged by the session, as for people. */
export const suggestReplacements = sealed<Output>({
  id: "suggest-replacements",
  Output,
  wanted: (scene) => openOnes(scene).length > 0,
  inputs: (scene) => {
    const open = openOnes(scene);
    if (open.length === 0) return undefined;
    const { reasons } = scene.view.redesign;
    return {
      reasons: reasons.map(({ kind, text }) => ({ kind, text: text })),
      blocked: open.map(({ id, values }) => ({
        id: named(scene).nameOf(id),
        name: textOf(values, "name"),
        channels: values.channels ?? [],
        does: textOf(values, "does"),
      })),
      advice: advice(scene),
    };
  },
  faults: ({ replacements }, scene) =>
    replacements
      .filter((one) => named(scene).idOf(one.for) === undefined)
      .map((one) => `there is no blocked contact ${one.for.slice(0, 10)}`),
  pieces: ({ replacements }, scene) => {
    const { step, part } = scene.want;
    return replacements.flatMap((one, place) => {
      const item = named(scene).idOf(one.for);
      if (item === undefined) return [];
      const id = `${scene.id}.${place + 1}`;
      const told = one.announcedBy === null || one.announcedBy.trim() === "" ? {} : { announcedBy: one.announcedBy };
      const value = { is: "with", touchpoints: [{ id, ...valuesOf(one), ...told }] };
      const act = { do: "propose", step, part, item, value } as const;
      return [{ text: one.name, acts: [act], made: id, words: [one.name, one.does ?? "", one.announcedBy ?? ""] }];
    });
  },
});

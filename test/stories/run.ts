import { type PartOnView, viewPart } from "#session/view.ts";
import type { Act } from "#session/command.ts";
import { playbookOf } from "#playbook/catalog/catalog.ts";
import type { Part } from "#steps/part.ts";
import type { Field, Json, Values } from "#steps/field.ts";
import { writeDuration } from "#facilitator/typed.ts";
import { type Actor, type Hall, actor } from "./hall.ts";
import type { LiveNames } from "./names.ts";
import type { Script } from "../../src/cli/workshop/schema.ts";

/** What one person is to do, by the key of the script. */
export type Task = { readonly by: string; readonly act: Act };
export type Of<Does extends Act["do"]> = Extract<Act, { readonly do: Does }>;

/** Something that was written and that nobody else may see yet. */
export type Written = { readonly by: string; readonly step: string; readonly text: string; readonly unsigned: boolean };

/** What looks on while a workshop is held. */
export type Watch = {
  /** a step is open */
  readonly begins?: (step: string) => Promise<void>;
  /** these were written, and nothing of their step is revealed */
  readonly hidden?: (written: readonly Written[]) => Promise<void>;
  /** all but one have rated, and nothing is revealed */
  readonly rated?: (at: At) => Promise<void>;
  /** the others have said that they are done, and the facilitator is about to go on */
  readonly waits?: (at: At) => Promise<void>;
  /** the facilitator is about to close a part */
  readonly closes?: (at: At) => Promise<void>;
};

/** A workshop that is being held. `later`: what is to be said of a contact once the new journey is written, because no form asked for it before. */
export type Run = {
  readonly hall: Hall;
  readonly script: Script;
  readonly names: LiveNames;
  readonly host: string;
  readonly later: Map<string, Values>;
  readonly watch: Watch;
  /** what each refusal that the script announced said */
  readonly refused: string[];
};

export function by(run: Run, key: string): Actor {
  return actor(run.hall, key);
}

export function hostOf(run: Run): Actor {
  return actor(run.hall, run.host);
}

/** The tasks at the beginning that all do one of these. */
export function leading<Does extends Act["do"]>(
  tasks: readonly Task[],
  ...does: readonly Does[]
): readonly (Task & { readonly act: Of<Does> })[] {
  const end = tasks.findIndex(({ act }) => !(does as readonly string[]).includes(act.do));
  return (end < 0 ? tasks : tasks.slice(0, end)) as readonly (Task & { readonly act: Of<Does> })[];
}

/** Things that share a mark, in the order in which the marks first came. */
export function grouped<Thing>(things: readonly Thing[], mark: (thing: Thing) => string): readonly (readonly Thing[])[] {
  const groups = new Map<string, Thing[]>();
  for (const thing of things) groups.set(mark(thing), [...(groups.get(mark(thing)) ?? []), thing]);
  return [...groups.values()];
}

export type At = { readonly step: string; readonly part: number };

/** A part as anybody, or one person, may see it. */
export async function seen(run: Run, { step, part }: At, person: string | null = null): Promise<PartOnView> {
  const session = await run.hall.look();
  const view = viewPart(session, { step, part }, { person }, session.lastAt);
  if (view === null) throw new Error(`nobody has come to ${step} ${part}`);
  return view;
}

export function partOf({ script }: Run, { step, part }: At): Part {
  const def = playbookOf(script.playbook)?.steps.find((one) => one.id === step)?.parts[part];
  if (def === undefined) throw new Error(`no part ${step} ${part}`);
  return def;
}

/** A length of time in the unit that it was given in: "P7D" is seven days, not a week. */
function asGiven(iso: string): readonly string[] {
  const [, weeks, days, hours] = /^P(?:(\d+)W|(\d+)D|T(\d+)H)$/.exec(iso) ?? [];
  if (weeks !== undefined) return [weeks, "weeks"];
  if (days !== undefined) return [days, "days"];
  return hours === undefined ? writeDuration(iso) : [hours, "hours"];
}

/** A value as it is written or chosen in a form. */
export function written(field: Field, value: Json): readonly string[] {
  if (value === null) return [];
  if (field.kind === "lines") return [(value as readonly string[]).join("\n")];
  if (field.kind === "duration") return asGiven(String(value));
  if (field.kind === "yes-no") return [value === true ? "yes" : "no"];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

/** The ids of a list that are not among those known before, in their order. */
export function newIn(all: readonly { readonly id: string }[], before: readonly { readonly id: string }[]): readonly string[] {
  const known = new Set(before.map((one) => one.id));
  return all.filter((one) => !known.has(one.id)).map((one) => one.id);
}

import { tenantOf } from "#chat/discord/thread.ts";
import { buildReport } from "#report/build.ts";
import type { Comparable } from "#report/equal.ts";
import type { Script } from "../../../src/cli/workshop/schema.ts";
import type { Chances } from "../../peers/discord/faults.ts";
import { drive } from "../../stories/drive.ts";
import type { Hall } from "../../stories/hall.ts";
import type { Watch } from "../../stories/run.ts";
import { reportOf, startOf } from "../../stories/scripts.ts";
import { discordHall } from "./hall.ts";
import { type Office, type OfficeOptions, openOffice } from "./office.ts";

/** A workshop that was held in a thread: where, what its report says, and what each announced refusal said. */
export type Held = {
  readonly office: Office;
  readonly hall: Hall;
  readonly report: Comparable;
  readonly drafts: readonly string[];
  readonly refused: readonly string[];
};

/** `watch` looks on, `around` may stand between the people and the hall; `faults` is what goes wrong on the way, by chance. */
export type Holding = { readonly faults?: Chances; readonly watch?: Watch; readonly around?: (hall: Hall) => Hall };

/** An office for the people of a script, at the hour when its workshop began. */
export function openFor(script: Script, options: Pick<OfficeOptions, "kind" | "helping"> = {}): Promise<Office> {
  const people = [...script.people].map(([key, { name, timezone }]) => [key, { name, zone: timezone ?? script.timezone }] as const);
  return openOffice({ ...options, at: startOf(script), people: Object.fromEntries(people) });
}

/** Holds the workshop of a script in a thread of an office, which whoever asked for it has to close. */
export async function hold(office: Office, script: Script, { faults, watch, around = (hall) => hall }: Holding = {}): Promise<Held> {
  if (faults !== undefined) office.peer.faults.plan(faults);
  const hall = around(discordHall(office, script, { troubled: () => faults !== undefined }));
  const refused = await drive(script, hall, watch);
  office.peer.faults.clear();
  await hall.settle();
  const session = await hall.look();
  const people = await office.store.people.people(tenantOf(office.guild), Object.keys(session.people));
  const names = new Map(people.map((one) => [one.id, one.name]));
  const drafts = buildReport(session, { names: (id) => names.get(id) ?? id, at: session.lastAt }).fellAway;
  return { office, hall, report: reportOf(session, names), drafts, refused };
}

/** Cards that stand in the thread more than once, by the numbers that they bear. */
export function standTwice(office: Office): readonly string[] {
  const marks = office.thread().flatMap((one) => {
    const id = (one.components[0] as { readonly id?: number } | undefined)?.id;
    return id === undefined ? [] : [id];
  });
  return marks.filter((one, n) => marks.indexOf(one) !== n).map(String);
}

/** How often REST was called, by Discord's own names: answers to interactions are none. */
export function callsOf({ peer }: Office): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { operation } of peer.journal.calls)
    if (operation !== "create_interaction_response") counts[operation] = (counts[operation] ?? 0) + 1;
  return counts;
}

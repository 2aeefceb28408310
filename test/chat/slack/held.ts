import { buildReport } from "#report/build.ts";
import { tenantOf } from "#chat/slack/thread.ts";
import type { Comparable } from "#report/equal.ts";
import { drive } from "../../stories/drive.ts";
import type { Hall } from "../../stories/hall.ts";
import type { Watch } from "../../stories/run.ts";
import { reportOf, startOf } from "../../stories/scripts.ts";
import type { Script } from "../../../src/cli/workshop/schema.ts";
import { say } from "#locale/say.ts";
import { bag, text, textsIn } from "../../peers/json.ts";
import type { Chances } from "../../peers/slack/faults.ts";
import { slackHall } from "./hall.ts";
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
export type Holding = {
  readonly faults?: Chances;
  readonly watch?: Watch;
  readonly around?: (hall: Hall) => Hall;
};

/** An office for the people of a script, at the hour when its workshop began. */
export function openFor(script: Script, options: Pick<OfficeOptions, "by" | "scopes" | "helping"> = {}): Promise<Office> {
  const people = [...script.people].map(([key, { name, timezone }]) => [key, { name, zone: timezone ?? script.timezone }] as const);
  return openOffice({ ...options, at: startOf(script), people: Object.fromEntries(people) });
}

/** Holds the workshop of a script in the thread of an office, which whoever asked for it has to close. */
export async function hold(office: Office, script: Script, { faults, watch, around = (hall) => hall }: Holding = {}): Promise<Held> {
  if (faults !== undefined) office.peer.faults.plan(faults);
  const hall = around(slackHall(office, { troubled: () => faults !== undefined }));
  const refused = await drive(script, hall, watch);
  office.peer.faults.clear();
  await hall.settle();
  const session = await hall.look();
  const people = await office.store.people.people(tenantOf(office.team), Object.keys(session.people));
  const names = new Map(people.map((one) => [one.id, one.name]));
  const drafts = buildReport(session, { names: (id) => names.get(id) ?? id, at: session.lastAt }).fellAway;
  return { office, hall, report: reportOf(session, names), drafts, refused };
}

/** Cards that were posted once more though they surely stood already, or without saying so; `doubts`: whether any may be posted once more. */
export function postedTwice({ peer, channel }: Office, { language }: Script, doubts = true): readonly string[] {
  const posts = peer.journal
    .of("chat.postMessage")
    .filter(({ args, result }) => result["ok"] === true && args["channel"] === channel)
    .map(({ args, status }) => ({
      key: text(bag(bag(args["metadata"])["event_payload"])["key"]) || "first message",
      again: [...textsIn(args)].some((one) => one.includes(say(language, "door.again"))),
      answered: status === 200,
    }));
  return posts.flatMap(({ key, again }, n) => {
    const before = posts.slice(0, n).findLast((one) => one.key === key);
    return before === undefined || (doubts && again && !before.answered) ? [] : [key];
  });
}

/** How often the Web API was called, by method: answers to interactions are none. */
export function callsOf({ peer }: Office): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { method } of peer.journal.calls) if (method !== "ack") counts[method] = (counts[method] ?? 0) + 1;
  return counts;
}

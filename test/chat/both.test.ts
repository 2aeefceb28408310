import { afterEach, expect, it } from "vitest";
import { tenantOf } from "#chat/slack/thread.ts";
import { drive } from "../stories/drive.ts";
import { replayed, reportOf, scriptFiles, scriptIn } from "../stories/scripts.ts";
import { type Both, openBoth } from "./both.ts";

const english = scriptFiles().find((file) => file.includes("harbour")) ?? scriptFiles()[0] ?? "";

let both: Both | undefined;
afterEach(() => both?.close());

it("one session, half of its people in Slack and half in Discord, gives the report that a replay gives", { timeout: 240_000 }, async () => {
  const script = scriptIn(english);
  both = await openBoth(script);
  const { hall, slack, discord } = both;
  await drive(script, hall);
  await hall.settle();
  const session = await hall.look();
  const people = await slack.store.people.people(tenantOf(slack.team), Object.keys(session.people));
  expect(reportOf(session, new Map(people.map((one) => [one.id, one.name])))).toEqual(await replayed(script));
  expect(slack.peer.journal.refused()).toEqual([]);
  expect(discord.peer.journal.refused()).toEqual([]);
  expect(discord.peer.pingedAnywhere()).toEqual([]);
  expect(discord.thread().length).toBe(slack.peer.messages(slack.channel).length);
});

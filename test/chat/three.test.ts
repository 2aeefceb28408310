import { afterEach, expect, it } from "vitest";
import { hostOf } from "../../src/cli/workshop/plan.ts";
import { replayed, scriptFiles, scriptIn } from "../stories/scripts.ts";
import { openEyes } from "./three-eyes.ts";
import { doorsOf, holdInThree } from "./three-hall.ts";
import { openThree, type Three } from "./three.ts";

const english = scriptFiles().find((file) => file.includes("harbour")) ?? scriptFiles()[0] ?? "";

let three: Three | undefined;
afterEach(() => three?.close());

it("one session in Slack, in Discord and in the browser gives the report that a replay gives", { timeout: 240_000 }, async () => {
  const script = scriptIn(english);
  three = await openThree(script);
  const { slack, discord, web } = three;
  const eyes = openEyes(three, hostOf(script));
  const report = await holdInThree(three, script, eyes);
  expect(report).toEqual(await replayed(script));

  // Everybody did all they did where they are, a third of the people at each.
  const doors = await doorsOf(three);
  const at = (keys: Iterable<string>, door: string) => [...keys].map((key) => [script.people.get(key)?.name, [door]] as const);
  expect(web.people.size).toBe(2);
  expect(doors).toEqual(
    new Map([...at(Object.keys(slack.people), "slack"), ...at(Object.keys(discord.people), "discord"), ...at(web.people.keys(), "web")]),
  );

  expect(slack.peer.journal.refused()).toEqual([]);
  expect(discord.peer.journal.refused()).toEqual([]);
  expect(discord.peer.pingedAnywhere()).toEqual([]);
  expect(discord.log.filter((line) => (JSON.parse(line) as { readonly level: number }).level >= 50)).toEqual([]);
  expect(discord.thread().length).toBe(slack.peer.messages(slack.channel).length);

  expect(eyes.looked()).toBeGreaterThan(50);
  expect(eyes.leaks).toEqual([]);
  expect(await eyes.named()).toEqual([]);
  expect(eyes.whileRating()).toContain("12 contacts, two taps each");
  expect(eyes.whileRating()).not.toMatch(/felt|impact/);
});

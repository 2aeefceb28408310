import { afterEach, expect, it } from "vitest";
import { day } from "../day.ts";
import { replayed, scriptFiles, scriptIn } from "../stories/scripts.ts";
import { standTwice } from "./discord/held.ts";
import { postedTwice } from "./slack/held.ts";
import { holdInThree } from "./three-hall.ts";
import { openThree, type Three } from "./three.ts";

/** The script of the fewest people, another seed each day; the soak has all scripts. */
const [script] = scriptFiles()
  .map(scriptIn)
  .toSorted((a, b) => a.people.size - b.people.size);

let three: Three | undefined;
afterEach(() => three?.close());

it("nothing is lost between Slack, Discord and the browser where much goes wrong in both chats", { timeout: 240_000 }, async () => {
  three = await openThree(script!);
  expect(await holdInThree(three, script!, { seed: day })).toEqual(await replayed(script!));
  expect(postedTwice(three.slack, script!)).toEqual([]);
  expect(standTwice(three.discord)).toEqual([]);
  expect(three.discord.peer.pingedAnywhere()).toEqual([]);
  for (const { peer } of [three.slack, three.discord]) expect(new Set(peer.faults.struck).size).toBeGreaterThan(6);
});

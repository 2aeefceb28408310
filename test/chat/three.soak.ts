import { afterEach, describe, expect, it } from "vitest";
import { replayed, scriptFiles, scriptIn } from "../stories/scripts.ts";
import { standTwice } from "./discord/held.ts";
import { postedTwice } from "./slack/held.ts";
import { holdInThree } from "./three-hall.ts";
import { openThree, type Three } from "./three.ts";

let three: Three | undefined;
afterEach(() => three?.close());

describe.each(scriptFiles().map((file) => [file.split("/").at(-1), file]))("%s in Slack, in Discord and in the browser", (_, file) => {
  const script = scriptIn(file ?? "");

  it("gives the report that a replay gives", async () => {
    three = await openThree(script);
    expect(await holdInThree(three, script)).toEqual(await replayed(script));
    expect(three.slack.peer.journal.refused()).toEqual([]);
    expect(three.discord.peer.journal.refused()).toEqual([]);
  });

  it.each([1, 2, 3, 4])("gives it with everything that goes wrong in both chats by the seed %i", async (seed) => {
    three = await openThree(script);
    expect(await holdInThree(three, script, { seed })).toEqual(await replayed(script));
    expect(postedTwice(three.slack, script)).toEqual([]);
    expect(standTwice(three.discord)).toEqual([]);
    expect(three.discord.peer.pingedAnywhere()).toEqual([]);
    for (const { peer } of [three.slack, three.discord]) expect(new Set(peer.faults.struck).size).toBeGreaterThan(6);
  });
});

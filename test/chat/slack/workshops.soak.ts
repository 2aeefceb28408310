import { afterEach, describe, expect, it } from "vitest";
import { usualScopes } from "../../peers/slack/make.ts";
import { replayed, scriptFiles, scriptIn } from "../../stories/scripts.ts";
import { hold, openFor, postedTwice } from "./held.ts";
import type { Office } from "./office.ts";
import { trouble } from "./trouble.ts";

const history = [...usualScopes, "channels:history", "groups:history"];

let office: Office | undefined;
afterEach(() => office?.close());

describe.each(scriptFiles().map((file) => [file.split("/").at(-1), file]))("%s", (_, file) => {
  const script = scriptIn(file ?? "");

  it.each(["socket", "http"] as const)("gives by %s the report that a replay gives", async (by) => {
    office = await openFor(script, { by });
    expect((await hold(office, script)).report).toEqual(await replayed(script));
    expect(office.peer.journal.refused()).toEqual([]);
  });

  it.each([1, 2, 3, 4])("gives it with everything that goes wrong by the seed %i", async (seed) => {
    office = await openFor(script, { by: seed % 2 === 0 ? "socket" : "http" });
    expect((await hold(office, script, { faults: trouble(seed) })).report).toEqual(await replayed(script));
    expect(postedTwice(office, script)).toEqual([]);
  });

  it.each([5, 6])("posts nothing twice where it may look for what it posted, by the seed %i", async (seed) => {
    office = await openFor(script, { scopes: history });
    expect((await hold(office, script, { faults: trouble(seed) })).report).toEqual(await replayed(script));
    expect(postedTwice(office, script, false)).toEqual([]);
  });
});

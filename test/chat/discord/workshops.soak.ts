import { afterEach, describe, expect, it } from "vitest";
import { replayed, scriptFiles, scriptIn } from "../../stories/scripts.ts";
import { hold, openFor, standTwice } from "./held.ts";
import type { Office } from "./office.ts";
import { trouble } from "./trouble.ts";

let office: Office | undefined;
afterEach(() => office?.close());

describe.each(scriptFiles().map((file) => [file.split("/").at(-1), file]))("%s", (_, file) => {
  const script = scriptIn(file ?? "");

  it.each(["text", "forum"] as const)("gives in a %s channel the report that a replay gives", async (kind) => {
    office = await openFor(script, { kind });
    expect((await hold(office, script)).report).toEqual(await replayed(script));
    expect(office.peer.journal.refused()).toEqual([]);
    expect(standTwice(office)).toEqual([]);
  });

  it.each([1, 2, 3, 4])("gives it with everything that goes wrong by the seed %i", async (seed) => {
    office = await openFor(script, { kind: seed % 2 === 0 ? "text" : "forum" });
    expect((await hold(office, script, { faults: trouble(seed) })).report).toEqual(await replayed(script));
    expect(standTwice(office)).toEqual([]);
  });
});

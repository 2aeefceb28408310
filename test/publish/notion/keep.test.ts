import { afterEach, describe, expect, it } from "vitest";
import { Later } from "../../../src/publish/notion/lane.ts";
import type { Wanted } from "../../../src/publish/notion/wanted.ts";
import type { Fault, FaultKind } from "../../peers/notion/faults.ts";
import { Killed, openRig, type Rig } from "./rig.ts";
import { small } from "./small.ts";

const rigs: Rig[] = [];
async function open(...options: Parameters<typeof openRig>): Promise<Rig> {
  const rig = await openRig(...options);
  rigs.push(rig);
  return rig;
}
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.notion.close();
});

/** Runs until it is through, as a server would: what was left for later is gone on with. */
async function through(rig: Rig, wanted: Wanted): Promise<void> {
  for (let n = 0; n < 5; n += 1) {
    try {
      return void (await rig.publish(wanted));
    } catch (error) {
      if (!(error instanceof Later || error instanceof Killed)) throw error;
      if (error instanceof Later) rig.clock.set(Math.max(rig.clock.now(), error.at));
    }
  }
  throw new Error("never through");
}

async function faultless(wanted: Wanted) {
  const rig = await open();
  await rig.publish(wanted);
  return { state: rig.notion.snapshot(), requests: rig.notion.requests().length, saves: rig.told.length };
}

const kinds: readonly Omit<Fault, "at">[] = [
  ...(["before", "after", "timeout", "timeout-unsaved", "drop", "drop-after", "409", "502"] satisfies FaultKind[]).map((kind) => ({
    kind,
  })),
  ...(["503", "503-after", "503-after-silent", "503-partial"] satisfies FaultKind[]).map((kind) => ({ kind })),
  { kind: "429", retryAfter: 2 },
  { kind: "429", retryAfter: 300 },
];

describe("a page in Notion", () => {
  it("stands whole after one run, and a second run changes nothing", async () => {
    const rig = await open();
    await rig.publish(small());
    const { count, mostAtOnce } = rig.notion.journal;
    await rig.publish(small());
    const again = rig.notion.journal.since(count);
    expect(again.filter((one) => one.writes)).toEqual([]);
    expect(again.length).toBeLessThan(6);
    expect(mostAtOnce).toBe(1);
    expect(rig.told.at(-1)).toEqual({ done: rig.told.at(-1)?.all, all: rig.told.at(-1)?.all });
  });

  it.each(kinds)("stands whole, nothing double, after %o at any request", { timeout: 60_000 }, async (fault) => {
    const { state, requests } = await faultless(small());
    for (let at = 1; at <= requests; at += 1) {
      const rig = await open({ timeoutMs: 60 });
      rig.notion.fail({ ...fault, at });
      await through(rig, small());
      expect(rig.notion.faults.struck).toHaveLength(1);
      expect(rig.notion.snapshot(), `${fault.kind} at ${at}`).toEqual(state);
    }
  });

  it("stands whole after being killed after any request, before anybody noted it", { timeout: 60_000 }, async () => {
    const { state } = await faultless(small());
    for (let die = 1; ; die += 1) {
      const rig = await open();
      const killed = await rig.publish(small(), { die }).then(
        () => false,
        (error: unknown) => error instanceof Killed,
      );
      if (!killed) break;
      await through(rig, small());
      expect(rig.notion.snapshot(), `killed at ${die}`).toEqual(state);
      expect(die).toBeLessThan(60);
    }
  });
});

describe("a page that is published again", () => {
  it("changes one row by one request where one action has changed", async () => {
    const rig = await open();
    await rig.publish(small());
    const { count } = rig.notion.journal;
    await rig.publish(small({ status: "Done" }));
    const asked = rig.notion.journal.since(count);
    expect(asked.filter((one) => one.writes).map((one) => `${one.method} ${one.route}`)).toEqual(["PATCH pages/:page_id"]);
    expect(asked.length).toBeLessThan(10);
    const afresh = await faultless(small({ status: "Done" }));
    expect(rig.notion.snapshot()).toEqual(afresh.state);
  });

  it("puts a changed section in the place of the old one, a new row beside the others, and a new title above", async () => {
    const rig = await open();
    await rig.publish(small());
    const after = small({ title: "Harbour again", told: "The hall is open.", rows: 3 });
    await rig.publish(after);
    expect(rig.notion.snapshot({ trash: false })).toEqual((await faultless(after)).state);
  });
});

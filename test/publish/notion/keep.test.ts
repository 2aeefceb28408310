import { afterEach, describe, expect, it } from "vitest";
import { afterFault, afterKill, afterLate, faultless, kinds } from "./faults.ts";
import { openRig, type Rig } from "./rig.ts";
import { small } from "./small.ts";
import { day } from "../../day.ts";

const rigs: Rig[] = [];
async function open(...options: Parameters<typeof openRig>): Promise<Rig> {
  const rig = await openRig(...options);
  rigs.push(rig);
  return rig;
}
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.notion.close();
});

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

  // Every third request today, others tomorrow; all of them in the soak.
  it.each(kinds)("stands whole, nothing double, after %o at any request", { timeout: 60_000 }, async (fault) => {
    const { state, requests } = await faultless(small());
    for (let at = 1 + (day % 3); at <= requests; at += 3) await afterFault(small(), { ...fault, at }, state);
  });

  it("stands whole, nothing double, after any request that was carried out only once it had been looked for", {
    timeout: 60_000,
  }, async () => {
    const { state, requests } = await faultless(small(), { trash: false });
    for (let at = 1 + (day % 3); at <= requests; at += 3) await afterLate(small(), { at, after: 1 + (at % 5) }, state);
  });

  it("stands whole after being killed after any request, before anybody noted it", { timeout: 60_000 }, async () => {
    const { state } = await faultless(small());
    let die = 1;
    while (await afterKill(small(), die, state)) die += 1;
    expect(die).toBeGreaterThan(15);
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

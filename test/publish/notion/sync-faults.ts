import { viewSession } from "#session/view.ts";
import { expect } from "vitest";
import type { Fault } from "../../peers/notion/faults.ts";
import type { Person } from "../../peers/notion/person.ts";
import { type Living, living } from "./living.ts";

const statuses = { todo: "To do", doing: "Under way", done: "Done", blocked: "Blocked" } as const;

/** A session whose actions are changed on both sides, again and again, each time with something that goes wrong. */
export type Quarrel = {
  readonly here: Living;
  /** One round: changed on both sides, then looked until all is quiet. Answers with how many requests the first look took. */
  readonly round: (fault?: Fault, storeFails?: number) => Promise<number>;
  /** the fewest of a first look in which nothing goes wrong */
  readonly requests: number;
  readonly close: () => Promise<void>;
};

/** Ticks by which whatever went wrong is over: the longest that Notion may ask for is five minutes. */
const looks = 8;

async function quarrel(here: Living, greta: Person): Promise<Quarrel["round"]> {
  const ids = (await here.actions()).map((one) => one.id);
  const lead = Object.values((await here.session()).people).find((one) => one.role === "facilitator")?.id ?? "";
  const open = async () =>
    viewSession(await here.session(), { person: lead }, here.clock.now()).offers.filter((one) => one.answered === null);
  let n = 0;
  return async (fault, storeFails = 0) => {
    n += 1;
    const id = ids[n % ids.length] ?? "";
    const before = (await here.actions()).find((one) => one.id === id)?.status ?? "todo";
    const [ours, theirs] = (["todo", "doing", "done", "blocked"] as const).filter((one) => one !== before);
    if (ours === undefined || theirs === undefined) throw new Error("no other status");
    await here.act(lead, { do: "set", step: "actions", part: 0, path: `items/${id}/status`, value: ours });
    greta.setValue((await here.row(id)).id, "Status", { status: { name: statuses[theirs] } });
    const said = (await here.comments(id)).length;
    const { count } = here.notion.journal;
    const struck = here.notion.faults.struck.length;
    if (fault !== undefined) here.notion.fail(fault);
    here.failSaves(storeFails);
    await here.tick();
    const asked = here.notion.journal.since(count).length;
    for (let look = 1; look < looks; look += 1) await here.tick(look < 2 ? 61_000 : 5 * 61_000);
    here.failSaves(0);
    here.notion.faults.clear();
    expect(here.notion.faults.struck).toHaveLength(struck + (fault === undefined ? 0 : 1));
    const what = `${id}: ${fault?.kind ?? "nothing"} at ${fault?.at ?? storeFails}`;
    expect((await here.actions()).find((one) => one.id === id)?.status, what).toBe(ours);
    expect(await here.says(id, "Status"), what).toContain(statuses[ours]);
    expect(await here.comments(id), what).toHaveLength(said + 1);
    const offers = await open();
    expect(
      offers.map((one) => one.about),
      what,
    ).toEqual([{ is: "value", item: id, field: "status", value: theirs }]);
    await here.act(lead, { do: "answer-offer", offer: offers[0]?.id ?? "", answer: "leave" });
    return asked;
  };
}

export async function quarrelling(): Promise<Quarrel> {
  const here = await living("en", { timeoutMs: 300 });
  const greta = here.person("Greta");
  await here.store.keepings.want(here.key, "", here.clock.now());
  await here.tick(0);
  const round = await quarrel(here, greta);
  // What was begun while this machine was busy is over after the first one.
  await round();
  return { here, round, requests: Math.min(await round(), await round()), close: here.close };
}

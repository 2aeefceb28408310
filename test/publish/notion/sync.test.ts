import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { viewSession } from "#session/view.ts";
import type { Person } from "../../peers/notion/person.ts";
import { type Living, living } from "./living.ts";

let here: Living;
let greta: Person;
/** actions of the plan, one for each test, by their place */
let ids: readonly string[];

beforeAll(async () => {
  here = await living("en");
  greta = here.person("Greta");
  await here.store.keepings.want(here.key, "", here.clock.now());
  expect(await here.tick(0)).toBe(1);
  ids = (await here.actions()).map((one) => one.id);
}, 60_000);
afterAll(async () => {
  expect(here.troubles).toEqual([]);
  await here.close();
});

const at = (n: number): string => ids[n] ?? "";
const action = async (n: number) => (await here.actions()).find((one) => one.id === at(n));
const writes = (since: number) =>
  here.notion.journal
    .since(since)
    .filter((one) => one.writes)
    .map((one) => `${one.method} ${one.route}`);
const set = (n: number, field: string, value: string) =>
  ({ do: "set", step: "actions", part: 0, path: `items/${at(n)}/${field}`, value }) as const;
const status = (name: string) => ({ status: { name } });
const date = (start: string) => ({ date: { start } });
const openFor = async (person: string) =>
  viewSession(await here.session(), { person }, here.clock.now()).offers.filter((one) => one.answered === null);
async function facilitator(): Promise<string> {
  const found = Object.values((await here.session()).people).find((one) => one.role === "facilitator");
  return found?.id ?? "";
}

describe("what people change in Notion", () => {
  it("a look at which nothing is new asks once and writes nothing", async () => {
    const { count } = here.notion.journal;
    expect(await here.tick()).toBe(1);
    expect(here.notion.journal.since(count).map((one) => `${one.method} ${one.route}`)).toEqual([
      "POST data_sources/:data_source_id/query",
    ]);
  });

  it("changed there alone, it is taken over: status, deadline and owner", async () => {
    const { id } = await here.row(at(0));
    greta.setValue(id, "Status", status("Under way"));
    greta.setValue(id, "Deadline", date("2026-12-24"));
    greta.setValue(id, "Owner", { people: [{ id: greta.id }] });
    const { count } = here.notion.journal;
    await here.tick();
    const now = await action(0);
    expect(now).toMatchObject({ status: "doing", deadline: "2026-12-24" });
    expect(await here.nameOf(now?.owner ?? "")).toBe("Greta");
    expect((await here.session()).people[now?.owner ?? ""]?.role).toBe("owner");
    // What was taken over is not written back: the name that stood beside and the zone go, and the page's own words about the plan follow.
    const rows = here.notion.journal.since(count).filter((one) => one.method === "PATCH" && one.route === "pages/:page_id");
    expect(rows.map((one) => Object.values((one.body as { properties: object }).properties))).toEqual([
      [{ rich_text: [] }, { rich_text: [] }],
    ]);
    expect(await here.comments(at(0))).toEqual([]);
    expect(await here.says(at(0), "Owner")).toContain(greta.id);
    const again = here.notion.journal.count;
    await here.tick();
    expect(writes(again)).toEqual([]);
  });

  it("who is given a second action there is the same person", async () => {
    const { id } = await here.row(at(1));
    greta.setValue(id, "Owner", { people: [{ id: greta.id }] });
    await here.tick();
    expect((await action(1))?.owner).toBe((await action(0))?.owner);
  });

  it("a name that is written for somebody who is no user there is an owner as well", async () => {
    const { id } = await here.row(at(2));
    greta.setValue(id, "Owner", { people: [] });
    greta.setValue(id, "Owner (not in Notion)", { rich_text: [{ text: { content: "The electrician" } }] });
    await here.tick();
    expect(await here.nameOf((await action(2))?.owner ?? "")).toBe("The electrician");
  });

  it("changed on both sides, ours stands, theirs is said beside the row and offered, and one tap takes it", async () => {
    const owner = (await action(3))?.owner ?? "";
    await here.act(await facilitator(), set(3, "status", "doing"));
    greta.setValue((await here.row(at(3))).id, "Status", status("Done"));
    await here.tick();
    expect((await action(3))?.status).toBe("doing");
    expect(await here.says(at(3), "Status")).toContain("Under way");
    const [comment, ...more] = await here.comments(at(3));
    expect(more).toEqual([]);
    expect(comment).toContain("“Done”");
    const [offer] = await openFor(owner);
    expect(offer?.about).toEqual({ is: "value", item: at(3), field: "status", value: "done" });
    await here.act(owner, { do: "answer-offer", offer: offer?.id ?? "", answer: "take" });
    await here.tick();
    expect(await here.says(at(3), "Status")).toContain("Done");
    expect(await here.comments(at(3))).toHaveLength(1);
    await here.tick();
    expect((await action(3))?.status).toBe("done");
  });

  it("what the session refuses is put back, and why is said beside the row", async () => {
    const { id } = await here.row(at(4));
    const owner = (await action(4))?.owner;
    greta.setValue(id, "Owner", { people: [] });
    greta.setValue(id, "Owner (not in Notion)", { rich_text: [] });
    await here.tick();
    expect((await action(4))?.owner).toBe(owner);
    expect(await here.says(at(4), "Owner (not in Notion)")).toContain(await here.nameOf(owner ?? ""));
    expect(await here.comments(at(4))).toEqual([expect.stringContaining("Owner: “–” is not taken over.")]);
  });

  it("a status of their own is left alone until ours changes, and then it is said", async () => {
    const parent = await here.plan();
    const { id } = await here.row(at(5));
    greta.changeSchema(parent.id, {
      Status: { status: { options: ["To do", "Under way", "Done", "Blocked", "Waiting"].map((name) => ({ name })) } },
    });
    greta.setValue(id, "Status", status("Waiting"));
    await here.tick();
    expect((await action(5))?.status).toBe("todo");
    expect(await here.says(at(5), "Status")).toContain("Waiting");
    await here.act(await facilitator(), set(5, "status", "done"));
    await here.tick();
    expect(await here.says(at(5), "Status")).toContain("Done");
    expect(await here.comments(at(5))).toEqual([expect.stringContaining("“Waiting” says nothing in the plan")]);
  });

  it("an option that they renamed means what it meant, in both directions; one that they took away comes back with its rows", async () => {
    const parent = await here.plan();
    const { id } = await here.row(at(6));
    greta.renameOption(parent.id, "Status", { from: "Done", to: "Finished" });
    const { count } = here.notion.journal;
    await here.tick();
    expect(writes(count)).toEqual([]);
    greta.setValue(id, "Status", status("Finished"));
    await here.tick();
    expect((await action(6))?.status).toBe("done");
    await here.act(await facilitator(), set(1, "status", "done"));
    await here.tick();
    expect(await here.says(at(1), "Status")).toContain("Finished");
    greta.deleteOption(parent.id, "Status", "Finished");
    await here.tick();
    await here.act(await facilitator(), set(6, "deadline", "2026-12-30"));
    await here.tick();
    expect((await action(6))?.status).toBe("done");
    expect(await here.says(at(6), "Status")).toContain("Done");
    expect((await here.store.keepings.ofSession("t", here.key.session))[0]?.state).toMatchObject({ is: "stands" });
  });

  it("a row that they add is offered to a facilitator once; left, it stays theirs; taken, it is an action of the plan and their row is its row", async () => {
    const parent = await here.plan();
    const press = greta.addRow(parent.id, { Action: { title: [{ text: { content: "Call the press" } }] }, Deadline: date("2026-12-10") });
    const cake = greta.addRow(parent.id, { Action: { title: [{ text: { content: "Buy cake" } }] } });
    greta.addRow(parent.id, { Action: { title: [{ text: { content: "x" } }] } });
    await here.tick(0);
    expect(await openFor(await facilitator())).toEqual([]);
    await here.tick(180_000);
    const titled = (one: Awaited<ReturnType<typeof openFor>>[number]) => (one.about.is === "row" ? String(one.about.values["title"]) : "");
    const offers = (await openFor(await facilitator())).toSorted((a, b) => (titled(a) > titled(b) ? -1 : 1));
    expect(offers.map((one) => one.about)).toEqual([
      { is: "row", values: { title: "Call the press", deadline: "2026-12-10", status: "todo" } },
      { is: "row", values: { title: "Buy cake", status: "todo" } },
    ]);
    const by = await facilitator();
    await here.act(by, { do: "answer-offer", offer: offers[0]?.id ?? "", answer: "take" });
    await here.act(by, { do: "answer-offer", offer: offers[1]?.id ?? "", answer: "leave" });
    const rows = here.notion.world.source(parent.id).rows.length;
    greta.rename(press, "Call the press and the radio");
    await here.tick();
    expect(here.notion.world.source(parent.id).rows).toHaveLength(rows);
    expect((await here.row(offers[0]?.id ?? "")).id).toBe(press);
    // What they write in a row of their own is theirs.
    expect(await here.says(offers[0]?.id ?? "", "Action")).toContain("Call the press and the radio");
    greta.setValue(press, "Status", status("Under way"));
    await here.tick();
    expect((await here.actions()).find((one) => one.id === offers[0]?.id)?.status).toBe("doing");
    expect(JSON.stringify([...here.notion.world.page(cake).values])).not.toContain("Teekond");
    expect(await openFor(by)).toEqual([]);
  });

  it("is listened to more seldom the longer nobody does anything, and at once where Notion says that something happened", async () => {
    await here.tick(2 * 24 * 3_600_000);
    await here.tick(61_000);
    expect(await here.tick(61_000)).toBe(0);
    expect(await here.tick(5 * 60_000)).toBe(1);
    const parent = await here.plan();
    await here.store.keepings.prompt("notion", [parent.id], here.clock.now() + 2000);
    expect(await here.tick(2000)).toBe(1);
    await here.store.keepings.prompt("notion", ["somebody-else"], here.clock.now());
    expect(await here.tick(2000)).toBe(0);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tenantOf } from "#chat/slack/thread.ts";
import { keepingDoor } from "#facilitator/kept.ts";
import type { KeepingState } from "#facilitator/ports-keep.ts";
import { newId } from "#lib/ids.ts";
import { systemTimer } from "#lib/timer.ts";
import type { Act } from "#session/command.ts";
import type { Person } from "../../../peers/slack/person.ts";
import { does, joins, leads, newcomer, opened, openMany, press, type Rig, standing, startIn, type Team, threadOf, until } from "./rig.ts";

const never = () => Promise.reject(new Error("nothing is kept by this keeper"));
const users = async () => [
  { id: "u1", name: "bob", email: "bob@x.example" },
  { id: "u2", name: "Zed" },
];

let rig: Rig;
let team: Team;
beforeAll(async () => {
  const keeper = { id: "notion", keep: never, hear: never, users, forget: async () => undefined };
  rig = await openMany({ keeping: (store) => keepingDoor(keeper, { ...store, hasParent: false, serves: () => true, timer: systemTimer }) });
});
afterAll(() => rig.close());

type Here = { readonly session: string; readonly thread: string; readonly channel: string };

async function begun(): Promise<Here> {
  team = await newcomer(rig);
  const { ann, bob } = team.people;
  const { session, thread } = await startIn(rig, team);
  const here = { session, thread, channel: team.channel };
  await joins(rig, bob, here);
  await leads(rig, ann, here, "Begin");
  return here;
}

const key = ({ session }: Here) => ({ tenant: tenantOf(team.id), session, keeper: "notion" });
const personOf = async (who: Person) =>
  (await rig.store.people.byHandle(tenantOf(team.id), { platform: "slack", handle: `${team.id}:${who.id}` }))?.id ?? "";
const directly = (who: Person) => rig.peer.messages(who.directChannel());

/** What the keeper notes, and what the server's regular looks make of it after so long. */
async function noted(here: Here, state: KeepingState, ms = 12_000): Promise<void> {
  await rig.store.keepings.note(key(here), { state, due: null });
  rig.clock.advance(ms);
  await rig.settle();
}

async function heard(here: Here, ...acts: readonly Act[]): Promise<void> {
  rig.clock.advance(1_000);
  const { tenant, session, keeper } = key(here);
  const handled = await rig.facilitator.handle(tenant, session, {
    id: newId(),
    at: rig.clock.now(),
    actor: { kind: "publisher", id: keeper },
    acts,
  });
  if (!handled.ok) throw new Error(JSON.stringify(handled.refusal));
  rig.clock.advance(3_000);
  await rig.settle();
}

function keptMessage(here: Here): string {
  const found = threadOf(rig, here).filter((one) => JSON.stringify(one.blocks).includes("The result in Notion"));
  expect(found).toHaveLength(1);
  return JSON.stringify(found[0]?.blocks);
}

describe("the result in Notion, from Slack", { timeout: 60_000 }, () => {
  it("is asked for by who leads, told in the thread as it goes on, in one message", async () => {
    const here = await begun();
    const { ann, bob } = team.people;
    await rig.store.keepings.want(key(here), "a page", rig.clock.now());
    rig.clock.advance(3_000);
    await rig.settle();
    expect(keptMessage(here)).toContain("The result goes to Notion in a moment.");
    await noted(here, { is: "working", done: 40, all: 80 });
    expect(keptMessage(here)).toContain("The result goes to Notion: 40 of 80.");
    await noted(here, { is: "failed", at: 0, why: "block_limit" });
    expect(keptMessage(here)).toContain("has no room for more");
    await press(rig, bob, here, "Try again");
    expect((await opened(bob)).text).toContain("That is for a facilitator to do.");
    await bob.close();
    expect((await rig.store.keepings.ofSession(key(here).tenant, here.session))[0]?.state.is).toBe("failed");
    await press(rig, ann, here, "Try again");
    await rig.settle();
    expect(keptMessage(here)).toContain("The result goes to Notion in a moment.");
    await noted(here, { is: "stands", at: rig.clock.now(), url: "https://notion.so/p1", unmatched: [], edited: 0, heldBack: 0 });
    expect(keptMessage(here)).toContain('"url":"https://notion.so/p1"');
  });

  it("asks once who is who there, with the likely one chosen", async () => {
    const here = await begun();
    const { ann, bob } = team.people;
    const who = await personOf(bob);
    await rig.store.keepings.want(key(here), "a page", rig.clock.now());
    await noted(here, { is: "stands", at: rig.clock.now(), url: "https://notion.so/p1", unmatched: [who], edited: 0, heldBack: 0 });
    await press(rig, ann, here, "See how it stands");
    expect((await opened(ann)).text).toContain("By name only, since Notion knows no such e-mail: bob");
    await does(rig, () => ann.clickView("Who is who in Notion"));
    await until(() => ann.openView()?.title === "Who is who in Notion", "the form is open");
    const view = await opened(ann);
    expect(JSON.stringify(view.json)).toContain("bob · bob@x.example");
    await does(rig, () => ann.submit(view));
    await until(() => ann.openView()?.title === "The result in Notion", "it says how it stands");
    expect(ann.openView()?.text).toContain("The page in Notion is being brought up to date.");
    expect([...(await rig.store.matches.of(key(here).tenant, "notion"))]).toEqual([[who, "u1"]]);
    while (ann.depth > 0) await ann.close();
  });
});

describe("what was changed in Notion, in Slack's direct messages", { timeout: 60_000 }, () => {
  const row = (id: string, title: string): Act => ({ do: "offer", id, keeper: "notion", about: { is: "row", values: { title } } });

  it("comes to who may answer, live as well; answered, it says so where it stood", async () => {
    const here = await begun();
    const { ann, bob } = team.people;
    await heard(here, row("o1", "Call the <!channel> press"));
    expect(directly(bob)).toEqual([]);
    const [message, ...more] = directly(ann);
    expect(more).toEqual([]);
    expect(JSON.stringify(message?.blocks)).toContain("Call the <!channel> press");
    rig.peer.faults.nextDelivery("interaction", "twice");
    await does(rig, () => ann.click(ann.directChannel(), message?.ts ?? "", "Leave it as it is"));
    await rig.settle();
    expect((await standing(rig, here.session)).session.offers.map((one) => one.answered)).toEqual(["leave"]);
    rig.clock.advance(3_000);
    await rig.settle();
    expect(directly(ann)).toHaveLength(1);
    expect(JSON.stringify(directly(ann)[0]?.blocks)).toContain("left as it was in the plan");
    expect(JSON.stringify(directly(ann)[0]?.blocks)).not.toContain("Take it");
  });

  it("is answered from a private card as well, which is drawn anew", async () => {
    const here = await begun();
    const { ann } = team.people;
    await rig.store.keepings.want(key(here), "a page", rig.clock.now());
    await heard(here, row("o1", "First row"), row("o2", "Second row"));
    await press(rig, ann, here, "Lead");
    await opened(ann);
    await does(rig, () => ann.clickView("The result in Notion"));
    await until(() => ann.openView()?.title === "The result in Notion", "how it stands");
    await does(rig, () => ann.clickView("See what was changed"));
    await until(() => ann.openView()?.title === "Changed in Notion", "what was changed");
    expect(ann.openView()?.text).toContain("First row");
    await does(rig, () => ann.clickView({ label: "Leave it as it is", action_id: "p1" }));
    await until(() => ann.openView()?.text.includes("First row") === false, "the card is drawn anew");
    expect(ann.openView()?.text).toContain("Second row");
    while (ann.depth > 0) await ann.close();
  });
});

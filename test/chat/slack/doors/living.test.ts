import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  does,
  joins,
  leads,
  newcomer,
  opened,
  openMany,
  press,
  type Rig,
  standing,
  startIn,
  type Team,
  type TeamOptions,
  threadOf,
} from "./rig.ts";

let rig: Rig;
let team: Team;
let session = "";
let thread = "";
beforeAll(async () => {
  rig = await openMany({ by: "http" });
});
afterAll(() => rig.close());

/** A session that Ann leads and Bob takes part in, begun. */
async function begun(more: TeamOptions = {}): Promise<void> {
  team = await newcomer(rig, more);
  ({ session, thread } = await startIn(rig, team));
  await joins(rig, team.people.bob, here());
  await leads(rig, team.people.ann, here(), "Begin");
}

const here = () => ({ channel: team.channel, thread });
const place = async () => (await rig.store.places.ofSession(session)).find((one) => one.at === `${team.channel}/${thread}`);
const why = async () => (await place())?.broken?.why ?? "";
const bot = () => rig.peer.world.installIn(team.id)?.botUser ?? "";
const toAnn = () => rig.peer.messages(team.people.ann.directChannel()).map((one) => one.text);

let acts = 0;
/** Something happens in the session that its thread should show: by another door, as a thread that is lost is no hindrance there. */
async function goesOn(): Promise<void> {
  const { tenant, session: state } = await standing(rig, session);
  const lead = Object.values(state.people).find((one) => one.role === "facilitator")?.id ?? "";
  const act = { do: state.paused === null ? "pause" : "resume" } as const;
  rig.clock.advance(1_500);
  acts += 1;
  const actor = { kind: "person", id: lead, via: "web" } as const;
  expect(await rig.facilitator.handle(tenant, session, { id: `act${acts}`, at: rig.clock.now(), actor, acts: [act] })).toMatchObject({
    ok: true,
  });
  await rig.settle();
  // Direct messages are drawn by the regular look.
  await rig.settle();
}

/** What stands in the thread, as its newest state tells. */
const header = () => JSON.stringify(threadOf(rig, here())[0]?.blocks);

describe("a message that somebody deleted", () => {
  it("is posted again where it is next to be changed", async () => {
    await begun();
    const { ann } = team.people;
    const card = threadOf(rig, here()).findLast((one) => JSON.stringify(one.blocks).includes("Write"));
    await ann.deleteMessage(team.channel, card?.ts ?? "");
    expect(threadOf(rig, here()).some((one) => JSON.stringify(one.blocks).includes('"Write"'))).toBe(false);
    await goesOn();
    await goesOn();
    expect(threadOf(rig, here()).filter((one) => JSON.stringify(one.blocks).includes('"Write"'))).toHaveLength(1);
    expect(await why()).toBe("");
  });

  it("leaves the session to go on where it was the thread's first one, and who leads is told the way to a new thread", async () => {
    await begun();
    const { ann } = team.people;
    await ann.deleteMessage(team.channel, thread);
    await goesOn();
    expect(await why()).toBe("deleted");
    expect(toAnn()).toEqual([expect.stringContaining("Its thread was deleted.")]);
    await does(rig, () => ann.slash("/journey", "attach", team.channel));
    const code = /attach ([A-Z0-9-]{11})/.exec(rig.peer.ephemerals(team.channel, ann.id).at(-1)?.text ?? "")?.[1] ?? "";
    await does(rig, () => ann.slash("/journey", `attach ${code}`, team.channel));
    await rig.settle();
    const fresh = rig.peer.messages(team.channel).findLast((one) => one.threadTs === undefined)?.ts ?? "";
    expect(fresh).not.toBe(thread);
    thread = fresh;
    expect(header()).toContain("The storm");
    await goesOn();
    expect(toAnn()).toHaveLength(1);
  });
});

describe("a thread that cannot be drawn", () => {
  it("in an archived channel is given up, and comes back by a mention once the channel is there again", async () => {
    await begun();
    const { ann } = team.people;
    await ann.archive(team.channel);
    await goesOn();
    expect(await why()).toBe("archived");
    expect(toAnn()).toEqual([expect.stringContaining("Its channel was archived.")]);
    const before = header();
    await goesOn();
    await goesOn();
    expect(header()).toBe(before);
    await ann.unarchive(team.channel);
    rig.clock.advance(10_000);
    await does(rig, () => ann.mention(team.channel, "status", thread));
    await rig.settle();
    expect(await why()).toBe("");
    expect(header()).not.toBe(before);
    expect(header()).toContain("Paused");
    expect(toAnn()).toHaveLength(1);
  });

  it("in a channel that Teekond was taken out of is given up, and comes back by anybody's click once it is invited", async () => {
    await begun();
    const { ann, bob } = team.people;
    await ann.kickBot(team.channel);
    await goesOn();
    // What stands there may still be changed; nothing new may be posted.
    expect(await why()).toBe("");
    await press(rig, bob, here(), "Show me");
    await rig.settle();
    await rig.settle();
    expect(await why()).toBe("removed");
    expect(toAnn()).toEqual([expect.stringContaining("Teekond was taken out of its channel.")]);
    rig.clock.advance(10_000);
    await press(rig, bob, here(), "More");
    await opened(bob);
    await bob.close();
    await rig.settle();
    expect(await why()).toBe("removed");
    expect(toAnn()).toHaveLength(1);
    await ann.invite(team.channel, bot());
    rig.clock.advance(10_000);
    await press(rig, bob, here(), "More");
    await rig.settle();
    expect(await why()).toBe("");
  });

  it("because the token was taken back is given up; the session goes on by whatever else there is", async () => {
    await begun();
    const install = rig.peer.world.installIn(team.id);
    if (install === undefined) throw new Error("not installed");
    // The word of it is lost: the next call finds out.
    rig.peer.faults.nextDelivery("event", "lost", 2);
    await rig.peer.revokeTokens(install);
    await does(rig, () => team.people.ann.slash("/journey", "pause", team.channel));
    await rig.settle();
    expect(await why()).toBe("revoked");
    expect((await standing(rig, session)).session.paused).not.toBeNull();
  });

  it("keeps whoever is deactivated from nothing but their own messages", async () => {
    await begun();
    const { ann, bob } = team.people;
    rig.peer.world.user(bob.id).deleted = true;
    rig.peer.faults.next("chat.postMessage", { kind: "error", error: "user_disabled" });
    await leads(rig, ann, here(), `Remind (1)`).catch(async () => {
      while (ann.depth > 0) await ann.close();
    });
    rig.peer.faults.clear();
    await goesOn();
    expect(await why()).toBe("");
    await leads(rig, ann, here(), "Resume");
    expect((await standing(rig, session)).session.paused).toBeNull();
  });
});

it("late joiners get the catch-up for themselves alone", async () => {
  await begun();
  const { eve } = team.people;
  const before = threadOf(rig, here()).length;
  await press(rig, eve, here(), "Join");
  const view = await opened(eve);
  await does(rig, () => eve.submit(view));
  expect((await opened(eve)).text).toContain("What happened: The harbour is shut.");
  await eve.close();
  await rig.settle();
  expect(threadOf(rig, here())).toHaveLength(before);
});

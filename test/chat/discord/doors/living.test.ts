import { afterEach, beforeAll, afterAll, describe, expect, it } from "vitest";
import type { Person } from "../../../peers/discord/person.ts";
import { does, found, joins, leads, openRig, press, type Rig, startIn, type Team, until } from "./rig.ts";

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterEach(() => {
  rig.peer.faults.clear();
});
afterAll(() => rig.close());

type Begun = { readonly team: Team; readonly session: string; readonly thread: string };

async function begun(more: { readonly pace?: string; readonly team?: Team } = {}): Promise<Begun> {
  const team = more.team ?? found(rig.peer);
  const { session, thread } = await startIn(rig, team, more);
  await joins(rig, team.people.bob, thread);
  await leads(rig, team.people.ann, thread, "Begin");
  return { team, session, thread };
}

/** What somebody was written in direct messages. */
function directly(person: Person): string {
  return rig.peer.channelText(person.direct().id);
}

/** Lets time go by in steps, as the server's own regular looks do. */
async function wait(ms: number): Promise<void> {
  for (let n = 0; n < 8; n += 1) {
    rig.clock.advance(Math.floor(ms / 8));
    await rig.settle();
  }
}

const hour = 3_600_000;

/** Lets time go by until it holds, an hour at a time. */
async function waitFor(holds: () => boolean): Promise<void> {
  for (let n = 0; n < 40 && !holds(); n += 1) {
    rig.clock.advance(hour / 2);
    await rig.settle();
  }
}

async function broken(session: string) {
  return (await rig.store.places.ofSession(session)).filter((one) => one.person === null).map((one) => one.broken?.why ?? null);
}

describe("nudges", () => {
  it("come as direct messages, in which one answers as in the thread", async () => {
    const { team } = await begun({ pace: "async" });
    const { bob } = team.people;
    await waitFor(() => directly(bob).includes("The storm"));
    const heard = await does(rig, () => bob.click(rig.peer.messages(bob.direct().id).at(-1)!, "Answer here"));
    expect(heard.text).toContain("( I am done )");
    await does(rig, () => bob.click(heard, "Write"));
    expect(bob.openModal()).toBeDefined();
    bob.cancel();
    expect(rig.peer.pingedAnywhere()).toEqual([]);
  });

  it("come as a mention in the thread where direct messages are closed: once, of that person alone", async () => {
    const { team, thread } = await begun({ pace: "async" });
    const { bob, ann, eve } = team.people;
    bob.closeDms();
    await waitFor(() => rig.peer.pingedAnywhere().some((one) => one.channelId === thread));
    const pings = rig.peer.pingedAnywhere().filter((one) => one.channelId === thread);
    expect(pings).toMatchObject([{ everyone: false, users: [bob.id], roles: [] }]);
    expect(directly(ann)).toContain("The storm");
    await wait(600_000);
    expect(rig.peer.pingedAnywhere().filter((one) => one.channelId === thread)).toHaveLength(1);
    const message = rig.peer.messages(thread).find((one) => one.id === pings[0]?.messageId)!;
    expect((await does(rig, () => bob.click(message, "Answer here"))).text).toContain("( I am done )");
    // Where what it asked is over, it says so, and calls nobody by that.
    await press(rig, bob, thread, "I am done");
    await rig.settle();
    await wait(60_000);
    expect(rig.peer.messageText(rig.peer.world.message(message.id)!)).toContain("nothing waits for you here any more");
    expect(rig.peer.pingedAnywhere().filter((one) => one.channelId === thread)).toHaveLength(1);
    void eve;
  });

  it("come at a facilitator's word, and in the thread where direct messages are closed", async () => {
    const { team, thread } = await begun();
    const { bob, ann } = team.people;
    await leads(rig, ann, thread, "Remind 1");
    await until(() => directly(bob).includes("Still open for you"), "Bob is told");
    bob.closeDms();
    rig.clock.advance(2 * 60_000);
    await leads(rig, ann, thread, "Remind 1");
    await until(() => rig.peer.pingedAnywhere().some((one) => one.channelId === thread && one.users.includes(bob.id)), "Bob is called");
  });
});

describe("where Discord lets Teekond write no more, that is said once to who leads, and the session goes on", () => {
  const cases: readonly (readonly [what: string, breaks: (begun: Begun) => void, why: string, says: string])[] = [
    [
      "threads forbidden",
      ({ team }) =>
        rig.peer.admin.overwrite(rig.peer.world.channel(team.channel), "bot", { deny: ["SEND_MESSAGES_IN_THREADS", "SEND_MESSAGES"] }),
      "forbidden",
      "may not write there",
    ],
    [
      "the channel hidden",
      ({ team }) => rig.peer.admin.overwrite(rig.peer.world.channel(team.channel), "bot", { deny: ["VIEW_CHANNEL"] }),
      "removed",
      "taken out of its channel",
    ],
    ["muted", ({ team }) => rig.peer.admin.timeout(team.guild, hour), "forbidden", "may not write there"],
    ["the thread locked", ({ team, thread }) => team.people.ann.lock(thread), "locked", "was locked"],
    ["the thread deleted", ({ team, thread }) => team.people.ann.deleteChannel(thread), "deleted", "was deleted"],
  ];
  it.each(cases)("%s", async (_, breaks, why, says) => {
    const found_ = await begun();
    const { team, session, thread } = found_;
    breaks(found_);
    await rig.settle();
    const { ann } = team.people;
    await does(rig, () => ann.slash("/journey pause", {}, team.channel));
    await rig.settle();
    // What stands may be changed even where nothing new may be written.
    if ((await broken(session))[0] === null) await press(rig, ann, thread, "Show me");
    await wait(30_000);
    expect(await broken(session)).toEqual([why]);
    const told = directly(ann).split("A thread is lost").length - 1;
    expect(told, directly(ann)).toBe(1);
    expect(directly(ann)).toContain(says);
    const calls = rig.peer.journal.calls.filter((one) => one.code !== undefined).length;
    await does(rig, () => ann.slash("/journey resume", {}, team.channel));
    await rig.settle();
    await wait(60_000);
    expect(rig.peer.journal.calls.filter((one) => one.code !== undefined).length - calls).toBeLessThanOrEqual(2);
    expect(directly(ann).split("A thread is lost")).toHaveLength(2);
  });

  it("thrown out: all its threads there at once; let in again, they are drawn as things stand", async () => {
    const { team, session, thread } = await begun();
    rig.peer.admin.kick(team.guild);
    await until(async () => (await broken(session))[0] === "revoked", "the thread is given up");
    rig.peer.admin.invite(team.guild);
    await until(async () => (await broken(session))[0] === null, "the thread is drawn again");
    await rig.settle();
    await press(rig, team.people.bob, thread, "I am done");
    await rig.settle();
    expect(rig.peer.channelText(thread)).toContain("1 of 2 are done");
  });

  it("an outage of the server's gives nothing up", async () => {
    const { team, session } = await begun();
    rig.peer.admin.down(team.guild);
    await rig.settle();
    rig.peer.admin.back(team.guild);
    await rig.settle();
    expect(await broken(session)).toEqual([null]);
  });

  it("a press in the thread brings it back once it is put right", async () => {
    const { team, session, thread } = await begun();
    const channel = rig.peer.world.channel(team.channel);
    rig.peer.admin.overwrite(channel, "bot", { deny: ["SEND_MESSAGES_IN_THREADS", "SEND_MESSAGES"] });
    await press(rig, team.people.bob, thread, "I am done");
    await press(rig, team.people.bob, thread, "Show me");
    await rig.settle();
    expect(await broken(session)).toEqual(["forbidden"]);
    rig.peer.admin.overwrite(channel, "bot", { allow: ["SEND_MESSAGES_IN_THREADS", "SEND_MESSAGES"] });
    rig.clock.advance(10_000);
    await press(rig, team.people.ann, thread, "So far");
    await rig.settle();
    await until(async () => (await broken(session))[0] === null, "it is back");
    await rig.settle();
    expect(rig.peer.channelText(thread)).toContain("1 of 2 are done");
  });

  it("a locked thread that is opened again comes back by itself", async () => {
    const { team, session, thread } = await begun();
    team.people.ann.lock(thread);
    await press(rig, team.people.bob, thread, "Show me");
    await rig.settle();
    expect(await broken(session)).toEqual(["locked"]);
    team.people.ann.lock(thread, false);
    await until(async () => (await broken(session))[0] === null, "it is back");
  });

  it("refused again and again for reasons that say nothing, a lane stops", async () => {
    const { team, session, thread } = await begun();
    for (const operation of ["create_message", "update_message"])
      rig.peer.faults.next(operation, { kind: "error", error: "CannotExecuteActionOnSystemMessage" }, 50);
    await press(rig, team.people.bob, thread, "I am done");
    await rig.settle();
    await press(rig, team.people.ann, thread, "I am done");
    await rig.settle();
    await wait(120_000);
    expect(await broken(session)).toEqual(["forbidden"]);
    const refused = () =>
      rig.peer.journal.calls.filter((one) => one.code === 50021 && [thread, team.channel].some((id) => one.path.includes(id))).length;
    const before = refused();
    expect(before).toBeLessThanOrEqual(4);
    await wait(2 * hour);
    expect(refused()).toBe(before);
  });
});

describe("a thread that Discord has put away", () => {
  it("is opened again when something is drawn in it", async () => {
    const { team, thread } = await begun();
    team.people.ann.archive(thread);
    await does(rig, () => team.people.ann.slash("/journey pause", {}, team.channel));
    await rig.settle();
    expect(rig.peer.world.channel(thread).thread?.archived).toBe(false);
    expect(rig.peer.channelText(thread)).toContain("Paused");
  });
});

describe("a thread that cannot be opened again, for want of room", () => {
  it("is said to be lost for that reason", async () => {
    const { team, session, thread } = await begun();
    team.people.ann.archive(thread);
    rig.peer.faults.next("update_channel", { kind: "error", error: "MaximumActiveThreads" }, 5);
    await does(rig, () => team.people.ann.slash("/journey pause", {}, team.channel));
    await rig.settle();
    await wait(30_000);
    expect(await broken(session)).toEqual(["crowded"]);
    expect(directly(team.people.ann)).toContain("no room for one more open thread");
  });
});

describe("cards stand once", () => {
  it("whatever Discord says of a post that it took", async () => {
    const team = found(rig.peer);
    const { thread } = await startIn(rig, team);
    await joins(rig, team.people.bob, thread);
    rig.peer.faults.next("create_message", { kind: "5xx", when: "after" });
    await leads(rig, team.people.ann, thread, "Begin");
    await wait(20_000);
    const cards = rig.peer.messages(thread).filter((one) => rig.peer.messageText(one).includes("( Write )"));
    expect(cards).toHaveLength(1);
    expect(rig.peer.messageText(cards[0]!)).not.toContain("(again)");
  });

  it("and a limit is waited for", async () => {
    const { team, thread } = await begun();
    rig.peer.faults.next("update_message", { kind: "ratelimited", retryAfter: 3 });
    await press(rig, team.people.bob, thread, "I am done");
    await rig.settle();
    await wait(20_000);
    expect(rig.peer.channelText(thread)).toContain("1 of 2 are done");
  });
});

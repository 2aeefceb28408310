import { afterEach, beforeAll, afterAll, describe, expect, it } from "vitest";
import {
  does,
  fillIn,
  found,
  joins,
  labelled,
  openRig,
  press,
  type Rig,
  sendStart,
  sessionsOf,
  standing,
  startIn,
  type Team,
  threadOf,
} from "./rig.ts";

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterEach(() => rig.peer.faults.clear());
afterAll(() => rig.close());

const opening = "A session opens here";

/** Tries to start in a channel, and answers with what is said. */
async function tries(team: Team, channel = team.channel): Promise<string> {
  const { ann } = team.people;
  await does(rig, () => ann.slash("/journey start", { channel }, team.channel));
  const heard = await sendStart(rig, ann, {});
  await rig.settle();
  return heard.text;
}

describe("a session is started by /journey start", () => {
  it("in a thread of its own: the header in its first message, the lobby below, the way there told to one alone", async () => {
    const team = found(rig.peer);
    const { ann, bob, eve } = team.people;
    const { session, thread, heard } = await startIn(rig, team, { leads: [eve.id] });
    expect(heard.hidden).toBe(true);
    expect(heard.text).toContain("The session is open: **The storm**");
    expect(labelled(heard.message!, "Open the thread")).toMatchObject({ url: `https://discord.com/channels/${team.guild.id}/${thread}` });
    expect(rig.peer.world.channel(thread).name).toBe("The storm");
    expect(bob.sees(team.channel)).toContain("The storm");
    expect(bob.sees(team.channel)).not.toContain(opening);
    expect(rig.peer.channelText(thread)).toContain("( Join )");
    const now = await standing(rig, session);
    expect(now.tenant).toBe(`discord:${team.guild.id}`);
    const people = await rig.store.people.people(now.tenant, Object.keys(now.session.people));
    expect(people.map((one) => [one.name, now.session.people[one.id]?.role]).toSorted()).toEqual([
      ["Ann", "facilitator"],
      ["Eve", "facilitator"],
    ]);
    expect(ann.sees(team.channel)).toContain("The storm");
    expect(rig.peer.journal.refused()).toEqual([]);
  });

  it("as a post in a forum, with a tag where one is asked for", async () => {
    const team = found(rig.peer);
    const forum = rig.peer.make.channel(team.guild, {
      name: "workshops",
      type: "forum",
      tags: [{ name: "news", moderated: true }, "talk"],
      requireTag: true,
    });
    const { thread } = await startIn(rig, team, { channel: forum.id });
    expect(rig.peer.world.channel(thread).parentId).toBe(forum.id);
    expect(rig.peer.world.channel(thread).thread?.tags).toHaveLength(1);
    expect(rig.peer.channelText(thread)).not.toContain(opening);
    await joins(rig, team.people.bob, thread);
    expect(rig.peer.channelText(thread)).toContain("Bob");
  });

  it("with words in the language that somebody's Discord speaks, which only preselects", async () => {
    const team = found(rig.peer);
    const rasa = rig.peer.make.user({ name: "Rasa", locale: "lt" });
    rig.peer.make.member(team.guild, rasa);
    const person = rig.peer.person(rasa);
    await does(rig, () => person.slash("/journey start", {}, team.channel));
    const first = await does(rig, () => person.submit({ "Sesijos pavadinimas": "Audra" }));
    await does(rig, () => person.click(first, "Tęsti"));
    expect(person.openModal()?.text).toContain("(•) Lietuvių");
    expect(person.openModal()?.text).toContain("Europe/Vilnius");
    person.cancel();
  });
});

describe("what Discord does not let in starts nothing, says so once, and keeps what was typed", () => {
  const cases: readonly (readonly [what: string, make: (team: Team) => string, says: string])[] = [
    [
      "a channel that Teekond does not see",
      (team) => rig.peer.make.channel(team.guild, { name: "board", only: [team.people.ann.id] }).id,
      "Teekond cannot see this channel",
    ],
    [
      "a channel where it may not write",
      (team) => rig.peer.make.channel(team.guild, { name: "read", overwrites: { bot: { deny: ["SEND_MESSAGES"] } } }).id,
      "Teekond cannot see this channel, or not write in it",
    ],
    [
      "a channel where it may open no thread",
      (team) => rig.peer.make.channel(team.guild, { name: "flat", overwrites: { bot: { deny: ["CREATE_PUBLIC_THREADS"] } } }).id,
      "Teekond may not open a thread here",
    ],
    [
      "a forum whose tags are its moderators'",
      (team) =>
        rig.peer.make.channel(team.guild, { name: "f", type: "forum", tags: [{ name: "news", moderated: true }], requireTag: true }).id,
      "asks for a tag",
    ],
  ];
  it.each(cases)("%s", async (_, make, says) => {
    const team = found(rig.peer);
    const channel = make(team);
    expect(await tries(team, channel)).toContain(says);
    expect(await sessionsOf(rig, team)).toEqual([]);
    expect(rig.peer.messages(channel)).toEqual([]);
    const { ann } = team.people;
    const [answer] = ann.privateMessages().toReversed();
    await does(rig, () => ann.click(answer!, "Try again"));
    expect(ann.openModal()?.text).toContain("The storm");
    expect(ann.openModal()?.text).toContain("(•) sprint");
    ann.cancel();
  });

  it("a server without room for one more thread", async () => {
    const team = found(rig.peer, { maxActiveThreads: 0 });
    expect(await tries(team)).toContain("no room for one more open thread");
    expect(rig.peer.messages(team.channel)).toEqual([]);
    expect(await sessionsOf(rig, team)).toEqual([]);
  });

  it("a server that is full no more: the same form starts it", async () => {
    const team = found(rig.peer, { maxActiveThreads: 0 });
    await tries(team);
    team.guild.maxActiveThreads = 10;
    const { ann } = team.people;
    await does(rig, () => ann.click(ann.privateMessages().at(-1)!, "Try again"));
    await fillIn(rig, ann, {});
    await rig.settle();
    expect(await sessionsOf(rig, team)).toHaveLength(1);
    expect(rig.peer.threads(team.guild.id)).toHaveLength(1);
  });
});

describe("one form starts one session, with one thread", () => {
  it("delivered twice", async () => {
    const team = found(rig.peer);
    rig.peer.faults.nextDelivery("INTERACTION_CREATE", "twice", 4);
    await startIn(rig, team);
    expect(await sessionsOf(rig, team)).toHaveLength(1);
    expect(rig.peer.threads(team.guild.id)).toHaveLength(1);
    expect(rig.peer.messages(team.channel).filter((one) => one.type === 0)).toHaveLength(1);
    expect(rig.peer.journal.refused()).not.toContain("create_interaction_response: 40060");
  });

  it.each(["create_message", "create_thread_from_message"])("where Discord has done it and says 500 (%s)", async (operation) => {
    const team = found(rig.peer);
    rig.peer.faults.next(operation, { kind: "5xx", when: "after" });
    const { thread } = await startIn(rig, team);
    expect(rig.peer.faults.struck.at(-1)).toContain(operation);
    expect(rig.peer.threads(team.guild.id)).toHaveLength(1);
    expect(rig.peer.channelText(thread)).toContain("( Join )");
    expect(rig.peer.messages(team.channel).filter((one) => one.type === 0)).toHaveLength(1);
  });

  it("where a post in a forum was made without an answer: it is found again", async () => {
    const team = found(rig.peer);
    const forum = rig.peer.make.channel(team.guild, { name: "workshops", type: "forum" });
    rig.peer.faults.next("create_thread", { kind: "5xx", when: "after" });
    expect(await tries(team, forum.id)).toContain("Discord did not answer");
    const { ann } = team.people;
    await does(rig, () => ann.click(ann.privateMessages().at(-1)!, "Try again"));
    const heard = await fillIn(rig, ann, {});
    expect(heard.text).toContain("The session is open");
    await rig.settle();
    expect(rig.peer.threads(team.guild.id)).toHaveLength(1);
    expect(await sessionsOf(rig, team)).toHaveLength(1);
  });
});

describe("people come in by the button in the thread", () => {
  it("under the name that the server calls them by, and with their direct messages as a place", async () => {
    const team = found(rig.peer);
    const { session, thread } = await startIn(rig, team);
    await joins(rig, team.people.bob, thread);
    const places = await rig.store.places.ofSession(session);
    expect(places.filter((one) => one.person !== null)).toHaveLength(2);
    expect(threadOf(rig, thread).length).toBeGreaterThan(1);
    expect((await press(rig, team.people.ann, thread, "Lead")).hidden).toBe(true);
  });
});

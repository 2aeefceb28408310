import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startShortcut } from "#chat/slack/manifest.ts";
import { tenantOf } from "#chat/slack/thread.ts";
import { issueAttachCode } from "#facilitator/attach.ts";
import {
  does,
  joins,
  leads,
  newcomer,
  opened,
  openMany,
  press,
  type Rig,
  rights,
  sendStart,
  sessionsOf,
  standing,
  startIn,
  type Team,
  type TeamOptions,
  threadOf,
} from "./rig.ts";

let rig: Rig;
let team: Team;
async function open(more: TeamOptions = {}): Promise<void> {
  team = await newcomer(rig, more);
}
beforeAll(async () => {
  rig = await openMany({ by: "http" });
});
afterAll(() => rig.close());

/** What somebody alone was told in the channel, the newest last. */
function toldIn(channel: string, person: string): readonly string[] {
  return rig.peer.ephemerals(channel, person).map((one) => one.text);
}

describe("starting", () => {
  it("asks in a modal, keeps what was chosen, and opens one thread with a header in its first message", async () => {
    await open();
    const { ann, bob, eve } = team.people;
    await does(rig, () => ann.slash("/journey", "", team.channel));
    const heard = await sendStart(rig, ann, { title: "The storm", channel: team.channel, pace: "async", language: "lt", leads: [bob.id] });
    expect(heard).toMatchObject({ ok: true, errors: {} });
    expect(ann.openView()).toBeUndefined();
    await rig.settle();
    const [session = ""] = await sessionsOf(rig, team);
    const { about, pace, people } = (await standing(rig, session)).session;
    expect(about).toMatchObject({ title: "The storm", crisis: "The harbour is shut.", language: "lt", sells: "people" });
    expect([pace, about.timezone]).toEqual(["async", "Europe/Tallinn"]);
    const known = await rig.store.people.people(tenantOf(team.id), Object.keys(people));
    expect(known.map((one) => [one.name, people[one.id]?.role]).toSorted()).toEqual([
      ["ann", "facilitator"],
      ["bob", "facilitator"],
    ]);
    expect(known.map((one) => one.name)).not.toContain(eve.user.name);
    const [first, ...rest] = rig.peer.messages(team.channel);
    expect(rig.peer.messages(team.channel).filter((one) => one.threadTs === undefined)).toHaveLength(1);
    expect(JSON.stringify(first?.blocks)).toContain("The storm");
    expect(rest.every((one) => one.threadTs === first?.ts)).toBe(true);
    // Both who lead can be reached in direct messages.
    expect((await rig.store.places.ofSession(session)).filter((one) => one.person !== null)).toHaveLength(2);
  });

  it("begins by the global shortcut, which asks for the channel", async () => {
    await open();
    const { ann } = team.people;
    await does(rig, () => ann.shortcut(startShortcut));
    expect(await sendStart(rig, ann, { channel: team.channel })).toMatchObject({ ok: true, errors: {} });
    await rig.settle();
    expect(await sessionsOf(rig, team)).toHaveLength(1);
  });

  it("begins by a mention, whose answer has a button, since an event opens no modal", async () => {
    await open();
    const { ann, bob } = team.people;
    await does(rig, () => ann.mention(team.channel, ""));
    const told = rig.peer.ephemerals(team.channel, ann.id).at(-1);
    expect(rig.peer.ephemerals(team.channel, bob.id)).toEqual([]);
    await does(rig, () => ann.click(team.channel, told?.ts ?? "", "Start a journey"));
    expect(await sendStart(rig, ann, { channel: team.channel })).toMatchObject({ ok: true, errors: {} });
    expect(await sessionsOf(rig, team)).toHaveLength(1);
  });

  it("starts one session with one thread when the same form comes twice, at once and again later", async () => {
    await open();
    const { ann } = team.people;
    await does(rig, () => ann.slash("/journey", "", team.channel));
    rig.peer.faults.nextDelivery("interaction", "twice");
    await sendStart(rig, ann, { channel: team.channel });
    await rig.settle();
    expect(await sessionsOf(rig, team)).toHaveLength(1);
    expect(rig.peer.messages(team.channel).filter((one) => one.threadTs === undefined)).toHaveLength(1);
    const [session = ""] = await sessionsOf(rig, team);
    expect((await rig.store.places.ofSession(session)).filter((one) => one.person === null)).toHaveLength(1);
  });

  it.each([
    ["with the right to look, finds the first message that it does not know of", [...rights, "channels:history"], 1],
    ["without, posts it again and says so", [...rights], 2],
  ])("after no answer to the first message, the second try %s", async (_, scopes, messages) => {
    await open({ scopes });
    const { ann } = team.people;
    await does(rig, () => ann.slash("/journey", "", team.channel));
    rig.peer.faults.next("chat.postMessage", { kind: "500", when: "after" });
    const first = await sendStart(rig, ann, { title: "Kept", channel: team.channel });
    expect(first.ok).toBe(false);
    expect(JSON.stringify(ann.openView()?.values)).toContain("Kept");
    const view = await opened(ann);
    expect(await does(rig, () => ann.submit(view))).toMatchObject({ ok: true, errors: {} });
    expect(await sessionsOf(rig, team)).toHaveLength(1);
    const firsts = rig.peer.messages(team.channel).filter((one) => one.threadTs === undefined);
    expect(firsts).toHaveLength(messages);
    expect(firsts.slice(1).map((one) => one.text)).toEqual(messages === 1 ? [] : ["A session opens here: Kept (again)"]);
  });

  it.each([
    ["public", false],
    ["private", true],
  ])("says how Teekond is invited into a %s channel that it is not in, and keeps what was typed", async (_, isPrivate) => {
    await open({ withBot: false, private: isPrivate });
    const { ann, bob } = team.people;
    await does(rig, () => ann.slash("/journey", "", team.channel));
    const heard = await sendStart(rig, ann, { title: "Kept", channel: team.channel, leads: [bob.id] });
    expect(heard.errors).toEqual({ channel: expect.stringContaining("/invite @Teekond") });
    expect(JSON.stringify(ann.openView()?.values)).toContain("Kept");
    expect(await sessionsOf(rig, team)).toEqual([]);
    const bot = rig.peer.world.installIn(team.id)?.botUser ?? "";
    await ann.invite(team.channel, bot);
    const view = await opened(ann);
    expect(await does(rig, () => ann.submit(view))).toMatchObject({ ok: true, errors: {} });
    const [session = ""] = await sessionsOf(rig, team);
    expect((await standing(rig, session)).session.about.title).toBe("Kept");
  });

  it("starts nothing in an archived channel, and says so at its field", async () => {
    await open();
    const { ann } = team.people;
    const old = rig.peer.make.channel(team.id, { name: "old", members: [ann.id], withBot: true, archived: true });
    await does(rig, () => ann.slash("/journey", "", team.channel));
    expect((await sendStart(rig, ann, { channel: old.id })).errors).toEqual({ channel: expect.stringContaining("Choose another one") });
    expect(await sessionsOf(rig, team)).toEqual([]);
  });

  it("lets somebody of another company's workspace take part in a shared channel, as one person by every door", async () => {
    await open();
    const guests = rig.peer.make.team("Guests");
    const zoe = rig.peer.make.user(guests.id, { name: "Zoe" });
    const bot = rig.peer.world.installIn(team.id)?.botUser ?? "";
    const shared = rig.peer.make.channel(team.id, {
      name: "shared",
      members: [team.people.ann.id, zoe.id],
      withBot: true,
      sharedWith: [guests.id],
    });
    expect(shared.members.has(bot)).toBe(true);
    const { session, thread } = await startIn(rig, team, { channel: shared.id, leads: [zoe.id] });
    const guest = rig.peer.person(guests.id, zoe.id);
    await press(rig, guest, { channel: shared.id, thread }, "Lead");
    expect((await opened(guest, "the card to lead with")).text).toContain("Begin");
    const { people } = (await standing(rig, session)).session;
    expect(Object.keys(people)).toHaveLength(2);
    const handles = await Promise.all(Object.keys(people).map((one) => rig.store.people.handlesOf(tenantOf(team.id), one, "slack")));
    expect(handles.flat().toSorted()).toEqual([`${team.id}:${team.people.ann.id}`, `${guests.id}:${zoe.id}`].toSorted());
  });
});

describe("words behind /journey", () => {
  it("helps, and says what it does not know", async () => {
    await open();
    const { ann } = team.people;
    await does(rig, () => ann.slash("/journey", "help", team.channel));
    await does(rig, () => ann.slash("/journey", "frobnicate", team.channel));
    const [help = "", unknown = ""] = toldIn(team.channel, ann.id);
    for (const word of ["status", "board", "report", "pause", "resume", "mine", "attach"]) expect(help).toContain(word);
    expect(unknown).toContain("frobnicate");
    expect(unknown).toContain(help);
  });

  it("says that no session is open in a channel that has none", async () => {
    await open();
    await does(rig, () => team.people.ann.slash("/journey", "status", team.channel));
    expect(toldIn(team.channel, team.people.ann.id)).toEqual(["No session is open in this channel. Start one with /journey."]);
  });

  it.each([
    ["status", "What we have so far"],
    ["board", "Board"],
    ["report", "Report"],
    ["mine", "My actions"],
  ])("%s opens it for the one who asked", async (word, title) => {
    await open();
    const { ann } = team.people;
    await startIn(rig, team);
    await does(rig, () => ann.slash("/journey", word, team.channel));
    expect((await opened(ann)).title).toBe(title);
  });

  it("pause and resume are for who leads", async () => {
    await open();
    const { ann, bob } = team.people;
    const { session, thread } = await startIn(rig, team);
    await joins(rig, bob, { channel: team.channel, thread });
    await leads(rig, ann, { channel: team.channel, thread }, "Begin");
    await does(rig, () => bob.slash("/journey", "pause", team.channel));
    expect((await standing(rig, session)).session.paused).toBeNull();
    expect(toldIn(team.channel, bob.id)).toHaveLength(1);
    await does(rig, () => ann.slash("/journey", "pause", team.channel));
    expect((await standing(rig, session)).session.paused).not.toBeNull();
    await does(rig, () => ann.slash("/journey", "resume", team.channel));
    expect((await standing(rig, session)).session.paused).toBeNull();
    expect(toldIn(team.channel, ann.id)).toEqual(["Done.", "Done."]);
  });

  it("asks which session is meant where a channel has several, and then does what was asked for", async () => {
    await open();
    const { ann } = team.people;
    const first = await startIn(rig, team, { title: "First" });
    const second = await startIn(rig, team, { title: "Second" });
    for (const one of [first, second]) await leads(rig, ann, { channel: team.channel, thread: one.thread }, "Begin");
    await does(rig, () => ann.slash("/journey", "pause", team.channel));
    const asked = rig.peer.ephemerals(team.channel, ann.id).at(-1);
    expect(asked?.text).toBe("Several sessions are open in this channel. Which one?");
    await does(rig, () => ann.click(team.channel, asked?.ts ?? "", "First"));
    expect((await standing(rig, first.session)).session.paused).not.toBeNull();
    expect((await standing(rig, second.session)).session.paused).toBeNull();
  });
});

describe("a mention in the thread", () => {
  it("offers by a button what a command would have opened, and changes nothing by itself", async () => {
    await open();
    const { ann } = team.people;
    const { session, thread } = await startIn(rig, team);
    await leads(rig, ann, { channel: team.channel, thread }, "Begin");
    const before = (await standing(rig, session)).revision;
    await does(rig, () => ann.mention(team.channel, "status", thread));
    const status = rig.peer.ephemerals(team.channel, ann.id).at(-1);
    expect(status?.threadTs).toBe(thread);
    await does(rig, () => ann.click(team.channel, status?.ts ?? "", "So far"));
    expect((await opened(ann)).title).toBe("What we have so far");
    await ann.close();
    await does(rig, () => ann.mention(team.channel, "pause", thread));
    expect((await standing(rig, session)).revision).toBe(before);
    const pause = rig.peer.ephemerals(team.channel, ann.id).at(-1);
    await does(rig, () => ann.click(team.channel, pause?.ts ?? "", "Pause"));
    expect((await standing(rig, session)).session.paused).not.toBeNull();
  });

  it("is answered once when it comes twice", async () => {
    await open();
    const { ann } = team.people;
    const { thread } = await startIn(rig, team);
    rig.peer.faults.nextDelivery("event", "twice");
    await does(rig, () => ann.mention(team.channel, "help", thread));
    await rig.settle();
    expect(rig.peer.ephemerals(team.channel, ann.id)).toHaveLength(1);
  });

  it("in a thread without a session says so", async () => {
    await open();
    const { ann } = team.people;
    const { ts } = await ann.say(team.channel, "Lunch?");
    await does(rig, () => ann.mention(team.channel, "status", ts));
    expect(toldIn(team.channel, ann.id).at(-1)).toContain("No session lives in this thread");
  });
});

describe("attaching", () => {
  async function codeOf(session: string): Promise<string> {
    const { tenant, session: state } = await standing(rig, session);
    const person = Object.keys(state.people)[0] ?? "";
    return (await issueAttachCode(rig.store.people, { tenant, session, person, now: rig.clock.now() })).code;
  }

  it("brings a channel and a thread into a running session, and all show the same", async () => {
    await open();
    const { ann, bob } = team.people;
    const other = rig.peer.make.channel(team.id, { name: "other", members: [ann.id, bob.id], withBot: true });
    const { session, thread } = await startIn(rig, team);
    const code = await codeOf(session);
    await does(rig, () => bob.slash("/journey", `attach ${code.toLowerCase().replace("-", " ")}`, other.id));
    const { ts } = await ann.say(other.id, "Here as well?");
    await does(rig, async () => ann.mention(other.id, `attach ${await codeOf(session)}`, ts));
    await rig.settle();
    expect(toldIn(other.id, bob.id).at(-1)).toContain("The storm");
    const first = rig.peer.messages(other.id)[0]?.ts ?? "";
    await leads(rig, ann, { channel: team.channel, thread }, "Begin");
    await rig.settle();
    const cards = (channel: string, at: string) => {
      const shown = threadOf(rig, { channel, thread: at }).map((one) => one.blocks.map(({ block_id: _, ...block }) => block));
      return shown.filter((one) => one.length > 0);
    };
    const here = cards(team.channel, thread);
    expect(here.length).toBeGreaterThan(1);
    expect(cards(other.id, first)).toEqual(here);
    expect(cards(other.id, ts)).toEqual(here);
  });

  it("says that a thread is taken, and the code is good elsewhere", async () => {
    await open();
    const { ann } = team.people;
    const one = await startIn(rig, team, { title: "One" });
    const two = await startIn(rig, team, { title: "Two" });
    const code = await codeOf(two.session);
    await does(rig, () => ann.mention(team.channel, `attach ${code}`, one.thread));
    expect(toldIn(team.channel, ann.id).at(-1)).toContain("Another session lives in this thread");
    await does(rig, () => ann.mention(team.channel, `attach ${code}`, two.thread));
    expect(toldIn(team.channel, ann.id).at(-1)).toContain("belongs to that session already");
    const { ts } = await ann.say(team.channel, "A new thread");
    await does(rig, () => ann.mention(team.channel, `attach ${code}`, ts));
    await rig.settle();
    expect((await rig.store.places.placeAt("slack", `${team.channel}/${ts}`))?.session).toBe(two.session);
  });

  it("refuses a wrong code, and one that was used or is too old", async () => {
    await open();
    const { ann } = team.people;
    const { session } = await startIn(rig, team);
    const posts = rig.peer.journal.count("chat.postMessage");
    const used = await codeOf(session);
    await does(rig, () => ann.slash("/journey", "attach AAAAA-AAAAA", team.channel));
    const old = await codeOf(session);
    rig.clock.advance(15 * 60_000 + 1);
    await does(rig, () => ann.slash("/journey", `attach ${old}`, team.channel));
    await does(rig, () => ann.slash("/journey", `attach ${used}`, team.channel));
    expect(new Set(toldIn(team.channel, ann.id)).size).toBe(1);
    expect(rig.peer.journal.count("chat.postMessage")).toBe(posts);
    expect((await rig.store.places.ofSession(session)).filter((one) => one.person === null)).toHaveLength(1);
  });

  it("says how Teekond is invited, and takes the same code once it is there", async () => {
    await open();
    const { ann } = team.people;
    const { session } = await startIn(rig, team);
    const shut = rig.peer.make.channel(team.id, { name: "shut", members: [ann.id] });
    const code = await codeOf(session);
    await does(rig, () => ann.slash("/journey", `attach ${code}`, shut.id));
    expect(toldIn(shut.id, ann.id).at(-1)).toContain("/invite @Teekond");
    await ann.invite(shut.id, rig.peer.world.installIn(team.id)?.botUser ?? "");
    await does(rig, () => ann.slash("/journey", `attach ${code}`, shut.id));
    await rig.settle();
    expect((await rig.store.places.ofSession(session)).filter((one) => one.person === null)).toHaveLength(2);
  });

  it("gives who leads a code for another place, and nobody else", async () => {
    await open();
    const { ann, bob } = team.people;
    const { session, thread } = await startIn(rig, team);
    await joins(rig, bob, { channel: team.channel, thread });
    await does(rig, () => bob.slash("/journey", "attach", team.channel));
    expect(toldIn(team.channel, bob.id).at(-1)).not.toContain("/journey attach");
    await does(rig, () => ann.mention(team.channel, "attach", thread));
    const code = /attach ([A-Z0-9]{5}-[A-Z0-9]{5})/.exec(toldIn(team.channel, ann.id).at(-1) ?? "")?.[1] ?? "";
    const { ts } = await ann.say(team.channel, "A new thread");
    await does(rig, () => ann.mention(team.channel, `attach ${code}`, ts));
    expect((await rig.store.places.placeAt("slack", `${team.channel}/${ts}`))?.session).toBe(session);
  });
});

it("says so where a session was removed and its button is still there", async () => {
  await open();
  const { ann } = team.people;
  const { session, thread } = await startIn(rig, team);
  await rig.facilitator.remove(tenantOf(team.id), session);
  await press(rig, ann, { channel: team.channel, thread }, "More");
  expect((await opened(ann)).callbackId).toBe("said");
});

it("belongs to its workspace: another one's channel shows none of its sessions", async () => {
  await open();
  await startIn(rig, team);
  const other = await newcomer(rig, { name: "Elsewhere" });
  await does(rig, () => other.people.ann.slash("/journey", "status", other.channel));
  expect(toldIn(other.channel, other.people.ann.id)).toEqual(["No session is open in this channel. Start one with /journey."]);
  await does(rig, () => other.people.ann.openHome());
  expect(rig.peer.homeText(other.people.ann.id)).not.toContain("The storm");
});

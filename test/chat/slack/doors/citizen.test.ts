import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Person } from "../../../peers/slack/person.ts";
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
  sessionsOf,
  standing,
  startIn,
  type Team,
  type TeamOptions,
  threadOf,
  until,
} from "./rig.ts";

let rig: Rig;
let team: Team;
let session = "";
let thread = "";
beforeAll(async () => {
  rig = await openMany();
});
afterAll(() => rig.close());

const here = () => ({ channel: team.channel, thread });
async function begun(more: TeamOptions = {}): Promise<void> {
  team = await newcomer(rig, more);
  ({ session, thread } = await startIn(rig, team));
}
const refusals = (from: number) => rig.peer.journal.calls.slice(from).filter((one) => one.status === 429);
const calls = () => rig.peer.journal.calls.length;

async function crowd(count: number): Promise<readonly Person[]> {
  const users = Array.from({ length: count }, (_, n) => rig.peer.make.user(team.id, { name: `Voice ${n + 1}` }).id);
  for (const id of users) rig.peer.world.channel(team.channel).members.add(id);
  return users.map((id) => rig.peer.person(team.id, id));
}

describe("an ordinary session", () => {
  it("is never told to wait, with Slack's own limits on", async () => {
    const from = calls();
    await begun();
    const { ann, bob, eve } = team.people;
    for (const one of [bob, eve]) await joins(rig, one, here());
    await leads(rig, ann, here(), "Begin");
    for (const one of [ann, bob, eve]) {
      await press(rig, one, here(), "I am done");
      await rig.settle();
    }
    expect(rig.peer.limiter.on).toBe(true);
    expect(refusals(from)).toEqual([]);
    const refused = rig.peer.journal.calls.slice(from).filter((one) => one.result["ok"] === false);
    expect(refused.map((one) => `${one.method}: ${String(one.result["error"])}`)).toEqual([]);
  });
});

describe("25 people at once", () => {
  it("are all taken, and the thread is changed a few times only, within the limits", async () => {
    await begun();
    const people = await crowd(25);
    const first = rig.peer.messages(team.channel).find((one) => one.ts === thread)?.ts ?? "";
    rig.clock.advance(1_500);
    await Promise.all(people.map((one) => one.click(team.channel, first, "Join")));
    for (const one of people) await opened(one);
    const from = calls();
    rig.clock.advance(1_500);
    const heard = await Promise.all(people.map((one) => one.submit(one.openView())));
    expect(heard.every((one) => one.ok)).toBe(true);
    await rig.settle();
    expect(Object.keys((await standing(rig, session)).session.people)).toHaveLength(26);
    expect(rig.peer.thread(team.channel, thread)).toContain("voice.25");
    expect(rig.peer.journal.calls.slice(from).filter((one) => one.method === "chat.update").length).toBeLessThanOrEqual(6);
    expect(refusals(from)).toEqual([]);
    await leads(rig, team.people.ann, here(), "Begin");
    const then = calls();
    const card = threadOf(rig, here()).findLast((one) => JSON.stringify(one.blocks).includes("I am done"))?.ts ?? "";
    rig.clock.advance(1_500);
    await Promise.all(people.map((one) => one.click(team.channel, card, "I am done")));
    await rig.settle();
    expect((await standing(rig, session)).session.done.size).toBe(25);
    expect(rig.peer.thread(team.channel, thread)).toContain("25 of 26 are done");
    expect(rig.peer.journal.calls.slice(then).filter((one) => one.method === "chat.update").length).toBeLessThanOrEqual(6);
    expect(refusals(then)).toEqual([]);
  });
});

describe("when Slack wants to be left alone", () => {
  it("nothing is called before the time that it named", async () => {
    await begun();
    const { ann } = team.people;
    rig.peer.faults.next("chat.update", { kind: "ratelimited", retryAfter: 40 });
    const from = calls();
    await leads(rig, ann, here(), "Begin");
    await until(() => refusals(from).length === 1, "Slack said so");
    const at = refusals(from)[0]?.at ?? 0;
    rig.clock.advance(30_000);
    await rig.settle();
    const updates = () => rig.peer.journal.calls.slice(from).filter((one) => one.method === "chat.update" && one.at > at);
    expect(updates()).toEqual([]);
    rig.clock.set(at + 41_000);
    while ((rig.timer.next() ?? Number.POSITIVE_INFINITY) <= rig.clock.now()) rig.timer.fire();
    await rig.settle();
    expect(updates().length).toBeGreaterThan(0);
    expect(rig.peer.thread(team.channel, thread)).toContain("Step 1 of");
  });
});

describe("after a post whose end nobody knows", () => {
  it.each([
    ["finds the message where it may look", [...rights, "channels:history"], 1],
    ["posts it again and says so where it may not", [...rights], 2],
  ])("%s", async (_, scopes, copies) => {
    team = await newcomer(rig, { scopes });
    const { ann } = team.people;
    ({ session, thread } = await startIn(rig, team));
    rig.peer.faults.next("chat.postMessage", { kind: "500", when: "after" });
    await leads(rig, ann, here(), "Begin");
    rig.clock.advance(5_000);
    await rig.settle();
    const cards = threadOf(rig, here()).filter((one) => JSON.stringify(one.blocks).includes("I am done"));
    expect(cards).toHaveLength(copies);
    const marked = cards.filter((one) => JSON.stringify(one.blocks).includes("(again)") || one.text.includes("(again)"));
    expect(marked).toHaveLength(copies - 1);
    expect(rig.peer.journal.of("conversations.replies").filter((one) => one.args["channel"] === team.channel)).toHaveLength(
      copies === 1 ? 1 : 0,
    );
  });

  it("takes no message for the card that was left behind when the card was shown again", async () => {
    team = await newcomer(rig, { scopes: [...rights, "channels:history"] });
    const { ann } = team.people;
    ({ session, thread } = await startIn(rig, team));
    await leads(rig, ann, here(), "Begin");
    rig.peer.faults.next("chat.postMessage", { kind: "500", when: "after" });
    await press(rig, ann, here(), "Show me");
    rig.clock.advance(5_000);
    await rig.settle();
    await press(rig, ann, here(), "I am done");
    rig.clock.advance(5_000);
    await rig.settle();
    const [left, card] = threadOf(rig, here()).slice(-2);
    expect(left?.text).toBe("Shown again further down.");
    expect(card?.text).toContain("Which one sentence");
  });

  it("calls each thing once where the SDK would have tried ten times", async () => {
    await begun();
    const before = rig.peer.journal.count("views.open");
    rig.peer.faults.next("views.open", { kind: "500", when: "before" });
    await press(rig, team.people.ann, here(), "More");
    await until(() => rig.peer.faults.struck.filter((one) => one === "views.open: 500").length === 1, "it failed");
    await rig.settle();
    expect(rig.peer.journal.count("views.open") - before).toBe(1);
  });
});

describe("an event of Slack's", () => {
  it("changes no session, whatever it says and however often it comes", async () => {
    await begun();
    const { ann, bob } = team.people;
    await joins(rig, bob, here());
    await leads(rig, ann, here(), "Begin");
    const before = (await standing(rig, session)).revision;
    const sessions = await sessionsOf(rig, team);
    for (const words of [
      "",
      "help",
      "status",
      "board",
      "report",
      "mine",
      "pause",
      "resume",
      "attach",
      "attach NO-CODE",
      "start",
      "frobnicate",
    ]) {
      rig.peer.faults.nextDelivery("event", "twice");
      for (const where of [thread, undefined]) await does(rig, () => ann.mention(team.channel, words, where));
    }
    for (const one of [ann, bob]) await does(rig, () => one.openHome());
    rig.peer.faults.nextDelivery("event", "lost", 2);
    await does(rig, () => bob.mention(team.channel, "pause", thread));
    await rig.settle();
    expect((await standing(rig, session)).revision).toBe(before);
    expect(await sessionsOf(rig, team)).toEqual(sessions);
  });
});

it("shows nothing of what is hidden, in no call of whatever kind", async () => {
  await begun();
  const { ann, bob } = team.people;
  await joins(rig, bob, here());
  await leads(rig, ann, here(), "Begin");
  await press(rig, bob, here(), "Write");
  const view = await opened(bob);
  const input = (view.json["blocks"] as readonly { readonly type: string; readonly block_id: string }[]).find(
    (one) => one.type === "input",
  );
  await does(rig, () => bob.submit(view, { [input?.block_id ?? ""]: "A line face down" }));
  while (bob.depth > 0) await bob.close();
  await rig.settle();
  await does(rig, () => ann.mention(team.channel, "status", thread));
  await does(rig, () => ann.slash("/journey", "report", team.channel));
  await does(rig, () => ann.openHome());
  await rig.settle();
  expect(rig.peer.sentAnywhere("A line face down")).toBe(false);
});

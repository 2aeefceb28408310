import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tenantOf } from "#chat/slack/thread.ts";
import { openPart } from "#session/state.ts";
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
  standing,
  startIn,
  type Team,
  type TeamOptions,
  until,
} from "./rig.ts";

let rig: Rig;
let team: Team;
async function open(more: TeamOptions = {}): Promise<void> {
  team = await newcomer(rig, more);
}
beforeAll(async () => {
  rig = await openMany({ page: "https://teekond.example.org" });
});
afterAll(() => rig.close());

const hour = 3_600_000;
const here = (thread: string) => ({ channel: team.channel, thread });

async function personOf(who: Person) {
  return rig.store.people.byHandle(tenantOf(team.id), { platform: "slack", handle: `${team.id}:${who.id}` });
}

/** How often Slack was asked who somebody is. */
function asked(who: Person): number {
  return rig.peer.journal.of("users.info").filter((one) => one.args["user"] === who.id).length;
}

/** What somebody was written in direct messages, the newest last. */
function directly(who: Person): readonly string[] {
  return rig.peer.messages(who.directChannel()).map((one) => one.text);
}

async function startedIn(thread: string) {
  const place = await rig.store.places.placeAt("slack", `${team.channel}/${thread}`);
  if (place === undefined) throw new Error("no session lives there");
  return place;
}

/** Lets time go by in steps, as the server's own regular looks do. */
async function wait(ms: number): Promise<void> {
  const step = Math.floor(ms / 8);
  for (let n = 0; n < 8; n += 1) {
    rig.clock.advance(step);
    await rig.settle();
  }
}

describe("names and zones", () => {
  it("come from Slack once, also when somebody new clicks twice at once, and are asked for again after a day", async () => {
    await open();
    const { ann, bob } = team.people;
    const { thread } = await startIn(rig, team);
    expect(asked(ann)).toBe(1);
    const [first] = rig.peer.messages(team.channel);
    rig.clock.advance(1_500);
    await Promise.all([bob.click(team.channel, first?.ts ?? "", "Join"), bob.click(team.channel, first?.ts ?? "", "More")]);
    await until(() => bob.depth > 0, "a window is open");
    expect(await personOf(bob)).toMatchObject({ name: "bob", zone: "Europe/Tallinn" });
    expect(asked(bob)).toBe(1);
    while (bob.depth > 0) await bob.close();
    await joins(rig, bob, here(thread));
    expect(asked(bob)).toBe(1);
    rig.peer.world.users.set(bob.id, { ...rig.peer.world.user(bob.id), name: "Robert", tz: "Europe/Vilnius" });
    await does(rig, () => bob.slash("/journey", "status", team.channel));
    expect((await personOf(bob))?.name).toBe("bob");
    rig.clock.advance(25 * hour);
    await does(rig, () => bob.slash("/journey", "status", team.channel));
    expect(await personOf(bob)).toMatchObject({ name: "Robert", zone: "Europe/Vilnius" });
    expect(asked(bob)).toBe(2);
  });

  it("are no reason to refuse anybody: who Slack does not tell of has a stand-in, and is asked for again", async () => {
    await open();
    const { bob } = team.people;
    const { thread } = await startIn(rig, team);
    for (let n = 0; n < 3; n += 1) rig.peer.faults.next("users.info", { kind: "500", when: "before" });
    await press(rig, bob, here(thread), "More");
    await opened(bob);
    expect((await personOf(bob))?.name).toBe("…");
    await bob.close();
    await press(rig, bob, here(thread), "More");
    await opened(bob);
    expect((await personOf(bob))?.name).toBe("bob");
  });

  it("are asked for again at once where Slack stumbles: a session keeps the zone that it began with", async () => {
    await open();
    rig.peer.faults.next("users.info", { kind: "500", when: "before" });
    rig.peer.faults.next("users.info", { kind: "cut", when: "before" });
    const { session } = await startIn(rig, team);
    const standing = await rig.facilitator.look(tenantOf(team.id), session);
    expect(standing?.session.about.timezone).toBe("Europe/Tallinn");
  });

  it("of Slack's, not its language: what was chosen with us holds, else the session's", async () => {
    await open();
    const { bob } = team.people;
    rig.peer.world.users.set(bob.id, { ...rig.peer.world.user(bob.id), locale: "lt-LT" });
    const { thread } = await startIn(rig, team, { language: "et" });
    await press(rig, bob, here(thread), "Tule sisse");
    const view = await opened(bob);
    const blocks = view.json["blocks"] as readonly { readonly block_id?: string }[];
    const field = blocks.find((one) => one.block_id?.startsWith("language"))?.block_id ?? "";
    expect(JSON.stringify(view.values[field])).toContain('"et"');
    await does(rig, () => bob.submit(view, { [field]: "en" }));
    while (bob.depth > 0) await bob.close();
    await rig.settle();
    await does(rig, () => bob.slash("/journey", "status", team.channel));
    expect((await opened(bob)).title).toBe("What we have so far");
  });
});

describe("the browser", () => {
  it("is one tap away, by a link of one's own that is made at that moment, and for who takes part only", async () => {
    await open();
    const { ann, bob } = team.people;
    const { session, thread } = await startIn(rig, team);
    await press(rig, ann, here(thread), "More");
    await opened(ann);
    await does(rig, () => ann.clickView("Open in the browser"));
    await until(() => ann.openView()?.title === "Easier in the browser", "the way is shown");
    const me = (await personOf(ann))?.id ?? "";
    const sent = JSON.stringify(ann.openView()?.json);
    expect(sent).toContain(`https://teekond.example.org/in/${[tenantOf(team.id), session, me].join("~")}`);
    expect(rig.peer.channelText(team.channel)).not.toContain("/in/");
    await press(rig, bob, here(thread), "More");
    expect((await opened(bob)).text).not.toContain("Open in the browser");
  });
});

describe("the home page", () => {
  it("shows one's sessions, what waits, and one's way to it; nothing of sessions that one is not in", async () => {
    await open();
    const { ann, bob, eve } = team.people;
    const { thread } = await startIn(rig, team, { title: "The storm" });
    await startIn(rig, team, { title: "Ann alone" });
    await joins(rig, bob, here(thread));
    await leads(rig, ann, here(thread), "Begin");
    for (const one of [bob, eve]) await does(rig, () => one.openHome());
    await until(() => eve.home() !== undefined && bob.home() !== undefined, "both homes are drawn");
    expect(rig.peer.homeText(bob.id)).toContain("The storm");
    expect(rig.peer.homeText(bob.id)).toContain("Waits for you");
    expect(rig.peer.homeText(bob.id)).not.toContain("Ann alone");
    expect(rig.peer.homeText(eve.id)).not.toContain("The storm");
    expect(rig.peer.homeText(eve.id)).toContain("No session of yours is open");
    await does(rig, () => bob.clickView("Answer here", "home"));
    expect((await opened(bob)).text).toContain("Write");
    await bob.close();
    await does(rig, () => bob.clickView("My actions", "home"));
    expect((await opened(bob)).title).toBe("My actions");
  });

  it("shows sessions of other places that were brought into a thread here", async () => {
    await open();
    const elsewhere = await newcomer(rig, { name: "Elsewhere" });
    const { session } = await startIn(rig, elsewhere, { title: "From elsewhere" });
    await does(rig, () => elsewhere.people.ann.slash("/journey", "attach", elsewhere.channel));
    await until(() => rig.peer.ephemerals(elsewhere.channel, elsewhere.people.ann.id).length > 0, "the code is told");
    const told = rig.peer.ephemerals(elsewhere.channel, elsewhere.people.ann.id).at(-1)?.text ?? "";
    const { bob } = team.people;
    await does(rig, () => bob.slash("/journey", `attach ${/attach ([A-Z0-9-]{11})/.exec(told)?.[1] ?? ""}`, team.channel));
    await rig.settle();
    await joins(rig, bob, here(rig.peer.messages(team.channel)[0]?.ts ?? ""));
    await does(rig, () => bob.openHome());
    await until(() => bob.home() !== undefined, "the home is drawn");
    expect(rig.peer.homeText(bob.id)).toContain("From elsewhere");
    expect((await standing(rig, session)).session.about.title).toBe("From elsewhere");
  });
});

describe("direct messages", () => {
  it("nudge who is missing half-way through a box of days, once, and never in their quiet hours", async () => {
    await open();
    const { ann, bob, eve } = team.people;
    const { thread } = await startIn(rig, team, { pace: "async" });
    for (const one of [bob, eve]) await joins(rig, one, here(thread));
    await leads(rig, ann, here(thread), "Begin");
    await press(rig, eve, here(thread), "I am done");
    await rig.settle();
    expect(directly(bob)).toEqual([]);
    const { session: id } = await startedIn(thread);
    const part = openPart((await standing(rig, id)).session);
    await wait((part?.endsAt ?? 0) - rig.clock.now() - hour);
    expect(directly(bob)).toHaveLength(1);
    expect(directly(bob)[0]).toContain("Still open for you");
    expect(directly(eve)).toEqual([]);
    const at = Number(rig.peer.messages(bob.directChannel())[0]?.ts) * 1000;
    const clock = Number(new Intl.DateTimeFormat("en-GB", { hour: "numeric", hour12: false, timeZone: "Europe/Tallinn" }).format(at));
    expect(clock).toBeGreaterThanOrEqual(8);
    expect(clock).toBeLessThan(20);
    // The button of the nudge leads to the question.
    await does(rig, () => bob.click(bob.directChannel(), rig.peer.messages(bob.directChannel())[0]?.ts ?? "", "Answer here"));
    expect((await opened(bob)).text).toContain("Write");
  });

  it("remind at a facilitator's word who is missing, once for two presses, and not in their quiet hours", async () => {
    await open();
    const { ann, bob, eve } = team.people;
    rig.peer.world.users.set(eve.id, { ...rig.peer.world.user(eve.id), tz: "Pacific/Auckland" });
    const { thread } = await startIn(rig, team);
    for (const one of [bob, eve]) await joins(rig, one, here(thread));
    rig.clock.set(Date.UTC(2026, 10, Math.ceil((rig.clock.now() - Date.UTC(2026, 10, 1)) / 86_400_000) + 7, 9, 0));
    await leads(rig, ann, here(thread), "Begin");
    await press(rig, ann, here(thread), "Lead");
    const view = await opened(ann);
    const label = /Remind[^\n\]]*/.exec(view.text)?.[0]?.trim() ?? "";
    rig.peer.faults.nextDelivery("interaction", "twice");
    await does(rig, () => ann.clickView(label));
    await until(() => directly(bob).length > 0, "bob is reminded");
    await rig.settle();
    expect(directly(bob)).toEqual([expect.stringContaining("Still open for you in The storm")]);
    expect(directly(eve)).toEqual([]);
    expect(directly(ann)).toEqual([]);
  });
});

it("refuses what only facilitators do to everybody else, in words", async () => {
  await open();
  const { bob } = team.people;
  const { session, thread } = await startIn(rig, team);
  await joins(rig, bob, here(thread));
  const before = (await standing(rig, session)).revision;
  await press(rig, bob, here(thread), "Lead");
  const view = await opened(bob);
  expect([view.callbackId, view.title]).toEqual(["said", "That did not work"]);
  expect((await standing(rig, session)).revision).toBe(before);
});

import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeAll, afterAll, describe, expect, it } from "vitest";
import type { Person } from "../../../peers/discord/person.ts";
import { does, found, joins, leads, openRig, press, type Rig, standing, startIn, type Team, until } from "./rig.ts";

let rig: Rig;
beforeAll(async () => {
  rig = await openRig({ page: "https://teekond.example.org" });
});
afterEach(() => {
  rig.peer.faults.clear();
  rig.away.is = false;
  rig.away.ms = 0;
});
afterAll(() => rig.close());

type Begun = { readonly team: Team; readonly session: string; readonly thread: string };

/** A session in its first step, with Ann who leads and Bob. */
async function begun(more: { readonly pace?: string } = {}): Promise<Begun> {
  const team = found(rig.peer);
  const { session, thread } = await startIn(rig, team, more);
  await joins(rig, team.people.bob, thread);
  await leads(rig, team.people.ann, thread, "Begin");
  return { team, session, thread };
}

async function ideas(session: string) {
  const row = await rig.store.ledger.find(session);
  const log = (await rig.store.ledger.load(row!.tenant, session))?.events ?? [];
  return log.filter((event) => event.type.startsWith("collect.added") || event.type === "collect.added");
}

async function writes(person: Person, thread: string, text: string, more: Record<string, string | readonly string[] | boolean> = {}) {
  await press(rig, person, thread, "Write");
  const [label] = labels(person);
  return does(rig, () => person.submit({ [label ?? ""]: text, ...more }));
}

function labels(person: Person): readonly string[] {
  const components = (person.openModal()?.json["components"] ?? []) as readonly { readonly label?: string }[];
  return components.flatMap((one) => one.label ?? []);
}

describe("a form is kept before Discord is told", () => {
  it("and what it adds is in the session, hidden from all till the reveal", async () => {
    const { team, session, thread } = await begun();
    const heard = await writes(team.people.bob, thread, "Because the harbour needs us every day.");
    expect(heard.ok).toBe(true);
    expect(await ideas(session)).toHaveLength(1);
    await rig.settle();
    expect(rig.peer.shownTo(team.people.ann.id)).not.toContain("harbour needs us");
    await leads(rig, team.people.ann, thread, "Reveal now");
    expect(rig.peer.channelText(thread)).toContain("harbour needs us");
  });

  it("a refusal is a private answer with what was typed kept for another try", async () => {
    const { team, session, thread } = await begun();
    const { bob } = team.people;
    const heard = await writes(bob, thread, "   ", {});
    expect([heard.hidden, heard.text]).toEqual([true, expect.stringContaining("( Try again )")]);
    expect(await ideas(session)).toEqual([]);
    await does(rig, () => bob.click(heard, "Try again"));
    expect(bob.openModal()?.text).toContain("   ");
    const [label = ""] = labels(bob);
    const again = await does(rig, () => bob.submit({ [label]: "Short, but long enough by now." }));
    expect(again.text).not.toContain("Try again");
    expect(await ideas(session)).toHaveLength(1);
  });

  it("what was typed is forgotten after a quarter of an hour, and was nobody's", async () => {
    const { team, thread } = await begun();
    const { bob } = team.people;
    const heard = await writes(bob, thread, "   ", {});
    rig.clock.advance(16 * 60_000);
    const late = await does(rig, () => bob.click(heard, "Try again"));
    expect(late.text).toContain("Open it once more");
    expect(bob.openModal()).toBeUndefined();
  });

  it("a form that lay open for longer than a day gives its text back", async () => {
    const { team, session, thread } = await begun();
    const { bob } = team.people;
    await press(rig, bob, thread, "Write");
    rig.clock.advance(25 * 3_600_000);
    const [label = ""] = labels(bob);
    const heard = await bob.submit({ [label]: "What I have thought about for a day." });
    expect(heard.text).toContain("What I have thought about for a day.");
    expect(await ideas(session)).toEqual([]);
  });
});

describe("the same interaction twice has one effect", () => {
  it("a form", async () => {
    const { team, session, thread } = await begun();
    const { bob } = team.people;
    await press(rig, bob, thread, "Write");
    rig.peer.faults.nextDelivery("INTERACTION_CREATE", "twice");
    const [label = ""] = labels(bob);
    await does(rig, () => bob.submit({ [label]: "Because the harbour needs us." }));
    await rig.settle();
    expect(await ideas(session)).toHaveLength(1);
    expect(rig.peer.journal.refused()).toEqual([]);
  });

  it("a button that acts", async () => {
    const { team, session, thread } = await begun();
    const revision = async () => (await standing(rig, session)).revision;
    rig.peer.faults.nextDelivery("INTERACTION_CREATE", "twice");
    const before = await revision();
    await press(rig, team.people.bob, thread, "I am done");
    await rig.settle();
    expect((await standing(rig, session)).session.done.size).toBe(1);
    expect(await revision()).toBe(before + 1);
    expect(rig.peer.journal.refused()).toEqual([]);
  });

  it("an answer whose end nobody knows is given once", async () => {
    const { team, thread } = await begun();
    rig.peer.faults.next("create_interaction_response", { kind: "5xx", when: "after" });
    const heard = await press(rig, team.people.ann, thread, "So far");
    expect([heard.ok, heard.hidden]).toEqual([true, true]);
    expect(team.people.ann.privateMessages().filter((one) => one.id === heard.message?.id)).toHaveLength(1);
  });
});

describe("the first answer comes within three seconds", () => {
  it("though the database takes longer: what was pressed is acknowledged, and answered as soon as it is done", async () => {
    const { team, thread } = await begun();
    rig.away.ms = 700;
    const at = performance.now();
    const heard = await press(rig, team.people.ann, thread, "So far");
    expect(performance.now() - at).toBeLessThan(2_600);
    expect(heard.kind).toBe("nothing");
    rig.away.ms = 0;
    await until(
      () => team.people.ann.privateMessages(thread).length > 0 || team.people.ann.privateMessages(team.channel).length > 2,
      "the answer",
    );
  });

  it("a sent form as well, and what it adds is kept once", async () => {
    const { team, session, thread } = await begun();
    const { bob } = team.people;
    await press(rig, bob, thread, "Write");
    const [label = ""] = labels(bob);
    rig.away.ms = 500;
    const at = performance.now();
    const heard = await bob.submit({ [label]: "Because the harbour needs us." });
    expect(performance.now() - at).toBeLessThan(2_950);
    expect(heard.ok).toBe(true);
    rig.away.ms = 0;
    await until(async () => (await ideas(session)).length === 1, "it is kept");
  });

  it("a form that comes too late to be opened is asked for once more", async () => {
    const { team, thread } = await begun();
    rig.away.ms = 700;
    const heard = await press(rig, team.people.bob, thread, "Write");
    rig.away.ms = 0;
    expect(heard.kind).toBe("nothing");
    await until(() => team.people.bob.privateMessages().some((one) => JSON.stringify(one.components).includes("Continue")), "a button");
    const last = team.people.bob.privateMessages().at(-1)!;
    await does(rig, () => team.people.bob.click(last, "Continue"));
    expect(team.people.bob.openModal()).toBeDefined();
  });
});

describe("while the database is away", () => {
  it("nothing is acknowledged: a form stays open with its text, a button says why", async () => {
    const { team, session, thread } = await begun();
    const { bob } = team.people;
    await press(rig, bob, thread, "Write");
    const [label = ""] = labels(bob);
    rig.away.is = true;
    const sent = bob.submit({ [label]: "Because the harbour needs us." });
    await sleep(300);
    rig.clock.advance(3_100);
    expect((await sent).ok).toBe(false);
    expect(bob.openModal()?.text).toContain("Because the harbour needs us.");
    const pressed = await does(rig, () => bob.click(rig.peer.messages(thread).at(-1)!, "I am done"));
    expect(pressed.text).toContain("Saving is delayed");
    rig.away.is = false;
    expect((await does(rig, () => bob.submit({}))).ok).toBe(true);
    expect(await ideas(session)).toHaveLength(1);
  });
});

describe("nobody is called by any text", () => {
  it("neither by a title, nor by what is written, revealed or refused", async () => {
    const team = found(rig.peer);
    const { ann, bob, eve } = team.people;
    const bell = `@everyone @here <@${eve.id}> <@&${team.guild.id}>`;
    const { thread } = await startIn(rig, team, { title: bell });
    await joins(rig, bob, thread);
    await leads(rig, ann, thread, "Begin");
    await writes(bob, thread, `${bell} and the harbour needs us`);
    await writes(bob, thread, "@here");
    await leads(rig, ann, thread, "Reveal now");
    bob.mention(thread, "status");
    await rig.settle();
    expect(rig.peer.channelText(thread)).toContain("needs us");
    expect(rig.peer.pingedAnywhere()).toEqual([]);
  });
});

describe("what was sent unsigned is tied to nobody", () => {
  it("in nothing that is kept, and only its author's own button takes it back", async () => {
    const { team, session, thread } = await begun();
    const { bob, ann } = team.people;
    await press(rig, bob, thread, "Write");
    const modal = bob.openModal()!;
    const unsigned = labels(bob).find((one) => one !== labels(bob)[0])!;
    expect(modal.text).toContain(unsigned);
    const [label = ""] = labels(bob);
    const heard = await does(rig, () => bob.submit({ [label]: "Something that nobody may know.", [unsigned]: true }));
    await rig.settle();
    const row = await rig.store.ledger.find(session);
    const log = (await rig.store.ledger.load(row!.tenant, session))?.events ?? [];
    const [idea] = log.filter((event) => JSON.stringify(event.data).includes("nobody may know"));
    expect(idea).toBeDefined();
    const person = await rig.store.people.byHandle(row!.tenant, { platform: "discord", handle: bob.id });
    expect(JSON.stringify(idea)).not.toContain(person!.id);
    expect(JSON.stringify(log)).not.toContain(bob.id);
    expect(rig.log.join("\n")).not.toContain(bob.id);
    expect(rig.log.join("\n")).not.toContain("nobody may know");
    expect(rig.peer.journal.whoSaw("nobody may know")).toEqual(new Set([bob.id]));
    expect(heard.text).toContain("nobody may know");
    expect(rig.peer.shownTo(ann.id)).not.toContain("nobody may know");
  });
});

describe("cards of one's own", () => {
  it("are drawn anew by what is pressed on them, and stand in the place of what was pressed", async () => {
    const { team, thread } = await begun();
    const { ann } = team.people;
    const card = await press(rig, ann, thread, "Lead");
    const before = ann.privateMessages().length;
    const heard = await does(rig, () => ann.click(card, "Pause"));
    expect(heard.kind).toBe("change");
    expect(heard.text).toContain("( Resume )");
    expect(ann.privateMessages()).toHaveLength(before);
  });

  it("may be put away while a form of theirs is open: what is answered comes all the same", async () => {
    const { team, session, thread } = await begun();
    const { ann } = team.people;
    const card = await press(rig, ann, thread, "Lead");
    await does(rig, () => ann.click(card, "Change the pace"));
    if (ann.openModal() === undefined) throw new Error(`no form: ${ann.sees(thread)}`);
    ann.dismiss(card.message!);
    const heard = await does(rig, () => ann.submit({}));
    expect(heard.ok).toBe(true);
    expect((await standing(rig, session)).session.pace).toBeDefined();
  });

  it("lead into the browser as oneself", async () => {
    const { team, session, thread } = await begun();
    const more = await press(rig, team.people.bob, thread, "More");
    const heard = await does(rig, () => team.people.bob.click(more, "Open in the browser")).catch(() => undefined);
    const row = await rig.store.ledger.find(session);
    const person = await rig.store.people.byHandle(row!.tenant, { platform: "discord", handle: team.people.bob.id });
    if (heard !== undefined) expect(JSON.stringify(heard.message?.components)).toContain(`/in/${row!.tenant}~${session}~${person!.id}`);
  });

  it("take the report away as a file, which nobody else sees", async () => {
    const { team, thread } = await begun();
    const { ann, bob } = team.people;
    await leads(rig, ann, thread, "Reveal now");
    const heard = await does(rig, () => bob.slash("/journey report", {}, thread));
    const label = /\( ([^()]*(?:HTML|print|file|File)[^()]*) \)/.exec(heard.text)?.[1];
    expect(label, heard.text).toBeDefined();
    const file = await does(rig, () => bob.click(heard, label!));
    expect([file.hidden, file.message?.files.length]).toEqual([true, 1]);
    expect(file.message?.files[0]?.name).toMatch(/\.(html|md)$/);
    expect(file.message?.files[0]?.content.toString()).toContain("The storm");
    expect(rig.peer.journal.pings).toEqual([]);
  });

  it("show the open card once more at the bottom, as another message", async () => {
    const { team, thread } = await begun();
    const count = rig.peer.messages(thread).length;
    const open = rig.peer.messages(thread).at(-1)!;
    rig.peer.person(team.people.bob.id).post(thread, "Where is it?");
    await press(rig, team.people.bob, thread, "Show me");
    await rig.settle();
    const messages = rig.peer.messages(thread);
    expect(messages).toHaveLength(count + 2);
    expect(rig.peer.messageText(messages.at(-1)!)).toContain("( Write )");
    expect(rig.peer.messageText(open)).toContain("Shown again further down");
    await press(rig, team.people.bob, thread, "Show me");
    await rig.settle();
    expect(rig.peer.messages(thread)).toHaveLength(count + 3);
  });
});

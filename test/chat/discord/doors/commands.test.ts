import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { issueAttachCode } from "#facilitator/attach.ts";
import { definitions, verbs } from "#chat/discord/define.ts";
import { does, found, joins, labelled, leads, openRig, press, type Rig, standing, startIn, until } from "./rig.ts";

let rig: Rig;
beforeAll(async () => {
  rig = await openRig({ page: "https://teekond.example.org" });
});
afterAll(() => rig.close());

describe("the commands", () => {
  it("are told in English and Lithuanian, the default as a key as well, in servers only", () => {
    const [journey] = definitions() as readonly {
      readonly contexts: readonly number[];
      readonly options: readonly { readonly name: string; readonly description: string; readonly description_localizations: object }[];
    }[];
    expect(journey?.contexts).toEqual([0]);
    expect(journey?.options.map((one) => one.name)).toEqual([...verbs]);
    for (const { description, description_localizations: said } of journey?.options ?? []) {
      expect(Object.keys(said)).toEqual(["en-US", "en-GB", "lt"]);
      for (const text of [description, ...Object.values(said)]) expect(text.length).toBeLessThanOrEqual(100);
    }
  });

  it("are told to Discord once, however often Teekond starts", async () => {
    expect(rig.peer.journal.count("bulk_set_application_commands")).toBe(1);
    await until(async () => (await rig.store.marks.read(`discord/commands/${rig.peer.bot.id}`)) !== undefined, "it is noted");
  });
});

describe("behind /journey, in the thread or in its channel", () => {
  it("one sees what there is so far, one's actions, the board, the report and help", async () => {
    const team = found(rig.peer);
    const { bob } = team.people;
    const { thread } = await startIn(rig, team);
    await joins(rig, bob, thread);
    for (const where of [thread, team.channel])
      for (const verb of ["status", "mine", "board", "report", "help"]) {
        const heard = await does(rig, () => bob.slash(`/journey ${verb}`, {}, where));
        expect([verb, heard.kind, heard.hidden], heard.text).toEqual([verb, "message", true]);
        expect(heard.text).not.toContain("No session");
      }
  });

  it("a facilitator pauses and goes on; nobody else does", async () => {
    const team = found(rig.peer);
    const { ann, bob } = team.people;
    const { session, thread } = await startIn(rig, team);
    await joins(rig, bob, thread);
    await leads(rig, ann, thread, "Begin");
    const no = await does(rig, () => bob.slash("/journey pause", {}, thread));
    expect((await standing(rig, session)).session.paused).toBeNull();
    expect(no.hidden).toBe(true);
    expect((await does(rig, () => ann.slash("/journey pause", {}, team.channel))).text).toContain("Done.");
    expect((await standing(rig, session)).session.paused).not.toBeNull();
    await does(rig, () => ann.slash("/journey resume", {}, thread));
    expect((await standing(rig, session)).session.paused).toBeNull();
  });

  it("of several sessions in a channel one is chosen; where there is none, that is said", async () => {
    const team = found(rig.peer);
    const { ann } = team.people;
    expect((await does(rig, () => ann.slash("/journey status", {}, team.channel))).text).toContain("No session is open in this channel");
    await startIn(rig, team, { title: "First" });
    await startIn(rig, team, { title: "Second" });
    const heard = await does(rig, () => ann.slash("/journey status", {}, team.channel));
    expect(heard.text).toContain("( First )");
    const opened = await does(rig, () => ann.click(heard, "First"));
    expect(opened.text).toContain("What we have so far");
  });

  it("who is not in the session is asked to join first", async () => {
    const team = found(rig.peer);
    const { thread } = await startIn(rig, team);
    const heard = await does(rig, () => team.people.eve.slash("/journey board", {}, thread));
    expect(heard.kind).toBe("modal");
    await does(rig, () => team.people.eve.submit());
  });
});

describe("another place is brought into a session", () => {
  it("by a code that a facilitator gets: a channel gets a thread, a thread is taken as it is, a taken one is left alone", async () => {
    const team = found(rig.peer);
    const { ann, bob } = team.people;
    const { session, thread } = await startIn(rig, team);
    await joins(rig, bob, thread);
    const no = await does(rig, () => bob.slash("/journey attach", {}, thread));
    expect(no.text).not.toMatch(/[A-Z0-9]{5}-[A-Z0-9]{5}/);
    const code = async () =>
      /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec((await does(rig, () => ann.slash("/journey attach", {}, thread))).text)?.[0] ?? "";
    const other = rig.peer.make.channel(team.guild, { name: "other" });
    const first = await code();
    expect((await does(rig, () => ann.slash("/journey attach", { code: first }, other.id))).text).toContain("belongs to the session now");
    await rig.settle();
    const threads = (await rig.store.places.ofSession(session)).filter((one) => one.person === null);
    expect(threads).toHaveLength(2);
    expect(rig.peer.channelText(threads.find((one) => one.at.startsWith(other.id))!.at.split("/")[1]!)).toContain("( Join )");
    const own = bob.startThread(other.id, "Ours");
    const second = await code();
    expect((await does(rig, () => ann.slash("/journey attach", { code: second }, own.id))).text).toContain("belongs to the session now");
    await rig.settle();
    expect(rig.peer.channelText(own.id)).toContain("The storm");
    expect((await does(rig, () => ann.slash("/journey attach", { code: second }, team.channel))).text).not.toContain("belongs");
    const elsewhere = await startIn(rig, team, { title: "Another" });
    const third = await code();
    expect((await does(rig, () => ann.slash("/journey attach", { code: third }, elsewhere.thread))).text).toContain(
      "Another session lives",
    );
  });

  it("also one that was begun in the browser: who comes by Discord is a person of it", async () => {
    const team = found(rig.peer);
    const { bob } = team.people;
    const { session } = await startIn(rig, team);
    const row = await rig.store.ledger.find(session);
    const { code } = await issueAttachCode(rig.store.people, {
      tenant: row!.tenant,
      session,
      person: Object.keys((await standing(rig, session)).session.people)[0]!,
      now: rig.clock.now(),
    });
    const other = found(rig.peer);
    await does(rig, () => other.people.eve.slash("/journey attach", { code }, other.channel));
    await rig.settle();
    const [place] = (await rig.store.places.ofSession(session)).filter((one) => one.at.startsWith(other.channel));
    await joins(rig, other.people.eve, place!.at.split("/")[1]!);
    const people = await rig.store.people.people(row!.tenant, Object.keys((await standing(rig, session)).session.people));
    expect(people.map((one) => one.name)).toContain("Eve");
    expect(await rig.store.ledger.sessions(`discord:${other.guild.id}`)).toEqual([]);
    void bob;
  });
});

describe("a mention", () => {
  it("is answered below it with buttons, which do for each what they say", async () => {
    const team = found(rig.peer);
    const { bob } = team.people;
    const { thread } = await startIn(rig, team);
    await joins(rig, bob, thread);
    bob.mention(thread, "");
    await until(() => rig.peer.channelText(thread).includes("About: The storm"), "an answer");
    const answer = rig.peer.messages(thread).at(-1)!;
    const heard = await does(rig, () => bob.click(answer, "So far"));
    expect(heard.hidden).toBe(true);
    expect(rig.peer.pingedAnywhere()).toEqual([]);
  });

  it("in a channel offers to start; attach gives no code away", async () => {
    const team = found(rig.peer);
    const { ann } = team.people;
    ann.mention(team.channel, "");
    await until(() => rig.peer.messages(team.channel).length === 2, "an answer");
    const answer = rig.peer.messages(team.channel).at(-1)!;
    expect(labelled(answer, "Start a journey")).toBeDefined();
    await does(rig, () => ann.click(answer, "Start a journey"));
    expect(ann.openModal()?.title).toContain("Start a journey");
    ann.cancel();
    const { thread } = await startIn(rig, team);
    ann.mention(thread, "attach");
    await rig.settle();
    expect(rig.peer.channelText(thread)).not.toMatch(/[A-Z0-9]{5}-[A-Z0-9]{5}/);
  });

  it("delivered twice is answered once; what does not name Teekond not at all", async () => {
    const team = found(rig.peer);
    const { ann } = team.people;
    rig.peer.faults.nextDelivery("MESSAGE_CREATE", "twice");
    ann.mention(team.channel, "help");
    ann.post(team.channel, "help @everyone");
    await until(() => rig.peer.messages(team.channel).length > 2, "an answer");
    await rig.settle();
    expect(rig.peer.messages(team.channel)).toHaveLength(3);
  });
});

describe("names", () => {
  it("are those that the server calls people by, and follow it", async () => {
    const team = found(rig.peer);
    const { thread } = await startIn(rig, team);
    await joins(rig, team.people.bob, thread);
    const { tenant } = (await rig.store.places.placeAt("discord", `${team.channel}/${thread}`))!;
    const known = () => rig.store.people.byHandle(tenant, { platform: "discord", handle: team.people.bob.id });
    expect((await known())?.name).toBe("Bob");
    expect((await known())?.zone).toBeUndefined();
    (team.guild.members.get(team.people.bob.id)!.user as { globalName: string }).globalName = "Robert";
    await press(rig, team.people.bob, thread, "More");
    expect((await known())?.name).toBe("Robert");
  });
});

describe("the command on a message", () => {
  const take = "Write it into Teekond";

  it("puts the message's words into the form of the open step, for who chose it to look over and send; nothing is kept before that", async () => {
    const team = found(rig.peer);
    const { ann, bob } = team.people;
    const { session, thread } = await startIn(rig, team);
    await joins(rig, bob, thread);
    await leads(rig, ann, thread, "Begin");
    const said = ann.post(thread, "We keep people\n@everyone **warm** <@1>");
    const heard = await does(rig, () => bob.messageCommand(take, said));
    expect(heard.kind).toBe("modal");
    const ideas = async () => JSON.stringify((await standing(rig, session)).session.steps[0]?.parts[0]?.state);
    expect(await ideas()).not.toContain("warm");
    expect((await does(rig, () => bob.submit({}))).text).toContain("Done.");
    expect(await ideas()).toContain("We keep people @everyone **warm** <@1>");
    expect(rig.peer.pingedAnywhere()).toEqual([]);
  });

  it("says so where nobody writes lines just now, where there is no session, and where the message has no words", async () => {
    const team = found(rig.peer);
    const { ann } = team.people;
    const { thread } = await startIn(rig, team);
    const words = ann.post(thread, "Warm rooms");
    const none = ann.post(team.channel, "", { files: [{ name: "hall.png", content: "x" }] });
    expect((await does(rig, () => ann.messageCommand(take, words))).text).toContain("Nobody writes lines just now");
    expect((await does(rig, () => ann.messageCommand(take, none))).text).toContain("no words to take");
    const elsewhere = found(rig.peer);
    const alone = elsewhere.people.ann.post(elsewhere.channel, "Warm rooms");
    expect((await does(rig, () => elsewhere.people.ann.messageCommand(take, alone))).text).toContain("No session");
  });

  it("asks who is not in the session to join first", async () => {
    const team = found(rig.peer);
    const { ann, bob } = team.people;
    const { thread } = await startIn(rig, team);
    await leads(rig, ann, thread, "Begin");
    const heard = await does(rig, () => bob.messageCommand(take, ann.post(thread, "Warm rooms")));
    expect([heard.kind, bob.openModal()?.text.includes("How you join")]).toEqual(["modal", true]);
  });
});

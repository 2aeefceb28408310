import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { htmlPublisher } from "#publish/html/render.ts";
import { markdown } from "#publish/markdown/render.ts";
import { buildReport } from "#report/build.ts";
import type { Act } from "#session/command.ts";
import type { Fault } from "../../../peers/slack/faults.ts";
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
  standing,
  startIn,
  type Starting,
  type Team,
  type TeamOptions,
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

/** A session that Ann leads, before its first step. */
async function started(more: TeamOptions & Starting = {}): Promise<void> {
  team = await newcomer(rig, more);
  ({ session, thread } = await startIn(rig, team, more));
}

/** What stands in somebody's direct messages: the text, and the files by name. */
function directly(person: Person): readonly { readonly text: string; readonly files: readonly string[] }[] {
  const nameOf = (id: string) => rig.peer.world.files.get(id)?.name ?? "";
  return rig.peer.messages(person.directChannel()).map(({ text, files }) => ({ text, files: files.map(nameOf) }));
}

/** Until a call that was planned to be answered late is under way: then the clock may go on. */
async function isHeld(method: string): Promise<void> {
  await until(() => rig.peer.journal.of(method).at(-1)?.status === 0, `${method} is under way`);
}

/** What is in the files that somebody was given, the newest last. */
function filesOf(person: Person): readonly string[] {
  const ids = rig.peer.messages(person.directChannel()).flatMap((one) => one.files);
  return ids.map((id) => rig.peer.world.files.get(id)?.content?.toString("utf8") ?? "");
}

const asHtml = "Get it as a file";
const failed = "The file could not be sent. If it is not in your direct messages with Teekond, try again in a moment.";
const sent = "The file is in your direct messages with Teekond.";

/** Opens the report's card and presses a button on it. */
async function asks(person: Person, label = asHtml): Promise<void> {
  await does(rig, () => person.slash("/journey", "report", team.channel));
  await until(() => person.openView()?.text.includes(label) === true, "the report's card");
  expect(await does(rig, () => person.clickView(label))).toMatchObject({ ok: true });
}

/** Until the card says so. */
async function isTold(person: Person, line: string): Promise<void> {
  await until(() => person.openView()?.text.includes(line) === true, `the card says: ${line}`);
}

async function report() {
  const { tenant, session: state } = await standing(rig, session);
  const people = new Map((await rig.store.people.people(tenant, Object.keys(state.people))).map((one) => [one.id, one.name]));
  return buildReport(state, { names: (id) => people.get(id) ?? "", at: rig.clock.now() });
}

/** Somebody who leads acts by another door. */
async function leader(...acts: readonly Act[]): Promise<void> {
  const { tenant, session: state } = await standing(rig, session);
  const id = Object.values(state.people).find((one) => one.role === "facilitator")?.id ?? "";
  const command = { id: `c${rig.clock.now()}`, at: rig.clock.now(), actor: { kind: "person", id, via: "web" } as const, acts };
  expect(await does(rig, () => rig.facilitator.handle(tenant, session, command))).toMatchObject({ ok: true });
}

/** Writes a line in the open step, with a name or without. */
async function writes(person: Person, text: string, unsigned: boolean): Promise<void> {
  await press(rig, person, here(), "Write");
  const view = await opened(person, "the form to write in");
  const ids = (view.json["blocks"] as readonly { readonly block_id?: string }[]).map((one) => one.block_id ?? "");
  const at = (field: string) => ids.find((one) => one === field || one.startsWith(`${field} `)) ?? field;
  const form = { [at("f.text")]: text, ...(unsigned ? { [at("anonymous")]: ["Without my name"] } : {}) };
  expect(await does(rig, () => person.submit(view, form))).toMatchObject({ ok: true, errors: {} });
  while (person.depth > 0) await person.close();
  await rig.settle();
}

describe("the report as a file", () => {
  it("comes into the direct messages of who asked, and is what the page would give", async () => {
    await started();
    const { ann, bob } = team.people;
    await joins(rig, bob, here());
    const before = (await standing(rig, session)).revision;
    await asks(bob);
    await isTold(bob, sent);
    expect(directly(bob)).toEqual([{ text: "The report of: The storm", files: ["report.html"] }]);
    expect(filesOf(bob)).toEqual([htmlPublisher().render(await report())]);
    expect(directly(ann)).toEqual([]);
    expect(rig.peer.messages(team.channel).flatMap((one) => one.files)).toEqual([]);
    expect((await standing(rig, session)).revision).toBe(before);
    await does(rig, () => bob.clickView("Get it as text"));
    await until(() => filesOf(bob).length === 2, "the second file");
    expect(directly(bob).at(-1)?.files).toEqual(["report.md"]);
    expect(filesOf(bob).at(-1)).toBe(markdown.render(await report()));
  });

  it("holds nothing that is not revealed, and no name at what is unsigned", async () => {
    await started();
    const { ann, bob } = team.people;
    await joins(rig, bob, here());
    await leads(rig, ann, here(), "Begin");
    await writes(bob, "A line face down", false);
    await writes(bob, "A line that nobody signs", true);
    for (const label of [asHtml, "Get it as text"]) await asks(ann, label);
    await until(() => filesOf(ann).length === 2, "two files");
    for (const text of filesOf(ann)) {
      expect(text).toContain("The storm");
      expect(text).not.toMatch(/A line face down|A line that nobody signs/);
    }
    await leader({ do: "end-input", step: "purpose", part: 0 });
    while (ann.depth > 0) await ann.close();
    await asks(ann);
    await until(() => filesOf(ann).length === 3, "the third file");
    const text = filesOf(ann).at(-1) ?? "";
    const written = text.slice(0, text.lastIndexOf("Who took part"));
    expect(written).toContain("A line face down");
    expect(written).toContain("A line that nobody signs");
    expect(written).not.toMatch(/\b(Ann|Bob)\b/);
  });

  it("is acknowledged at once, and the card says that it is on its way", async () => {
    await started();
    const { ann } = team.people;
    rig.peer.faults.next("files.getUploadURLExternal", { kind: "late", ms: 5_000 });
    await asks(ann);
    await isTold(ann, "The file is on its way to your direct messages with Teekond.");
    await isHeld("files.getUploadURLExternal");
    expect(directly(ann)).toEqual([]);
    rig.clock.advance(5_000);
    await isTold(ann, sent);
    expect(filesOf(ann)).toHaveLength(1);
  });

  it("comes once for a click that Slack brings twice", async () => {
    await started();
    const { ann } = team.people;
    await does(rig, () => ann.slash("/journey", "report", team.channel));
    await opened(ann);
    rig.peer.faults.nextDelivery("interaction", "twice");
    await does(rig, () => ann.clickView(asHtml));
    await isTold(ann, sent);
    await rig.settle();
    expect(filesOf(ann)).toHaveLength(1);
    expect(rig.peer.faults.struck).toContain("interaction: twice");
    await does(rig, () => ann.clickView(asHtml));
    await until(() => filesOf(ann).length === 2, "another click gives another file");
  });

  it("shows a title that looks like mark-up as it was written", async () => {
    await started({ title: "<!channel> & <@U1>" });
    await asks(team.people.ann);
    await isTold(team.people.ann, sent);
    expect(directly(team.people.ann).map((one) => one.text)).toEqual(["The report of: &lt;!channel&gt; &amp; &lt;@U1&gt;"]);
  });
});

describe("where no file can be sent", () => {
  it("for want of the right, that is said with what to do, and all else goes on", async () => {
    await started({ scopes: rights.filter((one) => one !== "files:write"), language: "et" });
    const { ann } = team.people;
    await asks(ann, "Võta failina kaasa");
    await isTold(ann, "Teekond ei tohi siin veel faile saata. Tööruumi administraator saab anda õiguse files:write");
    expect(ann.openView()?.text).toContain("Võta failina kaasa");
    expect(directly(ann)).toEqual([]);
    await leader({ do: "begin" });
    await rig.settle();
    expect(rig.peer.thread(team.channel, thread)).toContain("1 / ");
  });

  it.each<readonly [string, Fault]>([
    ["conversations.open", { kind: "error", error: "user_disabled" }],
    ["files.getUploadURLExternal", { kind: "ratelimited", retryAfter: 30 }],
    ["files.getUploadURLExternal", { kind: "error", error: "file_uploads_disabled" }],
    ["upload", { kind: "500", when: "before" }],
    ["upload", { kind: "error", error: "malware_detected" }],
    ["files.completeUploadExternal", { kind: "cut", when: "before" }],
    ["files.completeUploadExternal", { kind: "error", error: "internal_error" }],
  ])("it is said, nothing is tried again by itself, and another click may bring it (%s: %o)", async (method, fault) => {
    await started();
    const { ann } = team.people;
    const before = rig.peer.journal.count(method);
    rig.peer.faults.next(method, fault);
    await asks(ann);
    await isTold(ann, failed);
    expect(directly(ann)).toEqual([]);
    expect(rig.peer.journal.count(method)).toBe(before + 1);
    await does(rig, () => ann.clickView(asHtml));
    await isTold(ann, sent);
    expect(filesOf(ann)).toHaveLength(1);
  });

  it("that is written into the direct messages of who has closed the card meanwhile", async () => {
    await started();
    const { ann } = team.people;
    rig.peer.faults.next("files.getUploadURLExternal", { kind: "late", ms: 5_000 });
    rig.peer.faults.next("upload", { kind: "500", when: "before" });
    await asks(ann);
    await isTold(ann, "on its way");
    await ann.close();
    await isHeld("files.getUploadURLExternal");
    rig.clock.advance(5_000);
    await until(() => directly(ann).length === 1, "a direct message");
    expect(directly(ann)).toEqual([{ text: failed, files: [] }]);
  });

  it("that is said too where the database goes away right behind the acknowledgement", async () => {
    await started();
    const { ann } = team.people;
    const { takeAway } = rig.stage.conversation;
    const asked = vi.spyOn(rig.stage.conversation, "takeAway").mockImplementationOnce(async (speaker, format) => {
      rig.away.is = true;
      return takeAway(speaker, format).finally(() => void (rig.away.is = false));
    });
    await asks(ann);
    await isTold(ann, failed);
    expect(asked).toHaveBeenCalledOnce();
    asked.mockRestore();
    expect(directly(ann)).toEqual([]);
  });
});

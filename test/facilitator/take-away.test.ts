import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Conversation, createConversation } from "#facilitator/conversation.ts";
import { createFacilitator, type Facilitator } from "#facilitator/handle.ts";
import { takeAwayFormats, type TakenFile } from "#facilitator/take-away.ts";
import { manualClock } from "#lib/clock.ts";
import { newId } from "#lib/ids.ts";
import { htmlPublisher } from "#publish/html/render.ts";
import { markdown } from "#publish/markdown/render.ts";
import { buildReport } from "#report/build.ts";
import type { Act } from "#session/command.ts";
import { codeKeys } from "#session/event.ts";
import { type Store } from "#store/open.ts";
import { isRefusal } from "#talk/refusal.ts";
import { idea, monday, startAct } from "../session/play.ts";
import { embeddedStore } from "../store/embedded.ts";

const clock = manualClock(monday);
const page = (id: string) => (path: string) => `https://teekond.example.org/s/${id}${path}`;
let store: Store;
let facilitator: Facilitator;
let session = "";

function talking(reaches: boolean): Conversation {
  const publishers = [htmlPublisher(), markdown];
  return createConversation({
    ...store,
    facilitator,
    publishers,
    clock,
    mint: newId,
    page: reaches ? page : null,
    remind: async () => undefined,
  });
}

async function as(person: string, ...acts: readonly Act[]): Promise<void> {
  clock.advance(1000);
  const actor = { kind: "person", id: person, via: "test" } as const;
  const handled = await facilitator.handle("t", session, { id: newId(), at: clock.now(), actor, acts });
  if (!handled.ok) throw new Error(JSON.stringify(handled.refusal));
}

const by = (person: string, where = session) => ({ tenant: "t", session: where, person, via: "test" });

async function taken(person: string, format: string): Promise<TakenFile> {
  const answer = await talking(false).takeAway(by(person), format);
  if (!("file" in answer)) throw new Error(JSON.stringify(answer.opened));
  return answer.file;
}

/** What is opened in place of a file: a form by the ask that it comes from, or why nothing is. */
async function instead(person: string, format: string, where?: string): Promise<string> {
  const answer = await talking(false).takeAway(by(person, where), format);
  if ("file" in answer) return "a file";
  if (isRefusal(answer.opened)) return answer.opened.refused;
  return "form" in answer.opened ? `${answer.opened.form.ask} ${answer.opened.form.on.join(" ")}` : "a card";
}

/** All that stands before the list of who took part. */
function beforePeople(text: string): string {
  const end = text.lastIndexOf("Who took part");
  if (end < 0) throw new Error("nobody took part");
  return text.slice(0, end);
}

beforeAll(async () => {
  store = await embeddedStore(codeKeys);
  facilitator = createFacilitator({ ledger: store.ledger, clock });
}, 60_000);
afterAll(() => store.close());

/** Ann leads, Bob watches, and the first step is open. */
beforeEach(async () => {
  session = newId();
  for (const [id, name] of Object.entries({ ann: "Annika", bob: "Robert", out: "Outsider" }))
    await store.people.savePerson({ tenant: "t", id, name });
  await as("ann", startAct());
  await as("bob", { do: "join", person: "bob", role: "observer" });
  await as("ann", { do: "begin" });
});

describe("the report as a file", () => {
  it("is what its page would give, for everybody in the session, with a title in their language", async () => {
    const standing = await facilitator.look("t", session);
    if (standing === undefined) throw new Error("no session");
    const names = (id: string) => ({ ann: "Annika", bob: "Robert" })[id] ?? "";
    const report = buildReport(standing.session, { names, at: clock.now() });
    const type = "text/html; charset=utf-8";
    const file = { name: "report.html", title: "The report of: Harbour", type, text: htmlPublisher().render(report) };
    expect(await taken("ann", "html")).toEqual(file);
    await store.people.savePerson({ tenant: "t", id: "bob", name: "Robert", language: "et" });
    expect(await taken("bob", "html")).toEqual({ ...file, title: "Kokkuvõte: Harbour" });
    expect(await taken("bob", "markdown")).toMatchObject({ name: "report.md", type: markdown.mediaType, text: markdown.render(report) });
  });

  it.each(takeAwayFormats)("holds nothing that is not revealed, and no name at what is unsigned (%s)", async (format) => {
    await as("ann", idea("purpose", "a1", "Said by the harbour"));
    await as("ann", { ...idea("purpose", "a2", "Nobody signs this"), anonymous: true } as Act);
    expect((await taken("ann", format)).text).not.toMatch(/Said by the harbour|Nobody signs this/);
    await as("ann", { do: "end-input", step: "purpose", part: 0 });
    const { text } = await taken("ann", format);
    expect(text).toMatch(/Said by the harbour/);
    expect(text).toMatch(/Nobody signs this/);
    expect(beforePeople(text)).not.toMatch(/Annika|Robert/);
  });

  it.each(takeAwayFormats)("names who signed, where nobody else can be told by that (%s)", async (format) => {
    await as("ann", idea("purpose", "a1", "Said by the harbour"), { do: "end-input", step: "purpose", part: 0 });
    expect(beforePeople((await taken("bob", format)).text)).toContain("Annika");
  });

  it("is not for who is not in the session, or no more: they are asked to join, and come back to the card", async () => {
    expect(await instead("out", "html")).toBe("join report");
    expect(await instead("bob", "html")).toBe("a file");
    await as("ann", { do: "remove-person", person: "bob" });
    expect(await instead("bob", "html")).toBe("join report");
  });

  it("is refused for a session that there is not, and in a format that nothing makes", async () => {
    expect(await instead("ann", "html", "none")).toBe("session.unknown");
    for (const format of ["json", "", "constructor"]) expect(await instead("ann", format)).toBe("act.unknown");
  });

  it("changes nothing", async () => {
    const before = (await facilitator.look("t", session))?.revision;
    for (const format of takeAwayFormats) await taken("bob", format);
    expect((await facilitator.look("t", session))?.revision).toBe(before);
  });
});

it.each([
  ["no page can be reached", false],
  ["one can", true],
])("the report's card offers every format where %s", async (_, reaches) => {
  const opened = await talking(reaches).open(by("bob"), "report", []);
  const blocks = "card" in opened ? opened.card.blocks : [];
  const presses = blocks.flatMap((block) => (block.is === "acts" ? block.buttons.map((one) => one.press) : []));
  expect(presses).toEqual(takeAwayFormats.map((format) => ({ does: "ask", ask: "report-file", about: [format] })));
  const links = blocks.flatMap((block) => (block.is === "acts" ? (block.link?.url ?? []) : []));
  expect(links).toEqual(reaches ? [`https://teekond.example.org/s/${session}/report`] : []);
});

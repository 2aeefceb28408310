import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { replayed, scriptFiles, scriptIn } from "../../stories/scripts.ts";
import { keptStory, type Story, writeStory } from "../../stories/story.ts";
import { type Eyes, openEyes } from "./eyes.ts";
import { callsOf, type Held, hold, openFor, standTwice } from "./held.ts";
import type { Office } from "./office.ts";

const english = scriptFiles().find((file) => file.includes("harbour")) ?? scriptFiles()[0] ?? "";

describe("a whole workshop in a Discord thread", () => {
  const script = scriptIn(english);
  let office: Office;
  let held: Held;
  let eyes: Eyes;
  let story: Story;
  let whileRating = "";
  const textOf = (n: number) => {
    const message = office.thread().at(n);
    return message === undefined ? "" : office.peer.messageText(message);
  };

  beforeAll(async () => {
    office = await openFor(script);
    eyes = openEyes(office);
    const all = () =>
      office
        .thread()
        .map((_, n) => textOf(n))
        .join("\n\n");
    story = writeStory({ settle: office.settle, last: () => textOf(-1), all });
    const begins = async (step: string) => {
      await eyes.begins();
      await story.watch.begins?.(step);
    };
    const rated = async () => {
      await office.settle();
      whileRating = textOf(-1);
    };
    const watch = { ...story.watch, begins, hidden: eyes.hidden, rated };
    held = await hold(office, script, { watch, around: (hall) => ({ ...eyes.around(hall), sees: story.sees }) });
  }, 180_000);
  afterAll(() => office?.close());

  it("gives the report that a replay of the same script gives", async () => {
    expect(held.report).toEqual(await replayed(script));
  });

  it("lets fall away, by name, only what the audit drafted and nobody completed", () => {
    expect(held.drafts).toEqual(["Questions go to one shared inbox; a coach on duty answers the same day."]);
  });

  it("tells in a private answer what is refused", () => {
    expect(held.refused).toEqual([expect.stringContaining("5 reasons at most. Kept now: 6.")]);
  });

  it("shows nobody what is hidden, in the thread, in anybody's answers, in any call", () => {
    expect(eyes.looked()).toBeGreaterThan(20);
    expect(eyes.leaks).toEqual([]);
  });

  it("shows nothing of ratings before the last one has rated", () => {
    expect(whileRating).toContain("12 contacts, two taps each");
    expect(whileRating).not.toMatch(/felt|impact/);
  });

  it("never sends an unsigned text together with a name or an id of its author", async () => {
    expect(await eyes.named()).toEqual([]);
  });

  it("makes no call that Discord refuses, calls nobody, and posts each card once", async () => {
    expect(office.peer.journal.refused()).toEqual([]);
    expect(office.peer.pingedAnywhere()).toEqual([]);
    expect(standTwice(office)).toEqual([]);
    const { steps } = await held.hall.look();
    const [header, lobby, published] = [1, 1, 1];
    expect(office.thread()).toHaveLength(header + lobby + steps.length + published);
  });

  it("needs few calls", () => {
    const calls = callsOf(office);
    const sum = Object.values(calls).reduce((all, one) => all + one, 0);
    process.stdout.write(`\nREST calls for one whole workshop of ${script.people.size}: ${sum} ${JSON.stringify(calls)}\n`);
    expect(calls["create_message"]).toBeLessThan(25);
    expect(calls["update_message"]).toBeLessThan(300);
    expect(sum).toBeLessThan(600);
  });

  it("reads as test/stories/discord-thread.md has it (STORIES=write makes it anew)", () => {
    const now = `# One workshop in a Discord thread, as its people read it\n\nMade by test/chat/discord/workshop.test.ts; times of the day are left out.\n\n${story.text()}`;
    expect(now).toEqual(keptStory("discord-thread.md", now));
  });
});

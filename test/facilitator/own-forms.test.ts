import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Conversation, createConversation } from "#facilitator/conversation.ts";
import { createFacilitator } from "#facilitator/handle.ts";
import { newId } from "#lib/ids.ts";
import { manualClock } from "#lib/clock.ts";
import type { Act } from "#session/command.ts";
import { codeKeys } from "#session/event.ts";
import { type Store } from "#store/open.ts";
import { idea, monday, startAct } from "../session/play.ts";
import { embeddedStore } from "../store/embedded.ts";

const clock = manualClock(monday);
let store: Store;
let conversation: Conversation;
let reminded: readonly string[];

async function as(person: string, ...acts: readonly Act[]): Promise<void> {
  clock.advance(1000);
  const facilitator = createFacilitator({ ledger: store.ledger, clock });
  const handled = await facilitator.handle("t", "s", {
    id: newId(),
    at: clock.now(),
    actor: { kind: "person", id: person, via: "test" },
    acts,
  });
  if (!handled.ok) throw new Error(JSON.stringify(handled.refusal));
}

async function sends(person: string, form: Readonly<Record<string, string>>) {
  const posted = new Map(Object.entries({ nonce: newId(), ...form }).map(([name, value]) => [name, [value]]));
  const heeded = await conversation.send({ tenant: "t", session: "s", person, via: "test" }, posted);
  return heeded.kept ? "kept" : heeded.refusal.refused;
}

const written = async () => JSON.stringify(await store.ledger.load("t", "s"));

beforeEach(async () => {
  store = await embeddedStore(codeKeys);
  reminded = [];
  const facilitator = createFacilitator({ ledger: store.ledger, clock });
  conversation = createConversation({
    ...store,
    facilitator,
    clock,
    mint: newId,
    page: null,
    publishers: [],
    remind: async (_, by) => void (reminded = [...reminded, by]),
  });
  for (const [id, name] of Object.entries({ ann: "Ann", bob: "Bob", web: "Webber" }))
    await store.people.savePerson({ tenant: "t", id, name });
  for (const id of ["ann", "bob"]) await store.people.addHandle("t", id, { platform: "slack", handle: `T1:${id}` });
  await as("ann", startAct());
  for (const person of ["bob", "web"]) await as(person, { do: "join", person, role: "participant" });
  await as("ann", { do: "begin" });
  await as("bob", idea("purpose", "b1", "Bob wrote this"));
}, 60_000);

afterEach(() => store.close());

describe("erasing, in chat", { timeout: 60_000 }, () => {
  it("is done for oneself, once the name was typed letter for letter", async () => {
    expect(await sends("bob", { form: "erase", person: "bob", name: "bob" })).toBe("person.name-missing");
    expect(await sends("bob", { form: "erase", person: "bob", name: "Bob" })).toBe("kept");
    expect(await written()).not.toContain("Bob wrote this");
  });

  it("is a facilitator's only for who is known in no other session", async () => {
    expect(await sends("web", { form: "erase", person: "bob", name: "Bob" })).toBe("act.not-allowed");
    expect(await sends("ann", { form: "erase", person: "bob", name: "Bob" })).toBe("person.elsewhere");
    expect(await sends("ann", { form: "erase", person: "web", name: "Webber" })).toBe("kept");
    expect(await written()).toContain("Bob wrote this");
  });

  it("is done for oneself also by whom a facilitator joined to their own entry from the browser", async () => {
    await as("ann", { do: "join-people", person: "bob", into: "web" });
    expect(await sends("bob", { form: "erase", person: "web", name: "Webber" })).toBe("kept");
    expect(await written()).not.toContain("Bob wrote this");
  });

  it("takes nobody along whom a facilitator joined to themselves", async () => {
    await as("ann", { do: "set-role", person: "web", role: "facilitator" }, { do: "join-people", person: "bob", into: "ann" });
    expect(await sends("ann", { form: "erase", person: "ann", name: "Ann" })).toBe("person.elsewhere");
    expect(await written()).toContain("Bob wrote this");
  });
});

describe("forms that are no acts of the log", { timeout: 60_000 }, () => {
  it("a reminder is a facilitator's, and not for themselves", async () => {
    expect(await sends("bob", { form: "control:remind" })).toBe("act.not-allowed");
    expect(await sends("ann", { form: "control:remind" })).toBe("kept");
    expect(reminded).toEqual(["ann"]);
  });

  it("a language is kept with the person, and what nobody speaks is not", async () => {
    await sends("bob", { form: "language", language: "et" });
    await sends("bob", { form: "language", language: "xx" });
    expect(await store.people.people("t", ["bob"])).toMatchObject([{ name: "Bob", language: "et" }]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFacilitator } from "#facilitator/handle.ts";
import type { Act } from "#session/command.ts";
import { codeKeys } from "#session/event.ts";
import { viewSession } from "#session/view.ts";
import { type Store } from "#store/open.ts";
import { idea, monday, startAct } from "./play.ts";
import { embeddedStore } from "../store/embedded.ts";

let store: Store;
let now = monday;
let n = 0;
const another = () => createFacilitator({ ledger: store.ledger, clock: { now: () => now } });

async function as(person: string, ...acts: readonly Act[]): Promise<void> {
  n += 1;
  now += 1000;
  const handled = await another().handle("t", "s", { id: `c${n}`, at: now, actor: { kind: "person", id: person, via: "test" }, acts });
  if (!handled.ok) throw new Error(JSON.stringify(handled.refusal));
}

async function tries(person: string, act: Act): Promise<string | undefined> {
  n += 1;
  const handled = await another().handle("t", "s", {
    id: `c${n}`,
    at: now,
    actor: { kind: "person", id: person, via: "test" },
    acts: [act],
  });
  return handled.ok ? undefined : handled.refusal.refused;
}

async function everywhere(): Promise<string> {
  const session = (await another().look("t", "s"))?.session;
  if (session === undefined) throw new Error("no session");
  return JSON.stringify([await store.ledger.load("t", "s"), session, viewSession(session, { person: "ann" }, now)]);
}

const purpose = { step: "purpose", part: 0 } as const;

beforeEach(async () => {
  now = monday;
  store = await embeddedStore(codeKeys);
  await as("ann", startAct());
  await as("bob", { do: "join", person: "bob", role: "participant" });
  await as("ann", { do: "begin" });
  await as("bob", idea("purpose", "b1", "An idea"));
  await as("ann", { do: "end-input", ...purpose });
}, 60_000);

afterEach(() => store.close());

describe("a facilitator strikes", { timeout: 60_000 }, () => {
  it("a note: its text is gone everywhere, why it went is kept", async () => {
    await as("bob", { do: "note", on: "b1", id: "n1", text: "Rude remark" });
    await as("bob", { do: "note", on: "b1", id: "n2", text: "Fair remark" });
    expect(await tries("bob", { do: "strike-text", id: "n1", reason: "No" })).toBe("act.not-allowed");
    expect(await tries("ann", { do: "strike-text", id: "n1", reason: " " })).toBe("strike.reason-needed");
    await as("ann", { do: "strike-text", id: "n1", reason: "Names a customer" });
    const left = await everywhere();
    expect(left).not.toContain("Rude");
    expect(left).toContain("Fair remark");
    expect(left).toContain("Names a customer");
    expect(await tries("ann", { do: "strike-text", id: "nothing", reason: "Why" })).toBe("item.unknown");
  });

  it("what was put forward, with the objections to it; then it is open again", async () => {
    const one = { step: "purpose", part: 1, item: "one" } as const;
    await as("bob", { do: "propose", ...one, value: { is: "sentence", text: "Rude sentence" } });
    await as("ann", { do: "object", ...one, reason: "Rude it is" });
    await as("ann", { do: "strike", ...one, reason: "Names a customer" });
    expect(await everywhere()).not.toContain("Rude");
    const session = (await another().look("t", "s"))?.session;
    const seen = session === undefined ? undefined : viewSession(session, { person: "bob" }, now).now?.content;
    expect(seen).toMatchObject({ matters: [{ proposal: null, objections: [], struck: "Names a customer" }] });
    await as("bob", { do: "propose", ...one, value: { is: "sentence", text: "We keep people warm." } });
    expect(await everywhere()).toContain("We keep people warm.");
  });

  it("what came late and was not taken in; it cannot be taken in afterwards", async () => {
    now += 120_000;
    n += 1;
    const late = idea("purpose", "l1", "Rude and late");
    const drawn = 4;
    const handled = await another().handle("t", "s", {
      id: `c${n}`,
      at: now,
      actor: { kind: "person", id: "bob", via: "test" },
      acts: [late],
      drawn,
    });
    expect(handled.ok).toBe(true);
    expect(await everywhere()).toContain("Rude and late");
    await as("ann", { do: "strike-text", id: "l1", reason: "Names a customer" });
    expect(await everywhere()).not.toContain("Rude");
    expect(await tries("ann", { do: "take-in", late: "l1" })).toBe("item.gone");
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Facilitator, createFacilitator } from "#facilitator/handle.ts";
import type { Act } from "#session/command.ts";
import { codeKeys } from "#session/event.ts";
import { type Store } from "#store/open.ts";
import { idea, monday, startAct } from "./play.ts";
import { embeddedStore } from "../store/embedded.ts";

let store: Store;
let sent = 0;

function another(): Facilitator {
  return createFacilitator({ ledger: store.ledger, clock: { now: () => monday } });
}

async function as(person: string, ...acts: readonly Act[]): Promise<void> {
  sent += 1;
  const handled = await another().handle("t", "s", {
    id: `c${sent}`,
    at: monday + sent * 1000,
    actor: { kind: "person", id: person, via: "test" },
    acts,
  });
  if (!handled.ok) throw new Error(JSON.stringify(handled.refusal));
}

const purpose = { step: "purpose", part: 0 } as const;
const decided: readonly Act[] = [
  { do: "end-input", ...purpose },
  { do: "propose", step: "purpose", part: 1, item: "one", value: { is: "sentence", text: "We keep people warm." } },
  { do: "confirm", step: "purpose", part: 1 },
];

function keeping(step: string, more: Readonly<Record<string, string>>, ids: readonly string[]): readonly Act[] {
  return [
    ...ids.map((id) => idea(step, id, `text of ${id}`, more)),
    { do: "end-input", step, part: 0 },
    { do: "keep", step, part: 1, items: [...ids] },
    { do: "confirm", step, part: 1 },
  ];
}

beforeEach(async () => {
  store = await embeddedStore(codeKeys);
  await as("ann", startAct());
  await as("bob", { do: "join", person: "bob", role: "participant" });
  await as("ann", { do: "begin" });
}, 60_000);

afterEach(() => store.close());

describe("what the store keeps of a session", { timeout: 60_000 }, () => {
  it("holds no text of a struck row, neither as it was added nor as it was edited", async () => {
    await as(
      "ann",
      ...decided,
      ...keeping("reasons", { kind: "money" }, ["r1", "r2", "r3"]),
      ...keeping("problems", { horizon: "two-to-three-years" }, ["p1"]),
    );
    await as("bob", { do: "add-row", step: "customer", part: 0, list: "types", id: "c1", values: { name: "Rude name" } });
    await as("bob", { do: "set", step: "customer", part: 0, path: "types/c1/goal", value: "Rude goal" });
    await as("ann", { do: "strike", step: "customer", part: 0, item: "c1", reason: "Names a customer" });
    expect(JSON.stringify(await store.ledger.load("t", "s"))).not.toContain("Rude");
    expect(JSON.stringify((await another().look("t", "s"))?.session)).not.toContain("Rude");
    expect(JSON.stringify(await store.ledger.load("t", "s"))).toContain("Names a customer");
  });

  it("counts nobody as done in a part that was opened again", async () => {
    await as("bob", { do: "done", ...purpose, on: true });
    await as("ann", { do: "end-input", ...purpose });
    await as("ann", { do: "go-to", ...purpose });
    expect([...((await another().look("t", "s"))?.session.done ?? [])]).toEqual([]);
  });

  it("knows an unsigned idea's author in no event and no command", async () => {
    await as("bob", { ...idea("purpose", "u1", "Honestly"), anonymous: true, receipt: "hash" } as Act);
    const log = await store.ledger.load("t", "s");
    expect(JSON.stringify(log?.events.filter((event) => JSON.stringify(event).includes("Honestly")))).not.toContain("bob");
  });
});

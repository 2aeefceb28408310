import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Conversation, createConversation } from "#facilitator/conversation.ts";
import { createFacilitator, type Facilitator } from "#facilitator/handle.ts";
import { type KeepingDoor, keepingDoor } from "#facilitator/kept.ts";
import type { Keeper, KeepingState, KeeperUser } from "#facilitator/ports-keep.ts";
import { manualClock } from "#lib/clock.ts";
import { newId } from "#lib/ids.ts";
import { manualTimer } from "#lib/timer.ts";
import type { Act } from "#session/command.ts";
import { codeKeys } from "#session/event.ts";
import type { Store } from "#store/open.ts";
import { monday, startAct } from "../session/play.ts";
import { embeddedStore } from "../store/embedded.ts";

const clock = manualClock(monday);
const timer = manualTimer(clock);
/** Another tenant, with one session of its name, for each test: they share one store. */
let tenant = "t";
const key = () => ({ tenant, session: tenant, keeper: "notion" });
let store: Store;
let facilitator: Facilitator;
let door: KeepingDoor;
let conversation: Conversation;
let users: () => Promise<readonly KeeperUser[]>;
let forgotten: number;

function fakeKeeper(): Keeper {
  const never = () => Promise.reject(new Error("nothing is kept here"));
  return { id: "notion", keep: never, hear: never, users: () => users(), forget: async () => void (forgotten += 1) };
}

function talking(more: Partial<KeepingDoor> | null = {}): Conversation {
  return createConversation({
    ...store,
    facilitator,
    clock,
    mint: newId,
    page: null,
    publishers: [],
    remind: async () => undefined,
    ...(more === null ? {} : { keeping: { ...door, ...more } }),
  });
}

async function as(person: string, ...acts: readonly Act[]): Promise<void> {
  clock.advance(1000);
  const actor = { kind: "person", id: person, via: "test" } as const;
  const handled = await facilitator.handle(tenant, tenant, { id: newId(), at: clock.now(), actor, acts });
  if (!handled.ok) throw new Error(JSON.stringify(handled.refusal));
}

const speaker = (person: string) => ({ tenant, session: tenant, person, via: "test" });

async function sends(person: string, fields: Readonly<Record<string, string>>, by = conversation) {
  const form = new Map(Object.entries({ nonce: newId(), ...fields }).map(([name, value]) => [name, [value]]));
  const heeded = await by.send(speaker(person), form, { ask: fields["form"] ?? "", about: [] });
  return heeded.kept ? "kept" : heeded.refusal;
}

const keepingNow = async () => (await store.keepings.ofSession(tenant, tenant))[0];
const stateIs = (state: KeepingState) => store.keepings.note(key(), { state, due: null });

beforeAll(async () => {
  store = await embeddedStore(codeKeys);
});
afterAll(() => store.close());

beforeEach(async () => {
  tenant = newId();
  facilitator = createFacilitator({ ledger: store.ledger, clock });
  users = async () => [{ id: "u1", name: "Bob" }];
  forgotten = 0;
  door = keepingDoor(fakeKeeper(), { ...store, hasParent: false, serves: () => true, timer });
  conversation = talking();
  for (const [id, name] of Object.entries({ ann: "Ann", bob: "Bob", out: "Out" })) await store.people.savePerson({ tenant, id, name });
  await as("ann", startAct());
  await as("bob", { do: "join", person: "bob", role: "participant" });
}, 60_000);

describe("having the result kept, in chat", { timeout: 60_000 }, () => {
  it("is a facilitator's, who names a page where none is set", async () => {
    for (const person of ["bob", "out"])
      expect(await sends(person, { form: "kept", parent: "x" })).toMatchObject({ refused: "act.not-allowed" });
    expect(await sends("ann", { form: "kept", parent: "  " })).toMatchObject({ refused: "text.empty", field: "parent" });
    expect(await keepingNow()).toBeUndefined();
    expect(await sends("ann", { form: "kept", parent: " a page " })).toBe("kept");
    expect(await keepingNow()).toMatchObject({ parent: "a page", state: { is: "waiting" } });
    expect(await sends("ann", { form: "kept", parent: "x" }, talking(null))).toMatchObject({ refused: "act.unknown" });
  });

  it("needs no page where one is set", async () => {
    expect(await sends("ann", { form: "kept" }, talking({ hasParent: true }))).toBe("kept");
    expect(await keepingNow()).toMatchObject({ parent: "" });
  });

  it("is not for a tenant that is a stranger to the keeper: neither told of, nor done", async () => {
    const strange = talking({ serves: (one) => one !== tenant });
    expect(await sends("ann", { form: "kept", parent: "a page" }, strange)).toMatchObject({ refused: "act.not-allowed" });
    expect(await sends("ann", { form: "kept-people", "u.bob": "u1" }, strange)).toMatchObject({ refused: "act.not-allowed" });
    for (const ask of ["kept", "kept-people"])
      expect(await strange.open(speaker("ann"), ask, [])).toMatchObject({ refused: "act.unknown" });
    expect(await keepingNow()).toBeUndefined();
  });

  it("said twice has one effect, and what is under way is left alone", async () => {
    await sends("ann", { form: "kept", parent: "one" });
    await stateIs({ is: "working", done: 3, all: 9 });
    expect(await sends("ann", { form: "kept" })).toBe("kept");
    expect(await keepingNow()).toMatchObject({ parent: "one", state: { is: "working", done: 3 } });
    await stateIs({ is: "failed", at: 0, why: "block_limit" });
    expect(await sends("ann", { form: "kept" })).toBe("kept");
    expect((await keepingNow())?.state).toEqual({ is: "waiting" });
  });

  it("makes a page anew once, and only where the one before is gone", async () => {
    await sends("ann", { form: "kept", parent: "one" });
    await stateIs({ is: "stands", at: 0, url: "https://n/1", unmatched: [], edited: 0, heldBack: 0 });
    await sends("ann", { form: "kept", anew: "yes" });
    expect(forgotten).toBe(0);
    await stateIs({ is: "failed", at: 0, why: "gone" });
    await sends("bob", { form: "kept", anew: "yes" });
    await sends("ann", { form: "kept", anew: "yes" });
    await sends("ann", { form: "kept", anew: "yes" });
    expect(forgotten).toBe(1);
    expect(await keepingNow()).toMatchObject({ state: { is: "waiting" }, parent: "one" });
  });

  it("answers with how it stands from then on, and comes to the thread, which looks again by itself", async () => {
    const form = new Map([
      ["form", ["kept"]],
      ["parent", ["one"]],
      ["nonce", ["n1"]],
    ]);
    const heeded = await conversation.send(speaker("ann"), form, { ask: "kept", about: [] });
    expect(heeded).toMatchObject({ kept: true, next: { ask: "kept", opened: { card: { key: "kept" } } } });
    const wanted = await conversation.wanted(tenant, tenant, null);
    expect(wanted?.cards.map((one) => one.key)).toContain("told/kept");
    expect(wanted?.until).toBe(clock.now() + 10_000);
    expect((await talking(null).wanted(tenant, tenant, null))?.cards.map((one) => one.key)).not.toContain("told/kept");
  });
});

describe("saying who is who there, in chat", { timeout: 60_000 }, () => {
  const matches = () => store.matches.of(tenant, "notion");
  beforeEach(async () => {
    await sends("ann", { form: "kept", parent: "one" });
    await stateIs({ is: "stands", at: 0, url: "https://n/1", unmatched: ["bob"], edited: 0, heldBack: 0 });
  });

  it("is a facilitator's, about people of the session and users whom somebody knows there", async () => {
    expect(await sends("bob", { form: "kept-people", "u.bob": "u1" })).toMatchObject({ refused: "act.not-allowed" });
    expect(await sends("ann", { form: "kept-people", "u.out": "u1" })).toMatchObject({ refused: "person.unknown", field: "u.out" });
    expect(await sends("ann", { form: "kept-people", "u.__proto__": "u1" })).toMatchObject({ refused: "person.unknown" });
    const strange = { form: "kept-people", "u.ann": "u1", "u.bob": "u9" };
    expect(await sends("ann", strange)).toMatchObject({ refused: "value.not-a-choice", field: "u.bob" });
    expect([...(await matches())]).toEqual([]);
    expect((await keepingNow())?.state.is).toBe("stands");
  });

  it("is kept, also that somebody is nobody there, and written there next; twice is once", async () => {
    for (let n = 0; n < 2; n += 1) expect(await sends("ann", { form: "kept-people", "u.bob": "u1", "u.ann": "-" })).toBe("kept");
    expect(new Map(await matches())).toEqual(
      new Map([
        ["bob", "u1"],
        ["ann", ""],
      ]),
    );
    expect((await keepingNow())?.state.is).toBe("waiting");
  });

  it("left open says nothing", async () => {
    expect(await sends("ann", { form: "kept-people", "u.bob": "" })).toBe("kept");
    expect([...(await matches())]).toEqual([]);
    expect((await keepingNow())?.state.is).toBe("stands");
  });

  it("asks who works there only for facilitators, and waits no longer than a chat does", async () => {
    let asked = 0;
    users = () => {
      asked += 1;
      return new Promise(() => undefined);
    };
    await conversation.open(speaker("bob"), "kept-people", []);
    await conversation.open(speaker("ann"), "kept", []);
    expect(asked).toBe(0);
    const opening = conversation.open(speaker("ann"), "kept-people", []);
    while (timer.next() === undefined) await new Promise((on) => setImmediate(on));
    timer.fire();
    expect(JSON.stringify(await opening)).toContain("Notion does not tell who works there.");
    expect(asked).toBe(1);
    users = () => Promise.reject(new Error("away"));
    expect(JSON.stringify(await conversation.open(speaker("ann"), "kept-people", []))).toContain("does not tell");
    users = async () => [{ id: "u1", name: "Bob" }];
    const opened = await conversation.press(speaker("ann"), { does: "ask", ask: "kept-people", about: [] }, "n1");
    expect(opened).toMatchObject({ opened: { form: { fields: [{ id: "u.bob", value: ["u1"] }] } } });
  });
});

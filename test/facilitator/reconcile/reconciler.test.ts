import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { card, openWorlds, rates, type Settings, type World } from "./world.ts";

describe("the reconciler", () => {
  let worlds: Awaited<ReturnType<typeof openWorlds>>;
  beforeAll(async () => {
    worlds = await openWorlds();
  });
  afterAll(() => worlds.close());
  const world = (settings?: Settings): World => worlds.world(settings);

  const head = card("head", "Step 1 of 3");
  const step = card("step/1/1", "Why are we here?");

  function texts(of: World, place: Parameters<World["seen"]>[0]) {
    return of.seen(place).map((message) => `${message.card.title}${message.again ? " (again)" : ""}`);
  }

  it("posts what is wanted, in that order, the header first, and then rests", async () => {
    const w = world();
    w.start();
    const place = await w.place();
    await w.want(place, { cards: [head, step, card("told/x/1", "Paused")] });
    await w.advance(5_000);
    expect(texts(w, place)).toEqual(["Step 1 of 3", "Why are we here?", "Paused"]);
    for (let n = 0; n < 5; n += 1) await w.want(place, { cards: [head, step, card("told/x/1", "Paused")] });
    await w.advance(60_000);
    expect(w.platform.calls).toHaveLength(3);
  });

  it("shows a change at once, and a burst of them as one more edit", async () => {
    const w = world();
    w.start();
    const place = await w.place();
    await w.want(place, { cards: [head] });
    await w.advance(10_000);
    for (let n = 1; n <= 25; n += 1) await w.want(place, { cards: [card("head", `${n} of 25 are done`)] });
    await w.advance(250);
    expect(w.count("edit")).toBe(1);
    await w.advance(2_000);
    expect(texts(w, place)).toEqual(["25 of 25 are done"]);
    expect(w.count("edit")).toBe(2);
  });

  it("leaves what nobody wants any more where it stands, and posts no last words of what never stood", async () => {
    const w = world();
    w.start();
    const place = await w.place();
    await w.want(place, { cards: [head, step] });
    await w.advance(5_000);
    await w.want(place, { cards: [head, { ...card("step/0/1", "Over"), quietly: true }] });
    await w.advance(60_000);
    expect(texts(w, place)).toEqual(["Step 1 of 3", "Why are we here?"]);
    await w.want(place, { cards: [{ ...card("step/1/1", "Over"), quietly: true }] });
    await w.advance(5_000);
    expect(texts(w, place)).toEqual(["Step 1 of 3", "Over"]);
    expect(w.platform.calls).toHaveLength(3);
  });

  it("posts a deleted card again, its last words excepted", async () => {
    const w = world();
    w.start();
    const place = await w.place();
    await w.want(place, { cards: [head, step] });
    await w.advance(5_000);
    for (const message of w.seen(place)) message.deleted = true;
    await w.want(place, { cards: [card("head", "Step 2 of 3"), { ...card("step/1/1", "Over"), quietly: true }] });
    await w.advance(5_000);
    expect(texts(w, place)).toEqual(["Step 2 of 3"]);
  });

  it("obeys the platform when it wants no posts for a while, and edits meanwhile", async () => {
    const w = world();
    w.start();
    const place = await w.place();
    await w.want(place, { cards: [head] });
    await w.advance(5_000);
    w.meets(place, { is: "limited", ms: 30_000 });
    await w.want(place, { cards: [head, step] });
    await w.advance(1_000);
    await w.want(place, { cards: [card("head", "Step 2 of 3"), step] });
    await w.advance(2_000);
    expect(texts(w, place)).toEqual(["Step 2 of 3"]);
    const before = w.count("post");
    await w.advance(26_000);
    expect(w.count("post")).toBe(before);
    await w.advance(3_000);
    expect(texts(w, place)).toEqual(["Step 2 of 3", "Why are we here?"]);
  });

  it.each(["doubt-kept", "lost", "doubt", "silent"] as const)("looks for a card after doubt (%s) before it posts again", async (is) => {
    const w = world();
    w.start();
    const place = await w.place();
    w.meets(place, { is });
    await w.want(place, { cards: [head, step] });
    await w.advance(20_000);
    expect(texts(w, place)).toEqual(["Step 1 of 3", "Why are we here?"]);
    expect(w.count("find")).toBe(1);
  });

  it("marks a repeated card after doubt where it cannot look", async () => {
    const w = world({ find: false });
    w.start();
    const place = await w.place();
    w.meets(place, { is: "doubt-kept" });
    await w.want(place, { cards: [head, step] });
    await w.advance(20_000);
    expect(texts(w, place)).toEqual(["Step 1 of 3", "Step 1 of 3 (again)", "Why are we here?"]);
  });

  it("marks it too where looking is not allowed in this place", async () => {
    const w = world();
    w.start();
    const place = await w.place();
    w.meets(place, { is: "doubt" }, { is: "refused" });
    await w.want(place, { cards: [head] });
    await w.advance(20_000);
    expect(texts(w, place)).toEqual(["Step 1 of 3 (again)"]);
  });

  it("draws an edit again after doubt, also when what is wanted has turned back meanwhile", async () => {
    const w = world();
    w.start();
    const place = await w.place();
    await w.want(place, { cards: [head] });
    await w.advance(5_000);
    w.meets(place, { is: "doubt-kept" });
    await w.want(place, { cards: [card("head", "Step 2 of 3")] });
    await w.advance(100);
    await w.want(place, { cards: [head] });
    await w.advance(10_000);
    expect(texts(w, place)).toEqual(["Step 1 of 3"]);
    expect(w.count("edit")).toBe(2);
  });

  it("pauses twice as long each time while a platform cannot be reached, up to a minute", async () => {
    const w = world({ latency: 0 });
    w.start();
    const place = await w.place();
    w.meets(place, ...Array.from({ length: 9 }, () => ({ is: "unreachable" as const })));
    await w.want(place, { cards: [head] });
    await w.advance(400_000);
    const at = w.platform.calls.map((call) => call.at);
    const pauses = at.slice(1).map((time, n) => (time - (at[n] ?? 0)) / 1_000);
    expect(pauses.map(Math.round)).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(texts(w, place)).toEqual(["Step 1 of 3"]);
  });

  it("goes on with the other cards where the platform takes one not, and tries that one again when it is another", async () => {
    const w = world();
    const { told } = w.start();
    const place = await w.place();
    w.meets(place, { is: "refused" });
    await w.want(place, { cards: [head, step] });
    await w.advance(20_000);
    expect(texts(w, place)).toEqual(["Why are we here?"]);
    expect(told).toContainEqual(expect.objectContaining({ is: "called", does: "post", outcome: "refused" }));
    expect(w.platform.calls).toHaveLength(2);
    await w.want(place, { cards: [card("head", "Shorter"), step] });
    await w.advance(5_000);
    expect(texts(w, place)).toEqual(["Why are we here?", "Shorter"]);
  });

  it("draws no more where the channel was archived, has the session's other places look at it once, and goes on when it is mended", async () => {
    const w = world();
    const gone = async (place: { readonly session: string; readonly id: string }) => {
      const broken = (await w.store.places.ofSession(place.session)).filter((one) => one.broken !== null && one.id !== place.id);
      return { cards: [head, ...broken.map(({ id, broken: b }) => card(`told/gone/${id}/${b?.at}`, `${b?.why} elsewhere`))] };
    };
    const { told } = w.start({ wantedFor: gone });
    const place = await w.place();
    const sibling = await w.place(place.session);
    w.meets(place, { is: "broken" });
    await w.want(place, { cards: [] });
    await w.advance(10_000);
    expect(texts(w, place)).toEqual([]);
    expect(texts(w, sibling)).toEqual(["Step 1 of 3", "archived elsewhere"]);
    expect(told.filter(({ is }) => is === "broken")).toEqual([expect.objectContaining({ is: "broken", why: "archived" })]);
    const calls = w.platform.calls.length;
    await w.want(place, { cards: [] });
    await w.advance(60_000);
    expect(w.platform.calls).toHaveLength(calls);
    await w.store.places.mend(place);
    await w.advance(5_000);
    expect(texts(w, place)).toEqual(["Step 1 of 3"]);
    expect(texts(w, sibling)).toEqual(["Step 1 of 3", "archived elsewhere"]);
  });

  it("looks again when the clock alone wants something else", async () => {
    const w = world();
    w.start();
    const place = await w.place();
    await w.want(place, { cards: [], until: w.clock.now() + 60_000 });
    await w.advance(59_000);
    w.wanting(place, { cards: [head] });
    expect(texts(w, place)).toEqual([]);
    await w.advance(4_000);
    expect(texts(w, place)).toEqual(["Step 1 of 3"]);
  });

  it("finds within two seconds what nobody stirred", async () => {
    const w = world();
    w.start();
    const place = await w.place();
    await w.want(place, { cards: [head] }, false);
    await w.advance(2_300);
    expect(texts(w, place)).toEqual(["Step 1 of 3"]);
  });

  it("draws a place in one process, and in the other within ten seconds after the first was killed in mid-post", async () => {
    const w = world();
    const first = w.start();
    const place = await w.place();
    await w.want(place, { cards: [head] });
    await w.advance(3_000);
    const second = w.start();
    await w.want(place, { cards: [head, step] });
    await w.advance(50);
    expect(w.platform.calls.at(-1)).toMatchObject({ by: first.name, key: step.key });
    w.kill(first);
    await w.want(place, { cards: [card("head", "Step 2 of 3"), step] });
    await w.advance(10_000);
    expect(texts(w, place)).toEqual(["Step 2 of 3", "Why are we here?"]);
    expect(w.platform.calls.slice(2).map((call) => call.by)).toEqual([second.name, second.name]);
    expect(w.platform.calls.map((call) => call.does)).toEqual(["post", "post", "edit", "find"]);
  });

  it("keeps the pace also right after another process gave the place back", async () => {
    const w = world({ latency: 0 });
    const first = w.start();
    const place = await w.place();
    const second = w.start();
    await w.want(place, { cards: [head, step] });
    await w.settle();
    const closed = first.reconciler.close();
    await w.advance(0);
    await closed;
    await w.want(place, { cards: [card("head", "Step 2 of 3"), step] });
    await w.advance(5_000);
    expect(texts(w, place)).toEqual(["Step 2 of 3", "Why are we here?"]);
    const [post, ...later] = w.platform.calls;
    expect(post?.by).toBe(first.name);
    expect(later.every((call) => call.by === second.name && call.at - (post?.at ?? 0) >= rates.edit)).toBe(true);
  });

  it("lets the running call end when it is closed, begins none, and gives the lease back", async () => {
    const w = world();
    const first = w.start();
    const place = await w.place();
    await w.want(place, { cards: [head, step] });
    await w.advance(50);
    const closed = first.reconciler.close();
    await w.advance(30_000);
    await closed;
    await w.want(place, { cards: [card("head", "Step 2 of 3"), step] });
    await w.advance(30_000);
    expect(texts(w, place)).toEqual(["Step 1 of 3"]);
    expect(await w.leases.take(`place/${place.id}`, "next", 1)).toMatchObject({ fence: 2 });
  });

  it("keeps the place while its last call runs, however long, so that nobody posts beside it", async () => {
    const w = world({ find: false });
    const first = w.start();
    const place = await w.place();
    w.start();
    // So that the other one looks between the end of the lease and the end of the call.
    await w.advance(1_000);
    w.meets(place, { is: "slow" });
    await w.want(place, { cards: [head] });
    await w.settle();
    expect(w.platform.calls).toMatchObject([{ by: first.name }]);
    const closed = first.reconciler.close();
    await w.advance(30_000);
    await closed;
    expect(texts(w, place)).toEqual(["Step 1 of 3"]);
    expect(w.platform.calls).toHaveLength(1);
  });

  it("writes down where a message stands when the database is back, and posts nothing twice", async () => {
    const w = world({ find: false });
    w.start();
    const place = await w.place();
    await w.want(place, { cards: [head] });
    await w.advance(100);
    w.away(true);
    await w.advance(20_000);
    w.away(false);
    await w.advance(60_000);
    expect(texts(w, place)).toEqual(["Step 1 of 3"]);
    expect(w.platform.calls).toHaveLength(1);
  });

  it("draws the other places of a session whose one place it cannot make out, and tells of that one", async () => {
    const w = world();
    const bad = await w.place();
    const good = await w.place(bad.session);
    const { told } = w.start({
      wantedFor: async (place) => (place.id === bad.id ? Promise.reject(new Error("unreadable")) : { cards: [head] }),
    });
    await w.want(bad, { cards: [] });
    await w.advance(3_000);
    expect(texts(w, good)).toEqual(["Step 1 of 3"]);
    expect(told).toContainEqual(expect.objectContaining({ is: "failed", place: bad.id }));
  });

  it("gives the lease of a place back in which nothing happens, and takes it again", async () => {
    const w = world();
    w.start();
    const place = await w.place();
    await w.want(place, { cards: [head] });
    await w.advance(40_000);
    const other = await w.leases.take(`place/${place.id}`, "another", 1);
    expect(other).toBeDefined();
    await w.want(place, { cards: [card("head", "Step 2 of 3")] });
    await w.advance(3_000);
    expect(texts(w, place)).toEqual(["Step 2 of 3"]);
  });

  it("shares the edits of a workspace evenly between fifty busy places", { timeout: 120_000 }, async () => {
    const w = world({ channels: true });
    w.start();
    const places = [];
    for (let n = 0; n < 50; n += 1) places.push(await w.place(undefined, `C${n}`));
    for (const place of places) await w.want(place, { cards: [head] });
    await w.advance(5_000);
    for (const place of places) await w.want(place, { cards: [card("head", "Step 2 of 3")] });
    await w.advance(62_000);
    for (const place of places) expect(texts(w, place)).toEqual(["Step 2 of 3"]);
    expect(w.count("edit")).toBe(50);
  });
});

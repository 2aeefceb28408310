import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { does, found, joins, leads, openRig, press, type Rig, standing, startIn, type Team, until } from "./rig.ts";

let rig: Rig;
let team: Team;
let at: { readonly session: string; readonly thread: string };
beforeAll(async () => {
  rig = await openRig();
  team = found(rig.peer);
  at = await startIn(rig, team);
  await joins(rig, team.people.bob, at.thread);
  await leads(rig, team.people.ann, at.thread, "Begin");
});
afterAll(() => rig.close());

const connected = () => rig.peer.gateway.connected === 1;

async function works(): Promise<void> {
  expect((await press(rig, team.people.bob, at.thread, "So far")).hidden).toBe(true);
}

describe("the gateway in mid-session", () => {
  it("needs no privileged intent, and names no other", () => {
    expect(rig.peer.gateway.sessions.map((one) => (one as unknown as { readonly intents: number }).intents)).toEqual([1 + 512]);
  });

  it("breaks: what was pressed meanwhile comes when it is resumed, and has one effect", async () => {
    rig.peer.faults.nextDelivery("INTERACTION_CREATE", "dropped");
    const heard = press(rig, team.people.bob, at.thread, "I am done");
    await until(async () => (await standing(rig, at.session)).session.done.size === 1, "it is kept");
    expect((await heard).ok).toBe(true);
    expect(rig.peer.gateway.began.filter((one) => one === "resume")).toHaveLength(1);
    await works();
  });

  it("wants Teekond to come again, or forgets it: it listens on", async () => {
    rig.peer.gateway.reconnect();
    await until(() => rig.peer.gateway.began.filter((one) => one === "resume").length === 2 && connected(), "it came again");
    await works();
    rig.peer.gateway.invalidate();
    await until(
      () => rig.peer.gateway.began.filter((one) => one === "identify").length === 2 && connected(),
      "it introduced itself anew",
      20_000,
    );
    await works();
  }, 40_000);

  it("cannot be reached for a while: nothing breaks, and it listens on", async () => {
    rig.peer.gateway.drop();
    rig.peer.gateway.forget();
    await until(() => rig.peer.gateway.began.filter((one) => one === "identify").length === 3 && connected(), "it is back", 20_000);
    await works();
  }, 40_000);
});

describe("where there are several shards", () => {
  it("one process alone holds them all, each with a connection of its own", async () => {
    const many = await openRig({ peer: { app: { shards: 2 } } });
    await until(() => many.discord.listening().length === 2, "both are held", 20_000);
    expect(many.peer.gateway.connected).toBe(2);
    const teams = [found(many.peer), found(many.peer), found(many.peer)];
    for (const one of teams) await startIn(many, one);
    expect(many.peer.journal.refused()).toEqual([]);
    await many.close();
  }, 60_000);
});

describe("the token is reset", () => {
  it("the thread is given up, and the program goes on", async () => {
    rig.peer.admin.resetToken();
    rig.clock.advance(5_000);
    await rig.facilitator.handle((await standing(rig, at.session)).tenant, at.session, {
      id: "late",
      at: rig.clock.now(),
      actor: { kind: "person", id: Object.keys((await standing(rig, at.session)).session.people)[0]!, via: "web" },
      acts: [{ do: "pause", reason: "" } as never],
    });
    await rig.settle();
    await until(async () => {
      await rig.stage.tick();
      return (await rig.store.places.ofSession(at.session)).some((one) => one.person === null && one.broken?.why === "revoked");
    }, "it is given up");
    void does;
  });
});

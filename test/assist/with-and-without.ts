import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createAssistant } from "#assist/assistant.ts";
import { openaiModel } from "#assist/openai.ts";
import { createFacilitator, type Facilitator } from "#facilitator/handle.ts";
import { createHelping } from "#facilitator/helping.ts";
import { manualClock } from "#lib/clock.ts";
import { buildReport } from "#report/build.ts";
import { comparable } from "#report/equal.ts";
import type { Report } from "#report/report.ts";
import type { Command } from "#session/command.ts";
import { parseWorkshop } from "../../src/cli/workshop/parse.ts";
import { replay } from "../../src/cli/workshop/replay.ts";
import { monday } from "../session/play.ts";
import { goodModel } from "./good-model.ts";
import { key, openWorld, type World } from "./rig.ts";

const folder = new URL("../../src/cli/samples/", import.meta.url);
export const workshops = readdirSync(folder)
  .filter((one) => one.endsWith(".yaml"))
  .map((name) => {
    const parsed = parseWorkshop(name, readFileSync(new URL(name, folder)));
    if (!parsed.ok) throw new Error(`${name} is not a workshop`);
    return [name.split(".")[0] ?? name, parsed.workshop] as const;
  });

type Run = { readonly report: Report; readonly requests: number };

type Named = (typeof workshops)[number];

/** Plays a workshop; where a model is there, it is asked after each act that may want its help. */
async function run({ store, peer }: World, [, workshop]: Named, tenant: string, model: "none" | "peer"): Promise<Run> {
  const clock = manualClock(monday);
  const plain = createFacilitator({ ledger: store.ledger, clock });
  const assistant = createAssistant(openaiModel({ apiKey: key, model: "m", timeoutMs: 5000, baseUrl: peer.url, responses: true }, clock));
  const ports = { ...store, assistant, facilitator: plain, clock, budget: 10_000_000, who: tenant };
  const helping = createHelping({ ...ports, trouble: (_, error) => expect(error).toBeUndefined() });
  peer.clear();
  if (model === "peer") await helping.open();
  let at = 0;
  let seen = "";
  async function handle(of: string, session: string, command: Command) {
    at = Math.max(at, command.at);
    clock.set(at);
    const handled = await plain.handle(of, session, command);
    if (model === "none" || !handled.ok) return handled;
    if (command.acts.some((act) => act.do === "start")) await on(session, command);
    // A look after each act would find nothing new in most of them.
    const { steps, here, suggestions } = handled.standing.session;
    const part = steps[here]?.parts[steps[here]?.part ?? 0];
    const now = `${here}/${steps[here]?.part}/${part?.phase}/${Math.min(part?.acts.length ?? 0, 4)}/${suggestions.length}`;
    if (now === seen) return handled;
    seen = now;
    await helping.tick();
    await helping.settled();
    await helping.tick();
    await helping.settled();
    return handled;
  }
  const on = (session: string, { actor, at: now }: Command) =>
    plain.handle(tenant, session, { id: "on", at: now, actor, acts: [{ do: "set-help", on: true }] });
  const facilitator: Facilitator = { ...plain, handle };
  const outcome = await replay(workshop, { facilitator, people: store.people, tenant, now: monday });
  await helping.close();
  if (outcome.is !== "replayed") throw new Error(JSON.stringify(outcome));
  const standing = await plain.look(tenant, outcome.session);
  if (standing === undefined) throw new Error("no session");
  const people = await store.people.people(tenant, Object.keys(standing.session.people));
  const names = new Map(people.map((one) => [one.id, one.name]));
  const report = buildReport(standing.session, { names: (id) => names.get(id) ?? "", at });
  return { report, requests: peer.requests().length };
}

function without({ helped: _, ...rest }: Report): ReturnType<typeof comparable> {
  return comparable(rest as Report);
}

/** Plays these workshops: the same report with a model that always fails, with one that always answers, and with none. */
export function tellsTheSame(which: readonly Named[]): void {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it.each(which)(
    "%s: the same report with one that always fails, with one that always answers, and with none",
    { timeout: 120_000 },
    async (...named) => {
      const [name] = named;
      const alone = await run(world, named, `${name}-none`, "none");
      expect(alone.report.helped).toBeUndefined();
      world.peer.answerWith(() => ({ is: "error", status: 500 }));
      const failing = await run(world, named, `${name}-fails`, "peer");
      world.peer.answerWith(goodModel);
      const answering = await run(world, named, `${name}-answers`, "peer");
      expect(without(failing.report)).toEqual(without(alone.report));
      expect(without(answering.report)).toEqual(without(alone.report));
      expect(failing.report.helped).toMatchObject({ accepted: 0, edited: 0, dropped: 0, unanswered: 0 });
      expect(answering.report.helped).toMatchObject({ accepted: 0, edited: 0, dropped: 0 });
      expect(answering.report.helped?.unanswered).toBeGreaterThan(5);
      // Two may be under way when the third failure switches help off.
      expect([3, 4]).toContain(failing.requests);
      expect(answering.requests).toBeGreaterThan(5);
    },
  );
}

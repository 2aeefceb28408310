import { createAssistant } from "#assist/assistant.ts";
import { openaiModel } from "#assist/openai.ts";
import { createFacilitator } from "#facilitator/handle.ts";
import { createHelping } from "#facilitator/helping.ts";
import { manualClock } from "#lib/clock.ts";
import { buildReport } from "#report/build.ts";
import type { Act } from "#session/command.ts";
import type { SessionEvent } from "#session/event.ts";
import type { Session } from "#session/state.ts";
import { viewSession } from "#session/view.ts";
import type { Refusal } from "#talk/refusal.ts";
import { monday } from "../../session/play.ts";
import { key, type World } from "../rig.ts";
import type { Obeying } from "./obedient.ts";

/** People by ids and names that stand in nothing but themselves, so that either is found wherever it leaks. */
export const people = {
  "uq-ann": "Kadri Tammsaar",
  "uq-bob": "Jonas Petraitis",
  "uq-eve": "Eglė Kazlauskienė",
  "uq-lat": "Mart Sepp",
} as const;
export type PersonId = keyof typeof people;
export const [ann, bob, eve, latecomer] = ["uq-ann", "uq-bob", "uq-eve", "uq-lat"] as const satisfies readonly PersonId[];

/** A long time for one who waits: a call that failed is tried again. */
const patience = 100_000;

/** A session over the shared store and peer, without any act yet, and a model that obeys what it reads. */
export async function openBench({ store, peer, next }: World, model: Obeying) {
  const id = next();
  const tenant = `of-${id}`;
  const clock = manualClock(monday);
  const facilitator = createFacilitator({ ledger: store.ledger, clock });
  peer.clear();
  peer.answerWith(model.script);
  const troubles: unknown[] = [];
  const assistant = createAssistant(
    openaiModel({ apiKey: key, model: "test-model", timeoutMs: 20_000, baseUrl: peer.url, responses: true }, clock),
  );
  const helping = createHelping({
    ...store,
    assistant,
    facilitator,
    clock,
    budget: 50_000_000,
    who: id,
    trouble: (_, error) => troubles.push(error),
  });
  await helping.open();
  for (const [person, name] of Object.entries(people)) await store.people.savePerson({ tenant, id: person, name });

  let n = 0;
  let latest: Session | undefined;
  async function tries(person: PersonId, ...acts: readonly Act[]): Promise<Refusal | undefined> {
    n += 1;
    clock.advance(1000);
    const command = { id: `c${n}`, at: clock.now(), actor: { kind: "person", id: person, via: "test" } as const, acts };
    const handled = await facilitator.handle(tenant, id, command);
    if (!handled.ok) return handled.refusal;
    latest = handled.standing.session;
    return undefined;
  }
  async function as(person: PersonId, ...acts: readonly Act[]): Promise<void> {
    const no = await tries(person, ...acts);
    if (no !== undefined) throw new Error(`refused: ${JSON.stringify(no)} for ${JSON.stringify(acts).slice(0, 600)}`);
  }
  /** The session as it stands; between two helps nobody but the people here changes it. */
  async function session(): Promise<Session> {
    latest ??= (await facilitator.look(tenant, id))?.session;
    if (latest === undefined) throw new Error("no session");
    return latest;
  }
  async function round(): Promise<void> {
    latest = undefined;
    for (let turn = 0; turn < 6; turn += 1) {
      const { length } = peer.requests();
      await helping.tick();
      await helping.settled();
      if (turn > 1 && peer.requests().length === length) return;
    }
  }
  /** All that is wanted now is asked for and brought, also what failed at first; a facilitator switches help on again where it gave up. */
  async function help(): Promise<void> {
    await round();
    for (let again = 0; again < 3; again += 1) {
      const failed = (await store.helps.ofSession(tenant, id)).some((one) => one.state === "failed" && one.at > clock.now() - patience);
      if (!failed) return;
      clock.advance(patience);
      if (!(await session()).help.on) await as(ann, { do: "set-help", on: true });
      await round();
    }
  }
  return {
    store,
    peer,
    tenant,
    id,
    troubles,
    tries,
    as,
    session,
    help,
    calls: () => store.helps.ofSession(tenant, id),
    /** what has happened since */
    async events(after: number): Promise<readonly SessionEvent[]> {
      const { events = [] } = (await store.ledger.load(tenant, id)) ?? {};
      return (events as readonly SessionEvent[]).filter((one) => one.seq > after);
    },
    close: () => helping.close(),
  };
}
export type Bench = Awaited<ReturnType<typeof openBench>>;

/** Everything that anybody can see of a session and everything that it holds, but what only help may change. */
export function likeness(session: Session): Readonly<Record<string, unknown>> {
  const views = [...Object.keys(people), null].map((person) => {
    const { seq: _seq, help: _help, suggestions: _suggestions, taken: _taken, ...view } = viewSession(session, { person }, monday);
    return [`view of ${person ?? "nobody"}`, { ...view, helpAwaited: null }] as const;
  });
  const { helped: _helped, ...report } = buildReport(session, { names: (person) => person, at: monday });
  const { seq: _seq, lastAt: _lastAt, ledAt: _ledAt, help: _help, suggestions: _suggestions, ...rest } = session;
  return { ...Object.fromEntries(views), report, session: rest };
}

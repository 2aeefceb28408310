import { expect } from "vitest";
import { Later } from "../../../src/publish/notion/lane.ts";
import type { Wanted } from "../../../src/publish/notion/wanted.ts";
import type { Fault, FaultKind } from "../../peers/notion/faults.ts";
import { Killed, openRig, type Rig } from "./rig.ts";

/** Runs until it is through, as a server would: what was left for later is gone on with. */
export async function through(rig: Rig, wanted: Wanted): Promise<void> {
  for (let n = 0; n < 5; n += 1) {
    try {
      return void (await rig.publish(wanted));
    } catch (error) {
      if (!(error instanceof Later || error instanceof Killed)) throw error;
      if (error instanceof Later) rig.clock.set(Math.max(rig.clock.now(), error.at));
    }
  }
  throw new Error("never through");
}

/** What stands after a run in which nothing goes wrong, and how many requests that took; `trash`: with what lies in the trash. */
export async function faultless(wanted: Wanted, how: { readonly trash?: boolean } = {}) {
  const rig = await openRig();
  await rig.publish(wanted);
  const found = { state: rig.notion.snapshot(how), requests: rig.notion.requests().length };
  await rig.notion.close();
  return found;
}

/** Everything that can go wrong with one request. */
export const kinds: readonly Omit<Fault, "at">[] = [
  ...(["before", "after", "timeout", "timeout-unsaved", "drop", "drop-after", "409", "502"] satisfies FaultKind[]).map((kind) => ({
    kind,
  })),
  ...(["503", "503-after", "503-after-silent", "503-partial"] satisfies FaultKind[]).map((kind) => ({ kind })),
  { kind: "429", retryAfter: 2 },
  { kind: "429", retryAfter: 300 },
];

/** How long a request is waited for, in real time: no longer than it takes where none is answered, and for ever where all are, however busy this machine is. */
const patience = (kind: FaultKind): number => (kind.startsWith("timeout") ? 250 : 20_000);

/** One run with a fault at one request: through in the end, and what stands is what stands without it. */
export async function afterFault(wanted: Wanted, fault: Fault, state: unknown): Promise<void> {
  const rig = await openRig({ timeoutMs: patience(fault.kind) });
  rig.notion.fail(fault);
  await through(rig, wanted);
  expect(rig.notion.faults.struck).toHaveLength(1);
  expect(rig.notion.snapshot(), `${fault.kind} at ${fault.at}`).toEqual(state);
  await rig.notion.close();
}

const minutes = 60_000;

/** One run with a request that was given up and is carried out only after it was looked for; then one more, once nothing can come any more. */
export async function afterLate(wanted: Wanted, fault: Pick<Fault, "at" | "after">, state: unknown): Promise<void> {
  const rig = await openRig({ timeoutMs: patience("timeout-late") });
  rig.notion.fail({ ...fault, kind: "timeout-late" });
  await through(rig, wanted);
  rig.clock.advance(11 * minutes);
  await rig.publish(wanted);
  expect(rig.notion.faults.struck).toHaveLength(1);
  expect(rig.notion.snapshot({ trash: false }), `late at ${fault.at}, after ${fault.after}`).toEqual(state);
  expect(rig.saved()?.doubted).toBeUndefined();
  await rig.notion.close();
}

/** Killed after the n-th request before anybody noted it, then gone on with; false where it was through before. */
export async function afterKill(wanted: Wanted, die: number, state: unknown): Promise<boolean> {
  const rig = await openRig();
  const killed = await rig.publish(wanted, { die }).then(
    () => false,
    (error: unknown) => {
      if (error instanceof Killed) return true;
      throw error;
    },
  );
  if (killed) await through(rig, wanted);
  expect(rig.notion.snapshot(), `killed at ${die}`).toEqual(state);
  await rig.notion.close();
  return killed;
}

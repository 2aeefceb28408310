import type { Act } from "#session/command.ts";
import { systemClock } from "#lib/clock.ts";
import { createFacilitator } from "#facilitator/handle.ts";
import { codeKeys } from "#session/event.ts";
import { openStore, type StorePlace } from "#store/open.ts";

/**
 * A process that lives to be killed: opens the store it is told of, and adds numbered ideas to one session for as long as it may,
 * saying "ack <n>" after each one that was acknowledged. Started by kill.ts.
 */
const [place, from] = [JSON.parse(process.argv[2] ?? "{}") as StorePlace, Number(process.argv[3] ?? 0)];

export const killTenant = "web";
export const killSession = "killed";

function command(id: string, person: string, ...acts: readonly Act[]) {
  return { id, at: systemClock.now(), actor: { kind: "person" as const, id: person, via: "test" }, acts };
}

export const startKilled: Act = {
  do: "start",
  title: "Killed",
  crisis: "Again and again.",
  sells: "people",
  playbook: "crisis-redesign",
  track: "sprint",
  language: "en",
  timezone: "UTC",
  currency: "EUR",
  pace: "live",
  steps: [],
  dots: { each: 3, perItem: 2 },
  script: true,
  person: "ann",
};

async function live(): Promise<void> {
  const store = await openStore(place, codeKeys);
  const facilitator = createFacilitator({ ledger: store.ledger, clock: systemClock });
  await facilitator.handle(killTenant, killSession, command("start", "ann", startKilled, { do: "begin" }));
  process.stdout.write("ready\n");
  for (let n = from; ; n += 1) {
    const add: Act = { do: "add", step: "purpose", part: 0, id: `i${n % 150}`, values: { text: `idea ${n}` } };
    const handled = await facilitator.handle(killTenant, killSession, command(`c${n}`, "ann", add));
    process.stdout.write(handled.ok ? `ack ${n}\n` : `refused ${JSON.stringify(handled.refusal)}\n`);
  }
}

if (process.argv[1]?.endsWith("living.ts") === true) await live();

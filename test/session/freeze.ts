// Writes frozen event samples: node test/session/freeze.ts NAME. An existing sample is never written over: it is what old stores hold.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createFacilitator } from "#facilitator/handle.ts";
import { parseWorkshop } from "../../src/cli/workshop/parse.ts";
import { replay } from "../../src/cli/workshop/replay.ts";
import { codeKeys, type SessionEvent } from "#session/event.ts";
import { openStore } from "#store/open.ts";
import { everyKind } from "./every-kind.ts";
import { type Frozen, frozenOf } from "./frozen.ts";

const folder = new URL("frozen/", import.meta.url);
const samples = new URL("../../src/cli/samples/", import.meta.url);
const [, , name] = process.argv;
if (name === undefined) throw new Error("give the samples a name: the date and what changed");

async function logOf(file: URL): Promise<readonly SessionEvent[]> {
  const parsed = parseWorkshop(file.pathname, readFileSync(file));
  if (!parsed.ok) throw new Error(`${file.pathname} is not a workshop`);
  const store = await openStore({ memory: true }, codeKeys);
  const now = Date.UTC(2026, 10, 22);
  const facilitator = createFacilitator({ ledger: store.ledger, clock: { now: () => now } });
  const outcome = await replay(parsed.workshop, { facilitator, people: store.people, tenant: "t", now });
  if (outcome.is !== "replayed") throw new Error(JSON.stringify(outcome));
  const log = (await store.ledger.load("t", outcome.session))?.events ?? [];
  await store.close();
  return log as unknown as readonly SessionEvent[];
}

function write(sample: string, frozen: Frozen): void {
  const file = new URL(`${name}.${sample}.json`, folder);
  if (existsSync(file)) throw new Error(`${file.pathname} is there already`);
  const events = frozen.events.map((event) => JSON.stringify(event)).join(",\n");
  writeFileSync(file, `{"tells":${JSON.stringify(frozen.tells)},\n"events":[\n${events}\n]}\n`);
}

mkdirSync(folder, { recursive: true });
for (const file of readdirSync(samples).filter((one) => one.endsWith(".yaml")))
  write(file.split(".")[0] ?? file, frozenOf(await logOf(new URL(file, samples))));
write("every-kind", frozenOf(everyKind()));

import { readFileSync } from "node:fs";
import { openStore } from "#store/open.ts";
import { createFacilitator } from "#facilitator/handle.ts";
import { systemClock } from "#lib/clock.ts";
import { codeKeys } from "#session/event.ts";
import { parseWorkshop } from "#cli/workshop/parse.ts";
import { replay } from "#cli/workshop/replay.ts";
import { sayProblem } from "#cli/workshop/yaml.ts";
const store = await openStore({ memory: true }, codeKeys);
const facilitator = createFacilitator({ ledger: store.ledger, clock: systemClock });
for (const f of process.argv.slice(2)) {
  const r = parseWorkshop(f, readFileSync(f));
  if (!r.ok) { console.log(r.problems.map(sayProblem)); continue; }
  const t = Date.now();
  const o = await replay(r.workshop, { facilitator, people: store.people, tenant: "t", now: Date.now() });
  console.log(f, o.is, o.is === "refused" ? sayProblem(o.problem) : o.is === "missed" ? o.problems.map(sayProblem) : "", Date.now() - t, "ms");
}
await store.close();

import { createFacilitator, type Facilitator } from "#facilitator/handle.ts";
import { systemClock } from "#lib/clock.ts";
import { Act, type Command } from "#session/command.ts";
import { alone, compared, type Row, timed } from "./measure.ts";
import type { BenchSite } from "./sites.ts";

const tenant = "web";

function command(id: string, person: string, acts: readonly Act[]): Command {
  return { id, at: systemClock.now(), actor: { kind: "person", id: person, via: "bench" }, acts };
}

async function begun(facilitator: Facilitator, id: string, people: number, track: "full" | "sprint" = "sprint"): Promise<void> {
  const start: Act = {
    do: "start",
    title: "Bench",
    crisis: "Busy.",
    sells: "people",
    playbook: "crisis-redesign",
    track,
    language: "en",
    timezone: "UTC",
    currency: "EUR",
    pace: "live",
    steps: [],
    dots: { each: 3, perItem: 2 },
    script: true,
    person: "p0",
  };
  const joins = Array.from({ length: people - 1 }, (_, n): Act => ({ do: "join", person: `p${n + 1}`, role: "participant" }));
  await facilitator.handle(tenant, id, command("start", "p0", [start, ...joins, { do: "begin" }]));
}

/** a) one contribution, from the parsed form to committed, against a bare transaction of the same bytes. */
export async function contribution(site: BenchSite): Promise<readonly Row[]> {
  const facilitator = createFacilitator({ ledger: site.store.ledger, clock: systemClock });
  await begun(facilitator, "a", 3);
  const text = "We get ordinary people to do something on a Tuesday that they thought they could not do.";
  const heard = (n: number) => ({ do: "add", step: "purpose", part: 0, id: `i${n % 150}`, values: { text: `${text} ${n}` } });
  const ours = await timed(600, async (n) => facilitator.handle(tenant, "a", command(`c${n}`, "p1", [Act.parse(heard(n))])));
  const bare = await timed(600, async (n) =>
    site.insert(
      JSON.stringify({
        seq: n,
        type: "collect.added",
        v: 1,
        at: systemClock.now(),
        actor: { kind: "person", id: "p1", via: "bench" },
        data: heard(n),
      }),
    ),
  );
  return [compared(`one contribution, heard to committed, ${site.name} (bare: one insert of the same bytes in a transaction)`, ours, bare)];
}

/** b) load of a session of that many events by a process that has never seen it, against reading as many rows. */
export async function load(site: BenchSite, events: number): Promise<readonly Row[]> {
  const id = `b${events}`;
  const writer = createFacilitator({ ledger: site.store.ledger, clock: systemClock });
  await begun(writer, id, 2);
  const have = (await site.store.ledger.load(tenant, id))?.version ?? 0;
  const chunk = 100;
  for (let n = have; n < events; n += chunk) {
    const acts = Array.from(
      { length: Math.min(chunk, events - n) },
      (_, k): Act => ({
        do: "add",
        step: "purpose",
        part: 0,
        id: `i${(n + k) % 150}`,
        values: { text: `Something that somebody wrote, number ${n + k}` },
      }),
    );
    await writer.handle(tenant, id, command(`b${n}`, "p1", acts));
  }
  await site.fill(events);
  const ours = await timed(10, async () => createFacilitator({ ledger: site.store.ledger, clock: systemClock }).look(tenant, id));
  const bare = await timed(10, async () => site.read(events));
  return [compared(`load of a session of ${events} events, ${site.name} (bare: a select of as many rows)`, ours, bare)];
}

/** c) 25 people rate 60 touchpoints at once. */
export async function ratings(site: BenchSite): Promise<readonly Row[]> {
  const facilitator = createFacilitator({ ledger: site.store.ledger, clock: systemClock });
  await begun(facilitator, "c", 25, "full");
  await toRatings(facilitator, "c");
  const from = performance.now();
  const person = async (p: number) => {
    for (let n = 0; n < 60; n += 1)
      await facilitator.handle(
        tenant,
        "c",
        command(`c${p}-${n}`, `p${p}`, [
          { do: "rate", step: "ratings", part: 0, item: `t${n}`, values: { emotion: (n % 5) - 2, impact: (p % 5) + 1 } },
        ]),
      );
  };
  await Promise.all(Array.from({ length: 25 }, (_, p) => person(p)));
  const seconds = (performance.now() - from) / 1000;
  return [alone(`25 people × 60 touchpoints rated at once, ${site.name}`, `${Math.round(1500 / seconds)} acts a second`)];
}

async function toRatings(facilitator: Facilitator, id: string): Promise<void> {
  const lead = async (key: string, ...acts: readonly Act[]) => {
    const handled = await facilitator.handle(tenant, id, command(key, "p0", acts));
    if (!handled.ok) throw new Error(`bench: ${JSON.stringify(handled.refusal)}`);
  };
  const at = (step: string, part: number) => ({ step, part });
  const idea = (step: string, key: string, more: object): Act => ({ do: "add", ...at(step, 0), id: key, values: { text: key, ...more } });
  const close = (step: string, part: number): Act => ({ do: "confirm", ...at(step, part) });
  await lead(
    "1",
    close("purpose", 0),
    { do: "propose", ...at("purpose", 1), item: "one", value: { is: "sentence", text: "We go on all the same." } },
    close("purpose", 1),
  );
  const reasons = ["r1", "r2", "r3"];
  await lead(
    "2",
    ...reasons.map((key) => idea("reasons", key, { kind: "place-closed" })),
    close("reasons", 0),
    { do: "keep", ...at("reasons", 1), items: reasons },
    close("reasons", 1),
  );
  await lead(
    "3",
    idea("problems", "x1", { horizon: "two-to-three-years" }),
    close("problems", 0),
    { do: "keep", ...at("problems", 1), items: ["x1"] },
    close("problems", 1),
  );
  await lead(
    "4",
    { do: "add-row", ...at("customer", 0), list: "types", id: "c1", values: { name: "Anyone" } },
    close("customer", 0),
    { do: "skip", step: "ideal-client", why: "people" },
    close("pains", 0),
  );
  await lead("5", idea("offer", "o1", {}), close("offer", 0), { do: "keep", ...at("offer", 1), items: ["o1"] }, close("offer", 1));
  const rows = Array.from(
    { length: 60 },
    (_, n): Act => ({
      do: "add-row",
      ...at("current-journey", 0),
      list: "items",
      id: `t${n}`,
      values: { name: `Contact ${n}`, medium: "digital", channels: ["web"] },
    }),
  );
  await lead("6", ...rows, close("current-journey", 0));
}

/** e) a thousand sessions seen by one process: they must not live in its memory. */
export async function memory(site: BenchSite): Promise<readonly Row[]> {
  const facilitator = createFacilitator({ ledger: site.store.ledger, clock: systemClock });
  for (let n = 0; n < 1000; n += 1) await begun(facilitator, `e${n}`, 6);
  const before = heap();
  for (let n = 0; n < 1000; n += 1) await facilitator.look(tenant, `e${n}`);
  return [
    alone(
      `heap after 1,000 sessions were opened one after the other, ${site.name}`,
      `${((heap() - before) / 1024 / 1024).toFixed(1)} MB more than before`,
    ),
  ];
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

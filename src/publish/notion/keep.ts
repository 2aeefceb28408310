import type { Client } from "@notionhq/client";
import type { Answered, Progress } from "#facilitator/ports-keep.ts";
import type { Clock } from "#lib/clock.ts";
import { sayBeside, sayKept } from "./beside.ts";
import type { Desk } from "./desk.ts";
import { agreed, isHeard, type Seen } from "./hear.ts";
import { inspect, type Repaired } from "./inspect.ts";
import { Doubt, type Lane, Later } from "./lane.ts";
import { aim, changedSections, changedValues, nextStep, type Step, valueDigest } from "./plan.ts";
import { digest } from "./canonical.ts";
import { changedByOthers, editedSections, readBack } from "./read-back.ts";
import type { DatabaseReceipt, Receipt } from "./receipt.ts";
import { sweep } from "./sweep.ts";
import { findStep, makeStep } from "./ways.ts";
import type { DatabaseName, Wanted, WantedDatabase } from "./wanted.ts";

/** What is kept, and with what: `receipt` as it was last saved. */
export type Keeping = {
  readonly client: Client;
  readonly lane: Lane;
  readonly clock: Clock;
  /** the picture at the top of the page, a PNG */
  readonly cover: () => Promise<Uint8Array>;
  readonly wanted: Wanted;
  readonly receipt: Receipt;
  /** an earlier run was cut off: what it did last is looked for before it is done again */
  readonly resumed: boolean;
  /** Keeps the receipt; awaited after each request, before the next. */
  readonly save: (receipt: Receipt) => Promise<void>;
  /** what was heard of people just before, and what came of it */
  readonly answered?: { readonly seen: Seen; readonly said: Answered["said"] };
  readonly tell?: (progress: Progress) => void;
};

/** What came of it. `edited`: sections that people had changed; theirs stays, ours stands beside it. `heldBack`: values that they had. */
export type Kept = {
  readonly receipt: Receipt;
  readonly edited: readonly string[];
  /** properties that people had taken away, and that came back */
  readonly repaired: readonly Repaired[];
  readonly heldBack: readonly { readonly database: DatabaseName; readonly row: string; readonly property: string }[];
};

/** Rounds of reading back and mending; what does not stand after so many never will. */
const mostRounds = 4;
/** Doubts one after the other before it is left for later. */
const mostDoubts = 6;
const laterMs = 60_000;

/** Pieces of the whole (page, sections, databases, views, rows), and how many stand. */
function progressOf(wanted: Wanted, receipt: Receipt): Progress {
  const sections = [...wanted.head, ...wanted.tail].filter((one) => one.blocks.length > 0);
  const standing = sections.filter((one) => receipt.sections[one.key]?.blocks.length === one.blocks.length).length;
  const counts = wanted.databases.map(({ name, views, rows }) => {
    const stands = receipt.databases[name];
    const done =
      stands === undefined ? 0 : 1 + Object.keys(stands.views).length + rows.filter((one) => stands.rows[one.key] !== undefined).length;
    return { done, all: 1 + views.length + rows.length };
  });
  return {
    done: (receipt.page === undefined ? 0 : 1) + standing + counts.reduce((sum, one) => sum + one.done, 0),
    all: 1 + sections.length + counts.reduce((sum, one) => sum + one.all, 0),
  };
}

/** Whether a change of ours is still to be written to a row that stands. */
function hasChanges({ name, rows }: WantedDatabase, { databases }: Receipt): boolean {
  return rows.some((row) => {
    const written = databases[name]?.rows[row.key];
    return written !== undefined && changedValues(row, written.values).length > 0;
  });
}

type Held = Kept["heldBack"][number];

/** Takes a value that others have changed as said: it is not written, until ours changes once more. */
function holdBack(
  wanted: WantedDatabase,
  stands: DatabaseReceipt,
  theirs: ReadonlyMap<string, ReadonlySet<string>>,
): { readonly database: DatabaseReceipt; readonly held: readonly Held[] } {
  const held: Held[] = [];
  const rows = { ...stands.rows };
  for (const row of wanted.rows) {
    const written = rows[row.key];
    if (written === undefined) continue;
    const kept = changedValues(row, written.values).filter((key) => theirs.get(row.key)?.has(key) === true);
    held.push(...kept.map((property) => ({ database: wanted.name, row: row.key, property })));
    const said = Object.fromEntries(kept.map((key) => [key, valueDigest(row.values[key])]));
    rows[row.key] = { ...written, values: { ...written.values, ...said } };
  }
  return { database: { ...stands, rows }, held };
}

/** The receipt set to what is wanted now, with everything that people have changed since left as it is. */
async function aimed(keeping: Keeping): Promise<Kept> {
  const { wanted } = keeping;
  const { receipt: before, repaired } = await inspect(keeping);
  const edited = await editedSections({ ...keeping, receipt: before }, changedSections(wanted, before));
  let receipt = aim(wanted, before, edited);
  const heldBack: Held[] = [];
  for (const database of wanted.databases) {
    const stands = receipt.databases[database.name];
    if (keeping.resumed || stands === undefined || !hasChanges(database, receipt)) continue;
    const { database: now, held } = holdBack(database, stands, await changedByOthers({ ...keeping, receipt }, database.name));
    // Somebody was quicker than this run: what they did is heard first.
    if (keeping.answered !== undefined && held.some((one) => isHeard(database.name, one.property))) throw new Later(keeping.clock.now());
    heldBack.push(...held);
    receipt = { ...receipt, databases: { ...receipt.databases, [database.name]: now } };
  }
  return { receipt, edited: [...edited], repaired, heldBack };
}

/** One step, found or made. A doubt is no end: it is thrown to be looked up next. */
async function stepDone(desk: Desk, step: Step, doubtful: boolean): Promise<Receipt> {
  return (doubtful ? await findStep(desk, step) : undefined) ?? makeStep(desk, step);
}

/** Makes step after step until nothing is missing. */
async function run(keeping: Keeping, from: Receipt, resumed: boolean): Promise<Receipt> {
  const { wanted, save, tell, clock } = keeping;
  let receipt = from;
  let [doubtful, doubts] = [resumed, 0];
  for (let step = nextStep(wanted, receipt); step !== undefined; step = nextStep(wanted, receipt)) {
    try {
      receipt = await stepDone({ ...keeping, receipt }, step, doubtful);
      [doubtful, doubts] = [false, 0];
      await save(receipt);
      tell?.(progressOf(wanted, receipt));
    } catch (error) {
      if (!(error instanceof Doubt)) throw error;
      [doubtful, doubts] = [true, doubts + 1];
      receipt = { ...receipt, doubted: clock.now() };
      if (doubts === mostDoubts) throw new Later(clock.now() + laterMs);
    }
  }
  return receipt;
}

/** The databases in which something was written, or is to be. */
function touchedOf(wanted: Wanted, receipt: Receipt): ReadonlySet<DatabaseName> {
  const touched = wanted.databases.filter((one) => {
    const stands = receipt.databases[one.name];
    const missing = one.rows.some((row) => stands?.rows[row.key] === undefined);
    return missing || hasChanges(one, receipt);
  });
  return new Set(touched.map((one) => one.name));
}

/** The receipt once people were answered: said beside their rows first, then noted, so that it is said again rather than lost. */
async function settled(keeping: Keeping): Promise<Receipt> {
  const { receipt, answered, wanted, save } = keeping;
  const actions = wanted.databases.find((one) => one.name === "actions");
  if (answered === undefined || actions === undefined) return receipt;
  await sayBeside(keeping, answered.said);
  const now = agreed(receipt, actions, answered.seen);
  if (digest(now) !== digest(receipt)) await save(now);
  return now;
}

/** A request that was given up is carried out within this time, or never. */
const lateMs = 10 * 60_000;

/** Whether something of ours may yet come there by itself, or has come since it was last looked for. */
export function isUnsettled({ doubted }: Receipt, now: number): boolean {
  return doubted !== undefined && now - doubted >= lateMs;
}

/** What came late is taken away, and the doubt forgotten once nothing can come any more. */
async function swept(keeping: Keeping, receipt: Receipt): Promise<Receipt> {
  const { doubted, ...rest } = receipt;
  if (doubted === undefined) return receipt;
  await sweep({ ...keeping, receipt }, doubted).catch((error: unknown) => {
    // What is not swept now is swept the next time.
    if (!(error instanceof Doubt)) throw error;
  });
  const now = keeping.clock.now() - doubted >= lateMs ? rest : receipt;
  if (now !== receipt) await keeping.save(now);
  return now;
}

/**
 * Brings the page to what is wanted with as few requests as that takes, and reads back what it wrote. Whatever stops it, the same call with the
 * receipt that was saved last goes on where it stopped. Nothing that others wrote is taken away. Throws `Refused` (Notion says no), `Gone`,
 * or `Later`.
 */
export async function keep(keeping: Keeping): Promise<Kept> {
  const { wanted, save, resumed } = keeping;
  const whole = digest(wanted);
  const { complete, ...before } = await settled(keeping);
  const start = await aimed({ ...keeping, receipt: before });
  const same = complete === whole && start.repaired.length === 0 && touchedOf(wanted, start.receipt).size === 0;
  if (same) {
    const receipt = await swept(keeping, { ...start.receipt, complete });
    if (digest(receipt) !== digest(keeping.receipt)) await save(receipt);
    return { ...start, receipt };
  }
  // Of a run that was cut off, the last request is not known.
  const from = resumed ? { ...start.receipt, doubted: keeping.clock.now() } : start.receipt;
  await sayKept({ ...keeping, receipt: before }, start.edited, wanted.beside);
  await save(from);
  const all = new Set(wanted.databases.map((one) => one.name));
  const touched = resumed ? all : touchedOf(wanted, start.receipt);
  let receipt: Receipt = from;
  for (let round = 0; round < mostRounds; round += 1) {
    receipt = await run(keeping, receipt, resumed && round === 0);
    const back = await readBack({ ...keeping, receipt }, touched, resumed ? "unknown" : start.receipt);
    receipt = back.receipt;
    if (back.whole) {
      receipt = { ...receipt, complete: whole };
      await save(receipt);
      return { ...start, receipt: await swept(keeping, receipt) };
    }
    await save(receipt);
  }
  throw new Later(keeping.clock.now() + laterMs);
}

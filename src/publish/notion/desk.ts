import type { Client } from "@notionhq/client";
import type { Clock } from "#lib/clock.ts";
import type { Lane } from "./lane.ts";
import type { Step } from "./plan.ts";
import type { DatabaseReceipt, Receipt } from "./receipt.ts";
import type { DatabaseName, Wanted, WantedDatabase } from "./wanted.ts";

/** What a step is made with: the client, its lane, what is wanted, and what stands. */
export type Desk = {
  readonly client: Client;
  readonly lane: Lane;
  readonly clock: Clock;
  /** the picture at the top of the page, a PNG */
  readonly cover: () => Promise<Uint8Array>;
  readonly wanted: Wanted;
  readonly receipt: Receipt;
};

type Of<Does extends Step["do"]> = Extract<Step, { readonly do: Does }>;

/**
 * A kind of step. `make` asks Notion once and answers with the receipt afterwards. `find` looks whether it was made already (after doubt, or after
 * a run that was cut off): the receipt afterwards, or undefined where it was not; absent where making it again has the same effect.
 */
export type Way<Does extends Step["do"]> = {
  readonly make: (desk: Desk, step: Of<Does>) => Promise<Receipt>;
  readonly find?: (desk: Desk, step: Of<Does>) => Promise<Receipt | undefined>;
};

export function pageOf({ receipt }: Desk): string {
  if (receipt.page === undefined) throw new Error("the page is not there yet");
  return receipt.page.id;
}

export function wantedDatabase({ wanted }: Desk, name: DatabaseName): WantedDatabase {
  const found = wanted.databases.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no database ${name} is wanted`);
  return found;
}

export function standing({ receipt }: Desk, name: DatabaseName): DatabaseReceipt {
  const found = receipt.databases[name];
  if (found === undefined) throw new Error(`the database ${name} is not there yet`);
  return found;
}

/** The receipt with another entry for a database. */
export function withDatabase(receipt: Receipt, name: DatabaseName, database: DatabaseReceipt): Receipt {
  return { ...receipt, databases: { ...receipt.databases, [name]: database } };
}

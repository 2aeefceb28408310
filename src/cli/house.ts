import type { Facilitator } from "#facilitator/handle.ts";
import type { Leases, Ledger, People } from "#facilitator/ports.ts";
import type { Keepings, Matches, Receipts } from "#facilitator/ports-keep.ts";
import type { Vault } from "#facilitator/ports-vault.ts";
import type { Clock } from "#lib/clock.ts";
import type { Seal } from "#lib/sealed.ts";
import type { Publisher } from "#report/publisher.ts";
import type { Config } from "./config.ts";

/** Where sessions are kept: a Postgres, a folder, or nowhere once the program ends. */
export type Place = { readonly url: string } | { readonly folder: string } | { readonly memory: true };

/** What the commands work with, whoever opened it. */
export type House = {
  readonly config: Config;
  readonly place: Place;
  readonly facilitator: Facilitator;
  readonly ledger: Ledger;
  readonly people: People;
  readonly receipts: Receipts;
  readonly keepings: Keepings;
  readonly matches: Matches;
  readonly leases: Leases;
  readonly vault: (seal: Seal) => Vault;
  readonly clock: Clock;
  readonly publishers: readonly Publisher[];
  readonly ping: () => Promise<void>;
  readonly backup: (file: string) => Promise<void>;
  readonly restore: (file: string) => Promise<void>;
  readonly close: () => Promise<void>;
  /** a server runs in this process: it lists the pages open */
  readonly pages?: () => number;
};

/** A text file that a command makes. */
export type Made = { readonly path: string; readonly text: string };

/** What a command answers, from this process or through the door of a running server: lines, files to write, the exit. */
export type Reply = {
  readonly exit: 0 | 2 | 3 | 4;
  readonly out: readonly string[];
  readonly err: readonly string[];
  readonly files: readonly Made[];
};

/** A good answer with these lines. */
export function said(...out: readonly string[]): Reply {
  return { exit: 0, out, err: [], files: [] };
}

/** A refusal of the command with these lines. */
export function refusedWith(exit: Reply["exit"], ...err: readonly string[]): Reply {
  return { exit, out: [], err, files: [] };
}

import { readFile } from "node:fs/promises";
import { Client, extractNotionId, LogLevel } from "@notionhq/client";
import type { Receipts } from "#facilitator/ports-keep.ts";
import type { Clock } from "#lib/clock.ts";
import { hashToken } from "#lib/ids.ts";
import type { Timer } from "#lib/timer.ts";
import type { Report } from "#report/report.ts";
import { createDirectory } from "./directory.ts";
import type { Repaired } from "./inspect.ts";
import { type Kept, keep, type Progress } from "./keep.ts";
import { createLane } from "./lane.ts";
import { wantedPage } from "./page.ts";
import { emptyReceipt, Receipt } from "./receipt.ts";
import type { Owner } from "./wanted.ts";

export type NotionSettings = {
  readonly token: string;
  /** where Notion answers; its own address unless told */
  readonly baseUrl?: string;
  /** requests a second: its budget is shared with everything else that works in the workspace */
  readonly perSecond: number;
};

export type NotionPorts = { readonly receipts: Receipts; readonly clock: Clock; readonly timer: Timer };

/** The result of one session, to be kept in Notion. */
export type Keepsake = {
  readonly tenant: string;
  readonly session: string;
  readonly report: Report;
  /** page that ours goes below, by its id; only where nothing stands yet */
  readonly parent: string;
  /** whose an action is, by its id */
  readonly owners: ReadonlyMap<string, { readonly name: string; readonly email?: string }>;
  /** address of the session's own pages */
  readonly link?: string;
  readonly tell?: (progress: Progress) => void;
};

/** What stands now: where, whose actions could be given to nobody there, and what people had changed. */
export type Placed = {
  readonly url: string;
  readonly unmatched: readonly string[];
  readonly edited: readonly string[];
  readonly repaired: readonly Repaired[];
  readonly heldBack: Kept["heldBack"];
};

/** Keeps results in one workspace of Notion. */
export type NotionKeeper = {
  /**
   * Brings the session's page up to date, or makes it. Called again after whatever stopped it, it goes on. Throws `Refused`, `Gone` or `Later`;
   * a page that is gone is made anew after `forget`.
   */
  readonly keep: (what: Keepsake) => Promise<Placed>;
  readonly forget: (tenant: string, session: string) => Promise<void>;
};

const name = "notion";
const version = "2026-03-11";
const cover = new URL("./cover.png", import.meta.url);
/** What a request may take; afterwards nobody knows whether it was carried out. */
const timeoutMs = 60_000;

/** The id in what people copy from Notion: an address of a page, or the id itself. Undefined where there is none. */
export function pageIdIn(text: string): string | undefined {
  return extractNotionId(text.trim()) ?? undefined;
}

/** The integration's own client: it never tries again by itself, since it cannot look whether something was saved (platforms.md 3.2). */
export function createNotionClient({ token, baseUrl }: NotionSettings): Client {
  return new Client({
    auth: token,
    notionVersion: version,
    retry: false,
    timeoutMs,
    logLevel: LogLevel.ERROR,
    logger: () => undefined,
    ...(baseUrl === undefined ? {} : { baseUrl }),
  });
}

/** Puts the keeper together. */
export function createNotionKeeper(settings: NotionSettings, { receipts, clock, timer }: NotionPorts): NotionKeeper {
  const client = createNotionClient(settings);
  const lane = createLane({ clock, timer }, settings.perSecond);
  const directory = createDirectory({ client, lane, clock });

  async function ownersOf(all: Keepsake["owners"]): Promise<ReadonlyMap<string, Owner>> {
    const known = [...all.values()].some((one) => one.email !== undefined) ? await directory() : new Map<string, string>();
    return new Map(
      [...all].map(([action, { name: called, email }]) => {
        const user = email === undefined ? undefined : known.get(email.toLowerCase());
        return [action, { name: called, ...(user === undefined ? {} : { user }) }];
      }),
    );
  }

  return {
    async keep({ tenant, session, report, parent, owners: named, link, tell }) {
      const kept = await receipts.load(tenant, session, name);
      const before = kept === undefined ? undefined : Receipt.parse(kept);
      // Nothing can be learned of the session from its key.
      const key = before?.key ?? `teekond-${hashToken(`${tenant} ${session}`).slice(0, 12)}`;
      const owners = await ownersOf(named);
      const done = await keep({
        client,
        lane,
        clock,
        cover: () => readFile(cover),
        wanted: wantedPage(report, { key, owners, ...(link === undefined ? {} : { link }) }),
        receipt: before ?? emptyReceipt(key, parent),
        resumed: before !== undefined && before.complete === undefined,
        save: (receipt) => receipts.save(tenant, session, name, receipt),
        ...(tell === undefined ? {} : { tell }),
      });
      const unmatched = [...owners.values()].filter((one) => one.user === undefined).map((one) => one.name);
      const { edited, repaired, heldBack } = done;
      return { url: done.receipt.page?.url ?? "", unmatched: [...new Set(unmatched)].sort(), edited, repaired, heldBack };
    },
    forget: (tenant, session) => receipts.forget(tenant, session, name),
  };
}

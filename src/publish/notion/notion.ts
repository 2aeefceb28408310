import { readFile } from "node:fs/promises";
import { Client, extractNotionId, LogLevel } from "@notionhq/client";
import type { Keeper, Keepsake, Outcome, Receipts } from "#facilitator/ports-keep.ts";
import type { Clock } from "#lib/clock.ts";
import { hashToken } from "#lib/ids.ts";
import type { Timer } from "#lib/timer.ts";
import { createDirectory, type Directory } from "./directory.ts";
import { Gone } from "./inspect.ts";
import { type Kept, keep } from "./keep.ts";
import { createLane, type Lane, Later, Refused } from "./lane.ts";
import { wantedPage } from "./page.ts";
import { emptyReceipt, Receipt } from "./receipt.ts";
import type { Owner } from "./wanted.ts";

export type NotionSettings = {
  readonly token: string;
  /** where Notion answers; its own address unless told */
  readonly baseUrl?: string;
  /** page that results go below where none is named: its id or address */
  readonly parent?: string;
  /** requests a second: its budget is shared with everything else that works in the workspace */
  readonly perSecond: number;
};

export type NotionPorts = { readonly receipts: Receipts; readonly clock: Clock; readonly timer: Timer };

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

/** A full plan is no matter of capabilities, though Notion's code for both is one (platforms.md 3.1). */
const full = "block_limit";

function outcomeOf(error: unknown): Outcome {
  if (error instanceof Later) return { is: "later", at: error.at };
  if (error instanceof Gone) return { is: "gone", what: error.what };
  if (error instanceof Refused) return { is: "refused", code: full in error.more ? full : error.code, message: error.message };
  throw error;
}

type Workspace = NotionPorts & {
  readonly settings: NotionSettings;
  readonly client: Client;
  readonly lane: Lane;
  readonly directory: () => Promise<Directory>;
};

async function ownersOf({ directory }: Workspace, all: Keepsake["owners"]): Promise<ReadonlyMap<string, Owner>> {
  const known = [...all.values()].some((one) => one.email !== undefined) ? await directory() : new Map<string, string>();
  return new Map(
    [...all].map(([action, { name: called, email }]) => {
      const user = email === undefined ? undefined : known.get(email.toLowerCase());
      return [action, { name: called, ...(user === undefined ? {} : { user }) }];
    }),
  );
}

function placed({ receipt, edited, repaired, heldBack }: Kept, owners: ReadonlyMap<string, Owner>): Outcome {
  const unmatched = [...owners.values()].filter((one) => one.user === undefined).map((one) => one.name);
  return {
    is: "stands",
    url: receipt.page?.url ?? "",
    unmatched: [...new Set(unmatched)].sort(),
    edited,
    repaired: repaired.map((one) => one.property),
    heldBack: heldBack.map((one) => `${one.row}: ${one.property}`),
  };
}

async function kept(workspace: Workspace, { tenant, session, report, parent, owners: named, link, tell }: Keepsake): Promise<Outcome> {
  const { client, lane, clock, receipts, settings } = workspace;
  const page = pageIdIn(parent) ?? pageIdIn(settings.parent ?? "");
  const saved = await receipts.load(tenant, session, name);
  const before = saved === undefined ? undefined : Receipt.parse(saved);
  if (page === undefined && before === undefined) return { is: "refused", code: "no-parent", message: "no page is named" };
  // Nothing can be learned of the session from its key.
  const key = before?.key ?? `teekond-${hashToken(`${tenant} ${session}`).slice(0, 12)}`;
  const owners = await ownersOf(workspace, named);
  const done = await keep({
    client,
    lane,
    clock,
    cover: () => readFile(cover),
    wanted: wantedPage(report, { key, owners, ...(link === undefined ? {} : { link }) }),
    receipt: before ?? emptyReceipt(key, page ?? ""),
    resumed: before !== undefined && before.complete === undefined,
    save: (one) => receipts.save(tenant, session, name, one),
    ...(tell === undefined ? {} : { tell }),
  });
  return placed(done, owners);
}

/** Keeps results in one workspace of Notion, below the page whose id or address `parent` is. */
export function createNotionKeeper(settings: NotionSettings, ports: NotionPorts): Keeper {
  const client = createNotionClient(settings);
  const lane = createLane(ports, settings.perSecond);
  const workspace = { ...ports, settings, client, lane, directory: createDirectory({ client, lane, clock: ports.clock }) };
  return {
    id: name,
    keep: (what) => kept(workspace, what).catch(outcomeOf),
    forget: (tenant, session) => ports.receipts.forget(tenant, session, name),
  };
}

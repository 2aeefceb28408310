import { readFile } from "node:fs/promises";
import { Client, extractNotionId, LogLevel } from "@notionhq/client";
import type { Answered, Heard, Keeper, KeeperUser, Keepsake, Outcome, Receipts, Unplaced } from "#facilitator/ports-keep.ts";
import type { Clock } from "#lib/clock.ts";
import { hashToken } from "#lib/ids.ts";
import type { Timer } from "#lib/timer.ts";
import { createDirectory } from "./directory.ts";
import { hear, type Seen } from "./hear.ts";
import { Gone } from "./inspect.ts";
import { isUnsettled, type Kept, keep } from "./keep.ts";
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
  /** what a request may take, in ms; a minute unless told */
  readonly timeoutMs?: number;
  /** requests a second: its budget is shared with everything else that works in the workspace */
  readonly perSecond: number;
};

export type NotionPorts = { readonly receipts: Receipts; readonly clock: Clock; readonly timer: Timer };

const name = "notion";
const version = "2026-03-11";
const cover = new URL("./cover.png", import.meta.url);
/** What a request may take; afterwards nobody knows whether it was carried out. */
const usualTimeoutMs = 60_000;

/** The id in what people copy from Notion: an address of a page, or the id itself. Undefined where there is none. */
export function pageIdIn(text: string): string | undefined {
  return extractNotionId(text.trim()) ?? undefined;
}

/** The integration's own client: it never tries again by itself, since it cannot look whether something was saved (platforms.md 3.2). */
export function createNotionClient({ token, baseUrl, timeoutMs = usualTimeoutMs }: NotionSettings): Client {
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

function outcomeOf(error: unknown): Unplaced {
  if (error instanceof Later) return { is: "later", at: error.at };
  if (error instanceof Gone) return { is: "gone", what: error.what };
  if (error instanceof Refused) return { is: "refused", code: full in error.more ? full : error.code, message: error.message };
  throw error;
}

type Workspace = NotionPorts & {
  readonly settings: NotionSettings;
  readonly client: Client;
  readonly lane: Lane;
  readonly directory: () => Promise<readonly KeeperUser[]>;
};

/** Owners as users of Notion: whom a facilitator confirmed, else whoever has their e-mail. */
async function ownersOf({ directory }: Workspace, all: Keepsake["owners"]): Promise<ReadonlyMap<string, Owner>> {
  const asks = [...all.values()].some((one) => one.user === undefined && one.email !== undefined);
  const known = asks ? await directory() : [];
  const byEmail = new Map(known.flatMap(({ id, email }) => (email === undefined ? [] : [[email.toLowerCase(), id] as const])));
  return new Map(
    [...all].map(([action, { name: called, email, user: confirmed }]) => {
      const user = confirmed ?? (email === undefined ? undefined : byEmail.get(email.toLowerCase()));
      return [action, { name: called, ...(user === undefined || user === "" ? {} : { user }) }];
    }),
  );
}

function placed({ receipt, edited, repaired, heldBack }: Kept, unmatched: readonly string[]): Outcome {
  return {
    is: "stands",
    url: receipt.page?.url ?? "",
    unmatched,
    edited,
    repaired: repaired.map((one) => one.property),
    heldBack: heldBack.map((one) => `${one.row}: ${one.property}`),
  };
}

/** What is wanted of a session, and how far it is. `page`: where it goes, where nothing stands yet. */
async function wantedOf(workspace: Workspace, { tenant, session, report, parent, owners: named, link }: Keepsake) {
  const { receipts, settings } = workspace;
  const page = pageIdIn(parent) ?? pageIdIn(settings.parent ?? "");
  const saved = await receipts.load(tenant, session, name);
  const before = saved === undefined ? undefined : Receipt.parse(saved);
  // Nothing can be learned of the session from its key.
  const key = before?.key ?? `teekond-${hashToken(`${tenant} ${session}`).slice(0, 12)}`;
  const owners = await ownersOf(workspace, named);
  const wanted = wantedPage(report, { key, owners, ...(link === undefined ? {} : { link }) });
  return { page, before, owners, wanted, resumed: before !== undefined && before.complete === undefined };
}

async function kept(workspace: Workspace, what: Keepsake, answered?: Answered): Promise<Outcome> {
  const { client, lane, clock, receipts } = workspace;
  const { page, before, owners, wanted, resumed } = await wantedOf(workspace, what);
  if (page === undefined && before === undefined) return { is: "refused", code: "no-parent", message: "no page is named" };
  const done = await keep({
    client,
    lane,
    clock,
    cover: () => readFile(cover),
    wanted,
    receipt: before ?? emptyReceipt(wanted.key, page ?? ""),
    resumed,
    save: (one) => receipts.save(what.tenant, what.session, name, one),
    ...(answered === undefined ? {} : { answered: { said: answered.said, seen: answered.seen as Seen } }),
    ...(what.tell === undefined ? {} : { tell: what.tell }),
  });
  const nobody = [...what.owners].flatMap(([action, { person, user }]) =>
    user !== "" && owners.get(action)?.user === undefined ? [person] : [],
  );
  return placed(done, [...new Set(nobody)].sort());
}

async function heard(workspace: Workspace, what: Keepsake): Promise<Heard | undefined> {
  const { client, lane, clock } = workspace;
  const { before, wanted, resumed } = await wantedOf(workspace, what);
  const actions = wanted.databases.find((one) => one.name === "actions");
  if (before?.databases["actions"] === undefined || actions === undefined) return undefined;
  const found = await hear({ client, lane, clock, receipt: before, actions, resumed, language: what.report.about.language });
  return { ...found, unsettled: isUnsettled(before, clock.now()) };
}

/** Keeps results in one workspace of Notion, below the page whose id or address `parent` is. */
export function createNotionKeeper(settings: NotionSettings, ports: NotionPorts): Keeper {
  const client = createNotionClient(settings);
  const lane = createLane(ports, settings.perSecond);
  const workspace = { ...ports, settings, client, lane, directory: createDirectory({ client, lane, clock: ports.clock }) };
  return {
    id: name,
    keep: (what, answered) => kept(workspace, what, answered).catch(outcomeOf),
    hear: (what) => heard(workspace, what).catch(outcomeOf),
    users: workspace.directory,
    forget: (tenant, session) => ports.receipts.forget(tenant, session, name),
  };
}

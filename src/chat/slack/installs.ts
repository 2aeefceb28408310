import type { Installation, InstallationStore } from "@slack/bolt";
import { webApi } from "@slack/bolt";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Leases } from "#facilitator/ports.ts";
import type { Vault } from "#facilitator/ports-vault.ts";
import type { Clock } from "#lib/clock.ts";
import { SealBroken } from "#lib/sealed.ts";
import { Unreachable } from "#lib/unreachable.ts";
import { clientOptions, codeOf } from "./client.ts";
import type { Workspace, Workspaces } from "./workspaces.ts";

/** What is kept of an install; `expiresAt` (epoch ms) and `refresh` where the app rotates its tokens. */
const Kept = z.object({
  id: z.string(),
  token: z.string(),
  botId: z.string(),
  botUserId: z.string(),
  scopes: z.array(z.string()),
  refresh: z.string().optional(),
  expiresAt: z.number().optional(),
});
type Kept = z.infer<typeof Kept>;

const platform = "slack";
/** A token is renewed when less than this is left of its twelve hours. */
const earlyMs = 2 * 3_600_000;
/** What one holder of the lease may take for renewing a token. */
const renewingMs = 20_000;
/** How often, and how many times, it is looked whether another process has a new token. */
const lookEveryMs = 100;
const looks = 20;
/** How long an install is believed from memory before the store is asked again: another process may have renewed or removed it. */
const memoryMs = 60_000;

export type InstallPorts = {
  readonly vault: Vault;
  readonly leases: Leases;
  readonly clock: Clock;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly apiUrl: string | undefined;
  /** this process, as holder of leases */
  readonly who: string;
  /** hears of a token that could not be read, renewed or kept, by workspace */
  readonly trouble: (workspace: string, error: unknown) => void;
};

type Desk = InstallPorts & {
  readonly memory: Map<string, { readonly kept: Kept; readonly at: number }>;
  readonly renewing: Map<string, Promise<Kept>>;
  /** renewed, but the store was away: the old token's refresh is used up, so this is all there is */
  readonly unkept: Map<string, Kept>;
};

function workspaceOf({ scopes, ...kept }: Kept): Workspace {
  return { ...kept, scopes: new Set(scopes) };
}

async function read(desk: Desk, id: string): Promise<Kept | undefined> {
  const text = await desk.vault.read(platform, id).catch((error: unknown) => {
    if (!(error instanceof SealBroken)) throw error;
    desk.trouble(id, error);
    // Not forgotten: with the right key it is there again.
    throw new Unreachable("no key opens the token", { cause: error });
  });
  if (text === undefined) {
    desk.memory.delete(id);
    return undefined;
  }
  const kept = Kept.parse(JSON.parse(text));
  desk.memory.set(id, { kept, at: desk.clock.now() });
  return kept;
}

async function keep(desk: Desk, kept: Kept): Promise<void> {
  desk.unkept.set(kept.id, kept);
  await desk.vault.keep(platform, kept.id, JSON.stringify(kept));
  desk.unkept.delete(kept.id);
  desk.memory.set(kept.id, { kept, at: desk.clock.now() });
}

/** Tries once more to keep what could not be kept before; it is used meanwhile. */
async function unkept(desk: Desk, id: string): Promise<Kept | undefined> {
  const kept = desk.unkept.get(id);
  if (kept !== undefined) await keep(desk, kept).catch((error: unknown) => desk.trouble(id, error));
  return kept;
}

function hasEnded(desk: Desk, { expiresAt }: Kept): boolean {
  return expiresAt !== undefined && expiresAt <= desk.clock.now();
}

function isFresh(desk: Desk, { expiresAt }: Kept): boolean {
  return expiresAt === undefined || expiresAt - desk.clock.now() > earlyMs;
}

/** What another process gets just now; while the old token holds, nobody waits for it. Rejects with `Unreachable` where it takes too long. */
async function awaited(desk: Desk, kept: Kept): Promise<Kept> {
  for (let n = 0; n < looks; n += 1) {
    const now = await read(desk, kept.id);
    if (now === undefined || !hasEnded(desk, now)) return now ?? kept;
    await sleep(lookEveryMs);
  }
  throw new Unreachable("another process renews the token");
}

/**
 * Gets a new token for an old one: one process at a time for each install (a refresh token holds once), and who comes second takes what the
 * first one kept.
 */
async function renewed(desk: Desk, kept: Kept): Promise<Kept> {
  const lease = await desk.leases.take(`slack-token/${kept.id}`, desk.who, renewingMs);
  if (lease === undefined) return awaited(desk, kept);
  try {
    const now = await read(desk, kept.id);
    if (now === undefined) return kept;
    if (isFresh(desk, now) || now.refresh === undefined) return now;
    const client = new webApi.WebClient(undefined, clientOptions(desk.apiUrl));
    const { clientId: client_id, clientSecret: client_secret } = desk;
    const got = await client.oauth.v2.access({ client_id, client_secret, grant_type: "refresh_token", refresh_token: now.refresh });
    const next: Kept = {
      ...now,
      token: got.access_token ?? now.token,
      ...(got.refresh_token === undefined ? {} : { refresh: got.refresh_token }),
      ...(got.expires_in === undefined ? {} : { expiresAt: desk.clock.now() + got.expires_in * 1000 }),
    };
    await keep(desk, next);
    return next;
  } finally {
    await desk.leases.release(lease);
  }
}

/** The same, once at a time in this process; what fails is told and the old token goes on as long as it holds. */
function renewOnce(desk: Desk, kept: Kept): Promise<Kept> {
  const running =
    desk.renewing.get(kept.id) ??
    renewed(desk, kept)
      .catch((error: unknown) => {
        desk.trouble(kept.id, codeOf(error) ?? error);
        const now = desk.unkept.get(kept.id) ?? kept;
        if (hasEnded(desk, now)) throw new Unreachable("the token has ended and could not be renewed", { cause: error });
        return now;
      })
      .finally(() => desk.renewing.delete(kept.id));
  desk.renewing.set(kept.id, running);
  return running;
}

async function find(desk: Desk, id: string | undefined): Promise<Workspace | undefined> {
  if (id === undefined || id === "") return undefined;
  const kept = (await unkept(desk, id)) ?? remembered(desk, id) ?? (await read(desk, id));
  if (kept === undefined) return undefined;
  if (isFresh(desk, kept)) return workspaceOf(kept);
  const renewing = renewOnce(desk, kept);
  if (hasEnded(desk, kept)) return workspaceOf(await renewing);
  // Within the last two hours the old token still holds: nobody waits for the new one, and what failed was told.
  renewing.catch(() => undefined);
  return workspaceOf(kept);
}

function remembered({ memory, clock }: Desk, id: string): Kept | undefined {
  const known = memory.get(id);
  return known !== undefined && clock.now() - known.at < memoryMs ? known.kept : undefined;
}

/** Workspaces that installed Teekond themselves. */
export function installedWorkspaces(ports: InstallPorts): Workspaces {
  const desk: Desk = { ...ports, memory: new Map(), renewing: new Map(), unkept: new Map() };
  return {
    of: async (team, enterprise) => (await find(desk, team)) ?? (await find(desk, enterprise)),
    all: async () => {
      const found = await Promise.all((await desk.vault.names(platform)).map((id) => find(desk, id)));
      return found.flatMap((one) => one ?? []);
    },
    forget: async (id) => {
      desk.memory.delete(id);
      desk.unkept.delete(id);
      await desk.vault.forget(platform, id);
    },
  };
}

function keptOf(installation: Installation<"v1" | "v2", boolean>, now: number): Kept | undefined {
  const { bot, team, enterprise, isEnterpriseInstall } = installation;
  const id = isEnterpriseInstall === true ? enterprise?.id : team?.id;
  if (bot === undefined || id === undefined) return undefined;
  return {
    id,
    token: bot.token,
    botId: bot.id ?? "",
    botUserId: bot.userId,
    scopes: [...bot.scopes],
    ...(bot.refreshToken === undefined ? {} : { refresh: bot.refreshToken }),
    ...(bot.expiresAt === undefined ? {} : { expiresAt: Math.max(bot.expiresAt * 1000, now) }),
  };
}

/** What an install is kept with; `kept` hears of it, by workspace. */
export type Keeping = Pick<InstallPorts, "vault" | "clock"> & { readonly kept: (workspace: string) => Promise<void> };

/**
 * Where Slack's installer puts what came back from an install. `organisationsOnly`: for installs that arrive without a state, which only an
 * organisation's admin page sends (platforms.md 1.6); anything else that comes that way is refused.
 */
export function installationStore({ vault, clock, kept }: Keeping, organisationsOnly: boolean): InstallationStore {
  return {
    async storeInstallation(installation) {
      if (organisationsOnly && installation.isEnterpriseInstall !== true)
        throw new Error("an install without state is for organisations only");
      const found = keptOf(installation, clock.now());
      if (found === undefined) throw new Error("Slack gave no bot token");
      await vault.keep(platform, found.id, JSON.stringify(found));
      await kept(found.id);
    },
    fetchInstallation() {
      throw new Error("installs are read by `installedWorkspaces`");
    },
  };
}

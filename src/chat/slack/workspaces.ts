import type { Authorize, AuthorizeResult } from "@slack/bolt";
import { webApi } from "@slack/bolt";
import type { Clock } from "#lib/clock.ts";
import { Unreachable } from "#lib/unreachable.ts";
import { type SlackClient, clientOptions, codeOf } from "./client.ts";

/** A workspace (T…) or a whole organisation (E…) that has Teekond, and how Slack is spoken to there. */
export type Workspace = {
  readonly id: string;
  readonly token: string;
  readonly botId: string;
  readonly botUserId: string;
  /** rights that were granted */
  readonly scopes: ReadonlySet<string>;
};

/** Where workspaces are known: from one token in the configuration, or from installs. `undefined`: none of ours, or it was removed. */
export interface Workspaces {
  /** From memory where it can be. Rejects with `Unreachable` while the store is away. */
  of(team: string | undefined, enterprise?: string): Promise<Workspace | undefined>;
  /** All that are installed now. */
  all(): Promise<readonly Workspace[]>;
  /** The app was removed there, or its tokens taken back. */
  forget(id: string): Promise<void>;
}

/** What `auth.test` tells of a token (platforms.md 1.11). */
export async function whoAmI(token: string, apiUrl: string | undefined): Promise<Workspace> {
  const client = new webApi.WebClient(token, clientOptions(apiUrl));
  const { team_id, enterprise_id, is_enterprise_install, bot_id, user_id, response_metadata } = await client.auth.test();
  const id = is_enterprise_install === true ? enterprise_id : team_id;
  return { id: id ?? "", token, botId: bot_id ?? "", botUserId: user_id ?? "", scopes: new Set(response_metadata?.scopes ?? []) };
}

/** Asks Slack for a socket, and opens none; rejects as the SDK does where the app's token is not good for that. */
export async function mayOpenSocket(appToken: string, apiUrl: string | undefined): Promise<void> {
  await new webApi.WebClient(appToken, clientOptions(apiUrl)).apps.connections.open();
}

/** How long a token that Slack refused is not asked about again. */
const refusedMs = 30_000;

export type OneWorkspace = {
  readonly token: string;
  readonly apiUrl: string | undefined;
  readonly clock: Clock;
  /** hears that Slack refuses the token, and by which code */
  readonly refused: (code: string) => void;
};

/**
 * The workspace of the one token in the configuration. Whose it is, Slack is asked when it first matters, and again as long as it does not say:
 * so Teekond can be started while Slack is away, or before its token is good.
 */
export function oneWorkspace({ token, apiUrl, clock, refused }: OneWorkspace): Workspaces {
  let known: Workspace | undefined;
  let notBefore = Number.NEGATIVE_INFINITY;
  let asking: Promise<Workspace | undefined> | undefined;
  async function ask(): Promise<Workspace | undefined> {
    try {
      known = await whoAmI(token, apiUrl);
    } catch (error) {
      const code = codeOf(error);
      if (code === undefined) throw new Unreachable("Slack does not say whose token this is", { cause: error });
      refused(code);
      notBefore = clock.now() + refusedMs;
    }
    return known;
  }
  async function here(): Promise<Workspace | undefined> {
    if (known !== undefined || clock.now() < notBefore) return known;
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  }
  return {
    of: async (team, enterprise) => {
      const found = await here();
      return found !== undefined && (found.id === team || found.id === enterprise) ? found : undefined;
    },
    all: async () => {
      const found = await here();
      return found === undefined ? [] : [found];
    },
    forget: async () => {
      known = undefined;
    },
  };
}

/** Marks what came from a workspace that is not known, or cannot be looked up just now: the listener says which, Bolt must not. */
export type Stranger = "not-installed" | "away";

/**
 * How Bolt learns which token to use. Never throws: Bolt would acknowledge by itself, and the text in somebody's modal would be gone
 * (platforms.md 1.2).
 */
export function authorizing(workspaces: Workspaces): Authorize<boolean> {
  return async ({ teamId, enterpriseId }): Promise<AuthorizeResult> => {
    const found = await workspaces.of(teamId, enterpriseId).catch((): "away" => "away");
    if (found === undefined || found === "away") return { stranger: found ?? "not-installed" };
    return { botToken: found.token, botId: found.botId, botUserId: found.botUserId };
  };
}

/** One client for each token; `team` names the workspace that is meant where a whole organisation installed. */
export function createClients(apiUrl: string | undefined): (workspace: Workspace, team?: string) => SlackClient {
  const known = new Map<string, SlackClient>();
  return ({ token }, team) => {
    const key = `${token} ${team ?? ""}`;
    const client =
      known.get(key) ?? new webApi.WebClient(token, { ...clientOptions(apiUrl), ...(team === undefined ? {} : { teamId: team }) });
    if (known.size > 1000) known.clear();
    known.set(key, client);
    return client;
  };
}

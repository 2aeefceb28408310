import type { Desk, Visitor } from "./desk.ts";
import type { Stranger } from "./workspaces.ts";

/** Thrown where nothing may be acknowledged: Slack then says itself that it did not work, and keeps what was typed. */
export class NotNow extends Error {
  override readonly name = "NotNow";
}

/** Who did something, as what came from Slack says it; `home`: the workspace that somebody belongs to, where it says so. */
export type Ids = {
  readonly team: string | undefined;
  readonly enterprise: string | undefined;
  readonly user: string;
  readonly home: string | undefined;
};

/** Who did it, spoken to with the workspace's token. Undefined where Teekond is not installed; throws `NotNow` while the store is away. */
export async function visitorOf(desk: Desk, context: { readonly [key: string]: unknown }, ids: Ids): Promise<Visitor | undefined> {
  const stranger = context.stranger as Stranger | undefined;
  if (stranger === "away") throw new NotNow("the store is away");
  const workspace = await desk.workspaces.of(ids.team, ids.enterprise);
  if (workspace === undefined) return undefined;
  const team = ids.team ?? workspace.id;
  const home = ids.home ?? team;
  // In an organisation somebody is the same person in each of its workspaces.
  const own = home === team && workspace.id === ids.enterprise ? workspace.id : home;
  return { who: { team: own, user: ids.user }, team, workspace, client: desk.client(workspace, team) };
}

import type { Once } from "#facilitator/doors/once.ts";
import type { DoorPorts } from "#facilitator/doors/ports.ts";
import type { Spoken } from "#facilitator/doors/speaking.ts";
import type { SlackClient } from "./client.ts";
import type { SlackUser, Users } from "./users.ts";
import type { Workspace, Workspaces } from "./workspaces.ts";

/** What every listener works with. */
export type Desk = DoorPorts & {
  readonly workspaces: Workspaces;
  readonly client: (workspace: Workspace, team?: string) => SlackClient;
  readonly users: Users;
  /** does what a click asks for once, where nothing that is kept would tell it from its double */
  readonly once: Once;
};

/** Somebody on Slack who just did something: from which workspace, and how Slack is spoken to there. */
export type Visitor = { readonly who: SlackUser; readonly team: string; readonly workspace: Workspace; readonly client: SlackClient };

/** The visitor as a person of the session (of the tenant `known`, where that is known already); undefined where there is no such session any more. */
export async function speakerOf(desk: Desk, { who, client }: Visitor, session: string, known?: string): Promise<Spoken | undefined> {
  const tenant = known ?? (await desk.ledger.find(session))?.tenant;
  if (tenant === undefined) return undefined;
  const person = await desk.users.person(tenant, who, client);
  return { speaker: { tenant, session, person: person.id, via: "slack" }, person };
}

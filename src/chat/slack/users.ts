import type { People, Person } from "#facilitator/ports.ts";
import type { Clock } from "#lib/clock.ts";
import { createMaking, nameless, renewed } from "#facilitator/doors/persons.ts";
import { isZone } from "#lib/time.ts";
import { type SlackClient, codeOf } from "./client.ts";

/** Somebody on Slack: `team` is theirs, also where they come from another workspace by Slack Connect. */
export type SlackUser = { readonly team: string; readonly user: string };

export type UserPorts = { readonly people: People; readonly clock: Clock };

/** How long a name and a zone are believed before Slack is asked again. */
const freshMs = 24 * 3_600_000;

/** What Slack tells of a user; `teams` are the workspace and the organisation that they belong to. */
type Told = { readonly name: string; readonly teams: readonly string[]; readonly zone?: string };

/** How a person of a session is found by who they are on Slack. User ids are unique within Slack's workspaces, so the team stands beside them. */
export function handleOf({ team, user }: SlackUser): { readonly platform: "slack"; readonly handle: string } {
  return { platform: "slack", handle: `${team}:${user}` };
}

async function ask(client: SlackClient, user: string): Promise<Told> {
  const { user: found } = await client.users.info({ user });
  const name = found?.profile?.display_name || found?.profile?.real_name || found?.real_name || found?.name || nameless;
  const { tz: zone, team_id, enterprise_user } = found ?? {};
  const teams = [team_id, enterprise_user?.enterprise_id].flatMap((one) => one ?? []);
  return { name, teams, ...(zone !== undefined && isZone(zone) ? { zone } : {}) };
}

/** How often Slack is asked who somebody is before they go on without a name and a zone. */
const tries = 3;

/** Reading changes nothing, so it is tried again at once; a session begun without its host's zone would keep the wrong one for good. */
async function insist(client: SlackClient, user: string): Promise<Told> {
  for (let n = 1; ; n += 1) {
    try {
      return await ask(client, user);
    } catch (error) {
      if (n === tries || codeOf(error) === "user_not_found") throw error;
    }
  }
}

export type Users = {
  /** The person of a tenant behind a Slack user, made on first sight; names and zones come from Slack and are asked for once a day. */
  readonly person: (tenant: string, who: SlackUser, client: SlackClient) => Promise<Person>;
  /** The person, if the tenant knows one. */
  readonly known: (tenant: string, who: SlackUser) => Promise<Person | undefined>;
  /** Who an id that was chosen from a list means: somebody may be of another workspace (Slack Connect). `team`: theirs where Slack tells none. */
  readonly chosen: (tenant: string, chosen: SlackUser, client: SlackClient) => Promise<SlackUser>;
};

/** What Slack told; `fresh` where it was asked just now. */
type Telling = { readonly told: Promise<Told | undefined>; readonly fresh: boolean };

/** Asks Slack who a user is, once a day for each tenant. */
function createTelling(clock: Clock): (tenant: string, client: SlackClient, user: string) => Telling {
  const asked = new Map<string, { readonly at: number; readonly told: Telling["told"] }>();
  return (tenant, client, user) => {
    const key = `${tenant} ${user}`;
    const before = asked.get(key);
    if (before !== undefined && clock.now() - before.at < freshMs) return { told: before.told, fresh: false };
    if (asked.size > 10_000) asked.clear();
    // A name is no reason to refuse anybody: without one a stand-in goes in, and Slack is asked again next time.
    const told = insist(client, user).catch((error: unknown) => {
      if (codeOf(error) !== "user_not_found") asked.delete(key);
      return undefined;
    });
    asked.set(key, { at: clock.now(), told });
    return { told, fresh: true };
  };
}

/** Who is who: one person for each human and tenant, whatever doors they come through. */
export function createUsers({ people, clock }: UserPorts): Users {
  const telling = createTelling(clock);
  const making = createMaking(people);
  return {
    async person(tenant, who, client) {
      const before = await people.byHandle(tenant, handleOf(who));
      if (before === undefined) return making(tenant, handleOf(who), () => telling(tenant, client, who.user).told);
      const { told, fresh } = telling(tenant, client, who.user);
      return fresh || before.name === nameless ? renewed(people, before, await told) : before;
    },
    known: (tenant, who) => people.byHandle(tenant, handleOf(who)),
    async chosen(tenant, { team, user }, client) {
      const { teams = [] } = (await telling(tenant, client, user).told) ?? {};
      return { user, team: teams.includes(team) ? team : (teams[0] ?? team) };
    },
  };
}

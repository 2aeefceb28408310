import { type Client, collectPaginatedAPI, isFullUser, type ListUsersParameters } from "@notionhq/client";
import type { KeeperUser } from "#facilitator/ports-keep.ts";
import type { Clock } from "#lib/clock.ts";
import { type Lane, Refused } from "./lane.ts";

/** How long a list of users is believed. */
const freshMs = 3_600_000;
const pageSize = 100;

type Asking = { readonly client: Client; readonly lane: Lane };

/** Everybody in the workspace, with an e-mail where Notion tells it; nobody where it does not: the capability may be missing, and personal tokens list nobody (platforms.md 3.5). */
async function everybody({ client, lane }: Asking): Promise<readonly KeeperUser[]> {
  const page = (args: ListUsersParameters) => lane.read(() => client.users.list(args));
  const users = await collectPaginatedAPI(page, { page_size: pageSize });
  return users.flatMap((user): readonly KeeperUser[] => {
    if (!isFullUser(user) || user.type !== "person") return [];
    const { email } = user.person;
    return [{ id: user.id, name: user.name ?? "", ...(email === undefined ? {} : { email }) }];
  });
}

/** The users of the workspace, asked for once an hour. */
export function createDirectory(ports: Asking & { readonly clock: Clock }): () => Promise<readonly KeeperUser[]> {
  let asked: { readonly at: number; readonly found: readonly KeeperUser[] } | undefined;
  return async () => {
    if (asked !== undefined && ports.clock.now() - asked.at < freshMs) return asked.found;
    const found = await everybody(ports).catch((error: unknown) => {
      if (error instanceof Refused && error.code === "restricted_resource") return [];
      throw error;
    });
    asked = { at: ports.clock.now(), found };
    return found;
  };
}

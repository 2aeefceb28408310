import { type Client, collectPaginatedAPI, isFullUser, type ListUsersParameters } from "@notionhq/client";
import type { Clock } from "#lib/clock.ts";
import { type Lane, Refused } from "./lane.ts";

/** Users of the workspace by their e-mail, in small letters. */
export type Directory = ReadonlyMap<string, string>;

/** How long a list of users is believed. */
const freshMs = 3_600_000;
const pageSize = 100;

/** Everybody whose e-mail Notion tells; nobody where it does not: the capability may be missing, and personal tokens list nobody (platforms.md 3.5). */
async function everybody({ client, lane }: { readonly client: Client; readonly lane: Lane }): Promise<Directory> {
  const page = (args: ListUsersParameters) => lane.read(() => client.users.list(args));
  const users = await collectPaginatedAPI(page, { page_size: pageSize });
  return new Map(
    users.flatMap((user) => {
      const email = isFullUser(user) && user.type === "person" ? user.person.email : undefined;
      return email === undefined ? [] : [[email.toLowerCase(), user.id]];
    }),
  );
}

/** The users of the workspace, asked for once an hour. */
export function createDirectory(ports: { readonly client: Client; readonly lane: Lane; readonly clock: Clock }): () => Promise<Directory> {
  let asked: { readonly at: number; readonly found: Directory } | undefined;
  return async () => {
    if (asked !== undefined && ports.clock.now() - asked.at < freshMs) return asked.found;
    const found = await everybody(ports).catch((error: unknown) => {
      if (error instanceof Refused && error.code === "restricted_resource") return new Map<string, string>();
      throw error;
    });
    asked = { at: ports.clock.now(), found };
    return found;
  };
}

import { hashToken, newToken } from "#lib/ids.ts";
import { loginMs, setLogin } from "./cookies.ts";
import type { Desk } from "./desk.ts";
import type { C } from "./security.ts";

/** A way into a session: for anybody (`person` null), or for one person. */
export type Way = {
  readonly tenant: string;
  readonly session: string;
  readonly person: string | null;
  readonly role: string;
  readonly purpose: "join" | "return";
};

/** Makes a link and answers with its address; only its hash is kept. */
export async function issue(c: C, desk: Desk, { tenant, session, person, role, purpose }: Way): Promise<string> {
  const token = newToken();
  await desk.people.issueLink(hashToken(token), { tenant, session, person, role, purpose, usesLeft: null, expiresAt: null });
  return `${desk.settings.url ?? c.get("here").origin}/in/${token}`;
}

/** A login is known by its token and its session together: a person of many sessions is logged in to the one that was opened, whoever opened it. */
export function loginHash(session: string, token: string): string {
  return hashToken(`${session} ${token}`);
}

/** Logs the browser in to one session as one person. */
export async function logIn(
  c: C,
  desk: Desk,
  { tenant, session, person }: Omit<Way, "role" | "purpose"> & { readonly person: string },
): Promise<void> {
  const token = newToken();
  await desk.people.login(loginHash(session, token), { tenant, person, expiresAt: desk.clock.now() + loginMs });
  setLogin(c, session, token);
}

import { getCookie, setCookie } from "hono/cookie";
import type { C } from "./security.ts";

/** Half a year: longer than the longest plan. */
export const loginMs = 183 * 86_400_000;

// Each session has its own cookie, sent to its own pages only: who is in two sessions is two people to the server, and one page cannot read the other.
const login = "teekond";
const link = "teekond-link";

/** Lax, not Strict: who comes by a link in a chat or mail is to arrive as themselves. */
function set(c: C, name: string, cookie: { readonly value: string; readonly path: string; readonly maxAge: number }): void {
  const { value, path, maxAge } = cookie;
  setCookie(c, name, value, { path, maxAge, httpOnly: true, sameSite: "Lax", secure: c.get("here").secure });
}

/** The token of the login to a session, as the browser sent it. */
export function loginToken(c: C): string | undefined {
  return getCookie(c, login);
}

export function setLogin(c: C, session: string, token: string): void {
  set(c, login, { value: token, path: `/s/${session}`, maxAge: Math.floor(loginMs / 1000) });
}

export function dropLogin(c: C, session: string): void {
  set(c, login, { value: "", path: `/s/${session}`, maxAge: 0 });
}

/** The token of a link, taken out of the address, for the join page of its session only. */
export function linkToken(c: C): string | undefined {
  return getCookie(c, link);
}

export function setLink(c: C, session: string, token: string): void {
  set(c, link, { value: token, path: `/join/${session}`, maxAge: 3600 });
}

export function dropLink(c: C, session: string): void {
  set(c, link, { value: "", path: `/join/${session}`, maxAge: 0 });
}

import { hashToken, newCode, plainCode } from "#lib/ids.ts";
import type { Link, People } from "./ports.ts";

/** A session as a place is brought into it. */
type Target = { readonly tenant: string; readonly session: string };

/** How long a code holds: long enough to change over to the chat. */
const attachMs = 15 * 60_000;

/** Not the hash of the code alone: what is typed in a chat must never open a page as well. */
function attachHash(code: string): string {
  return hashToken(`attach ${plainCode(code)}`);
}

/** Makes a code that brings a place into the session: one use, 15 minutes. Whether `person` may, the caller has looked at. */
export async function issueAttachCode(
  people: Pick<People, "issueLink">,
  { tenant, session, person, now }: Target & { readonly person: string; readonly now: number },
): Promise<{ readonly code: string; readonly until: number }> {
  const code = newCode();
  const until = now + attachMs;
  await people.issueLink(attachHash(code), { tenant, session, person, role: "none", purpose: "attach", usesLeft: 1, expiresAt: until });
  return { code, until };
}

/** What a code as it was typed opens, if it still holds; its one use stays. */
export async function readAttachCode(people: Pick<People, "readLink">, typed: string, now: number): Promise<Target | undefined> {
  return targetOf(await people.readLink(attachHash(typed), now));
}

/** Takes a code as it was typed, and with it its one use; undefined where it is unknown, used, or too old. */
export async function redeemAttachCode(people: Pick<People, "useLink">, typed: string, now: number): Promise<Target | undefined> {
  return targetOf(await people.useLink(attachHash(typed), now));
}

function targetOf(link: Link | undefined): Target | undefined {
  return link === undefined || link.session === null || link.purpose !== "attach"
    ? undefined
    : { tenant: link.tenant, session: link.session };
}

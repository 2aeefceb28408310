import { hashToken, newToken } from "#lib/ids.ts";
import type { People } from "./ports.ts";

/** How long a personal link out of a chat holds: long enough to press it. */
const holdsMs = 15 * 60_000;

type Whose = { readonly tenant: string; readonly session: string; readonly person: string };

/** Makes the token of a link that logs in as this person, once, within 15 minutes; `/in/<token>` takes it. Only its hash is kept. */
export async function issuePersonalLink(people: Pick<People, "issueLink">, whose: Whose, now: number): Promise<string> {
  const token = newToken();
  await people.issueLink(hashToken(token), { ...whose, role: "participant", purpose: "login", usesLeft: 1, expiresAt: now + holdsMs });
  return token;
}

import { hashToken, newToken } from "#lib/ids.ts";
import { type House, refusedWith, type Reply, said } from "../house.ts";

/** A fresh link into a session, for who lost theirs. */
export async function link(house: House, session: string, role: string): Promise<Reply> {
  const row = await house.ledger.find(session);
  if (row === undefined) return refusedWith(2, `There is no session ${session}. "teekond sessions" lists them.`);
  const token = newToken();
  await house.people.issueLink(hashToken(token), {
    tenant: row.tenant,
    session,
    person: null,
    role,
    purpose: "join",
    usesLeft: null,
    expiresAt: null,
  });
  const { TEEKOND_URL, PORT } = house.config;
  return said(`${TEEKOND_URL ?? `http://localhost:${PORT}`}/in/${token}`);
}

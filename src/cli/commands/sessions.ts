import { toIso } from "#lib/time.ts";
import { type House, type Reply, said } from "../house.ts";

/** Every session, newest first: id, when it was started, its status, its title. */
export async function sessions({ ledger }: House): Promise<Reply> {
  const rows = await ledger.sessions("web");
  if (rows.length === 0) return said("No sessions yet.");
  return said(
    ...rows.map((row) => [row.session, toIso(row.createdAt).slice(0, 16).replace("T", " "), row.status.padEnd(9), row.title].join("  ")),
  );
}

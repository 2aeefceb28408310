import { keptAddress } from "#facilitator/ports-keep.ts";
import { buildReport } from "#report/build.ts";
import type { Format } from "../ask.ts";
import { type House, type Made, refusedWith, type Reply } from "../house.ts";

/** The report of a session as files, at `at` (epoch ms; now where not given). */
export async function reportFiles(
  house: House,
  where: { readonly tenant: string; readonly session: string; readonly at?: number },
  formats: readonly Format[],
): Promise<readonly Made[]> {
  const standing = await house.facilitator.look(where.tenant, where.session);
  if (standing === undefined) return [];
  const people = await house.people.people(where.tenant, Object.keys(standing.session.people));
  const nameOf = new Map(people.map((one) => [one.id, one.name]));
  const notion = await keptAddress(house.keepings, where.tenant, where.session);
  const report = buildReport(standing.session, { names: (id) => nameOf.get(id) ?? "–", at: where.at ?? house.clock.now(), notion });
  return house.publishers
    .filter((one) => formats.some((format) => format === one.id))
    .map((one) => ({ path: one.fileName, text: one.render(report) }));
}

/** A session's report in each of the formats. */
export async function exportSession(house: House, session: string, formats: readonly Format[]): Promise<Reply> {
  const row = await house.ledger.find(session);
  if (row === undefined) return refusedWith(2, `There is no session ${session}. "teekond sessions" lists them.`);
  const files = await reportFiles(house, row, formats);
  return { exit: 0, out: [], err: [], files };
}

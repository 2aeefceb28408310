import { keepNow } from "#facilitator/keeping.ts";
import type { Outcome } from "#facilitator/ports-keep.ts";
import { type House, refusedWith, type Reply, said } from "../house.ts";
import { keepingPorts } from "../keeping-ports.ts";
import { adviceOn } from "../notion-advice.ts";
import { keeperOf } from "../wire.ts";

/** What became of it; `names`: of whoever is nobody there. */
function told(outcome: Outcome, names: readonly string[]): Reply {
  switch (outcome.is) {
    case "later":
      return refusedWith(
        3,
        `Notion is busy or away. What was written is noted: the same command goes on from here, from ${new Date(outcome.at).toISOString()} on.`,
      );
    case "gone":
      return refusedWith(
        3,
        `The ${outcome.what} in Notion is in the trash or gone: bring it back there and try again, or make a new page with --anew.`,
      );
    case "refused":
      return refusedWith(outcome.code === "no-parent" ? 2 : 3, adviceOn(outcome.code));
    default:
      return said(
        outcome.url,
        ...names.map((name) => `Not found among Notion's users by e-mail, so the name stands as text: ${name}`),
        ...outcome.edited.map((section) => `Changed by somebody in Notion, so the new version stands beside theirs: ${section}`),
        ...outcome.repaired.map((property) => `Made again, since somebody had deleted it: ${property}`),
        ...outcome.heldBack.map((value) => `Changed by somebody in Notion, and left as it is there: ${value}`),
      );
  }
}

/** What is asked: `parent`, the page that it goes below; `anew`: as if nothing had ever stood there. */
type Publishing = { readonly session: string; readonly parent?: string | undefined; readonly anew?: boolean | undefined };

/** Brings a session's result to Notion, or brings what stands there up to date. */
export async function publish(house: House, { session, parent, anew }: Publishing): Promise<Reply> {
  const row = await house.ledger.find(session);
  if (row === undefined) return refusedWith(2, `There is no session ${session}. "teekond sessions" lists them.`);
  const keeper = await keeperOf(house);
  if (keeper === undefined)
    return refusedWith(2, "NOTION_TOKEN is not set; for example: NOTION_TOKEN=ntn_… (README, Notion in five minutes)");
  const key = { tenant: row.tenant, session, keeper: keeper.id };
  const outcome = await keepNow(keepingPorts(house, keeper), key, { parent: parent ?? "", anew: anew === true });
  if (outcome === undefined) return refusedWith(2, `There is no session ${session}.`);
  const nobody = outcome.is === "stands" ? await house.people.people(row.tenant, outcome.unmatched) : [];
  return told(
    outcome,
    nobody.map((one) => one.name),
  );
}

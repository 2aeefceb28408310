import { keepNow } from "#facilitator/keeping.ts";
import type { Outcome } from "#facilitator/ports-keep.ts";
import { type House, refusedWith, type Reply, said } from "../house.ts";
import { keepingPorts } from "../keeping-ports.ts";
import { keeperOf } from "../wire.ts";

/** What to do about what Notion said no to, by its code. */
const advice: Readonly<Record<string, string>> = {
  "no-parent": "No page of Notion is named: give --parent with its address, or set NOTION_PARENT.",
  unauthorized: "Notion does not know NOTION_TOKEN: take the integration's secret from notion.so/profile/integrations anew.",
  object_not_found:
    "The page is not shared with the integration: open it in Notion, ••• at the top right, Connections, and add the integration. Then try again.",
  block_limit: "The plan of the Notion workspace has no room for more blocks: choose another workspace, or a paid plan.",
  restricted_resource: "The integration lacks a capability: in its settings allow it to read, insert and update content.",
};

function told(outcome: Outcome): Reply {
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
      return refusedWith(
        outcome.code === "no-parent" ? 2 : 3,
        advice[outcome.code] ?? `Notion says no (${outcome.code}): ${outcome.message}`,
      );
    default:
      return said(
        outcome.url,
        ...outcome.unmatched.map((name) => `Not found among Notion's users by e-mail, so the name stands as text: ${name}`),
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
  if (anew === true) await keeper.forget(row.tenant, session);
  const unforeseen = (_: string, error: unknown): never => {
    throw error;
  };
  const outcome = await keepNow(keepingPorts(house, keeper, unforeseen), { tenant: row.tenant, session, keeper: keeper.id }, parent ?? "");
  return outcome === undefined ? refusedWith(2, `There is no session ${session}.`) : told(outcome);
}

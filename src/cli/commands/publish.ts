import { buildReport } from "#report/build.ts";
import { outcomeSoFar } from "#session/results.ts";
import type { Session } from "#session/state.ts";
import type { Person } from "#facilitator/ports.ts";
import { systemTimer } from "#lib/timer.ts";
import { type House, refusedWith, type Reply, said } from "../house.ts";
import { notionRoom } from "../wire.ts";

type Owners = ReadonlyMap<string, { readonly name: string; readonly email?: string }>;

/** Whose each action is, with the e-mail that we know. */
function ownersOf(session: Session, people: ReadonlyMap<string, Person>, at: number): Owners {
  return new Map(
    outcomeSoFar(session, at).actions.flatMap(({ id, owner }) => {
      const person = owner === undefined ? undefined : people.get(owner);
      if (person === undefined) return [];
      return [[id, { name: person.name, ...(person.email === undefined ? {} : { email: person.email }) }] as const];
    }),
  );
}

/** What to do about what Notion said, in one line. */
function advice({
  code,
  message,
  more,
}: {
  readonly code: string;
  readonly message: string;
  readonly more: Readonly<Record<string, unknown>>;
}): string {
  if (code === "unauthorized")
    return "Notion does not know NOTION_TOKEN: take the integration's secret from notion.so/profile/integrations anew.";
  if (code === "object_not_found")
    return "The page is not shared with the integration: open it in Notion, ••• at the top right, Connections, and add the integration. Then try again.";
  if ("block_limit" in more)
    return "The plan of the Notion workspace has no room for more blocks: choose another workspace, or a paid plan.";
  if (code === "restricted_resource")
    return "The integration lacks a capability: in its settings allow it to read, insert and update content.";
  return `Notion says no (${code}): ${message}`;
}

type Failed = { readonly name?: string; readonly at?: number; readonly what?: string } & Parameters<typeof advice>[0];

function failed(error: Failed): Reply {
  if (error.name === "Later") {
    const when = new Date(error.at ?? 0).toISOString();
    return refusedWith(3, `Notion is busy or away. What was written is noted: the same command goes on from here, from ${when} on.`);
  }
  if (error.name === "Gone")
    return refusedWith(
      3,
      `The ${error.what} in Notion is in the trash or gone: bring it back there and try again, or use --anew for a new page.`,
    );
  if (error.name === "Refused") return refusedWith(3, advice(error));
  throw error;
}

/** What is asked: `parent`, the page that it goes below; `anew`: as if nothing had ever stood there. */
type Publishing = { readonly session: string; readonly parent?: string | undefined; readonly anew?: boolean | undefined };

/** Brings a session's result to Notion, or brings what stands there up to date. */
export async function publish(house: House, { session, parent, anew }: Publishing): Promise<Reply> {
  const row = await house.ledger.find(session);
  const standing = row === undefined ? undefined : await house.facilitator.look(row.tenant, session);
  if (row === undefined || standing === undefined) return refusedWith(2, `There is no session ${session}. "teekond sessions" lists them.`);
  const { NOTION_TOKEN, NOTION_PARENT, NOTION_BASE_URL, NOTION_RATE, TEEKOND_URL } = house.config;
  if (NOTION_TOKEN === undefined)
    return refusedWith(2, "NOTION_TOKEN is not set; for example: NOTION_TOKEN=ntn_… (README, Notion in five minutes)");
  const { createNotionKeeper, pageIdIn } = await notionRoom();
  const page = pageIdIn(parent ?? NOTION_PARENT ?? "");
  if (page === undefined) return refusedWith(2, "No page of Notion is named: give --parent with its address, or set NOTION_PARENT.");
  const found = await house.people.people(row.tenant, Object.keys(standing.session.people));
  const people = new Map(found.map((one) => [one.id, one]));
  const at = house.clock.now();
  const settings = { token: NOTION_TOKEN, perSecond: NOTION_RATE, ...(NOTION_BASE_URL === undefined ? {} : { baseUrl: NOTION_BASE_URL }) };
  const keeper = createNotionKeeper(settings, { receipts: house.receipts, clock: house.clock, timer: systemTimer });
  if (anew === true) await keeper.forget(row.tenant, session);
  try {
    const placed = await keeper.keep({
      tenant: row.tenant,
      session,
      parent: page,
      report: buildReport(standing.session, { names: (id) => people.get(id)?.name ?? "–", at }),
      owners: ownersOf(standing.session, people, at),
      ...(TEEKOND_URL === undefined ? {} : { link: `${TEEKOND_URL}/s/${session}` }),
    });
    return said(
      placed.url,
      ...placed.unmatched.map((name) => `Not found among Notion's users by e-mail, so the name stands as text: ${name}`),
      ...placed.edited.map((section) => `Changed by somebody in Notion, so the new version stands beside theirs: ${section}`),
      ...placed.repaired.map(({ property }) => `Made again, since somebody had deleted it: ${property}`),
      ...placed.heldBack.map(({ row: key, property }) => `Changed by somebody in Notion, and left as it is there: ${property} of ${key}`),
    );
  } catch (error) {
    return failed(error as Failed);
  }
}

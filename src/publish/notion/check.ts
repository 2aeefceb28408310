import { isFullPage } from "@notionhq/client";
import type { Clock } from "#lib/clock.ts";
import type { Timer } from "#lib/timer.ts";
import { createLane, Refused } from "./lane.ts";
import { createNotionClient, type NotionSettings } from "./notion.ts";

/** What Notion says to the token and to the page that results go below, for whoever sets it up. Never the token itself. */
export type Checked = {
  /** the integration's own name, or why the token is none */
  readonly bot: { readonly name: string } | { readonly refused: string };
  readonly parent?: { readonly title: string } | { readonly refused: string };
  /** whether something can be said beside rows; known only where there is a page to ask about */
  readonly comments?: boolean;
  /** whether owners can be found by e-mail */
  readonly users?: "emails" | "names" | "none";
};

type Asking = { readonly client: ReturnType<typeof createNotionClient>; readonly lane: ReturnType<typeof createLane> };

async function orWhy<Answer>(ask: () => Promise<Answer>): Promise<Answer | { readonly refused: string }> {
  try {
    return await ask();
  } catch (error) {
    return { refused: error instanceof Refused ? error.code : "no answer" };
  }
}

async function titleOf({ client, lane }: Asking, page: string): Promise<{ readonly title: string }> {
  const read = await lane.read(() => client.pages.retrieve({ page_id: page }));
  const title = isFullPage(read) ? Object.values(read.properties).find((one) => one.type === "title") : undefined;
  return { title: title?.type === "title" ? title.title.map((one) => one.plain_text).join("") : "" };
}

async function usersOf({ client, lane }: Asking): Promise<"emails" | "names" | "none"> {
  const answer = await orWhy(() => lane.read(() => client.users.list({ page_size: 100 })));
  if ("refused" in answer) return "none";
  const people = answer.results.filter((one) => one.type === "person");
  return people.some((one) => "person" in one && one.person.email !== undefined) ? "emails" : "names";
}

/** Whether comments may be read; that they may be written cannot be known without writing one. */
async function commentsOf({ client, lane }: Asking, page: string): Promise<boolean> {
  const answer = await orWhy(() => lane.read(() => client.comments.list({ block_id: page, page_size: 1 })));
  return !("refused" in answer);
}

/** Asks Notion who the token is, whether the page is shared with it, and what it tells of users. Changes nothing. */
export async function checkNotion(
  settings: NotionSettings,
  parent: string | undefined,
  ports: { readonly clock: Clock; readonly timer: Timer },
): Promise<Checked> {
  const asking: Asking = { client: createNotionClient(settings), lane: createLane(ports, settings.perSecond) };
  const bot = await orWhy(async () => ({ name: (await asking.lane.read(() => asking.client.users.me({}))).name ?? "" }));
  if ("refused" in bot) return { bot };
  const page = parent === undefined ? undefined : await orWhy(() => titleOf(asking, parent));
  return {
    bot,
    users: await usersOf(asking),
    ...(page === undefined ? {} : { parent: page }),
    ...(parent === undefined || page === undefined || "refused" in page ? {} : { comments: await commentsOf(asking, parent) }),
  };
}

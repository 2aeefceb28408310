import { type CommentObjectResponse, collectPaginatedAPI, type ListCommentsParameters } from "@notionhq/client";
import type { Answered } from "#facilitator/ports-keep.ts";
import type { Desk } from "./desk.ts";
import { Doubt, Refused } from "./lane.ts";
import { plainText } from "./text.ts";

type Asking = Pick<Desk, "client" | "lane">;

/** Comments on a page that are not settled yet. */
async function commentsOn({ client, lane }: Asking, page: string): Promise<readonly CommentObjectResponse[]> {
  const some = (args: ListCommentsParameters) => lane.read(() => client.comments.list(args));
  return collectPaginatedAPI(some, { block_id: page, page_size: 100 });
}

function words(comment: CommentObjectResponse): string {
  return comment.rich_text.map((one) => one.plain_text).join("");
}

/** Whether the text has been said there since somebody last changed the row; Notion rounds the time of a change down to the minute. */
async function isSaid(asking: Asking, page: string, text: string): Promise<boolean> {
  const { client, lane } = asking;
  const read = await lane.read(() => client.pages.retrieve({ page_id: page }));
  const since = "last_edited_time" in read ? Date.parse(read.last_edited_time) : 0;
  const wanted = plainText(text)
    .map((one) => one.text.content)
    .join("");
  return (await commentsOn(asking, page)).some((one) => words(one) === wanted && Date.parse(one.created_time) >= since);
}

async function sayOnce(asking: Asking, page: string, text: string): Promise<void> {
  const { client, lane } = asking;
  for (let n = 0; n < 2; n += 1) {
    if (await isSaid(asking, page, text)) return;
    try {
      return void (await lane.write(() => client.comments.create({ parent: { page_id: page }, rich_text: plainText(text) })));
    } catch (error) {
      if (!(error instanceof Doubt)) throw error;
    }
  }
}

/**
 * Says something beside actions, as comments on their rows, each once. An integration that may not comment says nothing: what is said stands
 * with people here as well. Throws `Later`.
 */
export async function sayBeside(desk: Pick<Desk, "client" | "lane" | "receipt">, said: Answered["said"]): Promise<void> {
  const rows = desk.receipt.databases["actions"]?.rows ?? {};
  for (const { action, text } of said) {
    const page = rows[action]?.page;
    if (page === undefined) continue;
    await sayOnce(desk, page, text).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
    });
  }
}

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

/** A row, or a block of the page. */
type Spot = { readonly page_id: string } | { readonly block_id: string };

async function editedAt({ client, lane }: Asking, spot: Spot): Promise<number> {
  const read = await lane.read<object>(() => ("page_id" in spot ? client.pages.retrieve(spot) : client.blocks.retrieve(spot)));
  return "last_edited_time" in read ? Date.parse(String(read.last_edited_time)) : 0;
}

/** Whether the text has been said there since somebody last changed it; Notion rounds the time of a change down to the minute. */
async function isSaid(asking: Asking, spot: Spot, text: string): Promise<boolean> {
  const since = await editedAt(asking, spot);
  const wanted = plainText(text)
    .map((one) => one.text.content)
    .join("");
  return (await commentsOn(asking, "page_id" in spot ? spot.page_id : spot.block_id)).some(
    (one) => words(one) === wanted && Date.parse(one.created_time) >= since,
  );
}

/** An integration that may not comment says nothing: what is said stands with people here as well. */
async function sayOnce(asking: Asking, spot: Spot, text: string): Promise<void> {
  const { client, lane } = asking;
  for (let n = 0; n < 2; n += 1) {
    try {
      if (await isSaid(asking, spot, text)) return;
      return void (await lane.write(() => client.comments.create({ parent: spot, rich_text: plainText(text) })));
    } catch (error) {
      if (error instanceof Refused) return;
      if (!(error instanceof Doubt)) throw error;
    }
  }
}

/** Says something beside actions, as comments on their rows, each once. Throws `Later`. */
export async function sayBeside(desk: Pick<Desk, "client" | "lane" | "receipt">, said: Answered["said"]): Promise<void> {
  const rows = desk.receipt.databases["actions"]?.rows ?? {};
  for (const { action, text } of said) {
    const page = rows[action]?.page;
    if (page === undefined) continue;
    await sayOnce(desk, { page_id: page }, text);
  }
}

/** Tells whoever changed a section of ours that theirs stays, and where the new version stands. Throws `Later`. */
export async function sayKept(desk: Pick<Desk, "client" | "lane" | "receipt">, sections: readonly string[], text: string): Promise<void> {
  for (const key of sections) {
    const [block] = desk.receipt.sections[key]?.blocks ?? [];
    if (block !== undefined) await sayOnce(desk, { block_id: block }, text);
  }
}

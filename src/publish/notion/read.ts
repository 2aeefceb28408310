import { type BlockObjectResponse, isFullBlock, isFullPage, type PageObjectResponse } from "@notionhq/client";
import { type Canonical, canonical } from "./canonical.ts";
import type { Desk } from "./desk.ts";

type Asking = Pick<Desk, "client" | "lane">;

/** What Notion sends at once. */
const pageSize = 100;

/** The blocks in a page or block, in order; `most`: no more than so many. */
export async function listed(
  { client, lane }: Asking,
  id: string,
  most = Number.POSITIVE_INFINITY,
): Promise<readonly BlockObjectResponse[]> {
  const all: BlockObjectResponse[] = [];
  for (let cursor: string | undefined; ; ) {
    const at = cursor;
    const answer = await lane.read(() =>
      client.blocks.children.list({ block_id: id, page_size: Math.min(pageSize, most), ...(at === undefined ? {} : { start_cursor: at }) }),
    );
    all.push(...answer.results.filter(isFullBlock));
    if (answer.next_cursor === null || all.length >= most) return all;
    cursor = answer.next_cursor;
  }
}

/** A block with everything in it, as it is compared. */
export async function tree(asking: Asking, block: BlockObjectResponse): Promise<Canonical> {
  if (!block.has_children || block.type === "child_page" || block.type === "child_database") return canonical(block, []);
  const under: Canonical[] = [];
  for (const one of await listed(asking, block.id)) under.push(await tree(asking, one));
  return canonical(block, under);
}

/** Every row of a data source; `key`: only those whose text in this property is this one. */
export async function rowsOf(
  { client, lane }: Asking,
  source: string,
  key?: { readonly property: string; readonly equals: string },
): Promise<readonly PageObjectResponse[]> {
  const all: PageObjectResponse[] = [];
  for (let cursor: string | undefined; ; ) {
    const at = cursor;
    const answer = await lane.read(() =>
      client.dataSources.query({
        data_source_id: source,
        page_size: pageSize,
        ...(at === undefined ? {} : { start_cursor: at }),
        ...(key === undefined ? {} : { filter: { property: key.property, rich_text: { equals: key.equals } } }),
      }),
    );
    all.push(...answer.results.filter((one) => isFullPage(one)));
    if (answer.next_cursor === null) return all;
    cursor = answer.next_cursor;
  }
}

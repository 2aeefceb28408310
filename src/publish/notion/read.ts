import {
  type BlockObjectResponse,
  collectPaginatedAPI,
  isFullBlock,
  isFullPage,
  type ListBlockChildrenParameters,
  type PageObjectResponse,
  type QueryDataSourceParameters,
} from "@notionhq/client";
import { type Canonical, canonical } from "./canonical.ts";
import type { Desk } from "./desk.ts";

type Asking = Pick<Desk, "client" | "lane">;

/** What Notion sends at once. */
const pageSize = 100;

/** The blocks in a page or block, in order. */
export async function listed({ client, lane }: Asking, id: string): Promise<readonly BlockObjectResponse[]> {
  const page = (args: ListBlockChildrenParameters) => lane.read(() => client.blocks.children.list(args));
  const all = await collectPaginatedAPI(page, { block_id: id, page_size: pageSize });
  return all.filter(isFullBlock);
}

/** The first block in a page. */
export async function firstOf({ client, lane }: Asking, id: string): Promise<BlockObjectResponse | undefined> {
  const { results } = await lane.read(() => client.blocks.children.list({ block_id: id, page_size: 1 }));
  return results.find(isFullBlock);
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
  const filter = key === undefined ? {} : { filter: { property: key.property, rich_text: { equals: key.equals } } };
  const page = (args: QueryDataSourceParameters) => lane.read(() => client.dataSources.query(args));
  const all = await collectPaginatedAPI(page, { data_source_id: source, page_size: pageSize, ...filter });
  return all.filter((one) => isFullPage(one));
}

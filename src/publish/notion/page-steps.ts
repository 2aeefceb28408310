import { type BlockObjectRequest, type BlockObjectResponse, isFullPage } from "@notionhq/client";
import { canonical, same } from "./canonical.ts";
import type { Part } from "./chunks.ts";
import { type Desk, pageOf, type Way } from "./desk.ts";
import { Refused } from "./lane.ts";
import { sectionsOf } from "./plan.ts";
import { firstOf, listed, tree } from "./read.ts";
import type { Receipt } from "./receipt.ts";

function blocksOf({ wanted }: Desk, parts: readonly Part[]): readonly BlockObjectRequest[] {
  const sections = new Map(sectionsOf(wanted).map((one) => [one.key, one.blocks]));
  return parts.flatMap(({ section, from, to }) => sections.get(section)?.slice(from, to) ?? []);
}

/** The receipt with the first blocks of these parts standing under these ids; fewer ids than blocks are the first ones. */
function written(receipt: Receipt, parts: readonly Part[], ids: readonly string[]): Receipt {
  let rest = ids;
  const sections = { ...receipt.sections };
  for (const { section, from, to } of parts) {
    const before = sections[section];
    if (before === undefined) throw new Error(`the section ${section} was never aimed at`);
    sections[section] = { ...before, blocks: [...before.blocks, ...rest.slice(0, to - from)] };
    rest = rest.slice(to - from);
  }
  return { ...receipt, sections };
}

/** How many of the first blocks stand as they are wanted, in a row, from the first that does. */
async function found(
  desk: Desk,
  blocks: readonly BlockObjectResponse[],
  wanted: readonly BlockObjectRequest[],
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const block of blocks) {
    const next = wanted[ids.length];
    if (next === undefined) break;
    if (canonical(next).is !== block.type) {
      if (ids.length > 0) break;
      continue;
    }
    const stands = await tree(desk, block);
    if (same(stands, canonical(next))) ids.push(block.id);
    else if (ids.length > 0) break;
  }
  return ids;
}

async function uploaded({ client, lane, cover }: Desk): Promise<string> {
  const data = new Blob([Uint8Array.from(await cover())], { type: "image/png" });
  const { id } = await lane.write(() =>
    client.fileUploads.create({ mode: "single_part", filename: "cover.png", content_type: "image/png" }),
  );
  await lane.write(() => client.fileUploads.send({ file_upload_id: id, file: { filename: "cover.png", data } }));
  return id;
}

const makeCover: Way<"cover"> = {
  async make(desk) {
    const upload = await uploaded(desk).catch((error: unknown) => {
      // A page without a picture at its top is better than none.
      if (error instanceof Refused) return "";
      throw error;
    });
    return { ...desk.receipt, cover: { upload, at: desk.clock.now() } };
  },
};

/** After so long an upload that nothing shows is gone (platforms.md 3.3), some minutes early. */
const uploadLivesMs = 50 * 60_000;

const makePage: Way<"page"> = {
  async make(desk, { parts }) {
    const { client, lane, clock, wanted, receipt } = desk;
    const { upload = "", at = 0 } = receipt.cover ?? {};
    const fresh = upload !== "" && clock.now() - at < uploadLivesMs;
    const page = await lane.write(() =>
      client.pages.create({
        parent: { type: "page_id", page_id: receipt.parent },
        properties: { title: { title: [{ text: { content: wanted.title } }] } },
        icon: { type: "emoji", emoji: wanted.icon as "🧭" },
        ...(fresh ? { cover: { type: "file_upload", file_upload: { id: upload } } } : {}),
        children: [...blocksOf(desk, parts)],
      }),
    );
    return begun(desk, parts, { id: page.id, url: isFullPage(page) ? page.url : "" });
  },
  /** By its title, ours and with our key in its first block: people may have pages of the same name. */
  async find(desk, { parts }) {
    const { client, lane, wanted, receipt } = desk;
    for (const block of await listed(desk, receipt.parent)) {
      if (block.type !== "child_page" || block.child_page.title !== wanted.title) continue;
      const head = await firstOf(desk, block.id);
      if (head === undefined || !JSON.stringify(await tree(desk, head)).includes(wanted.key)) continue;
      const page = await lane.read(() => client.pages.retrieve({ page_id: block.id }));
      return begun(desk, parts, { id: block.id, url: isFullPage(page) ? page.url : "" });
    }
    return undefined;
  },
};

/** Which blocks came with the page is only seen by reading them. */
async function begun(desk: Desk, parts: readonly Part[], { id, url }: { readonly id: string; readonly url: string }): Promise<Receipt> {
  const ids = await found(desk, await listed(desk, id), blocksOf(desk, parts));
  return written({ ...desk.receipt, page: { id, url, title: desk.wanted.title } }, parts, ids);
}

const makeTitle: Way<"title"> = {
  async make({ client, lane, wanted, receipt }) {
    const { page } = receipt;
    if (page === undefined) return receipt;
    const properties = { title: { title: [{ text: { content: wanted.title } }] } };
    await lane.write(() => client.pages.update({ page_id: page.id, properties }));
    return { ...receipt, page: { ...page, title: wanted.title } };
  },
};

const append: Way<"append"> = {
  async make(desk, { parts, after }) {
    const { client, lane, receipt } = desk;
    const { results } = await lane.write(() =>
      client.blocks.children.append({
        block_id: pageOf(desk),
        children: [...blocksOf(desk, parts)],
        ...(after === undefined ? {} : { position: { type: "after_block", after_block: { id: after } } }),
      }),
    );
    return written(
      receipt,
      parts,
      results.map((one) => one.id),
    );
  },
  /** What was to stand behind a block is looked for behind it; what was to stand at the end, among what nobody knows yet. */
  async find(desk, { parts, after }) {
    const all = await listed(desk, pageOf(desk));
    const known = new Set(Object.values(desk.receipt.sections).flatMap(({ blocks, old = [] }) => [...blocks, ...old]));
    const from = after === undefined ? 0 : all.findIndex((one) => one.id === after) + 1;
    const unknown = all.slice(from).filter((one) => !known.has(one.id));
    const ids = await found(desk, unknown, blocksOf(desk, parts));
    return ids.length === 0 ? undefined : written(desk.receipt, parts, ids);
  },
};

const clear: Way<"clear"> = {
  async make({ client, lane, receipt }, { section, block }) {
    await lane
      .write(() => client.blocks.delete({ block_id: block }))
      .catch((error: unknown) => {
        // Gone already, or in the trash with what it stood in: that is what was wanted.
        if (!(error instanceof Refused) || !["object_not_found", "validation_error"].includes(error.code)) throw error;
      });
    const { old = [], ...before } = receipt.sections[section] ?? { blocks: [], wanted: "", of: 0 };
    const left = old.filter((one) => one !== block);
    const { [section]: _, ...others } = receipt.sections;
    if (left.length === 0 && before.wanted === "") return { ...receipt, sections: others };
    return { ...receipt, sections: { ...receipt.sections, [section]: { ...before, ...(left.length === 0 ? {} : { old: left }) } } };
  },
};

export const pageSteps = { cover: makeCover, page: makePage, title: makeTitle, append, clear } as const;

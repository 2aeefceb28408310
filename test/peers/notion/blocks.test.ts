import type { BlockObjectRequest } from "@notionhq/client/build/src/api-endpoints.js";
import { afterEach, describe, expect, it } from "vitest";
import type { NotionOptions } from "./notion.ts";
import { paragraph, paragraphs, refusalOf, type Scene, scene, text, textsIn, whole } from "./scene.ts";

let here: Scene;
const open = async (options: NotionOptions = {}) => {
  here = await scene(options);
  return here;
};
afterEach(() => here.notion.close());

const row = (...cells: readonly string[]) => ({ table_row: { cells: cells.map((one) => text(one)) } });
const column = (...children: readonly string[]) => ({ column: { children: children.map((one) => paragraph(one)) } });

describe("children", () => {
  it("are appended at the end, at the start and after a block, and only the new ones are answered", async () => {
    const { client, parent } = await open();
    const append = (children: BlockObjectRequest[], position?: { type: "start" } | { type: "after_block"; after_block: { id: string } }) =>
      client.blocks.children.append({ block_id: parent.id, children, ...(position === undefined ? {} : { position }) });
    const { results } = await append([paragraph("a"), paragraph("b")]);
    expect(results.map((one) => whole(one).parent)).toEqual([
      { type: "page_id", page_id: parent.id },
      { type: "page_id", page_id: parent.id },
    ]);
    await append([paragraph("0")], { type: "start" });
    const after = await append([paragraph("a1"), paragraph("a2")], { type: "after_block", after_block: { id: results[0]!.id } });
    expect(after.results).toHaveLength(2);
    expect(await textsIn(client, parent.id)).toEqual(["0", "a", "a1", "a2", "b"]);
    expect(await refusalOf(append([paragraph("x")], { type: "after_block", after_block: { id: parent.id } }))).toBe(
      `400 validation_error: Block to append children after (${parent.id}) is not parented by ${parent.id}.`,
    );
  });

  it("come in pages of a hundred at most, by a cursor that is an id", async () => {
    const { client, notion } = await open();
    const page = notion.seed.page({ title: "Long", children: paragraphs(100) });
    await client.blocks.children.append({ block_id: page.id, children: paragraphs(30) });
    const first = await client.blocks.children.list({ block_id: page.id });
    expect([first.results.length, first.has_more, first.next_cursor]).toEqual([100, true, page.children[100]]);
    const rest = await client.blocks.children.list({ block_id: page.id, start_cursor: first.next_cursor });
    expect([rest.results.length, rest.has_more, rest.next_cursor]).toEqual([30, false, null]);
    const list = (more: object) => refusalOf(client.blocks.children.list({ block_id: page.id, ...more }));
    expect(await list({ page_size: 101 })).toContain("query failed validation: query.page_size should be ≤ `100`, instead was `101`.");
    expect(await list({ page_size: 0 })).toContain("query.page_size");
    expect(await list({ start_cursor: page.id })).toContain("The start_cursor provided is invalid");
  });

  it("of all kinds that a report needs are kept as they were sent", async () => {
    const { client, parent } = await open();
    const children: BlockObjectRequest[] = [
      paragraph("p"),
      { heading_1: { rich_text: text("1") } },
      { heading_2: { rich_text: text("2"), color: "blue" } },
      { heading_3: { rich_text: text("3"), is_toggleable: true, children: [paragraph("in")] } },
      { heading_4: { rich_text: text("4") } },
      { bulleted_list_item: { rich_text: text("b"), children: [paragraph("in")] } },
      { numbered_list_item: { rich_text: text("n") } },
      { to_do: { rich_text: text("t"), checked: true } },
      { toggle: { rich_text: text("o") } },
      { quote: { rich_text: text("q") } },
      { callout: { rich_text: text("c"), icon: { emoji: "⚓" }, color: "gray_background" } },
      { divider: {} },
      { table_of_contents: {} },
      { code: { rich_text: text("journey"), language: "mermaid" } },
      { equation: { expression: "x" } },
      { bookmark: { url: "https://a.example/" } },
      { embed: { url: "https://a.example/" } },
      { image: { external: { url: "https://a.example/a.png" }, caption: text("A") } },
      { link_to_page: { page_id: parent.id } },
      { table: { table_width: 2, has_column_header: true, children: [row("a", "b"), row("c", "d")] } },
      { column_list: { children: [column("left"), column("right")] } },
    ];
    await client.blocks.children.append({ block_id: parent.id, children });
    const { results } = await client.blocks.children.list({ block_id: parent.id });
    const types = results.map((one) => ("type" in one ? one.type : ""));
    expect(types).toEqual(children.map((one) => Object.keys(one)[0]));
    const holding = results.filter((one) => whole(one).has_children).map((one) => ("type" in one ? one.type : ""));
    expect(holding).toEqual(["heading_3", "bulleted_list_item", "table", "column_list"]);
    expect(results[13]).toMatchObject({ code: { language: "mermaid", caption: [] } });
    expect(results[19]).toMatchObject({ table: { table_width: 2, has_column_header: true, has_row_header: false } });
    const columns = await client.blocks.children.list({ block_id: results[20]!.id });
    expect(await textsIn(client, columns.results[1]!.id)).toEqual(["right"]);
    const rows = await client.blocks.children.list({ block_id: results[19]!.id });
    expect(rows.results[1]).toMatchObject({ table_row: { cells: [[{ plain_text: "c" }], [{ plain_text: "d" }]] } });
  });

  it.each<readonly [string, BlockObjectRequest, string]>([
    ["a table without rows", { table: { table_width: 2, children: [] } }, "table.children.length should be ≥ `1`, instead was `0`"],
    ["a row of another width", { table: { table_width: 2, children: [row("a")] } }, "Number of cells in table row must match"],
    ["a row without a table", row("a"), "Table rows can only be children of a table"],
    ["a single column", { column_list: { children: [column("a")] } }, "column_list.children.length should be ≥ `2`, instead was `1`"],
    ["an empty column", { column_list: { children: [column("a"), column()] } }, "children[1].column.children.length should be ≥ `1`"],
    ["a column without a list", column("a"), "Columns can only be children of a column list"],
    [
      "children of a heading that does not fold",
      { heading_2: { rich_text: [], children: [paragraph("a")] } },
      "Block does not support children",
    ],
    ["an unknown kind", { poem: {} } as never, "body.children[0]"],
    [
      "an unknown field",
      { paragraph: { rich_text: [], size: 3 } } as never,
      "body.children[0].paragraph.size should be not present, instead was `3`",
    ],
    [
      "a kind without what it needs",
      { code: { rich_text: [] } } as never,
      "body.children[0].code.language should be defined, instead was `undefined`",
    ],
    ["a wrong type", { paragraph: { rich_text: "a" } } as never, "body.children[0].paragraph.rich_text should be an array"],
    [
      "three levels below",
      {
        toggle: {
          rich_text: [],
          children: [{ toggle: { rich_text: [], children: [{ toggle: { rich_text: [], children: [] } } as never] } }],
        },
      },
      "body.children[0].toggle.children[0].toggle.children[0].toggle.children should be not present",
    ],
  ])("refuses %s, and then nothing of the request is there", async (_what, block, refused) => {
    const { client, parent } = await open();
    expect(await refusalOf(client.blocks.children.append({ block_id: parent.id, children: [paragraph("first"), block] }))).toContain(
      refused.replace("body.children[0]", "body.children[1]"),
    );
    expect(await textsIn(client, parent.id)).toEqual([]);
  });

  it("may stand two levels below, and a table within a column", async () => {
    const { client, parent } = await open();
    const table = { table: { table_width: 1, children: [row("a")] } };
    const deep = { toggle: { rich_text: text("1"), children: [{ toggle: { rich_text: text("2"), children: [paragraph("3")] } }] } };
    const list = { column_list: { children: [{ column: { children: [table] } }, column("b")] } };
    expect(await refusalOf(client.blocks.children.append({ block_id: parent.id, children: [deep, list] }))).toBe("ok");
  });

  it("are refused where there can be none", async () => {
    const { client, parent } = await open();
    const { results } = await client.blocks.children.append({
      block_id: parent.id,
      children: [{ divider: {} }, { table: { table_width: 2, children: [row("a", "b")] } }],
    });
    const into = (n: number, block: BlockObjectRequest) =>
      refusalOf(client.blocks.children.append({ block_id: results[n]!.id, children: [block] }));
    expect(await into(0, paragraph("a"))).toContain("Block does not support children");
    expect(await into(1, paragraph("a"))).toContain("A table can only have table rows as children");
    expect(await into(1, row("a"))).toContain("Number of cells in table row must match");
    expect(await into(1, row("a", "b"))).toBe("ok");
  });
});

describe("a block", () => {
  it("is changed where it is told to be, and keeps the rest", async () => {
    const { client, parent, clock } = await open();
    const [made] = (
      await client.blocks.children.append({ block_id: parent.id, children: [{ to_do: { rich_text: text("a"), color: "red" } }] })
    ).results;
    const block_id = made!.id;
    clock.advance(120_000);
    const done = await client.blocks.update({ block_id, to_do: { checked: true } });
    expect(done).toMatchObject({
      to_do: { checked: true, color: "red", rich_text: [{ plain_text: "a" }] },
      last_edited_time: "2026-11-22T09:02:00.000Z",
    });
    expect(whole(await client.pages.retrieve({ page_id: parent.id })).last_edited_time).toBe("2026-11-22T09:02:00.000Z");
    expect(await refusalOf(client.blocks.update({ block_id, ...paragraph("b") }))).toContain("the type of the block is to_do");
    expect(await refusalOf(client.blocks.update({ block_id: parent.id, ...paragraph("b") }))).toContain("Use the update page endpoint");
  });

  it("is deleted once, comes back, and stands where it stood", async () => {
    const { client, parent } = await open();
    const { results } = await client.blocks.children.append({ block_id: parent.id, children: paragraphs(3) });
    const block_id = results[1]!.id;
    expect(whole(await client.blocks.delete({ block_id })).in_trash).toBe(true);
    expect(await textsIn(client, parent.id)).toEqual(["0", "2"]);
    expect(await refusalOf(client.blocks.delete({ block_id }))).toBe(
      "400 validation_error: Can't edit block that is archived. You must unarchive the block before editing.",
    );
    expect(whole(await client.blocks.retrieve({ block_id })).in_trash).toBe(true);
    await client.blocks.update({ block_id, in_trash: false });
    expect(await textsIn(client, parent.id)).toEqual(["0", "1", "2"]);
  });

  it("that was emptied from the trash is not there any more", async () => {
    const { client, notion, parent, niamh } = await open();
    const { results } = await client.blocks.children.append({
      block_id: parent.id,
      children: [{ toggle: { rich_text: [], children: [paragraph("in")] } }],
    });
    const inside = notion.world.node(results[0]!.id).children[0]!;
    notion.person(niamh.id).trash(results[0]!.id);
    notion.person(niamh.id).destroy(results[0]!.id);
    for (const block_id of [results[0]!.id, inside]) {
      expect(await refusalOf(client.blocks.retrieve({ block_id }))).toContain("404 object_not_found: Could not find block with ID");
    }
  });

  it("loses runs without text, and joins neighbours where that doubt is turned round", async () => {
    const { client, parent } = await open({ doubts: { mergesRuns: true } });
    const bold = { text: { content: "c" }, annotations: { bold: true } };
    const children = [{ paragraph: { rich_text: [...text("a"), ...text(""), ...text("b"), bold] } }];
    const { results } = await client.blocks.children.append({ block_id: parent.id, children });
    expect(results[0]).toMatchObject({ paragraph: { rich_text: [{ plain_text: "ab" }, { plain_text: "c" }] } });
    expect(Reflect.get(results[0]!, "paragraph").rich_text).toHaveLength(2);
  });

  it("shows as a child of its page when it is a page or a database itself", async () => {
    const { client, parent } = await open();
    const { id } = await client.databases.create({
      parent: { type: "page_id", page_id: parent.id },
      title: text("Actions"),
      is_inline: true,
    });
    expect(await client.blocks.retrieve({ block_id: id })).toMatchObject({ type: "child_database", child_database: { title: "Actions" } });
    expect(await client.blocks.retrieve({ block_id: parent.id })).toMatchObject({ type: "child_page", child_page: { title: "Workshops" } });
    expect(await refusalOf(client.pages.retrieve({ page_id: id }))).toContain(`Provided ID ${id} is a database, not a page.`);
  });
});

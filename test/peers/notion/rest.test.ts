import { afterEach, describe, expect, it } from "vitest";
import type { NotionOptions } from "./notion.ts";
import { board, paragraph, refusalOf, type Scene, scene, text } from "./scene.ts";

let here: Scene;
const open = async (options: NotionOptions = {}) => {
  here = await scene(options);
  return here;
};
afterEach(() => here.notion.close());

describe("users", () => {
  it("are listed in pages, guests and all secrets left out", async () => {
    const { client, notion, niamh } = await open();
    const guest = notion.seed.person({ name: "Guest", email: "guest@elsewhere.example", guest: true });
    const names = async (start_cursor?: string | null) => {
      const { results, next_cursor } = await client.users.list({ page_size: 3, start_cursor: start_cursor ?? null });
      return [results.map((one) => one.name), next_cursor] as const;
    };
    const [first, cursor] = await names();
    const [rest, end] = await names(cursor);
    expect([...first, ...rest]).toEqual(["Teekond", "Olev Owner", "Niamh", "Tom"]);
    expect(end).toBeNull();
    expect(await client.users.retrieve({ user_id: guest.id })).toMatchObject({ name: "Guest" });
    expect(await client.users.retrieve({ user_id: niamh.id })).toMatchObject({ person: { email: "niamh@harbour.example" } });
    expect(await client.users.me({})).toMatchObject({ type: "bot", bot: { workspace_name: "Harbour" } });
    notion.integration.can.users = "names";
    expect(await client.users.retrieve({ user_id: niamh.id })).toMatchObject({ name: "Niamh", person: {} });
    expect(JSON.stringify(await client.users.list({}))).not.toContain("@harbour");
    notion.integration.can.users = "none";
    expect(await refusalOf(client.users.list({}))).toContain("403 restricted_resource");
    expect(await refusalOf(client.users.me({}))).toBe("ok");
  });
});

describe("comments", () => {
  it("hang on pages, rows and blocks, go on in discussions, and belong to who wrote them", async () => {
    const s = await open();
    const { client, parent, notion, niamh } = s;
    const [block] = (await client.blocks.children.append({ block_id: parent.id, children: [paragraph("a")] })).results;
    const first = await client.comments.create({ parent: { page_id: parent.id }, rich_text: text("one") });
    if (!("discussion_id" in first)) throw new Error("a partial comment");
    await client.comments.create({ discussion_id: first.discussion_id, rich_text: text("two") });
    await client.comments.create({ parent: { block_id: block!.id }, rich_text: text("three") });
    const hers = notion.person(niamh.id).comment(parent.id, "four");
    const on = async (block_id: string) =>
      (await client.comments.list({ block_id })).results.map((one) => `${one.display_name.resolved_name}: ${one.rich_text[0]!.plain_text}`);
    expect(await on(parent.id)).toEqual(["Teekond: one", "Teekond: two", "Niamh: four"]);
    expect(await on(block!.id)).toEqual(["Teekond: three"]);
    expect(await client.comments.update({ comment_id: first.id, rich_text: text("1") })).toMatchObject({
      rich_text: [{ plain_text: "1" }],
    });
    expect(await refusalOf(client.comments.delete({ comment_id: hers }))).toContain("403 restricted_resource");
    await client.comments.delete({ comment_id: first.id });
    expect(await refusalOf(client.comments.retrieve({ comment_id: first.id }))).toContain("404 object_not_found: Could not find comment");
    expect(await refusalOf(client.comments.create({ parent: { page_id: parent.id }, rich_text: [] }))).toContain(
      "body.rich_text.length should be ≥ `1`",
    );
    expect(await refusalOf(client.comments.create({ discussion_id: hers, rich_text: text("?") }))).toContain("Could not find discussion");
  });
});

describe("a file upload", () => {
  const png = Buffer.from("89504e470d0a1a0a", "hex");
  const make = async (more: object = {}) => {
    const { id } = await here.client.fileUploads.create({ filename: "map.png", content_type: "image/png", ...more });
    return id;
  };
  const send = (file_upload_id: string, type = "image/png", more: object = {}) =>
    here.client.fileUploads.send({ file_upload_id, file: { filename: "map.png", data: new Blob([png], { type }) }, ...more });
  const show = (id: string) =>
    here.client.blocks.children.append({ block_id: here.parent.id, children: [{ image: { file_upload: { id } } }] });

  it("is made, sent, shown as a picture with an address that ends, and kept from then on", async () => {
    const { client, clock } = await open();
    const id = await make();
    expect(await refusalOf(show(id))).toContain("its status is `pending`, not `uploaded`");
    expect(await send(id)).toMatchObject({ status: "uploaded", content_length: 8, expiry_time: "2026-11-22T10:00:00.000Z" });
    expect(await refusalOf(send(id))).toContain("should have a status of `pending`, instead was `uploaded`");
    const [block] = (await show(id)).results;
    const url = String(Reflect.get(block!, "image").file.url);
    expect(block).toMatchObject({ image: { type: "file", file: { expiry_time: "2026-11-22T10:00:00.000Z" }, caption: [] } });
    expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(png);
    clock.advance(2 * 3_600_000);
    expect((await fetch(url)).status).toBe(403);
    expect(await client.fileUploads.retrieve({ file_upload_id: id })).toMatchObject({ status: "uploaded", expiry_time: null });
    const again = Reflect.get(await client.blocks.retrieve({ block_id: block!.id }), "image").file.url as string;
    expect((await fetch(again)).status).toBe(200);
    expect(
      await refusalOf(client.pages.update({ page_id: here.parent.id, icon: { file_upload: { id } }, cover: { file_upload: { id } } })),
    ).toBe("ok");
  });

  it("ends after an hour where nobody attached it", async () => {
    const { client, clock } = await open();
    const id = await make();
    await send(id);
    clock.advance(3_600_000);
    expect(await client.fileUploads.retrieve({ file_upload_id: id })).toMatchObject({ status: "expired" });
    expect(await refusalOf(show(id))).toContain("has expired");
    const late = await make();
    clock.advance(3_600_000);
    expect(await refusalOf(send(late))).toContain("has expired");
    expect((await client.fileUploads.list({ status: "expired" })).results).toHaveLength(2);
  });

  it("is of the type that was announced, and whole", async () => {
    const { client, parent } = await open();
    const id = await make();
    expect(await refusalOf(send(id, "image/jpeg"))).toContain("does not match the `image/png` that was announced");
    expect(await refusalOf(show(parent.id))).toContain("Could not find file_upload with ID");
    expect(await refusalOf(client.fileUploads.send({ file_upload_id: parent.id, file: { data: "a" } }))).toContain(
      "404 object_not_found: Could not find file upload",
    );
    const parts = await make({ mode: "multi_part", number_of_parts: 2 });
    await send(parts, "image/png", { part_number: "2" });
    expect(await refusalOf(client.fileUploads.complete({ file_upload_id: parts }))).toContain("Only 1 of 2 parts were sent");
    expect(await refusalOf(send(parts, "image/png", { part_number: "3" }))).toContain("body.part_number should be 1 to 2");
    await send(parts, "image/png", { part_number: "1" });
    expect(await client.fileUploads.complete({ file_upload_id: parts })).toMatchObject({ status: "uploaded", content_length: 16 });
  });

  it("counts in a snapshot by what is in it", async () => {
    const { notion } = await open();
    const id = await make();
    await send(id);
    await show(id);
    const before = notion.snapshot();
    const other = await make();
    await send(other);
    expect(notion.snapshot()).toEqual(before);
    await here.client.blocks.update({ block_id: here.parent.children[0]!, image: { file_upload: { id: other } } });
    expect(notion.snapshot()).toEqual(before);
  });
});

describe("search", () => {
  it("finds pages and data sources by their titles", async () => {
    const s = await open();
    await board(s);
    const titles = async (query: string) => {
      const { results } = await s.client.search({ query, filter: { property: "object", value: "data_source" } });
      return results.map((one) => ("title" in one ? one.title[0]!.plain_text : ""));
    };
    expect(await titles("act")).toEqual(["Actions"]);
    const pages = await s.client.search({ query: "work" });
    expect(pages.results.map((one) => one.id)).toEqual([s.parent.id]);
  });
});

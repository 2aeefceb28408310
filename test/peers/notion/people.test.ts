import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { verifyWebhookSignature } from "@notionhq/client";
import { afterEach, describe, expect, it } from "vitest";
import type { NotionOptions } from "./notion.ts";
import type { Person } from "./person.ts";
import { board, paragraph, paragraphs, refusalOf, type Scene, scene, text, textsIn, whole } from "./scene.ts";

type Heard = { readonly body: string; readonly json: Record<string, unknown>; readonly signature: string | undefined };

let here: Scene;
let ear: Server | undefined;
const open = async (options: NotionOptions = {}) => {
  here = await scene(options);
  return { ...here, she: here.notion.person(here.niamh.id) };
};
afterEach(async () => {
  ear?.close();
  ear = undefined;
  await here.notion.close();
});

/** A place where webhooks arrive; answers with what `status` says. */
const listen = async (status = () => 200) => {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString("utf8");
    const signature = request.headers["x-notion-signature"];
    heard.push({
      body,
      json: JSON.parse(body) as Record<string, unknown>,
      signature: typeof signature === "string" ? signature : undefined,
    });
    response.writeHead(status()).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  ear = server;
  return { heard, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notion` };
};

describe("a person in Notion's own window", () => {
  it("edits a text and adds blocks, and is the one who edited last", async () => {
    const { client, parent, she, clock, niamh } = await open();
    const { results } = await client.blocks.children.append({ block_id: parent.id, children: paragraphs(2) });
    clock.set(Date.parse("2026-11-22T11:30:59Z"));
    she.editText(results[0]!.id, "hers");
    const [added] = she.addAfter(results[0]!.id, paragraph("new"), { divider: {} });
    she.addInto(parent.id, paragraph("last"));
    expect(await textsIn(client, parent.id)).toEqual(["hers", "new", "divider", "1", "last"]);
    expect(whole(await client.blocks.retrieve({ block_id: results[0]!.id }))).toMatchObject({
      last_edited_by: { id: niamh.id },
      last_edited_time: "2026-11-22T11:30:00.000Z",
      created_time: "2026-11-22T09:00:00.000Z",
    });
    expect(whole(await client.pages.retrieve({ page_id: parent.id }))).toMatchObject({ last_edited_time: "2026-11-22T11:30:00.000Z" });
    expect(whole(await client.blocks.retrieve({ block_id: added! })).created_by.id).toBe(niamh.id);
    she.moveAfter(results[1]!.id, results[0]!.id);
    she.trash(results[0]!.id);
    expect(await textsIn(client, parent.id)).toEqual(["1", "new", "divider", "last"]);
    expect(() => she.editText(parent.id, "x")).toThrow("there is no text to edit");
  });

  it("changes, adds and trashes rows", async () => {
    const s = await open();
    const { client, she, tom } = s;
    const { actions } = await board(s);
    const row = she.addRow(actions, { Action: { title: text("Hers") } });
    she.setValue(row, "Status", { status: { name: "Done" } });
    she.setValue(row, "Owner", { people: [{ id: tom.id }] });
    she.rename(row, "Still hers");
    expect(whole(await client.pages.retrieve({ page_id: row }))).toMatchObject({
      properties: {
        Action: { title: [{ plain_text: "Still hers" }] },
        Status: { status: { name: "Done" } },
        Owner: { people: [{ id: tom.id }] },
      },
      last_edited_by: { id: she.id },
    });
    const count = async () => (await client.dataSources.query({ data_source_id: actions })).results.length;
    she.trash(row);
    expect(await count()).toBe(0);
    she.restore(row);
    expect(await count()).toBe(1);
    she.trash(row);
    she.destroy(row);
    expect(await refusalOf(client.pages.retrieve({ page_id: row }))).toContain("404 object_not_found");
    expect(() => she.setValue(row, "Status", {})).toThrow(row);
  });

  it("changes the schema, and what stood on a property is gone with it", async () => {
    const s = await open();
    const { client, she } = s;
    const { actions, touchpoints, database } = await board(s);
    const view = await client.views.create({ data_source_id: actions, database_id: database, name: "B", type: "board" });
    const row = she.addRow(actions, { Status: { status: { name: "Done" } }, Tags: { multi_select: [{ name: "a" }] } });
    const statusOf = async () =>
      Reflect.get(whole(await client.pages.retrieve({ page_id: row })).properties["State"]!, "status").name as string;
    she.renameProperty(actions, "Status", "State");
    she.renameOption(actions, "State", { from: "Done", to: "Finished" });
    expect(await statusOf()).toBe("Finished");
    she.deleteOption(actions, "State", "Finished");
    expect(await statusOf()).toBe("Open");
    she.deleteProperty(actions, "State");
    expect(whole(await client.views.retrieve({ view_id: view.id })).configuration).toBeNull();
    const calendar = await client.views.create({ data_source_id: actions, database_id: database, name: "C", type: "calendar" });
    she.deleteProperty(actions, "Deadline");
    expect(whole(await client.views.retrieve({ view_id: calendar.id })).configuration).toBeNull();
    she.deleteProperty(actions, "Touchpoints");
    expect(Object.keys(whole(await client.dataSources.retrieve({ data_source_id: touchpoints })).properties)).not.toContain("Actions");
    she.changeSchema(actions, { Tags: { rich_text: {} } });
    expect(whole(await client.pages.retrieve({ page_id: row })).properties["Tags"]).toMatchObject({ type: "rich_text", rich_text: [] });
    she.removeView(view.id);
    expect(await refusalOf(client.views.retrieve({ view_id: view.id }))).toContain("404");
  });

  it("takes the integration off a page, and all that is in it is no longer seen", async () => {
    const s = await open();
    const { client, she, parent } = s;
    const { actions, database } = await board(s);
    const page = await client.pages.create({ parent: { page_id: parent.id }, children: [paragraph("a")] });
    const row = she.addRow(actions, {});
    const look = async () => [
      await refusalOf(client.pages.retrieve({ page_id: page.id })),
      await refusalOf(client.blocks.children.list({ block_id: page.id })),
      await refusalOf(client.databases.retrieve({ database_id: database })),
      await refusalOf(client.dataSources.query({ data_source_id: actions })),
      await refusalOf(client.pages.update({ page_id: row, in_trash: true })),
      await refusalOf(client.pages.create({ parent: { page_id: parent.id } })),
    ];
    she.unshare(parent.id);
    const refused = await look();
    for (const one of refused) expect(one).toContain("404 object_not_found: Could not find");
    expect(refused.at(-1)).toContain("are shared with your integration.");
    expect((await client.search({})).results).toEqual([]);
    she.share(parent.id);
    expect(await look()).toEqual(Array(6).fill("ok"));
  });
});

describe("webhooks", () => {
  it("hand over a token first, then tell what changed and never to what, signed with the token", async () => {
    const s = await open();
    const { notion, client, she, parent, clock } = s;
    const { actions, database } = await board(s);
    const row = she.addRow(actions, { Action: { title: text("A") } });
    const { heard, url } = await listen();
    const { verificationToken, status } = await notion.webhooks.subscribe(url);
    expect([status, heard[0]!.json]).toEqual([200, { verification_token: verificationToken }]);
    clock.set(Date.parse("2026-11-22T12:00:01.500Z"));
    she.setValue(row, "Status", { status: { name: "Done" } });
    she.setValue(row, "Status", { status: { name: "Done" } });
    const [block] = she.addInto(row, paragraph("secret words"));
    she.renameProperty(actions, "Cost", "Price");
    const comment = she.comment(row, "secret thoughts");
    she.trash(row);
    expect(heard).toHaveLength(1);
    const deliveries = await notion.webhooks.send();
    expect(deliveries.map((one) => one.type)).toEqual([
      "page.properties_updated",
      "page.content_updated",
      "data_source.schema_updated",
      "comment.created",
      "page.deleted",
    ]);
    const properties = whole(await client.dataSources.retrieve({ data_source_id: actions })).properties;
    const at = { id: database, type: "database", data_source_id: actions };
    expect(heard.slice(1).map((one) => one.json)).toMatchObject([
      {
        type: "page.properties_updated",
        timestamp: "2026-11-22T12:00:01.500Z",
        authors: [{ id: she.id, type: "person" }],
        attempt_number: 1,
        api_version: "2026-03-11",
        entity: { id: row, type: "page" },
        data: { parent: at, updated_properties: [properties["Status"]!.id] },
      },
      { entity: { id: row }, data: { updated_blocks: [{ id: block, type: "block" }] } },
      {
        entity: { id: actions, type: "data_source" },
        data: { updated_properties: [{ id: properties["Price"]!.id, name: "Price", action: "updated" }] },
      },
      { entity: { id: comment, type: "comment" }, data: { parent: { id: row, type: "page" }, page_id: row } },
      { entity: { id: row }, data: { parent: at } },
    ]);
    for (const { body, signature } of heard.slice(1)) {
      expect(await verifyWebhookSignature({ body, signature, verificationToken })).toBe(true);
      expect(body).not.toContain("secret");
    }
    expect(parent.trashed).toBe(false);
  });

  it("tell of the integration's own changes too, with the bot as author, and nothing of what it does not see", async () => {
    const { notion, client, she, parent } = await open();
    const hidden = notion.seed.page({ title: "Hidden", shared: false });
    await notion.webhooks.subscribe((await listen()).url);
    she.rename(hidden.id, "Still hidden");
    await client.pages.update({ page_id: parent.id, properties: { title: { title: text("Crises") } } });
    expect(notion.webhooks.waiting.map((one) => one.payload)).toMatchObject([
      { type: "page.properties_updated", authors: [{ id: notion.integration.bot, type: "bot" }] },
    ]);
  });

  it("come late, twice, in reverse, wrongly signed, and again where they were not taken", async () => {
    const { notion, she, parent } = await open();
    const answers = [200, 500, 200, 200];
    const { heard, url } = await listen(() => answers.shift() ?? 200);
    const { verificationToken } = await notion.webhooks.subscribe(url);
    const types = (from: number) => heard.slice(from).map((one) => `${String(one.json["type"])} ${String(one.json["attempt_number"])}`);
    she.rename(parent.id, "A");
    she.lock(parent.id);
    expect((await notion.webhooks.send({ how: "reversed" })).map((one) => one.status)).toEqual([500, 200]);
    expect(types(1)).toEqual(["page.locked 1", "page.properties_updated 1"]);
    await notion.webhooks.send();
    expect(types(3)).toEqual(["page.locked 2"]);
    expect(notion.webhooks.waiting).toEqual([]);
    she.rename(parent.id, "B");
    await notion.webhooks.send({ how: "twice" });
    expect(types(4)).toEqual(["page.properties_updated 1", "page.properties_updated 1"]);
    expect(heard[4]!.body).toBe(heard[5]!.body);
    she.rename(parent.id, "C");
    she.lock(parent.id, false);
    await notion.webhooks.send({ signed: "wrongly", only: ({ type }) => type === "page.unlocked" });
    expect(types(6)).toEqual(["page.unlocked 1"]);
    expect(await verifyWebhookSignature({ body: heard[6]!.body, signature: heard[6]!.signature, verificationToken })).toBe(false);
    await notion.webhooks.send({ signed: "not" });
    expect([types(7), heard[7]!.signature]).toEqual([["page.properties_updated 1"], undefined]);
  });
});

describe("the snapshot", () => {
  const build = async (s: Scene, names: readonly string[]) => {
    const { client, parent, niamh } = s;
    const { actions, touchpoints } = await board(s);
    const ids = new Map<string, string>();
    for (const name of names) {
      s.clock.advance(70_000);
      const touchpoint = await client.pages.create({
        parent: { data_source_id: touchpoints },
        properties: { Touchpoint: { title: text(name) }, Stage: { select: { name } } },
      });
      ids.set(name, touchpoint.id);
      await client.pages.create({
        parent: { data_source_id: actions },
        properties: {
          Action: { title: text(`Do ${name}`) },
          Owner: { people: [{ id: niamh.id }] },
          Touchpoints: { relation: [{ id: touchpoint.id }] },
        },
      });
    }
    const mention = { paragraph: { rich_text: [{ mention: { page: { id: ids.get("b")! } } }] } };
    await client.blocks.children.append({ block_id: parent.id, children: [paragraph("one"), mention] });
    return { actions, ids };
  };

  it("is equal for equal states, whatever the ids, the times and the order in which rows were made", async () => {
    const first = await open({ seed: "one" });
    await build(first, ["a", "b", "c"]);
    const before = first.notion.snapshot();
    await first.notion.close();
    const second = await open({ seed: "two" });
    await build(second, ["c", "a", "b"]);
    expect(second.notion.snapshot()).toEqual(before);
    const { niamh, client, parent, notion } = second;
    const { id } = await client.comments.create({ parent: { page_id: parent.id }, rich_text: text("?") });
    expect(notion.snapshot()).not.toEqual(before);
    await client.comments.delete({ comment_id: id });
    expect(notion.snapshot()).toEqual(before);
    notion.person(niamh.id).addInto(parent.id, paragraph("three"));
    expect(notion.snapshot()).not.toEqual(before);
    expect(JSON.stringify(before)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
  });

  it.each<readonly [string, (she: Person, actions: string, touchpoint: string) => void]>([
    ["a double row", (she, actions) => void she.addRow(actions, { Action: { title: text("Do a") } })],
    ["another status", (she, _actions, touchpoint) => she.setValue(touchpoint, "Stage", { select: { name: "z" } })],
    ["another relation", (she, _actions, touchpoint) => she.setValue(touchpoint, "Actions", { relation: [] })],
    ["a name", (she, _actions, touchpoint) => she.rename(touchpoint, "z")],
    ["a row in the trash", (she, _actions, touchpoint) => she.trash(touchpoint)],
    ["a property", (she, actions) => she.renameProperty(actions, "Cost", "Price")],
    ["an option", (she, actions) => she.renameOption(actions, "Status", { from: "Done", to: "Finished" })],
  ])("tells %s", async (_what, act) => {
    const s = await open();
    const { actions, ids } = await build(s, ["a", "b"]);
    const before = s.notion.snapshot();
    act(s.she, actions, ids.get("a")!);
    expect(s.notion.snapshot()).not.toEqual(before);
  });

  it("tells views, order and the trash, and may be of one page", async () => {
    const { notion, client, parent, she } = await open();
    const page = await client.pages.create({
      parent: { page_id: parent.id },
      properties: { title: { title: text("P") } },
      children: paragraphs(2),
    });
    const before = notion.snapshot({ of: page.id });
    expect(before).toMatchObject({ title: "P", children: [{ type: "paragraph", rich_text: ["0"] }, { rich_text: ["1"] }] });
    she.addInto(parent.id, paragraph("elsewhere"));
    expect(notion.snapshot({ of: page.id })).toEqual(before);
    const [first, second] = notion.world.node(page.id).children;
    she.moveAfter(first!, second!);
    expect(notion.snapshot({ of: page.id })).not.toEqual(before);
    she.moveAfter(second!, first!);
    she.trash(she.addInto(page.id, paragraph("gone"))[0]!);
    expect(notion.snapshot({ of: page.id })).toEqual(before);
    expect(notion.snapshot({ of: page.id, trash: true })).toMatchObject({ children: [{}, {}, { rich_text: ["gone"], trashed: true }] });
  });
});

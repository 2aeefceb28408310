import { afterEach, describe, expect, it } from "vitest";
import type { FaultKind } from "./faults.ts";
import type { NotionOptions } from "./notion.ts";
import { clientOf, paragraph, paragraphs, refusalOf, type Scene, scene, soon, text, textsIn } from "./scene.ts";

let here: Scene;
const open = async (options: NotionOptions = {}) => {
  here = await scene(options);
  return here;
};
afterEach(() => here.notion.close());

describe("a fault told in advance", () => {
  it.each<readonly [FaultKind, string, number]>([
    ["before", "500 internal_server_error", 0],
    ["after", "500 internal_server_error", 2],
    ["timeout", "RequestTimeoutError", 2],
    ["timeout-unsaved", "RequestTimeoutError", 0],
    ["drop", "TypeError", 0],
    ["drop-after", "TypeError", 2],
    ["429", "429 rate_limited", 0],
    ["409", "409 conflict_error: Conflict occurred while saving. Please try again.", 0],
    ["502", "502 notionhq_client_response_error", 0],
    ["503", "503 service_unavailable", 0],
    ["503-after", "503 service_unavailable", 2],
    ["503-after-silent", "503 service_unavailable", 2],
    ["503-partial", "503 service_unavailable", 1],
  ])("%s: the caller sees %s, and of two blocks %i are there", async (kind, seen, left) => {
    const { notion, client, parent } = await open();
    notion.fail({ at: 1, kind });
    const caller = kind.startsWith("timeout") ? clientOf(notion, { timeoutMs: 300 }) : client;
    expect(await refusalOf(caller.blocks.children.append({ block_id: parent.id, children: paragraphs(2) }))).toContain(seen);
    expect(notion.world.living(parent)).toHaveLength(left);
    expect(notion.requests()[0]).toMatchObject({ fault: kind, saved: left > 0, route: "blocks/:block_id/children", writes: true });
    expect(await textsIn(client, parent.id)).toHaveLength(left);
  });

  it("says in a 503 what was saved", async () => {
    const { notion, client, parent } = await open();
    const told = (call: Promise<unknown>) => call.catch((error: { additional_data: unknown }) => error.additional_data);
    notion.fail({ at: 1, kind: "503-after" });
    const append = await told(client.blocks.children.append({ block_id: parent.id, children: paragraphs(2) }));
    expect(append).toMatchObject({ committed_child_ids: parent.children, retry_guidance: expect.any(String) as string });
    notion.fail({ at: 1, kind: "503-after" });
    const page = await told(client.pages.create({ parent: { page_id: parent.id } }));
    expect(page).toMatchObject({ committed_resource_id: parent.children[2] });
    notion.fail({ at: 1, kind: "503-after-silent" });
    expect(await told(client.pages.create({ parent: { page_id: parent.id } }))).toBeUndefined();
    notion.fail({ at: 1, kind: "503-after" });
    const update = await told(client.pages.update({ page_id: parent.id, icon: { emoji: "⚓" } }));
    expect(Object.keys(update as object)).toEqual(["retry_guidance"]);
    expect(parent.icon).toMatchObject({ emoji: "⚓" });
  });

  it("saves so many children of a page or an append as it is told, and nothing of other requests", async () => {
    const { notion, client, parent } = await open();
    notion.fail({ at: 1, kind: "503-partial", keep: 2 });
    await refusalOf(client.pages.create({ parent: { page_id: parent.id }, children: paragraphs(5) }));
    expect(notion.world.page(parent.children[0]!).children).toHaveLength(2);
    notion.fail({ at: 1, kind: "503-partial" });
    await refusalOf(client.pages.update({ page_id: parent.id, icon: { emoji: "⚓" } }));
    expect(parent.icon).toBeNull();
  });

  it("says how long to wait, also beyond what the client waits by itself", async () => {
    const { notion, client } = await open();
    notion.fail({ at: 1, kind: "429", retryAfter: 300, reason: "public_api_space_request_rate_limit" });
    const error = await client.users.me({}).catch((one: { headers: Headers; additional_data: unknown }) => one);
    expect((error as { headers: Headers }).headers.get("retry-after")).toBe("300");
    expect(error).toMatchObject({ additional_data: { rate_limit_reason: "public_api_space_request_rate_limit" } });
  });

  it("strikes the n-th request from now on, counted over all or over writes, several in a row", async () => {
    const { notion, client, parent } = await open();
    const read = () => refusalOf(client.pages.retrieve({ page_id: parent.id }));
    const write = () => refusalOf(client.blocks.children.append({ block_id: parent.id, children: [paragraph("a")] }));
    await read();
    notion.fail({ at: 2, kind: "503" });
    notion.fail({ at: 3, kind: "409" });
    notion.fail({ at: 2, kind: "502", over: "writes" });
    expect([await read(), await read(), await read()].map((one) => one.slice(0, 3))).toEqual(["ok", "503", "409"]);
    expect([await write(), await read(), await write()].map((one) => one.slice(0, 3))).toEqual(["ok", "ok", "502"]);
    expect(notion.faults.struck.map((one) => one.kind)).toEqual(["503", "409", "502"]);
    notion.fail({ at: 1, kind: "503" });
    notion.faults.clear();
    expect([await read(), notion.faults.waiting]).toEqual(["ok", 0]);
    expect(() => notion.fail({ at: 0, kind: "503" })).toThrow("first request or a later one");
  });

  it("answers late where it is told how late", async () => {
    const { notion, client, parent } = await open();
    notion.fail({ at: 1, kind: "timeout", ms: 20 });
    expect(await refusalOf(client.blocks.children.append({ block_id: parent.id, children: [paragraph("a")] }))).toBe("ok");
    notion.fail({ at: 1, kind: "timeout-unsaved", ms: 20 });
    expect(await refusalOf(client.blocks.children.append({ block_id: parent.id, children: [paragraph("b")] }))).toContain(
      "504 gateway_timeout",
    );
    expect(await textsIn(client, parent.id)).toEqual(["a"]);
  });

  it("does not make a wrong request right", async () => {
    const { notion, client, parent } = await open();
    notion.fail({ at: 1, kind: "after" });
    expect(await refusalOf(client.blocks.children.append({ block_id: parent.id, children: paragraphs(101) }))).toContain("500");
    expect(notion.requests()[0]).toMatchObject({ saved: false });
    expect(parent.children).toEqual([]);
  });
});

describe("the journal", () => {
  it("keeps what was asked and what came of it, and how many stood open at once", async () => {
    const { notion, client, parent, clock } = await open();
    await client.blocks.children.append({ block_id: parent.id, children: [paragraph("a")] });
    clock.advance(5000);
    await refusalOf(client.pages.create({ parent: { page_id: "x" } }));
    const before = notion.journal.count;
    await client.users.list({ page_size: 2 });
    expect(notion.requests()).toMatchObject([
      {
        n: 1,
        method: "PATCH",
        path: `/v1/blocks/${parent.id}/children`,
        status: 200,
        code: "",
        body: { children: [paragraph("a")] },
        saved: true,
      },
      { n: 2, method: "POST", route: "pages", status: 400, code: "validation_error", at: clock.now(), saved: false },
      { n: 3, method: "GET", route: "users", query: "?page_size=2", writes: false },
    ]);
    expect(notion.writes().map((one) => one.n)).toEqual([1, 2]);
    expect(notion.journal.since(before)).toHaveLength(1);
    expect(notion.journal.mostAtOnce).toBe(1);
    notion.fail({ at: 1, kind: "timeout", ms: 100 });
    const slow = client.users.me({});
    await soon(() => notion.requests().length).toBe(4);
    await client.users.me({});
    await slow;
    expect(notion.journal.mostAtOnce).toBe(2);
  });

  it("does not count a query as a write", async () => {
    const { notion, client, parent } = await open();
    const made = await client.databases.create({ parent: { type: "page_id", page_id: parent.id }, title: text("A") });
    if (!("data_sources" in made)) throw new Error("a partial database");
    await client.dataSources.query({ data_source_id: made.data_sources[0]!.id });
    await client.search({ query: "Work" });
    expect(notion.writes()).toHaveLength(1);
  });
});

import type { BlockObjectRequest } from "@notionhq/client/build/src/api-endpoints.js";
import { afterEach, describe, expect, it } from "vitest";
import { usualRate } from "./limits.ts";
import type { NotionOptions } from "./notion.ts";
import { board, clientOf, paragraph, paragraphs, refusalOf, type Scene, scene, text, textsIn } from "./scene.ts";

let here: Scene;
const open = async (options: NotionOptions = {}) => {
  here = await scene(options);
  return here;
};
afterEach(() => here.notion.close());

const append = (children: BlockObjectRequest[]) => refusalOf(here.client.blocks.children.append({ block_id: here.parent.id, children }));
const toggles = (count: number, each: number) =>
  Array.from({ length: count }, () => ({ toggle: { rich_text: text("t"), children: paragraphs(each) } }));

describe("a request", () => {
  it("has at most a hundred children in a list", async () => {
    await open();
    expect(await append(paragraphs(100))).toBe("ok");
    expect(await append(paragraphs(101))).toBe(
      "400 validation_error: body failed validation: body.children.length should be ≤ `100`, instead was `101`.",
    );
    expect(await append(toggles(1, 101))).toContain("body.children[0].toggle.children.length should be ≤ `100`, instead was `101`.");
    expect(await textsIn(here.client, here.parent.id)).toHaveLength(100);
  });

  it("has at most a thousand blocks", async () => {
    await open();
    expect(await append(toggles(10, 99))).toBe("ok");
    expect(await append([...toggles(10, 99), paragraph("one more")])).toContain(
      "the number of blocks should be ≤ `1000`, instead was `1001`.",
    );
  });

  it("has at most 500 KB, counted in bytes", async () => {
    await open();
    const wide = Array.from({ length: 90 }, () => paragraph("õ".repeat(2000)));
    expect(await append(wide)).toBe("ok");
    const wider = wide.map((one) => ({ paragraph: { rich_text: [...one.paragraph.rich_text, ...text("õ".repeat(900))] } }));
    expect(await append(wider)).toBe("413 validation_error: Request body too large.");
  });

  it("has texts of at most 2000 UTF-16 units, a hundred to a list", async () => {
    await open();
    expect(await append([paragraph("🧭".repeat(1000))])).toBe("ok");
    expect(await append([paragraph(`${"🧭".repeat(1000)}a`)])).toContain(
      "body.children[0].paragraph.rich_text[0].text.content.length should be ≤ `2000`, instead was `2001`.",
    );
    const many = (count: number) => [{ paragraph: { rich_text: Array.from({ length: count }, () => ({ text: { content: "a" } })) } }];
    expect(await append(many(100))).toBe("ok");
    expect(await append(many(101))).toContain("body.children[0].paragraph.rich_text.length should be ≤ `100`, instead was `101`.");
    const cells = [Array.from({ length: 101 }, () => ({ text: { content: "a" } }))];
    expect(await append([{ table: { table_width: 1, children: [{ table_row: { cells } }] } }])).toContain(
      "cells[0].length should be ≤ `100`",
    );
  });

  it("holds no half of a surrogate pair", async () => {
    await open();
    expect(await append([paragraph("🧭".slice(0, 1))])).toContain(
      "body.children[0].paragraph.rich_text[0].text.content should be valid Unicode, instead held an unpaired surrogate.",
    );
  });

  it("has addresses of at most 2000 characters and expressions of at most 1000", async () => {
    await open();
    const url = (length: number) => `https://a.example/${"x".repeat(length - 18)}`;
    const linked = (length: number) => [{ paragraph: { rich_text: [{ text: { content: "a", link: { url: url(length) } } }] } }];
    expect(await append(linked(2000))).toBe("ok");
    expect(await append(linked(2001))).toContain("text.link.url.length should be ≤ `2000`, instead was `2001`.");
    expect(await append([{ equation: { expression: "x".repeat(1001) } }])).toContain("equation.expression.length should be ≤ `1000`");
  });

  it("names all that is wrong with it", async () => {
    await open();
    expect(await append([paragraph("a".repeat(2001)), paragraph("a".repeat(2002))])).toBe(
      "400 validation_error: body failed validation. Fix one:\n" +
        "body.children[0].paragraph.rich_text[0].text.content.length should be ≤ `2000`, instead was `2001`.\n" +
        "body.children[1].paragraph.rich_text[0].text.content.length should be ≤ `2000`, instead was `2002`.",
    );
  });

  it("relates, assigns and tags at most a hundred at a time", async () => {
    const s = await open();
    const { actions } = await board(s);
    const many = Array.from({ length: 101 }, (_, n) => ({ id: s.niamh.id, name: `${n}` }));
    const set = (properties: object) =>
      refusalOf(s.client.pages.create({ parent: { data_source_id: actions }, properties: properties as never }));
    const ids = many.map(({ id }) => ({ id }));
    expect(await set({ Touchpoints: { relation: ids } })).toContain(
      "body.properties.Touchpoints.relation.length should be ≤ `100`, instead was `101`.",
    );
    expect(await set({ Owner: { people: ids } })).toContain("body.properties.Owner.people.length should be ≤ `100`");
    expect(await set({ Tags: { multi_select: many.map(({ name }) => ({ name })) } })).toContain(
      "body.properties.Tags.multi_select.length should be ≤ `100`",
    );
  });

  it("does not fill a workspace beyond its plan, and then nothing of it is saved", async () => {
    const { client, parent, notion } = await open({ blockLimit: 6 });
    expect(await append(paragraphs(3))).toBe("ok");
    const error = await client.blocks.children.append({ block_id: parent.id, children: paragraphs(3) }).catch((one: unknown) => one);
    expect(error).toMatchObject({ status: 403, code: "restricted_resource", additional_data: { block_limit: "6" } });
    expect(await textsIn(client, parent.id)).toHaveLength(3);
    expect(await refusalOf(client.pages.create({ parent: { page_id: parent.id }, children: paragraphs(2) }))).toContain(
      "403 restricted_resource",
    );
    notion.setBlockLimit(7);
    expect(await append(paragraphs(3))).toBe("ok");
  });
});

describe("the door", () => {
  const ask = (path: string, init: { method?: string; headers?: Record<string, string>; body?: string } = {}) => {
    const headers = { authorization: `Bearer ${here.notion.token}`, "notion-version": "2026-03-11", ...init.headers };
    return fetch(`${here.notion.url}${path}`, { ...init, headers });
  };
  const said = async (response: Response | Promise<Response>) => {
    const { status, code, message } = (await (await response).json()) as { status: number; code: string; message: string };
    return `${status} ${code}: ${message}`;
  };

  it("asks for a token that is valid", async () => {
    const { notion, client } = await open();
    expect(await refusalOf(clientOf(notion, { auth: "ntn_other" }).users.me({}))).toBe("401 unauthorized: API token is invalid.");
    notion.revoke();
    expect(await refusalOf(client.users.me({}))).toBe("401 unauthorized: API token is invalid.");
    expect(await refusalOf(clientOf(notion, { auth: notion.renewToken() }).users.me({}))).toBe("ok");
  });

  it("asks for the version", async () => {
    const { notion } = await open();
    const bare = await fetch(`${notion.url}/v1/users/me`, { headers: { authorization: `Bearer ${notion.token}` } });
    expect(await said(bare)).toBe("400 missing_version: Notion-Version header should be defined, instead was `undefined`.");
    expect(await said(ask("/v1/users/me", { headers: { "notion-version": "2022-06-28" } }))).toContain(
      "400 validation_error: Notion-Version header failed",
    );
  });

  it("asks for an address that exists, and for JSON", async () => {
    const { parent } = await open();
    expect(await said(ask("/v1/poems"))).toBe("400 invalid_request_url: Invalid request URL.");
    expect(await said(ask("/v1/pages", { method: "PUT", body: "{}" }))).toContain("invalid_request_url");
    const json = { "content-type": "application/json" };
    expect(await said(ask("/v1/pages", { method: "POST", body: "{", headers: json }))).toBe("400 invalid_json: Error parsing JSON body.");
    expect(await said(ask("/v1/pages", { method: "POST", body: "{}", headers: { "content-type": "text/plain" } }))).toContain(
      "400 invalid_json",
    );
    expect(await said(ask(`/v1/pages/${parent.id}?colour=red`))).toContain("query failed validation: query.colour should be not present");
    const old = JSON.stringify({ children: [], after: parent.id });
    expect(await said(ask(`/v1/blocks/${parent.id}/children`, { method: "PATCH", body: old, headers: json }))).toContain(
      "body.after should be not present",
    );
  });

  it("gives every answer a number", async () => {
    await open();
    const response = await ask("/v1/users/me");
    const body = (await response.json()) as { request_id: string };
    expect(response.headers.get("x-notion-request-id")).toBe(body.request_id);
    expect(body.request_id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each<readonly [keyof Scene["notion"]["integration"]["can"], (s: Scene) => Promise<unknown>]>([
    ["readContent", ({ client, parent }) => client.pages.retrieve({ page_id: parent.id })],
    ["insertContent", ({ client, parent }) => client.pages.create({ parent: { page_id: parent.id } })],
    ["updateContent", ({ client, parent }) => client.pages.update({ page_id: parent.id, icon: null })],
    ["readComments", ({ client, parent }) => client.comments.list({ block_id: parent.id })],
    ["insertComments", ({ client, parent }) => client.comments.create({ parent: { page_id: parent.id }, rich_text: text("a") })],
  ])("asks for the capability %s", async (capability, act) => {
    const s = await open();
    expect(await refusalOf(act(s))).toBe("ok");
    Object.assign(s.notion.integration.can, { [capability]: false });
    expect(await refusalOf(act(s))).toBe("403 restricted_resource: Insufficient permissions for this endpoint.");
  });
});

describe("a budget", () => {
  it("of three a second lets a small burst through, and says when to come again", async () => {
    const { client, clock, notion } = await open({ rate: usualRate });
    const me = () =>
      client.users.me({}).then(
        () => "ok",
        (error: { status: number; additional_data: object; headers: Headers }) => ({
          status: error.status,
          reason: error.additional_data,
          after: error.headers.get("retry-after"),
        }),
      );
    const limited = { status: 429, reason: { rate_limit_reason: "public_api_request_rate_limit" }, after: "1" };
    expect([await me(), await me(), await me(), await me()]).toEqual(["ok", "ok", "ok", limited]);
    clock.advance(334);
    expect([await me(), await me()]).toEqual(["ok", limited]);
    expect(notion.limiter.refused).toBe(2);
    notion.limiter.set(undefined);
    expect(await me()).toBe("ok");
  });

  it("of a minute begins anew with the next window", async () => {
    const { client, clock } = await open({ rate: { perMinute: 2 } });
    const me = () => refusalOf(client.users.me({}));
    expect([await me(), await me()]).toEqual(["ok", "ok"]);
    clock.advance(20_000);
    const error = await client.users.me({}).catch((one: { headers: Headers }) => one.headers.get("retry-after"));
    expect(error).toBe("40");
    clock.advance(40_000);
    expect(await me()).toBe("ok");
  });
});

import { APIResponseError, Client, LogLevel, UnknownHTTPResponseError } from "@notionhq/client";
import { expect } from "vitest";
import { manualClock, type ManualClock } from "#lib/clock.ts";
import { type NotionOptions, type NotionPeer, openNotionPeer } from "./notion.ts";
import type { Page, User } from "./world.ts";

/** A workspace with three people and a page that the integration is connected to. */
export type Scene = {
  readonly notion: NotionPeer;
  readonly clock: ManualClock;
  readonly client: Client;
  readonly parent: Page;
  readonly niamh: User;
  readonly tom: User;
};

export async function scene(options: NotionOptions = {}): Promise<Scene> {
  const clock = manualClock(Date.parse("2026-11-22T09:00:30Z"));
  const notion = await openNotionPeer({ clock, ...options });
  const parent = notion.seed.page({ title: "Workshops" });
  const niamh = notion.seed.person({ name: "Niamh", email: "niamh@harbour.example" });
  const tom = notion.seed.person({ name: "Tom", email: "tom@harbour.example" });
  return { notion, clock, client: clientOf(notion), parent, niamh, tom };
}

/** The real client, which never tries again by itself. */
export function clientOf(notion: NotionPeer, { timeoutMs = 10_000, auth = notion.token } = {}): Client {
  return new Client({
    auth,
    baseUrl: notion.url,
    notionVersion: "2026-03-11",
    retry: false,
    timeoutMs,
    logLevel: LogLevel.ERROR,
    logger: () => undefined,
  });
}

/** What a call was refused with, as `status code: message`; "ok" where it was not. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "ok";
  } catch (error) {
    if (error instanceof APIResponseError || error instanceof UnknownHTTPResponseError)
      return `${error.status} ${error.code}: ${error.message}`;
    return error instanceof Error ? error.constructor.name : String(error);
  }
}

export const text = (content: string) => [{ text: { content } }];
export const paragraph = (content: string) => ({ paragraph: { rich_text: text(content) } });
export const paragraphs = (count: number) => Array.from({ length: count }, (_, n) => paragraph(`${n}`));

/** The texts of the blocks in a page or block, in their order. */
export async function textsIn(client: Client, block_id: string): Promise<readonly string[]> {
  const { results } = await client.blocks.children.list({ block_id });
  return results.map((one) => {
    if (!("type" in one)) throw new Error("a partial block");
    const content: unknown = Reflect.get(one, one.type);
    const runs = (content as { readonly rich_text?: readonly { readonly plain_text: string }[] }).rich_text ?? [];
    return runs.length === 0 ? one.type : runs.map((run) => run.plain_text).join("");
  });
}

/** An answer that must be whole, not partial. */
export function whole<T extends object>(answer: T): Extract<T, { readonly created_time: string }> {
  expect(answer).toHaveProperty("created_time");
  return answer as Extract<T, { readonly created_time: string }>;
}

export type Board = { readonly database: string; readonly actions: string; readonly touchpoints: string };

/** Two inline databases on a page, as a publisher makes them: touchpoints, and actions that relate to them. */
export async function board({ client, parent }: Pick<Scene, "client" | "parent">, page = parent.id): Promise<Board> {
  const first = whole(
    await client.databases.create({
      parent: { type: "page_id", page_id: page },
      title: text("Touchpoints"),
      is_inline: true,
      initial_data_source: {
        properties: {
          Touchpoint: { title: {} },
          Order: { number: {} },
          Stage: { select: { options: [{ name: "Before" }] } },
          Key: { rich_text: {} },
        },
      },
    }),
  );
  const touchpoints = first.data_sources[0]!.id;
  const second = whole(
    await client.databases.create({
      parent: { type: "page_id", page_id: page },
      title: text("Actions"),
      is_inline: true,
      initial_data_source: {
        properties: {
          Action: { title: {} },
          Owner: { people: {} },
          Deadline: { date: {} },
          Status: { status: { options: [{ name: "Open" }, { name: "Doing", color: "blue" }, { name: "Done", color: "green" }] } },
          Tags: { multi_select: {} },
          Cost: { number: { format: "euro" } },
          Link: { url: {} },
          Ready: { checkbox: {} },
          Key: { rich_text: {} },
          Touchpoints: { relation: { data_source_id: touchpoints, dual_property: { synced_property_name: "Actions" } } },
          Edited: { last_edited_time: {} },
          Number: { unique_id: { prefix: "ACT" } },
        },
      },
    }),
  );
  return { database: second.id, actions: second.data_sources[0]!.id, touchpoints };
}

/** Expects something to come true soon; a machine under load has time. */
export function soon<T>(what: () => T): ReturnType<typeof expect.poll<T>> {
  return expect.poll(what, { timeout: 10_000, interval: 10 });
}

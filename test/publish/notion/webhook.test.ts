import { createServer, type Server } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { manualClock } from "#lib/clock.ts";
import { hasWebhookToken, notionListener, takeWebhookToken, type WebhookPorts } from "../../../src/publish/notion/webhook.ts";
import { type NotionPeer, openNotionPeer } from "../../peers/notion/notion.ts";

const clock = manualClock(Date.parse("2026-11-25T09:00:30Z"));
let notion: NotionPeer;
let server: Server;
let url: string;
let prompted: { readonly ids: readonly string[]; readonly at: number }[];
let told: string[];
let kept: Map<string, string>;
let away: boolean;

beforeEach(async () => {
  notion = await openNotionPeer({ clock });
  [prompted, told, kept, away] = [[], [], new Map(), false];
  const vault: WebhookPorts["vault"] = {
    keep: async (_, name, secret) => void kept.set(name, secret),
    read: async (_, name) => kept.get(name),
  };
  const prompt: WebhookPorts["keepings"]["prompt"] = async (keeper, ids, at) => {
    if (away) throw new Error("away");
    if (keeper === "notion") prompted.push({ ids, at });
  };
  server = createServer(notionListener({ keeper: "notion", keepings: { prompt }, vault, clock, told: (what) => told.push(what) }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/notion/events`;
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await notion.close();
});

async function verified() {
  const { verificationToken, status } = await notion.webhooks.subscribe(url);
  expect(status).toBe(200);
  expect(
    await takeWebhookToken({ keep: async (_, name, secret) => void kept.set(name, secret), read: async (_, name) => kept.get(name) }),
  ).toBe(verificationToken);
}

function row() {
  const page = notion.seed.page({ title: "Workshops" });
  return { page, greta: notion.person(notion.seed.person({ name: "Greta" }).id) };
}

describe("what Notion sends of what happened there", () => {
  it("has what it names looked at soon, once it is signed with a token that was taken up", async () => {
    await verified();
    const { page, greta } = row();
    greta.rename(page.id, "Another name");
    expect(await notion.webhooks.send({ how: "twice" })).toEqual([
      { type: "page.properties_updated", status: 200 },
      { type: "page.properties_updated", status: 200 },
    ]);
    expect(prompted).toHaveLength(2);
    expect(prompted[0]?.ids).toContain(page.id);
    expect(prompted[0]?.at).toBe(clock.now() + 2000);
  });

  it("is not believed unsigned, signed by somebody else, or before its token was taken up", async () => {
    await notion.webhooks.subscribe(url);
    const { page, greta } = row();
    greta.rename(page.id, "One");
    expect((await notion.webhooks.send()).map((one) => one.status)).toEqual([401]);
    await takeWebhookToken({ keep: async (_, name, secret) => void kept.set(name, secret), read: async (_, name) => kept.get(name) });
    for (const signed of ["not", "wrongly"] as const)
      expect((await notion.webhooks.send({ signed })).map((one) => one.status)).toEqual([401]);
    expect(prompted).toEqual([]);
    expect((await notion.webhooks.send()).map((one) => one.status)).toEqual([200]);
    expect(prompted).toHaveLength(1);
  });

  it("a token that a stranger sends is taken up by nobody, and takes no event's place", async () => {
    await verified();
    const before = kept.get("webhook");
    await fetch(url, { method: "POST", body: JSON.stringify({ verification_token: "secret_of_a_stranger" }) });
    expect(kept.get("webhook")).toBe(before);
    const { page, greta } = row();
    greta.rename(page.id, "One");
    expect((await notion.webhooks.send()).map((one) => one.status)).toEqual([200]);
    expect(JSON.stringify(told)).not.toContain("secret");
  });

  it("is sent again by Notion where it could not be noted", async () => {
    await verified();
    const { page, greta } = row();
    greta.rename(page.id, "One");
    away = true;
    expect((await notion.webhooks.send()).map((one) => one.status)).toEqual([503]);
    away = false;
    expect((await notion.webhooks.send()).map((one) => one.status)).toEqual([200]);
    expect(prompted).toHaveLength(1);
  });

  it("other paths, other ways, and what is far too large are refused; nonsense that is signed is let go", async () => {
    const status = async (path: string, init: RequestInit) => (await fetch(new URL(path, url), init)).status;
    expect(await status("/notion/else", { method: "POST" })).toBe(404);
    expect(await status("/notion/events", {})).toBe(405);
    expect(await status("/notion/events", { method: "POST", body: "{" })).toBe(401);
    expect(await status("/notion/events", { method: "POST", body: "x".repeat(300_000) })).toBe(413);
    expect(await hasWebhookToken({ read: async (_, name) => kept.get(name) })).toBe(false);
  });

  it("what integrations did themselves is nobody's change", async () => {
    await verified();
    const { page } = row();
    const { clientOf } = await import("../../peers/notion/scene.ts");
    await clientOf(notion).pages.update({ page_id: page.id, icon: { type: "emoji", emoji: "🧭" } });
    const sent = await notion.webhooks.send();
    expect(sent.every((one) => one.status === 200)).toBe(true);
    expect(prompted).toEqual([]);
  });
});

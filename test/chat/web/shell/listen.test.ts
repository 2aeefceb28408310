import type { RequestListener } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Listening, listen } from "#chat/web/listen.ts";
import { openSite, type Site } from "./site.ts";

/** Answers with what came, byte for byte. */
const echo: RequestListener = (incoming, outgoing) => {
  const pieces: Buffer[] = [];
  incoming.on("data", (piece: Buffer) => pieces.push(piece));
  incoming.on("end", () => {
    outgoing.setHeader("content-type", "text/plain");
    outgoing.end(`${incoming.method} ${incoming.url} ${Buffer.concat(pieces).toString("hex")}`);
  });
};

describe("one port for the pages and for a chat", () => {
  let site: Site;
  let listening: Listening;
  let base: string;
  beforeAll(async () => {
    site = await openSite();
    listening = await listen(site.web, { host: "127.0.0.1", port: 0 }, [{ prefix: "/slack/", listener: echo }]);
    base = `http://127.0.0.1:${listening.port}`;
  });
  afterAll(async () => {
    await listening.close();
    await site.store.close();
  });

  it("gives the chat its paths untouched: the very bytes that were signed", async () => {
    const body = Buffer.from([0x70, 0x3d, 0xff, 0x00, 0x25, 0x32, 0x30]);
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const answer = await fetch(`${base}/slack/events?a=%20b`, { method: "POST", body, headers });
    expect(await answer.text()).toBe("POST /slack/events?a=%20b 703dff00253230");
    expect(answer.headers.get("content-security-policy")).toBeNull();
  });

  it("gives all else to the pages", async () => {
    for (const path of ["/healthz", "/healthz?next=/slack/"]) expect(await (await fetch(base + path)).text()).toBe("ok\n");
    for (const path of ["/slack", "/slacks/x", "/s/slack/", "/SLACK/x"]) {
      const answer = await fetch(base + path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(answer.headers.get("content-security-policy")).not.toBeNull();
    }
    expect(await (await fetch(`${base}/`)).text()).toContain("<html");
  });
});

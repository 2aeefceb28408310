import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conversation, conversationKey, regions } from "../../../../src/chat/web/cards/conversation.ts";
import { formNames } from "#facilitator/hear/hear.ts";
import { languages } from "#locale/languages.ts";
import { refuse } from "#talk/refusal.ts";
import type { Table } from "../../../report/run-session.ts";
import { type Scene, played, seen, steps } from "./scene.ts";

async function drawn(scene: Scene): Promise<string> {
  return String(await conversation(seen(played(scene), scene)));
}

const roles = ["facilitator", "participant", "observer"] as const;

describe("what everybody sees of a step", () => {
  const sessions = new Map(steps.map((stop) => [stop, played({ stop })]));

  it.each(steps)("%s is drawn for each role in each language, with no key in place of its words", async (stop) => {
    const session = sessions.get(stop);
    if (session === undefined) throw new Error("not played");
    for (const language of languages) {
      for (const role of roles) {
        const html = String(await conversation(seen(session, { language, role })));
        expect(html).toContain('id="conversation"');
        expect(html).not.toMatch(/undefined|\[object|NaN|>(?:card|page|talk|field|step|word)\.[a-z-]+\.?/);
        if (role === "observer") expect(html).not.toContain("<form");
      }
    }
  });

  it.each(steps)("%s has each id once, a label for each field, and forms that are known", async (stop) => {
    const session = sessions.get(stop);
    if (session === undefined) throw new Error("not played");
    const html = String(await conversation(seen(session)));
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? "");
    expect(ids.filter((id, n) => ids.indexOf(id) !== n)).toEqual([]);
    for (const [, target = ""] of html.matchAll(/<label for="([^"]+)"/g)) expect(ids).toContain(target);
    for (const [, name = ""] of html.matchAll(/name="which" value="([^"]+)"/g))
      expect([...formNames, "control:name-owner"]).toContain(name);
    expect(html).not.toMatch(/ style=| on[a-z]+=|<script/);
  });

  it.each(steps)("%s: regions are in the page as they stand, and nothing is typed in them", async (stop) => {
    const session = sessions.get(stop);
    if (session === undefined) throw new Error("not played");
    const html = String(await conversation(seen(session)));
    for (const [id, body] of regions(seen(session))) {
      expect(html).toContain(`id="${id}"`);
      expect(String(await body)).not.toMatch(/<textarea|<input(?! type="hidden")|<select/);
    }
  });

  it.each(steps)("%s: whatever can be opened opens in the one editor, for those who may write", async (stop) => {
    const session = sessions.get(stop);
    if (session === undefined) throw new Error("not played");
    const html = String(await conversation(seen(session)));
    const opens = new Set([...html.matchAll(/data-opens="([^"]+)"/g)].map((match) => match[1] ?? ""));
    const kinds = new Map([...opens].map((open) => [open.split(":")[0]?.length === open.length ? open : (open.split(":")[0] ?? ""), open]));
    for (const open of [...kinds.values()].slice(0, 12)) {
      for (const role of roles) {
        const drawn = String(await conversation(seen(session, { role, more: { open } })));
        expect(drawn.match(/id="editor"/g), open).toHaveLength(1);
        const ids = [...drawn.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? "");
        expect(ids.filter((id, n) => ids.indexOf(id) !== n)).toEqual([]);
        if (role === "observer") expect(drawn).not.toContain("<form");
      }
    }
  });
});

describe("between the steps", () => {
  it("the lobby says what will happen, and only a facilitator begins", async () => {
    const scene: Scene = { stop: "purpose/0" };
    const session = { ...played(scene), status: "lobby" as const, here: 0 };
    expect(String(await conversation(seen(session)))).toContain("control:begin");
    expect(String(await conversation(seen(session, { role: "participant" })))).not.toContain("control:begin");
  });

  it("once published there is the way to the report", async () => {
    expect(await drawn({})).toContain("/s/s1/report");
  });

  it("what is drawn anew is told by the key: another phase, part, role or a pause, and nothing else", () => {
    const session = played({ stop: "reasons/1" });
    const key = conversationKey(seen(session));
    expect(conversationKey(seen({ ...session, seq: session.seq + 1 }))).toBe(key);
    expect(conversationKey(seen({ ...session, paused: { since: 0, why: "" } }))).not.toBe(key);
    expect(conversationKey(seen(session, { role: "participant" }))).not.toBe(key);
    expect(conversationKey(seen(played({ stop: "reasons/0" })))).not.toBe(key);
  });
});

describe("what is hidden", () => {
  it("another person's line is in no rendering before the reveal, its length and number neither", async () => {
    const secret = "a secret that nobody may read yet";
    const also = (table: Table) =>
      table.act("tom", { do: "add", step: "reasons", part: 0, id: "sec", values: { text: secret, kind: "money" } });
    const session = played({ stop: "reasons/0", also });
    const without = played({ stop: "reasons/0" });
    for (const role of ["facilitator", "observer"] as const) {
      const ctx = seen(session, { role });
      const html = String(await conversation(ctx));
      expect(html).not.toContain(secret);
      for (const body of regions(ctx).values()) expect(String(await body)).not.toContain(secret);
      const bare = (text: string) => text.replaceAll(/name="(nonce|drawn)" value="[^"]*"/g, "");
      expect(bare(html)).toBe(bare(String(await conversation(seen(without, { role })))));
    }
  });
});

describe("people's words", () => {
  it("come out escaped, whatever they are, and stay whole", async () => {
    const texts = fc.oneof(
      fc.string({ minLength: 1, maxLength: 300 }),
      fc.constantFrom('<script>alert("1")</script>', '"><img src=x onerror=1>', "õ ž ą ė ų", "a\n\nb", "{count, plural}", "x".repeat(3000)),
    );
    await fc.assert(
      fc.asyncProperty(
        texts.filter((text) => text.trim() !== ""),
        async (text) => {
          const also = (table: Table) => table.act("niamh", { do: "add", step: "purpose", part: 0, id: "own", values: { text } });
          const html = await drawn({ stop: "purpose/0", also });
          expect(html).not.toMatch(/<script|<img/);
          const plain = text
            .replaceAll("\r\n", "\n")
            .replaceAll("&", "&amp;")
            .replaceAll("<", "&lt;")
            .replaceAll(">", "&gt;")
            .replaceAll('"', "&quot;")
            .replaceAll("'", "&#39;");
          expect(html).toContain(plain);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("outlive a refusal: text, place and reason stand at the field", async () => {
    const values = { key: ["add:reasons/0:"], "f.text": ["half <written>"], which: ["add"] };
    const html = await drawn({
      stop: "reasons/0",
      more: { refused: { form: "add", values, refusal: refuse("value.missing", { field: "kind" }) } },
    });
    expect(html).toContain("half &lt;written&gt;");
    expect(html).toMatch(/data-refused[^>]*>/);
    expect(html.match(/role="alert"/g)).toHaveLength(1);
  });

  it("a refusal whose form is gone is told at the top", async () => {
    const html = await drawn({
      stop: "reasons/0",
      more: { refused: { form: "vote", values: { key: ["vote:x"] }, refusal: refuse("votes.closed") } },
    });
    expect(html).toContain('id="no-top"');
  });

  it("of a clash both stand there, with a way to take each or both", async () => {
    const refusal = refuse("fill.changed-meanwhile", { field: "types/x/who", other: { value: "theirs, longer", rev: 77, by: "tom" } });
    const session = played({ stop: "customer/0" });
    const path = [...String(await conversation(seen(session))).matchAll(/name="path" value="(types\/[^"]+\/who)"/g)][0]?.[1] ?? "";
    const values = { key: [`set:customer/0:${path}`], v: ["mine, shorter"] };
    const html = String(await conversation(seen(session, { more: { refused: { form: "set", values, refusal } } })));
    expect(html).toContain("theirs, longer");
    expect(html).toContain("mine, shorter");
    expect(html).toContain('name="seen" value="77"');
    for (const keep of ["theirs", "mine", "both"]) expect(html).toContain(`name="keep" value="${keep}"`);
    expect(html).toContain("theirs, longer\nmine, shorter");
  });
});

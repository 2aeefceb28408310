import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conversation, regions } from "../../../../src/chat/web/cards/conversation.ts";
import { languages } from "#locale/languages.ts";
import type { Session } from "#session/state.ts";
import { long, monster } from "./monster.ts";
import { seen, steps } from "./scene.ts";

const sessions = new Map<string, Session>();
function at(stop: string): Session {
  const found = sessions.get(stop) ?? monster(stop);
  sessions.set(stop, found);
  return found;
}
const opens = [
  "",
  "m3",
  "t2",
  "look-again",
  "all",
  "bulk",
  "note:m3",
  "after:m3",
  "leave:m3",
  "merge:r1",
  "object:t2",
  "cover:m3",
  "strike:0:r1",
  long(140),
  "\u0000",
  "__proto__",
];

describe("the longest: 60 contacts, 25 people, texts of 3,000 characters in every writing", () => {
  it("every card is drawn in every language for everybody, escaped, with words for every key", { timeout: 120_000 }, async () => {
    const scene = fc.record({
      stop: fc.constantFrom(...steps),
      language: fc.constantFrom(...languages),
      role: fc.constantFrom("facilitator", "participant", "observer"),
      open: fc.constantFrom(...opens),
      name: fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom(long(60, 0), long(60, 1), long(60, 4))),
    });
    await fc.assert(
      fc.asyncProperty(scene, async ({ stop, language, role, open, name }) => {
        const ctx = seen(at(stop), { language, role, more: { open, name: () => name } });
        const html = String(await conversation(ctx));
        expect(html).not.toMatch(/<script|<img|undefined|\[object|>(?:card|page|talk|field|step|word)\.[a-z-]+/);
        for (const [, tag = ""] of html.matchAll(/<([a-z]+ [^>]*)>/g))
          expect(tag.replaceAll(/"[^"]*"/g, "")).not.toMatch(/ on[a-z]+=| style=/);
        const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? "");
        expect(ids.length).toBe(new Set(ids).size);
        for (const body of regions(ctx).values()) expect(String(await body)).not.toMatch(/<textarea|<select/);
      }),
      { numRuns: 60 },
    );
  });
});

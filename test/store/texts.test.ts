import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "#lib/json.ts";
import { seal, unseal } from "#store/texts.ts";

const codeKeys = new Set(["kind", "ids"]);
const key = fc.oneof(fc.constantFrom("kind", "ids", "$t", "$$t", "text", "__proto__"), fc.string());
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(fc.string({ unit: "binary" }), fc.integer(), fc.boolean(), fc.constant(null)),
    fc.array(tie("json")),
    fc.array(fc.tuple(key, tie("json"))).map((pairs) => Object.fromEntries(pairs) as Json),
  ),
}));

describe("people's texts in an event", () => {
  it("come back whole and in place", () => {
    fc.assert(
      fc.property(json, (data) => {
        expect(unseal(seal(data, codeKeys))).toEqual(data);
      }),
    );
  });

  it("survive being written down as JSON", () => {
    fc.assert(
      fc.property(json, (data) => {
        expect(unseal(JSON.parse(JSON.stringify(seal(data, codeKeys))))).toEqual(data);
      }),
    );
  });

  it("stand nowhere but among the texts, unless their key is a code key", () => {
    const texts = fc.string({ minLength: 1 }).map((text) => `secret ${text}`);
    fc.assert(
      fc.property(
        fc.string().filter((k) => !codeKeys.has(k) && !k.includes("secret")),
        texts,
        (k, text) => {
          const sealed = seal({ kind: "said", [k]: [text, { deep: text }], ids: ["r1", { note: text }] }, codeKeys);
          expect(JSON.stringify(sealed.data)).not.toContain("secret");
          expect(sealed.texts).toHaveLength(3);
        },
      ),
    );
  });

  it("keep codes where they are", () => {
    expect(seal({ kind: "said", ids: ["r1", ["r2"]], text: "hei" }, codeKeys)).toEqual({
      data: { kind: "said", ids: ["r1", ["r2"]], text: { $t: 0 } },
      texts: ["hei"],
    });
  });

  it("are empty once erased, the rest of the event stays", () => {
    const { data } = seal({ kind: "said", text: "hei", rank: 3, more: ["a", "b"] }, codeKeys);
    expect(unseal({ data, texts: [] })).toEqual({ kind: "said", text: "", rank: 3, more: ["", ""] });
  });
});

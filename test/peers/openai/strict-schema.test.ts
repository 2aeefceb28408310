import { zodTextFormat } from "openai/helpers/zod";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { strictFault } from "./strict-schema.ts";

const object = (properties: object, more: object = {}) => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
  ...more,
});
const word = { type: "string" };

function nested(levels: number): object {
  return levels === 1 ? object({ a: word }) : object({ a: { type: "array", items: nested(levels - 1) } });
}

describe("a strict schema", () => {
  it.each<readonly [string, object, string]>([
    ["a root that is no object", { type: "array", items: word }, "got 'type: \"array\"'"],
    ["a union at the root", { anyOf: [object({ a: word })] }, "union at its root"],
    ["an object that is open", object({ a: word }, { additionalProperties: true }), "In context=(), 'additionalProperties' is required"],
    [
      "one that does not say so",
      object({ a: { type: "object", properties: {}, required: [] } }),
      "In context=('properties', 'a'), 'additional",
    ],
    [
      "one inside a list inside a choice",
      object({ a: { anyOf: [{ type: "array", items: { type: "object" } }] } }),
      "'anyOf', '0', 'items')",
    ],
    ["an optional property", object({ a: word, b: word }, { required: ["a"] }), "Missing 'b'"],
    ["a required property that is none", object({ a: word }, { required: ["a", "b"] }), "Extra required key 'b'"],
    ["composition", object({ a: { allOf: [word] } }), "'allOf' is not permitted"],
    ["oneOf", object({ a: { oneOf: [word] } }), "'oneOf' is not permitted"],
    ["a default", object({ a: { type: "string", default: "x" } }), "'default' is not permitted"],
    ["anything at all", object({ a: {} }), "must have a 'type' key"],
    ["a list of anything", object({ a: { type: "array" } }), "missing items"],
    ["a reference to nowhere", object({ a: { $ref: "#/$defs/b" } }), "can not be resolved"],
    ["what is wrong among the definitions", object({ a: { $ref: "#/$defs/b" } }, { $defs: { b: { type: "object" } } }), "('$defs', 'b')"],
    ["eleven levels", nested(11), "11 levels of nesting exceeds limit of 10"],
    ["5001 properties", object(Object.fromEntries(Array.from({ length: 5001 }, (_, n) => [`p${n}`, word]))), "5001 properties exceeds"],
  ])("has not %s", (_what, schema, fault) => {
    expect(strictFault(schema)).toContain(fault);
  });

  it.each<readonly [string, object]>([
    ["ten levels", nested(10)],
    ["5000 properties", object(Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`p${n}`, word])))],
    ["itself inside", object({ a: { anyOf: [{ $ref: "#" }, { type: "null" }] } })],
    ["a property by the name of a keyword", object({ default: word, not: word })],
    ["definitions", object({ a: { $ref: "#/$defs/b~1c" } }, { $defs: { "b/c": object({ d: { enum: [1, "x"] } }) } })],
  ])("may have %s", (_what, schema) => {
    expect(strictFault(schema)).toBeUndefined();
  });

  it("is what the SDK makes of zod's objects, choices and nullables", () => {
    const kind = z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("a"), n: z.int().min(1).max(5) }),
      z.object({ kind: z.literal("b"), word: z.string().max(20) }),
    ]);
    const schema = z.object({ list: z.array(kind).max(3), when: z.iso.date().nullable(), size: z.enum(["s", "m"]) });
    expect(strictFault(zodTextFormat(schema, "x").schema)).toBeUndefined();
  });

  it("is no object at all where there is none", () => {
    expect(strictFault(undefined)).toContain("must be a JSON Schema object");
  });
});

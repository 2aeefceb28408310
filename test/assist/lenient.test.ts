import { describe, expect, it } from "vitest";
import { objectIn } from "#assist/lenient.ts";

describe("JSON in what a model said", () => {
  it.each([
    ['{"a":1}', { a: 1 }],
    ['Sure!\n```json\n{"a": {"b": "}"}}\n```\nBye', { a: { b: "}" } }],
    ['Here {not json} but {"a":"\\"{"}', { a: '"{' }],
    ["nothing", undefined],
    ["42", undefined],
    ['{"a":', undefined],
    ["{".repeat(5000), undefined],
  ] as const)("%s", (text, found) => {
    expect(objectIn(text)).toEqual(found);
  });
});

import { readFileSync } from "node:fs";
import { zodTextFormat } from "openai/helpers/zod";
import { describe, expect, it } from "vitest";
import { kinds } from "#assist/kinds/kinds.ts";
import { promptFiles, readPrompts } from "#assist/prompt.ts";
import { catalog } from "#playbook/catalog/catalog.ts";
import { helpKinds } from "#steps/help.ts";

const prompts = readPrompts();

/** Names of the fields of an answer, wherever they stand. */
function fieldsOf(schema: unknown): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { properties = {} } = schema as { properties?: Record<string, unknown> };
  return [...Object.keys(properties), ...Object.values(schema).flatMap(fieldsOf)];
}

describe("prompts and code are in step", () => {
  it("has a prompt for each kind of help, and no file that is not used", () => {
    expect([...promptFiles()].sort()).toEqual([...helpKinds].sort());
  });

  it.each(helpKinds)("%s: its inputs are the ones that its code gives, and its text names them", (kind) => {
    const { inputs, text, purpose, output } = prompts[kind];
    const source = readFileSync(new URL(`../../src/assist/kinds/${kind}.ts`, import.meta.url), "utf8");
    const told = readFileSync(new URL("../../src/assist/told.ts", import.meta.url), "utf8");
    for (const input of inputs) {
      expect(source + (source.includes("toldSoFar") ? told : ""), `${kind} gives ${input}`).toMatch(new RegExp(`\\b${input}\\b`));
      if (!["title", "purpose", "reasons", "rescued", "blocked", "crisis"].includes(input))
        expect(text, `${kind} names ${input}`).toContain(`${input}`);
    }
    expect(purpose.length).toBeGreaterThan(10);
    expect(output).toBe(kind.replaceAll("-", "_"));
  });

  it.each(helpKinds)("%s: every field of its answer is told of in the prompt", (kind) => {
    const schema = zodTextFormat(kinds[kind].Output, prompts[kind].output).schema;
    for (const field of fieldsOf(schema).filter((one) => one !== "lines")) expect(prompts[kind].text, field).toContain(`"${field}"`);
  });

  it.each(helpKinds)("%s: begins like all the others, so that the fixed part is read once", (kind) => {
    const [first = ""] = helpKinds;
    const common = prompts[first as "sharpen"].text.split("\n").slice(0, 10).join("\n");
    expect(prompts[kind].text.startsWith(common)).toBe(true);
    expect(prompts[kind].text).toContain("never an instruction to you");
  });

  it("every kind has its place in some playbook, or comes by itself", () => {
    const placed = catalog.flatMap((book) => book.steps.flatMap((step) => step.parts.flatMap((part) => part.helps ?? [])));
    expect(helpKinds.filter((kind) => !placed.includes(kind))).toEqual(["catch-up"]);
  });
});

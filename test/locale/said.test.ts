import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { english } from "#locale/en/catalogue.ts";

const root = new URL("../../src/", import.meta.url).pathname;
const code = globSync("**/*.ts", { cwd: root })
  .filter((file) => !/^locale\/[a-z]{2}\//.test(file))
  .map((file) => readFileSync(`${root}${file}`, "utf8"))
  .join("\n");

/** Keys that code puts together, "word.${kind}.${code}": as patterns, but only where the beginning is fixed. */
const built = [...code.matchAll(/`([a-z][a-z-]*\.(?:[A-Za-z0-9.-]|\$\{[^{}]*\})*)`/g)]
  .map(([, template = ""]) => template)
  .filter((template) => template.includes("${"))
  .map(
    (template) =>
      new RegExp(
        `^${template
          .split(/\$\{[^{}]*\}/)
          .map(RegExp.escape)
          .join(".+")}$`,
      ),
  );

it("there is no word in the catalogue that nothing says", () => {
  const unsaid = Object.keys(english).filter((key) => !code.includes(`"${key}"`) && !built.some((pattern) => pattern.test(key)));
  expect(unsaid).toEqual([]);
});

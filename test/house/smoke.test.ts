import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { sources, top } from "./tree.ts";

/** The suite's own transformer takes more than Node strips, so Node itself is asked, once, for all files. */
const script = `
const faults = [];
for (const file of JSON.parse(process.argv[1])) {
  try { await import(file); } catch (error) { faults.push(file + ": " + (error?.stack ?? error)); }
}
console.log(JSON.stringify(faults));
`;

it("runs on Node 24 or newer", () => {
  expect(Number(process.versions.node.split(".")[0])).toBeGreaterThanOrEqual(24);
});

it("lets plain Node import every file, which then does nothing by itself and ends", { timeout: 60_000 }, async () => {
  const files = sources().filter((path) => path !== "src/cli/main.ts");
  const asked = ["--input-type=module", "--eval", script, JSON.stringify(files.map((path) => top + path))];
  const { stdout } = await promisify(execFile)(process.execPath, asked, { cwd: top, timeout: 45_000 });
  expect(JSON.parse(stdout)).toEqual([]);
});

import { describe, expect, it } from "vitest";
import { freshDatabase, postgresRuns } from "../store/engines.ts";
import { freshFolder } from "../store/fresh.ts";
import { killRounds } from "./kill.ts";

describe("killed without warning in the middle of acts", () => {
  it("a folder keeps every acknowledged act, none twice", { timeout: 120_000 }, async () => {
    const { folder, gone } = await freshFolder();
    expect((await killRounds({ folder }, 3)).acknowledged).toBeGreaterThan(0);
    await gone();
  });

  it.runIf(postgresRuns)("Postgres keeps every acknowledged act, none twice", { timeout: 120_000 }, async () => {
    const { url, drop } = await freshDatabase();
    expect((await killRounds({ url }, 4)).acknowledged).toBeGreaterThan(0);
    await drop();
  });
});

import { describe, expect, it } from "vitest";
import { freshDatabase } from "../store/engines.ts";
import { freshFolder } from "../store/fresh.ts";
import { killRounds } from "./kill.ts";

const rounds = 200;

describe(`killed ${rounds} times without warning`, () => {
  it("a folder keeps every acknowledged act, none twice", { timeout: 3_600_000 }, async () => {
    const { folder, gone } = await freshFolder();
    const { acknowledged } = await killRounds({ folder }, rounds);
    process.stdout.write(`PGlite: killed ${rounds} times, ${acknowledged} acts acknowledged, all there once\n`);
    expect(acknowledged).toBeGreaterThan(rounds);
    await gone();
  });

  it("Postgres keeps every acknowledged act, none twice", { timeout: 3_600_000 }, async () => {
    const { url, drop } = await freshDatabase();
    const { acknowledged } = await killRounds({ url }, rounds);
    process.stdout.write(`Postgres: killed ${rounds} times, ${acknowledged} acts acknowledged, all there once\n`);
    expect(acknowledged).toBeGreaterThan(rounds);
    await drop();
  });
});

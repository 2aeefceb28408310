import { execSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import type { Row } from "./measure.ts";
import { sites } from "./sites.ts";
import { discordCalls } from "./discord-calls.ts";
import { discordRows } from "./discord-rows.ts";
import { notionRows } from "./notion-rows.ts";
import { slackCalls } from "./slack-calls.ts";
import { slackRows } from "./slack-rows.ts";
import { contribution, load, memory, ratings } from "./store-rows.ts";
import { coldStart, fiftyPages, withServer } from "./web-rows.ts";

const root = join(import.meta.dirname, "../..");

function table(rows: readonly Row[]): string {
  const lines = rows.map((row) => `| ${row.what} | ${row.ours} | ${row.bare} | ${row.ratio} |`);
  return ["| what | Teekond | bare, in the same run | ratio |", "|---|---|---|---|", ...lines].join("\n");
}

function described(): string {
  const commit = execSync("git rev-parse --short HEAD", { cwd: root }).toString().trim();
  const dirty = execSync("git status --porcelain -- src", { cwd: root }).toString().trim() === "" ? "" : " with changes";
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, ${Math.round(totalmem() / 1024 ** 3)} GiB, Node ${process.versions.node}`;
  return `Measured on ${new Date().toISOString().slice(0, 10)} at commit ${commit}${dirty}: ${machine}. Made by \`npm run bench\`; quote the ratios, not the milliseconds.`;
}

async function measured(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const open of sites) {
    const site = await open();
    for (const row of [
      contribution,
      ratings,
      (at: typeof site) => load(at, 1000),
      (at: typeof site) => load(at, 10_000),
      memory,
      slackRows,
      discordRows,
    ]) {
      const found = await row(site);
      for (const each of found) process.stdout.write(`${each.what}: ${each.ours}  ${each.bare}  ${each.ratio}\n`);
      rows.push(...found);
    }
    await site.stop();
  }
  for (const found of [
    await slackCalls(),
    await discordCalls(),
    await notionRows(),
    await withServer((server) => fiftyPages(server)),
    await coldStart(),
  ]) {
    for (const each of found) process.stdout.write(`${each.what}: ${each.ours}  ${each.bare}  ${each.ratio}\n`);
    rows.push(...found);
  }
  return rows;
}

const rows = await measured();
await writeFile(join(root, "docs/bench.md"), `# Bench\n\n${described()}\n\n${table(rows)}\n`);
process.stdout.write(`\n${table(rows)}\n`);
process.exit(0);

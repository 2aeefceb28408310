import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Debian's: the shell has the same engine without the windows around it, which cost more than the pages do. */
const programs = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"] as const;
const executablePath = process.env["TEEKOND_CHROMIUM"] ?? programs.find((one) => existsSync(one)) ?? programs[1];

/** Where there is no Chromium the browser tests are left out, loudly, and under CI that is a failure. */
export const chromiumRuns = existsSync(executablePath);
if (!chromiumRuns) process.stderr.write(`\n!!! No Chromium at ${executablePath}: BROWSER TESTS ARE LEFT OUT !!!\n\n`);

/** A Chromium that asks nobody for anything; whoever opens it closes it. */
export function openBrowser(): Promise<Browser> {
  const quiet = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  return chromium.launch({ executablePath, args: quiet });
}

import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { count } from "./house/count.ts";

const inCi = process.env["CI"] === "true";

/** `--mode soak` runs the long ones (`*.soak.ts`), which a usual run leaves alone. */
export default defineConfig(({ mode }) => ({
  test: {
    root: fileURLToPath(new URL("..", import.meta.url)),
    include: [mode === "soak" ? "test/**/*.soak.ts" : "test/**/*.test.ts"],
    exclude: ["node_modules/**"],
    globalSetup: "test/store/template.ts",
    setupFiles: ["test/house/each-file.ts"],
    reporters: ["default", count({ skipIsFailure: inCi })],
    allowOnly: !inCi,
    // One more than there are cores: a browser, a process or a clock is waited for much of the time.
    maxWorkers: 3,
    testTimeout: mode === "soak" ? 600_000 : 20_000,
    hookTimeout: mode === "soak" ? 120_000 : 60_000,
    teardownTimeout: 20_000,
  },
}));

import { describe } from "vitest";
import { postgresRuns } from "../store/engines.ts";
import { chromiumRuns } from "./harness.ts";
import { wholeSessions } from "./whole.ts";
import { day } from "../day.ts";

// The sprint each time, the full track and the phone by turns of days; the soak holds all three.
describe.runIf(chromiumRuns && postgresRuns)("a whole session by three people, on two processes", () =>
  wholeSessions(["sprint", day % 2 === 0 ? "full" : "phone"]),
);

import { describe } from "vitest";
import { postgresRuns } from "../store/engines.ts";
import { chromiumRuns } from "./chrome.ts";
import { wholeSessions } from "./whole.ts";
import { day } from "../day.ts";

// The sprint, the full track and the phone by turns of days; the soak holds all three.
const sessions = ["sprint", "full", "phone"] as const;

describe.runIf(chromiumRuns && postgresRuns)("a whole session by three people, on two processes", () =>
  wholeSessions(sessions.slice(day % sessions.length).slice(0, 1)),
);

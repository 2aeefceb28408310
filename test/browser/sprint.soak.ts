import { describe } from "vitest";
import { wholeSessions } from "./whole.ts";

describe("whole sessions by three people, on two processes", () => wholeSessions(["sprint", "full", "phone"]));

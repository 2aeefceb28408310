import { describe } from "vitest";
import { soaked, wantedOf } from "./soaked.ts";
import { wholeReports } from "./whole.ts";

// By itself, so that it runs beside the others.
describe.each(wholeReports().slice(3))("%s in Notion", (_, report) => soaked(wantedOf(report)));

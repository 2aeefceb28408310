import { describe } from "vitest";
import { small } from "./small.ts";
import { soaked, wantedOf } from "./soaked.ts";
import { wholeReports } from "./whole.ts";

describe("a small page in Notion", () => soaked(small()));
describe.each(wholeReports().slice(0, 3))("%s in Notion", (_, report) => soaked(wantedOf(report)));

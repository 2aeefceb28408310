import { describe } from "vitest";
import { chromiumRuns } from "../../../browser/chrome.ts";
import { lookAtEveryCard, ways } from "./look.ts";
import { day } from "../../../day.ts";

// Each card one way a day, so that all have their turn; the soak looks at all of them in every way.
describe.runIf(chromiumRuns)("every card as it is seen", { timeout: 60_000 }, () => lookAtEveryCard((at) => [(at + day) % ways.length]));

import { describe } from "vitest";
import { lookAtEveryCard, ways } from "./look.ts";

describe("every card as it is seen, in every way", () => lookAtEveryCard(() => ways.keys().toArray()));

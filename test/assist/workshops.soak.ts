import { describe } from "vitest";
import { tellsTheSame, workshops } from "./with-and-without.ts";

describe("all workshops with a language model", () => tellsTheSame(workshops));

import { describe } from "vitest";
import { day } from "../day.ts";
import { tellsTheSame, workshops } from "./with-and-without.ts";

// One of the three a day; the soak plays all of them.
describe("a workshop with a language model", () => tellsTheSame(workshops.slice(day % workshops.length).slice(0, 1)));

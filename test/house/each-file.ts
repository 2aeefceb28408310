import { afterAll } from "vitest";
import { atEnd } from "./at-end.ts";

afterAll(async () => {
  for (let last = atEnd.pop(); last !== undefined; last = atEnd.pop()) await last();
});

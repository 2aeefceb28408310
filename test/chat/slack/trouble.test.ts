import { afterEach, expect, it } from "vitest";
import { replayed, scriptFiles, scriptIn } from "../../stories/scripts.ts";
import { hold, openFor, postedTwice } from "./held.ts";
import type { Office } from "./office.ts";
import { trouble } from "./trouble.ts";
import { day } from "../../day.ts";

/** Another script and another way each day, so that all have their turn. */
const files = scriptFiles();
const file = files[day % files.length] ?? "";
const by = day % 2 === 0 ? "socket" : "http";

let office: Office | undefined;
afterEach(() => office?.close());

it(`nothing is lost and nothing comes twice where much goes wrong: ${file.split("/").at(-1)} by ${by}`, { timeout: 120_000 }, async () => {
  const script = scriptIn(file);
  office = await openFor(script, { by });
  const held = await hold(office, script, { faults: trouble(day) });
  expect(held.report).toEqual(await replayed(script));
  // Nobody may look for a message here: one that may stand already is posted once more, and says so.
  expect(postedTwice(office, script)).toEqual([]);
  expect(new Set(office.peer.faults.struck).size).toBeGreaterThan(10);
});

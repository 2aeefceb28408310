import { afterEach, expect, it } from "vitest";
import { day } from "../../day.ts";
import { replayed, scriptFiles, scriptIn } from "../../stories/scripts.ts";
import { hold, openFor, standTwice } from "./held.ts";
import type { Office } from "./office.ts";
import { trouble } from "./trouble.ts";

/** Another script each day, so that all have their turn. */
const files = scriptFiles();
const file = files[day % files.length] ?? "";

let office: Office | undefined;
afterEach(() => office?.close());

it(`nothing is lost and nothing comes twice where much goes wrong: ${file.split("/").at(-1)}`, { timeout: 240_000 }, async () => {
  const script = scriptIn(file);
  office = await openFor(script);
  const held = await hold(office, script, { faults: trouble(day) });
  expect(held.report).toEqual(await replayed(script));
  expect(standTwice(office)).toEqual([]);
  expect(new Set(office.peer.faults.struck).size).toBeGreaterThan(8);
});

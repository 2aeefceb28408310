import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../rig.ts";
import { expectTexts, places } from "./drawn.ts";
import { type Attack, hostiles } from "./texts.ts";
import { walked } from "./walk.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

// `npm test` lets each text stand in another field every day; here each stands in every field.
describe("a model that does whatever it reads, where every field says the same", () => {
  it.each(hostiles.map((one) => [one.language, one.kind, one] as const))("%s: %s", async (language, kind, one) => {
    const obeyed = new Map<Attack, number>();
    const found = await walked(world, { language, obeyed, fill: () => one });
    expect([...found.model.seen]).toEqual([kind]);
    expect(obeyed.get(kind)).toBeGreaterThan(5);
  });
});

describe("hostile suggestions, as they are drawn", () => {
  it.each(places.map((one) => [`${one.step}: ${one.help}`, one] as const))("stay texts on every platform, %s", (_, place) =>
    expectTexts(place, hostiles),
  );
});

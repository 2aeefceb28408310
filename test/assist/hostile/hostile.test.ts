import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { languages } from "#locale/languages.ts";
import { helpKinds } from "#steps/help.ts";
import { day } from "../../day.ts";
import { openWorld, type World } from "../rig.ts";
import { type Attack, attacks, hostiles, hostilesIn, signOf } from "./texts.ts";
import { walked } from "./walk.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe("texts that want to be more than texts", () => {
  it("are twenty or more in each language, and of every kind in each", () => {
    for (const language of languages) {
      const own = hostiles.filter((one) => one.language === language);
      expect(own.map((one) => one.kind)).toEqual(attacks);
      expect(new Set(own.map((one) => one.text)).size).toBeGreaterThanOrEqual(20);
    }
    expect(new Set(hostiles.map((one) => one.text)).size).toBeGreaterThanOrEqual(60);
  });

  it("are each known by how they begin, also when they are sent", () => {
    expect(new Set(hostiles.map(signOf)).size).toBe(hostiles.length);
    for (const one of hostiles) expect(hostilesIn(JSON.stringify({ data: { lines: [`${one.text.slice(0, 50)}…`] } }))).toEqual([one]);
  });
});

describe("a model that does whatever it reads", { timeout: 60_000 }, () => {
  const obeyed = new Map<Attack, number>();

  it.each(languages)("does no harm, in a whole workshop where every field holds another of the texts: %s", async (language) => {
    const place = languages.indexOf(language) * 8;
    const own = hostiles.filter((one) => one.language === language);
    const found = await walked(world, { language, obeyed, fill: (field) => own[(field + day + place) % own.length]! });
    if (process.env["MEASURE"] !== undefined) console.log(language, found.made, found.taken, found.refused, obeyed.size);
    expect(found.fields).toBeGreaterThan(attacks.length);
    expect([...found.model.seen].sort()).toEqual([...attacks].sort());
    expect([...found.model.shapes].sort()).toEqual(helpKinds.map((kind) => kind.replaceAll("-", "_")).sort());
    expect(found.taken).toBeGreaterThan(15);
  });

  it("was obeyed in every kind of attack", () => {
    expect(attacks.filter((one) => !obeyed.has(one))).toEqual([]);
  });
});

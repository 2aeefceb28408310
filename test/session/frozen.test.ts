import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { partEventTypes, sessionEventTypes } from "#session/event.ts";
import { isKnown } from "#session/evolve.ts";
import { everyKind } from "./every-kind.ts";
import { type Frozen, tellOf } from "./frozen.ts";

const folder = new URL("frozen/", import.meta.url);
const samples = readdirSync(folder).map((file): [string, Frozen] => [file, JSON.parse(readFileSync(new URL(file, folder), "utf8"))]);

describe("logs that older programs wrote", () => {
  it.each(samples)("%s is read, and tells what it told", (_, { events, tells }) => {
    expect(events.filter((event) => !isKnown(event.type))).toEqual([]);
    expect(tellOf(events)).toMatchObject(tells as object);
  });

  it("are there for every type of event", () => {
    const frozen = new Set(samples.flatMap(([, { events }]) => events.map((event) => event.type)));
    expect([...sessionEventTypes, ...partEventTypes].filter((type) => !frozen.has(type))).toEqual([]);
  });
});

describe("the closed list of types", () => {
  it("is what a session with every kind of act brings about, no more and no less", () => {
    const seen = new Set(everyKind().map((event) => event.type));
    expect([...seen].sort()).toEqual([...sessionEventTypes, ...partEventTypes].sort());
  });
});

import fc from "fast-check";
import { languages } from "#locale/languages.ts";
import { asYaml, type Loose, sampleData, touchpointsOf } from "./scripts.ts";

type Spot = { readonly holder: ReturnType<typeof JSON.parse>; readonly key: string | number };

function spotsOf(node: unknown): Spot[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.keys(node).flatMap((key): Spot[] => {
    const at = Array.isArray(node) ? Number(key) : key;
    return [{ holder: node, key: at }, ...spotsOf((node as Loose)[key])];
  });
}

const scalars: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e21,
  2 ** 53,
  "",
  " ",
  "\n",
  "x".repeat(3000),
  "x".repeat(3001),
  "🧗".repeat(1500),
  "שלום עולם",
  "\u202eabc",
  "a\u0000b",
  "\ud800",
  "constructor",
  "__proto__",
  "none",
  "+1d",
  "+9999wd",
  "t1",
  "n1",
  "r1",
  "yes",
  "stays",
  "changes",
  "2026-11-13",
  "PT2H",
  "P1Y",
  [],
  {},
  [[]],
  ["t1"],
  { t1: "stays" },
  { blocked: ["r1"] },
  { merged: "t1" },
  { dropped: "why" },
];

const changes: Readonly<Record<string, (spot: Spot, value: unknown, script: Loose) => void>> = {
  drop: ({ holder, key }) => void (Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key]),
  replace: ({ holder, key }, value) => void (holder[key] = value),
  double: ({ holder, key }) => void (Array.isArray(holder) ? holder.push(holder[Number(key)]) : (holder[`${key}2`] = holder[key])),
  swap: ({ holder, key }) => {
    if (Array.isArray(holder)) return void holder.reverse();
    const { [key]: value, ...rest } = holder as Loose;
    for (const each of Object.keys(holder as object)) delete holder[each];
    Object.assign(holder as object, rest, { [key]: value });
  },
  rename: ({ holder, key }, value) => {
    if (Array.isArray(holder)) return;
    holder[String(value).slice(0, 100)] = holder[key];
    delete holder[key];
  },
  sixty: (_, __, script) => {
    // An edit before this one may have put anything in its place.
    const journey: unknown = script["steps"]?.["current-journey"];
    if (typeof journey === "object" && journey !== null) (journey as Loose)["touchpoints"] = touchpointsOf(60);
  },
};

/** A sample workshop in which something was dropped, doubled, swapped, renamed or replaced, once or several times. */
export const mutated: fc.Arbitrary<string> = fc
  .record({
    language: fc.constantFrom(...languages),
    edits: fc.array(
      fc.record({
        at: fc.nat(),
        how: fc.constantFrom(...Object.keys(changes)),
        value: fc.oneof(fc.constantFrom(...scalars), fc.string({ unit: "binary", maxLength: 200 })),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ language, edits }) => {
    const script = sampleData(language);
    for (const { at, how, value } of edits) {
      const spots = spotsOf(script);
      const spot = spots[at % Math.max(1, spots.length)];
      if (spot !== undefined) changes[how]?.(spot, structuredClone(value), script);
    }
    return asYaml(script);
  });

/** A sample workshop with a few letters of its text cut out, doubled or put in. */
export const scribbled: fc.Arbitrary<string> = fc
  .record({
    language: fc.constantFrom(...languages),
    at: fc.nat(),
    length: fc.nat(40),
    put: fc.oneof(
      fc.constantFrom("", ":", "- ", "\n", "\t", "{", "]", "&a ", "*a", "!!x ", "'", '"', "|", "#", "---\n"),
      fc.string({ unit: "binary", maxLength: 5 }),
    ),
  })
  .map(({ language, at, length, put }) => {
    const text = asYaml(sampleData(language));
    const place = at % text.length;
    return `${text.slice(0, place)}${put}${text.slice(place + length)}`;
  });

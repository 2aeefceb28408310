import type { PageContext } from "../../../../src/chat/web/page.ts";
import type { Show } from "../../../../src/chat/web/board/drawing.ts";
import type { Replacement } from "#journey/redesign.ts";
import type { Touchpoint } from "#journey/touchpoint.ts";
import type { Json } from "#steps/field.ts";
import { pageOf } from "./views.ts";

export type Scene = {
  readonly name: string;
  readonly ctx: PageContext;
  readonly full?: { readonly show: Show; readonly chosen?: string };
  readonly sizes?: readonly string[];
  readonly schemes?: readonly ("light" | "dark")[];
};

const both = ["light", "dark"] as const;

/** The step `replace` half way: some put forward, one the team is at, the rest to come. */
export function halfWay(): PageContext {
  const said: Record<string, Json> = {
    t2: {
      is: "with",
      touchpoints: [{ id: "n1", name: "Ten-minute video call with a coach", medium: "digital", channels: ["video"], waitBefore: "P1D" }],
    },
    t4: { is: "dropped", why: "Nobody checks in to a sealed building; the key tags work again on the day the doors open." },
    t5: { is: "merged", into: "t8" },
    t6: {
      is: "with",
      touchpoints: [
        { id: "n3", name: "Loan box by courier", medium: "physical", channels: ["post", "gift"], waitBefore: "P2D" },
        { id: "n9", name: "Fitting by video", medium: "digital", channels: ["video"] },
      ],
    },
  };
  return pageOf("harbour-climbing", {
    stop: "replace/0",
    also: (table) => {
      table.act("niamh", { do: "confirm", step: "replace", part: 0 });
      for (const [item, value] of Object.entries(said)) table.act("niamh", { do: "propose", step: "replace", part: 1, item, value });
    },
  });
}

const longest =
  "A name as long as a name may be, which says at length what happens there, who is present, how long it takes and why nobody dares to skip it";

/** A journey of many contacts with the longest names, half of them struck. */
export function many(count: number, dense = false): PageContext {
  const page = pageOf("kohvik-pooning");
  const current = Array.from(
    { length: count },
    (_, index): Touchpoint => ({
      id: `m${index}`,
      name: dense || index % 2 === 1 ? longest.slice(0, 140) : `Contact ${index}`,
      medium: index % 3 === 0 ? "digital" : "physical",
      channels: [index % 3 === 0 ? "web" : "face-to-face"],
      stage: `Etapp number ${Math.floor(index / 4)} kestusega`,
      waitBefore: `P${index % 9}D`,
    }),
  );
  const restrictions = Object.fromEntries(
    current.flatMap(({ id }, index) =>
      index % 3 === 0
        ? []
        : [[id, { is: "blocked" as const, reasons: page.view.redesign.reasons.slice(0, 1 + (index % 3)).map((one) => one.id) }]],
    ),
  );
  const replacements = Object.fromEntries(
    current.flatMap(({ id }, index): [string, Replacement][] => {
      if (index % 6 === 1)
        return [
          [id, { is: "with", touchpoints: [{ id: `${id}n`, name: longest.slice(20, 120), medium: "digital", channels: ["video"] }] }],
        ];
      if (index % 6 === 2) return [[id, { is: "merged", into: "m0" }]];
      return index % 6 === 4 ? [[id, { is: "dropped", why: longest }]] : [];
    }),
  );
  const redesign = {
    ...page.view.redesign,
    current,
    restrictions,
    replacements,
    ratings: {},
    actions: [],
    edits: { order: [], added: [], fields: {}, expected: {}, removed: {} },
  };
  return { ...page, view: { ...page.view, redesign, lookAgain: [{ step: "replace", item: "m1" }] } };
}

/** Points of the sample workshops worth looking at. */
export function scenes(): readonly Scene[] {
  const lobby = pageOf("harbour-climbing", { stop: "lobby" });
  const purpose = pageOf("harbour-climbing", { stop: "purpose/0" });
  const turned = pageOf("harbour-climbing", { stop: "reasons/1" });
  const offer = pageOf("harbour-climbing", { stop: "offer/1" });
  const empty = pageOf("harbour-climbing", { stop: "current-journey/0", also: () => undefined });
  const rating = pageOf("harbour-climbing", { stop: "ratings/0" });
  const restrict = pageOf("harbour-climbing", { stop: "restrict/0" });
  const writing = pageOf("harbour-climbing", { stop: "replace/0" });
  const asking = pageOf("harbour-climbing", { stop: "replace/1" });
  const whole = pageOf("harbour-climbing");
  const cafe = pageOf("kohvik-pooning");
  const service = pageOf("vilnius-servisas");
  return [
    { name: "00-lobby", ctx: lobby },
    { name: "01-purpose", ctx: purpose },
    { name: "02-stacks", ctx: turned },
    { name: "03-offer", ctx: offer, schemes: both },
    { name: "04-journey", ctx: empty },
    { name: "05-rating", ctx: rating },
    { name: "06-restrict", ctx: restrict },
    { name: "07-writing", ctx: writing, schemes: both },
    { name: "08-asking", ctx: asking },
    { name: "08b-half-way", ctx: halfWay(), schemes: both },
    { name: "12-sixty", ctx: many(60), sizes: ["1440", "390"] },
    { name: "13-longest", ctx: many(14, true), sizes: ["1440", "390"] },
    { name: "14-least", ctx: many(1), sizes: ["1440", "390"] },
    { name: "26-map-sixty", ctx: many(60), full: { show: "both", chosen: "m1" }, sizes: ["1440"] },
    { name: "27-map-half", ctx: halfWay(), full: { show: "both", chosen: "t6" }, sizes: ["1440"] },
    { name: "09-whole", ctx: whole, schemes: both },
    { name: "10-cafe-et", ctx: cafe },
    { name: "11-service-lt", ctx: service },
    { name: "20-map", ctx: whole, full: { show: "both", chosen: "t7" }, sizes: ["1440", "1000", "390"], schemes: both },
    { name: "21-map-before", ctx: whole, full: { show: "before" }, sizes: ["1440"] },
    { name: "22-map-after", ctx: whole, full: { show: "after", chosen: "n1" }, sizes: ["1440"] },
    { name: "23-map-et", ctx: cafe, full: { show: "both" } },
    { name: "24-map-lt", ctx: service, full: { show: "both" } },
    { name: "25-map-restrict", ctx: restrict, full: { show: "both" }, sizes: ["1440"] },
  ];
}

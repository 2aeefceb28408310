import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composeNew, outcomesOf } from "#journey/compose.ts";
import { waitLength } from "#journey/layout/curve.ts";
import type { Drawn, Rectangle } from "#journey/layout/geometry.ts";
import { type Layout, layoutOf } from "#journey/layout.ts";
import type { Redesign } from "#journey/redesign.ts";
import { statsOf } from "#journey/stats.ts";
import { arbitraryRedesign } from "./arbitrary.ts";
import { aTouchpoint, rated, redesignOf } from "./samples.ts";
import { readWorkshop, scripts } from "./workshop.ts";

function drawn(redesign: Redesign): Drawn {
  return { current: redesign.current, new: composeNew(redesign), outcomes: outcomesOf(redesign), stats: statsOf(redesign) };
}

function laidOut(redesign: Redesign): Layout {
  return layoutOf(drawn(redesign));
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

function checkLayout(redesign: Redesign): void {
  const { rows, board, felt, expected } = laidOut(redesign);
  const [current, next] = [new Set(redesign.current.map((each) => each.id)), composeNew(redesign).map((each) => each.id)];
  expect(rows.flatMap((row) => row.current?.id ?? [])).toEqual([...current]);
  expect(rows.flatMap((row) => row.next?.id ?? []).sort()).toEqual([...next].sort());
  expect([felt.length, expected.length]).toEqual([rows.length, rows.length]);
  expect(board.boxes.filter((box) => box.side === "current").map((box) => box.id)).toEqual([...current]);
  expect(board.boxes.filter((box) => box.side === "new").map((box) => box.id)).toEqual(next);
  const areas: readonly Rectangle[] = [...board.boxes, ...board.slots];
  expect(areas.flatMap((a, i) => areas.slice(i + 1).filter((b) => overlap(a, b)))).toEqual([]);
  expect(areas.filter((each) => each.x < 0 || each.x + each.w > board.width || each.y + each.h > board.height)).toEqual([]);
  expect(JSON.stringify({ board, felt, expected })).not.toMatch(/NaN|Infinity|undefined|null/);
}

describe("the layout", () => {
  it("has a card and a row for every touchpoint, and no two cards overlap", () => {
    fc.assert(fc.property(arbitraryRedesign, checkLayout));
  });

  it.each([0, 1, 60])("holds %i touchpoints", (count) => {
    const current = Array.from({ length: count }, (_, index) => aTouchpoint(`t${index}`, { waitBefore: "P1D" }));
    checkLayout(redesignOf({ current }));
    expect(laidOut(redesignOf({ current })).rows).toHaveLength(count);
  });

  it("draws a link for every current touchpoint and every added one", () => {
    const { redesign } = readWorkshop("harbour-climbing");
    const { links } = laidOut(redesign).board;
    expect(links.map((link) => `${link.from ?? ""} ${link.kind} ${link.to ?? ""}`)).toEqual([
      "t1 changed t1",
      "t2 replaced n1",
      "t3 changed t3",
      "t4 dropped ",
      "t5 replaced n2",
      "t6 replaced n3",
      "t7 replaced n4",
      "t8 changed t8",
      "t9 replaced n5",
      "t10 kept t10",
      "t11 changed t11",
      "t12 replaced n6",
      " added n7",
    ]);
    expect(links.filter((link) => link.gate !== undefined)).toHaveLength(7);
  });

  it("puts the climbing hall's map where the design drew it", () => {
    const { board } = laidOut(readWorkshop("harbour-climbing").redesign);
    const place = (side: "current" | "new", id: string) => {
      const box = board.boxes.find((each) => each.side === side && each.id === id);
      return [box?.x, box?.y];
    };
    expect(place("current", "t1")).toEqual([107, 157]);
    expect(place("current", "t4")).toEqual([503, 256]);
    expect(place("new", "n7")).toEqual([404, 401]);
    expect(place("new", "n3")).toEqual([602, 500]);
    expect(place("new", "n2")).toEqual([701, 401]);
    expect(place("new", "t10")).toEqual([1196, 401]);
    expect(board.slots.map((slot) => [slot.id, slot.is, slot.x])).toEqual([["t4", "dropped", 503]]);
    expect(board.stages.map((span) => [span.stage.name, span.x, span.w])).toEqual([
      ["Before", 104, 198],
      ["Joining", 302, 198],
      ["On the wall", 500, 396],
      ["Between sessions", 896, 99],
      ["Results", 995, 99],
      ["Belonging", 1094, 297],
    ]);
    expect(board.stages[2]?.instead.map((stage) => stage.name)).toEqual(["First week", "Every week"]);
    expect(board.felt.path).toMatch(/^M144\.5 72\.5C189\.05 72\.5 198\.95 50 243\.5 50/);
    expect(board.expected.markers.at(-1)).toMatchObject({ id: "n6", x: 1350.5, y: 72.5 });
  });

  it("draws both strips on one scale, as the design drew them", () => {
    const { waits } = laidOut(readWorkshop("harbour-climbing").redesign);
    expect(waits.current.labels.map((label) => label.places)).toEqual([[1], [2, 3], [4], [5, 6], [7], [8], [9], [10, 11], [12]]);
    expect(waits.new.labels.map((label) => label.places)).toEqual([[1, 2, 3], [4], [5, 6], [7], [8], [9, 10], [11], [12]]);
    expect(waits.current.gaps.map((gap) => gap.wait)).toEqual(["P8W", "P30D", "P21D"]);
    expect(waits.new.gaps.map((gap) => gap.wait)).toEqual(["P6W", "P30D", "P14D"]);
    expect(waits.current.end).toBe(1232);
    expect(waits.new.end).toBeCloseTo((1232 * waits.new.total) / waits.current.total, 1);
  });

  it("branches several replacements into rows of their own and puts added ones after what they follow", () => {
    const { rows } = laidOut(readWorkshop("kohvik-pooning").redesign);
    expect(
      rows.map(
        (row) => `${row.current?.id ?? ""}>${row.next?.id ?? ""}${row.joins === undefined ? "" : `(${row.joins})`}${row.branch ? "+" : ""}`,
      ),
    ).toEqual(["t1>t1", ">n7", "t2>n1", "t3>t3", "t4>n2", "t5>(n1)", "t6>", "t7>n3", ">n4+", "t8>(n1)", "t9>n5", "t10>t10", "t11>n6"]);
    expect(rows.flatMap((row) => row.stage?.name ?? [])).toEqual(["Enne tulekut", "Kohapeal", "Pärast"]);
  });

  it("keeps an empty card for what is not answered", () => {
    const { board } = laidOut(redesignOf({ current: [aTouchpoint("t1")], restrictions: { t1: { is: "blocked", reasons: ["r1"] } } }));
    expect(board.slots).toMatchObject([{ id: "t1", is: "unanswered", h: 93 }]);
    expect(board.links).toMatchObject([{ kind: "unanswered", from: "t1", path: "M204 367V401" }]);
  });
});

describe("the emotion path", () => {
  const current = [aTouchpoint("t1"), aTouchpoint("t2", { waitBefore: "P2D" }), aTouchpoint("t3", { waitBefore: "P14D" })];
  const ratings = { t1: [rated(2, 3)], t2: [rated(-2, 3), rated(1, 3)] };

  it("runs from halfway to the one before to halfway to the next, and stands at zero where nobody rated", () => {
    const { felt } = laidOut(redesignOf({ current, ratings }));
    expect(felt).toEqual([
      { x: 72, emotion: 2, rated: true, stretches: [{ path: "M72 50C72 75 53.88 75 53.88 100", wait: "days" }] },
      {
        x: 35.75,
        emotion: -0.5,
        rated: true,
        stretches: [
          { path: "M53.88 0C53.88 25 35.75 25 35.75 50", wait: "days" },
          { path: "M35.75 50C35.75 75 39.38 75 39.38 100", wait: "weeks" },
        ],
      },
      { x: 43, rated: false, stretches: [{ path: "M39.38 0C39.38 25 43 25 43 50", wait: "weeks" }] },
    ]);
  });

  it("passes straight through a row that has none of its journey", () => {
    const edits = { order: ["t1", "n1"], added: [aTouchpoint("n1")], fields: {}, expected: {}, removed: {} };
    const { rows, felt } = laidOut(redesignOf({ current, ratings, edits }));
    expect(rows[1]?.next?.id).toBe("t2");
    const at = rows.findIndex((row) => row.next?.id === "n1");
    expect(felt[at]).toMatchObject({ rated: false });
    expect(felt[at]).not.toHaveProperty("x");
  });

  it("has a whisker where people disagree by 2", () => {
    const { board } = laidOut(redesignOf({ current, ratings }));
    expect(board.felt.markers.map((each) => each.whisker)).toEqual([undefined, { top: 72.5, bottom: 140 }, undefined]);
  });

  it.each([
    [1439, "hours"],
    [1440, "days"],
    [3 * 1440 - 1, "days"],
    [3 * 1440, "week"],
    [14 * 1440 - 1, "week"],
    [14 * 1440, "weeks"],
  ])("a wait of %i minutes is drawn as %s", (minutes, length) => {
    expect(waitLength(minutes)).toBe(length);
  });
});

describe.each(scripts)("the workshop %s", (name) => {
  it("can be drawn", () => {
    checkLayout(readWorkshop(name).redesign);
  });
});

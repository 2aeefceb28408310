import { describe, expect, it } from "vitest";
import { stagesOf } from "#publish/notion/choices.ts";
import { wantedPage } from "#publish/notion/page.ts";
import type { DatabaseName, Owner, WantedRow } from "#publish/notion/wanted.ts";
import type { Report } from "#report/report.ts";
import { reportOf, workshop } from "../../report/run-session.ts";

const harbour = reportOf(workshop("harbour-climbing"));

function databaseOf(report: Report, name: DatabaseName, owners: ReadonlyMap<string, Owner> = new Map()) {
  const found = wantedPage(report, { key: "k", owners }).databases.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}

function named(rows: readonly WantedRow[], name: string, start = ""): WantedRow["values"] {
  const of = (row: WantedRow) => row.values["name"] ?? row.values["title"];
  const row = rows.find((one) => {
    const title = of(one);
    return one.key.startsWith(start) && title?.is === "text" && title.text === name;
  });
  if (row === undefined) throw new Error(`there is no ${name}`);
  return row.values;
}

function withStages(report: Report, current: readonly string[], fresh: readonly string[]): Report {
  const [one, other] = [report.journeys.current[0]!, report.journeys.new[0]!];
  return {
    ...report,
    journeys: {
      ...report.journeys,
      current: current.map((stage, n) => ({ ...one, id: `c${n}`, stage })),
      new: fresh.map((stage, n) => ({ ...other, id: `n${n}`, stage })),
    },
  };
}

describe("rows of touchpoints", () => {
  const { rows, views } = databaseOf(harbour, "touchpoints");

  it("a struck one tells what struck it and what became of it", () => {
    expect(named(rows, "Free taster hour")).toMatchObject({
      journey: { is: "choice", choice: "Until now" },
      order: { is: "number", number: 2 },
      stage: { is: "choice", choice: "Before" },
      medium: { is: "choice", choice: "Physical" },
      channels: { is: "choices", choices: ["Face to face"] },
      emotion: { is: "number", number: 2 },
      restriction: { is: "choice", choice: "Replaced" },
      because: { is: "text", text: "place closed (1)" },
    });
    expect(named(rows, "Front-desk check-in")).toMatchObject({
      restriction: { is: "choice", choice: "Dropped" },
      because: { is: "text", text: expect.stringMatching(/^place closed \(1\) · Nobody checks in/) as string },
    });
  });

  it("a new one leads back to those whose place it takes", () => {
    const old = harbour.journeys.current.find((one) => one.name === "Free taster hour");
    expect(named(rows, "Ten-minute video call with a coach")).toMatchObject({
      journey: { is: "choice", choice: "From now on" },
      restriction: { is: "choice", choice: "New" },
      replaces: { is: "rows", rows: [`current/${old?.id}`] },
    });
    expect(named(rows, "Search and reviews", "new/")).not.toHaveProperty("replaces");
  });

  it("one that lives on stands in both journeys by a key of its own", () => {
    const keys = rows.map((row) => row.key);
    const both = harbour.journeys.new.filter((one) => harbour.journeys.current.some((each) => each.id === one.id));
    expect(both.length).toBeGreaterThan(0);
    for (const { id } of both) expect(keys.filter((key) => key.endsWith(`/${id}`))).toEqual([`current/${id}`, `new/${id}`]);
  });

  it("are first seen as the new journey by stage; by phase or medium where nobody named stages", () => {
    expect(views[0]).toMatchObject({ kind: "board", by: "stage", only: { property: "journey", choice: "From now on" } });
    const bare = { ...harbour.journeys, new: harbour.journeys.new.map(({ stage: _, phase: __, ...one }) => one) };
    expect(databaseOf({ ...harbour, journeys: bare }, "touchpoints").views[0]).toMatchObject({ by: "medium" });
    const phased = { ...bare, new: bare.new.map((one) => ({ ...one, phase: "assess" as const })) };
    expect(databaseOf({ ...harbour, journeys: phased }, "touchpoints").views[0]).toMatchObject({ by: "phase" });
  });
});

describe("stages as options", () => {
  it("begin with those of the new journey, without commas, each once whatever its capitals and spaces", () => {
    const stages = stagesOf(withStages(harbour, ["After", "in the  shop, at the till"], ["In the shop, at the till", "after", " \n"]));
    expect(stages.options.map((one) => one.name)).toEqual(["In the shop\u201A at the till", "after"]);
    expect(stages.of("IN THE SHOP,\nAT THE TILL")).toBe("In the shop\u201A at the till");
    expect([stages.of("After"), stages.of(" "), stages.of(undefined)]).toEqual(["after", undefined, undefined]);
  });

  it("are told apart also where they differ only behind the hundredth sign", () => {
    const long = "x".repeat(120);
    const stages = stagesOf(withStages(harbour, [`${long}a`], [`${long}b`]));
    expect(stages.options.map((one) => one.name)).toEqual([`${"x".repeat(99)}…`, `${"x".repeat(95)}… (2)`]);
    expect(stages.of(`${long}a`)).toBe(`${"x".repeat(95)}… (2)`);
  });

  it("share the hundredth where there are more", () => {
    const names = (start: string) => Array.from({ length: 60 }, (_, n) => `${start} ${n}`);
    const stages = stagesOf(withStages(harbour, names("old"), names("new")));
    expect(stages.options).toHaveLength(100);
    expect([stages.of("new 59"), stages.of("old 38"), stages.of("old 39"), stages.of("old 59")]).toEqual([
      "new 59",
      "old 38",
      "Further stages",
      "Further stages",
    ]);
  });

  it("one that is named as the last option is told apart from it", () => {
    const names = Array.from({ length: 120 }, (_, n) => (n === 0 ? "Further stages" : `stage ${n}`));
    const stages = stagesOf(withStages(harbour, [], names));
    expect([stages.of("Further stages"), stages.of("stage 110")]).toEqual(["Further stages (2)", "Further stages"]);
  });
});

describe("rows of actions", () => {
  const [first, second] = harbour.actions;
  const owners = new Map([
    [first!.id, { name: "Niamh", user: "u1" }],
    [second!.id, { name: "Gareth H." }],
  ]);
  const { rows, properties } = databaseOf(harbour, "actions", owners);

  it("are in the team's order, by the action's id", () => {
    expect(rows.map((row) => row.key)).toEqual(harbour.actions.map((one) => one.id));
    expect(named(rows, first!.title)).toMatchObject({
      deadline: { is: "date", date: first!.deadline },
      status: { is: "choice", choice: "To do" },
      touchpoints: { is: "rows", rows: first!.touchpoints.map((id) => `new/${id}`) },
    });
  });

  it("say what was said of them, and nothing of what was not", () => {
    const { measure: _, cost: __, notes: ___, ...bare } = first!;
    const told = {
      ...bare,
      status: "blocked" as const,
      measure: "by its ring",
      blockedBy: "the port",
      notes: "ask twice",
      cost: { kind: "costs" as const, amount: 0 },
    };
    const [one, other] = databaseOf({ ...harbour, actions: [told, { ...bare, id: "bare" }] }, "actions").rows;
    expect(one?.values).toMatchObject({
      status: { is: "choice", choice: "Blocked" },
      measure: { is: "text", text: "by its ring" },
      blockedBy: { is: "text", text: "the port" },
      notes: { is: "text", text: "ask twice" },
      cost: { is: "choice", choice: "Costs" },
      amount: { is: "number", number: 0 },
    });
    for (const name of ["measure", "blockedBy", "notes", "cost", "amount"]) expect(other?.values).not.toHaveProperty(name);
  });

  it("show an owner as a user, else by name; whoever was not looked for by the report's name", () => {
    expect(rows[0]?.values).toMatchObject({ owner: { is: "people", users: ["u1"] } });
    expect(rows[0]?.values).not.toHaveProperty("ownerName");
    expect(rows[1]?.values).toMatchObject({ ownerName: { is: "text", text: "Gareth H." } });
    expect(rows[1]?.values).not.toHaveProperty("owner");
    expect(rows[2]?.values).toMatchObject({ ownerName: { is: "text", text: harbour.actions[2]?.owner?.name } });
  });

  it("say the zone of a deadline only where it is not the session's", () => {
    const zones = [undefined, harbour.about.timezone, "Asia/Tokyo"].map((zone) => {
      const { zone: _, ...bare } = first!;
      const action = { ...bare, ...(zone === undefined ? {} : { zone }) };
      return databaseOf({ ...harbour, actions: [action] }, "actions").rows[0]?.values["zone"];
    });
    expect(zones).toEqual([undefined, undefined, { is: "text", text: "Asia/Tokyo" }]);
    const { deadline: _, ...open } = { ...first!, zone: "Asia/Tokyo" };
    expect(databaseOf({ ...harbour, actions: [open] }, "actions").rows[0]?.values).not.toHaveProperty("zone");
  });

  it("have the four states in their order, in the session's language", () => {
    const states = (report: Report) =>
      databaseOf(report, "actions").properties.flatMap((one) => (one.kind === "status" ? one.options.map((each) => each.name) : []));
    expect(states(harbour)).toEqual(["To do", "Under way", "Done", "Blocked"]);
    expect(states(reportOf(workshop("kohvik-pooning")))).toEqual(["Tegemata", "Käsil", "Tehtud", "Takerdunud"]);
    expect(properties.find((one) => one.key === "amount")?.title).toBe("Amount in the first year, EUR");
  });

  it("lead to a contact of the current journey where the new one no longer has it, and nowhere where none has", () => {
    const gone = harbour.journeys.current.find((one) => !one.outcome.by.includes(one.id));
    const action = { ...first!, touchpoints: [gone!.id, "nobody", gone!.id] };
    expect(databaseOf({ ...harbour, actions: [action] }, "actions").rows[0]?.values["touchpoints"]).toEqual({
      is: "rows",
      rows: [`current/${gone!.id}`],
    });
  });
});

import type { QueryDataSourceParameters } from "@notionhq/client";
import { afterEach, describe, expect, it } from "vitest";
import type { NotionOptions } from "./notion.ts";
import { board, refusalOf, type Scene, scene, text, whole } from "./scene.ts";

let here: Scene;
const open = async (options: NotionOptions = {}) => {
  here = await scene(options);
  return { ...here, ...(await board(here)) };
};
afterEach(() => here.notion.close());

const propertiesOf = async (id: string) => whole(await here.client.dataSources.retrieve({ data_source_id: id })).properties;
const change = (data_source_id: string, properties: object) =>
  here.client.dataSources.update({ data_source_id, properties: properties as never });

describe("a database", () => {
  it("stands at the end of its page, with one data source and one table", async () => {
    const { client, database, actions, parent } = await open();
    const made = whole(await client.databases.retrieve({ database_id: database }));
    expect(made).toMatchObject({
      title: [{ plain_text: "Actions" }],
      is_inline: true,
      in_trash: false,
      parent: { type: "page_id", page_id: parent.id },
      data_sources: [{ id: actions, name: "Actions" }],
    });
    const { results } = await client.views.list({ database_id: database });
    expect(await client.views.retrieve({ view_id: results[0]!.id })).toMatchObject({
      name: "Default view",
      type: "table",
      data_source_id: actions,
    });
    const blocks = await client.blocks.children.list({ block_id: parent.id });
    expect(blocks.results.map((one) => one.id).at(-1)).toBe(database);
    const empty = whole(await client.databases.create({ parent: { type: "page_id", page_id: parent.id } }));
    expect(Object.keys(await propertiesOf(empty.data_sources[0]!.id))).toEqual(["Name"]);
  });

  it("shows its schema with ids, options, groups and both ends of a relation", async () => {
    const { actions, touchpoints } = await open();
    const { Status, Cost, Touchpoints, Action, Number } = await propertiesOf(actions);
    expect(Action).toEqual({ id: "title", name: "Action", description: null, type: "title", title: {} });
    expect(Cost).toMatchObject({ type: "number", number: { format: "euro" } });
    expect(Number).toMatchObject({ type: "unique_id", unique_id: { prefix: "ACT" } });
    if (Status?.type !== "status") throw new Error("no status");
    expect(Status.status.options.map((one) => one.name)).toEqual(["Open", "Doing", "Done"]);
    expect(Status.status.groups.map((one) => [one.name, one.option_ids.length])).toEqual([
      ["To-do", 3],
      ["In progress", 0],
      ["Complete", 0],
    ]);
    const other = (await propertiesOf(touchpoints))["Actions"];
    expect(Touchpoints).toMatchObject({
      relation: {
        data_source_id: touchpoints,
        type: "dual_property",
        dual_property: { synced_property_name: "Actions", synced_property_id: other?.id },
      },
    });
    expect(other).toMatchObject({ relation: { data_source_id: actions, dual_property: { synced_property_name: "Touchpoints" } } });
  });

  it("relates to itself", async () => {
    const { client, touchpoints } = await open();
    await change(touchpoints, {
      Replaces: { relation: { data_source_id: touchpoints, dual_property: { synced_property_name: "Replaced by" } } },
    });
    const make = (replaces: readonly string[]) =>
      client.pages.create({
        parent: { data_source_id: touchpoints },
        properties: { Replaces: { relation: replaces.map((id) => ({ id })) } },
      });
    const old = await make([]);
    const fresh = await make([old.id]);
    expect(whole(await client.pages.retrieve({ page_id: old.id })).properties).toMatchObject({
      Replaces: { relation: [] },
      "Replaced by": { relation: [{ id: fresh.id }] },
    });
  });

  it("is changed: renamed, described, given and rid of properties", async () => {
    const { client, actions, database } = await open();
    await client.databases.update({ database_id: database, title: text("Plan"), icon: { emoji: "⚓" } });
    expect(whole(await client.databases.retrieve({ database_id: database }))).toMatchObject({
      title: [{ plain_text: "Plan" }],
      icon: { emoji: "⚓" },
    });
    const before = (await propertiesOf(actions))["Key"]!.id;
    await change(actions, { Key: { name: "Source key" }, Note: { rich_text: {} }, Cost: null });
    const after = await propertiesOf(actions);
    expect(after["Source key"]!.id).toBe(before);
    expect([after["Cost"], after["Key"], after["Note"]!.type]).toEqual([undefined, undefined, "rich_text"]);
    await change(actions, { [before]: { name: "Key" } });
    expect((await propertiesOf(actions))["Key"]!.id).toBe(before);
  });

  it.each<readonly [string, object, string]>([
    ["a second title", { Other: { title: {} } }, "only one title property"],
    ["no title", { Action: null }, "Cannot delete the title property"],
    ["another type for the title", { Action: { number: {} } }, "Cannot change the type of the title"],
    ["a name that is taken", { Key: { name: "Cost" } }, '"Cost" is there twice'],
    ["to delete what is not there", { Nope: null }, "Could not find property with name or id: Nope"],
    [
      "another colour for an option",
      { Status: { status: { options: [{ name: "Open", color: "pink" }] } } },
      "Cannot update color of select with name: Open",
    ],
    ["an option twice", { Tags: { multi_select: { options: [{ name: "a" }, { name: "a" }] } } }, '"a" is there twice'],
    ["an option with a comma", { Tags: { multi_select: { options: [{ name: "a,b" }] } } }, "commas not allowed"],
    ["an unknown format", { Cost: { number: { format: "beads" } } }, "should be a valid number format"],
    ["groups of a status", { Status: { status: { groups: [] } } }, "body.properties.Status.status.groups should be not present"],
  ])("refuses %s", async (_what, properties, refused) => {
    const { actions } = await open();
    const before = await propertiesOf(actions);
    expect(await refusalOf(change(actions, properties))).toContain(refused);
    expect(await propertiesOf(actions)).toEqual(before);
  });

  it("loses the options that an update leaves out, and rows fall back", async () => {
    const { client, actions } = await open();
    const row = await client.pages.create({ parent: { data_source_id: actions }, properties: { Status: { status: { name: "Done" } } } });
    await change(actions, { Status: { status: { options: [{ name: "Open" }, { name: "Parked" }] } } });
    const { Status } = await propertiesOf(actions);
    expect(Status?.type === "status" ? Status.status.options.map((one) => one.name) : []).toEqual(["Open", "Parked"]);
    expect(whole(await client.pages.retrieve({ page_id: row.id })).properties["Status"]).toMatchObject({ status: { name: "Open" } });
  });
});

describe("a query", () => {
  const fill = async () => {
    const s = await open();
    const { client, actions, niamh, tom, clock } = s;
    const touchpoint = (await client.pages.create({ parent: { data_source_id: s.touchpoints } })).id;
    const rows: Record<string, string> = {};
    const make = async (name: string, properties: object) => {
      clock.advance(60_000);
      const all = { Action: { title: text(name) }, ...properties };
      rows[name] = (await client.pages.create({ parent: { data_source_id: actions }, properties: all as never })).id;
    };
    await make("Buses", {
      Owner: { people: [{ id: niamh.id }] },
      Cost: { number: 5 },
      Deadline: { date: { start: "2026-12-01" } },
      Key: { rich_text: text("a-1") },
    });
    await make("Port", {
      Owner: { people: [{ id: tom.id }] },
      Cost: { number: 2 },
      Status: { status: { name: "Done" } },
      Tags: { multi_select: [{ name: "sea" }] },
    });
    await make("Hotel", {
      Ready: { checkbox: true },
      Deadline: { date: { start: "2026-11-23T10:00Z" } },
      Touchpoints: { relation: [{ id: touchpoint }] },
      Key: { rich_text: text("a-10") },
    });
    const query = (more: Omit<QueryDataSourceParameters, "data_source_id">) =>
      client.dataSources.query({ data_source_id: actions, ...more });
    const names = async (more: Omit<QueryDataSourceParameters, "data_source_id">) => {
      const { results } = await query(more);
      return results.map((one) => Object.entries(rows).find(([, id]) => id === one.id)?.[0]);
    };
    return { ...s, rows, query, names, touchpoint };
  };

  it("finds by every kind of condition", async () => {
    const { names, niamh, touchpoint } = await fill();
    const by = (property: string, condition: object) => names({ filter: { property, ...condition } as never });
    expect(await by("Key", { rich_text: { equals: "a-1" } })).toEqual(["Buses"]);
    expect(await by("Key", { rich_text: { equals: "A-1" } })).toEqual(["Buses"]);
    expect(await by("Key", { rich_text: { starts_with: "a-1" } })).toEqual(["Hotel", "Buses"]);
    expect(await by("Key", { rich_text: { is_empty: true } })).toEqual(["Port"]);
    expect(await by("Action", { title: { contains: "or" } })).toEqual(["Port"]);
    expect(await by("Cost", { number: { greater_than: 2 } })).toEqual(["Buses"]);
    expect(await by("Status", { status: { equals: "Open" } })).toEqual(["Hotel", "Buses"]);
    expect(await by("Status", { status: { does_not_equal: ["Open", "Doing"] } })).toEqual(["Port"]);
    expect(await by("Tags", { multi_select: { contains: "sea" } })).toEqual(["Port"]);
    expect(await by("Owner", { people: { contains: niamh.id } })).toEqual(["Buses"]);
    expect(await by("Ready", { checkbox: { equals: true } })).toEqual(["Hotel"]);
    expect(await by("Touchpoints", { relation: { contains: touchpoint } })).toEqual(["Hotel"]);
    expect(await by("Touchpoints", { relation: { is_empty: true } })).toEqual(["Port", "Buses"]);
    expect(await by("Deadline", { date: { on_or_before: "2026-11-23" } })).toEqual(["Hotel"]);
    expect(await by("Deadline", { date: { next_week: {} } })).toEqual(["Hotel"]);
    expect(await by("Number", { unique_id: { equals: 2 } })).toEqual(["Port"]);
    expect(await names({ filter: { timestamp: "last_edited_time", last_edited_time: { after: "2026-11-22T09:02:00Z" } } })).toEqual([
      "Hotel",
    ]);
    expect(await names({ filter: { timestamp: "created_time", created_time: { on_or_before: "2026-11-22T09:02:00Z" } } })).toEqual([
      "Port",
      "Buses",
    ]);
    const open = { property: "Status", status: { equals: "Open" } };
    const dear = { property: "Cost", number: { greater_than: 1 } };
    expect(await names({ filter: { and: [open, dear] } })).toEqual(["Buses"]);
    expect(await names({ filter: { or: [dear, { and: [open, { property: "Ready", checkbox: { equals: true } }] }] } })).toEqual([
      "Hotel",
      "Port",
      "Buses",
    ]);
  });

  it("is put in order, rows without a value last, and comes in pages that do not overlap", async () => {
    const { names, query, rows } = await fill();
    expect(await names({ sorts: [{ property: "Cost", direction: "ascending" }] })).toEqual(["Port", "Buses", "Hotel"]);
    expect(await names({ sorts: [{ property: "Cost", direction: "descending" }] })).toEqual(["Buses", "Port", "Hotel"]);
    expect(await names({ sorts: [{ property: "Key", direction: "ascending" }] })).toEqual(["Buses", "Hotel", "Port"]);
    expect(await names({ sorts: [{ timestamp: "created_time", direction: "ascending" }] })).toEqual(["Buses", "Port", "Hotel"]);
    const first = await query({ page_size: 2 });
    const rest = await query({ page_size: 2, start_cursor: first.next_cursor });
    expect([first.has_more, rest.has_more]).toEqual([true, false]);
    expect([...first.results, ...rest.results].map((one) => one.id)).toEqual([rows["Hotel"], rows["Port"], rows["Buses"]]);
    expect(await refusalOf(query({ page_size: 101 }))).toContain("body.page_size should be ≤ `100`, instead was `101`.");
  });

  it("leaves out what is in the trash, unless that is what it asks for", async () => {
    const { names, client, rows } = await fill();
    await client.pages.update({ page_id: rows["Port"]!, in_trash: true });
    expect(await names({})).toEqual(["Hotel", "Buses"]);
    expect(await names({ in_trash: true })).toEqual(["Port"]);
  });

  it("is refused for properties that are not there and conditions of another kind", async () => {
    const { names } = await fill();
    const by = (filter: object) => refusalOf(names({ filter: filter as never }));
    expect(await by({ property: "Boss", rich_text: { equals: "a" } })).toBe(
      "400 validation_error: Could not find property with name or id: Boss",
    );
    expect(await by({ property: "Cost", rich_text: { equals: "a" } })).toBe(
      "400 validation_error: database property number does not match filter rich_text",
    );
    expect(await refusalOf(names({ sorts: [{ property: "Boss", direction: "ascending" }] }))).toContain("Could not find sort property");
    expect(await by({ property: "Key", rich_text: { resembles: "a" } })).toContain("400 validation_error: body failed validation");
  });
});

describe("a view", () => {
  it("is made, read, changed, listed in its place and deleted", async () => {
    const { client, database, actions } = await open();
    const { Status, Deadline, Owner } = await propertiesOf(actions);
    const group_by = { type: "status" as const, property_id: Status!.id, group_by: "option" as const, sort: { type: "manual" as const } };
    const common = { data_source_id: actions, database_id: database };
    const made = whole(
      await client.views.create({
        ...common,
        name: "By status",
        type: "board",
        position: { type: "start" },
        configuration: { type: "board", group_by, properties: [{ property_id: Owner!.id, visible: true }] },
        sorts: [{ property: "Deadline", direction: "ascending" } as never],
      }),
    );
    expect(made.configuration).toMatchObject({
      group_by: { property_id: Status!.id, property_name: "Status" },
      properties: [{ property_name: "Owner" }],
    });
    const calendar = await client.views.create({
      ...common,
      name: "When",
      type: "calendar",
      configuration: { type: "calendar", date_property_id: Deadline!.id },
    });
    const filter = { property: "Status", status: { does_not_equal: "Done" } } as never;
    await client.views.update({ view_id: calendar.id, name: "Deadlines", filter });
    expect(await client.views.retrieve({ view_id: calendar.id })).toMatchObject({
      name: "Deadlines",
      filter,
      configuration: { date_property_name: "Deadline" },
    });
    const listed = async () => (await client.views.list({ database_id: database })).results.map((one) => one.id);
    const [, table] = await listed();
    expect(await listed()).toEqual([made.id, table, calendar.id]);
    await client.views.delete({ view_id: made.id });
    await client.views.delete({ view_id: table! });
    expect(await refusalOf(client.views.retrieve({ view_id: made.id }))).toContain("404 object_not_found: Could not find view");
    expect(await refusalOf(client.views.delete({ view_id: calendar.id }))).toContain("Cannot delete the last view");
  });

  it("groups by status and calls for a date by itself", async () => {
    const { client, database, actions, touchpoints } = await open();
    const common = { data_source_id: actions, database_id: database };
    expect(whole(await client.views.create({ ...common, name: "B", type: "board" })).configuration).toMatchObject({
      group_by: { property_name: "Status" },
    });
    expect(whole(await client.views.create({ ...common, name: "C", type: "calendar" })).configuration).toMatchObject({
      date_property_name: "Deadline",
    });
    const source = whole(await client.dataSources.retrieve({ data_source_id: touchpoints }));
    if (source.parent.type !== "database_id") throw new Error("no database");
    const other = { data_source_id: touchpoints, database_id: source.parent.database_id, name: "C", type: "calendar" as const };
    expect(await refusalOf(client.views.create(other))).toContain("needs a date property");
  });

  it.each<readonly [string, object, string]>([
    ["no database", { database_id: undefined }, "body.database_id should be defined"],
    ["the settings of another type", { configuration: { type: "list" } }, 'body.configuration.type should be `"board"`'],
    [
      "a property that is not there",
      { configuration: { type: "board", group_by: { type: "status", property_id: "zzzz", group_by: "option", sort: { type: "manual" } } } },
      "Could not find property with name or id: zzzz",
    ],
    [
      "groups of another kind",
      { configuration: { type: "board", group_by: { type: "select", property_id: "Status", sort: { type: "manual" } } } },
      'group_by.type should be `"status"`',
    ],
    ["a filter by nothing", { filter: { property: "Boss", checkbox: { equals: true } } }, "Could not find property with name or id: Boss"],
    ["an unknown type", { type: "spiral" }, "body.type should be"],
  ])("is refused with %s", async (_what, more, refused) => {
    const { client, database, actions } = await open();
    const made = client.views.create({ data_source_id: actions, database_id: database, name: "B", type: "board", ...more } as never);
    expect(await refusalOf(made)).toContain(refused);
    expect((await client.views.list({ database_id: database })).results).toHaveLength(1);
  });
});

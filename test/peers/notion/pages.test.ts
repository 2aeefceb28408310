import { afterEach, describe, expect, it } from "vitest";
import type { NotionOptions } from "./notion.ts";
import { board, paragraph, paragraphs, refusalOf, type Scene, scene, text, textsIn, whole } from "./scene.ts";

let here: Scene;
const open = async (options: NotionOptions = {}) => {
  here = await scene(options);
  return here;
};
afterEach(() => here.notion.close());

describe("a page", () => {
  it("is made under a page with icon, cover and children, and read back in the shape of an answer", async () => {
    const { client, parent, clock, notion } = await open();
    const link = { text: { content: "map", link: { url: "https://a.example/" } }, annotations: { bold: true } };
    const made = whole(
      await client.pages.create({
        parent: { page_id: parent.id },
        properties: { title: { title: [...text("The storm "), link] } },
        icon: { emoji: "🧭" },
        cover: { external: { url: "https://a.example/cover.png" } },
        children: [paragraph("one"), { callout: { rich_text: text("two") } }],
      }),
    );
    expect(made).toMatchObject({
      created_time: "2026-11-22T09:00:00.000Z",
      parent: { type: "page_id", page_id: parent.id },
      icon: { type: "emoji", emoji: "🧭" },
      cover: { type: "external", external: { url: "https://a.example/cover.png" } },
      in_trash: false,
      created_by: { object: "user", id: notion.integration.bot },
      url: `https://www.notion.so/The-storm-map-${made.id.replaceAll("-", "")}`,
    });
    expect(made.properties["title"]).toMatchObject({
      id: "title",
      title: [
        { plain_text: "The storm ", href: null },
        { plain_text: "map", href: "https://a.example/", annotations: { bold: true, italic: false, color: "default" } },
      ],
    });
    expect(await textsIn(client, made.id)).toEqual(["one", "two"]);
    expect(await textsIn(client, parent.id)).toEqual(["child_page"]);
    expect(await client.pages.retrieve({ page_id: made.id.replaceAll("-", "") })).toMatchObject({ id: made.id });
    clock.set(Date.parse("2026-11-22T10:07:59.999Z"));
    const renamed = whole(await client.pages.update({ page_id: made.id, properties: { title: { title: text("Calm") } } }));
    expect([renamed.created_time, renamed.last_edited_time]).toEqual(["2026-11-22T09:00:00.000Z", "2026-11-22T10:07:00.000Z"]);
  });

  it("takes its place among the children", async () => {
    const { client, notion } = await open();
    const holder = notion.seed.page({ title: "Holder", children: paragraphs(2) });
    const make = (title: string, position: { type: "page_start" } | { type: "after_block"; after_block: { id: string } }) =>
      client.pages.create({ parent: { page_id: holder.id }, properties: { title: { title: text(title) } }, position });
    await make("A", { type: "page_start" });
    await make("B", { type: "after_block", after_block: { id: holder.children[1]! } });
    expect(await textsIn(client, holder.id)).toEqual(["child_page", "0", "child_page", "1"]);
    expect(await refusalOf(make("C", { type: "after_block", after_block: { id: holder.id } }))).toContain("is not parented by");
  });

  it("is refused under what is not there, not shared or in the trash, and at the top of the workspace", async () => {
    const { client, notion, parent, niamh } = await open();
    const under = (page_id: string) => refusalOf(client.pages.create({ parent: { page_id }, properties: {} }));
    const secret = notion.seed.page({ title: "Secret", shared: false });
    const words = "Make sure the relevant pages and databases are shared with your integration.";
    expect(await under(secret.id)).toBe(`404 object_not_found: Could not find page with ID: ${secret.id}. ${words}`);
    expect(await under("3d9b1c3e-0000-4000-8000-000000000000")).toContain("404 object_not_found");
    expect(await under("nonsense")).toBe(
      '400 validation_error: body failed validation: body.parent.page_id should be a valid uuid, instead was `"nonsense"`.',
    );
    notion.person(niamh.id).trash(parent.id);
    expect(await under(parent.id)).toBe(
      "400 validation_error: Can't edit block that is archived. You must unarchive the block before editing.",
    );
    expect(await refusalOf(client.pages.create({ parent: { workspace: true }, properties: {} }))).toContain("Internal integrations");
  });

  it("goes into the trash and comes back; what is in it cannot be changed meanwhile", async () => {
    const { client, parent } = await open();
    const { id: page_id } = await client.pages.create({ parent: { page_id: parent.id }, children: [paragraph("a")] });
    const [block] = (await client.blocks.children.list({ block_id: page_id })).results;
    expect(whole(await client.pages.update({ page_id, in_trash: true })).in_trash).toBe(true);
    expect(await textsIn(client, parent.id)).toEqual([]);
    const refused = "400 validation_error: Can't edit block that is archived. You must unarchive the block before editing.";
    expect(await refusalOf(client.pages.update({ page_id, icon: { emoji: "⚓" } }))).toBe(refused);
    expect(await refusalOf(client.blocks.update({ block_id: block!.id, ...paragraph("b") }))).toContain("archived ancestor");
    expect(whole(await client.pages.retrieve({ page_id })).in_trash).toBe(true);
    expect(whole(await client.blocks.retrieve({ block_id: block!.id })).in_trash).toBe(false);
    await client.pages.update({ page_id, in_trash: false });
    expect(await refusalOf(client.blocks.update({ block_id: block!.id, ...paragraph("b") }))).toBe("ok");
  });

  it("in the trash has children that say so themselves, where that doubt is turned round", async () => {
    const { client, parent, notion, niamh } = await open({ doubts: { trashIsInherited: true } });
    const page = notion.seed.page({ title: "In", inside: parent.id });
    notion.person(niamh.id).trash(parent.id);
    expect(whole(await client.pages.retrieve({ page_id: page.id })).in_trash).toBe(true);
  });

  it("moves to another page, not into itself", async () => {
    const { client, notion, parent } = await open();
    const other = notion.seed.page({ title: "Other" });
    const { id: page_id } = await client.pages.create({ parent: { page_id: parent.id }, properties: { title: { title: text("M") } } });
    expect(await refusalOf(client.pages.move({ page_id: other.id, parent: { page_id: other.id } }))).toContain("into itself");
    await client.pages.move({ page_id, parent: { page_id: other.id } });
    expect([await textsIn(client, parent.id), await textsIn(client, other.id)]).toEqual([[], ["child_page"]]);
  });
});

describe("icons, covers and links", () => {
  it("are refused where they are none", async () => {
    const { client, parent } = await open();
    const page = (more: object) => refusalOf(client.pages.create({ parent: { page_id: parent.id }, ...more }));
    expect(await page({ icon: { emoji: "x" } })).toContain('body.icon.emoji should be a valid emoji, instead was `"x"`.');
    expect(await page({ icon: { emoji: "⚠️" } })).toBe("ok");
    expect(await page({ icon: { icon: { name: "anchor" } } })).toBe("ok");
    expect(await page({ cover: { external: { url: "ship.png" } } })).toContain("body.cover.external.url should be a valid URL");
    const linked = [{ text: { content: "a", link: { url: "nowhere" } } }];
    expect(await page({ children: [{ paragraph: { rich_text: linked } }] })).toBe("400 validation_error: Invalid URL for link.");
    expect(await page({ children: [{ bookmark: { url: "nowhere" } }] })).toContain("body.children[0].bookmark.url should be a valid URL");
  });

  it("mention people and pages that are there", async () => {
    const { client, parent, niamh, notion } = await open();
    const say = (mention: object) =>
      client.pages.create({ parent: { page_id: parent.id }, children: [{ paragraph: { rich_text: [{ mention } as never] } }] });
    const { id } = await say({ user: { id: niamh.id } });
    expect(await textsIn(client, id)).toEqual(["@Niamh"]);
    const about = await say({ page: { id: parent.id } });
    notion.person(niamh.id).rename(parent.id, "Crises");
    expect(await textsIn(client, about.id)).toEqual(["Crises"]);
    expect(await refusalOf(say({ user: { id: parent.id } }))).toContain("Could not find user with ID");
    expect(await refusalOf(say({ page: { id: niamh.id } }))).toContain("404 object_not_found: Could not find page with ID");
  });
});

describe("a row of a data source", () => {
  it("keeps a value of every kind, and shows it as Notion does", async () => {
    const s = await open();
    const { client, niamh, tom, clock } = s;
    const { actions, touchpoints, database } = await board(s);
    const touchpoint = await client.pages.create({
      parent: { data_source_id: touchpoints },
      properties: { Touchpoint: { title: text("Waits") } },
    });
    clock.advance(61_000);
    const row = whole(
      await client.pages.create({
        parent: { data_source_id: actions },
        properties: {
          Action: { title: text("Book the buses") },
          Owner: { people: [{ id: niamh.id }, { id: tom.id }, { id: niamh.id }] },
          Deadline: { date: { start: "2026-12-01" } },
          Status: { status: { name: "Doing" } },
          Tags: { multi_select: [{ name: "buses" }, { name: "money" }] },
          Cost: { number: 12.5 },
          Link: { url: "https://a.example/" },
          Ready: { checkbox: true },
          Key: { rich_text: text("act-1") },
          Touchpoints: { relation: [{ id: touchpoint.id }] },
        },
      }),
    );
    expect(row.parent).toEqual({ type: "data_source_id", data_source_id: actions, database_id: database });
    expect(row.properties).toMatchObject({
      Action: { id: "title", type: "title", title: [{ plain_text: "Book the buses" }] },
      Owner: { people: [{ id: niamh.id, name: "Niamh", person: { email: "niamh@harbour.example" } }, { id: tom.id }] },
      Deadline: { date: { start: "2026-12-01", end: null, time_zone: null } },
      Status: { status: { name: "Doing", color: "blue" } },
      Tags: { multi_select: [{ name: "buses" }, { name: "money" }] },
      Cost: { number: 12.5 },
      Link: { url: "https://a.example/" },
      Ready: { checkbox: true },
      Key: { rich_text: [{ plain_text: "act-1" }] },
      Touchpoints: { relation: [{ id: touchpoint.id }], has_more: false },
      Edited: { last_edited_time: "2026-11-22T09:01:00.000Z" },
      Number: { unique_id: { prefix: "ACT", number: 1 } },
    });
    const other = whole(await client.pages.retrieve({ page_id: touchpoint.id }));
    expect(other.properties["Actions"]).toMatchObject({ relation: [{ id: row.id }] });
    await client.pages.update({ page_id: row.id, properties: { Touchpoints: { relation: [] } } });
    expect(whole(await client.pages.retrieve({ page_id: touchpoint.id })).properties["Actions"]).toMatchObject({ relation: [] });
  });

  it("has the first status where nobody said one, and only the title of what was asked for", async () => {
    const s = await open();
    const { actions } = await board(s);
    const row = whole(await s.client.pages.create({ parent: { data_source_id: actions } }));
    expect(row.properties["Status"]).toMatchObject({ status: { name: "Open" } });
    const little = whole(await s.client.pages.retrieve({ page_id: row.id, filter_properties: ["title", row.properties["Key"]!.id] }));
    expect(Object.keys(little.properties)).toEqual(["Action", "Key"]);
    expect(await refusalOf(s.client.pages.retrieve({ page_id: row.id, filter_properties: ["nope"] }))).toContain("Could not find property");
  });

  it.each<readonly [string, (s: Scene) => object, string]>([
    [
      "an unknown property",
      () => ({ Boss: { checkbox: true }, Chef: { checkbox: true } }),
      "Boss is not a property that exists. Chef is not a property that exists.",
    ],
    ["another type", () => ({ Owner: { rich_text: text("Tom") } }), "Owner is expected to be people."],
    ["what is computed", () => ({ Edited: { date: { start: "2026-12-01" } } }), "Edited is expected to be last_edited_time."],
    ["a new status", () => ({ Status: { status: { name: "Parked" } } }), 'Invalid status option. Status option "Parked" does not exist.'],
    ["an option with a comma", () => ({ Tags: { multi_select: [{ name: "a,b" }] } }), "Invalid select option, commas not allowed: a,b"],
    [
      "an option without a name",
      () => ({ Tags: { multi_select: [{ name: "" }] } }),
      "body.properties.Tags.multi_select[0].name.length should be ≥ `1`, instead was `0`.",
    ],
    [
      "an option of 101 characters",
      () => ({ Tags: { multi_select: [{ name: "x".repeat(101) }] } }),
      "name.length should be ≤ `100`, instead was `101`.",
    ],
    ["a stranger", ({ parent }) => ({ Owner: { people: [{ id: parent.id }] } }), "Could not find user with ID"],
    [
      "a relation to nothing",
      ({ niamh }) => ({ Touchpoints: { relation: [{ id: niamh.id }] } }),
      "404 object_not_found: Could not find page with ID",
    ],
    ["a relation elsewhere", ({ parent }) => ({ Touchpoints: { relation: [{ id: parent.id }] } }), "is not in the data source"],
    ["no date", () => ({ Deadline: { date: { start: "tomorrow" } } }), "should be a valid ISO 8601 date string"],
    ["a day that is none", () => ({ Deadline: { date: { start: "2026-02-30" } } }), "should be a valid ISO 8601 date string"],
    [
      "an end before the start",
      () => ({ Deadline: { date: { start: "2026-12-02", end: "2026-12-01" } } }),
      "end should not be before start",
    ],
    [
      "a zone for a day",
      () => ({ Deadline: { date: { start: "2026-12-02", time_zone: "Europe/Tallinn" } } }),
      "a time zone needs a date with a time",
    ],
    ["no zone", () => ({ Deadline: { date: { start: "2026-12-02T10:00", time_zone: "Mars/Crater" } } }), "should be a valid time zone"],
    ["an empty address", () => ({ Link: { url: "" } }), "body.properties.Link.url.length should be ≥ `1`"],
    ["a text for a number", () => ({ Cost: { number: "12" } }), "body.properties.Cost.number should be a number or null"],
  ])("refuses %s", async (_what, properties, refused) => {
    const s = await open();
    const { actions } = await board(s);
    const made = s.client.pages.create({ parent: { data_source_id: actions }, properties: properties(s) as never });
    expect(await refusalOf(made)).toContain(refused);
    expect((await s.client.dataSources.query({ data_source_id: actions })).results).toEqual([]);
  });

  it("keeps moments with their offset, to the minute", async () => {
    const s = await open();
    const { actions } = await board(s);
    const start = async (date: object) => {
      const row = whole(
        await s.client.pages.create({ parent: { data_source_id: actions }, properties: { Deadline: { date: date as never } } }),
      );
      return (row.properties["Deadline"] as { date: object }).date;
    };
    expect(await start({ start: "2026-12-01T10:00:59+02:00" })).toMatchObject({ start: "2026-12-01T10:00:00.000+02:00" });
    expect(await start({ start: "2026-12-01T10:00:00Z" })).toMatchObject({ start: "2026-12-01T10:00:00.000+00:00" });
    expect(await start({ start: "2026-12-01T10:00", time_zone: "Europe/Tallinn" })).toEqual({
      start: "2026-12-01T10:00:00.000+02:00",
      end: null,
      time_zone: "Europe/Tallinn",
    });
  });

  it("shows 25 of its relations, and the others by the property", async () => {
    const s = await open();
    const { client } = s;
    const { actions, touchpoints } = await board(s);
    const ids: string[] = [];
    for (let n = 0; n < 30; n += 1) ids.push((await client.pages.create({ parent: { data_source_id: touchpoints } })).id);
    const row = whole(
      await client.pages.create({
        parent: { data_source_id: actions },
        properties: { Touchpoints: { relation: ids.map((id) => ({ id })) } },
      }),
    );
    const shown = row.properties["Touchpoints"] as unknown as { id: string; relation: readonly object[]; has_more: boolean };
    expect([shown.relation.length, shown.has_more]).toEqual([25, true]);
    const page = await client.pages.properties.retrieve({ page_id: row.id, property_id: shown.id, page_size: 20 });
    if (page.object !== "list") throw new Error("no list");
    const rest = await client.pages.properties.retrieve({
      page_id: row.id,
      property_id: shown.id,
      start_cursor: page.next_cursor,
      page_size: 20,
    });
    if (rest.object !== "list") throw new Error("no list");
    const all = [...page.results, ...rest.results].map((one) => (one.type === "relation" ? one.relation.id : ""));
    expect(all).toEqual(ids);
    expect([page.has_more, rest.has_more, rest.next_cursor]).toEqual([true, false, null]);
    const cost = await client.pages.properties.retrieve({ page_id: row.id, property_id: row.properties["Cost"]!.id });
    expect(cost).toMatchObject({ object: "property_item", type: "number", number: null });
  });

  it("is refused where the data source, the database or a page above is in the trash", async () => {
    const s = await open();
    const { client, notion, niamh, parent } = s;
    const { actions, database } = await board(s);
    const make = () => refusalOf(client.pages.create({ parent: { data_source_id: actions } }));
    notion.person(niamh.id).trash(database);
    expect(await make()).toContain("Can't edit block that is archived");
    notion.person(niamh.id).restore(database);
    notion.person(niamh.id).trash(parent.id);
    expect(await make()).toContain("archived ancestor");
    notion.person(niamh.id).restore(parent.id);
    await client.dataSources.update({ data_source_id: actions, in_trash: true });
    expect(await make()).toContain("archived ancestor");
  });
});

describe("what this peer does not play", () => {
  it("is a loud failure of the test", async () => {
    const { client, parent, notion } = await open();
    expect(await refusalOf(client.pages.create({ parent: { page_id: parent.id }, markdown: "# A" }))).toContain("501");
    expect(await refusalOf(client.pages.retrieveMarkdown({ page_id: parent.id }))).toContain("501");
    expect(await refusalOf(client.customEmojis.list({}))).toContain("501");
    expect(notion.failures).toEqual([
      "POST /v1/pages: not offered by this peer: `markdown` of a page",
      `GET /v1/pages/${parent.id}/markdown: not offered by this peer: the markdown of a page`,
      "GET /v1/custom_emojis: not offered by this peer: GET /v1/custom_emojis",
    ]);
    const kept = notion.failures.splice(0);
    expect(kept).toHaveLength(3);
  });
});

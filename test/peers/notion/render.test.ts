import { afterEach, expect, it } from "vitest";
import { board, paragraph, type Scene, scene, text, whole } from "./scene.ts";

let here: Scene;
afterEach(() => here.notion.close());

/** What a reader sees: no tags, no spaces twice. */
const seen = (html: string) =>
  html
    .replaceAll(/<style>.*<\/style>/gs, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();

it("a page is drawn as one file, with everything on it and nothing unescaped", async () => {
  here = await scene();
  const { client, parent, notion } = here;
  const page = await client.pages.create({
    parent: { page_id: parent.id },
    properties: { title: { title: text("Storm <script>alert(1)</script>") } },
    icon: { emoji: "🧭" },
    cover: { external: { url: "https://a.example/cover.png" } },
    children: [
      { callout: { rich_text: text("in short"), color: "blue_background", icon: { emoji: "⚓" } } },
      { toggle: { rich_text: text("more"), children: [paragraph("inside & out")] } },
      {
        table: {
          table_width: 1,
          has_column_header: true,
          children: [{ table_row: { cells: [text("head")] } }, { table_row: { cells: [text("cell")] } }],
        },
      },
      { column_list: { children: [{ column: { children: [paragraph("left")] } }, { column: { children: [paragraph("right")] } }] } },
      { numbered_list_item: { rich_text: text("first") } },
      { numbered_list_item: { rich_text: text("second") } },
      { image: { external: { url: "https://a.example/a.png" } } },
    ],
  });
  const html = notion.renderPage(page.id);
  expect(seen(html)).toBe(
    "Storm &lt;script&gt;alert(1)&lt;/script&gt; Workshops / 🧭 Storm &lt;script&gt;alert(1)&lt;/script&gt; https://a.example/cover.png 🧭 " +
      "Storm &lt;script&gt;alert(1)&lt;/script&gt; ⚓ in short more inside &amp; out head cell left right 1. first 2. second https://a.example/a.png",
  );
  expect(html).toContain('<div class="callout c-blue-background">');
  expect(html).not.toMatch(/<script|<img|<link|url\(/);
  expect(html).not.toContain("<details open>");
  expect(notion.renderPage(page.id, { toggles: "open" })).toContain("<details open>");
});

it("a database is drawn by its views", async () => {
  here = await scene();
  const { client, parent, notion, niamh } = here;
  const { actions, database } = await board(here);
  const make = (name: string, status: string, start: string) =>
    client.pages.create({
      parent: { data_source_id: actions },
      properties: {
        Action: { title: text(name) },
        Status: { status: { name: status } },
        Owner: { people: [{ id: niamh.id }] },
        Deadline: { date: { start } },
        Cost: { number: 1200 },
      },
    });
  await make("Buses", "Open", "2026-11-27");
  await make("Port", "Done", "2026-12-02");
  const { Owner } = whole(await client.dataSources.retrieve({ data_source_id: actions })).properties;
  const view = (name: string, type: "board" | "calendar" | "table", more: object = {}) =>
    client.views.create({ data_source_id: actions, database_id: database, name, type, ...more } as never);
  await view("By status", "board");
  await view("When", "calendar");
  await view("By owner", "table", {
    configuration: { type: "table", group_by: { type: "person", property_id: Owner!.id, sort: { type: "ascending" } } },
    filter: { property: "Status", status: { equals: "Done" } },
  });
  const tabs = "Default view ▥ By status ▤ When ▦ By owner";
  const [table, by, when, owner] = notion.renderPage(parent.id, { views: "all" }).split('<section class="database">').slice(2).map(seen);
  expect(table).toMatch(new RegExp(`^Actions ▦ ${tabs} Aa Action ☺ Owner .* Buses N Niamh November 27, 2026 Open €1,200.00 ☐? ?.*Port`));
  expect(by).toContain(`${tabs} Open 1 Buses + New page Doing 0 + New page Done 1 Port + New page`);
  expect(when).toMatch(/November 2026 Mon Tue .* 27 Buses 28 /);
  expect(when).toMatch(/30 1 2 Port 3/);
  expect(owner).toContain("▾ N Niamh 1");
  expect(owner).not.toContain("Buses");
  expect(seen(notion.renderPage(parent.id))).not.toContain("November 2026 Mon");
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Person } from "../../peers/notion/person.ts";
import type { Page } from "../../peers/notion/world.ts";
import { openRig, type Rig } from "./rig.ts";
import { small } from "./small.ts";

let rig: Rig;
let niamh: Person;
beforeEach(async () => {
  rig = await openRig();
  niamh = rig.notion.person(rig.notion.seed.person({ name: "Niamh", email: "niamh@harbour.example" }).id);
  await rig.publish(small());
});
afterEach(() => rig.notion.close());

const paragraph = (content: string) => ({ type: "paragraph", paragraph: { rich_text: [{ text: { content } }] } });

function receipt() {
  const saved = rig.saved();
  if (saved?.page === undefined) throw new Error("nothing was published");
  return { ...saved, page: saved.page };
}

function rowAt(database: "touchpoints" | "actions", key: string): Page {
  return rig.notion.world.page(receipt().databases[database]?.rows[key]?.page ?? "");
}

/** The page as anybody reads it: the texts of its blocks, in order. */
async function texts(id = receipt().page.id): Promise<readonly string[]> {
  const { results } = await rig.client.blocks.children.list({ block_id: id });
  const all: string[] = [];
  for (const block of results) {
    if (!("type" in block)) continue;
    const said = (Reflect.get(block, block.type) as { rich_text?: readonly { plain_text: string }[] }).rich_text ?? [];
    all.push(said.map((one) => one.plain_text).join("") || block.type, ...(block.has_children ? await texts(block.id) : []));
  }
  return all;
}

describe("what people do with the page", () => {
  it("text that they write between our sections stays where it is", async () => {
    const [callout = ""] = receipt().sections["summary"]?.blocks ?? [];
    niamh.addAfter(callout, paragraph("Read this before Friday!"));
    await rig.publish(small({ told: "The hall is open." }));
    const now = await texts();
    expect(now).toContain("Read this before Friday!");
    expect(now).toContain("The hall is open.");
    expect(now).not.toContain("The hall is shut.");
  });

  it("a section that they changed is not overwritten: the new one stands beside it, and both are told", async () => {
    const [callout = ""] = receipt().sections["summary"]?.blocks ?? [];
    niamh.editText(callout, "The hall is shut until March.");
    const kept = await rig.publish(small({ told: "The hall is open." }));
    expect(kept.edited).toEqual(["summary"]);
    const said = () => [...rig.notion.world.comments.values()].map((one) => `${one.on}: ${one.runs.map((run) => run.plain_text).join("")}`);
    expect(said()).toEqual([`${callout}: Changed here, so it stays.`]);
    const now = await texts();
    expect(now.slice(0, 4)).toEqual([
      "The hall is shut until March.",
      "Saved: teekond-abc123",
      "The hall is open.",
      "Saved: teekond-abc123",
    ]);
    const { count } = rig.notion.journal;
    expect((await rig.publish(small({ told: "The hall is open." }))).edited).toEqual([]);
    expect(said()).toHaveLength(1);
    expect(rig.notion.journal.since(count).filter((one) => one.writes)).toEqual([]);
  });

  it("a block of ours that they took out of its toggle counts as changed, and stays away", async () => {
    const [toggle = ""] = receipt().sections["why"]?.blocks ?? [];
    const { results } = await rig.client.blocks.children.list({ block_id: toggle });
    niamh.trash(results[1]?.id ?? "");
    await rig.publish(small({ status: "Done" }));
    expect(await texts()).not.toContain("And so.");
  });

  it("rows that they added are left alone, copies of ours too", async () => {
    const { source = "" } = receipt().databases["actions"] ?? {};
    niamh.addRow(source, { Action: { title: [{ text: { content: "Ring the harbour master" } }] } });
    niamh.addRow(source, { Action: { title: [{ text: { content: "Copy" } }] }, Key: { rich_text: [{ text: { content: "action/a1" } }] } });
    await rig.publish(small({ status: "Doing" }));
    const { results } = await rig.client.dataSources.query({ data_source_id: source });
    expect(results).toHaveLength(3);
  });

  it("a value that they changed stays, where ours has not changed and where it has", async () => {
    const { id } = rowAt("actions", "action/a1");
    niamh.setValue(id, "Status", { status: { name: "Doing" } });
    niamh.setValue(id, "Deadline", { date: { start: "2026-12-24" } });
    const kept = await rig.publish(small({ status: "Done" }));
    expect(kept.heldBack).toEqual([{ database: "actions", row: "action/a1", property: "status" }]);
    expect(JSON.stringify(rig.notion.snapshot())).toContain("2026-12-24");
    expect(JSON.stringify(rig.notion.snapshot())).toContain("Doing");
  });

  it("a value that they changed outlasts another one of the same row that we change", async () => {
    const { id } = rowAt("actions", "action/a1");
    niamh.setValue(id, "Deadline", { date: { start: "2026-12-24" } });
    const kept = await rig.publish(small({ status: "Done" }));
    expect(kept.heldBack).toEqual([]);
    expect(JSON.stringify(rig.notion.snapshot())).toContain("2026-12-24");
  });

  it("a property that they renamed goes on under its new name; one that they deleted comes back with its values", async () => {
    const { source = "" } = receipt().databases["actions"] ?? {};
    niamh.renameProperty(source, "Deadline", "By when");
    niamh.deleteProperty(source, "Contacts");
    const kept = await rig.publish(small());
    expect(kept.repaired).toEqual([{ database: "actions", property: "Contacts" }]);
    const { results } = await rig.client.dataSources.query({ data_source_id: source });
    const [row] = results;
    const values = row !== undefined && "properties" in row ? row.properties : {};
    expect(values["Contacts"]).toMatchObject({ relation: [{ id: rowAt("touchpoints", "new/n1").id }] });
    expect(values["By when"]).toMatchObject({ date: { start: "2026-12-01" } });
  });

  it("a page or a database in the trash is said to be gone, and nothing is written into it", async () => {
    const { database = "" } = receipt().databases["actions"] ?? {};
    niamh.trash(database);
    await expect(rig.publish(small({ status: "Done" }))).rejects.toMatchObject({ name: "Gone", what: "actions" });
    niamh.restore(database);
    niamh.trash(receipt().page.id);
    await expect(rig.publish(small({ status: "Done" }))).rejects.toMatchObject({ name: "Gone", what: "page" });
    niamh.restore(receipt().page.id);
    await rig.publish(small({ status: "Done" }));
    expect(JSON.stringify(rig.notion.snapshot())).toContain("Done");
  });
});

describe("what Notion refuses", () => {
  it("is told by its own word: a parent that is not shared, a token that is none, a plan that is full", async () => {
    niamh.unshare(rig.parent);
    await expect(rig.publish(small({ status: "Done" }))).rejects.toMatchObject({ name: "Gone" });
    niamh.share(rig.parent);
    rig.notion.setBlockLimit(1);
    await expect(rig.publish(small({ rows: 3 }))).rejects.toMatchObject({
      name: "Refused",
      code: "restricted_resource",
      more: { block_limit: {} },
    });
    rig.notion.setBlockLimit(undefined);
    rig.notion.revoke();
    await expect(rig.publish(small({ rows: 3 }))).rejects.toMatchObject({ name: "Refused", code: "unauthorized" });
    rig.notion.renewToken();
  });
});

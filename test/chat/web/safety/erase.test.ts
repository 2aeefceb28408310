import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as joined } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { erase } from "#cli/commands/erase.ts";
import type { House } from "#cli/house.ts";
import { createFacilitator } from "#facilitator/handle.ts";
import { createWeb } from "#chat/web/server.ts";
import { act, browser, join, openSite, type Site } from "../shell/site.ts";
import { assemble, postForm, sweep, through } from "./crew.ts";

let site: Site;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(joined(tmpdir(), "tk-erase-"));
  site = await openSite();
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

async function dumped(): Promise<string> {
  const file = joined(folder, `${Math.random()}.ndjson`);
  await site.store.backup(file);
  return readFile(file, "utf8");
}

it("who is erased by their own form leaves nothing, here and on the other process, and only by writing their name", {
  timeout: 300_000,
}, async () => {
  const crew = await assemble(site);
  const other = await createWeb({ ...site.ports, facilitator: createFacilitator({ ledger: site.store.ledger, clock: site.clock }) });
  const zoe = await join(site.web, crew.links.team, "Zebrazoe");
  await through(site, crew, "purpose");
  await act(zoe, crew.id, "add", { step: "purpose", part: "0", "f.text": "zebra-idea" });
  await act(zoe, crew.id, "control:end-input", { step: "purpose", part: "0" });
  await act(crew.lead, crew.id, "control:end-input", { step: "purpose", part: "0" });
  await act(zoe, crew.id, "propose", { step: "purpose", part: "1", item: "one", is: "sentence", "f.text": "zebra-sentence for all" });
  await act(zoe, crew.id, "object", { step: "purpose", part: "1", item: "one", reason: "zebra-objection" });
  await act(zoe, crew.id, "control:note", { on: "purpose", text: "zebra-note" });
  const elsewhere = browser(other);
  for (const [key, one] of crew.ana.jar) elsewhere.jar.set(key, one);
  expect(await sweep(elsewhere, crew.id)).toMatch(/zebra-idea[\s\S]*Zebrazoe|Zebrazoe[\s\S]*zebra-idea/);
  const people = await (await zoe.get(`/s/${crew.id}/people`)).text();
  expect(people).toContain(`/s/${crew.id}/erase`);
  const person = /name="person" value="([^"]+)"/.exec(people)?.[1] ?? "";
  expect((await postForm(zoe, `/s/${crew.id}/erase`, crew.id, { person, name: "zoe" })).status).toBe(422);
  expect(await dumped()).toMatch(/zebra-idea/);
  expect((await postForm(zoe, `/s/${crew.id}/erase`, crew.id, { person, name: "Zebrazoe" })).status).toBe(200);
  expect(await dumped()).not.toMatch(/zebra/i);
  site.clock.advance(60_000);
  for (const who of [elsewhere, crew.lead, crew.ana]) expect(await sweep(who, crew.id)).not.toMatch(/zebra/i);
  expect((await zoe.get(`/s/${crew.id}`)).status).toBe(404);
  other.close();
});

it("a facilitator erases others, the command line anybody by name; the only facilitator hands over first", {
  timeout: 300_000,
}, async () => {
  const crew = await assemble(site, { title: "Otter hall" });
  expect((await postForm(crew.lead, `/s/${crew.id}/erase`, crew.id, { person: crew.ids.Niamh, name: "Niamh" })).status).toBe(422);
  expect((await crew.lead.get(`/s/${crew.id}`)).status).toBe(200);
  expect((await postForm(crew.lead, `/s/${crew.id}/erase`, crew.id, { person: crew.ids.Tom, name: "Tom" })).status).toBe(303);
  expect(await site.store.people.people("web", [crew.ids.Tom])).toEqual([]);
  expect((await browser(site.web).get(crew.links.tom)).status).toBe(404);
  const house = { ...site.ports, ledger: site.store.ledger } as unknown as House;
  expect(await erase(house, crew.id, "Nobody")).toMatchObject({ exit: 2 });
  expect(await erase(house, "nowhere", "Ana")).toMatchObject({ exit: 2 });
  expect(await erase(house, crew.id, "Ana")).toMatchObject({ exit: 0 });
  expect(await site.store.people.people("web", [crew.ids.Ana])).toEqual([]);
  await act(crew.lead, crew.id, "control:set-role", { person: crew.ids.Wanda, role: "facilitator" });
  expect(await erase(house, crew.id, "Niamh")).toMatchObject({ exit: 0 });
  expect(await dumped()).not.toContain("Otter hall");
});

it("what a facilitator struck is gone with the act itself, on the other process too", { timeout: 300_000 }, async () => {
  const crew = await assemble(site);
  const other = createFacilitator({ ledger: site.store.ledger, clock: site.clock });
  await through(site, crew, "purpose");
  await act(crew.ana, crew.id, "add", { step: "purpose", part: "0", "f.text": "walrus-name of a customer" });
  const item =
    Object.values((await other.look("web", crew.id))?.session.steps[0]?.parts[0]?.state.ideas as readonly { id: string }[])[0]?.id ?? "";
  await act(crew.lead, crew.id, "control:end-input", { step: "purpose", part: "0" });
  await act(crew.lead, crew.id, "strike", { step: "purpose", part: "0", item, reason: "names a customer" });
  expect(await dumped()).not.toContain("walrus");
  expect(JSON.stringify((await other.look("web", crew.id))?.session)).not.toContain("walrus");
  expect(JSON.stringify((await site.ports.facilitator.look("web", crew.id))?.session)).not.toContain("walrus");
  for (const who of [crew.ana, crew.lead]) expect(await sweep(who, crew.id)).not.toContain("walrus");
});

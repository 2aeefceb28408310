import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as joined } from "node:path";
import { Writable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMetrics } from "#cli/metrics.ts";
import { createLog } from "#lib/log.ts";
import type { Act } from "#session/command.ts";
import { act, browser, openSite, type Site } from "../shell/site.ts";
import { assemble, type Crew, does, listenIn, pause, sweep, through } from "./crew.ts";

let site: Site;
let folder: string;
let logged = "";
beforeAll(async () => {
  folder = await mkdtemp(joined(tmpdir(), "tk-hidden-"));
  const to = new Writable({
    write(chunk, _, done) {
      logged += String(chunk);
      done();
    },
  });
  site = await openSite({}, { log: createLog("trace", to), metrics: createMetrics(() => 0) });
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

const collecting: readonly (readonly [step: string, more: Record<string, string>])[] = [
  ["purpose", {}],
  ["reasons", { "f.kind": "trust" }],
  ["problems", { "f.horizon": "now" }],
  ["offer", {}],
];

async function others({ id, ana, lead, watcher, owner, stranger }: Crew, elsewhere: Crew): Promise<Record<string, string>> {
  const cookie = [...elsewhere.lead.jar.values()][0]?.value ?? "";
  const thief = browser(site.web);
  thief.jar.set("teekond x", { value: cookie, path: `/s/${id}` });
  const machine = browser(site.web);
  const service = await Promise.all(
    ["/metrics", "/healthz", "/readyz", "/", "/robots.txt", `/join/${id}`].map(async (path) => (await machine.get(path)).text()),
  );
  return {
    ana: await sweep(ana, id),
    lead: await sweep(lead, id),
    watcher: await sweep(watcher, id),
    owner: await sweep(owner, id),
    stranger: await sweep(stranger, id),
    thief: await sweep(thief, id),
    service: service.join("\n"),
  };
}

describe("what is hidden until the reveal", () => {
  it.each(collecting)(
    "reaches nobody else before it in %s, and nobody ever learns who wrote an unsigned one",
    { timeout: 300_000 },
    async (step, more) => {
      const crew = await assemble(site);
      const elsewhere = await assemble(site);
      await through(site, crew, step);
      const streams = await Promise.all([crew.ana, crew.lead, crew.watcher, crew.owner].map((who) => listenIn(who, crew.id)));
      await pause(200);
      const marker = `MARK${step.toUpperCase()}`;
      const before = streams.map((one) => one.heard().length);
      await act(crew.tom, crew.id, "add", { step, part: "0", "f.text": `${marker}-signed`, ...more });
      await act(crew.tom, crew.id, "add", {
        step,
        part: "0",
        "f.text": `${marker}-unsigned`,
        anonymous: "yes",
        receipt: "tom-s-own-token",
        ...more,
      });
      await act(crew.tom, crew.id, "add", { step, part: "0", "f.text": `${marker}-refused`.repeat(900), ...more });
      await pause(300);
      const seen = await others(crew, elsewhere);
      for (const [who, text] of Object.entries(seen)) expect(text.includes(marker), who).toBe(false);
      for (const [n, one] of streams.entries()) {
        expect(one.heard()).not.toContain(marker);
        // Nothing at all tells that somebody wrote, but that Tom's page is open.
        expect(
          one
            .heard()
            .slice(before[n])
            .replaceAll(/event: region\ndata: \{"id":"r-(?:people|roster)".*\n/g, "")
            .trim(),
        ).toBe("");
      }
      expect(await sweep(crew.tom, crew.id)).toContain(`${marker}-signed`);
      expect(logged).not.toContain("MARK");
      await Promise.all(streams.map((one) => one.close()));

      await does(site, crew, crew.ids.Niamh, { do: "end-input", step, part: 0 });
      expect(await sweep(crew.ana, crew.id)).toContain(`${marker}-unsigned`);
      const dump = await dumped();
      const line = dump.split("\n").find((one) => one.includes(`${marker}-unsigned`)) ?? "";
      const { row } = JSON.parse(line) as {
        row: { at: number; person: string | null; seq: number; session: string; data: { item: string } };
      };
      expect(line).not.toContain(crew.ids.Tom);
      expect(row.person).toBeNull();
      const opened = dump.split("\n").filter((one) => one.includes('"step.opened"') && one.includes(crew.id) && one.includes(`"${step}"`));
      expect(opened.some((one) => (JSON.parse(one) as { row: { at: number } }).row.at === row.at)).toBe(true);
      for (const one of dump.split("\n")) if (one.includes(row.data.item)) expect(one).not.toContain(crew.ids.Tom);
    },
  );

  it("names no author of a signed line where one or two are unsigned, not even in a refusal", async () => {
    const crew = await assemble(site);
    await through(site, crew, "purpose");
    await does(site, crew, crew.ids.Ana, { do: "add", step: "purpose", part: 0, id: "anas-line", values: { text: "Open line" } });
    await does(site, crew, crew.ids.Tom, {
      do: "add",
      step: "purpose",
      part: 0,
      id: "toms-line",
      values: { text: "Secret line" },
      anonymous: true,
      receipt: "x",
    });
    await does(site, crew, crew.ids.Niamh, { do: "end-input", step: "purpose", part: 0 });
    const conversation = await (await crew.tom.get(`/s/${crew.id}/conversation`)).text();
    const csrf = /name="csrf" value="([^"]+)"/.exec(conversation)?.[1] ?? "";
    const fields = { which: "edit", nonce: "prying", csrf, step: "purpose", part: "0", item: "anas-line", "f.text": "mine now" };
    const refused = await crew.tom.post(`/s/${crew.id}/act`, fields, { "sec-fetch-site": "same-origin", "hx-request": "true" });
    expect(refused.status).toBe(422);
    expect(conversation).toContain("Secret line");
    expect(timesNamed(await refused.text(), "Ana")).toBe(timesNamed(conversation, "Ana"));
    const { purpose } = JSON.parse(await (await crew.watcher.get(`/s/${crew.id}/export/json`)).text()) as { purpose: { ideas: object[] } };
    expect(purpose.ideas).toHaveLength(2);
    for (const idea of purpose.ideas) expect(idea).not.toHaveProperty("by");
  });

  it("shows nobody's replacement slips, ratings or dots before their end", { timeout: 300_000 }, async () => {
    const crew = await assemble(site);
    await through(site, crew, "reasons");
    const ideas = ["r1", "r2", "r3"].map(
      (id): Act => ({
        do: "add",
        step: "reasons",
        part: 0,
        id,
        values: { text: `Why ${id}`, kind: id === "r1" ? "place-closed" : "money" },
      }),
    );
    await does(site, crew, crew.ids.Niamh, ...ideas, { do: "end-input", step: "reasons", part: 0 });
    const quiet = await sweep(crew.ana, crew.id);
    await does(site, crew, crew.ids.Tom, { do: "vote", step: "reasons", part: 1, item: "r2", dots: 2 });
    const voted = await sweep(crew.ana, crew.id);
    expect(unmoved(voted)).toBe(unmoved(quiet));
    await does(
      site,
      crew,
      crew.ids.Niamh,
      { do: "keep", step: "reasons", part: 1, items: ["r1", "r2", "r3"] },
      { do: "confirm", step: "reasons", part: 1 },
    );
    await through(site, crew, "ratings");
    const calm = await sweep(crew.ana, crew.id);
    await does(site, crew, crew.ids.Tom, { do: "rate", step: "ratings", part: 0, item: "t2", values: { emotion: -2, impact: 5 } });
    expect(unmoved(await sweep(crew.ana, crew.id))).toBe(unmoved(calm));
    await through(site, crew, "replace");
    await act(crew.tom, crew.id, "add", {
      step: "replace",
      part: "0",
      "f.for": "t2",
      "f.is": "with",
      "f.name": "MARKSLIP",
      "f.medium": "digital",
      "f.channels": "video",
    });
    expect(await sweep(crew.tom, crew.id)).toContain("MARKSLIP");
    for (const who of [crew.ana, crew.lead, crew.watcher, crew.owner]) expect(await sweep(who, crew.id)).not.toContain("MARKSLIP");
  });
});

/** A sweep without what changes by itself at each drawing: nonces, the number of the event it was drawn at, clocks, moments of export. */
function unmoved(text: string): string {
  return text
    .replaceAll(/name="(?:nonce|drawn)" value="[^"]*"/g, "")
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z|\d{13}/g, "")
    .replaceAll(/\d+:\d\d(?::\d\d)?/g, "")
    .replaceAll(/"x-teekond-key","[^"]*"/g, "");
}

function timesNamed(page: string, name: string): number {
  return page.split(name).length;
}

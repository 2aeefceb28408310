import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { goodModel } from "../../../assist/good-model.ts";
import { assemble, type Crew, does, postForm, through } from "../safety/crew.ts";
import { act, type Browser } from "../shell/site.ts";
import { type HelpedSite, openHelpedSite } from "./site.ts";

let helped: HelpedSite;
let crew: Crew;
beforeAll(async () => {
  helped = await openHelpedSite();
});
afterAll(() => helped.close());
beforeEach(async () => {
  helped.peer.answerWith(goodModel);
  helped.peer.clear();
  crew = await assemble(helped.site, { language: "en" });
});

const page = async (who: Browser, path = "") => (await who.get(`/s/${crew.id}${path}`)).text();
const on = () => does(helped.site, crew, crew.ids.Niamh, { do: "set-help", on: true });
const session = async () => {
  const standing = await helped.site.ports.facilitator.look("web", crew.id);
  if (standing === undefined) throw new Error("no session");
  return standing.session;
};

describe("a language model on the pages", { timeout: 60_000 }, () => {
  it("is told of before the first step, and switched by who leads alone", async () => {
    expect(await page(crew.tom)).toContain("No language model takes part in this session");
    expect(await page(crew.tom)).toContain("gpt-test");
    expect((await act(crew.tom, crew.id, "control:set-help", { on: "yes", form: "control:set-help" })).status).toBeGreaterThanOrEqual(400);
    expect((await session()).help.on).toBe(false);
    const panel = await page(crew.lead, "/assist");
    expect(panel).toContain("Switch its help on");
    const answer = await act(crew.lead, crew.id, "control:set-help", { on: "yes", back: "assist", form: "control:set-help" });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `/s/${crew.id}/assist`]);
    expect((await session()).help.on).toBe(true);
    expect(await page(crew.watcher)).toContain("A language model helps in this session");
    for (const who of [crew.tom, crew.watcher, crew.owner]) expect((await who.get(`/s/${crew.id}/assist`)).status).toBe(404);
  });

  it("shows what it suggests below what people write; somebody takes it, changes it or drops it, without script too", async () => {
    await on();
    await through(helped.site, crew, "pains");
    const at = { step: "pains", part: 0 } as const;
    const row = (list: string, id: string, text: string) => ({ do: "add-row", ...at, list, id, values: { text } }) as const;
    await does(helped.site, crew, crew.ids.Tom, row("organisation", "o1", "Costs grow"), row("buyer", "b1", "Who is to blame"));
    await does(helped.site, crew, crew.ids.Ana, row("buyer", "b2", "Being late"));
    await helped.help();
    const shown = await page(crew.tom);
    expect(shown).toContain("A second look at the pains");
    expect(shown).toContain("suggested by the language model");
    expect(shown.indexOf('id="editor"')).toBeLessThan(shown.indexOf('id="r-help"'));
    const [question, second] = (await session()).suggestions;
    const pains = [question, second].find((one) => one?.help === "pains");
    expect(pains?.pieces).toHaveLength(2);
    const watched = await page(crew.watcher);
    expect(watched).toContain("A second look at the pains");
    expect(watched).not.toContain("answer-suggestion");
    const answer = (piece: string, how: string) => ({ suggestion: pains?.id ?? "", piece, answer: how });
    expect((await act(crew.tom, crew.id, "control:answer-suggestion", answer("p1", "accept"))).status).toBe(303);
    const form = await (await crew.ana.get(`/s/${crew.id}?open=${encodeURIComponent(`suggestion:${pains?.id}:p2`)}`)).text();
    expect(form).toContain("Change it, then take it");
    await act(crew.ana, crew.id, "edit-suggestion", {
      ...answer("p2", ""),
      step: "pains",
      part: "0",
      "f.organisation": "It must stay cheap",
      "f.buyer": "Afraid of being blamed when it fails",
    });
    const after = await page(crew.watcher);
    expect(after).toContain("taken by Tom");
    expect(after).toContain("changed and taken by Ana");
    expect(after).toContain("It must stay cheap");
    const sharpen = (await session()).suggestions.find((one) => one.help === "sharpen");
    await act(crew.tom, crew.id, "control:answer-suggestion", { suggestion: sharpen?.id ?? "", piece: "p1", answer: "drop" });
    expect(await page(crew.ana)).toContain("dropped by Tom");
    expect(helped.troubles).toEqual([]);
  });

  it("makes contacts out of a text that somebody pastes, and says kindly when it is too early", async () => {
    await on();
    await through(helped.site, crew, "current-journey");
    const form = await (await crew.tom.get(`/s/${crew.id}?open=ask-help`)).text();
    expect(form).toContain("Contacts out of the text");
    const ask = () =>
      postForm(crew.tom, `/s/${crew.id}/act`, crew.id, {
        which: "control:ask-help",
        nonce: `n${Math.random().toString(36).slice(2)}`,
        help: "draft-journey",
        step: "current-journey",
        part: "0",
        text: "People ring us. Then they come. Then we send a bill.",
      });
    expect(await (await ask()).text()).toContain("People speak first here");
    const row = (id: string) =>
      ({
        do: "add-row",
        step: "current-journey",
        part: 0,
        list: "items",
        id,
        values: { name: id, medium: "digital", channels: ["web"] },
      }) as const;
    await does(helped.site, crew, crew.ids.Tom, row("Site"), row("Bill"));
    expect((await ask()).status).toBe(303);
    await helped.help();
    expect(JSON.stringify(helped.peer.requests().at(-1)?.body)).toContain("People ring us");
    expect(await page(crew.ana)).toContain("A call to the customer");
  });

  it("tells who leads, and nobody else, why it is silent; what was sent can be read, without names", async () => {
    helped.peer.answerWith(() => ({ is: "error", status: 401 }));
    await on();
    await through(helped.site, crew, "reasons");
    await does(helped.site, crew, crew.ids.Tom, {
      do: "add",
      step: "reasons",
      part: 0,
      id: "x1",
      values: { text: "Niamh is ill", kind: "staff" },
    });
    await does(helped.site, crew, crew.ids.Niamh, { do: "end-input", step: "reasons", part: 0 });
    await helped.help();
    const panel = await page(crew.lead, "/assist");
    expect(panel).toContain("its server does not accept the key");
    expect(panel).toContain("of 200,000 tokens used");
    expect(panel).toContain("What was sent, and what came back");
    expect(panel).toContain("is ill");
    expect(await page(crew.tom)).not.toContain("does not accept the key");
  });
});

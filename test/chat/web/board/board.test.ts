import { describe, expect, it } from "vitest";
import { composeNew } from "#journey/compose.ts";
import { board, boardPage } from "../../../../src/chat/web/board/board.ts";
import type { PageContext } from "../../../../src/chat/web/page.ts";
import { workshops } from "../../../report/run-session.ts";
import { halfWay, many, scenes } from "./scenes.ts";
import { pageOf } from "./views.ts";

const drawn = (ctx: PageContext): string => String(board(ctx));
const whole = (ctx: PageContext, show: "both" | "before" | "after" = "both", chosen?: string): string =>
  String(boardPage(ctx, show, chosen));
/** What a reader of the screen hears of a contact. */
const heard = (page: string): readonly string[] =>
  [...page.matchAll(/<span class="vh">([^<]*)<\/span><span class="j-face"/g)].map((found) => found[1] ?? "");
const ids = (page: string): ReadonlySet<string> => new Set([...page.matchAll(/data-id="([^"]*)"/g)].map((found) => found[1] ?? ""));
const withRedesign = (ctx: PageContext, change: Partial<PageContext["view"]["redesign"]>): PageContext => ({
  ...ctx,
  view: { ...ctx.view, redesign: { ...ctx.view.redesign, ...change } },
});

describe("the board", () => {
  it.each(workshops)("shows every contact of both journeys of %s, beside the question and on the map", (name) => {
    const ctx = pageOf(name);
    const { redesign } = ctx.view;
    const all = [...redesign.current, ...composeNew(redesign)].map((each) => each.id);
    expect(all.length).toBeGreaterThan(6);
    for (const page of [drawn(ctx), whole(ctx)]) expect(all.filter((id) => !ids(page).has(id))).toEqual([]);
  });

  it("says all of a contact in one sentence for those who do not see it", () => {
    const said = heard(drawn(pageOf("harbour-climbing", { stop: "replace/0" })));
    expect(said).toContain(
      "7, Weekly coached session, physical, face to face, after 7 days, felt +2, impact 5, moment of truth, blocked by place closed, staff, not answered yet",
    );
  });

  it("names the reasons of each struck contact and keeps its name and rating", () => {
    const ctx = pageOf("harbour-climbing");
    const page = drawn(ctx);
    const struck = Object.entries(ctx.view.redesign.restrictions).filter(([, said]) => said.is === "blocked");
    expect(struck.length).toBe(7);
    for (const [id] of struck) {
      const name = ctx.view.redesign.current.find((each) => each.id === id)?.name ?? "?";
      expect(page).toContain(`<del class="j-name said">${name}</del>`);
      expect(heard(page).find((line) => line.includes(`, ${name},`))).toMatch(/felt .*blocked by place closed/);
    }
  });

  it("draws where each contact went: replaced, dropped with why, joined, branched, still open", () => {
    const page = drawn(halfWay());
    const said = heard(page).join("\n");
    expect(said).toContain("replaced by Loan box by courier, Fitting by video");
    expect(said).toContain("dropped: Nobody checks in to a sealed building");
    expect(said).toContain("joined to E-mail to the coach");
    expect(said).toMatch(/Fitting by video, digital, video, in place of Shoe and harness hire, open for objections/);
    expect(page).toContain("Being written now");
    expect(page.match(/Not answered yet/g)?.length).toBe(4);
  });

  it("leaves the new journey empty until somebody said what stays and what goes", () => {
    const page = drawn(pageOf("harbour-climbing", { stop: "ratings/0" }));
    expect(page).toContain("The new journey is drawn here once");
    expect(page).not.toContain("j-replaced");
  });

  it("draws the path that is expected only once somebody expects something", () => {
    expect(drawn(halfWay())).not.toContain('class="j-expects');
    expect(drawn(pageOf("harbour-climbing"))).toContain('class="j-expects');
  });

  it("keeps a permitted contact, with the reason's figure and why it may stay", () => {
    const ctx = withRedesign(halfWay(), { restrictions: { t2: { is: "permitted", why: "Outdoors, two at a time." } }, replacements: {} });
    expect(drawn(ctx)).toContain("Outdoors, two at a time.");
    expect(heard(drawn(ctx)).find((line) => line.startsWith("2, "))).toContain("blocked by place closed, permitted: Outdoors");
  });

  it("marks what wants another look", () => {
    const ctx = halfWay();
    const stale = { ...ctx, view: { ...ctx.view, lookAgain: [{ step: "restrict", item: "t3" }] } };
    expect(heard(drawn(stale)).find((line) => line.startsWith("3, "))).toContain("to look at again");
    expect(drawn(ctx)).not.toContain("to look at again");
  });

  it("lays the plan by day under the journeys, with owners by name", () => {
    const page = drawn(pageOf("harbour-climbing"));
    expect(page).toContain("Tue 10 Nov");
    expect(page).toContain("Declan Burke");
  });

  it("holds sixty contacts with the longest names in low rows", () => {
    const ctx = many(60);
    const page = drawn(ctx);
    expect(page).toContain("j-wide j-dense");
    expect(heard(page).filter((line) => /^\d+, /.test(line)).length).toBe(60 + 30 + 70);
    expect(ids(whole(ctx)).size).toBe(70);
    expect(drawn(many(20))).toContain("j-wide j-roomy");
  });

  it("can be drawn with next to nothing", () => {
    expect(drawn(many(1))).toContain("Contact 0");
    const lobby = pageOf("harbour-climbing", { stop: "lobby" });
    expect(drawn(lobby)).toContain("Comes here: Purpose");
    expect(whole(lobby)).toContain("Comes here: Purpose");
    const bare = { ...lobby, view: { ...lobby.view, trail: [] } };
    expect(drawn(bare)).toContain('id="board"');
  });
});

describe("before there is a journey", () => {
  it("gathers what the team has settled", () => {
    const page = drawn(pageOf("harbour-climbing", { stop: "offer/1" }));
    for (const text of [
      "We help ordinary people do what they thought they could not",
      "The hall is sealed by the inspector",
      "by 2029 a quarter of income",
      "The Tuesday regular",
      "Paying for something that is shut",
    ])
      expect(page).toContain(text);
  });

  it("shows of hidden slips only who is done, and all of them after the reveal", () => {
    const hidden = drawn({ ...pageOf("harbour-climbing", { stop: "reasons/0" }) });
    expect(hidden).toContain("0 of 6 are done");
    for (const text of ["sealed by the inspector", "months behind on the rent", "place closed"]) expect(hidden).not.toContain(text);
    const turned = drawn(pageOf("harbour-climbing", { stop: "reasons/1" }));
    expect(turned).toContain("sealed by the inspector");
  });

  it("draws the same slips whatever was written on them", () => {
    const first = pageOf("harbour-climbing", { stop: "purpose/0" });
    const { now } = first.view;
    if (now === null || now.content.pattern !== "collect") throw new Error("not collecting");
    const none = { ...first, view: { ...first.view, now: { ...now, content: { ...now.content, mine: [] } } } };
    expect(drawn(none)).toBe(drawn(first));
  });

  it("keeps ratings to itself until they are revealed", () => {
    const page = drawn(pageOf("harbour-climbing", { stop: "ratings/0" }));
    expect(page).toContain("0 of 6 are done");
    expect(page).not.toMatch(/j-ticks|felt \+|j-e-p|j-e-m/);
  });
});

describe("the map", () => {
  it("shows one journey when asked for one", () => {
    const ctx = pageOf("harbour-climbing");
    const [before, after] = [whole(ctx, "before"), whole(ctx, "after")];
    const { current } = ctx.view.redesign;
    expect([...ids(before)].sort()).toEqual(current.map((each) => each.id).sort());
    expect([...ids(after)].sort()).toEqual(
      composeNew(ctx.view.redesign)
        .map((each) => each.id)
        .sort(),
    );
    expect(whole(ctx)).toContain('aria-current="true">Both');
  });

  it("tells the chosen contact in full, before and after, and why it could not stay", () => {
    const page = whole(pageOf("harbour-climbing"), "both", "t7");
    for (const text of [
      "Climbs two hours in a group of six",
      "He still sees my left foot.",
      "Why 7 could not stay",
      "Coaches and setters are paid by the session",
    ])
      expect(page).toContain(text);
    expect(page.match(/data-id="[^"]*" data-with="[^"]*" aria-current="true"/g)?.length).toBe(2);
  });

  it("chooses nothing for a contact that is not there", () => {
    expect(whole(pageOf("harbour-climbing"), "both", "constructor")).toContain("Choose a contact to read it in full.");
  });
});

describe("what is sent", () => {
  const evil = `<script>alert(1)</script>"' onload=x & <b>`;

  it("escapes whatever people wrote", () => {
    const ctx = many(3);
    const redesign = {
      ...ctx.view.redesign,
      reasons: ctx.view.redesign.reasons.map((each) => ({ ...each, text: evil })),
      current: ctx.view.redesign.current.map((each) => ({ ...each, name: evil, stage: evil, does: evil })),
    };
    const hostile: PageContext = { ...ctx, view: { ...ctx.view, about: { ...ctx.view.about, title: evil }, redesign } };
    for (const page of [drawn(hostile), whole(hostile, "both", "m1")]) {
      expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39; onload=x &amp; &lt;b&gt;");
      expect(page).not.toMatch(/<script|<b>\s*<\/span>/);
    }
  });

  it.each(scenes().map((scene) => [scene.name, scene] as const))(
    "has no style attribute, no script and no handler in it: %s",
    (_name, { ctx, full }) => {
      const page = full === undefined ? drawn(ctx) : whole(ctx, full.show, full.chosen);
      expect(page).not.toMatch(/<[^>]*\s(style|on[a-z]+)=/i);
      expect(page).not.toMatch(/<(script|style|foreignObject)/i);
      expect(page).not.toMatch(/NaN|undefined|Infinity|\[object/);
    },
  );

  it("changes when what it shows does, and only then: nothing of its viewer's forms is in it", () => {
    const ctx = halfWay();
    const before = drawn(ctx);
    expect(drawn(halfWay())).toBe(before);
    expect(
      drawn({ ...ctx, now: 99, csrf: "other", mint: () => "other", view: { ...ctx.view, seq: ctx.view.seq + 5, notes: [], done: [] } }),
    ).toBe(before);
    const [first, ...rest] = ctx.view.redesign.current;
    if (first === undefined) throw new Error("no contact");
    expect(drawn(withRedesign(ctx, { current: [{ ...first, name: "Another name" }, ...rest] }))).not.toBe(before);
    expect(drawn(withRedesign(ctx, { current: [...rest, first] }))).not.toBe(before);
    expect(drawn(withRedesign(ctx, { replacements: {} }))).not.toBe(before);
    expect(drawn({ ...ctx, language: "et" })).not.toBe(before);
  });
});

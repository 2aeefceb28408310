import { describe, expect, it } from "vitest";
import { leadPanel } from "../../../../src/chat/web/lead-panel.ts";
import { roster } from "../../../../src/chat/web/people.ts";
import { shellRegions } from "../../../../src/chat/web/shell.ts";
import type { Html } from "../../../../src/chat/web/page.ts";
import { played, seen } from "../cards/scene.ts";

const drawn = (html: Html | undefined) => String(html);

describe("the parts around the question", () => {
  const session = played({ stop: "reasons/0" });
  const ctx = seen(session);

  it("say until when there is time, and the script makes of it what is left", () => {
    const progress = drawn(shellRegions(ctx).get("r-progress"));
    expect(progress).toMatch(/<b class="num" data-clock="\d+" role="timer">Until \d\d:\d\d<\/b> <small hidden>left<\/small>/);
  });

  it("name eight of those who are missing, and count the rest", () => {
    const missing = Array.from({ length: 24 }, (_, n) => `p${n + 1}`);
    const name = (person: string) => person.replace("p", "Person ");
    const many = { ...ctx, name, view: { ...ctx.view, status: "running" as const, missing } };
    const line = /<p class="hint">([^<]*)<\/p>/.exec(drawn(roster(many)))?.[1] ?? "";
    expect(line).toContain("Person 8, +16");
    expect(line).not.toContain("Person 9");
    expect(drawn(roster({ ...many, view: { ...many.view, missing: missing.slice(0, 2) } }))).toContain("Person 1, Person 2<");
  });

  it("let facilitators remind and go back from the page of more acts too, where a phone shows no bar to its end", () => {
    const page = drawn(leadPanel(ctx));
    const [missing] = ctx.view.missing.filter((one) => one !== ctx.view.me?.id);
    expect(missing).toBeDefined();
    expect(page).toMatch(/action="\/s\/s1\/remind".*<button class="btn">/);
    expect(page).toContain(`<a class="btn" href="/s/s1/back/purpose">`);
  });

  it("ask for the other pace by its word alone; what it means stands above", () => {
    const page = drawn(leadPanel(ctx));
    expect(page).toMatch(/<p class="hint">Over days: each in their own time\. [^<]+<\/p>.*<button class="btn">Over days<\/button>/);
  });
});

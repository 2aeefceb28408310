import { describe, expect, it } from "vitest";
import { answerAfter, openAsk } from "#facilitator/asks/asks.ts";
import { sentForm } from "#facilitator/asks/sent.ts";
import { hear } from "#facilitator/hear/hear.ts";
import { hashToken } from "#lib/ids.ts";
import type { Session } from "#session/state.ts";
import { type Card, type Press, readPress, writePress } from "#talk/card.ts";
import { isRefusal } from "#talk/refusal.ts";
import { type Stop, judged, stops, talkAt } from "./stage.ts";

const found = stops("sprint").find((one) => one.at === "reasons/0/input");
if (found === undefined) throw new Error("no stop");
const stop: Stop = found;

function pressesOf(card: Card): readonly Press[] {
  return card.blocks.flatMap((block) => (block.is === "acts" ? block.buttons.map((button) => button.press) : []));
}

type Posted = Parameters<typeof hear>[0];

function kept(session: Session, person: string, sent: Posted): Session {
  const heard = hear(sent, talkAt({ session, now: stop.now }, person));
  const decision = isRefusal(heard) ? heard : judged({ session, now: stop.now }, person, heard.acts, heard.drawn);
  if (isRefusal(decision)) throw new Error(decision.refused);
  return decision.session;
}

function pressed(press: Press | undefined): Posted {
  if (press?.does !== "send") throw new Error("not a button that sends");
  return new Map(Object.entries({ ...press.fields, form: press.form, nonce: "click1" }).map(([name, value]) => [name, [value]]));
}

function added(text: string, anonymous: boolean): { readonly session: Session; readonly sent: Posted } {
  const opened = openAsk(talkAt(stop, "bob"), "add", ["reasons", "0"]);
  if (!("form" in opened)) throw new Error("no form");
  const sent = sentForm(opened.form, { "f.text": [text], "f.kind": ["money"], anonymous: anonymous ? ["yes"] : [] });
  return { session: kept(stop.session, "bob", sent), sent };
}

describe("a line without a name", () => {
  it("is answered with the only buttons that can change it, which survive being written down", () => {
    const { session, sent } = added("Nobody dares to say it\n\nNor this", true);
    const talk = talkAt({ session, now: stop.now }, "bob");
    const card = answerAfter(talk, "add", sent);
    if (card === undefined) throw new Error("no answer");
    const presses = pressesOf(card).map((press) => readPress(writePress(press)));
    expect(presses).toEqual(pressesOf(card));
    expect(presses.map((press) => press?.does)).toEqual(["ask", "send", "ask", "send"]);
    const without = kept(session, "bob", pressed(presses[1]));
    expect(JSON.stringify(without)).not.toMatch(/"gone":"removed".*"gone":"removed"/);
    expect(JSON.stringify(without)).toContain('"gone":"removed"');
  });

  it("is changed by its receipt, and nobody's name or token stands in the session", () => {
    const { session, sent } = added("Nobody dares to say it", true);
    const talk = talkAt({ session, now: stop.now }, "bob");
    const card = answerAfter(talk, "add", sent);
    const [change] = card === undefined ? [] : pressesOf(card);
    if (change?.does !== "ask") throw new Error("no way to change it");
    const opened = openAsk(talk, change.ask, change.about);
    if (!("form" in opened)) throw new Error("no form");
    expect(opened.form.fields.every((field) => (field.value ?? []).length === 0)).toBe(true);
    const edited = kept(session, "bob", sentForm(opened.form, { "f.text": ["Said otherwise"], "f.kind": ["staff"] }));
    const token = sent.get("receipt")?.[0] ?? "";
    const text = JSON.stringify(edited.steps);
    expect(text).toContain("Said otherwise");
    expect(text).toContain(hashToken(token));
    expect(text).not.toContain(`"${token}"`);
    const item = edited.steps.flatMap((step) =>
      step.parts.flatMap((part) => (part.state.ideas ?? []) as { by: unknown; values: { text?: string } }[]),
    );
    expect(item.find((one) => one.values.text === "Said otherwise")?.by).toBeNull();
  });

  it("cannot be changed by another receipt, nor a signed line by any", () => {
    const { session, sent } = added("Nobody dares to say it", true);
    const id = `${sent.get("nonce")?.[0] ?? ""}.1`;
    const talk = talkAt({ session, now: stop.now }, "eve");
    const opened = openAsk(talk, "edit", ["reasons", "0", id, "guessed"]);
    if (!("form" in opened)) throw new Error("no form");
    expect(() => kept(session, "eve", sentForm(opened.form, { "f.text": ["Mine now"], "f.kind": ["staff"] }))).toThrow("item.receipt");
    expect(openAsk(talkAt(stop, "bob"), "edit", ["reasons", "0", "reasons-b1", "guessed"])).toMatchObject({ refused: "item.not-yours" });
  });

  it("has no answer of its own when it is signed", () => {
    const { session, sent } = added("I say it", false);
    expect(answerAfter(talkAt({ session, now: stop.now }, "bob"), "add", sent)).toBeUndefined();
  });

  it("of many, one is chosen first", () => {
    const { session, sent } = added(Array.from({ length: 120 }, (_, n) => `Line ${n}`).join("\n"), true);
    const card = answerAfter(talkAt({ session, now: stop.now }, "bob"), "add", sent);
    const picks = (card?.blocks ?? []).flatMap((block) => (block.is === "pick" ? [block] : []));
    expect(picks.map((one) => one.options.length)).toEqual([100, 20]);
    const last = picks.at(-1);
    const opened = openAsk(talkAt({ session, now: stop.now }, "bob"), last?.ask ?? "", [
      ...(last?.about ?? []),
      last?.options.at(-1)?.value ?? "",
    ]);
    if (!("card" in opened)) throw new Error("no card");
    const after = kept(session, "bob", pressed(pressesOf(opened.card)[1]));
    expect(JSON.stringify(after)).toContain('"gone":"removed"');
  });
});

describe("a contact that is said to be digital though people meet there", () => {
  it("is asked about once, and made physical with one tap", () => {
    const at = stops("sprint").find((one) => one.at === "current-journey/0/input");
    if (at === undefined) throw new Error("no stop");
    const opened = openAsk(talkAt(at, "bob"), "rows-add", ["current-journey", "0", "items"]);
    if (!("form" in opened)) throw new Error("no form");
    const sent = sentForm(opened.form, { "f.name": ["Parcel\nVisit at home"], "f.medium": ["digital"], "f.channels": ["post", "web"] });
    const session = kept(at.session, "bob", sent);
    const talk = talkAt({ session, now: at.now }, "bob");
    const card = answerAfter(talk, "rows-add", sent);
    const [press] = card === undefined ? [] : pressesOf(card);
    const changed = kept(session, "bob", pressed(press));
    const { current } = talkAt({ session: changed, now: at.now }, "bob").view.redesign;
    expect(current.filter((one) => ["Parcel", "Visit at home"].includes(one.name)).map((one) => one.medium)).toEqual([
      "physical",
      "physical",
    ]);
    const plain = sentForm(opened.form, { "f.name": ["Website"], "f.medium": ["digital"], "f.channels": ["web"] });
    expect(answerAfter(talk, "rows-add", plain)).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";
import { monster } from "../../chat/web/cards/monster.ts";
import { asks, openAsk } from "#facilitator/asks/asks.ts";
import { sentForm } from "#facilitator/asks/sent.ts";
import { hear } from "#facilitator/hear/hear.ts";
import type { Form } from "#talk/form.ts";
import { isRefusal } from "#talk/refusal.ts";
import { type Stop, judged, stops, talkAt } from "./stage.ts";

const all = stops();

function stopAt(at: string): Stop {
  const found = all.find((stop) => stop.at === at);
  if (found === undefined) throw new Error(`no stop at ${at}`);
  return found;
}

function formOf(stop: Stop, me: string, name: string, about: readonly string[]): Form {
  const opened = openAsk(talkAt(stop, me), name, about);
  if (!("form" in opened)) throw new Error(JSON.stringify(opened));
  return opened.form;
}

type Went = { readonly stop: Stop; readonly next: { readonly ask: string; readonly about: readonly string[] } | undefined };

/** Sends a form and asks what comes next, as the conversation does. */
function send(stop: Stop, me: string, form: Form, given: Readonly<Record<string, readonly string[]>>): Went {
  const sent = sentForm(form, given);
  const heard = form.name === "pick" ? { acts: [] } : hear(sent, talkAt(stop, me));
  const decision = isRefusal(heard) ? heard : judged(stop, me, heard.acts);
  if (isRefusal(decision)) throw new Error(decision.refused);
  const after = { ...stop, session: decision.session };
  return { stop: after, next: asks[form.ask]?.next?.(talkAt(after, me), form.on, sent) };
}

describe("what follows a form that was kept", () => {
  it("is the next contact that one has not rated, and after the last one a card to say done", () => {
    let at = stopAt("ratings/0/input");
    let about: readonly string[] | undefined = ["ratings", "0"];
    const rated: string[] = [];
    while (about !== undefined) {
      const form: Form = formOf(at, "eve", "rate", about);
      rated.push(form.hidden.item ?? "");
      const went: Went = send(at, "eve", form, { "f.emotion": ["-1"], "f.impact": ["4"], "f.evidence": [] });
      at = went.stop;
      about = went.next?.about;
    }
    expect(rated).toEqual(["t1", "t2", "t3"]);
    const done = openAsk(talkAt(at, "eve"), "rate", ["ratings", "0"]);
    expect(JSON.stringify(done)).toMatch(/Rated 3 of 3.*control:done/);
  });

  it("is, above twenty, one's own picks in turn, and then nothing more", () => {
    const session = monster("ratings/0");
    const at: Stop = { at: "ratings/0/input", session, now: session.lastAt + 1000 };
    const marks = session.steps.find((one) => one.id === "ratings")?.parts[0]?.state.marks as Readonly<Record<string, unknown>>;
    const person = Object.values(session.people).find((one) => one.role === "participant" && marks[one.id] === undefined)?.id;
    if (person === undefined) throw new Error("everybody has rated");
    const picks = formOf(at, person, "rate", ["ratings", "0"]);
    expect([picks.name, ...picks.fields.map((field) => field.id)]).toEqual(["pick", "best", "worst", "weightiest"]);
    const ids = (picks.fields[0]?.options ?? []).map((one) => one.value);
    const [a = "", b = "", c = "", d = "", e = ""] = ids;
    const first = asks.picks?.next?.(talkAt(at, person), picks.on, sentForm(picks, { best: [a, b, c, d], worst: [a], weightiest: [e] }));
    expect(first).toEqual({ ask: "rate", about: ["ratings", "0", a, b, c, e] });
    const queue = [...(first?.about ?? [])];
    const went = send(at, person, formOf(at, person, "rate", queue), { "f.emotion": ["2"], "f.impact": ["5"] });
    expect(went.next?.about).toEqual(["ratings", "0", b, c, e]);
    const last = formOf(went.stop, person, "rate", ["ratings", "0", e]);
    expect(send(went.stop, person, last, { "f.emotion": ["2"], "f.impact": ["5"] }).next).toBeUndefined();
  });

  it("is more about a row only where that was ticked, by the id that the row was given", () => {
    const at = stopAt("customer/0/input");
    const form = formOf(at, "bob", "row-add", ["customer", "0", "types"]);
    const given = { "f.name": ["Students"], "f.who": ["Few coins"] };
    expect(send(at, "bob", form, { ...given, more: [] }).next).toBeUndefined();
    const went = send(at, "bob", form, { ...given, more: ["yes"] });
    expect(went.next).toEqual({ ask: "row", about: ["customer", "0", "types", form.nonce, "1"] });
    const more = formOf(went.stop, "bob", "row", went.next?.about ?? []);
    expect(more.fields.map((field) => field.id.split("/").at(-1))).toEqual(["influences", "annoys", "different"]);
    expect(more.fields.some((field) => field.id === "more")).toBe(false);
  });

  it("is the next group of a form, where that was ticked", () => {
    const at = stopAt("governance/0/input");
    const form = formOf(at, "bob", "fill", ["governance", "0"]);
    expect(form.fields).toHaveLength(6);
    const went = send(at, "bob", form, { more: ["yes"], "v.goal": ["Come back"] });
    const rest = formOf(went.stop, "bob", went.next?.ask ?? "", went.next?.about ?? []);
    expect(rest.fields.map((field) => field.id)).toEqual(["v.editorInChief", "v.winCost", "v.lostPerYear"]);
  });

  it("is the next blocked contact without a slip of one's own", () => {
    const at = stopAt("replace/0/input");
    const form = formOf(at, "eve", "add", ["replace", "0"]);
    expect(form.hidden["f.for"]).toBe("t2");
    const given = { "f.is": ["dropped"], "f.why": ["Nobody needs it."], ready: [] };
    expect(send(at, "eve", form, given).next).toBeUndefined();
    const two = { ...at, session: judgedOrThrow(at, "t1") };
    const second = formOf(two, "eve", "add", ["replace", "0", "t2"]);
    expect(send(two, "eve", second, given).next).toEqual({ ask: "add", about: ["replace", "0", "t1"] });
  });
});

/** The same with one more contact blocked: back to the step before, and on again. */
function judgedOrThrow(at: Stop, item: string): Stop["session"] {
  const acts = [
    { do: "go-to", step: "restrict" },
    { do: "propose", step: "restrict", part: 0, item, value: { is: "blocked", reasons: ["r2"] } },
    { do: "confirm", step: "restrict", part: 0 },
    { do: "go-to", step: "replace", part: 0 },
    { do: "more-time", minutes: 5 },
  ] as const;
  let { session } = at;
  for (const act of acts) {
    const decision = judged({ session, now: at.now }, "ann", [act]);
    if (isRefusal(decision)) {
      if (act.do === "more-time") continue;
      throw new Error(`${act.do}: ${decision.refused}`);
    }
    session = decision.session;
  }
  return session;
}

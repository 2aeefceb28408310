import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashToken } from "#lib/ids.ts";
import { Act } from "#session/command.ts";
import { decide } from "#session/decide.ts";
import { isRefusal } from "#talk/refusal.ts";
import { conversation } from "../../../../src/chat/web/cards/conversation.ts";
import { ownedBy, ownerNamed } from "#facilitator/hear/owner.ts";
import { formNames, hear, type FormHeard } from "#facilitator/hear/hear.ts";
import { played, seen, steps } from "./scene.ts";

type Fields = Readonly<Record<string, string | readonly string[]>>;
function form(fields: Fields): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries({ nonce: "n1", ...fields }).map(([name, value]) => [name, typeof value === "string" ? [value] : value]));
}
const context = seen(played({ stop: "reasons/0" }));
const replaceContext = seen(played({ stop: "replace/1" }));
function acts(fields: Fields, ctx = context): FormHeard["acts"] {
  const heard = hear(form(fields), ctx);
  if (isRefusal(heard)) throw new Error(JSON.stringify(heard));
  return heard.acts;
}
const reasons = { step: "reasons", part: "0" };
const at = { step: "reasons", part: 0 };

describe("what a posted form wants", () => {
  it("an item has its id from the nonce, and says when it was drawn", () => {
    const heard = hear(
      form({ form: "add", ...reasons, drawn: "17", "f.text": "Sealed\r\nuntil February", "f.kind": "place-closed" }),
      context,
    );
    expect(heard).toEqual({
      acts: [{ do: "add", ...at, id: "n1", values: { text: "Sealed\r\nuntil February", kind: "place-closed" } }],
      id: "n1",
      drawn: 17,
    });
  });

  it("an unsigned item carries the hash of the token that only the browser holds", () => {
    expect(acts({ form: "add", ...reasons, anonymous: "yes", receipt: "token", "f.text": "a" })).toEqual([
      { do: "add", ...at, id: "n1", values: { text: "a" }, anonymous: true, receipt: hashToken("token") },
    ]);
    expect(acts({ form: "remove", ...reasons, item: "i1", receipt: "token" })).toEqual([
      { do: "remove", ...at, item: "i1", receipt: hashToken("token") },
    ]);
  });

  it("many pasted lines become as many items, empty ones none", () => {
    expect(acts({ form: "add-lines", ...reasons, "f.text": " a \n\n b", "f.kind": "money" })).toEqual(
      ["a", "b"].map((text, n) => ({ do: "add", ...at, id: `n1.${n + 1}`, values: { kind: "money", text } })),
    );
  });

  it("an edit takes away what was emptied", () => {
    expect(acts({ form: "edit", ...reasons, item: "i1", "f.text": "b", "f.kind": "" })).toEqual([
      { do: "edit", ...at, item: "i1", values: { text: "b", kind: null } },
    ]);
  });

  it("a field is set with the event that its text was drawn from", () => {
    const where = { step: "current-journey", part: "0" };
    expect(acts({ form: "set", ...where, path: "items/t1/waitBefore", base: "9", v: ["1,5", "hours"] })).toEqual([
      { do: "set", step: "current-journey", part: 0, path: "items/t1/waitBefore", value: "PT90M", base: 9 },
    ]);
    expect(acts({ form: "set", ...where, path: "items/t1/channels", v: ["", "web", "app"] })).toMatchObject([{ value: ["web", "app"] }]);
    expect(acts({ form: "set", ...where, path: "items/t1/expectsReply", v: "no" })).toMatchObject([{ value: false }]);
    expect(acts({ form: "set", ...where, path: "items/t1/responsible", v: "Priya Nair" })).toMatchObject([{ value: "priya" }]);
    expect(acts({ form: "set", ...where, path: "items/t1/does", v: "mine", base: "3" })).toMatchObject([{ value: "mine", base: 3 }]);
    expect(acts({ form: "set", step: "actions", part: "0", path: "items/a1/amount", v: "4 300,50" })).toMatchObject([{ value: 4300.5 }]);
    expect(hear(form({ form: "set", ...where, path: "items/t1/nothing", v: "x" }), context)).toMatchObject({
      refused: "value.unknown-field",
    });
    expect(hear(form({ form: "set", step: "actions", part: "0", path: "items/a1/amount", v: "lots" }), context)).toMatchObject({
      refused: "value.not-a-number",
      field: "items/a1/amount",
    });
  });

  it("of a clash theirs, mine or both is kept, over the event that was shown", () => {
    const clash = { form: "set", step: "current-journey", part: "0", base: "3", seen: "9" };
    const texts = { ...clash, path: "items/t1/does", v: "mine", theirs: "theirs", both: "theirs\nmine" };
    expect(acts({ ...texts, keep: "theirs" })).toMatchObject([{ value: "theirs", base: 9 }]);
    expect(acts({ ...texts, keep: "mine" })).toMatchObject([{ value: "mine", base: 9 }]);
    expect(acts({ ...texts, keep: "both" })).toMatchObject([{ value: "theirs\nmine", base: 9 }]);
    const sets = { ...clash, path: "items/t1/channels", v: ["", "web"], theirs: ["app", "chat"], both: ["app", "chat", "web"] };
    expect(acts({ ...sets, keep: "theirs" })).toMatchObject([{ value: ["app", "chat"], base: 9 }]);
    expect(acts({ ...sets, keep: "both" })).toMatchObject([{ value: ["app", "chat", "web"], base: 9 }]);
    const waits = { ...clash, path: "items/t1/waitBefore", v: ["3", "days"], theirs: ["2", "weeks"], keep: "theirs" };
    expect(acts(waits)).toMatchObject([{ value: "P2W", base: 9 }]);
  });

  it("a replacement is put forward with its new contacts; fields of another shape fall away", () => {
    const fields = {
      form: "propose",
      step: "replace",
      part: "1",
      item: "t2",
      is: "with",
      "f.why": "typed before",
      "f.touchpoints.new1.name": "Video call",
      "f.touchpoints.new1.medium": "digital",
      "f.touchpoints.new1.channels": ["", "video"],
      "f.touchpoints.new1.does": "",
    };
    expect(acts(fields, replaceContext)).toEqual([
      {
        do: "propose",
        step: "replace",
        part: 1,
        item: "t2",
        value: { is: "with", touchpoints: [{ id: "n1.new1", name: "Video call", medium: "digital", channels: ["video"] }] },
      },
    ]);
    expect(acts({ ...fields, is: "dropped", ready: "Nobody would miss it." }, replaceContext)).toMatchObject([
      { value: { is: "dropped", why: "Nobody would miss it." } },
    ]);
    expect(hear(form({ ...fields, is: "other" }), replaceContext)).toMatchObject({ refused: "value.not-a-choice" });
  });

  it("a slip for a blocked contact keeps the fields of its shape only", () => {
    const fields = {
      form: "add",
      step: "replace",
      part: "0",
      "f.for": "t2",
      "f.is": "merged",
      "f.name": "typed before",
      "f.medium": "digital",
      "f.into": "t1",
    };
    expect(acts(fields)).toMatchObject([{ values: { for: "t2", is: "merged", into: "t1" } }]);
    expect(acts(fields)[0]).not.toHaveProperty("values.name");
  });

  it("votes, merges, orders, ratings and answers say the state wanted", () => {
    expect(acts({ form: "vote", step: "reasons", part: "1", item: "r1", dots: "2" })).toEqual([
      { do: "vote", step: "reasons", part: 1, item: "r1", dots: 2 },
    ]);
    expect(acts({ form: "merge", step: "reasons", part: "1", into: "r1", from: "r2" })).toEqual([
      { do: "merge", step: "reasons", part: 1, into: "r1", from: ["r2"] },
    ]);
    expect(acts({ form: "move-row", step: "new-journey", part: "0", list: "items", row: "a", after: "" })).toEqual([
      { do: "move-row", step: "new-journey", part: 0, list: "items", id: "a", after: null },
    ]);
    expect(
      acts({ form: "rate", step: "ratings", part: "0", item: "t1", "f.emotion": "-1", "f.impact": "4", "f.evidence": "quote" }),
    ).toEqual([
      { do: "rate", step: "ratings", part: 0, item: "t1", values: { emotion: -1, impact: 4 } },
      { do: "evidence", step: "ratings", part: 0, item: "t1", id: "n1", text: "quote" },
    ]);
    expect(acts({ form: "answer", step: "audit", part: "0", item: "f", answer: "accept", ready: "So be it." })).toMatchObject([
      { finding: "f", note: "So be it." },
    ]);
  });

  it("controls are read with plain fields; a ready phrase is the why", () => {
    expect(acts({ form: "control:done", ...reasons, on: "no" })).toEqual([{ do: "done", ...at, on: false }]);
    expect(acts({ form: "control:more-time", minutes: "−3" })).toEqual([{ do: "more-time", minutes: -3 }]);
    expect(acts({ form: "control:skip", step: "ideal-client", why: "", ready: "Not us." })).toEqual([
      { do: "skip", step: "ideal-client", why: "Not us." },
    ]);
    expect(acts({ form: "control:note", on: "r1", text: "but…" })).toEqual([{ do: "note", on: "r1", id: "n1", text: "but…" }]);
    expect(acts({ form: "control:go-to", step: "purpose" })).toEqual([{ do: "go-to", step: "purpose" }]);
  });
});

describe("an owner named on the spot", () => {
  it("is the owner of the row, new or old, once they have an id", () => {
    const named = form({ form: "control:name-owner", step: "actions", part: "0", row: "a1", newOwner: " Accountant " });
    expect(ownerNamed(named)).toBe("Accountant");
    expect(hear(ownedBy(named, "p9"), context)).toMatchObject({ acts: [{ do: "set", path: "items/a1/owner", value: "p9" }] });
    const added = form({ form: "add-row", step: "actions", part: "0", list: "items", "f.title": "Call them", newOwner: "Accountant" });
    expect(hear(ownedBy(added, "p9"), context)).toMatchObject({ acts: [{ do: "add-row", values: { title: "Call them", owner: "p9" } }] });
    expect(ownerNamed(form({ newOwner: "  " }))).toBeUndefined();
  });
});

describe("whatever is sent", () => {
  const names = fc.constantFrom(
    "step",
    "part",
    "item",
    "f.text",
    "f.kind",
    "f.channels",
    "v",
    "path",
    "list",
    "row",
    "items",
    "dots",
    "is",
    "f.touchpoints.x.name",
    "on",
    "why",
    "ready",
    "base",
    "__proto__",
    "constructor",
    "role",
    "person",
    "minutes",
  );
  const values = fc.oneof(
    fc.string(),
    fc.constantFrom("", "1", "-1", "1e99", "NaN", "__proto__", "items/t1/name", "reasons", "actions", "x".repeat(25_000), "\u0000", "yes"),
  );

  it("comes out as acts that the session can judge, or as a refusal, never as an exception", () => {
    const session = played({ stop: "reasons/0" });
    fc.assert(
      fc.property(
        fc.constantFrom(...formNames, "nonsense", "control:erased", "control:wake", "__proto__", "control:toString"),
        fc.dictionary(names, fc.array(values, { maxLength: 3 })),
        fc.string({ maxLength: 80 }),
        (name, fields, nonce) => {
          const heard = hear(new Map(Object.entries({ ...fields, form: [name], nonce: [nonce] })), context);
          if (isRefusal(heard)) return;
          for (const act of heard.acts) expect(Act.safeParse(act).success).toBe(true);
          decide(session, { id: heard.id, at: session.lastAt + 1, actor: { kind: "person", id: "niamh", via: "web" }, acts: heard.acts });
        },
      ),
      { numRuns: 1500 },
    );
  });

  it("nobody starts, joins, wakes or erases by a form of a session's page", () => {
    for (const act of ["start", "join", "wake", "erased"])
      expect(hear(form({ form: `control:${act}` }), context)).toEqual({ refused: "act.unknown" });
  });
});

describe("every form that is drawn", () => {
  it.each(steps)("%s: its buttons are heard as they stand, and the session judges them", async (stop) => {
    const session = played({ stop });
    const ctx = seen(session);
    const html = String(await conversation(ctx));
    const facilitator = ctx.view.me?.id ?? "";
    for (const [, body = ""] of html.matchAll(/<form([\s\S]*?)<\/form>/g)) {
      const fields = new Map<string, readonly string[]>();
      for (const [, name = "", value = ""] of body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g))
        fields.set(name, [...(fields.get(name) ?? []), value]);
      if (fields.get("which")?.[0] === "control:name-owner" || /textarea|<input (?!type="hidden")/.test(body)) continue;
      if (
        fields.get("into")?.[0] === "" ||
        fields.get("row")?.[0] === "" ||
        (fields.get("which")?.[0] === "remove" && fields.get("item")?.[0] === "")
      )
        continue;
      const heard = hear(fields, ctx);
      if (isRefusal(heard)) throw new Error(`${stop} ${body}: ${heard.refused}`);
      const decided = decide(session, {
        id: heard.id,
        at: session.lastAt + 1,
        actor: { kind: "person", id: facilitator, via: "web" },
        acts: heard.acts,
      });
      if (isRefusal(decided))
        expect(["act.not-open", "act.not-allowed", "act.unknown", "item.unknown", "value.wrong-kind", "value.unknown-field"]).not.toContain(
          decided.refused,
        );
    }
  });
});

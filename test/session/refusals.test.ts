import { describe, expect, it } from "vitest";
import type { Act } from "#session/command.ts";
import { decide } from "#session/decide.ts";
import { noSession } from "#session/state.ts";
import { languages } from "#locale/languages.ts";
import { sayRefusal } from "#locale/refusals.ts";
import { type Refusal, type RefusalId, isRefusal, refusalIds } from "#talk/refusal.ts";
import { type Play, idea, monday, play, startAct, through } from "./play.ts";

type Provoke = () => Refusal | undefined;

function at(step: string, tries: (game: Play) => Refusal | undefined, track: "sprint" | "full" = "sprint"): Provoke {
  return () => {
    const game = play({ track });
    through(game, step);
    return tries(game);
  };
}

const here = (step: string, part = 0) => ({ step, part });
const confirm = (step: string, part = 0): Act => ({ do: "confirm", step, part });
const touch = { name: "One more", medium: "digital", channels: ["web"] };
const row = (step: string, id: string, values: Readonly<Record<string, never>> | object, list = "items"): Act => ({
  do: "add-row",
  step,
  part: 0,
  list,
  id,
  values: values as Readonly<Record<string, string>>,
});
const set = (step: string, path: string, value: Extract<Act, { do: "set" }>["value"], base?: number): Act => ({
  do: "set",
  step,
  part: 0,
  path,
  value,
  ...(base === undefined ? {} : { base }),
});
const propose = (step: string, part: number, item: string, value: Extract<Act, { do: "propose" }>["value"]): Act => ({
  do: "propose",
  step,
  part,
  item,
  value,
});

/** Some ideas of a step, revealed. */
function revealed(game: Play, step: string, count: number, more: Readonly<Record<string, string>> = {}): void {
  for (let n = 1; n <= count; n += 1) game.as("bob", idea(step, `z${n}`, `Text ${n}`, more));
  game.as("ann", { do: "end-input", step, part: 0 });
}

const keep = (step: string, count: number): Act => ({
  do: "keep",
  step,
  part: 1,
  items: Array.from({ length: count }, (_, n) => `z${n + 1}`),
});
const keeping = (step: string, count: number, more: Readonly<Record<string, string>> = {}) =>
  at(step, (game) => {
    revealed(game, step, Math.max(count, 1), more);
    return game.tries("ann", keep(step, count), confirm(step, 1));
  });
const atPurpose = (tries: (game: Play) => Refusal | undefined) => at("purpose", tries);
const start =
  (change: object): Provoke =>
  () => {
    const answer = decide(noSession, {
      id: "c",
      at: monday,
      actor: { kind: "person", id: "ann", via: "test" },
      acts: [{ ...startAct(), ...change } as Act],
    });
    return isRefusal(answer) ? answer : undefined;
  };
const many = (n: number) => Array.from({ length: n }, (_, k) => k);

/** Each id with a play that provokes it. */
const provoked: Partial<Record<RefusalId, Provoke>> = {
  "act.unknown": atPurpose((game) => game.tries("bob", { do: "vote", ...here("purpose"), item: "x", dots: 1 })),
  "act.not-allowed": atPurpose((game) => game.tries("bob", { do: "pause" })),
  "act.observer": atPurpose(
    (game) => game.tries("zoe", { do: "join", person: "zoe", role: "observer" }) ?? game.tries("zoe", idea("purpose", "z1", "Me")),
  ),
  "act.not-open": atPurpose((game) => game.tries("bob", idea("reasons", "r1", "Early", { kind: "money" }))),
  "session.not-begun": () => {
    const begun = decide(noSession, { id: "c", at: monday, actor: { kind: "person", id: "ann", via: "test" }, acts: [startAct()] });
    const answer = isRefusal(begun)
      ? begun
      : decide(begun.session, {
          id: "d",
          at: monday,
          actor: { kind: "person", id: "ann", via: "test" },
          acts: [idea("purpose", "i1", "Early")],
        });
    return isRefusal(answer) ? answer : undefined;
  },
  "session.begun": atPurpose((game) => game.tries("ann", startAct())),
  "session.over": at("", (game) => game.tries("ann", { do: "pause" })),
  "session.unknown": () => {
    const answer = decide(noSession, { id: "c", at: monday, actor: { kind: "person", id: "ann", via: "test" }, acts: [{ do: "begin" }] });
    return isRefusal(answer) ? answer : undefined;
  },
  "person.unknown": atPurpose((game) => game.tries("nobody", { do: "away", person: "bob", on: true })),
  "person.last-facilitator": atPurpose((game) => game.tries("ann", { do: "set-role", person: "ann", role: "participant" })),
  "person.too-many": () => {
    const game = play({ people: many(30).map((n) => `p${n}`) });
    return game.tries("ann", { do: "set-role", person: "p29", role: "participant" });
  },
  "item.unknown": atPurpose((game) => game.tries("bob", { do: "remove", ...here("purpose"), item: "none" })),
  "item.not-yours": atPurpose(
    (game) => game.tries("bob", idea("purpose", "b1", "Mine")) ?? game.tries("eve", { do: "remove", ...here("purpose"), item: "b1" }),
  ),
  "item.gone": atPurpose(
    (game) =>
      game.tries("bob", idea("purpose", "b1", "Mine")) ??
      game.tries("bob", { do: "remove", ...here("purpose"), item: "b1" }) ??
      game.tries("bob", { do: "edit", ...here("purpose"), item: "b1", values: { text: "Again" } }),
  ),
  "item.receipt": atPurpose(
    (game) =>
      game.tries("bob", { ...idea("purpose", "b1", "Mine"), anonymous: true, receipt: "h" } as Act) ??
      game.tries("bob", { do: "remove", ...here("purpose"), item: "b1" }),
  ),
  "item.hidden": atPurpose(
    (game) => game.tries("bob", idea("purpose", "b1", "Mine")) ?? game.tries("bob", { do: "note", on: "b1", id: "n1", text: "Hm" }),
  ),
  "collect.too-many": atPurpose((game) => {
    for (const n of many(200)) game.as("bob", idea("purpose", `b${n}`, "Mine"));
    return game.tries("bob", idea("purpose", "b200", "Mine"));
  }),
  "text.empty": atPurpose((game) => game.tries("bob", idea("purpose", "b1", " \n"))),
  "text.too-long": start({ title: "x".repeat(121) }),
  "text.too-short": at("actions", (game) => game.tries("bob", row("actions", "a1", { title: "Do" }))),
  "value.unknown-field": at("customer", (game) => game.tries("bob", set("customer", "colour", "blue"))),
  "value.not-a-choice": start({ timezone: "Europe/Nowhere" }),
  "value.missing": at("current-journey", (game) => game.tries("bob", row("current-journey", "t1", { name: "Shop" }))),
  "value.not-a-date": at("actions", (game) => game.tries("bob", row("actions", "a1", { title: "Call them", deadline: "tomorrow" }))),
  "value.not-a-duration": at("current-journey", (game) => game.tries("bob", row("current-journey", "t9", { ...touch, waitBefore: "P1M" }))),
  "value.not-a-number": at("actions", (game) => game.tries("bob", row("actions", "a1", { title: "Call them", amount: 1e300 }))),
  "value.unknown-ref": at("actions", (game) => game.tries("bob", row("actions", "a1", { title: "Call them", touchpoints: ["nothing"] }))),
  "value.too-many": at("current-journey", (game) =>
    game.tries("bob", row("current-journey", "t9", { ...touch, evidence: many(51).map(String) })),
  ),
  "value.wrong-kind": at("current-journey", (game) => game.tries("bob", row("current-journey", "t9", { ...touch, name: 7 }))),
  "votes.too-many": at("offer", (game) => {
    revealed(game, "offer", 2);
    return game.tries("bob", ...[1, 2].map((n): Act => ({ do: "vote", step: "offer", part: 1, item: `z${n}`, dots: 2 })));
  }),
  "votes.too-many-on-one": at("offer", (game) => {
    revealed(game, "offer", 2);
    return game.tries("bob", { do: "vote", step: "offer", part: 1, item: "z1", dots: 3 });
  }),
  "votes.closed": at("offer", (game) => {
    revealed(game, "offer", 2);
    game.as("ann", { do: "end-input", step: "offer", part: 1 });
    return game.tries("bob", { do: "vote", step: "offer", part: 1, item: "z1", dots: 1 });
  }),
  "keep.unknown": at("offer", (game) => {
    revealed(game, "offer", 1);
    return game.tries("bob", { do: "keep", step: "offer", part: 1, items: ["ghost"] });
  }),
  "merge.itself": at("offer", (game) => {
    revealed(game, "offer", 2);
    return game.tries("bob", { do: "merge", step: "offer", part: 1, into: "z1", from: ["z1"] });
  }),
  "fill.changed-meanwhile": at("pains", (game) => {
    game.as("eve", row("pains", "o1", { text: "Cold" }, "organisation"));
    return game.tries("bob", set("pains", "organisation/o1/text", "Warm", 0));
  }),
  "list.changed-meanwhile": at("pains", (game) => {
    game.as("bob", row("pains", "o1", { text: "Cold" }, "organisation"));
    const { seq } = game.session();
    game.as("eve", set("pains", "organisation/o1/text", "Very cold"));
    return game.drawn("bob", seq, { do: "remove-row", ...here("pains"), list: "organisation", id: "o1" });
  }),
  "list.too-many": at("customer", (game) => {
    for (const n of many(5)) game.as("bob", row("customer", `c${n}`, { name: "Type" }, "types"));
    return game.tries("bob", row("customer", "c5", { name: "Type" }, "types"));
  }),
  "list.too-few": at("current-journey", (game) => {
    for (const n of many(3)) game.as("bob", row("current-journey", `t${n}`, touch));
    return game.tries("bob", { do: "order", ...here("current-journey"), items: ["t2"] });
  }),
  "rate.out-of-range": at(
    "ratings",
    (game) => game.tries("bob", { do: "rate", ...here("ratings"), item: "t1", values: { emotion: 3 } }),
    "full",
  ),
  "rate.unknown-item": at(
    "ratings",
    (game) => game.tries("bob", { do: "rate", ...here("ratings"), item: "t99", values: { emotion: 1 } }),
    "full",
  ),
  "decide.no-proposal": atPurpose(
    (game) =>
      game.tries("ann", { do: "end-input", ...here("purpose") }) ??
      game.tries("bob", { do: "object", step: "purpose", part: 1, item: "one", reason: "No" }),
  ),
  "decide.open-objection": at(
    "restrict",
    (game) => game.tries("bob", { do: "object", ...here("restrict"), item: "t1", reason: "No" }) ?? game.tries("ann", confirm("restrict")),
  ),
  "decide.reason-needed": at("restrict", (game) => game.tries("bob", { do: "object", ...here("restrict"), item: "t1", reason: " " })),
  "decide.settle-reason": at("restrict", (game) => game.tries("ann", { do: "settle", ...here("restrict"), item: "t1", reason: " " })),
  "review.unanswered": at(
    "audit",
    (game) => game.tries("ann", set("audit", "goalReached", "no")) ?? game.tries("ann", confirm("audit")),
    "full",
  ),
  "review.note-needed": at(
    "audit",
    (game) =>
      game.tries("ann", set("audit", "goalReached", "no")) ??
      game.tries("ann", { do: "answer", ...here("audit"), finding: "contact-audit.goal-missed", answer: "accept" }),
    "full",
  ),
  "undo.nothing": atPurpose((game) => game.tries("bob", { do: "undo", ...here("purpose") })),
  "undo.built-on": at(
    "restrict",
    (game) =>
      game.tries("bob", propose("restrict", 0, "t1", { is: "dropped", why: "Old" })) ??
      game.tries("eve", { do: "object", ...here("restrict"), item: "t1", reason: "No" }) ??
      game.tries("bob", { do: "undo", ...here("restrict") }),
  ),
  "skip.not-optional": atPurpose((game) => game.tries("ann", { do: "skip", step: "purpose", why: "No time" })),
  "skip.reason-needed": at("ideal-client", (game) => game.tries("ann", { do: "skip", step: "ideal-client", why: "" }), "full"),
  "back.not-before": atPurpose((game) => game.tries("ann", { do: "go-to", step: "offer" })),
  "waive.not-waivable": at("offer", (game) => {
    revealed(game, "offer", 2);
    return game.tries("ann", { do: "waive", step: "offer", part: 1, rule: "offer.not-one", why: "Both" });
  }),
  "waive.reason-needed": at("problems", (game) => {
    revealed(game, "problems", 2, { horizon: "now" });
    return game.tries("ann", { do: "waive", step: "problems", part: 1, rule: "problems.no-long-horizon", why: " " });
  }),
  "takeover.not-yet": atPurpose((game) => game.tries("bob", { do: "take-over" })),
  "lookagain.nothing": atPurpose((game) => game.tries("bob", { do: "still-true", step: "restrict", item: "t1" })),
  "strike.reason-needed": atPurpose(
    (game) =>
      game.tries("bob", idea("purpose", "b1", "Mine")) ?? game.tries("ann", { do: "strike", ...here("purpose"), item: "b1", reason: "" }),
  ),
  "purpose.none": atPurpose(
    (game) => game.tries("ann", { do: "end-input", ...here("purpose") }) ?? game.tries("ann", confirm("purpose", 1)),
  ),
  "reasons.too-few": keeping("reasons", 2, { kind: "money" }),
  "reasons.too-many": keeping("reasons", 6, { kind: "money" }),
  "problems.none": at("problems", (game) => {
    revealed(game, "problems", 1, { horizon: "now" });
    return game.tries("ann", keep("problems", 0), confirm("problems", 1));
  }),
  "problems.too-many": keeping("problems", 8, { horizon: "two-to-three-years" }),
  "problems.no-long-horizon": keeping("problems", 1, { horizon: "now" }),
  "customer.too-few": at("customer", (game) => {
    game.as("bob", row("customer", "c1", { name: "Type" }, "types"), { do: "remove-row", ...here("customer"), list: "types", id: "c1" });
    return game.tries("ann", confirm("customer"));
  }),
  "offer.not-one": keeping("offer", 2),
  "journey.too-few": at(
    "current-journey",
    (game) => game.tries("bob", row("current-journey", "t1", touch)) ?? game.tries("ann", confirm("current-journey")),
  ),
  "journey.too-many": at("current-journey", (game) => {
    for (const n of many(60)) game.as("bob", row("current-journey", `t${n}`, touch));
    return game.tries("bob", row("current-journey", "t60", touch));
  }),
  "restrict.no-reason": at("restrict", (game) => game.tries("bob", propose("restrict", 0, "t1", { is: "blocked" }))),
  "replace.unanswered": at(
    "replace",
    (game) => game.tries("ann", { do: "end-input", ...here("replace") }) ?? game.tries("ann", confirm("replace", 1)),
  ),
  "replace.blocked-too": at("replace", (game) =>
    game.tries("bob", {
      do: "add",
      ...here("replace"),
      id: "n1",
      values: { for: "t2", is: "with", name: "Tent", medium: "physical", channels: ["face-to-face"] },
    }),
  ),
  "replace.unknown-target": at(
    "replace",
    (game) =>
      game.tries("ann", { do: "end-input", ...here("replace") }) ??
      game.tries("ann", propose("replace", 1, "t2", { is: "merged", into: "nowhere" }), confirm("replace", 1), confirm("new-journey")),
  ),
  "new-journey.blocked": at(
    "new-journey",
    (game) =>
      game.tries("bob", row("new-journey", "n9", { name: "Tent", medium: "physical", channels: ["face-to-face"] })) ??
      game.tries("ann", confirm("new-journey")),
  ),
  "new-journey.incomplete": at("new-journey", (game) => game.tries("bob", { do: "order", ...here("new-journey"), items: ["t1"] })),
  "new-journey.empty": at("new-journey", (game) =>
    game.tries(
      "ann",
      ...["t1", "n1", "t3"].map((id): Act => ({ do: "remove-row", ...here("new-journey"), list: "items", id, why: "Too much" })),
      confirm("new-journey"),
    ),
  ),
  "permit.not-facilitator": at("restrict", (game) => game.tries("bob", propose("restrict", 0, "t2", { is: "permitted", why: "Outdoors" }))),
  "actions.uncovered": at("actions", (game) => game.tries("ann", confirm("actions"))),
  "actions.no-owner": at(
    "actions",
    (game) => game.tries("bob", row("actions", "a1", { title: "Call them" })) ?? game.tries("ann", confirm("actions")),
  ),
  "actions.no-deadline": at(
    "actions",
    (game) =>
      game.tries("bob", row("actions", "a1", { title: "Call them", owner: "bob" })) ??
      game.tries("bob", set("actions", "items/a1/deadline", null)) ??
      game.tries("ann", confirm("actions")),
  ),
  "actions.owner-unknown": at("actions", (game) => game.tries("bob", row("actions", "a1", { title: "Call them", owner: "stranger" }))),
  "actions.not-owner": at(
    "actions",
    (game) =>
      game.tries("bob", row("actions", "a1", { title: "Call them", owner: "bob" })) ??
      game.tries("ann", { do: "accept-action", item: "a1" }),
  ),
  "actions.deadline-past": at("actions", (game) => game.tries("bob", row("actions", "a1", { title: "Call them", deadline: "2026-11-01" }))),
  "actions.too-many": at("actions", (game) => {
    for (const n of many(100)) game.as("bob", row("actions", `a${n}`, { title: "Call them" }));
    return game.tries("bob", row("actions", "a100", { title: "Call them" }));
  }),
  "help.off": () => play().tries("ann", { do: "ask-help", step: "purpose", part: 0, id: "q1", help: "sharpen" }),
  "help.not-here": () => {
    const game = play();
    game.as("ann", { do: "set-help", on: true });
    return game.tries("ann", { do: "ask-help", step: "purpose", part: 0, id: "q1", help: "cluster" });
  },
  "help.too-early": () => {
    const game = play();
    game.as("ann", { do: "set-help", on: true });
    through(game, "customer");
    return game.tries("ann", { do: "ask-help", step: "customer", part: 0, id: "q1", help: "sharpen" });
  },
};

/** Those that only an edge gives, or that stand behind a rule that never fails by itself. */
const elsewhere: Partial<Record<RefusalId, string>> = {
  "act.too-fast": "the doors count acts in a while",
  "act.too-large": "the doors count bytes",
  "votes.level": "why voting opens once more, not the answer to an act (reopened.test.ts)",
  "session.busy": "the facilitator, after many commits of other processes (test/facilitator)",
  "session.paused": "said by the cards of a paused session; writing goes on",
  "person.here-already": "names are kept outside the log",
  "person.elsewhere": "handles are kept outside the log",
  "person.name-missing": "names are kept outside the log",
  "restrict.unanswered": "the bot has a proposal for every contact; only a playbook without an opening meets it",
  "link.unknown": "links are kept outside the log",
  "link.used": "links are kept outside the log",
  "link.expired": "links are kept outside the log",
  "start.code": "asked for before there is a session",
};

describe("refusals", () => {
  it.each(Object.entries(provoked))("%s is what comes", (id, provoke) => {
    const refused = provoke();
    expect(refused?.refused).toBe(id);
    for (const language of languages) if (refused !== undefined) expect(sayRefusal(language, refused)).toMatch(/\S{2}/);
  });

  it("every id is either provoked here or owned elsewhere, and none by both", () => {
    const known = [...Object.keys(provoked), ...Object.keys(elsewhere)];
    expect([...known].sort()).toEqual([...refusalIds].sort());
  });

  it("nothing changes when an act is refused, also where an earlier act of the same command was fine", () => {
    const game = play();
    const before = game.log().length;
    expect(game.tries("ann", idea("purpose", "i1", "Fine"), { do: "go-to", step: "offer" })).toMatchObject({ refused: "back.not-before" });
    expect(game.log()).toHaveLength(before);
  });
});

import { describe, expect, it } from "vitest";
import { run } from "./memory.ts";
import { asYaml, changed, type Loose, minimal, sample } from "./scripts.ts";

const script = asYaml(minimal());
const bytes = (text: string) => new TextEncoder().encode(text);

/** Files that are no workshop, and the one line that says why. */
const unreadable: readonly [string, Uint8Array | string, string | RegExp][] = [
  ["nothing", "", "w.yaml:1: (file): is empty"],
  ["white space", "  \n\n", "w.yaml:1: (file): is empty"],
  ["only a comment", "# hello\n", "w.yaml:1: (file): is empty"],
  ["a list", "- 1\n- 2\n", "w.yaml:1: (file): is to be a mapping"],
  ["a word", "hello\n", "w.yaml:1: (file): is to be a mapping"],
  ["bytes that are not UTF-8", new Uint8Array([0x74, 0xff, 0xfe, 0x00]), "w.yaml:1: (file): is not text in UTF-8"],
  ["UTF-16", new Uint8Array([0xff, 0xfe, 0x77, 0x00, 0x6f, 0x00]), "w.yaml:1: (file): is not text in UTF-8"],
  ["ten megabytes", new Uint8Array(10 * 1024 * 1024).fill(0x61), "w.yaml:1: (file): is larger than a workshop can be (5 MB)"],
  ["two documents", `${script}---\n${script}`, /^w\.yaml:\d+: \(file\): holds more than one document$/],
  ["an open bracket", `${script}x: [1, 2\n`, /^w\.yaml:\d+: \(file\): is not YAML 1\.2: .+$/],
  ["a tab as indent", "workshop: 1\nsteps:\n\tpurpose: {}\n", /^w\.yaml:3: \(file\): is not YAML 1\.2: .+$/],
  ["a key twice", `${script}title: Again\n`, /^w\.yaml:\d+: title: stands here twice$/],
  [
    "a key twice, deep down",
    script.replace("keep: We feed people well.", "keep: We feed people well.\n    keep: Again."),
    /^w\.yaml:19: steps\.purpose\.keep: stands here twice$/,
  ],
  ["a tag of a program", script.replace("title: Alone", "title: !!js/function 'x'"), /^w\.yaml:2: \(file\): is not YAML 1\.2: .+$/],
  ["an alias to nowhere", script.replace("title: Alone", "title: *gone"), /^w\.yaml:2: /],
  [
    "a bomb of aliases",
    `a: &a [x,x,x,x,x,x,x,x,x,x]\n${"bcdefg"
      .split("")
      .map((one, n) => `${one}: &${one} [${Array(10).fill(`*${"abcdefg"[n]}`).join(",")}]\n`)
      .join("")}`,
    /^w\.yaml:\d+: .*: holds more (than a workshop can hold|aliases than a workshop needs)$/,
  ],
  [
    "a thousand aliases",
    `a: &a x\nb: [${Array(1000).fill("*a").join(",")}]\n`,
    /^w\.yaml:2: b\[\d+\]: holds more aliases than a workshop needs$/,
  ],
  ["an alias of itself", "a: &a [*a]\n", /^w\.yaml:1: .*$/],
  ["a list as a key", `${script}? [1, 2]\n: 3\n`, /^w\.yaml:\d+: \(file\): has a key that is not a word$/],
  ["a hundred thousand brackets", "[".repeat(100_000), /^w\.yaml:1: \(file\): .+$/],
  ["thirty brackets", `a: ${"[".repeat(30)}${"]".repeat(30)}\n`, "w.yaml:1: (file): is nested too deep"],
];

describe("a file that is no workshop", () => {
  it.each(unreadable)("%s", async (_, content, line) => {
    const ran = await run(typeof content === "string" ? bytes(content) : content);
    expect(ran.code).toBe(2);
    expect(ran.lines).toEqual([typeof line === "string" ? line : expect.stringMatching(line)]);
  });
});

const invalid: readonly [string, (script: Loose) => void, string][] = [
  ["an unknown key at the top", (s) => (s["tilte"] = "x"), "tilte: is not a key of the format"],
  ["an unknown step", (s) => (s["steps"].dance = {}), "steps.dance: is not a key of the format"],
  [
    "an unknown key in a touchpoint",
    (s) => (s["steps"]["current-journey"].touchpoints[1].color = "red"),
    "steps.current-journey.touchpoints[2].color: is not a key of the format",
  ],
  [
    "permitted on a current touchpoint",
    (s) => (s["steps"]["current-journey"].touchpoints[1].permitted = "x"),
    "steps.current-journey.touchpoints[2].permitted: is not a key of the format",
  ],
  ["an unknown key beside blocked", (s) => (s["steps"].restrict.t2.because = "x"), "steps.restrict.t2.because: is not a key of the format"],
  ["no title", (s) => delete s["title"], "title: is missing"],
  ["an empty title", (s) => (s["title"] = " "), "title: is empty"],
  ["121 characters of title", (s) => (s["title"] = "x".repeat(121)), "title: has 121 characters; there is room for 120"],
  ["another version", (s) => (s["workshop"] = 2), "workshop: this program reads version 1 of the format"],
  ["another playbook", (s) => (s["playbook"] = "waltz"), "playbook: is not a playbook: waltz"],
  ["another language", (s) => (s["language"] = "fi"), "language: is to be one of en, et, lt"],
  ["a zone that does not exist", (s) => (s["timezone"] = "Europe/Tartu"), "timezone: is not a time zone, such as Europe/Tallinn"],
  [
    "a start without offset",
    (s) => (s["startedAt"] = "2026-11-02T09:00:00"),
    "startedAt: is to be a moment with its offset, such as 2026-11-02T09:00:00+02:00",
  ],
  [
    "a start in the year 200000",
    (s) => (s["startedAt"] = "+200000-01-01T00:00:00Z"),
    "startedAt: is to be a moment with its offset, such as 2026-11-02T09:00:00+02:00",
  ],
  ["a currency of two letters", (s) => (s["currency"] = "EU"), "currency: is to be three capital letters, such as EUR"],
  ["nobody", (s) => (s["people"] = {}), "people: has no facilitator: the first one is the host"],
  ["no facilitator", (s) => (s["people"].me.role = "participant"), "people: has no facilitator: the first one is the host"],
  [
    "a role that does not exist",
    (s) => (s["people"].me.role = "boss"),
    "people.me.role: is to be one of facilitator, participant, observer, owner",
  ],
  ["a person's zone", (s) => (s["people"].me.timezone = "Mars"), "people.me.timezone: is not a time zone, such as Europe/Tallinn"],
  ["a person's address", (s) => (s["people"].me.email = "nobody"), "people.me.email: is not an e-mail address"],
  [
    "an idea by a stranger",
    (s) => (s["steps"].purpose.ideas[0].by = "ghost"),
    "steps.purpose.ideas[1].by: ghost is not a person of this file",
  ],
  [
    "an anonymous that is a word",
    (s) => (s["steps"].purpose.ideas[0].anonymous = "yes"),
    "steps.purpose.ideas[1].anonymous: is to be true or false",
  ],
  [
    "a kind that does not exist",
    (s) => (s["steps"].reasons.ideas[0].kind = "bad-luck"),
    "steps.reasons.ideas[1].kind: is to be one of contact-ban, place-closed, travel, supply, staff, demand, money, trust, other",
  ],
  [
    "an idea's key twice",
    (s) => (s["steps"].reasons.ideas[1].key = "r1"),
    "steps.reasons.ideas[2].key: r1 is already the key of something else",
  ],
  [
    "a vote by a stranger",
    (s) => (s["steps"].reasons.votes = { ghost: ["r1"] }),
    "steps.reasons.votes.ghost: ghost is not a person of this file",
  ],
  ["a vote for nothing", (s) => (s["steps"].reasons.votes.me = ["r9"]), "steps.reasons.votes.me[1]: r9 is not an idea of this file"],
  [
    "a merge of nothing",
    (s) => (s["steps"].reasons.merge = [{ into: "r1", from: ["r9"] }]),
    "steps.reasons.merge[1].from[1]: r9 is not an idea of this file",
  ],
  ["keeping nothing known", (s) => (s["steps"].reasons.keep = ["r1", "r2", "p1"]), "steps.reasons.keep[3]: p1 is not an idea of this file"],
  ["a focus on nobody", (s) => (s["steps"].customer.focus = "c9"), "steps.customer.focus: c9 is not a customer type of this file"],
  [
    "a touchpoint without a name",
    (s) => delete s["steps"]["current-journey"].touchpoints[0].name,
    "steps.current-journey.touchpoints[1].name: is missing",
  ],
  [
    "a channel that does not exist",
    (s) => (s["steps"]["current-journey"].touchpoints[0].channels = ["pigeon"]),
    "steps.current-journey.touchpoints[1].channels[1]: is to be one of face-to-face, phone, e-mail, post, text-message, video, gift, web, app, chat, social-media, marketplace, other",
  ],
  [
    "a wait in months",
    (s) => (s["steps"]["current-journey"].touchpoints[0].waitBefore = "P2M"),
    "steps.current-journey.touchpoints[1].waitBefore: is to be a length of time such as PT2H, P3D or P8W",
  ],
  [
    "a touchpoint's key twice",
    (s) => (s["steps"]["current-journey"].touchpoints[2].key = "t1"),
    "steps.current-journey.touchpoints[3].key: t1 is already the key of something else",
  ],
  [
    "a repeat of nothing",
    (s) => (s["steps"]["current-journey"].touchpoints[2].repeats = "t9"),
    "steps.current-journey.touchpoints[3].repeats: t9 is not a touchpoint of this file",
  ],
  ["a touchpoint missing from restrict", (s) => delete s["steps"].restrict.t3, "steps.restrict: says nothing of the touchpoint t3"],
  [
    "a restriction of nothing",
    (s) => (s["steps"].restrict.t9 = "stays"),
    "steps.restrict.t9: t9 is not a touchpoint of the current journey of this file",
  ],
  ["a word that is no restriction", (s) => (s["steps"].restrict.t1 = "goes"), "steps.restrict.t1: is to be one of stays, changes"],
  [
    "two restrictions at once",
    (s) => (s["steps"].restrict.t1 = { dropped: "x", merged: "t2" }),
    "steps.restrict.t1: is to have exactly one of changes, blocked, dropped, merged, permitted",
  ],
  ["a note without blocked", (s) => (s["steps"].restrict.t1 = { dropped: "x", note: "y" }), "steps.restrict.t1.note: belongs to blocked"],
  [
    "a reason that is none",
    (s) => (s["steps"].restrict.t2.blocked = ["p1"]),
    "steps.restrict.t2.blocked[1]: p1 is not a reason of this file",
  ],
  [
    "a merger into nothing",
    (s) => (s["steps"].restrict.t1 = { merged: "t9" }),
    "steps.restrict.t1.merged: t9 is not a touchpoint of this file",
  ],
  [
    "a replacement of what stays",
    (s) => (s["steps"].replace.t1 = { dropped: "x" }),
    "steps.replace.t1: is not blocked, so nothing takes its place",
  ],
  [
    "an order of nothing known",
    (s) => (s["steps"]["new-journey"].order = ["t1", "n1", "t3", "n9"]),
    "steps.new-journey.order[4]: n9 is not a touchpoint of this file",
  ],
  [
    "a feeling expected of nothing",
    (s) => (s["steps"]["new-journey"].expected = { n9: 1 }),
    "steps.new-journey.expected.n9: n9 is not a touchpoint of this file",
  ],
  ["a rating of one figure", (s) => (s["steps"] = ratings(s["steps"], { me: { t1: [1] } })), "steps.ratings.me.t1[2]: is missing"],
  [
    "a rating in words",
    (s) => (s["steps"] = ratings(s["steps"], { me: { t1: ["good", 1] } })),
    "steps.ratings.me.t1[1]: is to be a number",
  ],
  [
    "a rating by a stranger",
    (s) => (s["steps"] = ratings(s["steps"], { ghost: { t1: [1, 1] } })),
    "steps.ratings.ghost: ghost is not a person of this file",
  ],
  [
    "a deadline in words",
    (s) => (s["steps"].actions[0].deadline = "soon"),
    "steps.actions[1].deadline: is to be +3d, +2wd, a date such as 2026-11-13, or none",
  ],
  [
    "a deadline that no calendar has",
    (s) => (s["steps"].actions[0].deadline = "2026-02-30"),
    "steps.actions[1].deadline: is to be +3d, +2wd, a date such as 2026-11-13, or none",
  ],
  [
    "an action on nothing",
    (s) => (s["steps"].actions[0].touchpoints = ["n9"]),
    "steps.actions[1].touchpoints[1]: n9 is not a touchpoint of this file",
  ],
  [
    "two costs",
    (s) => (s["steps"].actions[0].cost = { saves: 1, costs: 2 }),
    "steps.actions[1].cost: is to have exactly one of saves, costs",
  ],
  ["a cost in words", (s) => (s["steps"].actions[0].cost = { saves: "much" }), "steps.actions[1].cost.saves: is to be a number"],
  [
    "a steering group of strangers",
    (s) => (s["steps"].governance = { steeringGroup: { people: ["ghost"] } }),
    "steps.governance.steeringGroup.people[1]: ghost is not a person of this file",
  ],
  [
    "steps out of order",
    (s) => (s["steps"] = { reasons: s["steps"].reasons, ...s["steps"] }),
    "steps.purpose: stands behind a step that comes after it in the playbook",
  ],
  [
    "an owner who is expected and unknown",
    (s) => (s["expect"] = { owners: ["ghost"] }),
    "expect.owners[1]: ghost is not a person of this file",
  ],
  [
    "a refused act in a step that is not there",
    (s) => (s["refuses"] = [{ step: "audit", act: {}, because: "review.unanswered" }]),
    "refuses[1].step: audit is not a step of this file",
  ],
  [
    "a refusal's id that is none",
    (s) => (s["refuses"] = [{ step: "offer", act: {}, because: "No!" }]),
    "refuses[1].because: is to be the id of a refusal, such as reasons.too-few",
  ],
];

function ratings(steps: Loose, block: unknown): Loose {
  return Object.fromEntries(
    Object.entries(steps).flatMap(([key, value]) =>
      key === "current-journey"
        ? [
            [key, value],
            ["ratings", block],
          ]
        : [[key, value]],
    ),
  );
}

describe("a script that does not fit the format", () => {
  it.each(invalid)("%s", async (_, how, line) => {
    const ran = await run(asYaml(changed(how)));
    expect(ran.lines.map((one) => one.replace(/^w\.yaml:\d+: /, ""))).toContain(line);
    expect(ran.code).toBe(2);
    expect(ran.lines.every((one) => /^w\.yaml:\d+: \S/.test(one) && !one.includes("\n"))).toBe(true);
  });

  it.each([
    "purpose",
    "reasons",
    "problems",
    "customer",
    "pains",
    "offer",
    "current-journey",
    "ratings",
    "restrict",
    "replace",
    "new-journey",
    "audit",
    "actions",
    "governance",
  ])("the full track needs %s", async (step) => {
    const lines = sample("en").split("\n");
    const from = lines.findIndex((line) => line.startsWith(`  ${step}:`));
    const to = lines.findIndex((line, place) => place > from && /^( {0,2}\S)/.test(line));
    const ran = await run([...lines.slice(0, from), ...lines.slice(to)].join("\n"));
    expect(ran.code).toBe(2);
    expect(ran.lines.join("\n")).toContain(`steps.${step}: is missing: the full track needs it`);
  });

  it("names the line on which an unknown key stands", async () => {
    const lines = script.split("\n");
    const at = lines.findIndex((line) => line.includes("keep: o1"));
    const ran = await run([...lines.slice(0, at), "    kept: o2", ...lines.slice(at)].join("\n"));
    expect(ran.lines).toEqual([`w.yaml:${at + 1}: steps.offer.kept: is not a key of the format`]);
  });

  it("names the first twenty problems of a file with twenty thousand", async () => {
    const ran = await run(Array.from({ length: 20_000 }, (_, n) => `k${n}: 1\n`).join(""));
    expect(ran.code).toBe(2);
    expect(ran.lines).toHaveLength(20);
  });

  it("keeps to one line, whatever a key holds", async () => {
    const ran = await run(asYaml({ ...minimal(), "evil\n\u001b[31mkey\u202e": 1 }));
    expect(ran).toMatchObject({
      code: 2,
      lines: [expect.stringMatching(/^w\.yaml:\d+: evil\\n\\u001b\[31mkey\\u202e: is not a key of the format$/)],
    });
  });

  it("reads a file with Windows line ends and a byte order mark", async () => {
    expect(await run(bytes(`\ufeff${sample("et").replaceAll("\n", "\r\n")}`))).toMatchObject({ code: 0, lines: [] });
  });
});

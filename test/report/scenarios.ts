import type { Script } from "./run-session.ts";

/** Texts that try to be more than texts. */
export const hostile: readonly string[] = [
  `<script>alert("x")</script>`,
  `</style></title><img src=x onerror=alert(1)>`,
  "# not a heading",
  "1. not a list",
  "- neither | this | *nor* _that_ ~~gone~~ `code`",
  "[a link](https://evil.example/x) ![a picture](http://evil.example/p.png)",
  "www.evil.example and https://evil.example and me@evil.example, @everyone #12 :tada:",
  "first line\nsecond line\n\n    fourth, indented",
  "{{ 7*7 }} ${x} <!-- hidden --> &amp; &lt;b&gt; \\* \\",
  "שלום עולם ‮ reversed ‬ 👩‍👩‍👧‍👦 žąė õäöü",
  "=== --- *** ``` ~~~ > quote : ; # %% end",
  "  spaces at both ends  ",
];

/** A short workshop; `say(n)` gives the n-th text. */
export function small(say: (n: number) => string): Script {
  const touchpoint = (key: string, n: number) => ({
    key,
    name: say(n).slice(0, 140).replaceAll("\n", " "),
    medium: "physical",
    channels: ["face-to-face"],
    does: say(n + 1),
    thinks: say(n + 2),
    feels: say(n + 3),
  });
  return {
    title: say(0).slice(0, 120),
    crisis: say(1),
    track: "sprint",
    language: "en",
    timezone: "Europe/Tallinn",
    startedAt: "2026-11-09T09:00:00Z",
    people: {
      ann: { name: `Ann ${say(2).slice(0, 60)}`, role: "facilitator" },
      bob: { name: "Bob" },
      cid: { name: "Cid" },
      out: { name: "Outsider", role: "owner" },
    },
    steps: {
      purpose: {
        ideas: [
          { by: "ann", text: say(3) },
          { by: "bob", text: say(4) },
        ],
        keep: `A purpose: ${say(5)}`.slice(0, 280),
      },
      reasons: {
        ideas: [
          { key: "r1", by: "ann", kind: "place-closed", text: say(6) },
          { key: "r2", by: "bob", kind: "money", text: say(7) },
          { key: "r3", by: "cid", kind: "trust", text: say(8) },
          { key: "r4", by: "cid", kind: "trust", text: `duplicate ${say(8)}` },
          { key: "r5", by: "bob", kind: "other", text: `not kept ${say(9)}` },
        ],
        merge: [{ into: "r3", from: ["r4"] }],
        votes: { ann: ["r1", "r1", "r2"], bob: ["r2", "r5", "r5"], cid: ["r5"] },
        keep: ["r1", "r2", "r3"],
      },
      problems: {
        ideas: [{ key: "p1", by: "ann", horizon: "now", text: say(10) }],
        votes: { ann: ["p1"] },
        keep: ["p1"],
        waive: `not now ${say(11)}`,
      },
      customer: { types: [{ key: "c1", name: say(0).slice(0, 140), who: say(1), goal: say(2), annoys: say(3) }] },
      pains: {
        organisation: [say(4)],
        buyer: [say(5)],
        conflicts: [
          { organisation: say(6), buyer: say(7), answer: say(8) },
          { organisation: say(9), buyer: say(10) },
        ],
      },
      offer: {
        ideas: [
          { key: "o1", by: "ann", text: say(2) },
          { key: "o2", by: "bob", text: `other ${say(3)}` },
        ],
        votes: { ann: ["o1"] },
        keep: ["o1"],
      },
      "current-journey": {
        from: say(4).slice(0, 140),
        to: say(5).slice(0, 140),
        touchpoints: [touchpoint("t1", 0), touchpoint("t2", 3), { ...touchpoint("t3", 6), medium: "digital", channels: ["web"] }],
      },
      restrict: { t1: { blocked: ["r1"], note: say(9) }, t2: { blocked: ["r1"] }, t3: "stays" },
      replace: {
        t1: { with: [{ ...touchpoint("n1", 9), medium: "digital", channels: ["video"] }] },
        t2: { dropped: `dropped ${say(10)}` },
      },
      "new-journey": { order: ["n1", "t3"], expected: { n1: 1 } },
      actions: [
        {
          title: `Do ${say(1)}`.slice(0, 140).replaceAll("\n", " "),
          touchpoints: ["n1"],
          owner: "out",
          deadline: "+2d",
          measure: say(2),
          notes: say(3),
          cost: { costs: 100 },
        },
      ] as never,
      publish: { obstacle: `obstacle ${say(4)}` },
    },
  };
}

/** The short workshop with plain texts. */
export const plain: Script = small((n) => `text number ${n}`);
/** The short workshop with a hostile text in every place. */
export const attacked: Script = small((n) => hostile[n % hostile.length] ?? "");

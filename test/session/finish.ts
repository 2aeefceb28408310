import type { Act } from "#session/command.ts";
import { type PartOnView, viewSession } from "#session/view.ts";
import type { Play } from "./play.ts";

/** Brings any session that ann leads to its end by doing, at each stop, the least that is still missing. True when it got there. */
export function finish(game: Play): boolean {
  if (game.session().status === "lobby") game.as("ann", { do: "begin" });
  for (let guard = 0; guard < 400; guard += 1) {
    if (game.session().status === "published") return true;
    if (game.session().paused !== null) game.as("ann", { do: "resume" });
    const now = viewSession(game.session(), { person: "ann" }, game.now()).now;
    if (now === null) return false;
    for (const act of [...leastFor(game, now, guard), { do: "confirm", step: now.step, part: now.part } as const]) game.tries("ann", act);
  }
  return false;
}

function leastFor(game: Play, now: PartOnView, n: number): readonly Act[] {
  const place = { step: now.step, part: now.part };
  const why = now.inTheWay;
  switch (now.content.pattern) {
    case "collect":
      return now.step === "replace" ? [] : [1, 2, 3].map((k) => ({ do: "add", ...place, id: `fin${n}-${k}`, values: fieldsFor(now.step) }));
    case "converge": {
      const { stacks, bounds } = now.content;
      const keep = stacks.slice(0, Math.max(bounds.min, 1)).map((stack) => stack.id);
      const back: Act[] = stacks.length < bounds.min ? [{ do: "go-to", step: now.step, part: 0 }] : [];
      return [...back, { do: "keep", ...place, items: keep }, { do: "waive", ...place, rule: "problems.no-long-horizon", why: "not now" }];
    }
    case "fill":
      return now.step === "customer" ? [{ do: "add-row", ...place, list: "types", id: `fin${n}`, values: { name: "Anyone" } }] : [];
    case "rate":
      return [];
    case "decide":
      return now.content.matters.flatMap((matter): readonly Act[] => {
        const item = matter.subject.id;
        if (matter.objections.some((one) => one.open)) return [{ do: "settle", ...place, item, reason: "we go on" }];
        if (matter.proposal !== null && matter.proposal.value.is !== "merged") return [];
        return [
          {
            do: "propose",
            ...place,
            item,
            value: now.step === "purpose" ? { is: "sentence", text: "We go on somehow." } : { is: "dropped", why: "not needed" },
          },
        ];
      });
    case "review":
      return [
        { do: "set", ...place, path: "goalReached", value: "yes" },
        { do: "rest", ...place, answer: "accept", all: true },
      ];
    default:
      return forList(game, now, why?.refused, n);
  }
}

/** The step whose decision merges a contact into one that may be unknown. */
function mergedIn(game: Play): string {
  const { restrictions } = viewSession(game.session(), { person: "ann" }, game.now()).redesign;
  return Object.values(restrictions).some((one) => one.is === "merged") ? "restrict" : "replace";
}

function fieldsFor(step: string): Record<string, string> {
  if (step === "reasons") return { text: "because", kind: "money" };
  return step === "problems" ? { text: "a problem", horizon: "now" } : { text: "something" };
}

function forList(game: Play, now: PartOnView, why: string | undefined, n: number): readonly Act[] {
  const place = { step: now.step, part: now.part };
  const rows = now.content.pattern === "list" ? now.content.rows : [];
  const bare = { name: "One more", medium: "digital", channels: ["web"] };
  if (now.step === "current-journey") return [{ do: "add-row", ...place, list: "items", id: `fin${n}`, values: bare }];
  if (now.step === "new-journey") {
    if (why === "replace.unanswered") return [{ do: "go-to", step: "replace", part: 1 }];
    if (why === "replace.unknown-target") return [{ do: "go-to", step: mergedIn(game) }];
    const permits = rows.map((row): Act => ({ do: "set", ...place, path: `items/${row.id}/permitted`, value: "outdoors" }));
    return [...(rows.length === 0 ? [{ do: "add-row", ...place, list: "items", id: `fin${n}`, values: bare } as const] : []), ...permits];
  }
  const { edits } = viewSession(game.session(), { person: "ann" }, game.now()).redesign;
  const owners = rows.flatMap((row): readonly Act[] => [
    { do: "set", ...place, path: `items/${row.id}/owner`, value: "ann" },
    { do: "set", ...place, path: `items/${row.id}/deadline`, value: "2027-01-04" },
  ]);
  const ids = [
    ...edits.order,
    ...edits.added.map((one) => one.id),
    ...Object.values(viewSession(game.session(), { person: "ann" }, game.now()).redesign.replacements).flatMap((one) =>
      one.is === "with" ? one.touchpoints.map((each) => each.id) : [],
    ),
  ];
  const current = viewSession(game.session(), { person: "ann" }, game.now()).redesign.current.map((one) => one.id);
  const covers = [...new Set([...ids, ...current])].map(
    (id, k): Act => ({ do: "add-row", ...place, list: "covers", id: `cov${n}-${k}`, values: { touchpoint: id, why: "needs nothing" } }),
  );
  return [...owners, ...covers];
}

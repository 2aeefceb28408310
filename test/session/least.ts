import type { Act } from "#session/command.ts";
import { openStep, type Session } from "#session/state.ts";

const idea = (step: string, id: string, values: Record<string, string>): Act => ({ do: "add", step, part: 0, id, values });
const end = (step: string): Act => ({ do: "end-input", step, part: 0 });
const yes = (step: string, part = 0): Act => ({ do: "confirm", step, part });
/** A row of a list in the first part of a step. */
export const row = (step: string, list: string, id: string, values: Record<string, string | readonly string[]>): Act => ({
  do: "add-row",
  step,
  part: 0,
  list,
  id,
  values,
});

/** The least that a step needs, all of it done by who leads: act after act, as one command each. */
export const least: Readonly<Record<string, readonly (readonly Act[])[]>> = {
  purpose: [
    [idea("purpose", "i1", { text: "Warm rooms" }), end("purpose")],
    [{ do: "propose", step: "purpose", part: 1, item: "one", value: { is: "sentence", text: "We keep people warm." } }, yes("purpose", 1)],
  ],
  reasons: [
    [
      idea("reasons", "r1", { text: "Closed", kind: "place-closed" }),
      idea("reasons", "r2", { text: "No money", kind: "money" }),
      idea("reasons", "r3", { text: "No staff", kind: "staff" }),
      end("reasons"),
    ],
    [{ do: "keep", step: "reasons", part: 1, items: ["r1", "r2", "r3"] }, yes("reasons", 1)],
  ],
  problems: [
    [idea("problems", "p1", { text: "Cold homes", horizon: "two-to-three-years" }), end("problems")],
    [{ do: "keep", step: "problems", part: 1, items: ["p1"] }, yes("problems", 1)],
  ],
  customer: [[row("customer", "types", "c1", { name: "Families" }), yes("customer")]],
  "ideal-client": [[{ do: "skip", step: "ideal-client", why: "People only" }]],
  pains: [[row("pains", "conflicts", "x1", { organisation: "Price", buyer: "Blame" }), yes("pains")], [yes("pains", 1)]],
  offer: [
    [idea("offer", "o1", { text: "Heat at home" }), end("offer")],
    [{ do: "keep", step: "offer", part: 1, items: ["o1"] }, yes("offer", 1)],
  ],
  "current-journey": [
    [
      row("current-journey", "items", "t1", { name: "Website", medium: "digital", channels: ["web"] }),
      row("current-journey", "items", "t2", { name: "Visit", medium: "physical", channels: ["face-to-face"] }),
      row("current-journey", "items", "t3", { name: "Bill", medium: "digital", channels: ["e-mail"] }),
      yes("current-journey"),
    ],
  ],
  ratings: [[{ do: "rate", step: "ratings", part: 0, item: "t1", values: { emotion: 1, impact: 4 } }, yes("ratings")]],
  restrict: [[yes("restrict")]],
  replace: [
    [end("replace")],
    [
      {
        do: "propose",
        step: "replace",
        part: 1,
        item: "t2",
        value: { is: "with", touchpoints: [{ id: "n1", name: "Video visit", medium: "digital", channels: ["video"] }] },
      },
      yes("replace", 1),
    ],
  ],
  "new-journey": [[yes("new-journey")]],
  audit: [
    [
      { do: "set", step: "audit", part: 0, path: "goalReached", value: "yes" },
      { do: "rest", step: "audit", part: 0, answer: "accept", all: true },
      yes("audit"),
    ],
  ],
};

/** Who leads a session, wherever it is held: what it is now, and what they do in it. */
export type Leading = { readonly look: () => Promise<Session>; readonly lead: (...acts: readonly Act[]) => Promise<void> };

/** Goes with the least that is needed up to the step `until`, all of it done by who leads. */
export async function leadThrough({ look, lead }: Leading, until: string): Promise<void> {
  const now = async () => openStep(await look())?.id ?? "";
  if ((await look()).status === "lobby") await lead({ do: "begin" });
  for (let at = await now(); at !== until; at = await now()) {
    for (const acts of least[at] ?? []) await lead(...acts);
    if ((await look()).paused !== null) await lead({ do: "resume" });
    if (at === (await now())) throw new Error(`stuck in ${at}`);
  }
}

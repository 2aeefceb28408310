import type { Talk } from "#facilitator/talk.ts";
import type { Language } from "#locale/languages.ts";
import { say } from "#locale/say.ts";
import type { Act } from "#session/command.ts";
import { type Decision, decide } from "#session/decide.ts";
import { type Session, openStep } from "#session/state.ts";
import { viewPart, viewSession } from "#session/view.ts";
import type { Refusal } from "#talk/refusal.ts";
import { isRefusal } from "#talk/refusal.ts";
import { type Play, play, through } from "../../session/play.ts";

/** A session as it stood at one phase of one part. */
export type Stop = { readonly at: string; readonly session: Session; readonly now: number };

const names: Readonly<Record<string, string>> = { ann: "Ann", bob: "Bob", eve: "Eve <&*_>", oli: "Oli", una: "Una" };

let minted = 0;

/** What one person would be talked to with. */
export function talkAt({ session, now }: Pick<Stop, "session" | "now">, me: string | null, language: Language = "en"): Talk {
  const step = openStep(session);
  return {
    id: "s1",
    view: viewSession(session, { person: me }, now),
    earlier: step === undefined || step.part === 0 ? null : viewPart(session, { step: step.id, part: 0 }, { person: me }, now),
    me,
    facilitator: me !== null && session.people[me]?.role === "facilitator",
    language,
    say: (key, values) => say(language, key, values),
    name: (person) => names[person] ?? person,
    now,
    mint: () => `n${(minted += 1)}`,
    page: null,
    helper: { model: "gpt-test", host: "models.example" },
  };
}

/** What the session says to acts of a person. */
export function judged(
  { session, now }: Pick<Stop, "session" | "now">,
  person: string,
  acts: readonly Act[],
  drawn?: number,
): Decision | Refusal {
  minted += 1;
  return decide(session, {
    id: `c${minted}`,
    at: now,
    actor: { kind: "person", id: person, via: "test" },
    acts,
    ...(drawn === undefined ? {} : { drawn }),
  });
}

function keyOf(session: Session): string {
  const step = openStep(session);
  return step === undefined ? session.status : `${step.id}/${step.part}/${step.parts[step.part]?.phase ?? ""}`;
}

/** What others bring along, so that there is something to merge, to vote on, to object to, to settle and to strike. */
function company(game: Play): void {
  const step = openStep(game.session());
  if (step === undefined || step.parts[step.part]?.phase !== "input") return;
  const place = { step: step.id, part: step.part };
  const two = ["b1", "b2"].map((id): Act => ({ do: "add", ...place, id: `${step.id}-${id}`, values: slip(step.id, id) }));
  for (const act of two) game.tries("bob", act);
  const now = viewSession(game.session(), { person: "ann" }, game.now()).now?.content;
  if (now?.pattern === "converge") merging(game, place);
  if (now?.pattern !== "decide") return;
  for (const { subject, proposal } of now.matters.slice(0, 1)) {
    if (proposal !== null) game.tries("bob", { do: "object", ...place, item: subject.id, reason: "Too far." });
  }
}

function merging(game: Play, place: { readonly step: string; readonly part: number }): void {
  game.tries("bob", { do: "merge", ...place, into: `${place.step}-b1`, from: [`${place.step}-b2`] });
}

function slip(step: string, text: string): Readonly<Record<string, string | readonly string[]>> {
  if (step === "reasons") return { text, kind: "travel" };
  if (step === "problems") return { text, horizon: "now" };
  if (step === "replace") return { for: "t2", is: "with", name: text, medium: "digital", channels: ["video"] };
  return { text: `${text}, said by Bob` };
}

/** The whole playbook, each phase of each part once, as full as it was before it closed; and once it is published. */
export function stops(track: "full" | "sprint" = "full"): readonly Stop[] {
  const game = play({ track, people: ["bob", "eve"] });
  for (const [person, role] of [
    ["oli", "observer"],
    ["una", "owner"],
  ] as const)
    game.as("ann", { do: "join", person, role });
  const found = new Map<string, Stop>();
  const snap = (): void => void found.set(keyOf(game.session()), { at: keyOf(game.session()), session: game.session(), now: game.now() });
  const watched: Play = {
    ...game,
    as(person, ...acts) {
      for (const act of acts) {
        if (act.do === "confirm" || act.do === "end-input") {
          ended(act);
          settleAll(game);
        }
        game.as(person, act);
        company(game);
        snap();
      }
    },
  };
  /** how it stands once input has ended, whatever follows */
  const ended = (act: { readonly step: string; readonly part: number }): void => {
    const stop = { session: game.session(), now: game.now() };
    const decision = judged(stop, "ann", [{ do: "end-input", step: act.step, part: act.part }]);
    if (isRefusal(decision)) return;
    const at = keyOf(decision.session);
    found.set(at, { at, session: decision.session, now: game.now() });
  };
  snap();
  through(watched, "");
  return [...found.values()];
}

function settleAll(game: Play): void {
  const now = viewSession(game.session(), { person: "ann" }, game.now()).now;
  if (now?.content.pattern !== "decide") return;
  for (const { subject, objections } of now.content.matters) {
    if (objections.some((one) => one.open))
      game.tries("ann", { do: "settle", step: now.step, part: now.part, item: subject.id, reason: "We go on." });
  }
}

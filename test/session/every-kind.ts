import type { Act } from "#session/command.ts";
import type { SessionEvent } from "#session/event.ts";
import { lookAgain } from "#session/look-again.ts";
import { openStep } from "#session/state.ts";
import { viewSession } from "#session/view.ts";
import { finish } from "./finish.ts";
import { type Play, idea, play, through } from "./play.ts";

const at = (step: string, part = 0) => ({ step, part }) as const;
const undo = (game: Play, person: string, step: string, part: number, ...acts: readonly Act[]) =>
  game.as(person, ...acts, { do: "undo", step, part });

/** The log of a session in which every type of event comes about at least once. */
export function everyKind(): readonly SessionEvent[] {
  const game = play({ track: "full", people: ["bob", "eve", "cat", "dan", "flo"] });
  people(game);
  ideas(game);
  dots(game);
  forms(game);
  journeys(game);
  plan(game);
  return game.log();
}

function people(game: Play): void {
  game.as("eve", { do: "set-zone", zone: "Europe/Vilnius" });
  game.as("ann", { do: "set-role", person: "flo", role: "observer" }, { do: "away", person: "dan", on: true });
  game.as("ann", { do: "set-pace", pace: "async" }, { do: "set-pace", pace: "live" }, { do: "more-time", minutes: 5 });
  game.as("ann", { do: "pause" }, { do: "resume" });
}

/** A language model is switched on, asked, suggests, is answered, and is switched off. */
function help(game: Play): void {
  const here = at("purpose", 1);
  game.as("ann", { do: "set-help", on: true });
  game.as("bob", { do: "ask-help", ...here, id: "q1", help: "challenge" });
  const note: Act = { do: "note", on: "b1", id: "h1.1", text: "An old man: I cannot climb" };
  game.model({
    do: "suggest",
    ...here,
    id: "h1",
    help: "challenge",
    asked: "q1",
    pieces: [{ text: note.text, acts: [note], made: "h1.1" }],
  });
  game.as("eve", { do: "answer-suggestion", suggestion: "h1", piece: "p1", answer: "edit", change: { text: "He cannot climb" } });
  game.model({ do: "set-help", on: false, because: "budget" });
}

function ideas(game: Play): void {
  const drawn = game.session().seq;
  game.as("bob", idea("purpose", "b1", "First"), { do: "edit", ...at("purpose"), item: "b1", values: { text: "Second" } });
  game.as("bob", idea("purpose", "b2", "Taken back"), { do: "remove", ...at("purpose"), item: "b2" });
  undo(game, "bob", "purpose", 0, idea("purpose", "b3", "Undone"));
  game.as("eve", idea("purpose", "e1", "Parked"), idea("purpose", "e2", "Struck"));
  game.as("ann", { do: "end-input", ...at("purpose") });
  game.as("ann", { do: "park", ...at("purpose"), item: "e1", on: true });
  game.as("ann", { do: "strike", ...at("purpose"), item: "e2", reason: "Names a customer" });
  game.as("bob", { do: "note", on: "b1", id: "n1", text: "I see it otherwise" }, { do: "note", on: "b1", id: "n2", text: "Rude" });
  game.as("ann", { do: "strike-text", id: "n2", reason: "Rude" });
  game.wait(2);
  game.drawn("bob", drawn, idea("purpose", "l1", "Came late"));
  game.as("ann", { do: "take-in", late: "l1" });
  const one = { ...at("purpose", 1), item: "one" } as const;
  const sentence = (text: string): Act => ({ do: "propose", ...one, value: { is: "sentence", text } });
  game.as("bob", sentence("A rude sentence."));
  game.as("ann", { do: "strike", ...one, reason: "Rude" });
  game.as("bob", sentence("We keep people warm."));
  game.as("eve", { do: "object", ...one, reason: "Too narrow" }, { do: "withdraw", ...one }, { do: "object", ...one, reason: "Still" });
  undo(game, "bob", "purpose", 1, sentence("Undone sentence."));
  help(game);
  game.as("ann", { do: "settle", ...one, reason: "We go on" }, { do: "confirm", ...at("purpose", 1) });
}

function dots(game: Play): void {
  const vote = (item: string, n: number): Act => ({ do: "vote", ...at("reasons", 1), item, dots: n });
  game.as(
    "eve",
    idea("reasons", "r1", "Closed", { kind: "place-closed" }),
    idea("reasons", "r2", "No money", { kind: "money" }),
    idea("reasons", "r3", "No staff", { kind: "staff" }),
    idea("reasons", "r4", "No guests", { kind: "demand" }),
  );
  game.as("ann", { do: "end-input", ...at("reasons") });
  game.as("cat", vote("r1", 2));
  game.as("bob", { do: "merge", ...at("reasons", 1), into: "r1", from: ["r4"] }, { do: "unmerge", ...at("reasons", 1), item: "r4" });
  undo(game, "bob", "reasons", 1, vote("r2", 1));
  game.as("ann", { do: "join-people", person: "cat", into: "eve" });
  game.as("ann", { do: "keep", ...at("reasons", 1), items: ["r1", "r2"] }, { do: "end-input", ...at("reasons", 1) });
  game.as("ann", { do: "keep", ...at("reasons", 1), items: ["r1", "r2", "r3"] }, { do: "confirm", ...at("reasons", 1) });
  game.as("ann", idea("problems", "p1", "Cold homes", { horizon: "now" }), { do: "end-input", ...at("problems") });
  game.as("ann", { do: "keep", ...at("problems", 1), items: ["p1"] });
  // Nobody looks two years ahead: the rule cannot hold, input opens once more, then it is stuck, then waived.
  game.wait(60);
  game.as("ann", { do: "waive", ...at("problems", 1), rule: "problems.no-long-horizon", why: "Not now" });
  game.as("ann", { do: "confirm", ...at("problems", 1) });
}

function forms(game: Play): void {
  const type = (id: string, name: string): Act => ({ do: "add-row", ...at("customer"), list: "types", id, values: { name } });
  game.as("bob", type("c1", "Families"), type("c2", "A customer by name"), type("c3", "Nobody"));
  game.as("bob", { do: "set", ...at("customer"), path: "types/c1/goal", value: "Warm rooms" });
  game.as("bob", { do: "remove-row", ...at("customer"), list: "types", id: "c3" });
  undo(game, "bob", "customer", 0, { do: "set", ...at("customer"), path: "types/c1/who", value: "Undone" });
  game.as("ann", { do: "strike", ...at("customer"), item: "c2", reason: "Names a customer" }, { do: "confirm", ...at("customer") });
  through(game, "current-journey");
  game.as("ann", { do: "go-to", step: "customer", part: 0 }, { do: "confirm", ...at("customer") });
  for (let guard = 0; guard < 6 && openStep(game.session())?.id !== "current-journey"; guard += 1) forward(game);
}

function forward(game: Play): void {
  const step = openStep(game.session());
  if (step !== undefined) game.tries("ann", { do: "confirm", ...at(step.id, step.part) });
}

function journeys(game: Play): void {
  const contact = (id: string, name: string, channel: string): Act => ({
    do: "add-row",
    ...at("current-journey"),
    list: "items",
    id,
    values: { name, medium: channel === "face-to-face" ? "physical" : "digital", channels: [channel] },
  });
  game.as("bob", contact("t1", "Website", "web"), contact("t2", "Visit", "face-to-face"), contact("t3", "Bill", "e-mail"));
  game.as("bob", contact("t4", "A customer by name", "phone"), contact("t5", "Nothing", "post"), contact("t6", "Talk", "face-to-face"));
  game.as("bob", { do: "set", ...at("current-journey"), path: "items/t1/does", value: "Looks" });
  game.as("bob", { do: "remove-row", ...at("current-journey"), list: "items", id: "t5" });
  game.as("bob", { do: "move-row", ...at("current-journey"), list: "items", id: "t3", after: "t1" });
  undo(game, "bob", "current-journey", 0, { do: "set", ...at("current-journey"), path: "from", value: "Undone" });
  game.as("ann", { do: "strike", ...at("current-journey"), item: "t4", reason: "Names a customer" });
  game.as("ann", { do: "confirm", ...at("current-journey") });
  const rate = (item: string, emotion: number): Act => ({ do: "rate", ...at("ratings"), item, values: { emotion, impact: 4 } });
  game.as("dan", rate("t1", 1));
  game.as("bob", rate("t1", 2), { do: "evidence", ...at("ratings"), item: "t1", id: "q1", text: "A quote" });
  undo(game, "bob", "ratings", 0, rate("t2", 2));
  game.as("ann", { do: "join-people", person: "dan", into: "eve" });
  game.as("ann", { do: "strike", ...at("ratings"), item: "q1", reason: "Names a customer" }, { do: "confirm", ...at("ratings") });
  game.as("ann", { do: "resume" });
  game.as("ann", { do: "confirm", ...at("restrict") }, { do: "end-input", ...at("replace") });
  const touchpoints = (id: string) => [{ id, name: `Video ${id}`, medium: "digital", channels: ["video"] }];
  for (const item of ["t2", "t6"])
    game.as("ann", { do: "propose", ...at("replace", 1), item, value: { is: "with", touchpoints: touchpoints(`new-${item}`) } });
  if (openStep(game.session())?.id === "replace") game.as("ann", { do: "confirm", ...at("replace", 1) });
  game.as("ann", { do: "remove-row", ...at("new-journey"), list: "items", id: "new-t6", why: "One is enough" });
  game.as("ann", { do: "confirm", ...at("new-journey") });
}

function plan(game: Play): void {
  const found = viewSession(game.session(), { person: "ann" }, game.now()).now?.content;
  const finding = found?.pattern === "review" ? (found.findings[0]?.id ?? "") : "";
  game.as("ann", { do: "set", ...at("audit"), path: "goalReached", value: "yes" });
  game.as("ann", { do: "answer", ...at("audit"), finding, answer: "action" });
  game.as("ann", { do: "rest", ...at("audit"), answer: "accept", all: true });
  undo(game, "bob", "audit", 0, { do: "set", ...at("audit"), path: "goalReached", value: "partly" });
  game.as("ann", { do: "confirm", ...at("audit") }, { do: "join", person: "accountant", role: "owner" });
  const values = { title: "Book a camera", touchpoints: ["new-t2"], owner: "accountant" };
  game.as("ann", { do: "add-row", ...at("actions"), list: "items", id: "a1", values });
  game.as("accountant", { do: "accept-action", item: "a1" });
  // An earlier answer changes: what depends on it wants another look.
  game.as("ann", { do: "go-to", step: "current-journey" });
  game.as("ann", { do: "set", ...at("current-journey"), path: "items/t2/does", value: "Rings the bell" });
  game.as("ann", { do: "confirm", ...at("current-journey") });
  const [stale] = lookAgain(game.session(), game.now());
  if (stale !== undefined) game.as("ann", { do: "still-true", step: stale.step, item: stale.item });
  game.wait(11);
  game.as("bob", { do: "take-over" }, { do: "remove-person", person: "flo" });
  game.timer({ do: "erased", person: "flo" });
  finish(game);
  const about = { is: "value", item: "a1", field: "status", value: "doing" } as const;
  game.keeper({ do: "offer", id: "o1", keeper: "notion", about });
  game.keeper({ do: "offer", id: "o2", keeper: "notion", about: { is: "row", values: { title: "Call the press" } } });
  game.as("ann", { do: "answer-offer", offer: "o1", answer: "leave" }, { do: "answer-offer", offer: "o2", answer: "take" });
}

import type { Act } from "#session/command.ts";
import { type Decision, decide } from "#session/decide.ts";
import { type Refusal, isRefusal } from "#talk/refusal.ts";
import { judged, type Stop } from "./stage.ts";

function then(stop: Stop, decision: Decision | Refusal, at: string): Stop {
  if (isRefusal(decision)) throw new Error(`${at}: ${decision.refused}`);
  return { ...stop, at, session: decision.session };
}

function on(stops: readonly Stop[], at: string): Stop {
  const stop = stops.find((one) => one.at === at);
  if (stop === undefined) throw new Error(`no stop at ${at}`);
  return then(stop, judged(stop, "ann", [{ do: "set-help", on: true }]), `helped ${at}`);
}

/** A language model is switched on and has suggested things: a question and merges at the votes, contacts that people paste a text for. `words`: what it says. */
export function helpedStops(stops: readonly Stop[], words = "Who says so?"): readonly Stop[] {
  const votes = on(stops, "reasons/1/input");
  const where = { step: "reasons", part: 1 } as const;
  const merge = { text: words, acts: [{ do: "merge" as const, ...where, into: "r1", from: ["r2"] }], made: "r1" };
  const acts: readonly Act[] = [
    { do: "suggest", ...where, id: "h1", help: "sharpen", asked: null, pieces: [{ text: words, acts: [] }] },
    { do: "suggest", ...where, id: "h2", help: "cluster", asked: null, pieces: Array.from({ length: 12 }, () => merge) },
  ];
  const suggested = decide(votes.session, { id: "suggested", at: votes.now, actor: { kind: "model" }, acts });
  return [then(votes, suggested, "suggested"), on(stops, "current-journey/0/input")];
}

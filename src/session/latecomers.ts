import type { Member, Session } from "./state.ts";

/** Who joined once the session was under way and has not been told yet, in the step that is open, what the team has so far. */
export function cameLate(session: Session): readonly Member[] {
  const { beganAt, suggestions, people, steps, here } = session;
  if (beganAt === null) return [];
  const told = suggestions.filter((one) => one.help === "catch-up" && one.step === steps[here]?.id).map((one) => one.at);
  return Object.values(people).filter((one) => !one.removed && one.joinedAt > beganAt && !told.some((at) => at >= one.joinedAt));
}

/** Whether a catch-up made at `at` is for this member: the first one made after they came. */
export function isFor(session: Session, at: number, member: Member): boolean {
  if (session.beganAt === null || member.joinedAt <= session.beganAt) return false;
  const made = session.suggestions.filter((one) => one.help === "catch-up" && one.at >= member.joinedAt).map((one) => one.at);
  return Math.min(...made) === at;
}

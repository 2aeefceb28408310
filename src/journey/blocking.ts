import type { Reason, ReasonKind, Restriction } from "./redesign.ts";
import type { Channel, Medium, Touchpoint } from "./touchpoint.ts";

/** The kinds that block every meeting face to face; the others block only what the team says (method.md, "What a reason blocks by itself"). */
const kindsAgainstMeeting: ReadonlySet<ReasonKind> = new Set<ReasonKind>(["contact-ban", "place-closed", "travel"]);
const channelsWithPeopleOrThings: ReadonlySet<Channel> = new Set<Channel>(["face-to-face", "post", "gift"]);

/** The part of a touchpoint that decides whether a reason blocks it. */
export type Blockable = { readonly medium: Medium; readonly channels: readonly Channel[] };

/** The kept reasons that block a touchpoint by themselves, in their order; none for one without a meeting face to face. */
export function blockedBy(touchpoint: Blockable, reasons: readonly Reason[]): readonly Reason[] {
  if (!touchpoint.channels.includes("face-to-face")) return [];
  return reasons.filter((reason) => kindsAgainstMeeting.has(reason.kind));
}

/** The bot's opening of step `restrict`, by touchpoint id: what reasons block by themselves as blocked by them, the rest as staying. */
export function openingProposal(current: readonly Touchpoint[], reasons: readonly Reason[]): Readonly<Record<string, Restriction>> {
  return Object.fromEntries(
    current.map((each): [string, Restriction] => {
      const blocking = blockedBy(each, reasons).map((reason) => reason.id);
      return [each.id, blocking.length === 0 ? { is: "stays" } : { is: "blocked", reasons: blocking }];
    }),
  );
}

/** Whether to ask on entry if it is really digital: people or things meet through one of its channels. */
export function needsAsking(medium: Medium, channels: readonly Channel[]): boolean {
  return medium === "digital" && channels.some((channel) => channelsWithPeopleOrThings.has(channel));
}

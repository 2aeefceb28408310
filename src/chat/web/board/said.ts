import { minutesOf, minutesPerDay } from "#journey/durations.ts";
import type { Stage } from "#journey/stage.ts";
import type { Touchpoint } from "#journey/touchpoint.ts";
import { sayDuration, sayWait } from "#locale/durations.ts";
import { sayNumber, saySigned } from "#locale/numbers.ts";
import { sayCode } from "#locale/say.ts";
import type { PageContext } from "../page.ts";
import type { Contact, Drawing, Pen } from "./drawing.ts";

/** Spread from which people disagree (method.md, "ratings"). */
const apart = 2;

/** "web, social media · after 2 hours" */
export function sayChannels({ language }: PageContext, { channels, waitBefore }: Touchpoint): string {
  const wait = minutesOf(waitBefore ?? "") ?? 0;
  const reached = channels.map((channel) => sayCode(language, "channel", channel)).join(", ");
  return wait > 0 ? `${reached} · ${sayWait(language, wait)}` : reached;
}

/** A total of waits: in whole days once there are two, so that two totals can be compared. */
export function sayTotal({ language, say }: PageContext, minutes: number): string {
  const days = Math.round(minutes / minutesPerDay);
  return days < 2 ? sayDuration(language, minutes) : say("word.duration.days", { count: days });
}

/** The heading of a stage: people's own word, or the phase's; empty for none. `own`: it is people's own word. */
export function sayStage({ language }: PageContext, { in: where, name }: Stage): { readonly text: string; readonly own: boolean } {
  return { text: where === "phase" ? sayCode(language, "phase", name) : name, own: where === "stage" };
}

/** True where people's feelings lie 2 or more apart: worth a word. */
export function isApart({ stats }: Contact): boolean {
  return stats !== undefined && stats.emotion.spread >= apart;
}

/** Where a contact of the new journey comes from, in a word or two: "in place of 2", "added". `short` for the narrow cards of the map. */
export function sayOrigin({ ctx: { say }, drawing }: Pen, contact: Contact, short = false): string {
  const { replaces = [], absorbs = [] } = contact.touchpoint.origin ?? {};
  if (contact.asking && !short) return say("board.open");
  if (contact.fate === "replaced") return say(short ? "page.board.for" : "board.in-place-of", { numbers: numbers(drawing, replaces) });
  if (absorbs.length > 0) return say("board.takes-in", { numbers: numbers(drawing, absorbs) });
  return contact.fate === "added"
    ? say("word.outcome.added")
    : contact.fate === "changed"
      ? say("word.outcome.changed")
      : say("word.outcome.kept");
}

function numbers({ current }: Drawing, ids: readonly string[]): string {
  return ids.flatMap((id) => current.get(id)?.place ?? []).join(", ");
}

function names(contacts: ReadonlyMap<string, Contact>, ids: readonly string[]): string {
  return ids.flatMap((id) => contacts.get(id)?.touchpoint.name ?? []).join(", ");
}

/**
 * All of a contact in one sentence, for those who do not see the drawing: "7, Weekly coached session, physical, face to face, felt +2,
 * impact 5, moment of truth, blocked by place closed, staff, not answered yet".
 */
export function sayAll(pen: Pen, contact: Contact): string {
  const { language, say } = pen.ctx;
  const { name, medium } = contact.touchpoint;
  const head = [
    String(contact.place),
    name,
    sayCode(language, "medium", medium),
    sayChannels(pen.ctx, contact.touchpoint).replace(" · ", ", "),
  ];
  const feeling = contact.side === "current" ? felt(pen, contact) : expected(pen, contact);
  const stale = contact.stale ? [say("board.item.look-again")] : [];
  const fate = contact.side === "current" ? fateOf(pen, contact) : originOf(pen, contact);
  return [...head, ...feeling, ...fate, ...stale].join(", ");
}

function felt({ ctx: { language, say } }: Pen, { stats, moment, ...rest }: Contact): readonly string[] {
  if (stats === undefined) return [];
  const { emotion, impact } = stats;
  const spread = { low: saySigned(language, emotion.lowest), high: saySigned(language, emotion.highest) };
  return [
    say("board.item.felt", { emotion: saySigned(language, emotion.median) }),
    ...(isApart({ ...rest, stats, moment }) ? [say("board.item.spread", spread)] : []),
    say("board.item.impact", { impact: sayNumber(language, impact.median) }),
    ...(moment ? [say("page.legend.moment")] : []),
  ];
}

function expected({ ctx: { language, say }, drawing }: Pen, contact: Contact): readonly string[] {
  if (contact.expected === undefined || !drawing.expects) return [];
  return [say("board.item.expected", { emotion: saySigned(language, contact.expected) })];
}

function fateOf({ ctx: { language, say }, drawing }: Pen, { fate, reasons, why, partners, struck }: Contact): readonly string[] {
  if (!drawing.begun) return [];
  const kinds = reasons.map((reason) => sayCode(language, "reason", reason.kind)).join(", ");
  const by = reasons.length === 0 ? [] : [say("board.item.blocked", { reasons: kinds })];
  const after = names(drawing.next, partners.slice(1));
  if (!struck)
    return [
      ...by,
      why === undefined ? say(`word.outcome.${fate === "changed" ? "changed" : "kept"}`) : say("board.item.permitted", { why }),
    ];
  if (fate === "replaced") return [...by, say("board.item.replaced", { names: after })];
  if (fate === "merged") return [...by, say("board.item.merged", { names: after })];
  return [...by, fate === "dropped" ? say("board.item.dropped", { why: why ?? "" }) : say("word.outcome.unanswered")];
}

function originOf({ ctx: { say }, drawing }: Pen, { touchpoint, fate, asking, why }: Contact): readonly string[] {
  const { replaces = [], absorbs = [] } = touchpoint.origin ?? {};
  return [
    ...(fate === "replaced"
      ? [say("board.item.in-place-of", { names: names(drawing.current, replaces) })]
      : [say(`word.outcome.${fate === "added" || fate === "changed" ? fate : "kept"}`)]),
    ...(absorbs.length === 0 ? [] : [say("board.item.takes-in", { names: names(drawing.current, absorbs) })]),
    ...(why === undefined ? [] : [say("board.item.permitted", { why })]),
    ...(asking ? [say("board.open")] : []),
  ];
}

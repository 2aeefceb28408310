import { blockedBy } from "#journey/blocking.ts";
import type { Touchpoint } from "#journey/touchpoint.ts";
import { sayCode } from "#locale/say.ts";
import type { CollectView } from "#steps/collect-view.ts";
import type { Block } from "#talk/card.ts";
import { type Line, word } from "#talk/line.ts";
import type { Talk } from "../talk.ts";
import { acts, heading, linesOf, pick, quiet } from "./blocks.ts";
import { blockedLine, contactHead, feltLine, numberOf } from "./contacts.ts";
import { doneButton, partAsk, place } from "./press.ts";
import { slipLine, slipsOf } from "./slips.ts";
import type { Shown } from "./state.ts";
import { asHead, joined, saidLine, told } from "./words.ts";

/** The blocked contacts, in the journey's order. */
export function blockedContacts({ view: { redesign } }: Talk): readonly Touchpoint[] {
  return redesign.current.filter((one) => redesign.restrictions[one.id]?.is === "blocked");
}

/** A blocked contact: struck, with what blocks it and how it felt. */
export function blockedHead(talk: Talk, contact: Touchpoint): Line {
  const { id, ...values } = contact;
  const restriction = talk.view.redesign.restrictions[id];
  const reasons = restriction?.is === "blocked" ? restriction.reasons : [];
  const head = contactHead(talk, { id, number: numberOf(talk, id), values: values as never }, true);
  return joined([head, blockedLine(talk, reasons), feltLine(talk, id)]);
}

/** A channel that reasons shut by themselves, said before somebody writes it in vain. */
export function shutLine(talk: Talk): Line {
  const { language, view } = talk;
  const [first] = blockedBy({ medium: "physical", channels: ["face-to-face"] }, view.redesign.reasons);
  if (first === undefined) return [];
  const channel = asHead(talk, sayCode(language, "channel", "face-to-face"));
  return told(talk, "talk.stays-shut", { channel, number: first.number, reason: sayCode(language, "reason", first.kind) });
}

/** Contacts of a menu, each by its number. */
export function contactOptions(talk: Talk, contacts: readonly Touchpoint[]): readonly { readonly value: string; readonly label: string }[] {
  return contacts.map((one) => ({ value: one.id, label: `${numberOf(talk, one.id)} ${one.name}` }));
}

function voiceLine({ evidence }: Touchpoint): Line {
  const voice = saidLine(evidence?.[0], 160);
  return voice.length === 0 ? [] : [word("   "), ...voice];
}

function asked(shown: Shown): readonly Block[] {
  const { talk } = shown;
  const blocked = blockedContacts(talk);
  const lines = blocked.flatMap((one) => [blockedHead(talk, one), ...(blocked.length > 8 ? [] : [voiceLine(one)])]);
  const write = { ask: "add", about: place(shown), label: talk.say("chat.write-for") };
  const open = shown.part.phase === "input";
  return [...linesOf(talk, lines), ...quiet(shutLine(talk)), ...(open ? pick(write, contactOptions(talk, blocked)) : [])];
}

/** Writing alone: before the reveal nothing of what was written; slips that were shown once stay. */
export function collectCard(shown: Shown & { readonly view: CollectView }): readonly Block[] {
  const { talk, part } = shown;
  const replacing = part.def.fields.some((field) => field.of === "blocked");
  const slips = slipsOf(part).map((idea) => slipLine(talk, idea));
  const before = slips.length === 0 ? [] : [heading(talk.say("page.all")), ...slips];
  const write = replacing ? [] : [partAsk(shown, talk.say("page.act.write"), "add", { go: true })];
  const mine = partAsk(shown, talk.say("chat.act.mine"), "mine");
  return [
    ...(replacing ? asked(shown) : []),
    ...linesOf(talk, before),
    ...(part.phase === "input" ? [...quiet(told(talk, "talk.face-down")), ...acts([...write, mine, ...doneButton(shown)])] : []),
  ];
}

import { sayCode } from "#locale/say.ts";
import type { Matter } from "#steps/decide-view.ts";
import type { Values } from "#steps/field.ts";
import { same } from "#steps/same.ts";
import type { Block } from "#talk/card.ts";
import { type Line, word } from "#talk/line.ts";
import type { Talk } from "../talk.ts";
import { acts, linesOf, pick, quiet } from "./blocks.ts";
import { type DecideShown, isBare, matterBlocks } from "./consent.ts";
import { blockedLine, channelsOf, contactHead, contactName, numberOf } from "./contacts.ts";
import { doneButton, place } from "./press.ts";
import type { Shown } from "./state.ts";
import { joined, saidLine, told } from "./words.ts";

/** A closed place or a travel ban: does it close all that meets face to face? */
function forAllLine(talk: Talk): Line {
  const wide = talk.view.redesign.reasons.filter((one) => one.kind === "travel" || one.kind === "place-closed");
  const named = wide.map((one) => `${one.number} ${sayCode(talk.language, "reason", one.kind)}`).join(", ");
  return wide.length === 0 ? [] : [word(`${named}. ${talk.say("talk.for-all")}`)];
}

/** What is to be different about a contact: its new name, channels, what the customer does. */
function changesLine(talk: Talk, { subject, proposal }: Matter): Line {
  const fields = (proposal?.value.fields ?? {}) as Values;
  const bare = (value: Values[string] | undefined) => (Array.isArray(value) ? value.toSorted() : (value ?? null));
  const differs = (key: string) => fields[key] !== undefined && !same(bare(fields[key]), bare(subject.values[key]));
  const channels = differs("channels") ? channelsOf(talk, fields) : "";
  const said = joined([
    differs("name") ? saidLine(fields.name, 80) : [],
    channels === "" ? [] : [word(channels)],
    differs("does") ? saidLine(fields.does, 120) : [],
  ]);
  return joined([[word(sayCode(talk.language, "restriction", "changes"))], said], ": ");
}

/** What becomes of a contact, in words. */
function becomesLine({ talk }: Shown, matter: Matter): Line {
  const value = matter.proposal?.value;
  if (value === undefined) return told(talk, "talk.answer-open");
  if (value.is === "blocked") return joined([blockedLine(talk, (value.reasons ?? []) as readonly string[]), saidLine(value.note, 80)]);
  if (value.is === "changes") return changesLine(talk, matter);
  const becomes: Line = [word(sayCode(talk.language, "restriction", String(value.is)))];
  const into = value.is === "merged" ? saidLine(contactName(talk, String(value.into ?? "")), 80) : saidLine(value.why, 120);
  return joined([becomes, into], ": ");
}

function contactLine(shown: Shown, matter: Matter): Line {
  const { id, values } = matter.subject;
  const number = numberOf(shown.talk, id);
  return joined([contactHead(shown.talk, { id, number, values }, matter.proposal?.value.is === "blocked"), becomesLine(shown, matter)]);
}

function labelOf({ talk }: Shown, matter: Matter): string {
  return `${numberOf(talk, matter.subject.id)} ${String(matter.subject.values.name ?? "")}`;
}

function physicalFirst(matters: readonly Matter[]): readonly Matter[] {
  const rank = (matter: Matter) => (matter.subject.values.medium === "physical" ? 0 : 1);
  return [...matters].sort((a, b) => rank(a) - rank(b));
}

/** What stays as it was said at the opening, in one run of names: nothing is asked about it. */
function stayingLine(shown: Shown, matters: readonly Matter[]): Line {
  const { talk } = shown;
  const names = joined(
    matters.map(
      (one): Line => contactHead(talk, { id: one.subject.id, number: numberOf(talk, one.subject.id), values: one.subject.values }),
    ),
    ", ",
  );
  return names.length === 0 ? [] : [word(`${talk.say("page.act.stays")}: `, "strong"), ...names];
}

function inRuns(matters: readonly Matter[], size: number): readonly (readonly Matter[])[] {
  return Array.from({ length: Math.ceil(matters.length / size) }, (_, n) => matters.slice(n * size, (n + 1) * size));
}

/** One proposal for all: what is blocked and what changes line by line, what stays in a run; exceptions are changed one by one. */
export function restrictCard(shown: DecideShown): readonly Block[] {
  const { talk, part, view } = shown;
  const sorted = physicalFirst(view.matters);
  const spoken = sorted.filter((one) => !isBare(one));
  const bare = sorted.filter((one) => isBare(one) && one.proposal?.value.is !== "stays");
  const staying = view.matters.filter((one) => isBare(one) && one.proposal?.value.is === "stays");
  const body = [
    ...linesOf(
      talk,
      bare.map((one) => contactLine(shown, one)),
    ),
    ...matterBlocks(shown, spoken, (one) => ({ line: contactLine(shown, one), label: labelOf(shown, one) })),
    ...linesOf(
      talk,
      inRuns(staying, 10).map((run) => stayingLine(shown, run)),
    ),
  ];
  if (part.phase === "closed") return body;
  const change = sorted.map((one) => ({ value: one.subject.id, label: labelOf(shown, one) }));
  return [
    ...quiet(forAllLine(talk)),
    ...body,
    ...pick({ ask: "matter", about: place(shown), label: talk.say("chat.change") }, change),
    ...acts(doneButton(shown)),
  ];
}

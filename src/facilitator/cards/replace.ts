import type { Values } from "#steps/field.ts";
import type { Matter } from "#steps/decide-view.ts";
import type { Block } from "#talk/card.ts";
import { type Line, said, word } from "#talk/line.ts";
import type { Talk } from "../talk.ts";
import { acts, linesOf, pick, quiet } from "./blocks.ts";
import { blockedContacts, blockedHead, shutLine } from "./collect.ts";
import { type DecideShown, isOpen, matterBlocks, openObjections } from "./consent.ts";
import { glyph, numberOf } from "./contacts.ts";
import { doneButton, partAsk, place } from "./press.ts";
import { answerLine, asideLines, slipLine, slipsBefore } from "./slips.ts";
import { cut, joined, saidLine } from "./words.ts";

type Rows = readonly (Values & { readonly id: string })[];

/** So many new contacts of one answer are named; more are counted. */
const mostNamed = 4;

/** What comes instead, joins or is dropped. */
function answer(talk: Talk, value: Values, most = 140): Line {
  if (value.is !== "with") return answerLine(talk, value);
  const rows = Array.isArray(value.touchpoints) ? (value.touchpoints as unknown as Rows) : [];
  const each = rows
    .slice(0, mostNamed)
    .map((row): Line => [word(`${glyph(row.medium)} `), said(cut(String(row.name ?? ""), most), "strong")]);
  const rest = rows.length > mostNamed ? [word(`, +${rows.length - mostNamed}`)] : [];
  return [word("→ "), ...joined(each, ", "), ...rest];
}

function matterLine(talk: Talk, matter: Matter): Line {
  const { id, values } = matter.subject;
  const old: Line = [
    word(`${glyph(values.medium)} `),
    word(`${numberOf(talk, id)} `, "strong"),
    said(cut(String(values.name ?? ""), 140), "struck"),
  ];
  return [...old, word(" "), ...answer(talk, matter.proposal?.value ?? {})];
}

/** Those that are agreed, in one quiet line: "2 → …, 4 ⊣ dropped". */
function answeredLine(talk: Talk, matters: readonly Matter[]): Line {
  const each = matters.map((matter): Line => {
    const value = matter.proposal?.value ?? {};
    const short = value.is === "dropped" ? [word("⊣")] : answer(talk, value, 50);
    return [word(`${numberOf(talk, matter.subject.id)} `), ...short];
  });
  return each.length === 0 ? [] : [word(`${talk.say("chat.answered")}: `), ...joined(each)];
}

function inRuns(matters: readonly Matter[]): readonly (readonly Matter[])[] {
  return Array.from({ length: Math.ceil(matters.length / 10) }, (_, n) => matters.slice(n * 10, (n + 1) * 10));
}

function labelOf(talk: Talk, matter: Matter): string {
  return `${numberOf(talk, matter.subject.id)} ${String(matter.subject.values.name ?? "")}`;
}

/** The contact that is asked about now, with what was written for it, and three ways to answer. */
function asking(shown: DecideShown, matter: Matter): readonly Block[] {
  const { talk, part } = shown;
  const contact = blockedContacts(talk).find((one) => one.id === matter.subject.id);
  if (contact === undefined) return [];
  const { id } = contact;
  const slips = slipsBefore(talk, part).filter((slip) => slip.values.for === id);
  const voice = contact.evidence?.[0];
  const from = slips.map((slip) => ({
    value: slip.id,
    label: String(slip.values.name ?? slip.values.why ?? talk.say("page.act.merge-into")),
  }));
  return [
    ...linesOf(talk, [blockedHead(talk, contact)]),
    ...(voice === undefined ? [] : [{ is: "quote", text: cut(voice, 300) } as const]),
    ...linesOf(
      talk,
      slips.map((slip) => slipLine(talk, slip)),
    ),
    ...quiet(shutLine(talk)),
    ...pick({ ask: "slip", about: place(shown, id), label: talk.say("chat.from-slips") }, from),
    ...acts([
      partAsk(shown, talk.say("page.act.replace"), "propose", { about: [id, "with"], go: true }),
      partAsk(shown, talk.say("page.act.merge-into"), "propose", { about: [id, "merged"] }),
      partAsk(shown, talk.say("page.act.drop"), "propose", { about: [id, "dropped"] }),
    ]),
  ];
}

/** One blocked contact after another: the first without an answer in full, those put forward with "Object", those agreed in a line. */
export function replaceCard(shown: DecideShown): readonly Block[] {
  const { talk, part, view } = shown;
  const without = view.matters.filter((one) => one.proposal === null);
  const standing = view.matters.filter((one) => one.proposal !== null && (isOpen(one) || openObjections(one).length > 0));
  const agreed = view.matters.filter((one) => one.proposal !== null && !standing.includes(one));
  const [now, ...later] = without;
  const closed = part.phase === "closed";
  const names = joined(
    later.slice(0, 10).map((one) => saidLine(labelOf(talk, one), 80)),
    ", ",
  );
  const coming = later.length > 10 ? [...names, word(`, +${later.length - 10}`)] : names;
  const change = [...standing, ...agreed].map((one) => ({ value: one.subject.id, label: labelOf(talk, one) }));
  return [
    ...(now === undefined || closed ? [] : asking(shown, now)),
    ...quiet(coming.length === 0 ? [] : [word(`${talk.say("chat.still-to-come")}: `), ...coming]),
    ...(now !== undefined && standing.length > 0 ? [{ is: "rule" } as const] : []),
    ...matterBlocks(shown, standing, (one) => ({ line: matterLine(talk, one), label: labelOf(talk, one) })),
    ...inRuns(agreed).flatMap((run) => quiet(answeredLine(talk, run))),
    ...quiet(...asideLines(talk, part.step)),
    ...(closed ? [] : pick({ ask: "matter", about: place(shown), label: talk.say("chat.change") }, change)),
    ...(closed ? [] : acts(doneButton(shown))),
  ];
}

import { composeNew } from "#journey/compose.ts";
import type { Stale } from "#session/look-again.ts";
import { type Block, sends } from "#talk/card.ts";
import { refuse } from "#talk/refusal.ts";
import { type Line, person, said, word } from "#talk/line.ts";
import { acts, pick, quiet } from "../cards/blocks.ts";
import { refOf } from "../cards/press.ts";
import { stepTitle } from "../cards/state.ts";
import { cut, joined, told } from "../cards/words.ts";
import { type Talk, hasVoice } from "../talk.ts";
import type { Ask } from "./ask.ts";
import { cardOf, formOf } from "./kit.ts";

/** So many notes stand above the form, the last ones; the thread as a whole is in the report. */
const lastNotes = 10;

function noteLines(talk: Talk, on: string): readonly Line[] {
  const notes = talk.view.notes.filter((one) => one.on === on).slice(-lastNotes);
  return notes.map((one) =>
    one.struck === undefined
      ? joined([[said(cut(one.text, 300))], one.by === null ? [] : [person(one.by)]])
      : told(talk, "talk.struck", { reason: cut(one.struck, 120) }),
  );
}

/** The thread of an item, finding or contact, and a line to add: the place to disagree in writing. */
const note: Ask = {
  open(talk, on) {
    if (on[0] === undefined || on[0] === "") return refuse("item.unknown");
    if (!hasVoice(talk) && talk.view.me?.role !== "owner") return refuse("act.observer");
    const lines = noteLines(talk, on[0]);
    return formOf(talk, {
      name: "control:note",
      ask: "note",
      on,
      title: talk.say("page.act.note"),
      about: [...(lines.length === 0 ? [told(talk, "page.notes.none")] : lines), told(talk, "page.notes.hint")],
      hidden: { on: on[0] },
      fields: [{ id: "text", label: talk.say("field.shared.note"), kind: "text", required: true, max: 3000 }],
      submit: talk.say("page.act.note"),
    });
  },
};

/** What an answer to look at again is about: its own name, behind its step. */
function staleName(talk: Talk, { step, item }: Stale): { readonly title: string; readonly text: string } {
  const { redesign } = talk.view;
  const contact = [...redesign.current, ...composeNew(redesign)].find((one) => one.id === item)?.name;
  return { title: stepTitle(talk, step), text: contact ?? redesign.actions.find((one) => one.id === item)?.title ?? "" };
}

/** So many stand with their buttons; more are chosen from. */
const shownAtOnce = 6;

function staleBlocks(talk: Talk, one: Stale): readonly Block[] {
  const { title, text } = staleName(talk, one);
  const still = sends(talk.say("page.act.still-true"), "control:still-true", { step: one.step, item: one.item });
  const again = talk.facilitator ? [sends(talk.say("page.act.ask-again"), "control:go-to", { step: one.step })] : [];
  const line: Line = text === "" ? [word(title, "strong")] : [word(`${title}: `, "strong"), said(cut(text, 200))];
  return [{ is: "lines", lines: [line] }, ...(hasVoice(talk) ? acts([still, ...again]) : [])];
}

/** Every answer that something earlier has changed under: still true, or to be asked again. */
const lookAgain: Ask = {
  open(talk, [step, item]) {
    const all = talk.view.lookAgain;
    const chosen = all.filter((one) => refOf(`${one.step}/${one.item}`) === step || (one.step === step && one.item === item));
    const shown = chosen.length > 0 ? chosen : all.slice(0, shownAtOnce);
    const rest = all.filter((one) => !shown.includes(one));
    const named = rest.map((one) => {
      const { title, text } = staleName(talk, one);
      return { value: refOf(`${one.step}/${one.item}`), label: text === "" ? title : `${title}: ${text}` };
    });
    return cardOf("look-again", talk.say("talk.look-again", { count: all.length }), [
      ...quiet(told(talk, all.length === 0 ? "talk.catchup.nothing" : "talk.look-again-why")),
      ...shown.flatMap((one) => staleBlocks(talk, one)),
      ...pick({ ask: "look-again", about: [], label: talk.say("ask.which") }, named),
    ]);
  },
};

export const noteAsks = { note, "look-again": lookAgain } as const;

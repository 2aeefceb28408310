import { sayNumber } from "#locale/numbers.ts";
import { pasted, type HelpKind } from "#steps/help.ts";
import { type Block, asks, sends } from "#talk/card.ts";
import type { FormField } from "#talk/form.ts";
import { type Line, word } from "#talk/line.ts";
import { refuse } from "#talk/refusal.ts";
import { acts, linesOf, quiet } from "../cards/blocks.ts";
import { helpLines } from "../cards/help-state.ts";
import { allTold, firstAct, firstLine, mergeOptions, pieceLine, type Told, toldBlocks, waiting } from "../cards/suggestions.ts";
import { saidLine, told } from "../cards/words.ts";
import type { HelpCall } from "../ports-help.ts";
import { helpHere } from "../helpable.ts";
import { changeableOf } from "../suggestion-fields.ts";
import type { Talk } from "../talk.ts";
import type { Ask, Opened } from "./ask.ts";
import { cardOf, choice, fieldsAs, formOf, notLeading, voiceless } from "./kit.ts";

/** So many stand with their buttons; the others come as these are answered. */
const shownAtOnce = 8;

/** What the language model suggests and nobody has answered yet. */
const suggestions: Ask = {
  open(talk) {
    const no = talk.view.me === null ? refuse("act.observer") : undefined;
    if (no !== undefined) return no;
    const open = waiting(talk);
    const rest = open.length - shownAtOnce;
    return cardOf("suggestions", talk.say("assist.head"), [
      ...(open.length === 0 ? quiet(told(talk, talk.view.helpAwaited ? "assist.asked" : "assist.none")) : []),
      ...open.slice(0, shownAtOnce).flatMap((one) => toldBlocks(talk, one)),
      ...(rest > 0 ? quiet(told(talk, "assist.waits", { count: rest })) : []),
    ]);
  },
};

function toldAt(talk: Talk, [suggestion, piece]: readonly string[]): Told | undefined {
  return allTold(talk).find((one) => one.suggestion.id === suggestion && one.piece.id === piece);
}

function changeFields(talk: Talk, one: Told): readonly FormField[] {
  if (firstAct(one.piece)?.do === "merge") {
    const options = mergeOptions(talk, one);
    const value = options.map((each) => each.value);
    return [{ id: "from", label: talk.say("assist.edit.from"), kind: "choices", required: false, options, value }];
  }
  const { fields = [], values = {} } = changeableOf(talk.view, one) ?? {};
  const drawn = fieldsAs(talk, fields, { step: one.suggestion.step, prefix: "f.", values });
  return drawn.map((field) => (field.id === "f.text" ? { ...field, label: talk.say("assist.edit.text") } : field));
}

/** A suggestion to be changed before it is taken. */
const edit: Ask = {
  open(talk, on) {
    const no = voiceless(talk);
    if (no !== undefined) return no;
    const one = toldAt(talk, on);
    if (one === undefined) return refuse("item.unknown");
    if (one.piece.answer !== null) return refuse("item.gone");
    return formOf(talk, {
      name: "edit-suggestion",
      ask: "suggestion-edit",
      on,
      part: one.suggestion,
      title: talk.say("assist.act.edit"),
      about: [pieceLine(talk, one)],
      hidden: { suggestion: one.suggestion.id, piece: one.piece.id },
      fields: changeFields(talk, one),
      submit: talk.say("assist.act.save"),
    });
  },
  next: () => ({ ask: "suggestions", about: [] }),
};

function kindField(talk: Talk, kinds: readonly HelpKind[]): readonly FormField[] {
  if (kinds.length < 2) return [];
  const options = kinds.map((kind) => ({ value: kind, label: talk.say(`assist.kind.${kind}`) }));
  return [choice("help", talk.say("assist.ask.kind"), options, { value: [kinds[0] ?? ""] })];
}

function pasteField(talk: Talk, kinds: readonly HelpKind[]): readonly FormField[] {
  const kind = kinds.find((one): one is "draft-journey" | "voices" => pasted.has(one));
  if (kind === undefined) return [];
  const hint = talk.say(`assist.ask.text.${kind}`);
  return [{ id: "text", label: talk.say("assist.ask.text"), hint, kind: "text", required: kinds.length === 1, max: 3000 }];
}

/** Help that somebody asks for, perhaps with a text that they paste. */
const askHelp: Ask = {
  open(talk): Opened {
    const no = voiceless(talk);
    if (no !== undefined) return no;
    const { now } = talk.view;
    const kinds = helpHere(talk.view);
    if (now === null || kinds.length === 0) return refuse(talk.view.help.on ? "help.not-here" : "help.off");
    return formOf(talk, {
      name: "control:ask-help",
      ask: "ask-help",
      on: [],
      part: now,
      title: talk.say("assist.act.ask"),
      about: kinds.length === 1 ? kinds.map((kind): Line => [word(talk.say(`assist.kind.${kind}`), "strong")]) : [],
      hidden: kinds.length === 1 ? { help: kinds[0] ?? "" } : {},
      fields: [...kindField(talk, kinds), ...pasteField(talk, kinds)],
      submit: talk.say("assist.act.ask"),
    });
  },
  next: () => ({ ask: "suggestions", about: [] }),
};

function switching(talk: Talk): readonly Block[] {
  const { on } = talk.view.help;
  const label = talk.say(on ? "assist.act.off" : "assist.act.on");
  const button = sends(label, "control:set-help", { on: on ? "no" : "yes" }, on ? undefined : "go");
  const ask = helpHere(talk.view).length === 0 ? [] : [asks(talk.say("assist.act.ask"), "ask-help")];
  const see = waiting(talk).length === 0 ? [] : [asks(talk.say("assist.act.see", { count: waiting(talk).length }), "suggestions")];
  return acts([button, ...ask, ...see, asks(talk.say("assist.log"), "assist-log")]);
}

/** How help stands, for who leads: on or off, what it cost, why it is silent, and what was sent lately. */
const assist: Ask = {
  open(talk) {
    const no = notLeading(talk);
    if (no !== undefined) return no;
    if (talk.helper === undefined) return refuse("act.unknown");
    return cardOf("assist", talk.say("assist.head"), [
      ...linesOf(talk, [firstLine(talk)]),
      ...quiet(...helpLines(talk).map((line): Line => [word(line)])),
      ...switching(talk),
    ]);
  },
};

/** So many calls are shown in a chat; the whole list stands on the session's page. */
const lastCalls = 5;
const longestSent = 900;

function callBlocks(talk: Talk, call: HelpCall): readonly Block[] {
  const tokens = sayNumber(talk.language, call.tokens.input + call.tokens.output);
  const head = talk.say("assist.log.line", { kind: talk.say(`assist.kind.${call.kind}`), tokens });
  const sent = call.sent === "" ? told(talk, "assist.log.gone") : saidLine(call.sent, longestSent);
  const came = call.output === undefined ? [] : saidLine(JSON.stringify(call.output), longestSent);
  return linesOf(talk, [[word(head, "strong")], sent, came]);
}

/** What was sent to the model lately and what came back, for who leads. */
const log: Ask = {
  open(talk) {
    const no = notLeading(talk);
    if (no !== undefined) return no;
    const calls = (talk.help?.calls ?? []).slice(0, lastCalls);
    return cardOf("assist-log", talk.say("assist.log"), [
      ...quiet(told(talk, calls.length === 0 ? "assist.log.empty" : "assist.log.says")),
      ...calls.flatMap((call) => callBlocks(talk, call)),
    ]);
  },
};

export const suggestionAsks = { suggestions, "suggestion-edit": edit, "ask-help": askHelp, assist, "assist-log": log } as const;

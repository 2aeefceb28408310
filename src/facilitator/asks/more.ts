import { languages } from "#locale/languages.ts";
import { sayCode } from "#locale/say.ts";
import { sayStep } from "#locale/steps.ts";
import { type Button, asks, sends } from "#talk/card.ts";
import type { FormField } from "#talk/form.ts";
import { type Line, person, said, word } from "#talk/line.ts";
import { refuse } from "#talk/refusal.ts";
import { acts, linesOf, quiet } from "../cards/blocks.ts";
import { peopleLine, stepTitle } from "../cards/state.ts";
import { toldBlocks, waiting } from "../cards/suggestions.ts";
import { cut, joined, sayLine, told } from "../cards/words.ts";
import { helpHere } from "../helpable.ts";
import { type Talk, hasVoice } from "../talk.ts";
import type { Ask, Opened } from "./ask.ts";
import { at, cardOf, choice, formOf } from "./kit.ts";

function languageField(talk: Talk): FormField {
  const options = languages.map((code) => ({ value: code, label: sayCode(talk.language, "language", code) }));
  return choice("language", talk.say("page.join.language"), options, { value: [talk.language] });
}

/** Three sentences for who comes late: what happened, how far it is, where the team is now; and one thing to do. */
function catchUpLines(talk: Talk): readonly Line[] {
  const { about, trail, step, now } = talk.view;
  const closed = trail.filter((one) => one.status === "closed");
  const last = closed.at(-1);
  const so = {
    done: closed.length,
    total: trail.length,
    last: last === undefined ? "" : talk.say("talk.step-closed", { step: stepTitle(talk, last.id) }),
  };
  const place = step === null ? null : ({ step: step.id, part: now?.part === 1 ? 2 : 1, sells: about.sells } as const);
  const waits =
    place === null ? told(talk, "page.state.waiting-facilitator") : told(talk, "talk.catchup.now", { step: stepTitle(talk, place.step) });
  return [
    sayLine(talk, "talk.catchup.what", { crisis: [said(cut(about.crisis, 800))] }),
    [word(talk.say("talk.catchup.so-far", so).trim())],
    waits,
    place === null
      ? told(talk, "talk.catchup.nothing")
      : [word(talk.say("talk.catchup.do", { question: sayStep(talk.language, "question", place) }), "strong")],
  ];
}

function catchUpCard(talk: Talk): Opened {
  const caughtUp = waiting(talk).filter(({ suggestion }) => suggestion.help === "catch-up");
  return cardOf("catch-up", talk.say("page.catchup.head"), [
    ...linesOf(talk, catchUpLines(talk)),
    ...caughtUp.flatMap((one) => toldBlocks(talk, one)),
    ...acts(wayIn(talk)),
  ]);
}

/** The one thing to do: into the session, or the question that is open. */
function wayIn(talk: Talk): readonly Button[] {
  return talk.me === null ? [asks(talk.say("page.act.join"), "join", [], "go")] : [];
}

const catchUp: Ask = { open: catchUpCard };

/** How one comes in; the platform knows the name. Who is in already gets the catch-up. */
const join: Ask = {
  open(talk, on) {
    if (talk.me !== null) return catchUpCard(talk);
    const options = [
      { value: "participant", label: talk.say("page.act.take-part") },
      { value: "observer", label: talk.say("page.act.only-watch") },
    ];
    const { crisis, title } = talk.view.about;
    return formOf(talk, {
      name: "join",
      ask: "join",
      on,
      title: talk.say("page.act.join"),
      about: [[said(cut(title, 140), "strong")], [said(cut(crisis, 800))]],
      fields: [
        choice("role", talk.say("page.join.as"), options, { value: ["participant"], hint: talk.say("page.join.watch.hint") }),
        languageField(talk),
      ],
      submit: talk.say("page.act.join"),
    });
  },
  // Who comes late is told what has happened, for themselves alone.
  next: (talk) => (talk.me !== null && talk.view.status === "running" ? { ask: "catch-up", about: [] } : undefined),
};

const language: Ask = {
  open: (talk, on) =>
    formOf(talk, {
      name: "language",
      ask: "language",
      on,
      title: talk.say("page.menu.language"),
      fields: [languageField(talk)],
      submit: talk.say("page.act.save"),
    }),
};

/** Who is missing: who has not said "done". */
const missing: Ask = {
  open(talk) {
    const { view } = talk;
    const who = view.missing.map((id): Line => [word("• "), person(id)]);
    const none = view.status !== "running" ? told(talk, "page.state.waiting-facilitator") : told(talk, "talk.nobody-missing");
    const lines = view.status !== "running" || who.length === 0 ? [none] : [peopleLine(talk), ...who];
    return cardOf("missing", talk.say("talk.who-missing"), linesOf(talk, lines));
  },
};

const keys = ["ask.help.1", "ask.help.2", "ask.help.3", "ask.help.4"] as const;

const help: Ask = {
  open: (talk) =>
    cardOf("help", talk.say("ask.help"), [
      ...linesOf(
        talk,
        keys.map((key) => told(talk, key)),
      ),
      ...acts(wayIn(talk)),
    ]),
};

/** What concerns oneself: undo, being away, the language, one's actions, leaving. */
function own(talk: Talk): readonly Button[] {
  const { me, now } = talk.view;
  if (me === null) return [];
  const undo = now?.canUndo === true && hasVoice(talk) ? [sends(talk.say("ask.undo-mine"), "control:undo", at(now))] : [];
  const done = me.id !== "" && now !== null && now.phase === "input" && hasVoice(talk) ? [doneButton(talk, at(now))] : [];
  const away = sends(talk.say(me.away ? "page.act.here" : "page.act.away"), "control:away", { person: me.id, on: me.away ? "no" : "yes" });
  const leave = {
    ...sends(talk.say("page.menu.leave"), "control:remove-person", { person: me.id }, "danger"),
    sure: talk.say("page.leave.hint"),
  };
  const over = me.role === "participant" ? [sends(talk.say("page.act.take-over"), "control:take-over", {})] : [];
  return [...done, ...undo, away, ...over, leave];
}

function doneButton(talk: Talk, place: Readonly<Record<string, string>>): Button {
  const said = talk.me !== null && talk.view.done.includes(talk.me);
  return sends(talk.say(said ? "page.act.not-done" : "page.act.done"), "control:done", { ...place, on: said ? "no" : "yes" });
}

/** The way into the browser as oneself; a platform puts the person's own link in the place of the page's. Refused where people can reach no page. */
const browser: Ask = {
  open(talk) {
    if (talk.page === null || talk.me === null) return refuse("act.unknown");
    const link = { label: `${talk.say("door.browser.open")} ↗`, url: talk.page("") };
    return cardOf("browser", talk.say("door.browser"), [...linesOf(talk, [told(talk, "door.browser.says")]), ...acts([], link)]);
  },
};

/** The language model's help, where it is switched on: what it suggests, and how to ask for more. */
function helpWays(talk: Talk): readonly Button[] {
  if (!talk.view.help.on) return [];
  const open = waiting(talk).length;
  return [
    ...(open === 0 ? [] : [asks(talk.say("assist.act.see", { count: open }), "suggestions")]),
    ...(helpHere(talk.view).length === 0 || !hasVoice(talk) ? [] : [asks(talk.say("assist.act.ask"), "ask-help")]),
  ];
}

/** Everything that stands on no card of the thread. */
const more: Ask = {
  open(talk) {
    const stale = talk.view.lookAgain.length;
    const look = stale === 0 ? [] : [asks(talk.say("talk.look-again", { count: stale }), "look-again")];
    const ways = [
      asks(talk.say("page.menu.so-far"), "so-far"),
      asks(talk.say("page.menu.missing"), "missing"),
      ...look,
      asks(talk.say("page.menu.actions"), "mine-actions"),
      asks(talk.say("page.menu.people"), "people"),
      asks(talk.say("page.catchup.head"), "catch-up"),
      ...helpWays(talk),
      asks(talk.say("page.menu.language"), "language"),
      asks(talk.say("ask.help"), "help"),
      ...(talk.page === null || talk.me === null ? [] : [asks(talk.say("door.browser.open"), "browser")]),
    ];
    return cardOf("more", talk.say("page.act.more"), [
      ...quiet(joined([peopleLine(talk)])),
      ...acts(ways),
      ...acts(own(talk)),
      ...acts(wayIn(talk)),
    ]);
  },
};

export const moreAsks = { join, language, "catch-up": catchUp, missing, help, browser, more } as const;

import { sayCode } from "#locale/say.ts";
import { type Member, roles } from "#session/state.ts";
import { type Block, type Button, asks, sends } from "#talk/card.ts";
import type { FormField, Option } from "#talk/form.ts";
import { refuse } from "#talk/refusal.ts";
import { type Line, person, word } from "#talk/line.ts";
import { acts, linesOf, pick, quiet } from "../cards/blocks.ts";
import { joined, told } from "../cards/words.ts";
import type { Talk } from "../talk.ts";
import type { Ask } from "./ask.ts";
import { brief, cardOf, choice, formOf, notLeading } from "./kit.ts";

function stand(talk: Talk, one: Member): Line {
  const away = one.away ? told(talk, "page.people.away") : [];
  const done = talk.view.status === "running" && talk.view.done.includes(one.id) ? told(talk, "page.people.done") : [];
  return joined([[person(one.id)], [word(sayCode(talk.language, "role", one.role))], away, done]);
}

/** Everybody, or the one that a facilitator may change. */
function named(talk: Talk, but?: string): readonly Option[] {
  return talk.view.people.filter((one) => one.id !== but).map((one) => ({ value: one.id, label: talk.name(one.id) }));
}

/** Who takes part; facilitators choose whose entry to change, everybody may change their own. */
const people: Ask = {
  open(talk) {
    const own = talk.me === null ? [] : [asks(talk.say("web.people.change"), "person", [talk.me])];
    const menu = talk.facilitator ? pick({ ask: "person", about: [], label: talk.say("web.people.change") }, named(talk)) : acts(own);
    return cardOf("people", talk.say("page.people"), [
      ...linesOf(
        talk,
        talk.view.people.map((one) => stand(talk, one)),
      ),
      ...menu,
    ]);
  },
};

function changes(talk: Talk, one: Member): readonly Button[] {
  const away = sends(talk.say(one.away ? "page.act.here" : "page.act.away"), "control:away", {
    person: one.id,
    on: one.away ? "no" : "yes",
  });
  const own = one.id === talk.me;
  const remove = sends(talk.say(own ? "page.act.leave" : "page.act.remove-person"), "control:remove-person", { person: one.id }, "danger");
  const lead = [asks(talk.say("web.role.set"), "set-role", [one.id]), asks(talk.say("page.act.join-entries"), "join-people", [one.id])];
  const sure = talk.say(own ? "page.leave.hint" : "page.remove.hint");
  return [
    away,
    ...(talk.facilitator ? lead : []),
    { ...remove, sure },
    asks(talk.say(own ? "web.erase.me" : "web.erase"), "erase", [one.id], "danger"),
  ];
}

/** One entry with what may be changed about it: one's own, and for facilitators everyone's. */
const one: Ask = {
  open(talk, [id]) {
    const found = talk.view.people.find((each) => each.id === id);
    if (found === undefined) return refuse("person.unknown");
    if (found.id !== talk.me && !talk.facilitator) return refuse("act.not-allowed");
    const blocks: readonly Block[] = [...quiet(stand(talk, found)), ...acts(changes(talk, found))];
    return cardOf("person", brief(talk.name(found.id), 80) || talk.say("page.people"), blocks);
  },
};

function who(talk: Talk, id: string | undefined): readonly FormField[] {
  return id === undefined ? [choice("person", talk.say("ask.person"), named(talk))] : [];
}

const setRole: Ask = {
  open(talk, on) {
    const no = notLeading(talk);
    if (no !== undefined) return no;
    const found = talk.view.people.find((each) => each.id === on[0]);
    if (on[0] !== undefined && found === undefined) return refuse("person.unknown");
    const options = roles.map((role) => ({ value: role, label: sayCode(talk.language, "role", role) }));
    return formOf(talk, {
      name: "control:set-role",
      ask: "set-role",
      on,
      title: talk.say("ask.role"),
      about: [found === undefined ? [] : [person(found.id)], told(talk, "web.hand-over.hint")],
      hidden: found === undefined ? {} : { person: found.id },
      fields: [...who(talk, on[0]), choice("role", talk.say("web.role"), options, found === undefined ? {} : { value: [found.role] })],
      submit: talk.say("page.act.save"),
    });
  },
};

const joinPeople: Ask = {
  open(talk, on) {
    const no = notLeading(talk);
    if (no !== undefined) return no;
    const found = talk.view.people.find((each) => each.id === on[0]);
    if (on[0] !== undefined && found === undefined) return refuse("person.unknown");
    return formOf(talk, {
      name: "control:join-people",
      ask: "join-people",
      on,
      title: talk.say("page.act.join-entries"),
      about: [found === undefined ? [] : [person(found.id)], told(talk, "page.join-entries.hint")],
      hidden: found === undefined ? {} : { person: found.id },
      fields: [...who(talk, on[0]), choice("into", talk.say("page.act.join-entries"), named(talk, found?.id))],
      submit: talk.say("page.act.save"),
    });
  },
};

/** Erasing asks for the name, letter for letter: it cannot be undone. Whoever keeps people does it. */
const erase: Ask = {
  open(talk, on) {
    const found = talk.view.people.find((each) => each.id === on[0]);
    if (found === undefined) return refuse("person.unknown");
    if (found.id !== talk.me && !talk.facilitator) return refuse("act.not-allowed");
    const name: FormField = { id: "name", label: talk.say("web.erase.type"), kind: "line", required: true, max: 140 };
    return formOf(talk, {
      name: "erase",
      ask: "erase",
      on,
      title: brief(talk.say(found.id === talk.me ? "web.erase.me" : "web.erase"), 24),
      about: [[person(found.id)], told(talk, "web.erase.says")],
      hidden: { person: found.id },
      fields: [name],
      submit: brief(talk.say(found.id === talk.me ? "web.erase.me" : "web.erase"), 24),
    });
  },
};

export const peopleAsks = { people, person: one, "set-role": setRole, "join-people": joinPeople, erase } as const;

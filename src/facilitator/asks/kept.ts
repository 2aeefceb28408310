import { type Block, type Button, asks, sends } from "#talk/card.ts";
import type { FormField, Option } from "#talk/form.ts";
import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import { word } from "#talk/line.ts";
import { acts, linesOf, quiet } from "../cards/blocks.ts";
import { keptLine, keptLink, keptNotes, mendButtons } from "../cards/kept.ts";
import { openOffers } from "../cards/offers.ts";
import { told } from "../cards/words.ts";
import { isAboutParent, type KeptWithUsers, likelyUser, nobodyThere, peopleAsked, userField, wantsParent } from "../kept.ts";
import type { KeeperUser, Keeping } from "../ports-keep.ts";
import type { Talk } from "../talk.ts";
import type { Ask, Opened } from "./ask.ts";
import { brief, cardOf, choice, formOf, notLeading } from "./kit.ts";
import { groupSize } from "./sheet.ts";

/** Where results can be kept, for whoever may have that done. */
function keptFor(talk: Talk): KeptWithUsers | Refusal {
  return notLeading(talk) ?? talk.kept ?? refuse("act.unknown");
}

/** Where it is to go: asked where nobody has said so, or where what was said did not do; else it may be chosen. */
function putForm(talk: Talk, kept: KeptWithUsers, on: readonly string[]): Opened {
  const { state, parent = "" } = kept.keeping ?? {};
  const page: FormField = {
    id: "parent",
    label: talk.say("notion.parent"),
    hint: talk.say("notion.parent.hint"),
    kind: "line",
    required: wantsParent(kept) || isAboutParent(state),
    max: 500,
    ...(parent === "" ? {} : { value: [parent] }),
  };
  return formOf(talk, {
    name: "kept",
    ask: "kept",
    on,
    title: talk.say("kept.act.put"),
    about: [told(talk, "notion.panel.hint")],
    fields: [page],
    submit: talk.say("kept.act.put"),
  });
}

function buttons(talk: Talk, { state }: Keeping): readonly Button[] {
  const now = state.is === "stands" ? [sends(talk.say("notion.act.again"), "kept", {})] : [];
  const people = state.is === "stands" ? [asks(talk.say("kept.act.people"), "kept-people")] : [];
  const offers = openOffers(talk).length === 0 ? [] : [asks(talk.say("offer.act.see"), "offers")];
  return [...mendButtons(talk, state), ...now, ...people, ...offers];
}

function standing(talk: Talk, keeping: Keeping): Opened {
  const { state } = keeping;
  const waiting = openOffers(talk).length;
  const notes = keptNotes(talk, state).map((note) => [word(note)]);
  const blocks: readonly Block[] = [
    ...linesOf(talk, [keptLine(talk, state)]),
    ...quiet(...notes, waiting === 0 ? [] : told(talk, "offer.waiting", { count: waiting })),
    ...acts(buttons(talk, keeping), keptLink(talk, state)),
  ];
  return cardOf("kept", talk.say("kept.head"), blocks);
}

/** The result where the team works: asked for, or how it stands there and what can be done. About "page": below which page it goes. */
const kept: Ask = {
  open(talk, on) {
    const here = keptFor(talk);
    if (isRefusal(here)) return here;
    return here.keeping === undefined || on[0] === "page" ? putForm(talk, here, on) : standing(talk, here.keeping);
  },
  next: () => ({ ask: "kept", about: [] }),
};

/** Users in whose names somebody's own is found come first: a menu does not hold a whole company. */
function sorted(users: readonly KeeperUser[], name: string): readonly KeeperUser[] {
  const words = name.toLowerCase().split(/\s+/u);
  const near = (user: KeeperUser) => words.filter((one) => one !== "" && user.name.toLowerCase().includes(one)).length;
  return users.toSorted((a, b) => near(b) - near(a) || a.name.localeCompare(b.name));
}

function whoIs(talk: Talk, here: KeptWithUsers, person: string): FormField {
  const name = talk.name(person);
  const options: readonly Option[] = [
    { value: nobodyThere, label: talk.say("kept.people.nobody") },
    ...sorted(here.users ?? [], name).map((one) => ({
      value: one.id,
      label: [one.name, one.email ?? ""].filter((part) => part !== "").join(" · "),
    })),
  ];
  const likely = likelyUser(here, { id: person, name });
  return choice(`${userField}${person}`, brief(name) || talk.say("web.somebody"), options, {
    required: false,
    ...(likely === undefined ? {} : { value: [likely] }),
  });
}

/** Whom the form asks about: those it is about, or everybody who has to be said, or could be said anew. */
function asked(talk: Talk, here: KeptWithUsers, on: readonly string[]): readonly string[] {
  const owners = talk.view.redesign.actions.flatMap((one) => one.owner ?? []);
  const all = on.length > 0 ? on : peopleAsked(here, [...new Set(owners)]);
  return all.filter((id) => talk.view.people.some((one) => one.id === id));
}

/** Who is who there: five at once, and then the next. What is left open is asked again another time. */
const people: Ask = {
  open(talk, on) {
    const here = keptFor(talk);
    if (isRefusal(here)) return here;
    const who = asked(talk, here, on);
    const says =
      here.users === undefined || here.users.length === 0 ? "kept.people.untold" : who.length === 0 ? "kept.people.none" : undefined;
    if (says !== undefined) return cardOf("kept-people", talk.say("kept.act.people"), linesOf(talk, [told(talk, says)]));
    return formOf(talk, {
      name: "kept-people",
      ask: "kept-people",
      on: who,
      title: talk.say("kept.act.people"),
      about: [told(talk, "kept.people.hint")],
      fields: who.slice(0, groupSize).map((id) => whoIs(talk, here, id)),
      submit: talk.say("page.act.save"),
    });
  },
  next: (_talk, on) => (on.length > groupSize ? { ask: "kept-people", about: on.slice(groupSize) } : { ask: "kept", about: [] }),
};

export const keptAsks = { kept, "kept-people": people } as const;

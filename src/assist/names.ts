import { cleaned } from "./clean.ts";
import { knownOf, namesIn, peopleOf } from "./name-search.ts";
import { phonesIn } from "./phones.ts";

/**
 * Replaces people, e-mail addresses and telephone numbers before a text is sent, and puts them back in what comes. `hide` numbers addresses and
 * forms as it meets them, so `show` knows those that the same stand-ins have hidden before.
 */
export type StandIns = { readonly hide: (text: string) => string; readonly show: (text: string) => string };

/** Stands where nothing may be said: somebody whom the model was not told of, or a text of which nothing is left. No text of a person holds it. */
export const unsayable = "\uE000".repeat(3);

/** Things by their marks, each once. */
type Ledger = { readonly markOf: (thing: string, wish: string) => string; readonly thingOf: (mark: string) => string | undefined };
/** method.md, "Limits": a name. */
const longestName = 140;
const email = /[\p{L}\p{M}\p{N}_+][\p{L}\p{M}\p{N}._%+'’=~-]{0,63}@[\p{L}\p{M}\p{N}-]{1,63}(?:\.[\p{L}\p{M}\p{N}-]{1,63}){1,9}/gu;
/** What begins like a stand-in in people's own texts, and so gets one "~" more. */
const alike = /\[~*(?:person|e-?mail|phone)(?!\p{L})/giu;
/** The same with its "~", or a stand-in with its number and form. */
const standIn = /\[(~+)(?=(?:person|e-?mail|phone)(?!\p{L}))|\[(person|e-?mail|phone)\s*(\d{1,6})(?:[:.]([^\]\n]{0,20}))?\]/giu;

function ledger(): Ledger {
  const marks = new Map<string, string>();
  const things = new Map<string, string>();
  return {
    thingOf: (mark) => things.get(mark),
    markOf(thing, wish) {
      const known = marks.get(thing);
      if (known !== undefined) return known;
      let mark = wish;
      for (let more = 2; things.has(mark); more += 1) mark = `${wish}${more}`;
      marks.set(thing, mark);
      things.set(mark, thing);
      return mark;
    },
  };
}

/** A stretch of a text and what comes in its place. */
type Change = { readonly from: number; readonly to: number; readonly now: string };

/** Puts changes into a text, and what stands between them through `rest`. */
function changed(text: string, changes: readonly Change[], rest: (between: string) => string): string {
  const starts = [0, ...changes.map(({ to }) => to)];
  const pieces = changes.map(({ from, now }, place) => rest(text.slice(starts[place], from)) + now);
  return pieces.join("") + rest(text.slice(starts.at(-1)));
}

function changeOf(match: RegExpExecArray, now: string): Change {
  return { from: match.index, to: match.index + match[0].length, now };
}

/** Things of one kind without an own number get one as they are met: `[e-mail 1]`. */
function counted(kind: string) {
  const met = ledger();
  return {
    hide: (thing: string) => `[${kind} ${met.markOf(thing, "") || "1"}]`,
    show: (number: number) => met.thingOf(number === 1 ? "" : String(number)),
  };
}

/** How somebody is called is a text of theirs like any other: a link in it does not come in by a model's words. */
function plain(name: string | undefined): string | undefined {
  return name === undefined ? undefined : cleaned(name, longestName) || "…";
}

/** Stand-ins of people by number and form; without a form, how they are called. */
function personal(people: ReadonlyMap<string, string>) {
  const all = peopleOf(people);
  const known = knownOf(all);
  const met = new Set<number>();
  const forms = all.map(({ called }) => {
    const own = ledger();
    own.markOf(called, "");
    return own;
  });
  return {
    hide(text: string): string {
      const changes = namesIn(known, text).map(({ person, ending, ...where }) => {
        met.add(person.number);
        const mark = forms[person.number - 1]?.markOf(text.slice(where.from, where.to), ending) ?? "";
        return { ...where, now: `[person ${person.number}${mark === "" ? "" : `:${mark}`}]` };
      });
      return changed(text, changes, (between) => between);
    },
    show(number: number, form: string): string | undefined {
      const own = met.has(number) ? forms[number - 1] : undefined;
      return (form === "" ? undefined : own?.thingOf(form.normalize("NFC"))) ?? plain(own?.thingOf(""));
    },
  };
}

/**
 * Stand-ins for the people of a session (id → name), numbered by id, for e-mail addresses and for telephone numbers. `[person 1]` is how a person is
 * called, `[person 1:ui]` or `[person 1:2]` another form of the name as it stood; Estonian endings stay behind it. What people wrote that looks like
 * a stand-in comes back as it was; in what a model says, one that stands for nobody that it was told of becomes `unsayable`, one in an unknown form the name.
 */
export function standIns(people: ReadonlyMap<string, string>): StandIns {
  const persons = personal(people);
  const [mails, phones] = [counted("e-mail"), counted("phone")];

  function withoutPhones(text: string): string {
    const alikes = [...text.matchAll(alike)].map((one) => changeOf(one, `[~${one[0].slice(1)}`));
    const numbers = phonesIn(text).map((one) => changeOf(one, phones.hide(one[0])));
    return changed(
      text,
      [...alikes, ...numbers].toSorted((one, other) => one.from - other.from),
      persons.hide,
    );
  }

  function shown(kind: string, number: number, form: string): string | undefined {
    if (/^person/iu.test(kind)) return persons.show(number, form);
    return /^phone/iu.test(kind) ? phones.show(number) : mails.show(number);
  }

  function back([tildes, kind = "", number = "", form = ""]: readonly (string | undefined)[]): string {
    return tildes === undefined ? (shown(kind, Number(number), form) ?? unsayable) : `[${tildes.slice(1)}`;
  }

  return {
    hide(text) {
      const addresses = [...text.matchAll(email)].map((one) => changeOf(one, mails.hide(one[0])));
      return changed(text, addresses, withoutPhones);
    },
    show: (text) => text.replaceAll(standIn, (_all, ...found: (string | undefined)[]) => back(found)),
  };
}

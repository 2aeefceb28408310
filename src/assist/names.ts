import { isFormOf } from "./name-forms.ts";

/** Replaces people before a text is sent, and puts them back in what comes. `hide` numbers what it meets, so `show` knows only what was hidden before. */
export type StandIns = { readonly hide: (text: string) => string; readonly show: (text: string) => string };

/** A word of somebody's name; `person` is their number. */
type NameWord = { readonly word: string; readonly person: number };
/** A stretch of a text that names somebody. */
type Found = { readonly from: number; readonly to: number; readonly person: number };

const shortest = 3;
/** Words of this length count as a name in small letters too; shorter ones are too often something else (mai, rein, mart). */
const longEnough = 5;
const tokens = /\p{L}[\p{L}\p{M}'’]*/gu;
const email = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})*\.\p{L}{2,20}/gu;
const phone =
  /(?<![\p{L}\p{N}.,-])(?:\+|00)?\d{1,4}(?:[ \u00a0()-]{1,2}\d{2,5}){1,5}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}.,-])\+?\d{7,15}(?![\p{L}\p{N}])/gu;
/** A stand-in, with as many brackets as stand before it: one more than our own is somebody's text that looks like one. */
const marks = /(\[+)(person|e-mail|phone) (\d{1,4}(?:\.\d{1,4})?)\]/gu;

function wordsOf(people: ReadonlyMap<string, string>): readonly NameWord[] {
  const ids = [...people.keys()].sort();
  return ids.flatMap((id, place) =>
    (people.get(id) ?? "")
      .toLowerCase()
      .split(/[\s-]+/u)
      .filter((word) => word.length >= shortest)
      .map((word) => ({ word, person: place + 1 })),
  );
}

/** Whose name a word is a form of; who has it letter for letter comes first. */
function personOf(words: readonly NameWord[], token: string): number | undefined {
  const low = token.toLowerCase();
  const isNamed = low !== token;
  const known = isNamed ? words : words.filter(({ word }) => word.length >= longEnough);
  return (known.find(({ word }) => word === low) ?? known.find(({ word }) => isFormOf(word, low)))?.person;
}

/** Names in a text; first name and surname of one person side by side are one. */
function foundIn(words: readonly NameWord[], text: string): readonly Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(tokens)) {
    const person = personOf(words, match[0]);
    if (person === undefined) continue;
    const to = match.index + match[0].length;
    const last = found.at(-1);
    const beside = last !== undefined && last.person === person && /^[ -]$/u.test(text.slice(last.to, match.index));
    if (beside) found[found.length - 1] = { from: last.from, to, person };
    else found.push({ from: match.index, to, person });
  }
  return found;
}

/** Whether so many digits are somebody's number, and not a date, a year or a sum. */
function isPhone(text: string): boolean {
  const digits = text.replaceAll(/\D/gu, "");
  return digits.length >= 7 && digits.length <= 15 && !/^\d{4}-\d{2}-\d{2}$/u.test(text) && !/^\d{1,3}(?:[ \u00a0]\d{3})+$/u.test(text);
}

/** Numbers what is met, each thing once: `[e-mail 1]`, and back. */
function numbered() {
  const names = new Map<string, string>();
  const things = new Map<string, string>();
  return {
    nameOf(kind: string, thing: string, number: (known: number) => string): string {
      const key = `${kind} ${thing}`;
      const known = names.get(key);
      if (known !== undefined) return known;
      const name = `${kind} ${number([...names.keys()].filter((one) => one.startsWith(`${kind} `)).length)}`;
      names.set(key, name);
      things.set(name, thing);
      return name;
    },
    thingOf: (name: string) => things.get(name),
  };
}

type Met = ReturnType<typeof numbered>;

/** Gives people their stand-ins: their whole name as such, every other form of it with a number of its own. */
function persons(people: ReadonlyMap<string, string>) {
  const words = wordsOf(people);
  const whole = new Map([...people.keys()].sort().map((id, place) => [place + 1, people.get(id) ?? ""] as const));
  const forms = new Map<number, Met>();
  function nameFor(person: number, surface: string): string {
    if (surface === whole.get(person)) return `[person ${person}]`;
    const own = forms.get(person) ?? numbered();
    forms.set(person, own);
    return `[person ${person}.${own.nameOf("form", surface, (known) => String(known + 1)).slice("form ".length)}]`;
  }
  return {
    hide(text: string): string {
      const found = foundIn(words, text);
      const ends = [0, ...found.map((one) => one.to)];
      const pieces = found.map((one, place) => text.slice(ends[place], one.from) + nameFor(one.person, text.slice(one.from, one.to)));
      return pieces.join("") + text.slice(ends.at(-1));
    },
    show(number: string): string {
      const [person = "", form] = number.split(".");
      const name = whole.get(Number(person));
      if (name === undefined) return "…";
      return form === undefined ? name : (forms.get(Number(person))?.thingOf(`form ${form}`) ?? name);
    },
  };
}

/** The text with every number of a telephone replaced, and what stands between them given to `rest`. */
function hidePhones(text: string, met: Met, rest: (part: string) => string): string {
  let from = 0;
  let out = "";
  for (const match of text.matchAll(phone)) {
    if (!isPhone(match[0])) continue;
    out += `${rest(text.slice(from, match.index))}[${met.nameOf("phone", match[0], (known) => String(known + 1))}]`;
    from = match.index + match[0].length;
  }
  return out + rest(text.slice(from));
}

const addresses = new RegExp(`(${email.source})`, "u");
const lookAlikes = /(\[+(?:person|e-mail|phone) \d{1,4}(?:\.\d{1,4})?\])/u;

/** Every second part of a text split by what is looked for is such a thing. */
function parted(
  text: string,
  by: RegExp,
  how: { readonly thing: (part: string) => string; readonly rest: (part: string) => string },
): string {
  return text
    .split(by)
    .map((part, place) => (place % 2 === 1 ? how.thing(part) : how.rest(part)))
    .join("");
}

/**
 * Stand-ins for the people of a session (id → name), for e-mail addresses and telephone numbers: `[person 1]` is a person's whole name, `[person
 * 1.2]` another form of it as it stood. What looks like a stand-in already is kept apart. A stand-in that stands for nobody is shown as "…".
 */
export function standIns(people: ReadonlyMap<string, string>): StandIns {
  const named = persons(people);
  const met = numbered();
  const hideRest = (text: string) => hidePhones(text, met, named.hide);
  const address = (part: string) => `[${met.nameOf("e-mail", part, (known) => String(known + 1))}]`;
  const hideIn = (text: string) => parted(text, addresses, { thing: address, rest: hideRest });
  function shown(kind: string, number: string): string {
    return kind === "person" ? named.show(number) : (met.thingOf(`${kind} ${number}`) ?? "…");
  }
  return {
    hide: (text) => parted(text.replaceAll(marks, "[$&"), lookAlikes, { thing: (part) => part, rest: hideIn }),
    show: (text) =>
      text.replaceAll(marks, (all: string, brackets: string, kind: string, number: string) =>
        brackets.length > 1 ? all.slice(1) : shown(kind, number),
      ),
  };
}

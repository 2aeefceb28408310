import { everyday, type Stem, stemsOf } from "./name-forms.ts";

/** `joints`: what stands behind each word of the name; `called`: how the team calls a person, where nothing else is said. */
export type Person = {
  readonly number: number;
  readonly words: readonly string[];
  readonly joints: readonly string[];
  readonly called: string;
};
/** A stretch of a text that names somebody; `ending`: what stands there in place of the name's own. */
export type Named = { readonly from: number; readonly to: number; readonly person: Person; readonly ending: string };
/** Words of names, by how their forms begin. */
export type Known = ReadonlyMap<string, readonly Possible[]>;

type Possible = { readonly person: Person; readonly place: number; readonly stem: Stem };
/** A word of a text read as the word at `place` of a name; `to`: where the name ends inside it. */
type Reading = Possible & { readonly to: number; readonly ending: string };
type Word = { readonly text: string; readonly from: number; readonly readings: readonly Reading[] };
type Run = { readonly words: number; readonly first: Reading; readonly last: Reading };

const letters = /\p{L}[\p{L}\p{M}]*/gu;

function small(text: string): string {
  return text.normalize("NFC").toLowerCase().replaceAll("’", "'");
}

/** By the first word of the name, or by all of it where somebody before is called that already. */
function personFor(number: number, name: string, taken: Set<string>): Person {
  const found = [...name.matchAll(letters)];
  const joints = found.map((one, place) => small(name.slice(one.index + one[0].length, found[place + 1]?.index)));
  const words = found.map(([word]) => small(word));
  const first = /\S+/u.exec(name)?.[0] ?? "";
  const isOwn = first.length >= 3 && first.endsWith(/\p{L}[\p{L}\p{M}]*$/u.exec(first)?.[0] ?? " ") && !taken.has(small(first));
  taken.add(small(first));
  return { number, words, joints, called: isOwn ? first : name.trim() || "…" };
}

/** The people of a session (id → name), numbered by id, so that it is the same each time. */
export function peopleOf(names: ReadonlyMap<string, string>): readonly Person[] {
  const taken = new Set<string>();
  const sorted = [...names].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([, name], place) => personFor(place + 1, name, taken));
}

/** Prepares the search for names; the first of two who share a word comes first. */
export function knownOf(people: readonly Person[]): Known {
  const known = new Map<string, Possible[]>();
  for (const person of people)
    for (const [place, word] of person.words.entries())
      for (const stem of stemsOf(word)) known.set(stem.begins, [...(known.get(stem.begins) ?? []), { person, place, stem }]);
  return known;
}

/** Every way to read a word as one of a name, the longest beginning first. */
function readingsOf(known: Known, text: string): readonly Reading[] {
  if (everyday.has(text)) return [];
  const cuts = Array.from({ length: text.length }, (_, place) => text.length - place);
  return cuts.flatMap((cut) => {
    const ending = small(text.slice(cut));
    const fitting = (known.get(small(text.slice(0, cut))) ?? []).filter(({ stem }) => stem.ends.test(ending));
    return fitting.map((one) => ({ ...one, to: one.stem.inside ? text.length : cut, ending: one.stem.inside ? ending : "" }));
  });
}

function isJoint(between: string, joint: string): boolean {
  return /^\s+$/u.test(joint) ? /^[^\S\n]{1,2}$/u.test(between) : small(between) === joint;
}

/** Two letters are a name only where they are written like one: "Ly" and "Lyle", not "ly" or "LY". */
function isShortName(written: string, { words }: Person): boolean {
  return /^\p{Lu}\p{Ll}/u.test(written) && words.some((word) => word.length === 2 && small(written).startsWith(word));
}

/** As many words of one name as stand side by side, from one reading on. */
function runFrom(words: readonly Word[], text: string, [start, first]: readonly [number, Reading]): Run | undefined {
  let last = first;
  let count = 1;
  for (;;) {
    const [here, next] = [words[start + count - 1], words[start + count]];
    if (here === undefined || next === undefined || last.to < here.text.length) break;
    const { person, place } = last;
    const more = next.readings.find((one) => one.person === person && one.place === place + 1);
    if (more === undefined || !isJoint(text.slice(here.from + here.text.length, next.from), person.joints[place] ?? "")) break;
    last = more;
    count += 1;
  }
  const all = first.person.words;
  const isWhole = all.length > 1 && count === all.length;
  const isName = isWhole || all.slice(first.place, last.place + 1).some((word) => word.length >= 3);
  return isName || isShortName(words[start]?.text ?? "", first.person) ? { words: count, first, last } : undefined;
}

function bestRun(words: readonly Word[], text: string, start: number): Run | undefined {
  const runs = (words[start]?.readings ?? []).flatMap((one) => runFrom(words, text, [start, one]) ?? []);
  return runs.toSorted((one, other) => other.words - one.words || other.first.stem.begins.length - one.first.stem.begins.length)[0];
}

/** Where a text names people: whole words in any case, words of one name side by side as one. */
export function namesIn(known: Known, text: string): readonly Named[] {
  const words = [...text.matchAll(letters)].map((one): Word => ({ text: one[0], from: one.index, readings: readingsOf(known, one[0]) }));
  const found: Named[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const run = bestRun(words, text, at);
    const [start, end] = [words[at], words[at + (run?.words ?? 1) - 1]];
    if (run === undefined || start === undefined || end === undefined) continue;
    found.push({ from: start.from, to: end.from + run.last.to, person: run.first.person, ending: run.last.ending });
    at += run.words - 1;
  }
  return found;
}

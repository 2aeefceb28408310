/*
 * Words for days as people write them, in all three languages at once: who writes a day need not write it in the language they read. All are
 * folded (small letters, without marks above or below them), since many leave those out.
 */

/** A text without case and marks: "Penktadienį" is "penktadieni". */
export function folded(text: string): string {
  return text.toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "");
}

/** Beginnings of a word, each with the endings it is written with. */
type Forms = readonly { readonly begins: readonly string[]; readonly ends: readonly string[] }[];

const english = [""];
/** on Monday, of, by, until */
const estonian = ["", "a", "al", "aks", "ani", "l", "ks", "ni", "i", "il", "iks", "ini"];
/** the day, on it, of it, for it */
const lithuanian = ["is", "i", "io", "iui", "iu", ""];

function day(en: readonly string[], et: readonly string[], lt: readonly string[]): Forms {
  return [
    { begins: en, ends: english },
    { begins: et, ends: estonian },
    { begins: lt, ends: lithuanian },
  ];
}

/** From Monday to Sunday. */
const weekdays: readonly Forms[] = [
  day(["monday", "mon"], ["esmaspaev", "esmasp"], ["pirmadien", "pirm", "pr"]),
  day(["tuesday", "tue", "tues"], ["teisipaev", "teisip"], ["antradien", "antr", "an"]),
  day(["wednesday", "wed"], ["kolmapaev", "kolmap"], ["treciadien", "trec", "tr"]),
  day(["thursday", "thu", "thur", "thurs"], ["neljapaev", "neljap"], ["ketvirtadien", "ketv", "kt"]),
  day(["friday", "fri"], ["reede"], ["penktadien", "penkt", "pn"]),
  day(["saturday", "sat"], ["laupaev", "laup"], ["sestadien", "sest", "st"]),
  day(["sunday", "sun"], ["puhapaev", "puhap"], ["sekmadien", "sekm", "sk"]),
];

/** The letters by which Estonian calendars name the days; a letter is a day only to who reads Estonian. */
const letters = "etknrlp";

/** Lithuanian months stand in the genitive before a day ("gruodžio 3"), seldom in the nominative. */
const months: readonly Forms[] = [
  day(["january", "jan"], ["jaanuar", "jaan"], ["saus"]),
  day(["february", "feb"], ["veebruar", "veebr", "veeb"], ["vasar", "vas"]),
  day(["march", "mar"], ["marts"], ["kov"]),
  day(["april", "apr"], ["aprill", "apr"], ["baland", "bal"]),
  day(["may"], ["mai"], ["geguz", "geg"]),
  day(["june", "jun"], ["juuni"], ["birzel", "birz"]),
  day(["july", "jul"], ["juuli"], ["liep"]),
  day(["august", "aug"], ["august", "aug"], ["rugpjuc", "rugpjut", "rugp"]),
  day(["september", "sept", "sep"], ["september", "sept"], ["rugsej", "rugs"]),
  day(["october", "oct"], ["oktoober", "oktoobr", "okt"], ["spal"]),
  day(["november", "nov"], ["november", "novembr", "nov"], ["lapkric", "lapkrit", "lapkr"]),
  day(["december", "dec"], ["detsember", "detsembr", "dets"], ["gruod"]),
];

/** Endings that months have beside those of days: "gegužės", "liepos", "kovas", "vasario", "gruodžio". */
const ofMonths = ["as", "o", "es", "e", "os", "a", "zio", "io", "is", "zis"];

const relative: readonly (readonly string[])[] = [
  ["today", "tana", "tanaseks", "siandien", "siandienai"],
  ["tomorrow", "homme", "homseks", "rytoj", "rytdienai"],
  ["day after tomorrow", "the day after tomorrow", "overmorrow", "ulehomme", "ulehomseks", "poryt"],
];

const units: readonly (readonly [RegExp, number])[] = [
  [/^(d|days?|p|paeva?|paevani|dien(a|as|os|u|oms)?)$/, 1],
  [/^(w|wks?|weeks?|n|nad|nadal(a|at)?|s|sav|savai(te|tes|tei|ciu))$/, 7],
];

function has(forms: Forms, word: string, more: readonly string[] = []): boolean {
  return forms.some(({ begins, ends }) => begins.some((begin) => [...ends, ...more].some((end) => word === `${begin}${end}`)));
}

/** The day of the week (1 is Monday) that a folded word names; undefined for none. `letter`: single letters count, as in Estonian calendars. */
export function weekdayNamed(word: string, letter: boolean): number | undefined {
  const found = letter && word.length === 1 ? letters.indexOf(word) : weekdays.findIndex((forms) => has(forms, word));
  return found < 0 ? undefined : found + 1;
}

/** The month (1 is January) that a folded word names; undefined for none. */
export function monthNamed(word: string): number | undefined {
  const found = months.findIndex((forms) => has(forms, word, ofMonths));
  return found < 0 ? undefined : found + 1;
}

/** How many days off a folded text names: today, tomorrow, the day after; undefined for none. */
export function daysNamed(text: string): number | undefined {
  const found = relative.findIndex((words) => words.includes(text));
  return found < 0 ? undefined : found;
}

/** How many days the folded unit has: "d", "päeva", "weeks", "savaitės"; undefined for none. */
export function daysInUnit(word: string): number | undefined {
  return units.find(([pattern]) => pattern.test(word))?.[1];
}

/** Words before a weekday that put it a week on, or leave open whether they do: "next", "järgmisel", "kitą". */
export const nextWords: ReadonlySet<string> = new Set([
  "next",
  "jargmine",
  "jargmisel",
  "jargmise",
  "jargmiseks",
  "kita",
  "kitas",
  "kito",
  "kitam",
]);

/** Words that say nothing of their own: "on Friday", "by", "see reede", "iki penktadienio". */
export const smallWords: ReadonlySet<string> = new Set([
  "on",
  "by",
  "until",
  "till",
  "this",
  "the",
  "of",
  "in",
  "see",
  "sel",
  "kuni",
  "iki",
  "si",
  "sio",
  "po",
  "parast",
  "d",
  "dien",
  "diena",
  "dienos",
  "m",
  "metu",
  "a",
  "aasta",
  "aastal",
  "from",
  "now",
  "laiko",
]);

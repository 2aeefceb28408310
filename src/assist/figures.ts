import { multiplier, numberWord } from "./number-words.ts";
import { tongueOf } from "./tongue.ts";

/**
 * A number in a text. Separators are thousands in one country and decimals in another, so it may be read in several ways; each is all the values
 * that have to be given for it.
 */
type Figure = {
  readonly from: number;
  readonly to: number;
  readonly readings: readonly (readonly string[])[];
  readonly loose: boolean;
  /** Of a number in words: what is summed up, and what may still grow ("two" before "hundred"). */
  readonly sum?: Sum;
};
type Sum = { readonly done: number; readonly part: number };

const scan =
  /(?<date>(?<!\d)(?:\d{4}([-./])\d{1,2}\2\d{1,2}|\d{1,2}([-./])\d{1,2}\3\d{4})(?!\d))|(?<part>(?<!\d)\d{1,3}\u2044\d{1,3}(?!\d))|(?<time>(?<!\d)\d{1,2}:\d{2}(?!\d))|(?<number>\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3}(?!\d))+(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,'’]\d+)*)|(?<word>\p{L}[\p{L}\p{M}]*)/gu;

/** Letters that digits may stand behind without being part of a name (H2O, A4): times, currencies, durations. */
const mayTouch = /(?:(?<!\p{L})(?:x|×|eur|usd|gbp|p|pt|kell|nr))$/iu;
/** How the months begin in the three languages. */
const months =
  "jan|jaan|saus feb|veeb|vasar mar|kov apr|baland may|mai|gegu jun|juun|birž jul|juul|liep aug|rugpj sep|rugs oct|okt|spal nov|lapkr dec|dets|gruod"
    .split(" ")
    .map((begins) => new RegExp(`^(?:${begins})`, "u"));

function key(digits: string): string {
  return String(Number(digits));
}

/** What "1⁄2" comes to. */
function partOf(written: string): string {
  const [over = 0, under = 1] = written.split("\u2044").map(Number);
  return String(over / under);
}

function dateReadings(written: string): Figure["readings"] {
  const parts = written.split(/\D/u).map(Number);
  const [year = 0, second = 0, third = 0] = (parts[0] ?? 0) > 31 ? parts : parts.toReversed();
  const turned = written.includes("/") && parts[0] !== year ? [[third, second] as const] : [];
  const days = [[second, third] as const, ...turned].filter(([month, day]) => month >= 1 && month <= 12 && day >= 1 && day <= 31);
  return days.length === 0
    ? [parts.map(String)]
    : days.flatMap(([month, day]) => [[`${year}-${month}-${day}`], [String(year), `month ${month}`, String(day)]]);
}

function timeReadings(hour: number, minute: number): Figure["readings"] {
  if (hour > 24 || minute > 59) return [];
  return [[`${hour}:${minute}`], ...(minute === 0 ? [[String(hour)]] : [])];
}

/** With a dot, a day and its month or an hour and its minutes may be meant too. */
function dottedReadings(whole: string, rest: string): Figure["readings"] {
  const [first, second] = [Number(whole), Number(rest)];
  if (rest.length > 2) return [];
  const isDay = first >= 1 && first <= 31 && second >= 1 && second <= 12;
  return [...(isDay ? [[String(first), `month ${second}`]] : []), ...(rest.length === 2 ? timeReadings(first, second) : [])];
}

/** One separator: decimals, or thousands where three digits follow. */
function pairReadings(written: string, [whole = "", rest = ""]: readonly string[]): Figure["readings"] {
  const isThousands = rest.length === 3 && whole.length <= 3 && !whole.startsWith("0");
  const thousands = isThousands ? [[key(whole + rest)]] : [];
  if (/['’]/u.test(written)) return isThousands ? thousands : [[key(whole), key(rest)]];
  const decimals = isThousands && rest === "000" ? [] : [[key(`${whole}.${rest}`)]];
  return [...decimals, ...thousands, ...(written.includes(".") ? dottedReadings(whole, rest) : [])];
}

function numberReadings(written: string): Figure["readings"] {
  const groups = written.split(/\D/u);
  const separators = [...written.replaceAll(/\d/gu, "")];
  if (groups.length === 1) return [[key(written)]];
  const isSpaced = /[ \u00a0\u202f\u2009]/u.test(written);
  if (groups.length === 2 && !isSpaced) return pairReadings(written, groups);
  const last = groups.at(-1) ?? "";
  const isMixed = separators.at(-1) !== separators[0];
  const head = isMixed ? groups.slice(0, -1) : groups;
  if (!head.slice(1).every((one) => one.length === 3)) return [groups.map(key)];
  return [[key(isMixed ? `${head.join("")}.${last}` : groups.join(""))]];
}

function added({ done, part }: Sum, value: number): Sum | undefined {
  if (value >= 1000) return part > 0 ? { done: done + part * value, part: 0 } : undefined;
  if (value === 100) return part > 1 && part < 10 ? { done, part: part * 100 } : undefined;
  const fits = value < 10 ? part % 10 === 0 && part % 100 !== 10 : part % 100 === 0;
  return fits && (part > 0 || done > 0) ? { done, part: part + value } : undefined;
}

/** A word behind a number may belong to it: "twenty" and "five", "3" and "million". */
function grown(before: Figure, written: string, to: number): Figure | undefined {
  const times = multiplier(written);
  if (before.sum === undefined) {
    const readings = before.readings
      .filter((one) => one.length === 1 && !one[0]?.includes(":"))
      .map(([one]) => [String(Number(one) * (times ?? 1))]);
    return times === undefined || readings.length === 0 ? undefined : { ...before, to, readings };
  }
  const word = numberWord(written);
  const sum = times === undefined && word === undefined ? undefined : added(before.sum, times ?? word?.value ?? 0);
  return sum && { ...before, to, sum, readings: [[String(sum.done + sum.part)]], loose: false };
}

function wordFigure(written: string, from: number): Figure | undefined {
  const word = numberWord(written);
  if (word === undefined) return undefined;
  const { value, loose } = word;
  return {
    from,
    to: from + written.length,
    readings: [[String(value)]],
    loose,
    sum: value >= 1000 ? { done: value, part: 0 } : { done: 0, part: value },
  };
}

function digitFigure(match: RegExpExecArray, text: string): Figure | undefined {
  const [written] = match;
  const before = text.slice(Math.max(0, match.index - 5), match.index);
  if (/\p{L}$/u.test(before) && !mayTouch.test(before)) return undefined;
  const to = match.index + written.length;
  const { date, time, part } = match.groups ?? {};
  if (part !== undefined) return { from: match.index, to, loose: false, readings: [[partOf(part)]] };
  const [hour = 0, minute = 0] = written.split(":").map(Number);
  const inTime = timeReadings(hour, minute);
  const ofTime = inTime.length > 0 ? inTime : [[String(hour), String(minute)]];
  const ofNumber = date === undefined ? numberReadings(written) : dateReadings(written);
  const readings = time === undefined ? ofNumber : ofTime;
  const isThousand = /^k(?![\p{L}\p{N}])/iu.test(text.slice(to, to + 2));
  return {
    from: match.index,
    to,
    loose: false,
    readings: isThousand ? readings.map((all) => all.map((one) => String(Number(one) * 1000))) : readings,
  };
}

function figuresIn(text: string): readonly Figure[] {
  const found: Figure[] = [];
  for (const match of text.matchAll(scan)) {
    const word = match.groups?.["word"];
    const before = found.at(-1);
    const gap = before === undefined ? "" : text.slice(before.to, match.index);
    const isBeside =
      before !== undefined &&
      (/^[ \u00a0-]$/u.test(gap) || (/^ and $/u.test(gap) && before.sum !== undefined && before.sum.part % 100 === 0));
    const longer = word !== undefined && isBeside ? grown(before, word, match.index + word.length) : undefined;
    if (longer !== undefined) found[found.length - 1] = longer;
    else {
      const figure = word === undefined ? digitFigure(match, text) : wordFigure(word, match.index);
      if (figure !== undefined) found.push(figure);
    }
  }
  return found;
}

/** Digits of one script stand in tens one behind the other; those of another script are read by their place. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((code - first) % 10);
}

/** Digits of any script and shape, and fractions in one sign, as everybody writes them: ３, ٣, ½. */
function plain(text: string): string {
  const apart = text.replaceAll(/(?<=\d)(?=[¼-¾⅐-⅞])/gu, " ");
  return apart.replaceAll(/\p{No}/gu, (sign) => sign.normalize("NFKC")).replaceAll(/(?![0-9])\p{Nd}/gu, asciiDigit);
}

/** Everything that was given: the readings of every number, and months by name. */
function givenIn(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const named = months.flatMap((month, place) => (words.some((word) => month.test(word)) ? [`month ${place + 1}`] : []));
  return new Set([...named, ...figuresIn(text).flatMap((one) => one.readings.flat())]);
}

/** The number of a list at the start of a line, and the numbers of stand-ins, are no figures. */
const noFigures = /^[^\S\n]*(?:[-*•][^\S\n]*)?\(?\d{1,2}[.)](?=\s)|\[~*(?:person|e-?mail|phone)\s?\d[^\]\n]*\]/gimu;
const signBefore = /(?:(?:[€$£]|(?<!\p{L})(?:EUR|USD))[ \u00a0]?|(?<!\p{L})[x×])$/iu;
const signBehind = /^(?:[ \u00a0\u202f]?[%‰€$£]|[x×](?!\p{L})|k(?![\p{L}\p{N}]))/iu;

/** As it was written, with a sign that belongs to it. */
function writtenOf(text: string, { from, to }: Figure): string {
  const before = signBefore.exec(text.slice(Math.max(0, from - 4), from))?.[0] ?? "";
  return before + text.slice(from, to) + (signBehind.exec(text.slice(to, to + 3))?.[0] ?? "");
}

/** Lithuanian "ten" is "there". */
function isThere(word: string, text: string): boolean {
  return word.toLowerCase() === "ten" && (tongueOf(text) === "lt" || /[ąčęėįšųū]|(?<!\p{L})(?:yra|ir|kur)(?!\p{L})/iu.test(text));
}

function isFree(value: string): boolean {
  return value === "0" || value === "1";
}

/** A second reading that comes down to one alone ("1:00") is no excuse. */
function isGiven({ loose, readings }: Figure, given: ReadonlySet<string>): boolean {
  const counting = readings.filter((values, place) => place === 0 || values.length > 1 || !values.every(isFree));
  return loose || counting.some((values) => values.every((value) => isFree(value) || given.has(value)));
}

/**
 * Figures in what a model said that stand nowhere in what it was given, each once: digits in any spelling and script, dates, times, fractions and
 * number words of the three languages. Nothing and one never count, nor do the numbers of a list.
 */
export function inventedFigures(output: string, inputs: string): readonly string[] {
  const given = givenIn(plain(inputs));
  const text = plain(output).replaceAll(noFigures, (all) => ";".repeat(all.length));
  const written = figuresIn(text).flatMap((one) => (isGiven(one, given) ? [] : [writtenOf(text, one)]));
  return [...new Set(written.filter((one) => !isThere(one, text)))];
}

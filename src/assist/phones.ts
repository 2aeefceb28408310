const phone = /(?<![\p{L}\p{N}]|\d[.,:])(?:\(\+?[\d-]{1,5}\)[ \u00a0-]?|\+)?\d(?:[ \u00a0\u202f().\-/]{0,2}\d){4,}(?![\p{L}\p{N}%])/gu;
/** So many digits and yet no telephone: dates, years, hours, sums, counting. */
const noPhones: readonly RegExp[] = [
  /(?<!\d)(?:(?:19|20)\d\d[ .\-/]\d{1,2}[ .\-/]\d{1,2}|\d{1,2}[.\-/]\d{1,2}[.\-/](?:19|20)\d\d)(?!\d)/u,
  /^(?:19|20)\d\d(?:\D+(?:19|20)\d\d)+$/u,
  /^\d{1,2}\.\d{1,2}\.?[ -]+\d{1,2}\.\d{1,2}$/u,
  /^\d{1,3}(?:[ .\u00a0\u202f]\d{3}){2,}$/u,
  /^\d+\.\d{1,2}$/u,
  /^\d(?:\D+\d)+$/u,
];
const money = /^[ \u00a0]?(?:[€$£%]|(?:eur|usd|gbp|kr|mln|milj|mlrd|tūkst|tuh)(?!\p{Ll}{4}))/iu;

/** Whether so many digits are somebody's number. */
function isPhone(match: RegExpExecArray, text: string): boolean {
  const [written] = match;
  const before = text.slice(Math.max(0, match.index - 12), match.index);
  const after = text.slice(match.index + written.length, match.index + written.length + 12);
  if (written.replaceAll(/\D/gu, "").length < 7) return false;
  if (/^\(?\+|^00\d{9}/u.test(written) || /(?<!\p{L})(?:tel|phone|mob|call|telefon\p{L}*)\.?:?\s*$/iu.test(before)) return true;
  return !noPhones.some((one) => one.test(written)) && !/[€$£]\s?$/u.test(before) && !money.test(after) && !/^:\d/u.test(after);
}

/** Where telephone numbers stand in a text: seven digits or more with what usually stands between, and no date, hour, year or sum. */
export function phonesIn(text: string): readonly RegExpExecArray[] {
  return [...text.matchAll(phone)].filter((match) => isPhone(match, text));
}

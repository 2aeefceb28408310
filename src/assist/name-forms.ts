const vowels = "aeiouõäöü";
const cases = ["", "l", "le", "lt", "ga", "st", "sse", "s", "ks", "ni", "na", "ta"];

/** Endings that an Estonian or an English name may carry: bare, with a vowel before the case, in the plural, or behind an apostrophe. */
const added: ReadonlySet<string> = new Set([
  ...cases,
  ...["a", "e", "i", "u"].flatMap((vowel) => cases.map((one) => `${vowel}${one}`)),
  "d",
  "t",
  "de",
  "dele",
  "del",
  "delt",
  "dega",
  "id",
  "ide",
  "ed",
  "te",
  "tele",
  "tega",
  "'s",
  "’s",
  "'",
  "’",
  ...["'i", "’i"].flatMap((one) => cases.map((end) => `${one}${end}`)),
]);

/** How the last consonants of an Estonian name soften before a vowel: Mart, Mardi; Kask, Kase; Sepp, Sepa. */
const gradations: readonly (readonly [strong: string, weak: string])[] = [
  ["sk", "s"],
  ["pp", "p"],
  ["tt", "t"],
  ["kk", "k"],
  ["ld", "ll"],
  ["nd", "nn"],
  ["rd", "rr"],
  ["p", "b"],
  ["t", "d"],
  ["k", "g"],
];

/** Lithuanian declensions: ending of the nominative, and the endings that take its place. */
const declensions: readonly (readonly [nominative: string, others: readonly string[]])[] = [
  ["as", ["o", "ui", "ą", "u", "e", "ai", "us", "ams", "ais", "uose", "ų"]],
  ["is", ["io", "iui", "į", "iu", "yje", "i", "iai", "ių"]],
  ["ys", ["io", "iui", "į", "iu", "yje", "y", "iai", "ių"]],
  ["us", ["aus", "ui", "ų", "umi", "au", "uje", "iaus", "iui", "iumi", "iau"]],
  ["a", ["os", "ai", "ą", "oje", "ų", "oms"]],
  ["ė", ["ės", "ei", "ę", "e", "ėje", "ių"]],
];

/** Before "i" and another vowel the consonant changes: Petraitis, Petraičio; Vaidas stays. */
const softened: readonly (readonly [hard: string, soft: string])[] = [
  ["t", "č"],
  ["d", "dž"],
];

function isAdded(word: string, token: string): boolean {
  return token.startsWith(word) && added.has(token.slice(word.length));
}

function isGraded(word: string, token: string): boolean {
  return gradations.some(([strong, weak]) => {
    if (!word.endsWith(strong)) return false;
    const stem = word.slice(0, -strong.length) + weak;
    const rest = token.slice(stem.length);
    return stem.length > 1 && token.startsWith(stem) && vowels.includes(rest.charAt(0)) && rest !== "" && added.has(rest);
  });
}

function isDeclined(word: string, token: string): boolean {
  return declensions.some(([nominative, others]) => {
    if (!word.endsWith(nominative)) return false;
    const stem = word.slice(0, -nominative.length);
    if (stem.length < 2) return false;
    const soft = softened.flatMap(([hard, to]) => (stem.endsWith(hard) ? [stem.slice(0, -1) + to] : []));
    return [stem, ...soft].some((one) => token.startsWith(one) && others.includes(token.slice(one.length)));
  });
}

/**
 * Whether a word of a text is a form of a name: as it is, or with an ending of Estonian, Lithuanian or English behind it. Both in small letters.
 * Best effort: rarer declensions and nicknames are not known.
 */
export function isFormOf(name: string, token: string): boolean {
  return token === name || isAdded(name, token) || isGraded(name, token) || isDeclined(name, token);
}

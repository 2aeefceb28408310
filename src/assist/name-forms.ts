/**
 * How a form of a name begins, in small letters, and what may follow up to the end of the word. `inside`: the ending takes the place of a part of
 * the name (Jonas, Jonui), so that the whole word is the form; else it stands behind the name (Marko, Markole).
 */
export type Stem = { readonly begins: string; readonly ends: RegExp; readonly inside: boolean };

const locals = "sse|s|st|le|l|lt|ks|ni|na|ta|ga";
/** "Too" in Estonian, behind any case. */
const too = "(?:[gk]i)?";
const vowel = /[aeiouyõäöüėąęįųū]$/u;

function stem(begins: string, ends: string, inside = false): Stem {
  return { begins, ends: new RegExp(`^(?:${ends})$`, "u"), inside };
}

/** Behind a consonant a vowel comes first; which one no rule tells, so those that make other words of short names are left out. */
function behindConsonant(name: string): string {
  const withI = `i(?:t|${locals})?`;
  if (name.length <= 3) return withI;
  const bare = /[lnrs]$/u.test(name) ? ["t"] : [];
  return [withI, "u(?:t|sse|le|l|lt|ks|ni|na|ta|ga)?", `[ae](?:${locals})?`, ...bare].join("|");
}

function behindVowel(name: string): string {
  return name.length <= 3 ? `t|${locals}` : `t|d|de|dele|del|dega|${locals}`;
}

/** How the end of an Estonian name changes before a vowel (Mart, Mardi; Kask, Kase; Peeter, Peetri; Mägi, Mäe), and which vowels may come. */
const changes: readonly (readonly [strong: RegExp, weak: string, vowels: string])[] = [
  [/sk$/u, "s", "e"],
  [/nd$/u, "nn", "u"],
  [/ld$/u, "ll", "[ua]"],
  [/rd$/u, "rr", "[uae]"],
  [/e(?=[lr]$)/u, "", "[aiu]"],
  [/ne$/u, "s", "[et]"],
  [/gi$/u, "", "e"],
];
const gradations: readonly (readonly [hard: string, soft: string])[] = [
  ["p", "b"],
  ["t", "d"],
  ["k", "g"],
];

function weakStems(name: string): readonly Stem[] {
  if (name.length < 4) return [];
  const last = name.slice(-1);
  const isDouble = last === name.slice(-2, -1);
  const soft = gradations.flatMap(([hard, to]) => (last === hard ? [name.slice(0, -1) + (isDouble ? "" : to)] : []));
  const changed = changes.flatMap(([strong, weak, vowels]) =>
    strong.test(name) ? [stem(name.replace(strong, weak), `${vowels}(?:t|${locals})?${too}`)] : [],
  );
  return [...soft.map((one) => stem(one, `[aeiu](?:${locals})?${too}`)), ...changed];
}

/** Lithuanian declensions: the ending of the nominative, what has to stand before it, and the endings that take its place, with and without marks. */
const declensions: readonly (readonly [nominative: RegExp, others: string])[] = [
  [/(?<=..)as$/u, "o|ui|ą|a|u|e|ai"],
  [/(?<=.[^aeiouyõäöü])is$/u, "io|iui|į|iu|yje|i"],
  [/(?<=.[^aeiouyõäöü])ys$/u, "io|iui|į|iu|yje|y|i"],
  [/(?<=..)us$/u, "aus|ui|ų|u|umi|um|uje|au"],
  [/(?<=..)a$/u, "os|ai|ą|oje|oj"],
  [/(?<=..)[ėe]$/u, "ės|es|ei|ę|e|ė|ėje|eje|ėj"],
];

/** Before "i" and another vowel t and d change too: Petraitis, Petraičio; Gaidys, Gaidžio. */
function softened(begins: string): readonly Stem[] {
  const soft = begins.replace(/t$/u, "č").replace(/d$/u, "dž");
  return soft === begins ? [] : [stem(soft, "io|iui|iu", true)];
}

function declined(name: string): readonly Stem[] {
  return declensions.flatMap(([nominative, others]) => {
    if (!nominative.test(name)) return [];
    const begins = name.replace(nominative, "");
    return [stem(begins, others, true), ...(/[iy]s$/u.test(name) ? softened(begins) : [])];
  });
}

/** Who writes in a hurry leaves the marks out: Egle, Petraicio. */
function unmarked({ begins, ...rest }: Stem): readonly Stem[] {
  const bare = begins.normalize("NFD").replaceAll(/\p{M}/gu, "");
  return bare === begins ? [] : [{ begins: bare, ...rest }];
}

/**
 * The beginnings by which a word of somebody's name (in small letters) is found in a text: as it is, and with the endings of Estonian and
 * Lithuanian. Best effort: rarer declensions and pet names are not known.
 */
export function stemsOf(name: string): readonly Stem[] {
  const behind = vowel.test(name) ? behindVowel(name) : behindConsonant(name);
  const whole = name.length < 2 ? stem(name, "") : stem(name, `(?:${behind})?${too}`);
  const all = name.length < 3 ? [whole] : [whole, ...weakStems(name), ...declined(name)];
  return all.flatMap((one) => [one, ...unmarked(one)]);
}

/** Everyday words of the three languages that are a name, or a form of one, only with a great letter: "line" is not Linas, "kai" is "when". */
export const everyday: ReadonlySet<string> = new Set(
  `ana anna april art arts artist august bill bills grace heli hope june kai kaina last lea lead least leida line lines mai maid mail mais mark marks mate
    mates mato matau may norai norą norų õie õnne pat rein reins rich rose roses see sees sue tea teal teas time times will`.split(/\s+/u),
);

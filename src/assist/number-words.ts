/** What a number word says; `loose` ones mean something else as often (viis: five, way), or only contain a number (third): they count as given, never as invented. */
export type NumberWord = { readonly value: number; readonly loose: boolean };

const ones =
  "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const english: ReadonlyMap<string, number> = new Map<string, number>([
  ...ones.map((word, place) => [word, place + 2] as const),
  ...tens.map((word, place) => [word, (place + 2) * 10] as const),
  ["half", 0.5],
  ["halves", 0.5],
  ["dozen", 12],
  ["hundred", 100],
  ["thousand", 1000],
  ["million", 1e6],
  ["billion", 1e9],
]);

/** Estonian: nominative, genitive and partitive from one to ten; cases stand behind the genitive, tens and hundreds behind either. */
const estonian = [
  "üks|ühe",
  "kaks|kahe|kahte?",
  "kolm|kolme",
  "neli|nelja",
  "viis|viie|viit",
  "kuus|kuue|kuut",
  "seitse|seitsmet?",
  "kaheksat?",
  "üheksat?",
  "kümmet?|kümne",
];
const estonianCase = "(?:l|le|lt|s|st|sse|ks|ni|na|ta|ga)?";
const estonianOnes = estonian.map(
  (forms) =>
    new RegExp(`^(?:${forms})(?:(?<teen>teist(?:kümne|kümmet)?)|(?<ten>kümmend|kümne)|(?<hundred>sada|saja|sadat))?${estonianCase}$`, "u"),
);
const estonianBig: readonly (readonly [RegExp, number])[] = [
  [new RegExp(`^(?:sada|sadat|saja${estonianCase})$`, "u"), 100],
  [new RegExp(`^(?:tuhat|tuhandet|tuhande${estonianCase})$`, "u"), 1000],
  [new RegExp(`^(?:miljonit?|miljoni${estonianCase})$`, "u"), 1e6],
  [new RegExp(`^(?:miljardit?|miljardi${estonianCase})$`, "u"), 1e9],
  [/^tosin(?:at?|aga)?$/u, 12],
  [/^pool(?:ed|te|tel|telt|tele|tega)$/u, 0.5],
  [/^pool(?:teist|teise\p{L}*)$/u, 1.5],
];

const unit = "(?:i|ios|ių|is|ias|iems|ioms|iais|iomis|iuose|iose|eri|erios|erių|erius|erias|eriems|eriais)";
const lithuanian: readonly (readonly [RegExp, number])[] = [
  [/^(?:du|dvi|dviejų|dviejuose|dviejose|dviem|dvej(?:i|os|ų|us|as|iems|ais|omis))$/u, 2],
  [/^(?:trys|trijų|trims?|tris|trimis|trijuose|trijose|trej(?:i|os|ų|us|as|iems|ais|omis))$/u, 3],
  [new RegExp(`^(?:ketur${unit}|ketv${unit})$`, "u"), 4],
  ...["penk", "šeš", "septyn", "aštuon", "devyn"].map((stem, place) => [new RegExp(`^${stem}${unit}$`, "u"), place + 5] as const),
  [/^dešimt(?:ies|į|is|yje)?$/u, 10],
  ...["vienuo", "dvy", "try", "keturio", "penkio", "šešio", "septynio", "aštuonio", "devynio"].map(
    (stem, place) => [new RegExp(`^${stem}lik(?:a|os|ai|ą|oje|tą)$`, "u"), place + 11] as const,
  ),
  ...["dvi", "tris", "keturias", "penkias", "šešias", "septynias", "aštuonias", "devynias"].map(
    (stem, place) => [new RegExp(`^${stem}dešimt(?:ies|į|is|imt)?$`, "u"), (place + 2) * 10] as const,
  ),
  [/^šimt(?:as|o|ą|ui|u)$/u, 100],
  [/^tūkstan(?:tis|čio|tį|čiui|čiu)$/u, 1000],
  [/^milijon(?:as|o|ą|ui|u)$/u, 1e6],
  [/^milijard(?:as|o|ą|ui|u)$/u, 1e9],
  [/^tuzin(?:as|o|ą|u)$/u, 12],
  [/^perpus$/u, 0.5],
  [/^pus(?:antro|antros)$/u, 1.5],
];

/** Words that hold a number without saying so many, or that are other words as well. */
const loosely: readonly (readonly [RegExp, number])[] = [
  [/^(?:pool|poolt|poole|pusė|pusę|pusės|pusiau)$/u, 0.5],
  [/^(?:second|twice|both|couple|pair|teine|teise\p{L}*|mõlema\p{L}*|paar\p{L}*|antr\p{L}{1,5}|abu|abi|abiejų|abiem|pora|porą)$/u, 2],
  ...["thir", "four", "fif", "six", "seven", "eigh", "nin", "ten"].map(
    (stem, place) => [new RegExp(`^${stem}(?:d|th)$`, "u"), place + 3] as const,
  ),
  ...["kolma", "nelja", "viie", "kuue", "seitsme", "kaheksa", "üheksa", "kümne"].map(
    (stem, place) => [new RegExp(`^${stem}(?:s|nda\\p{L}*|ndik\\p{L}*)$`, "u"), place + 3] as const,
  ),
  ...["treč", "ketvirt", "penkt", "šešt", "septint", "aštunt", "devint"].map(
    (stem, place) => [new RegExp(`^${stem}\\p{L}{1,5}$`, "u"), place + 3] as const,
  ),
  ...["kahe", "kolme", "nelja", "viie", "kuue", "seitsme", "kaheksa", "üheksa", "kümne"].map(
    (stem, place) => [new RegExp(`^${stem}\\p{L}{4,}$`, "u"), place + 2] as const,
  ),
  [/^dešimt(?:as|a|o|os|ą|oji|asis)$/u, 10],
  [/^viis$/u, 5],
  [/^kuus$/u, 6],
];

/** What makes the number before it greater, as an abbreviation or as a plural that says nothing alone. */
const multipliers: readonly (readonly [RegExp, number])[] = [
  [/^šimt(?:ai|ų|us|ams|ais)$/u, 100],
  [/^(?:tuh|tūkst|tūkstan(?:čiai|čių|čius|čiais))$/u, 1000],
  [/^(?:mln|milj|milijon(?:ai|ų|us|ais))$/u, 1e6],
  [/^(?:mlrd|mrd|milijard(?:ai|ų|us|ais))$/u, 1e9],
];

function firstOf(table: readonly (readonly [RegExp, number])[], word: string): number | undefined {
  return table.find(([form]) => form.test(word))?.[1];
}

function inEstonian(word: string): number | undefined {
  const place = estonianOnes.findIndex((form) => form.test(word));
  const found = estonianOnes[place]?.exec(word)?.groups;
  const one = place + 1;
  if (found?.["teen"] !== undefined) return one + 10;
  if (found?.["ten"] !== undefined) return one * 10;
  if (found?.["hundred"] !== undefined) return one * 100;
  return place < 1 ? firstOf(estonianBig, word) : one;
}

/** The number that a word says in English, Estonian or Lithuanian, in the forms it takes most; undefined for one and for every other word. */
export function numberWord(written: string): NumberWord | undefined {
  const word = written.normalize("NFC").toLowerCase();
  const loose = firstOf(loosely, word);
  const strict = english.get(word) ?? inEstonian(word) ?? firstOf(lithuanian, word);
  const isOther = loose !== undefined && (strict === undefined || loose === strict);
  if (isOther) return { value: loose, loose: true };
  return strict === undefined ? undefined : { value: strict, loose: false };
}

/** How many times the number before it a word says: hundred, tuhat, mln.; undefined for every other word. */
export function multiplier(written: string): number | undefined {
  const word = written.normalize("NFC").toLowerCase();
  const value = firstOf(multipliers, word) ?? english.get(word) ?? firstOf(estonianBig, word) ?? firstOf(lithuanian, word);
  return value !== undefined && value >= 100 ? value : undefined;
}

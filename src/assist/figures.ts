/** Words for numbers in the three languages, with the forms they take most. Estonian "viis" and "kuus" are left out: they are "way" and "in a month" as often. */
const words: Readonly<Record<number, string>> = {
  2: "two kaks kahe kahte kahel kahele kahest kahes du dvi dviejų dviem dviejose abu",
  3: "three kolm kolme kolmel kolmele kolmest trys tris trijų trims trimis",
  4: "four neli nelja nelja neljal keturi keturis keturias keturių keturiems",
  5: "five viie viit viiel viiele penki penkis penkias penkių penkiems",
  6: "six kuue kuut kuuel šeši šešis šešias šešių",
  7: "seven seitse seitsme seitset septyni septynis septynių",
  8: "eight kaheksa kaheksat aštuoni aštuonis aštuonių",
  9: "nine üheksa üheksat devyni devynis devynių",
  10: "ten kümme kümne kümmet dešimt dešimties",
  11: "eleven üksteist üheteistkümne vienuolika vienuolikos",
  12: "twelve dozen kaksteist kaheteistkümne tosin dvylika dvylikos tuzinas",
  15: "fifteen viisteist penkiolika",
  20: "twenty kakskümmend kahekümne dvidešimt dvidešimties",
  30: "thirty kolmkümmend kolmekümne trisdešimt",
  40: "forty nelikümmend neljakümne keturiasdešimt",
  50: "fifty viiskümmend viiekümne penkiasdešimt",
  60: "sixty kuuskümmend šešiasdešimt",
  70: "seventy seitsekümmend septyniasdešimt",
  80: "eighty kaheksakümmend aštuoniasdešimt",
  90: "ninety üheksakümmend devyniasdešimt",
  100: "hundred sada saja sadat šimtas šimto šimtą šimtų",
  1000: "thousand tuhat tuhande tuhandet tūkstantis tūkstančio tūkstantį tūkstančių",
  1_000_000: "million miljon miljoni milijonas milijono milijoną milijonų",
};

const valueOf: ReadonlyMap<string, number> = new Map(
  Object.entries(words).flatMap(([value, forms]) => forms.split(" ").map((form) => [form, Number(value)] as const)),
);

/** Digits with what may stand between them; not behind a letter, where they are a name (H2O, a1). */
const digits = /(?<![\p{L}\p{N}])\d+(?:[ \u00a0\u202f.,]\d+)*/gu;
const letters = /\p{L}+/gu;
const marker = /^\s*\d{1,2}[.)]\s/gmu;

/** What a written number may mean: separators are thousands in one country and decimals in another. */
function meanings(written: string): readonly number[] {
  const plain = Number(written.replaceAll(/\D/gu, ""));
  const last = Math.max(written.lastIndexOf("."), written.lastIndexOf(","));
  const decimal = last < 0 ? plain : Number(`${written.slice(0, last).replaceAll(/\D/gu, "")}.${written.slice(last + 1)}`);
  const parts = written.split(/\D+/u).map(Number);
  return [...new Set([plain, decimal, ...(parts.length > 1 ? parts : [])])];
}

function inWords(text: string): readonly (readonly [written: string, value: number])[] {
  return [...text.matchAll(letters)].flatMap(([word]) => {
    const value = valueOf.get(word.toLowerCase());
    return value === undefined ? [] : [[word, value] as const];
  });
}

/** Whether a number as it was written means nothing that was given; every part of a date has to be there. */
function isInvented(written: string, given: ReadonlySet<number>): boolean {
  const [plain = 0, decimal = plain, ...parts] = meanings(written);
  if ([plain, decimal].some((one) => one === 0 || one === 1 || given.has(one))) return false;
  return parts.length === 0 || !parts.every((one) => given.has(one));
}

/**
 * Figures in what a model said that stand nowhere in what it was given, as it wrote them: digits in any spelling, and number words of the three
 * languages. One and none never count, nor do the numbers of a list.
 */
export function inventedFigures(output: string, inputs: string): readonly string[] {
  const given = new Set([...[...inputs.matchAll(digits)].flatMap(([one]) => meanings(one)), ...inWords(inputs).map(([, value]) => value)]);
  const bare = output.replaceAll(marker, "");
  const figures = [...bare.matchAll(digits)].map(([one]) => one).filter((one) => isInvented(one, given));
  const spoken = inWords(bare)
    .filter(([, value]) => !given.has(value))
    .map(([word]) => word);
  return [...figures, ...spoken];
}

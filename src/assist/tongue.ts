import type { Language } from "#locale/languages.ts";

/** Small words that a sentence hardly does without. Words that two of the languages share are in none. */
const own: Readonly<Record<Language, string>> = {
  en: "the and of to is that it for was are with they at this from have or by not but what all were when we there can an your which their if will how about out up them then she he her his has had would could should do does did you who no my me our us its than so as on be any some more only also just because where after before people",
  et: "ja ei see on ta et kui mis oma aga ka siis nad me te kes nii mida või ning seda selle sest kas kuidas juba veel oli olid olema olla saab saada pole ole mul sul tal meil teil neil ma sa mind sind teda meid teid neid meie teie nende nad enam väga kõik iga ainult pärast enne kuni üle alla juurde jaoks koos ilma vaid ehk kuhu kus millal miks keegi miski nüüd praegu siin seal peab võib tuleb läheb teeb inimesed inimene klient kliendid klienti kliente",
  lt: "ir yra kad tai ne bet kaip ar jis ji jie jos mes jūs mūsų jūsų savo su iš į už po prie per nuo iki dėl be tik dar jau labai kai kur kas ką ko kam kuris kuri kurie kurios buvo bus būti gali galima reikia turi nėra visi visos viskas viską šis ši šie tas ta tie apie tarp jei jeigu kadangi todėl nes arba taip pat čia ten dabar kada kodėl niekas kažkas žmonės žmogus klientas klientai klientų klientui mums jums jiems man tau aš tu",
};

/** The same of other languages that a model may fall into. */
const others =
  "der die das und ist nicht mit für von den dem ein eine auf wir sie auch werden wird haben oder wenn wie zum zur le la les des est une dans pour pas que qui sur avec nous vous être sont mais el los las una por para con como pero más está son del ja on niin kuin että mutta myös joka ovat olla hän minä sinä meidän teidän heidän tämä mitä siitä missä tulevat kanssa sitten vielä nyt sekä koska kun vai voi un ir kas par bet arī vai no uz ar lai tas šis viņi mēs jūs mūsu ļoti tikai jau nav būt var pēc nie się jest że do na jak ale czy przez tak już tylko być są dla";

const shortest = 25;

function listOf(text: string): ReadonlySet<string> {
  return new Set(text.split(" "));
}

const lists = (Object.keys(own) as Language[]).map((language) => [language, listOf(own[language])] as const);
const theirs = listOf(others);
const foreign = new Set([...theirs].filter((word) => !lists.some(([, list]) => list.has(word))));

/** Letters that only one of the three has. */
const letters: readonly (readonly [language: Language, which: RegExp])[] = [
  ["et", /[õü]/gu],
  ["lt", /[ąčęėįųū]/gu],
];

const otherScripts =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

function scoreOf(language: Language, words: readonly string[], text: string): number {
  const list = lists.find(([one]) => one === language)?.[1];
  const small = words.filter((word) => list?.has(word) === true).length;
  const signs = letters.filter(([one]) => one === language).reduce((sum, [, which]) => sum + (text.match(which)?.length ?? 0), 0);
  return small + Math.min(signs, words.length) * 0.5;
}

/** The language that a text is in, by its small words and letters; "other" where it is clearly none of the three, "unsure" where it is too short to tell. */
export function tongueOf(text: string): Language | "other" | "unsure" {
  const low = text.toLowerCase();
  const count = (low.match(/\p{L}/gu) ?? []).length;
  if ((low.match(otherScripts)?.length ?? 0) > count / 3 && count > 3) return "other";
  if (count < shortest) return "unsure";
  const words = low.match(/\p{L}+/gu) ?? [];
  const scores = (["en", "et", "lt"] as const).map((language) => [language, scoreOf(language, words, low)] as const);
  const [[best, most], [, next]] = scores.toSorted((a, b) => b[1] - a[1]) as [readonly [Language, number], readonly [Language, number]];
  const strange = words.filter((word) => foreign.has(word)).length;
  if (strange > 2 && strange >= most) return "other";
  // One sign alone is a name or a borrowed word.
  return most >= 2 && most > next + strange * 0.5 ? best : "unsure";
}

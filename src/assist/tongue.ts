import type { Language } from "#locale/languages.ts";

type Tongue = Language | "lv" | "fi" | "ru" | "de" | "pl" | "fr" | "es";

/**
 * Small words that sentences hardly do without, and a few that workshops are full of. A word may stand in several lists: then it speaks for each,
 * and the others decide.
 */
const small: Readonly<Record<Tongue, string>> = {
  en: `the and of to is that it for was are with they at this from have or by not but what all were when we there can an a your which their if will
    how about out up them then she he her his him has had would could should do does did done you who no my me our us its than so as on in be been
    any some more most only also just because where after before people each every other into over while during without between through until
    still yet too very these those here i am one two make get goes need now new per`,
  et: `ja ei see on ta et kui mis oma aga ka siis nad me te kes nii mida või ning seda selle sest kas kuidas juba veel oli olid olema olla saab saada
    pole ole mul sul tal meil teil neil ma sa mind sind teda meid teid neid meie teie nende nad enam väga kõik iga ainult pärast enne kuni üle alla
    juurde jaoks koos ilma vaid ehk kuhu kus millal miks keegi miski nüüd praegu siin seal peab võib tuleb läheb teeb inimesed inimene klient kliendid
    klienti kliente kliendi need neile teile meile mille millest millel selleks sellest sellel sel kõige mitte palju rohkem vähem aastat päeva korda
    poolt vastu kohta järgi järel eest ees läbi ära välja sisse peale pealt juures küll siiski samuti näiteks seega olla olete oleme on tema kelle
    keda teine teise üks kaks kolm ühe kogu igal sinu minu olnud saanud tehke palun`,
  lt: `ir yra kad tai ne bet kaip ar jis ji jie jos mes jūs mūsų jūsų savo su iš į už po prie per nuo iki dėl be tik dar jau labai kai kur kas ką ko
    kam kuris kuri kurie kurios kurį kurią buvo bus būti gali galima reikia turi nėra visi visos visą visus viskas viską šis ši šie šį šią šio tas ta
    tą tie to apie tarp jei jeigu kadangi todėl nes arba taip pat čia ten dabar kada kodėl niekas kažkas žmonės žmogus žmonių klientas klientai klientų
    klientui klientams kliento mums jums jiems jam jai man tau aš tu o nei kol kiek vis tad pagal prieš pas ant ties tačiau kiekvienas kiekvieną
    vienas viena vieną du dvi trys tris galite turite jų jo jos bei arba tiek daug mažiau daugiau`,
  lv: "un ir kas par no bet arī uz ar ka vai lai tas tā šis viņi viņš mēs jūs mūsu jūsu ļoti tikai jau nav būt bija var pēc pie kā ko kad tad vēl visi mums jums klienti pirms",
  fi: `ja on ei että kuin niin kun mutta myös joka jotka ovat oli olla ollut hän minä sinä he se ne me te meidän teidän heidän tämä tämän mitä mikä
    siitä missä kanssa sitten vielä nyt sekä tai jos koska vain voi hyvin eivät emme meille asiakkaat asiakkaan`,
  ru: "chto kak eto ne na i v my vy oni dlya ili tolko ochen uzhe mozhno kogda yesli esli tozhe potomu nash nashi vse byl bylo budet chtoby",
  de: `der die das und ist nicht mit für von den dem des ein eine einen einer auf wir sie ich auch werden wird haben oder wenn wie zum zur sind aber
    noch nur über dass bei nach unsere uns kunden im zu so was man`,
  pl: "nie się jest że do na jak ale czy przez tak już tylko być są dla w z i o od po który która które oraz także nas nasz my klienci można bardzo jego ich",
  fr: `le la les des est une un dans pour pas que qui sur avec nous vous être sont mais ce cette ces et à au aux du de en plus par ne se il elle ils
    leur nos clients`,
  es: "el la los las un una por para con como pero más está están son del que de en y no se su sus lo al nuestro nuestros clientes muy cuando también es",
};

/** Letters that hardly any other of the languages writes. */
const letters: Readonly<Partial<Record<Tongue, RegExp>>> = {
  et: /[õü]/gu,
  lt: /[ėįųūšž]|[ąę](?![^\s]*[łśźżćń])/gu,
  lv: /[āēīģķļņ]/gu,
  pl: /[łśźżćńó]/gu,
  de: /ß/gu,
  fr: /[éèêçàûî]/gu,
  es: /[ñ¿¡áíó]/gu,
};

/** How words end in the three languages, and what no other of the three writes: they decide where small words are few. */
const shapes: Readonly<Partial<Record<Tongue, RegExp>>> = {
  en: /(?:ing|tion|tions|ed|ly|ness|ment|ments|ity|ous|ful|ers?|able|ies|ght|ck)$|[qwx]|^wh|th|sh|ea|ou/u,
  et: /(?:mine|mise|mist|misel|miseks|tud|dud|nud|ga|le|lt|st|sse|ks|ni|ud|id|de|te|ade|ide|iks|ust|use|uses|tse|atse|ja|jad|vad|da|ma)$|aa|uu|õ|ää|öö|üü|oo|ee|ii|äe|öö|õi/u,
  lt: /(?:as|is|us|ys|ai|iai|ti|uoti|inti|oti|os|ės|yje|oje|uose|ose|ams|oms|iems|ais|omis|imas|imo|imą|iui|iau|ime|ame|ote|ėjo|o|ų|į|ą|ę|ė|ius)$|[ėįų]|ie|uo|ž|š/u,
  fi: /(?:ssa|ssä|sta|stä|lla|llä|lle|nen|een|uu|yy|aan|ään|mme|tte|vat|vät|ksi|minen)$|yy|yö|äy|uo/u,
};

/** What one sign is worth: a small word, a letter of its own, a shape. */
const worth = { word: 2, letter: 1, shape: 0.7 };
/** What is written alike in every language: stand-ins, links, addresses, people and commands of a chat. */
const alike = /\[~*(?:person|e-?mail|phone)[^\]]*\]|\S+(?:@|:\/\/)\S+|www\.\S+|(?<!\S)[@/#]\S+/gu;
const fewest = 25;
/** Chinese and its neighbours say in few signs what takes others many. */
const fewestStrange = 8;
const least = 2.5;
/** How far the best has to be before the next. */
const ahead = 1.15;

const tongues = Object.keys(small) as readonly Tongue[];
const lists = new Map(tongues.map((tongue) => [tongue, new Set(small[tongue].split(/\s+/u))]));

function scoreOf(tongue: Tongue, words: readonly string[]): number {
  const list = lists.get(tongue);
  const letter = letters[tongue];
  const shape = shapes[tongue];
  return words.reduce((sum, word) => {
    const known = list?.has(word) === true ? worth.word : 0;
    const own = letter === undefined ? 0 : Math.min(2, word.match(letter)?.length ?? 0) * worth.letter;
    return sum + known + own + (known === 0 && word.length > 3 && shape?.test(word) === true ? worth.shape : 0);
  }, 0);
}

function isOurs(tongue: Tongue): tongue is Language {
  return tongue === "en" || tongue === "et" || tongue === "lt";
}

/** By words and letters, where there are enough of them. */
function spoken(low: string): Language | "other" | "unsure" {
  const words = low.match(/\p{L}+/gu) ?? [];
  const scores = tongues.map((tongue) => ({ tongue, score: scoreOf(tongue, words) }));
  const [best, next] = scores.toSorted((a, b) => b.score - a.score);
  if (best === undefined || next === undefined || best.score < least || best.score < next.score * ahead) return "unsure";
  return isOurs(best.tongue) ? best.tongue : "other";
}

function countOf(text: string, letter: RegExp): number {
  return text.match(letter)?.length ?? 0;
}

/**
 * The language that a text is in, by its small words, its letters and how its words end: one of ours, "other" where it is clearly another, "unsure"
 * where it is too short or says too little.
 */
export function tongueOf(text: string): Language | "other" | "unsure" {
  const low = text.normalize("NFC").toLowerCase().replaceAll(alike, " ");
  const count = countOf(low, /\p{L}/gu);
  if (count >= fewestStrange && countOf(low, /\p{Script=Latin}/gu) < count / 2) return "other";
  return count < fewest ? "unsure" : spoken(low);
}

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { tongueOf } from "#assist/tongue.ts";

const sentences = {
  en: [
    "We would like to know what the customers think about it when they come back to us.",
    "Customers phone first, asking whether anyone answers nowadays.",
    "The hall is sealed, so coaches teach small groups outside on Tuesdays.",
    "Nobody told Giedrė Žukauskaitė that the delivery to Põlva was cancelled.",
  ],
  et: [
    "Me tahaksime teada, mida kliendid sellest arvavad, kui nad meie juurde tagasi tulevad.",
    "Lauateenindus keelatud, köök töötab poole koormusega",
    "Tellimuste vastuvõtt telefonitsi lõpetatakse",
    "Meie kliendid helistavad koigepealt ja kusivad, kas pood on avatud.",
    "Saada [person 1]le ja [person 2]le e-mail, et nad teaksid hinda.",
  ],
  lt: [
    "Norėtume sužinoti, ką klientai apie tai galvoja, kai jie pas mus sugrįžta.",
    "Nuotolinis mokymas klientų mechanikams",
    "Avarinė pagalba telefonu visą parą",
    "Kiekviena ryta darbuotoja patikrina uzsakymus ir kruopsciai juos supakuoja.",
    "Kanale parašykite /invite @Teekond, tada pradėkite sesiją komanda /journey.",
  ],
  other: [
    "Мы хотели бы узнать, что думают об этом клиенты.",
    "Οι πελάτες μας τηλεφωνούν πρώτα και ρωτούν.",
    "お客様はまず電話をかけて、店が開いているかどうかを尋ねます。",
    "Unsere Kunden rufen zuerst an und fragen, ob der Laden geöffnet hat.",
    "Asiakkaamme soittavat ensin ja kysyvät, onko kauppa auki.",
    "Kokous siirrettiin huomiseen, koska puheenjohtaja sairastui äkillisesti.",
    "Mūsu klienti vispirms zvana un jautā, vai veikals ir atvērts.",
    "Kāpēc viesu ir mazāk nekā pagājušajā gadā?",
    "Nasi klienci najpierw dzwonią i pytają, czy sklep jest otwarty.",
    "Nos clients appellent d'abord et demandent si le magasin est ouvert.",
    "Nuestros clientes llaman primero y preguntan si la tienda está abierta.",
    "My ne znaem, chto delat, kogda oni uzhe ushli i ne vernulis.",
  ],
  unsure: [
    "Call Tom",
    "",
    "Kati Põder",
    "Jah, teeme!",
    "Hmm hmm hmm hmm hmm hmm hmm hmm hmm",
    "1 200 € 45 % 2026-11-29 14:00",
    "[person 1] [person 2] [person 3] [e-mail 1]",
  ],
} as const;

describe("the language of a text", () => {
  for (const [tongue, all] of Object.entries(sentences)) it.each(all)(`${tongue}: %s`, (text) => expect(tongueOf(text)).toBe(tongue));
});

const shared = new URL("../../../shared/", import.meta.url);
type Sample = readonly [language: string, sentence: string];

function split(text: string): readonly string[] {
  return text.split(/(?<=[.!?…])\s+|\n/u).filter((one) => (one.match(/\p{L}/gu) ?? []).length >= 40);
}

/** The texts of the seeds are in Estonian, one in Lithuanian. */
function seeds(): readonly Sample[] {
  const folder = new URL("seeds/", shared);
  return readdirSync(folder).flatMap((file) => {
    const text = readFileSync(new URL(file, folder), "utf8");
    const language = /[ėųįą]/u.test(text) && !text.includes("õ") ? "lt" : "et";
    return split(text).map((one) => [language, one] as const);
  });
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [];
}

function scripts(): readonly Sample[] {
  const folder = new URL("workshops/", shared);
  return readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .flatMap((file) => {
      const script = parse(readFileSync(new URL(file, folder), "utf8")) as { readonly language: string };
      return textsIn(script).flatMap((text) => split(text).map((one) => [script.language, one] as const));
    });
}

describe.each([
  ["seeds", seeds],
  ["workshops", scripts],
] as const)("the language of the sentences in %s", (name, read) => {
  it("is found, and never taken for another", () => {
    if (!existsSync(new URL(`${name}/`, shared))) {
      process.stderr.write(`\n!!! no ${name} beside the project: the language of their sentences is not looked at\n`);
      return;
    }
    const samples = read();
    const missed = samples.filter(([language, text]) => tongueOf(text) !== language);
    const wrong = missed.filter(([, text]) => tongueOf(text) !== "unsure");
    expect(samples.length).toBeGreaterThan(50);
    expect(wrong).toEqual([]);
    expect(missed.length / samples.length, JSON.stringify(missed)).toBeLessThanOrEqual(0.01);
  });
});

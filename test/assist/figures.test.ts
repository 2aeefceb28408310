import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inventedFigures } from "#assist/figures.ts";

describe("figures that were given", () => {
  it.each([
    ["1,200.50 a year", "1 200,50 eurot"],
    ["1 200 eurot", "1.200 EUR"],
    ["1\u00a0200 ja 1\u2009200", "1200"],
    ["1'200 or 1,200", "tūkstantis du šimtai ir 1200"],
    ["0.5", "0,50"],
    ["€300, 300 €, EUR 300", "they pay 300 each"],
    ["12 % and 12%", "twelve of them"],
    ["3x, x3, 2x3", "2 and three"],
    ["2 weeks", "two weeks"],
    ["two weeks", "2 weeks"],
    ["kahe nädala pärast, kahel, kahega", "two"],
    ["dviejų, dviem, dvi", "2"],
    ["keturiais, keturioms, ketveri", "4"],
    ["twenty-five, kakskümmend viis, dvidešimt penki, kahekümne viie", "25"],
    ["25", "twenty five"],
    ["kolmteist, kolmeteistkümne, thirteen, trylikos", "13"],
    ["two hundred, kakssada, kahesaja, du šimtai", "200"],
    ["three hundred and fifty", "350"],
    ["3 million, 3 mln, kolm miljonit, 3 000 000", "trys milijonai"],
    ["25 tuhat, 25k, 25 tūkst.", "25 000"],
    ["1,5 miljonit", "1.5 million"],
    ["2026-12-01, 01.12.2026, 1/12/2026", "2026-12-01"],
    ["1. detsembril 2026", "2026-12-01"],
    ["enne 3. detsembrit", "2026-12-03"],
    ["2026-12-03", "3 December 2026"],
    ["2026-12-03", "2026 m. gruodžio 3 d."],
    ["14:00, 14.00, kell 14", "14:00"],
    ["14:30", "kell 14.30"],
    ["3–5, 3-5", "3 kuni 5"],
    ["the 3rd week", "kolmas nädal"],
    ["2 inimest", "mõlemad"],
    ["one of us, üks meist, vienas iš mūsų, vieną, ühe, 1, 1 %", "we"],
    ["0 and 00", "nothing"],
    ["1. First\n2. Second\n  3) Third\n- 4. Fourth\n(5) Fifth", "things"],
    ["H2O, B2B, Q3 and a12", "water"],
    ["Kuus viis parim viis", "see on"],
    ["jie yra ten, kur stovi", "nieko"],
    ["[person 12] and [phone 7] and [e-mail 3]", "x"],
    ["Two weeks, 14 days", "x\nTwo\n14 z"],
    ["two hundred", "\\two hundred"],
    ["３００ eurot, ٣٠٠, ३००", "300"],
    ["½, half of them, 1⁄2", "pooled"],
    ["1½ hours", "1 ½"],
    ["poolteist tundi, pusantros valandos", "1.5"],
    ["ühelt poolt ja teiselt poolt, iš mūsų pusės", "x"],
    ["on behalf of them", "x"],
    ["m² and CO₂", "x"],
    ["", ""],
  ])("%s (given: %s)", (output, given) => expect(inventedFigures(output, given)).toEqual([]));
});

describe("figures that nobody gave", () => {
  it.each([
    ["We save 300 euros", "It costs a lot", ["300"]],
    ["€300 or 300 € or 12 % or 3x", "x", ["€300", "300 €", "12 %", "3x"]],
    ["1 200", "200", ["1 200"]],
    ["300 people", "12 300", ["300"]],
    ["2 000", "2", ["2 000"]],
    ["1 000", "one", ["1 000"]],
    ["3 million", "3 people", ["3 million"]],
    ["10", "100", ["10"]],
    ["1.5", "15", ["1.5"]],
    ["50", "0.50", ["50"]],
    ["seventeen, kolmteist, penkiolika", "x", ["seventeen", "kolmteist", "penkiolika"]],
    ["twenty-five", "20 and 5", ["twenty-five"]],
    ["kaheksale, kümnele", "x", ["kaheksale", "kümnele"]],
    ["per dvi savaites", "in a while", ["dvi"]],
    ["Tom went ten times", "x", ["ten"]],
    ["on 2026-12-02", "by 2026-12-01", ["2026-12-02"]],
    ["at 14:30", "at 14:00", ["14:30"]],
    ["at 1:00", "x", ["1:00"]],
    ["10-15", "x", ["10", "15"]],
    ["5 and 5 and five", "x", ["5", "five"]],
    ["In 3. nädalal", "x", ["3"]],
    ["３００ ja ٤٥", "x", ["300", "45"]],
    ["half of your customers", "all of them", ["half"]],
    ["¾ of them, ⅓", "x", ["3⁄4", "1⁄3"]],
    ["pooltele klientidest", "x", ["pooltele"]],
    ["② people", "x", ["2"]],
    ["pusantros valandos", "x", ["pusantros"]],
  ] as const)("%s (given: %s)", (output, given, invented) => expect(inventedFigures(output, given)).toEqual(invented));

  it("are never in what was given, whatever it is", () => {
    const parts = fc.oneof(
      fc.constantFrom(
        "1 200",
        "1.200,50",
        "2026-12-01",
        "24.10",
        "14:00",
        "3x",
        "€5",
        "12 %",
        "two hundred",
        "kakskümmend viis",
        "du šimtai",
        "3 mln",
        "ten",
        "7-8-99",
      ),
      fc.constantFrom(" ", "\n", "-", ".", ",", " and ", "2", "45", "678", "x", "k", "[person 3]", "1. "),
      fc.string({ unit: "grapheme", maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 10 }), (all) => {
        const text = all.join("");
        expect(inventedFigures(text, text)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it("are found whatever number it is", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9_999_999 }), (n) => {
        const grouped = [n.toLocaleString("en"), n.toLocaleString("et"), n.toLocaleString("de"), String(n)];
        for (const one of grouped) {
          expect(inventedFigures(`about ${one} people`, `some`)).toEqual([one]);
          for (const given of grouped) expect(inventedFigures(`about ${one} people`, `there were ${given} of them`)).toEqual([]);
        }
      }),
    );
  });
});

describe("figures, in short", () => {
  it.each([
    ["We save 300 euros", "It costs a lot", ["300"]],
    ["We save 300 euros", "They pay 300 each", []],
    ["1,200.50 a year", "1 200,50 eurot", []],
    ["1 200 eurot", "1.200 EUR", []],
    ["12 %", "twelve of a hundred", []],
    ["two weeks", "2 weeks", []],
    ["kahe nädala pärast", "two weeks", []],
    ["per dvi savaites", "in a while", ["dvi"]],
    ["three of them", "some of them", ["three"]],
    ["on 2026-12-01", "by 2026-12-01", []],
    ["on 2026-12-02", "by 2026-12-01", ["2026-12-02"]],
    ["one of us, üks meist, vienas iš mūsų, 1", "we", []],
    ["1. First\n2. Second", "things", []],
    ["H2O and a12", "water", []],
    ["at 14:00", "at 2 pm", ["14:00"]],
    ["0 and 00", "nothing", []],
    ["Kuus viis", "see on", []],
  ] as const)("%s (given: %s)", (output, given, invented) => {
    expect(inventedFigures(output, given)).toEqual(invented);
  });

  it("never finds any in what was given", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => void expect(inventedFigures(text, text)).toEqual([])));
    fc.assert(fc.property(fc.float({ noNaN: true }), (n) => void expect(inventedFigures(`x ${n}`, `y ${n}`)).toEqual([])));
  });
});

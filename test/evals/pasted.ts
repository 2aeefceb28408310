import type { Language } from "#locale/languages.ts";

/** What people of a workshop write for the eval: what they paste, what the one who decides has to know, and who comes late. */
export type Pasted = {
  /** how customers are served, as somebody would describe it to a new colleague */
  readonly process: string;
  /** customers' sayings, one a line; the last is about no contact of the journey */
  readonly sayings: readonly string[];
  readonly obstacle: string;
  /** what somebody does not agree with */
  readonly dissent: string;
  readonly latecomer: string;
};

/** By the workshop's language: of each language there is one. */
export const pasted: Readonly<Record<Language, Pasted>> = {
  en: {
    process: [
      "People usually find us by searching for a climbing wall near their office and reading the last reviews.",
      "Most of them then book a free taster hour on the web page and climb four easy routes with Tom.",
      "Whoever wants to stay fills in the sign-up and the waiver on a phone.",
      "On the first evening they queue at the front desk and get a key tag.",
      "Before they may climb alone, a coach watches them tie knots and signs their belay card.",
      "Shoes and harness are hired at the counter beside the lockers.",
      "Once a week they climb for two hours in a group of six with the same coach.",
      "Between the sessions they write an e-mail to the coach when something hurts, and the answer takes about two days.",
      "After eight weeks they repeat the test route and hear what has changed.",
      "Once a month a newsletter with the new routes goes out.",
      "Every third Friday they may bring a friend for nothing.",
      "The accounts are done on Mondays, which no member ever sees.",
    ].join(" "),
    sayings: [
      "Tom remembered which foot I was afraid of, after a whole summer.",
      "I wrote three times to freeze my membership, and then I simply cancelled it.",
      "The shoes in my size are always out.",
      "I waited two days to hear whether I should rest my finger.",
      "After my first hour on the wall I came home proud and could not lift a cup.",
      "Nobody at the desk knew my name after a year.",
      "The newsletter is nice, I look at the pictures.",
      "There is nowhere to park in your street.",
    ],
    obstacle: "We have nobody who can pack the boxes while the coaches are on calls.",
    dissent:
      "I do not believe that a plan on video keeps people until February; half of them will be gone by Christmas, and we should say so.",
    latecomer: "Aoife Brennan",
  },
  et: {
    process: [
      "Reede õhtul paneme nädala menüü Instagrami ja kodulehele.",
      "Külaline vaatab telefonist, mida pühapäeval pakutakse, ja täidab siis broneerimisvormi või helistab.",
      "Neli tundi hiljem saab ta sõnumi kuupäeva ja kellaajaga.",
      "Pühapäeval jätab pere vankri trepi alla ja ronib üles, kus Triin juhatab ta lauda.",
      "Lauas räägib külaline teenindajale oma soovid ja allergiad.",
      "Esimest kohvi tuleb oodata umbes veerand tundi.",
      "Kui toit on laual, tuleb Marko köögist ja räägib, kust juust pärit on.",
      "Arve saab külaline lauas ja maksab teenindajale.",
      "Ukse kõrval on külalisraamat, kuhu mõni kirjutab paar rida.",
      "Kes pole rahul, saadab järgmisel päeval kirja, millele me alati ei vasta.",
      "Kes käib tihti, saab templikaardi, mille kümnes kohv on meie poolt.",
      "Hommikuti tellib Helje kauba ja teeb arveid, aga seda külaline ei näe.",
    ].join(" "),
    sayings: [
      "Vormis oli kõik täis, aga telefonis leiti mulle kohe laud.",
      "Ronisime lastega üles ja keegi ei tulnud meile vastu.",
      "Ütlesin pähkliallergia kohta kolm korda, enne kui keegi selle üles kirjutas.",
      "Koka lugu juustutalust räägin siiani sõpradele edasi.",
      "Arvet ootasime nii kaua, et lapsel oli jope juba seljas.",
      "Kirjutasin teile saiast leitud pähklist ja vastust pole tänaseni.",
      "Templikaart on mul alati teise jope taskus.",
      "Teie tänaval on talvel libe.",
    ],
    obstacle: "Meil ei ole kedagi, kes pühapäeva hommikul karbid laiali veaks.",
    dissent: "Ma ei usu, et karbitoit meid kevadeni kannab: pooled pered proovivad korra ja rohkem ei telli, ja seda tuleb ausalt öelda.",
    latecomer: "Kadri Tamm",
  },
  lt: {
    process: [
      "Klientas dažniausiai parašo per svetainę arba paskambina, kai šaldymo kameroje pakyla temperatūra.",
      "Giedrė užklausą perduoda meistrui, ir po kelių dienų Tomas atvažiuoja į pirmąją apžiūrą.",
      "Klientas vedžioja jį po cechą ir pasakoja linijos istoriją.",
      "Po apžiūros elektroniniu paštu išsiunčiame pasiūlymą ir sutartį.",
      "Prieš kiekvieną vizitą prie vartų vyksta instruktažas ir išrašomi leidimai.",
      "Kas tris mėnesius meistrai atvyksta į planinę priežiūrą, ir linija tuo metu stovi keturias valandas.",
      "Sugedus įrangai, mechanikas naktį skambina avariniu numeriu ir viską pasakoja nuo pradžių.",
      "Baigus darbus klientas pasirašo popierinį aktą, o sąskaita ateina paštu.",
      "Kartą per metus gamybos vadovas susitinka su Rasa ir klausia, kodėl kyla kaina.",
      "Biure aktus suvedame į lentelę, bet to klientas nemato.",
    ].join(" "),
    sayings: [
      "Du kartus pildžiau užklausą, o perskambino tik kitą savaitę.",
      "Jūsų meistras per pirmąją apžiūrą pagaliau išklausė visą mūsų linijos istoriją.",
      "Prie vartų leidimus tiems patiems žmonėms rašome kiekvieną kartą iš naujo.",
      "Naktį skambinau ir viską turėjau pasakoti nuo pradžių.",
      "Aktą pasirašiau ant konvejerio, o kur jis dabar, nežinau.",
      "Per metinį susitikimą taip ir nesupratau, už ką moku daugiau.",
      "Dėl planinės priežiūros liniją stabdėme keturias valandas, nors nieko nerado.",
      "Prie jūsų biuro nėra kur pastatyti automobilio.",
    ],
    obstacle: "Neturime žmogaus, kuris iki pavasario sukomplektuotų dalių dėžes visiems klientams.",
    dissent:
      "Netikiu, kad kliento mechanikas susitvarkys be meistro vietoje: po pirmos avarijos kalti liksime mes, ir tai reikia pasakyti garsiai.",
    latecomer: "Ona Jankauskienė",
  },
};

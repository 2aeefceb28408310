import type { Answer } from "../peers/openai/answers.ts";
import type { Asked } from "../peers/openai/asked.ts";

type Data = Readonly<Record<string, unknown>>;
type Line = { readonly id: string; readonly text?: string; readonly name?: string };

const list = (data: Data, key: string): readonly Line[] => (data[key] ?? []) as readonly Line[];

/** What the model of a test says: sentences of the session's language without any figure. */
const words = {
  English: {
    question: "Which of these would your customers notice first, and how would they tell you?",
    old: "An old man without a car",
    oldSays: "I do not know how to use any of this, and nobody tells me whom to ask.",
    young: "A young mother with small children",
    youngSays: "I have no time to wait until somebody calls me back in the evening.",
    call: "A call to the customer",
    others: ["A letter with what is planned", "The customer asks a question", "A call after it is over"],
    does: "The customer says what they need, and we listen.",
    action: "Call the first customers and ask them how they are",
    measure: "Customers say that they were reached.",
    sentences: ["The house had to close its doors.", "The team has said why it is there.", "It is now looking for another way."],
    next: "Write what you think of the question that is open.",
    summary:
      "The house had to close. The team wants to keep what people come for. Nobody can come in any more, so it goes to them by telephone and by letter. It begins by calling those it knows best.",
    dissent: "Somebody doubts that all of them can be reached like this.",
    why: "This is a matter of the house, not of one person.",
    organisation: "It must not cost more",
    buyer: "Afraid of being blamed when it fails",
  },
  Estonian: {
    question: "Millist neist märkaksid teie kliendid kõige enne ja kuidas nad sellest teile räägiksid?",
    old: "Vanem mees, kellel autot ei ole",
    oldSays: "Ma ei oska ühtegi neist asjadest kasutada ja keegi ei ütle, kelle käest küsida.",
    young: "Noor ema väikeste lastega",
    youngSays: "Mul ei ole aega oodata, kuni keegi mulle õhtul tagasi helistab.",
    call: "Kõne kliendile",
    others: ["Kiri sellega, mis on plaanis", "Klient küsib küsimuse", "Kõne, kui kõik on läbi"],
    does: "Klient ütleb, mida ta vajab, ja meie kuulame.",
    action: "Helista esimestele klientidele ja küsi, kuidas neil läheb",
    measure: "Kliendid ütlevad, et nendeni jõuti.",
    sentences: ["Maja pidi uksed sulgema.", "Meeskond on öelnud, miks ta olemas on.", "Nüüd otsib ta teist teed."],
    next: "Kirjuta, mida sina lahtisest küsimusest arvad.",
    summary:
      "Maja pidi uksed sulgema. Meeskond tahab hoida alles selle, mille pärast inimesed tulevad. Sisse ei pääse enam keegi, seepärast jõuab ta nendeni telefoni ja kirja teel. Kõigepealt helistatakse neile, keda teatakse kõige paremini.",
    dissent: "Keegi kahtleb, kas kõigini niimoodi jõuab.",
    why: "See on maja mure, mitte ühe inimese oma.",
    organisation: "See ei tohi rohkem maksta",
    buyer: "Hirm, et ebaõnnestumises süüdistatakse teda",
  },
  Lithuanian: {
    question: "Kurį iš šių dalykų jūsų klientai pastebėtų pirmiausia ir kaip jums apie tai pasakytų?",
    old: "Pagyvenęs vyras be automobilio",
    oldSays: "Aš nemoku niekuo iš to naudotis ir niekas nepasako, ko paklausti.",
    young: "Jauna mažų vaikų mama",
    youngSays: "Neturiu laiko laukti, kol kas nors vakare man perskambins.",
    call: "Skambutis klientui",
    others: ["Laiškas su tuo, kas planuojama", "Klientas užduoda klausimą", "Skambutis, kai viskas baigta"],
    does: "Klientas pasako, ko jam reikia, o mes klausomės.",
    action: "Paskambinkite pirmiesiems klientams ir paklauskite, kaip jiems sekasi",
    measure: "Klientai sako, kad juos pasiekėme.",
    sentences: ["Namai turėjo užverti duris.", "Komanda pasakė, kodėl ji čia yra.", "Dabar ji ieško kito kelio."],
    next: "Parašyk, ką manai apie atvirą klausimą.",
    summary:
      "Namai turėjo užverti duris. Komanda nori išsaugoti tai, dėl ko žmonės ateina. Į vidų niekas nebegali užeiti, todėl ji žmones pasiekia telefonu ir laiškais. Pirmiausia skambinama tiems, kuriuos ji pažįsta geriausiai.",
    dissent: "Kažkas abejoja, ar taip pavyks pasiekti visus.",
    why: "Tai namų rūpestis, o ne vieno žmogaus.",
    organisation: "Tai neturi kainuoti daugiau",
    buyer: "Baimė, kad dėl nesėkmės apkaltins jį",
  },
} as const;
type Words = (typeof words)[keyof typeof words];

const contact = (say: Words) => ({ name: say.call, medium: "digital", channels: ["phone"], does: say.does });

/** An answer of the right shape to each kind of question, made of what it was given. */
const outputs: Readonly<Record<string, (data: Data, say: Words) => unknown>> = {
  sharpen: (_, say) => ({ question: say.question }),
  cluster: (data, say) => {
    const ids = list(data, "lines").map((one) => one.id);
    const [a = "", b = "", ...rest] = ids;
    return { groups: [{ name: say.call, lines: [a, b] }, ...rest.map((one) => ({ name: "", lines: [one] }))] };
  },
  challenge: (data, say) => {
    const about = list(data, "draft")[0]?.id ?? "";
    return {
      objections: [
        { customer: say.old, objection: say.oldSays, about },
        { customer: say.young, objection: say.youngSays, about },
      ],
    };
  },
  draft_journey: (_, say) => ({ touchpoints: [say.call, ...say.others].map((name) => ({ ...contact(say), name })) }),
  suggest_replacements: (data, say) => ({
    replacements: list(data, "blocked").map((one) => ({ ...contact(say), for: one.id, announcedBy: null })),
  }),
  pains: (data, say) => ({
    moves: list(data, "buyer")
      .slice(0, 1)
      .map((one) => ({ line: one.id, why: say.why })),
    conflicts: [{ organisation: say.organisation, buyer: say.buyer }],
  }),
  draft_actions: (data, say) => ({
    actions: list(data, "touchpoints").map((one) => ({ title: say.action, touchpoints: [one.id], measure: say.measure })),
  }),
  catch_up: (_, say) => ({ sentences: say.sentences, next: say.next }),
  summary: (data, say) => ({ summary: say.summary, dissent: list(data, "dissent").length > 0 ? say.dissent : null }),
  voices: (data) => ({
    places: list(data, "words").map((one, n) => ({
      words: one.id,
      touchpoint: list(data, "touchpoints")[n % list(data, "touchpoints").length]?.id ?? null,
    })),
  }),
};

/** What was sent, as it was sent. */
export function sentIn({ user }: Pick<Asked, "user">): { readonly language: keyof typeof words; readonly data: Data } {
  return JSON.parse(user) as { language: keyof typeof words; data: Data };
}

/** A model that always answers, and well; `name` is the shape that is asked for. */
export function goodOutput(name: string, sent: ReturnType<typeof sentIn>): unknown {
  return outputs[name]?.(sent.data, words[sent.language]);
}

/** The same as the script of a peer. */
export function goodModel(asked: Asked): Answer {
  return { is: "json", value: goodOutput(asked.schemaName ?? "", sentIn(asked)) };
}

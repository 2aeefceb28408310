import type { steps as english } from "../en/steps.ts";

export const steps: Readonly<Record<keyof typeof english, string>> = {
  "step.purpose.title": "Mille nimel",
  "step.purpose.question": "Võtame aja maha. Miks me seda äri täna üldse teeme?",
  "step.purpose.why": "Sellest, mida te siin alles hoiate, sõltub hiljem, mis tohib kaduda ja mis peab jääma.",
  "step.purpose.example": "Et tartlasel oleks katuse all üks soe tuba, kus pühapäev algab kiirustamata.",
  "step.purpose.help":
    "Kirjuta, millest maailm teieta ilma jääks, mitte seda, mida te müüte. Kõigepealt kirjutab igaüks omaette; teised näevad seda pärast avamist.",
  "step.purpose.part2.question": "Milline üks lause ütleb selle meie kõigi eest ära?",
  "step.purpose.part2.why": "Üks lause jääb meelde ka siis, kui selle järgi tuleb midagi otsustada.",

  "step.reasons.title": "Põhjused",
  "step.reasons.question": "Miks me ei saa enam endist viisi jätkata?",
  "step.reasons.why": "Iga põhjus näitab hiljem, millised kokkupuuted kliendiga on suletud.",
  "step.reasons.example": "Siseruumid on suletud, üles pööningule ei tohi me kedagi istuma lasta.",
  "step.reasons.help":
    "Igale reale üks põhjus, kirja pandud faktina. Vali ka põhjuse liik: kontaktikeeld, suletud koht ja liikumiskeeld sulgevad ise kõik näost näkku kokkupuuted.",
  "step.reasons.part2.question": "Millised kolm kuni viis põhjust kaaluvad kõige rohkem?",
  "step.reasons.part2.why": "Pange kokku need, mis ütlevad sama, jagage täpid ja jätke alles kolm kuni viis.",

  "step.problems.title": "Mida oskame lahendada",
  "step.problems.question": "Milliseid probleeme oleme võimelised lahendama?",
  "step.problems.why": "Kirja lähevad need, mille lahendamise eest keegi maksaks või tänaks. Meie enda mured käivad mujale.",
  "step.problems.example": "Meie toit ei kannata karpi: kohale jõuavad leige muna ja vettinud sai.",
  "step.problems.help": "Kus saab, mõtle kaks-kolm aastat ette. Märgi iga probleemi juurde, kui kaugele see vaatab.",
  "step.problems.part2.question": "Milliste probleemidega hakkame tegelema?",
  "step.problems.part2.why": "Jätke alles üks kuni seitse, nende seas vähemalt üks, mis vaatab kaks-kolm aastat ette.",

  "step.customer.title": "Klient",
  "step.customer.question": "Kelle käest me raha saame?",
  "step.customer.question.firms": "Kes kliendi juures meilt ostab?",
  "step.customer.why": "Teekond on alati kellegi oma: igal klienditüübil isemoodi.",
  "step.customer.why.firms": "Ostab ikkagi konkreetne inimene ja teekond on tema oma.",
  "step.customer.example": "Pühapäevane pere: kaks last, vanemad käivad tööl, söövad meil paar korda kuus.",
  "step.customer.example.firms": "Tootmisjuht: vastutab iga tunni eest, mil liin seisab.",
  "step.customer.help":
    "Kirjeldage üks kuni viis tüüpilist klienti ja valige, keda silmas peate. Pange kirja, mida olete näinud, mitte mida soovite.",

  "step.ideal-client.title": "Ideaalne klient",
  "step.ideal-client.question": "Kas hea klient võiks olla ka ettevõte? Milline?",
  "step.ideal-client.question.firms": "Milline ettevõte on ideaalne klient?",
  "step.ideal-client.why": "Kui müüte ainult inimestele, jätke see samm vahele.",
  "step.ideal-client.why.firms": "Kui on selge, kellele see kõige paremini sobib, on selge ka, kust alustada.",
  "step.ideal-client.example": "80–300 töötajat, kaks vahetust, kuni 200\u00A0km kaugusel, oma mehaanik majas.",
  "step.ideal-client.help": "Anna vahemikud, mitte keskmised. Mis ei loe, jäägu tühjaks.",

  "step.pains.title": "Valud, hirmud ja mured",
  "step.pains.question": "Millist valu me leevendame?",
  "step.pains.question.firms": "Milliseid ettevõtte valusid ja ostja hirme me leevendame?",
  "step.pains.why": "See, mis teeb haiget, ja see, mida kardetakse, on sageli kaks eri asja.",
  "step.pains.why.firms": "Valud on ettevõttel, aga ostab inimene oma hirmude ja muredega. Sageli pole need samad.",
  "step.pains.example": "Pere on nädalast väsinud. Tellija kardab, et maksab leige karbitoidu eest.",
  "step.pains.example.firms": "Tund seisakut maksab 4000 eurot. Tootmisjuht kardab, et süüdi jääb tema.",
  "step.pains.help": "Kummassegi loetellu kuni kaksteist rida. Seejärel pange kirja konfliktid: kus ühe leevendamine teeb teise hullemaks.",
  "step.pains.part2.question": "Kuidas vastame iga konflikti mõlemale poolele?",
  "step.pains.part2.why": "Siin võib vastus lahtiseks jääda; pakkumise juures küsitakse seda uuesti.",

  "step.offer.title": "Mida päästame",
  "step.offer.question": "Millise ühe toote või teenuse me päästame?",
  "step.offer.why": "Üks hästi päästetud on rohkem väärt kui kolm poolikut.",
  "step.offer.example": "Pühapäevabrantš karbis: perele koju, kümne minutiga laual.",
  "step.offer.help": "Nimeta see nii, et klient saaks aru, mis see on. Valud ja konfliktid on kõrval näha.",
  "step.offer.part2.question": "Millise jätame alles ja kuidas see konfliktidele vastab?",
  "step.offer.part2.why": "Jagage täpid, jätke alles täpselt üks ja vastake siis konfliktidele, mis on veel lahtised.",

  "step.current-journey.title": "Senine teekond",
  "step.current-journey.question": "Kuidas kulges klienditeekond seni?",
  "step.current-journey.why": "Loeb iga punkt, kus klient meiega kokku puutub (kokkupuutepunkt), ka arvustus või naabri jutt.",
  "step.current-journey.example": "Otsing ja arvustused · digitaalne · veeb, sotsiaalmeedia",
  "step.current-journey.help":
    "Piisab ka osast teekonnast: ütle, kust kuhu. Anna igale kokkupuutele nimi ja märgi, kas see on digitaalne või füüsiline ja mis kanalis see käib; ülejäänu võib oodata.",

  "step.ratings.title": "Tunne ja mõju",
  "step.ratings.question": "Mis tunde iga kokkupuude jätab ja kui suur on selle mõju?",
  "step.ratings.why": "Vaadake kliendi silmadega: mille mõju on 4 või rohkem, see on tõehetk.",
  "step.ratings.example": "Tellimus lauas: tunne +2, mõju 5.",
  "step.ratings.help":
    "Iga kokkupuute jaoks kaks vajutust. Enne avamist ei näe sinu hinnangut keegi teine ja sinu nime ei ole selle juures ka hiljem.",

  "step.restrict.title": "Mis on suletud",
  "step.restrict.question": "Mis jääb, mis muutub, mis on suletud?",
  "step.restrict.why": "Mille põhjus ise sulgeb, on juba märgitud. Muutke üksikuid; ülejäänu kinnitab „Jah kõigele“.",
  "step.restrict.example": "Tellimus lauas: ei luba põhjus 1, koht on suletud.",
  "step.restrict.help":
    "Alustage füüsilistest. Loobuda võib ka sellest, mida miski ei keela: jätke see ära ja öelge, miks, või ühendage teisega.",

  "step.replace.title": "Mis tuleb asemele",
  "step.replace.question": "Mis tuleb suletud kokkupuutepunktide asemele?",
  "step.replace.why": "Pange asemele lubatud kokkupuude, ühendage teisega või jätke ära ja öelge, miks.",
  "step.replace.example": "Tellimus lauas → karp ukse taga ja kümneminutine video · post, video",
  "step.replace.help":
    "Asendus ei tohi ise olla mõne põhjuse tõttu suletud. Öelge ka, kuidas klient sellest teada saab ja kes talle ütleb.",
  "step.replace.part2.question": "Kas oleme sellise asendusega nõus?",
  "step.replace.part2.why": "Vaikimine on nõusolek; vastuväide vajab põhjendust.",

  "step.new-journey.title": "Uus teekond",
  "step.new-journey.question": "Kuidas kulgeb klienditeekond edaspidi?",
  "step.new-journey.why": "See on kokku pandud teie vastustest: seadke järjekord ja öelge, mis tunde iga kokkupuude jätma peaks.",
  "step.new-journey.example": "Reedene kiri koos halbade uudistega · e-kiri · ootame +1",
  "step.new-journey.help": "Tõstke ümber, muutke, lisage. Mille põhjus sulgeb, see peab muutuma, kaduma või saama läbiviija loa.",

  "step.audit.title": "Teine pilk",
  "step.audit.question": "Mis uuel teekonnal veel ei klapi?",
  "step.audit.why": "Iga tähelepanek saab vastuse: parandame kohe, lisame plaani või jätame nii ja ütleme, miks.",
  "step.audit.example": "Pärast tellimist kaks nädalat ootamist: jätame nii, varem karp ei jõua.",
  "step.audit.help": "Kaalukamad on eespool. Vastata tuleb igale, mille juures on „peab vastama“; ülejäänud võib korraga nii jätta.",

  "step.actions.title": "Tegevusplaan",
  "step.actions.question": "Mis saab valmis kahe päevaga? Kes teeb ülejäänu ja mis ajaks?",
  "step.actions.why": "Plaan viiakse ellu siis, kui igal tegevusel on üks vastutaja ja üks tähtaeg.",
  "step.actions.example": "Too kolm postkasti kokku · Oskar · kahe tööpäevaga",
  "step.actions.help":
    "Alusta tegevust tegusõnaga. Iga uus või muutunud kokkupuude vajab tegevust või ühte vajutust, mis ütleb, miks mitte.",

  "step.governance.title": "Kes hoiab plaani elus",
  "step.governance.question": "Kes hoiab plaani elus pärast tänast?",
  "step.governance.why": "Plaan, mida keegi iga nädal või kuu üle ei vaata, jääb sahtlisse.",
  "step.governance.example": "Kolm inimest, igal esmaspäeval, esimest korda 16.11.",
  "step.governance.help":
    "Nimetage juhtkomitee, üks peatoimetaja kõigi kokkupuutepunktide peale ja see, kes kuulab ja vastab seal, kus kliendid räägivad.",

  "step.publish.title": "Avaldamine",
  "step.publish.question": "Kas just nii me otsustasime?",
  "step.publish.why": "Pärast seda läheb kokkuvõte teele ja plaan käiku.",
  "step.publish.example": "Võib takistada: enne kvartali lõppu pole kellelgi aega.",
  "step.publish.help": "Mis on veel lahtine, seisab kokkuvõtte esimestes ridades. Võite avaldada ka nii või minna tagasi.",
};

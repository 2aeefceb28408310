import type { steps as english } from "../en/steps.ts";

export const steps: Readonly<Record<keyof typeof english, string>> = {
  "step.purpose.title": "Kam to reikia",
  "step.purpose.question": "Stabtelėkime. Kodėl šiandien apskritai dirbame šį darbą?",
  "step.purpose.why": "Nuo to, ką čia nuspręsite, vėliau priklausys, kas gali dingti, o kas turi likti.",
  "step.purpose.example": "Kad maisto gamintojo linija nesustotų, o prie jos dirbantys žmonės nebūtų palikti vieni.",
  "step.purpose.help":
    "Rašykite ne ką parduodate, o ko be jūsų pasauliui trūktų. Iš pradžių kiekvienas rašo sau; kiti pamatys, kai lapeliai bus atversti.",
  "step.purpose.part2.question": "Kuris vienas sakinys tai pasako už mus visus?",
  "step.purpose.part2.why": "Vieną sakinį lengva prisiminti, kai pagal jį reikia ką nors nuspręsti.",

  "step.reasons.title": "Priežastys",
  "step.reasons.question": "Kodėl nebegalime dirbti kaip anksčiau?",
  "step.reasons.why": "Kiekviena priežastis vėliau parodys, kurie kontaktai su klientu nebegalimi.",
  "step.reasons.example": "Į gamyklas neįleidžiami pašaliniai, tad mūsų meistrai lieka už vartų.",
  "step.reasons.help":
    "Vienoje eilutėje – viena priežastis, užrašyta kaip faktas. Nurodykite ir jos rūšį: draudimas susitikti, uždaryta vieta ir draudimas keliauti savaime sustabdo visus kontaktus akis į akį.",
  "step.reasons.part2.question": "Kurios trys–penkios priežastys svarbiausios?",
  "step.reasons.part2.why": "Sujunkite, kas sako tą patį, paskirstykite balsus ir palikite nuo trijų iki penkių.",

  "step.problems.title": "Ką galime išspręsti",
  "step.problems.question": "Kokias problemas pajėgiame išspręsti?",
  "step.problems.why": "Tas, už kurių sprendimą kas nors sumokėtų arba padėkotų. Mūsų pačių bėdos – ne čia.",
  "step.problems.example": "Gedimą pamatome tik atvažiavę: be vizito nežinome, kas darosi linijoje.",
  "step.problems.help":
    "Kur įmanoma, galvokite dvejus trejus metus į priekį ir prie kiekvienos problemos pažymėkite jos laiko perspektyvą.",
  "step.problems.part2.question": "Kurių problemų imamės?",
  "step.problems.part2.why": "Palikite nuo vienos iki septynių, bent vieną – su dvejų trejų metų perspektyva.",

  "step.customer.title": "Klientas",
  "step.customer.question": "Kas mums moka?",
  "step.customer.question.firms": "Koks žmogus kliento įmonėje iš mūsų perka?",
  "step.customer.why": "Kelią visada eina kažkas konkretus: kiekvieno tipo kliento kelias kitoks.",
  "step.customer.why.firms": "Perka visada konkretus žmogus, ir kelias yra jo.",
  "step.customer.example": "Antradienio lankytojas: ateina po darbo, su tais pačiais draugais, moka kas mėnesį.",
  "step.customer.example.firms": "Gamybos vadovas: atsako už kiekvieną prastovos valandą.",
  "step.customer.help":
    "Aprašykite nuo vieno iki penkių tipinių klientų ir pasirinkite, kuris bus dėmesio centre. Rašykite, ką matėte, o ne ko norėtumėte.",

  "step.ideal-client.title": "Idealus klientas",
  "step.ideal-client.question": "Ar geras klientas galėtų būti ir įmonė? Kokia?",
  "step.ideal-client.question.firms": "Kokia įmonė yra idealus klientas?",
  "step.ideal-client.why": "Jei parduodate tik žmonėms, šį žingsnį praleiskite.",
  "step.ideal-client.why.firms": "Kai aišku, kam tai tinka labiausiai, aišku ir nuo ko pradėti.",
  "step.ideal-client.example": "80–300 darbuotojų, dvi pamainos, iki 200 km, savas mechanikas.",
  "step.ideal-client.help": "Nurodykite ribas, o ne vidurkius. Kas nesvarbu, to nepildykite.",

  "step.pains.title": "Skausmai, baimės ir rūpesčiai",
  "step.pains.question": "Kieno skausmą palengviname?",
  "step.pains.question.firms": "Kokį įmonės ir paties pirkėjo skausmą palengviname?",
  "step.pains.why": "Skausmas ir baimė dažnai yra du skirtingi dalykai.",
  "step.pains.why.firms": "Skauda įmonei, bet perka žmogus su savo baimėmis ir rūpesčiais. Dažnai jie nesutampa.",
  "step.pains.example": "Per tris savaites dingsta jėgos. Bijo mokėti už salę, kuri liks uždaryta.",
  "step.pains.example.firms": "Prastovos valanda kainuoja 4 000 eurų. Gamybos vadovas bijo, kad kaltas liks jis pats.",
  "step.pains.help": "Kiekviename sąraše – iki dvylikos eilučių. Paskui užrašykite konfliktus: kur viena palengvėja, o kita pablogėja.",
  "step.pains.part2.question": "Kaip suderiname abi kiekvieno konflikto puses?",
  "step.pains.part2.why": "Kol kas konfliktas gali likti be atsakymo; prie pasiūlymo apie jį paklausime dar kartą.",

  "step.offer.title": "Ką gelbėjame",
  "step.offer.question": "Kurį vieną produktą ar paslaugą gelbėjame?",
  "step.offer.why": "Geriau vieną išgelbėti iki galo negu tris – tik pusiau.",
  "step.offer.example": "Metinė sutartis „Linija be prastovų“.",
  "step.offer.help": "Pavadinkite taip, kad klientas suprastų, kas tai. Skausmai ir konfliktai matomi šalia.",
  "step.offer.part2.question": "Kurį paliekame ir kaip jis suderina kiekvieno konflikto puses?",
  "step.offer.part2.why": "Paskirstykite balsus, palikite lygiai vieną ir suderinkite konfliktų puses, kur atsakymo dar nėra.",

  "step.current-journey.title": "Kelias iki šiol",
  "step.current-journey.question": "Koks buvo kliento kelias iki šiol?",
  "step.current-journey.why": "Svarbi kiekviena vieta, kur klientas susiduria su mumis (kontakto taškas), net kaimyno žodis.",
  "step.current-journey.example": "Užklausa svetainėje · skaitmeninis · svetainė, telefonas",
  "step.current-journey.help":
    "Pakanka ir dalies kelio: pasakykite, nuo kur iki kur. Prie kiekvieno kontakto – pavadinimas, ar jis skaitmeninis, ar fizinis, ir kanalas; visa kita gali palaukti.",

  "step.ratings.title": "Jausmas ir svarba",
  "step.ratings.question": "Koks jausmas lieka po kiekvieno kontakto ir kiek jis svarbus?",
  "step.ratings.why": "Žiūrėkite kliento akimis: kas įvertinta 4 ar daugiau, yra tiesos akimirka.",
  "step.ratings.example": "Avarinis skambutis: jausmas −2, svarba 5.",
  "step.ratings.help":
    "Po du paspaudimus kiekvienam kontaktui. Iki atvertimo jūsų vertinimų niekas nemato, o vardo prie jų nebus ir vėliau.",

  "step.restrict.title": "Kas nebegalima",
  "step.restrict.question": "Kas lieka, kas keičiasi, kas nebegalima?",
  "step.restrict.why": "Kas sustoja savaime, jau pažymėta. Pakeiskite, kas ne taip; visa kita galios, kai pritarsite.",
  "step.restrict.example": "Planinė priežiūra vietoje: neleidžia priežastis 1, uždaryta vieta.",
  "step.restrict.help":
    "Pradėkite nuo fizinių kontaktų. Atsisakyti galima ir to, ko niekas nedraudžia: pasakykite kodėl arba sujunkite su kitu.",

  "step.replace.title": "Kas vietoj to",
  "step.replace.question": "Kas bus vietoj to, kas nebegalima?",
  "step.replace.why": "Įrašykite leidžiamą kontaktą, sujunkite su kitu arba atsisakykite ir pasakykite kodėl.",
  "step.replace.example": "Pirmoji apžiūra ceche → nuotolinė apžiūra per mechaniko telefoną · vaizdo ryšys",
  "step.replace.help":
    "Naujo kontakto neturi stabdyti nė viena priežastis. Pasakykite ir tai, kaip klientai apie jį sužinos ir kas jiems pasakys.",
  "step.replace.part2.question": "Ar sutinkame su tokiu pakeitimu?",
  "step.replace.part2.why": "Tyla reiškia sutikimą; prieštaraujant reikia pasakyti kodėl.",

  "step.new-journey.title": "Naujas kelias",
  "step.new-journey.question": "Koks kliento kelias bus nuo šiol?",
  "step.new-journey.why": "Jis nubrėžtas pagal jūsų atsakymus: sudėliokite eilės tvarka ir pasakykite, kokio jausmo tikitės.",
  "step.new-journey.example": "Jutiklių duomenys ir savaitės išvada · svetainė, el. paštas · tikimės +2",
  "step.new-journey.help": "Perkelkite, keiskite, pridėkite. Kas nebegalima, turi pasikeisti, dingti arba gauti moderatoriaus leidimą.",

  "step.audit.title": "Antras žvilgsnis",
  "step.audit.question": "Kas naujame kelyje dar ne taip?",
  "step.audit.why": "Kiekvienas pastebėjimas sulaukia atsakymo: taisome dabar, įtraukiame į planą arba paliekame ir pasakome kodėl.",
  "step.audit.example": "Dvi savaitės laukimo po užsakymo: paliekame, dalys greičiau neatkeliauja.",
  "step.audit.help": "Svarbiausi – pirmi. Atsakyti reikia į kiekvieną, prie kurio parašyta „būtina“; kitus galima palikti visus iš karto.",

  "step.actions.title": "Veiksmų planas",
  "step.actions.question": "Ką padarysime per dvi dienas? Kas, ką ir iki kada padarys toliau?",
  "step.actions.why": "Planas įvykdomas tada, kai kiekvienas veiksmas turi vieną atsakingą asmenį ir vieną terminą.",
  "step.actions.example": "Parengti užklausos formą · Giedrė · per dvi darbo dienas",
  "step.actions.help":
    "Veiksmą pradėkite veiksmažodžiu. Kiekvienam naujam ar pakeistam kontaktui reikia veiksmo arba atsakymo, kodėl jo nereikia: užtenka vieno paspaudimo.",

  "step.governance.title": "Kas tuo rūpinsis",
  "step.governance.question": "Kas tuo rūpinsis po šios dienos?",
  "step.governance.why": "Planas, kurio niekas kas savaitę ar kas mėnesį neperžiūri, užsimiršta.",
  "step.governance.example": "Trys žmonės, kiekvieną pirmadienį, pirmą kartą – lapkričio 16 d.",
  "step.governance.help":
    "Nurodykite valdymo komitetą, visų kontaktų vyriausiąjį redaktorių ir klausymosi funkciją: kas klausosi ir atsako ten, kur kalba klientai.",

  "step.publish.title": "Paskelbimas",
  "step.publish.question": "Ar tikrai taip nusprendėme?",
  "step.publish.why": "Paskelbus ataskaita iškeliauja, o planas pradedamas vykdyti.",
  "step.publish.example": "Gali sutrukdyti: iki ketvirčio pabaigos niekas neturi laiko.",
  "step.publish.help": "Kas dar be atsakymo, bus matyti pirmose ataskaitos eilutėse. Galite skelbti ir taip arba grįžti.",
};

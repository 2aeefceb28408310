import type { refusals as english } from "../en/refusals.ts";

export const refusals: Readonly<Record<keyof typeof english, string>> = {
  "refusal.act.unknown": "Šis mygtukas priklauso tam, ko nebėra. Tęskite nuo naujausio pranešimo. Kas parašyta, išsaugota.",
  "refusal.act.not-allowed": "Tai gali padaryti moderatorius. Kreipkitės į jį. Niekas nepasikeitė.",
  "refusal.act.observer": "Jūs stebite, todėl rašyti ir balsuoti negalite. Pirma pasirinkite „Dalyvauju“. Tekstas išsaugotas.",
  "refusal.act.not-open": "Ši dalis dabar neatverta. Tęskite nuo to, ko dabar klausiama. Tekstas išsaugotas.",
  "refusal.act.too-fast": "Per kelias sekundes to per daug. Truputį palaukite ir siųskite dar kartą. Tekstas išsaugotas.",
  "refusal.act.too-large": "Tiek į vieną formą netelpa. Siųskite mažesnėmis dalimis. Tekstas išsaugotas.",

  "refusal.session.not-begun": "Sesija dar neprasidėjo. Pirmą žingsnį atveria moderatorius. Tekstas išsaugotas.",
  "refusal.session.begun": "Sesija jau vyksta, todėl to keisti nebegalima. Niekas nedingo.",
  "refusal.session.over": "Sesija baigta, ataskaita paskelbta. Planą galima pildyti toliau.",
  "refusal.session.paused": "Sesijoje pertrauka. Ją užbaigs moderatorius. Rašyti galite; tekstas išsaugotas.",
  "refusal.session.unknown": "Šiuo adresu sesijos nėra. Nuorodos paprašykite to, kas jus pakvietė.",
  "refusal.session.busy": "Tuo pačiu metu išsaugojo keli žmonės. Siųskite dar kartą. Tekstas išsaugotas.",

  "refusal.person.elsewhere":
    "{name} čia iš pokalbio ir iš ten dalyvauja kitur. Todėl tik šis žmogus pats gali keisti savo vardą, atverti puslapius savo vardu ir ištrinti, ką parašė.",
  "refusal.person.unknown": "Šio žmogaus sesijoje nėra. Pasirinkite ką nors iš sąrašo. Tekstas išsaugotas.",
  "refusal.person.last-facilitator": "Sesijai reikia moderatoriaus, o šis vienintelis. Pirma perduokite vaidmenį. Niekas nepasikeitė.",
  "refusal.person.too-many": "Daugiau balsą turinčių žmonių čia netelpa. Galite stebėti; jei norite dalyvauti, parašykite moderatoriui.",
  "refusal.person.here-already": "Žmogus tokiu vardu čia jau yra. Jei tai jūs, ateikite per savo nuorodą; jei ne, pridėkite pavardę.",
  "refusal.person.name-missing": "Trūksta vardo. Parašykite vardą, kuriuo jus pažįsta kiti.",

  "refusal.item.unknown": "Šios eilutės čia nėra. Peržiūrėkite sąrašą dar kartą. Tekstas išsaugotas.",
  "refusal.item.not-yours": "Šią eilutę parašė kitas žmogus. Ją keisti gali tik autorius ir moderatorius. Tekstas išsaugotas.",
  "refusal.item.gone": "Ši eilutė tuo tarpu pašalinta. Pridėkite savąją kaip naują. Tekstas išsaugotas.",
  "refusal.item.receipt":
    "Ši eilutė be vardo, ir iš šio puslapio nematyti, kad ji jūsų. Jei reikia, paprašykite moderatoriaus ją išbraukti.",
  "refusal.item.hidden": "Ši eilutė dar užversta. Palaukite atvertimo. Tekstas išsaugotas.",

  "refusal.collect.too-many": "Eilučių šiame žingsnyje telpa {max}, ir vietos nebėra. Pirma kelias sujunkite. Tekstas išsaugotas.",
  "refusal.text.empty": "Čia dar nieko neparašyta. Pakaks ir vieno žodžio.",
  "refusal.text.too-long":
    "Čia {count, plural, one {# ženklas} few {# ženklai} other {# ženklų}}, o telpa {max}. Sutrumpinkite. Tekstas išsaugotas.",
  "refusal.text.too-short":
    "Čia {count, plural, one {# ženklas} few {# ženklai} other {# ženklų}}, o reikia bent {min}. Pridėkite kelis žodžius. Tekstas išsaugotas.",

  "refusal.value.unknown-field": "Tokio laukelio čia nėra: {field}. Jį praleiskite. Visa kita išsaugota.",
  "refusal.value.not-a-choice": "Tarp pasirinkimų to nėra: {choice}. Pasirinkite vieną iš siūlomų. Visa kita išsaugota.",
  "refusal.value.missing": "Čia dar nieko nėra. Parašykite arba pasirinkite. Visa kita išsaugota.",
  "refusal.value.not-a-date": "Tai nepanašu į datą. Rašykite metus, mėnesį ir dieną: 2026-11-12. Tekstas išsaugotas.",
  "refusal.value.not-a-duration":
    "Tai nepanašu į trukmę. Rašykite savaites, dienas, valandas arba minutes: 6 savaitės, 2 dienos. Mėnesius ir metus rašykite savaitėmis.",
  "refusal.value.not-a-number": "Toks skaičius čia netinka. Rašykite skaitmenimis ir laikykitės laukelio ribų. Tekstas išsaugotas.",
  "refusal.value.unknown-ref": "To čia nėra: {name}. Pasirinkite iš sąrašo. Visa kita išsaugota.",
  "refusal.value.too-many": "Čia yra {count}, o telpa {max}. Kelis pašalinkite. Niekas nedingo.",
  "refusal.value.wrong-kind": "Tai į šį laukelį netinka. Užpildykite jį dar kartą. Visa kita išsaugota.",

  "refusal.votes.too-many":
    "Jūs turite {max, plural, one {# balsą} few {# balsus} other {# balsų}}, ir visi panaudoti. Pirma vieną atsiimkite. Balsai liko, kur buvo.",
  "refusal.votes.too-many-on-one":
    "Vienai eilutei galima skirti ne daugiau kaip {max, plural, one {# balsą} few {# balsus} other {# balsų}}. Kitą skirkite kitur. Balsai liko, kur buvo.",
  "refusal.votes.level":
    "Ties riba balsų po lygiai, todėl iš jų nematyti, kas lieka. Perkelkite balsą arba palikite pasirinkti vedančiajam. Viskas išsaugota.",
  "refusal.votes.closed": "Balsavimas baigtas. Kas liks, dabar nusprendžiate kartu. Balsai liko, kur buvo.",
  "refusal.keep.unknown": "Šios eilutės pasirinkti negalima. Peržiūrėkite sąrašą dar kartą. Niekas nepasikeitė.",
  "refusal.merge.itself": "Eilutės negalima sujungti su ja pačia. Pasirinkite kitą. Niekas nepasikeitė.",

  "refusal.fill.changed-meanwhile": "Kol rašėte, kažkas šį laukelį pakeitė. Matote abu tekstus: imkite aną, palikite savąjį arba abu.",
  "refusal.list.changed-meanwhile": "Kol rašėte, kažkas šį įrašą pakeitė. Matote abu: imkite aną, palikite savąjį arba abu.",
  "refusal.list.too-many": "Įrašų čia telpa {max}, ir vietos nebėra. Vieną pašalinkite arba du sujunkite. Tekstas išsaugotas.",
  "refusal.list.too-few": "Įrašų čia per mažai. Pridėkite, ko trūksta. Kas įrašyta, išsaugota.",

  "refusal.rate.out-of-range": "Tai už skalės ribų. Jausmas – nuo −2 iki +2, svarba – nuo 1 iki 5. Kiti vertinimai išsaugoti.",
  "refusal.rate.unknown-item": "Šio kontakto sąraše nebėra. Eikite prie kito. Kiti vertinimai išsaugoti.",

  "refusal.decide.no-proposal": "Čia dar nieko nepasiūlyta. Pirma ką nors pasiūlykite. Niekas nepasikeitė.",
  "refusal.decide.open-objection":
    "Vienas prieštaravimas dar atviras. Pasiūlykite ką kita arba palaukite, kol moderatorius jį išspręs ir pasakys kodėl. Viskas išsaugota.",
  "refusal.decide.reason-needed":
    "Prieštaraujant reikia pasakyti kodėl. Parašykite vieną sakinį arba imkite paruoštą. Pasiūlymas kol kas galioja.",
  "refusal.decide.settle-reason": "Sprendžiant prieštaravimą reikia pasakyti kodėl. Tai lieka ataskaitoje. Kol kas niekas nepasikeitė.",

  "refusal.review.unanswered":
    "Į vieną būtiną pastebėjimą dar neatsakyta. Taisykite, įtraukite į planą arba palikite ir pasakykite kodėl. Kiti atsakymai išsaugoti.",
  "refusal.review.note-needed":
    "Paliekant, kaip yra, reikia pasakyti kodėl. Parašykite vieną sakinį arba imkite paruoštą. Kol kas niekas nepasikeitė.",

  "refusal.undo.nothing": "Šiame žingsnyje neturite ko atšaukti. Viskas lieka, kaip yra.",
  "refusal.undo.built-on": "Kiti tuo jau rėmėsi, todėl atšaukti nebegalima. Pakeiskite arba aptarkite kartu. Niekas nepasikeitė.",
  "refusal.skip.not-optional": "Šio žingsnio praleisti negalima. Skirkite jam mažiau laiko arba palikite, kas jau yra. Niekas nepasikeitė.",
  "refusal.skip.reason-needed": "Praleidžiant reikia pasakyti kodėl. Tai lieka ataskaitoje. Kol kas niekas nepasikeitė.",
  "refusal.back.not-before": "Iki to žingsnio dar neprieita. Grįžti galima tik prie jau atlikto. Niekas nepasikeitė.",
  "refusal.waive.not-waivable":
    "Šios taisyklės atsisakyti negalima. Padarykite, ko ji prašo, arba grįžkite žingsniu atgal. Niekas nepasikeitė.",
  "refusal.waive.reason-needed": "Atsisakant taisyklės reikia pasakyti kodėl. Tai lieka ataskaitoje. Kol kas niekas nepasikeitė.",
  "refusal.takeover.not-yet": "Moderatorius yra čia arba buvo ką tik. Perimti bus galima, kai kurį laiką niekas neves.",
  "refusal.lookagain.nothing": "Čia nėra ko peržiūrėti iš naujo. Viskas lieka, kaip yra.",
  "refusal.strike.reason-needed": "Išbraukiant reikia pasakyti kodėl. Tekstas dings, paaiškinimas liks. Kol kas niekas nepasikeitė.",

  "refusal.purpose.none": "Dar nepasiūlytas nė vienas sakinys. Pasiūlykite savo arba vieną iš sąrašo. Visos eilutės išsaugotos.",
  "refusal.reasons.too-few":
    "Priežasčių reikia bent {min}. Dabar palikta: {count}. Palikite daugiau arba pridėkite naują; visos eilutės išsaugotos.",
  "refusal.reasons.too-many": "Priežasčių gali būti ne daugiau kaip {max}. Dabar palikta: {count}. Kelių atsisakykite; sąraše jos lieka.",
  "refusal.problems.none": "Dar nepalikta nė viena problema. Palikite bent vieną. Visos eilutės išsaugotos.",
  "refusal.problems.too-many": "Problemų gali būti ne daugiau kaip {max}. Dabar palikta: {count}. Kelių atsisakykite; sąraše jos lieka.",
  "refusal.problems.no-long-horizon":
    "Nepalikta nė viena problema su dvejų trejų metų perspektyva. Palikite bent vieną tokią arba sakykite „ne dabar“. Kas palikta, lieka.",
  "refusal.customer.too-few": "Dar nėra nė vieno kliento tipo. Aprašykite bent vieną ir pasakykite, kuris bus dėmesio centre.",
  "refusal.offer.not-one": "Gelbėjame lygiai vieną produktą ar paslaugą. Dabar palikta: {count}. Visos eilutės išsaugotos.",

  "refusal.journey.too-few":
    "Kontaktų kelyje turi būti bent {min}. Dabar yra: {count}. Pridėkite, kas vyksta anksčiau ar vėliau; viskas išsaugota.",
  "refusal.journey.too-many": "Kontaktų kelyje telpa {max}. Du sujunkite arba nubrėžkite tik kelio dalį. Tekstas išsaugotas.",
  "refusal.restrict.no-reason":
    "Nebegalima – o dėl kurios priežasties? Pasirinkite bent vieną iš paliktų arba tegul kontaktas lieka. Niekas nedingo.",
  "refusal.restrict.unanswered":
    "Dar nepasakyta, kas su šiuo kontaktu bus. Pasakykite: lieka, keičiasi ar nebegalima. Visa kita išsaugota.",
  "refusal.replace.unanswered":
    "Vienas nebegalimas kontaktas dar be atsakymo. Pakeiskite, sujunkite arba atsisakykite ir pasakykite kodėl. Kiti atsakymai išsaugoti.",
  "refusal.replace.blocked-too":
    "{name}: to irgi neleidžia priežastis {number}, {reason}. Pasirinkite kitą kanalą arba prašykite moderatoriaus leidimo. Tekstas išsaugotas.",
  "refusal.replace.unknown-target":
    "Kontakto, su kuriuo norite sujungti, naujame kelyje nėra. Pasirinkite tokį, kuris yra. Visa kita išsaugota.",
  "refusal.new-journey.blocked":
    "{name}: to neleidžia priežastis {number}, {reason}. Pakeiskite, atsisakykite arba prašykite pagrįsto moderatoriaus leidimo. Viskas išsaugota.",
  "refusal.new-journey.incomplete":
    "Eilėje trūksta kontakto arba kuris nors įrašytas du kartus. Kiekvienas naujo kelio kontaktas joje turi būti vieną kartą. Viskas išsaugota.",
  "refusal.new-journey.empty": "Naujas kelias tuščias. Reikia bent vieno kontakto. Kas nuspręsta anksčiau, išsaugota.",
  "refusal.permit.not-facilitator": "Leisti tai, ką stabdo priežastis, gali tik moderatorius. Kreipkitės į jį. Tekstas išsaugotas.",

  "refusal.actions.uncovered":
    "Dar nėra veiksmo: {name}. Pridėkite jį arba pasakykite, kas tai apima ar kodėl veiksmo nereikia. Planas išsaugotas.",
  "refusal.actions.no-owner": "Veiksmas be atsakingo asmens: {name}. Pasirinkite vieną žmogų arba įrašykite vardą. Visa kita išsaugota.",
  "refusal.actions.no-deadline": "Veiksmas be termino: {name}. Pasirinkite datą. Visa kita išsaugota.",
  "refusal.actions.owner-unknown": "Atsakingo asmens sesijoje nėra: {name}. Pasirinkite iš sąrašo arba įrašykite čia. Visa kita išsaugota.",
  "refusal.actions.not-owner": "Ar šis veiksmas jo, pasako tik pats atsakingas asmuo. Paklauskite jo. Niekas nepasikeitė.",
  "refusal.actions.deadline-past": "Ši data jau praėjo. Pasirinkite šiandieną arba vėlesnę dieną. Visa kita išsaugota.",
  "refusal.actions.too-many": "Veiksmų plane telpa {max}. Pirma du sujunkite. Tekstas išsaugotas.",

  "refusal.link.unknown": "Tokios nuorodos nėra. Naujos paprašykite to, kas jus pakvietė.",
  "refusal.link.used": "Šia nuoroda jau pasinaudota. Paprašykite moderatoriaus naujos arba ateikite per savąją.",
  "refusal.link.expired": "Ši nuoroda nebegalioja. Paprašykite moderatoriaus naujos.",
  "refusal.start.code": "Šis kodas netinka. Teisingo paprašykite to, kas čia prižiūri Teekond. Kas parašyta, išsaugota.",

  "refusal.help.off": "Kalbos modelio pagalba šioje sesijoje išjungta.",
  "refusal.help.too-early": "Čia pirma kalba žmonės. Pagalbos galėsite paprašyti, kai lapeliai bus atversti arba kas nors bus parašyta.",
  "refusal.help.not-here": "Šiame žingsnyje kalbos modelis nepadeda.",
};

import type { findings as english } from "../en/findings.ts";

export const findings: Readonly<Record<keyof typeof english, string>> = {
  "finding.contact-audit.longest-wait.title": "Ilgas laukimas: {wait}",
  "finding.contact-audit.longest-wait.says": "Ar tikrai klientas turi taip ilgai laukti?",
  "finding.contact-audit.fewer-contacts.title":
    "{about, select, count {Kontaktų daugiau nei anksčiau} other {Mažai svarbus ir nemalonus kontaktas}}",
  "finding.contact-audit.fewer-contacts.says":
    "{about, select, count {Kontaktų iki tikslo: iki šiol {before}, nuo šiol {now}. Ar galėtų būti mažiau ir greičiau?} other {Svarba {impact}, jausmas {emotion}. Sujungti su kitu ar atsisakyti?}}",
  "finding.contact-audit.comes-back.title": "Grįžtama dėl to paties",
  "finding.contact-audit.comes-back.says": "Kodėl taške {place} klientas turi vėl kreiptis dėl to, apie ką jau kalbėjo taške {of}?",
  "finding.contact-audit.no-reaction.title": "Klientas laukia atsakymo",
  "finding.contact-audit.no-reaction.says":
    "{lacks, select, both {Klientas mums rašo, bet už atsakymą niekas neatsako. Pasakykite, kas atsako ir per kiek laiko.} responsible {Klientas mums rašo. Pasakykite, kas atsako.} other {Klientas mums rašo. Pasakykite, per kiek laiko atsakome.}}",
  "finding.contact-audit.staff-blind.title": "Nematyti, kas sakyta anksčiau",
  "finding.contact-audit.staff-blind.says":
    "{sees, select, partly {Darbuotojas mato tik dalį to, ką klientas sakė anksčiau. Kas trukdo matyti visa kita?} other {Darbuotojas nemato, ką klientas sakė anksčiau. Kas trukdo tai matyti?}}",
  "finding.contact-audit.goal-missed.title": "Klientas nepasiekia tikslo",
  "finding.contact-audit.goal-missed.says":
    "{reached, select, partly {Sakėte, kad klientas tikslą pasiekia tik iš dalies. Ko trūksta?} other {Sakėte, kad šis kelias neleidžia klientui pasiekti tikslo. Ko trūksta?}}",
  "finding.contact-audit.too-many.title": "{about, select, phase {Daug kontaktų vienoje fazėje: {phase}} other {Daug kontaktų iš viso}}",
  "finding.contact-audit.too-many.says": "Kontaktų: {now}. Kai jų per daug, klientą tai erzina ir prie tikslo nepriartina.",
  "finding.contact-audit.too-few.title": "Ilga tyla: {wait}",
  "finding.contact-audit.too-few.says": "Per tą laiką nieko nevyksta. Proga padėti klientui lieka neišnaudota.",

  "finding.coverage.empty-phase.title": "Fazė be kontakto: {phase}",
  "finding.coverage.empty-phase.says":
    "{code, select, activate {Didžiausias pavojus: mes manome, kad darbas baigtas, o klientui viskas tik prasideda.} accomplish {Tikrasis darbas prasideda čia: klientas jau mato rezultatą, ir jo atsiliepimą reikia išgirsti.} other {Čia klientas su mumis nesusitinka. Ar turėtų?}}",
  "finding.coverage.place-phases.title": "Dauguma kontaktų dar be fazės",
  "finding.coverage.place-phases.says": "Priskirta: {placed} / {all}. Priskirkite likusius, ir matysite, kurios fazės tuščios.",
  "finding.coverage.empty-channel.title": "Nenaudojamas kanalas: {channel}",
  "finding.coverage.empty-channel.says": "Šiuo kanalu nevyksta nė vienas kontaktas. Ar to ir norime?",

  "finding.omnichannel.single-channel.title": "Tik vienas kanalas: {stage}",
  "finding.omnichannel.single-channel.says":
    "Visi šios dalies kontaktai vyksta vienu kanalu: {channel}. Kas juo naudotis negali, kito kelio neturi.",
  "finding.omnichannel.blind-handover.title": "Kanalas keičiasi, o kas sakyta – dingsta",
  "finding.omnichannel.blind-handover.says": "Tarp taškų {from} ir {to} keičiasi kanalas, ir taške {to} nematyti, kas vyko taške {from}.",

  "finding.extremes.best.title": "Geriausias kontaktas iki šiol",
  "finding.extremes.best.says": "Jausmas {emotion}, svarba {impact}. Kas jį daro gerą ir kur dar tai praverstų?",
  "finding.extremes.worst.title": "Blogiausias kontaktas iki šiol",
  "finding.extremes.worst.says": "Jausmas {emotion}, svarba {impact}. Kas su juo bus?",
  "finding.extremes.painful-moment-of-truth.title": "Skaudi tiesos akimirka",
  "finding.extremes.painful-moment-of-truth.says": "Svarba {impact}, jausmas {emotion}. Čia klientas sprendžia, ar gerai dirbame.",

  "finding.crisis-fit.blocked-in-new.title":
    "{permitted, select, yes {Leista, nors priežastis stabdo} other {Nebegalima, bet naujame kelyje liko}}",
  "finding.crisis-fit.blocked-in-new.says":
    "{many, select, yes {Neleidžia priežastys} other {Neleidžia priežastis}} {reasons}. {permitted, select, yes {Moderatorius leido; kodėl – parašyta ataskaitoje.} other {Pakeiskite, atsisakykite arba prašykite pagrįsto moderatoriaus leidimo.}}",
  "finding.crisis-fit.unanswered.title": "Nebegalima, o vietoj to nieko nėra",
  "finding.crisis-fit.unanswered.says":
    "{many, select, yes {Neleidžia priežastys} other {Neleidžia priežastis}} {reasons}. Pakeiskite, sujunkite arba atsisakykite ir pasakykite kodėl.",
  "finding.crisis-fit.idle-reason.title": "Priežastis, kuri nieko nestabdo",
  "finding.crisis-fit.idle-reason.says": "Priežastis {reason}, {kind}, nestabdo nė vieno kontakto. Ar ji vis dėlto keičia kelią?",
  "finding.offer.open-conflict.title": "Konfliktas be atsakymo",
  "finding.offer.open-conflict.says": "Iš vienos pusės: {organisation} · Iš kitos pusės: {buyer} · Kaip pasiūlymas suderina abi?",

  "finding.cost.plan-costs-more.title": "Planas kainuoja daugiau, nei sutaupo: {sum}",
  "finding.cost.plan-costs-more.says":
    "Kainuoja {costs}, sutaupo {saves}. {unknown, plural, =0 {} one {# veiksmas dar be sumos. } few {# veiksmai dar be sumos. } other {# veiksmų dar be sumos. }}Išlaidos turėtų mažėti, o ne augti: ką būtų galima perkelti į pigesnį kanalą?",
  "finding.cost.loss-sheet.title": "Kiek kainuoja prarasti klientai: {loss} per metus",
  "finding.cost.loss-sheet.says": "Pritraukti vieną klientą kainuoja {winCost}. Per metus prarasta klientų: {lostPerYear}.",

  "finding.plan.no-owner.title": "Veiksmas be atsakingo asmens",
  "finding.plan.no-owner.says": "Kas tai padarys? Vienas žmogus: pasirinkite iš dalyvių arba įrašykite vardą.",
  "finding.plan.no-deadline.title": "Veiksmas be termino",
  "finding.plan.no-deadline.says": "Iki kada? Dvi darbo dienos – gera pradžia.",
  "finding.plan.uncovered.title": "{origin, select, changed {Pasikeitęs kontaktas be veiksmo} other {Naujas kontaktas be veiksmo}}",
  "finding.plan.uncovered.says": "Plane nėra nieko, kas jį įgyvendintų. Pridėkite veiksmą arba pasakykite, kas jį apima.",
  "finding.plan.nobody-told.title": "Klientai apie tai dar nežino",
  "finding.plan.nobody-told.says": "Kaip klientai sužinos apie šį naują kontaktą ir kas jiems pasakys?",
  "finding.plan.late-deadline.title": "Vėlyvas terminas: {deadline}",
  "finding.plan.late-deadline.says":
    "Nuo įrašymo {workingDays, plural, one {# darbo diena} few {# darbo dienos} other {# darbo dienų}}. Planą reikėtų įgyvendinti per kelias dienas: gal dalį spėtumėte anksčiau?",
  "finding.plan.overloaded-owner.title": "Daug vienai dienai: {owner}",
  "finding.plan.overloaded-owner.says":
    "Terminas {day}: {count, plural, one {# veiksmas} few {# veiksmai} other {# veiksmų}}. Kelis nukelkite arba pasidalykite.",
};

import type { findings as english } from "../en/findings.ts";

export const findings: Readonly<Record<keyof typeof english, string>> = {
  "finding.contact-audit.longest-wait.title": "Pikk ooteaeg: {wait}",
  "finding.contact-audit.longest-wait.says": "Kas klient peab tõesti nii kaua ootama?",
  "finding.contact-audit.fewer-contacts.title":
    "{about, select, count {Kokkupuuteid on rohkem kui enne} other {Väikese mõjuga ja halva tundega kokkupuude}}",
  "finding.contact-audit.fewer-contacts.says":
    "{about, select, count {Kokkupuuteid eesmärgini: seni {before}, edaspidi {now}. Kas saaks vähemaga ja kiiremini?} other {Mõju {impact}, tunne {emotion}. Kas ühendada teisega või jätta ära?}}",
  "finding.contact-audit.comes-back.title": "Sama asi tuleb tagasi",
  "finding.contact-audit.comes-back.says": "Miks peab klient punktis {place} rääkima sellest, millest ta rääkis juba punktis {of}?",
  "finding.contact-audit.no-reaction.title": "Klient ootab vastust",
  "finding.contact-audit.no-reaction.says":
    "{lacks, select, both {Klient kirjutab meile, aga vastamise eest ei vastuta keegi. Öelge, kes vastab ja kui kiiresti.} responsible {Klient kirjutab meile. Öelge, kes vastab.} other {Klient kirjutab meile. Öelge, kui kiiresti vastame.}}",
  "finding.contact-audit.staff-blind.title": "Varem öeldut ei ole näha",
  "finding.contact-audit.staff-blind.says":
    "{sees, select, partly {Töötaja näeb ainult osa sellest, mida klient varem ütles. Mis ei lase ülejäänut näha?} other {Töötaja ei näe, mida klient varem ütles. Mis ei lase seda näha?}}",
  "finding.contact-audit.goal-missed.title": "Klient ei jõua eesmärgini",
  "finding.contact-audit.goal-missed.says":
    "{reached, select, partly {Teie sõnul jõuab klient eesmärgini ainult osaliselt. Mis on puudu?} other {Teie sõnul see teekond kliendi eesmärgini ei vii. Mis on puudu?}}",
  "finding.contact-audit.too-many.title":
    "{about, select, phase {Ühes faasis palju kokkupuuteid: {phase}} other {Kokku palju kokkupuuteid}}",
  "finding.contact-audit.too-many.says":
    "Kokkupuuteid: {now}. Kui neid on liiga palju, ärritab see klienti ega vii teda eesmärgile lähemale.",
  "finding.contact-audit.too-few.title": "Pikk vaikus: {wait}",
  "finding.contact-audit.too-few.says": "Vahepeal ei juhtu midagi. Võimalus klienti aidata jääb kasutamata.",

  "finding.coverage.empty-phase.title": "Faas ilma kokkupuuteta: {phase}",
  "finding.coverage.empty-phase.says":
    "{code, select, activate {Suurim oht: meie arvame, et töö on tehtud, aga kliendi jaoks see alles algab.} accomplish {Päris töö algab siin: tulemus on näha ja tagasiside tuleb kätte saada.} other {Seal ei puutu klient meiega kokku. Kas peaks?}}",
  "finding.coverage.place-phases.title": "Enamik kokkupuuteid on veel faasita",
  "finding.coverage.place-phases.says": "Paigas: {placed} / {all}. Pange paika ka ülejäänud, siis on näha, millised faasid jäävad tühjaks.",
  "finding.coverage.empty-channel.title": "Kasutamata kanal: {channel}",
  "finding.coverage.empty-channel.says": "Selles kanalis pole ühtegi kokkupuudet. Kas nii ongi mõeldud?",

  "finding.omnichannel.single-channel.title": "Ainult üks kanal: {stage}",
  "finding.omnichannel.single-channel.says":
    "Kõik selle etapi kokkupuuted käivad ühes kanalis: {channel}. Kes seda kasutada ei saa, sellel teist teed ei ole.",
  "finding.omnichannel.blind-handover.title": "Kanal vahetub ja jutt jääb maha",
  "finding.omnichannel.blind-handover.says":
    "Punktide {from} ja {to} vahel vahetub kanal ning punktis {to} pole näha, mis oli punktis {from}.",

  "finding.extremes.best.title": "Seni parim kokkupuude",
  "finding.extremes.best.says": "Tunne {emotion}, mõju {impact}. Mis teeb selle heaks ja kus sellest veel kasu oleks?",
  "finding.extremes.worst.title": "Seni halvim kokkupuude",
  "finding.extremes.worst.says": "Tunne {emotion}, mõju {impact}. Mis on sellest saanud?",
  "finding.extremes.painful-moment-of-truth.title": "Tõehetk, mis teeb haiget",
  "finding.extremes.painful-moment-of-truth.says": "Mõju {impact}, tunne {emotion}. Siin otsustab klient, kas meist on asja.",

  "finding.crisis-fit.blocked-in-new.title":
    "{permitted, select, yes {Lubatud, kuigi põhjus selle sulgeb} other {Suletud, aga uuel teekonnal alles}}",
  "finding.crisis-fit.blocked-in-new.says":
    "{many, select, yes {Ei luba põhjused} other {Ei luba põhjus}} {reasons}. {permitted, select, yes {Läbiviija andis loa; põhjendus on kokkuvõttes.} other {Muutke, loobuge või küsige läbiviijalt põhjendatud luba.}}",
  "finding.crisis-fit.unanswered.title": "Suletud ja asemel pole midagi",
  "finding.crisis-fit.unanswered.says":
    "{many, select, yes {Ei luba põhjused} other {Ei luba põhjus}} {reasons}. Asendage, ühendage teisega või jätke ära ja öelge, miks.",
  "finding.crisis-fit.idle-reason.title": "Põhjus, mis midagi ei sulge",
  "finding.crisis-fit.idle-reason.says": "Põhjus {reason}, {kind}, ei sulge ühtegi kokkupuudet. Kas see muudab teekonda muul viisil?",
  "finding.offer.open-conflict.title": "Vastuseta konflikt",
  "finding.offer.open-conflict.says": "Ühelt poolt: {organisation} · Teiselt poolt: {buyer} · Kuidas vastab pakkumine mõlemale?",

  "finding.cost.plan-costs-more.title": "Plaan maksab rohkem, kui säästab: {sum}",
  "finding.cost.plan-costs-more.says":
    "Maksab {costs}, säästab {saves}. {unknown, plural, =0 {} one {# tegevusel pole veel summat. } other {# tegevusel pole veel summat. }}Kulud peaksid vähenema, mitte kasvama: mille saaks viia odavamasse kanalisse?",
  "finding.cost.loss-sheet.title": "Kaotatud kliendid lähevad maksma {loss} aastas",
  "finding.cost.loss-sheet.says": "Ühe kliendi leidmine maksab {winCost}. Aastas kaotatud kliente: {lostPerYear}.",

  "finding.plan.no-owner.title": "Tegevusel pole vastutajat",
  "finding.plan.no-owner.says": "Kes selle ära teeb? Üks inimene, osalejate seast või siin nimetatud.",
  "finding.plan.no-deadline.title": "Tegevusel pole tähtaega",
  "finding.plan.no-deadline.says": "Mis ajaks? Kaks tööpäeva on hea algus.",
  "finding.plan.uncovered.title":
    "{origin, select, changed {Muutunud kokkupuude, aga tegevust pole} other {Uus kokkupuude, aga tegevust pole}}",
  "finding.plan.uncovered.says": "Plaanis pole midagi, mis selle teoks teeks. Lisage tegevus või öelge, mis selle katab.",
  "finding.plan.nobody-told.title": "Kliendile ei ütle seda keegi",
  "finding.plan.nobody-told.says": "Kuidas saab klient uuest kokkupuutest teada ja kes talle ütleb?",
  "finding.plan.late-deadline.title": "Hiline tähtaeg: {deadline}",
  "finding.plan.late-deadline.says":
    "Kirjapanekust tähtajani on {workingDays, plural, one {# tööpäev} other {# tööpäeva}}. Plaan tuleks ellu viia mõne päevaga: kas osa saaks varem valmis?",
  "finding.plan.overloaded-owner.title": "Ühe päeva peale palju: {owner}",
  "finding.plan.overloaded-owner.says":
    "Tähtaeg {day}: {count, plural, one {# tegevus} other {# tegevust}}. Lükake mõni edasi või andke kellelegi teisele.",
};

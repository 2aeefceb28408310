import type { refusals as english } from "../en/refusals.ts";

export const refusals: Readonly<Record<keyof typeof english, string>> = {
  "refusal.act.unknown": "See nupp kuulus millegi juurde, mida enam ei ole. Jätka kõige uuema teate juurest. Kirjutatu on alles.",
  "refusal.act.not-allowed": "Seda saab teha läbiviija. Pöördu tema poole. Midagi ei muutunud.",
  "refusal.act.observer": "Oled siin vaatleja: kirjutada ja hääletada ei saa. Vali enne „Osalen“. Tekst on alles.",
  "refusal.act.not-open": "See osa ei ole praegu lahti. Jätka sellest, mida parajasti küsitakse. Tekst on alles.",
  "refusal.act.too-fast": "Seda oli mõne sekundi kohta liiga palju. Oota natuke ja saada uuesti. Tekst on alles.",
  "refusal.act.too-large": "Ühte vormi nii palju ei mahu. Saada väiksemate osadena. Tekst on alles.",

  "refusal.session.not-begun": "Töötuba ei ole veel alanud. Esimese sammu avab läbiviija. Tekst on alles.",
  "refusal.session.begun": "Töötuba juba käib, seda enam muuta ei saa. Midagi ei läinud kaduma.",
  "refusal.session.over": "Töötuba on lõppenud ja kokkuvõte avaldatud. Plaani saab edasi täiendada.",
  "refusal.session.paused": "Töötuba on pausil. Jätkab läbiviija. Kirjutada saab ikka; tekst on alles.",
  "refusal.session.unknown": "Sellel aadressil töötuba ei ole. Küsi linki sellelt, kes sind kutsus.",
  "refusal.session.busy": "Mitu inimest salvestas samal hetkel. Saada uuesti. Tekst on alles.",

  "refusal.person.elsewhere":
    "{name} on tulnud vestlusest ja osaleb sealt ka mujal. Seetõttu saab ainult tema ise oma nime muuta, enda nimel lehti avada ja oma kirjutatu kustutada.",
  "refusal.person.unknown": "Seda inimest selles töötoas ei ole. Vali keegi nimekirjast. Tekst on alles.",
  "refusal.person.last-facilitator": "Töötuba vajab läbiviijat ja see on ainus. Anna roll enne üle. Midagi ei muutunud.",
  "refusal.person.too-many": "Rohkem osalejaid siia ei mahu. Võid vaadata; kui tahad osaleda, kirjuta läbiviijale.",
  "refusal.person.here-already": "Sellenimeline inimene on juba siin. Kui see oled sina, tule oma lingiga; kui ei, lisa perekonnanimi.",
  "refusal.person.name-missing": "Nimi on puudu. Kirjuta nimi, mille järgi teised sind tunnevad.",

  "refusal.item.unknown": "Seda rida siin ei ole. Vaata loetelu uuesti üle. Tekst on alles.",
  "refusal.item.not-yours": "Selle rea kirjutas keegi teine. Muuta saavad seda autor ja läbiviija. Tekst on alles.",
  "refusal.item.gone": "See rida võeti vahepeal ära. Lisa oma tekst uue reana. Tekst on alles.",
  "refusal.item.receipt":
    "See rida on nimeta ja sellelt lehelt ei paista, et see on sinu oma. Kui vaja, küsi läbiviijalt selle kustutamist.",
  "refusal.item.hidden": "See rida on veel varjul. Oota avamiseni. Tekst on alles.",

  "refusal.collect.too-many": "Sellesse sammu mahub ridu kuni {max} ja kõik on täis. Pange enne mõni kokku. Tekst on alles.",
  "refusal.text.empty": "Siia pole veel midagi kirjutatud. Piisab ühest sõnast.",
  "refusal.text.too-long": "Siin on {count, plural, one {# tähemärk} other {# tähemärki}}, mahub kuni {max}. Tee lühemaks. Tekst on alles.",
  "refusal.text.too-short":
    "Siin on {count, plural, one {# tähemärk} other {# tähemärki}}, vaja on vähemalt {min}. Lisa mõni sõna. Tekst on alles.",

  "refusal.value.unknown-field": "Sellist välja siin ei ole: {field}. Jäta see välja. Ülejäänu on alles.",
  "refusal.value.not-a-choice": "Seda valikute seas ei ole: {choice}. Vali mõni pakututest. Ülejäänu on alles.",
  "refusal.value.missing": "Siin pole veel midagi. Kirjuta või vali. Ülejäänu on alles.",
  "refusal.value.not-a-date": "Sellest kuupäeva välja ei loe. Kirjuta aasta, kuu ja päev: 2026-11-12. Tekst on alles.",
  "refusal.value.not-a-duration":
    "Sellest ajavahemikku välja ei loe. Kirjuta nädalad, päevad, tunnid või minutid: 6 nädalat, 2 päeva. Kuud ja aastad kirjuta nädalates.",
  "refusal.value.not-a-number": "See arv siia ei sobi. Kirjuta see numbritega ja jää lubatud piiridesse. Tekst on alles.",
  "refusal.value.unknown-ref": "Seda siin ei ole: {name}. Vali loetelust. Ülejäänu on alles.",
  "refusal.value.too-many": "Neid on {count}, mahub kuni {max}. Võta mõni ära. Midagi ei läinud kaduma.",
  "refusal.value.wrong-kind": "See ei sobi sellele väljale. Täida see uuesti. Ülejäänu on alles.",

  "refusal.votes.too-many":
    "Sul on {max, plural, one {# täpp} other {# täppi}} ja kõik on jagatud. Võta enne mõni tagasi. Täpid on seal, kus olid.",
  "refusal.votes.too-many-on-one":
    "Ühele reale võib panna {max, plural, one {# täpi} other {# täppi}}. Pane järgmine mujale. Täpid on seal, kus olid.",
  "refusal.votes.level":
    "Piiril on hääled võrdsed ja täpid ei ütle, mis alles jääb. Tõsta mõni täpp ümber või jäta valik läbiviijale. Kõik on alles.",
  "refusal.votes.closed": "Hääletus on lõppenud. Mis alles jääb, otsustate nüüd koos. Täpid on seal, kus olid.",
  "refusal.keep.unknown": "Seda rida valida ei saa. Vaata loetelu uuesti üle. Midagi ei muutunud.",
  "refusal.merge.itself": "Rida ei saa iseendaga kokku panna. Vali mõni teine. Midagi ei muutunud.",

  "refusal.fill.changed-meanwhile":
    "Sel ajal kui kirjutasid, muutis keegi seda välja. Mõlemad tekstid on näha: võta tema oma, jäta enda oma või mõlemad.",
  "refusal.list.changed-meanwhile":
    "Sel ajal kui kirjutasid, muutis keegi seda kirjet. Mõlemad on näha: võta tema oma, jäta enda oma või mõlemad.",
  "refusal.list.too-many": "Siia mahub kirjeid kuni {max} ja kõik on täis. Võta mõni ära või pane kaks kokku. Tekst on alles.",
  "refusal.list.too-few": "Kirjeid on siin liiga vähe. Lisa, mis puudu on. Mis on kirjas, on alles.",

  "refusal.rate.out-of-range": "See jääb skaalast välja. Tunne käib −2 kuni +2, mõju 1 kuni 5. Teised hinnangud on alles.",
  "refusal.rate.unknown-item": "Seda kokkupuudet enam loetelus ei ole. Mine järgmise juurde. Teised hinnangud on alles.",

  "refusal.decide.no-proposal": "Siin pole veel midagi välja pakutud. Paku enne midagi. Midagi ei muutunud.",
  "refusal.decide.open-objection":
    "Üks vastuväide on veel lahtine. Paku midagi muud või oota, kuni läbiviija selle lahendab ja põhjendab. Kõik on alles.",
  "refusal.decide.reason-needed": "Vastuväide vajab põhjendust. Kirjuta üks lause või vali valmis vastus. Ettepanek jääb esialgu jõusse.",
  "refusal.decide.settle-reason": "Vastuväite lahendamine vajab põhjendust. See läheb kokkuvõttesse. Midagi veel ei muutunud.",

  "refusal.review.unanswered":
    "Üks tähelepanek, millele peab vastama, on veel vastuseta. Parandage, lisage plaani või jätke nii ja öelge, miks. Antud vastused on alles.",
  "refusal.review.note-needed": "Kui jätad selle nii, ütle ka, miks. Kirjuta üks lause või vali valmis vastus. Midagi veel ei muutunud.",

  "refusal.undo.nothing": "Selles sammus ei ole sul midagi tagasi võtta. Kõik jääb nii, nagu on.",
  "refusal.undo.built-on":
    "Teised on juba sellele toetudes edasi läinud, tagasi seda võtta ei saa. Muuda seda või rääkige läbi. Midagi ei muutunud.",
  "refusal.skip.not-optional": "Seda sammu on vaja. Anna sellele vähem aega või jäta alles, mis on. Midagi ei muutunud.",
  "refusal.skip.reason-needed": "Vahelejätmine vajab põhjendust. See läheb kokkuvõttesse. Midagi veel ei muutunud.",
  "refusal.back.not-before": "Selle sammuni pole veel jõutud. Tagasi saab minna tehtud sammu juurde. Midagi ei muutunud.",
  "refusal.waive.not-waivable": "Sellest reeglist loobuda ei saa. Tehke, mida see nõuab, või minge samm tagasi. Midagi ei muutunud.",
  "refusal.waive.reason-needed": "Reeglist loobumine vajab põhjendust. See läheb kokkuvõttesse. Midagi veel ei muutunud.",
  "refusal.takeover.not-yet": "Läbiviija on siin või oli äsja. Üle võtta saab siis, kui keegi pole tükk aega juhtinud.",
  "refusal.lookagain.nothing": "Siin ei ole midagi uuesti üle vaadata. Kõik jääb nii, nagu on.",
  "refusal.strike.reason-needed": "Kustutamine vajab põhjendust. Tekst kaob, põhjendus jääb. Midagi veel ei muutunud.",

  "refusal.purpose.none": "Ühtegi lauset pole veel välja pakutud. Paku oma või mõni loetelust. Kõik read on alles.",
  "refusal.reasons.too-few": "Põhjuseid on vaja vähemalt {min}. Praegu valitud: {count}. Valige juurde või lisage uus; kõik read on alles.",
  "refusal.reasons.too-many": "Põhjuseid võib olla kuni {max}. Praegu valitud: {count}. Jätke mõni välja; loetelusse jäävad need alles.",
  "refusal.problems.none": "Ühtegi probleemi pole veel valitud. Valige vähemalt üks. Kõik read on alles.",
  "refusal.problems.too-many": "Probleeme võib olla kuni {max}. Praegu valitud: {count}. Jätke mõni välja; loetelusse jäävad need alles.",
  "refusal.problems.no-long-horizon":
    "Ükski valitud probleem ei vaata kaks-kolm aastat ette. Valige mõni, mis vaatab, või öelge „mitte praegu“. Valik on alles.",
  "refusal.customer.too-few": "Ühtegi klienditüüpi veel ei ole. Kirjeldage vähemalt üks ja öelge, keda silmas peate.",
  "refusal.offer.not-one": "Päästame täpselt ühe toote või teenuse. Praegu valitud: {count}. Kõik read on alles.",

  "refusal.journey.too-few": "Kokkupuuteid on teekonnal vähemalt {min}. Praegu: {count}. Lisage, mis on enne või pärast; kõik on alles.",
  "refusal.journey.too-many": "Teekonnale mahub kokkupuuteid kuni {max}. Pange kaks kokku või kaardistage üks osa. Tekst on alles.",
  "refusal.restrict.no-reason":
    "Suletud, aga mis põhjus ei luba? Vali vähemalt üks alles jäetud põhjustest või jäta kokkupuude alles. Midagi ei läinud kaduma.",
  "refusal.restrict.unanswered":
    "Veel on ütlemata, mis sellest kokkupuutest saab. Öelge, kas see jääb, muutub või on suletud. Ülejäänu on alles.",
  "refusal.replace.unanswered":
    "Üks suletud kokkupuude on veel vastuseta. Asendage, ühendage teisega või jätke ära ja öelge, miks. Teised vastused on alles.",
  "refusal.replace.blocked-too":
    "{name}: seda ei luba põhjus {number}, {reason}. Vali teine kanal või küsi läbiviijalt luba. Tekst on alles.",
  "refusal.replace.unknown-target": "Uuel teekonnal ei ole seda kokkupuudet, millega ühendada. Vali mõni, mis on. Ülejäänu on alles.",
  "refusal.new-journey.blocked":
    "{name}: seda ei luba põhjus {number}, {reason}. Muutke, loobuge või küsige läbiviijalt põhjendatud luba. Kõik on alles.",
  "refusal.new-journey.incomplete":
    "Järjekorrast on mõni kokkupuude puudu või on seal kaks korda. Uuel teekonnal on igaüks täpselt ühe korra. Kõik on alles.",
  "refusal.new-journey.empty": "Uus teekond on tühi. Vaja on vähemalt üht kokkupuudet. Varem otsustatu on alles.",
  "refusal.permit.not-facilitator": "Lubada seda, mille põhjus sulgeb, saab ainult läbiviija. Pöördu tema poole. Tekst on alles.",

  "refusal.actions.uncovered":
    "Tegevus on puudu: {name}. Lisa tegevus või ütle, mis selle katab või miks seda vaja ei ole. Plaan on alles.",
  "refusal.actions.no-owner": "Tegevusel pole vastutajat: {name}. Vali üks inimene või nimeta keegi. Ülejäänu on alles.",
  "refusal.actions.no-deadline": "Tegevusel pole tähtaega: {name}. Vali kuupäev. Ülejäänu on alles.",
  "refusal.actions.owner-unknown": "Vastutajat selles töötoas ei ole: {name}. Vali keegi nimekirjast või nimeta siin. Ülejäänu on alles.",
  "refusal.actions.not-owner": "Kas see tegevus on tema teha, ütleb ainult vastutaja ise. Küsi temalt. Midagi ei muutunud.",
  "refusal.actions.deadline-past": "See tähtaeg on möödas. Vali täna või mõni hilisem päev. Ülejäänu on alles.",
  "refusal.actions.too-many": "Plaani mahub tegevusi kuni {max}. Pange enne kaks kokku. Tekst on alles.",

  "refusal.link.unknown": "Seda linki me ei tunne. Küsi uut sellelt, kes sind kutsus.",
  "refusal.link.used": "Seda linki on juba kasutatud. Küsi läbiviijalt uus või tule oma lingiga.",
  "refusal.link.expired": "See link on aegunud. Küsi läbiviijalt uus.",
  "refusal.start.code": "See kood ei sobi. Küsi õiget sellelt, kes Teekonda siin haldab. Kirjutatu on alles.",

  "refusal.help.off": "Selles töötoas on keelemudeli abi välja lülitatud.",
  "refusal.help.too-early":
    "Kõigepealt kirjutavad inimesed. Abi saab küsida siis, kui kõigi vastused on avatud või midagi on kirja pandud.",
  "refusal.help.not-here": "Selles sammus keelemudel ei aita.",
};

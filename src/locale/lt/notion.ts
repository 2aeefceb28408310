import type { notion as english } from "../en/notion.ts";

export const notion: Readonly<Record<keyof typeof english, string>> = {
  "notion.touchpoints": "Kontakto taškai",
  "notion.curve": "Kaip keičiasi jausmas",
  "notion.found-by": "Pagal šią žymą Teekond randa puslapį: {key}",
  "notion.stage.more": "Kiti etapai",

  "notion.property.journey": "Kelias",
  "notion.property.change": "Pokytis",
  "notion.property.replaces": "Vietoj ko",
  "notion.property.owner-name": "Atsakingas asmuo (ne iš Notion)",
  "notion.property.zone": "Termino laiko juosta",
  "notion.property.amount": "Suma pirmaisiais metais, {currency}",
  "notion.property.key": "Teekond žyma",

  "notion.view.all": "Visi kontaktai",
  "notion.view.status": "Pagal būklę",
  "notion.view.deadlines": "Terminai",
  "notion.view.owners": "Pagal atsakingą asmenį",

  "notion.state.waiting": "Rezultatas tuoj bus perkeltas į Notion.",
  "notion.state.working": "Rezultatas keliamas į Notion: {done} iš {all}.",
  "notion.state.moving": "Notion puslapis atnaujinamas.",
  "notion.state.stands": "Rezultatas yra Notion, būklė {time}.",
  "notion.state.later": "Notion užimtas arba neatsako. Tęsime patys {time}.",
  "notion.state.failed": "Rezultato perkelti į Notion nepavyko: {why}",
  "notion.open": "Atverti Notion",
  "notion.again": "Bandyti dar kartą",
  "notion.act.publish": "Perkelti rezultatą į Notion",
  "notion.act.again": "Atnaujinti dabar",
  "notion.act.anew": "Sukurti naują puslapį",
  "notion.panel.hint": "Ten komanda dirba toliau. Puslapis atsinaujina pagal sesiją; kas žmonių parašyta, lieka.",
  "notion.parent": "Puslapis, po kuriuo bus rezultatas",
  "notion.parent.hint": "Jo adresas. Notion prie jo pridėkite mūsų jungtį: ••• ir Connections.",
  "notion.parent.other": "Po kitu puslapiu",
  "notion.unmatched": "Tik vardu, nes Notion tokio el. pašto nežino: {names}",
  "notion.edited":
    "{count, plural, one {Ten pakeista # dalis: ji lieka, o naujoji yra šalia.} few {Ten pakeistos # dalys: jos lieka, o naujosios yra šalia.} other {Ten pakeista # dalių: jos lieka, o naujosios yra šalia.}}",
  "notion.held-back":
    "{count, plural, one {Ten pakeista # reikšmė, ji palikta.} few {Ten pakeistos # reikšmės, jos paliktos.} other {Ten pakeista # reikšmių, jos paliktos.}}",
  "notion.why.no-parent": "nenurodytas puslapis, po kuriuo jis turėtų būti.",
  "notion.why.unauthorized": "Notion nebepriima mūsų rakto. Jį iš naujo turi nustatyti Teekond prižiūrėtojas.",
  "notion.why.object_not_found": "puslapis mums nepasiekiamas. Atverkite jį Notion, pasirinkite ••• ir Connections, pridėkite mūsų jungtį.",
  "notion.why.block_limit": "Notion darbo erdvės plane nebėra vietos.",
  "notion.why.restricted_resource": "mūsų jungčiai neleista ten skaityti ar rašyti. Tai keičiama Notion nustatymuose.",
  "notion.why.gone": "puslapis yra Notion šiukšliadėžėje. Sugrąžinkite jį arba sukurkite naują.",
  "notion.why.other": "Notion atsakė: {code}.",
};

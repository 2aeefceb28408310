import type { notion as english } from "../en/notion.ts";

export const notion: Readonly<Record<keyof typeof english, string>> = {
  "notion.touchpoints": "Kokkupuutepunktid",
  "notion.curve": "Kuidas tunne muutub",
  "notion.found-by": "Tunnus, mille järgi Teekond selle lehe üles leiab: {key}",
  "notion.stage.more": "Ülejäänud etapid",

  "notion.property.journey": "Teekond",
  "notion.property.change": "Muudatus",
  "notion.property.replaces": "Mille asemel",
  "notion.property.owner-name": "Vastutaja (pole Notionis)",
  "notion.property.zone": "Tähtaja ajavöönd",
  "notion.property.amount": "Summa esimesel aastal, {currency}",
  "notion.property.key": "Teekonna tunnus",

  "notion.view.all": "Kõik kokkupuuted",
  "notion.view.status": "Seisu järgi",
  "notion.view.deadlines": "Tähtajad",
  "notion.view.owners": "Vastutajate kaupa",

  "notion.state.waiting": "Tulemus läheb kohe Notionisse.",
  "notion.state.working": "Tulemus läheb Notionisse: {done}/{all}.",
  "notion.state.moving": "Notioni lehte uuendatakse.",
  "notion.state.stands": "Tulemus on Notionis, seis kell {time}.",
  "notion.state.later": "Notion on hõivatud või ei vasta. Jätkame ise kell {time}.",
  "notion.state.failed": "Tulemus ei jõudnud Notionisse: {why}",
  "notion.open": "Ava Notionis",
  "notion.again": "Proovi uuesti",
  "notion.act.publish": "Pane tulemus Notionisse",
  "notion.act.again": "Uuenda kohe",
  "notion.act.anew": "Tee uus leht",
  "notion.panel.hint": "Seal töötab tiim edasi. Leht käib töötoaga kaasas; mida inimesed sinna kirjutavad, jääb alles.",
  "notion.parent": "Leht, mille alla tulemus läheb",
  "notion.parent.hint": "Selle aadress. Lisa sellele Notionis meie ühendus: ••• ja Connections.",
  "notion.parent.other": "Teise lehe alla",
  "notion.unmatched": "Ainult nimega, sest Notion ei tunne nende e-posti: {names}",
  "notion.edited":
    "{count, plural, one {Üht osa on seal muudetud: see jääb alles ja uus on selle kõrval.} other {# osa on seal muudetud: need jäävad alles ja uued on nende kõrval.}}",
  "notion.held-back":
    "{count, plural, one {Üht väärtust on seal muudetud ja see jäi, nagu oli.} other {# väärtust on seal muudetud ja need jäid, nagu olid.}}",
  "notion.why.no-parent": "pole öeldud, mille alla see läheb.",
  "notion.why.unauthorized": "Notion ei tunne enam meie võtit. Teekonna haldaja peab selle uuesti seadma.",
  "notion.why.object_not_found": "lehte pole meiega jagatud. Ava see Notionis, vali ••• ja Connections ning lisa meie ühendus.",
  "notion.why.block_limit": "Notioni tööruumi paketis pole rohkem ruumi.",
  "notion.why.restricted_resource": "meie ühendus ei tohi seal lugeda ega kirjutada. Seda saab muuta Notioni seadetes.",
  "notion.why.gone": "leht on Notioni prügikastis. Too see sealt tagasi või tee uus.",
  "notion.why.other": "Notion vastas: {code}.",
};

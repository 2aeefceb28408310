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
};

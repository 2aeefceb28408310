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
};

/** What only a page in Notion says: its databases, their columns and views. */
export const notion = {
  "notion.touchpoints": "Touchpoints",
  "notion.curve": "The feeling along the way",
  "notion.found-by": "Teekond finds this page again by {key}",
  "notion.stage.more": "Further stages",

  "notion.property.journey": "Journey",
  "notion.property.change": "Change",
  "notion.property.replaces": "In place of",
  "notion.property.owner-name": "Owner (not in Notion)",
  "notion.property.zone": "Time zone of the deadline",
  "notion.property.amount": "Amount in the first year, {currency}",
  "notion.property.key": "Teekond key",

  "notion.view.all": "All contacts",
  "notion.view.status": "By status",
  "notion.view.deadlines": "Deadlines",
  "notion.view.owners": "By owner",
} as const;

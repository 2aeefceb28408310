import type { Wanted, WantedRow } from "../../../src/publish/notion/wanted.ts";

const text = (content: string) => [{ text: { content } }];
const paragraph = (content: string) => ({ paragraph: { rich_text: text(content) } });

function touchpoint(key: string, values: WantedRow["values"] = {}): WantedRow {
  return { key, values: { title: { is: "text", text: key }, key: { is: "text", text: key }, ...values } };
}

/** A page with something of each kind, and few of each. */
export function small({ title = "Harbour", told = "The hall is shut.", status = "To do", rows = 2 } = {}): Wanted {
  return {
    key: "teekond-abc123",
    title,
    icon: "🧭",
    beside: "Changed here, so it stays.",
    head: [
      {
        key: "summary",
        blocks: [
          {
            callout: {
              rich_text: text(told),
              icon: { type: "emoji", emoji: "⚓" },
              children: [paragraph("Saved: teekond-abc123")],
            },
          },
        ],
      },
      {
        key: "journeys",
        blocks: [
          { heading_2: { rich_text: text("Both journeys") } },
          {
            column_list: {
              children: [
                { column: { children: [paragraph("until now"), paragraph("one")] } },
                { column: { children: [paragraph("from now on")] } },
              ],
            },
          },
        ],
      },
      { key: "picture", blocks: [] },
    ],
    databases: [
      {
        name: "touchpoints",
        title: "Touchpoints",
        icon: "📍",
        properties: [
          { key: "title", title: "Contact", kind: "title" },
          { key: "journey", title: "Journey", kind: "choice", options: [{ name: "Until now" }, { name: "From now on" }] },
          { key: "replaces", title: "In place of", kind: "rows", of: "touchpoints" },
          { key: "key", title: "Key", kind: "text" },
        ],
        views: [
          { key: "board", title: "By journey", kind: "board", by: "journey", shows: ["title"] },
          { key: "all", title: "All", kind: "table", sort: "journey", shows: ["title", "journey"] },
        ],
        rows: [
          ...Array.from({ length: rows }, (_, n) => touchpoint(`current/t${n}`, { journey: { is: "choice", choice: "Until now" } })),
          touchpoint("new/n1", { journey: { is: "choice", choice: "From now on" }, replaces: { is: "rows", rows: ["current/t0"] } }),
        ],
      },
      {
        name: "actions",
        title: "Action plan",
        icon: "✅",
        properties: [
          { key: "title", title: "Action", kind: "title" },
          { key: "status", title: "Status", kind: "status", options: [{ name: "To do" }, { name: "Doing" }, { name: "Done" }] },
          { key: "deadline", title: "Deadline", kind: "date" },
          { key: "touchpoints", title: "Contacts", kind: "rows", of: "touchpoints" },
          { key: "key", title: "Key", kind: "text" },
        ],
        views: [
          { key: "plan", title: "Plan", kind: "table", sort: "deadline", shows: ["title", "deadline", "status"] },
          { key: "board", title: "By status", kind: "board", by: "status", shows: ["title"] },
          { key: "calendar", title: "By deadline", kind: "calendar", by: "deadline", shows: ["title"] },
        ],
        rows: [
          {
            key: "action/a1",
            values: {
              title: { is: "text", text: "Buy a bike" },
              status: { is: "choice", choice: status },
              deadline: { is: "date", date: "2026-12-01" },
              touchpoints: { is: "rows", rows: ["new/n1"] },
              key: { is: "text", text: "action/a1" },
            },
          },
        ],
      },
    ],
    tail: [
      {
        key: "why",
        blocks: [{ heading_2: { rich_text: text("Why"), is_toggleable: true, children: [paragraph("Because."), paragraph("And so.")] } }],
      },
      { key: "end", blocks: [paragraph("Published by Teekond.")] },
    ],
  };
}

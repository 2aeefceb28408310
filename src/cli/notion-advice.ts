/** What to do where Notion says no, by its code: for whoever sets Teekond up. */
const advice: Readonly<Record<string, string>> = {
  "no-parent": "no page of Notion is named: give --parent with its address, or set NOTION_PARENT",
  unauthorized: "the token is none: take the integration's secret anew from notion.so/profile/integrations and set NOTION_TOKEN",
  object_not_found:
    "the page is not shared with the integration: open it in Notion, ••• at the top right, Connections, add the integration",
  restricted_resource: "the integration lacks a capability: in its settings allow it to read, insert and update content",
  block_limit: "the plan of the workspace has no room for more blocks: choose another workspace, or a paid plan",
  "no answer": "Notion does not answer just now: try again later",
};

/** One line for a code of Notion's, without a capital and a full stop. */
export function adviceOn(code: string): string {
  return `Notion: ${advice[code] ?? `it says no (${code})`}`;
}

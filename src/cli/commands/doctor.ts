import { type Config, namesSet } from "../config.ts";
import { type House, type Reply, said } from "../house.ts";
import { discordLines } from "./doctor-discord.ts";
import { installLines } from "./doctor-installs.ts";
import { notionLines } from "./doctor-notion.ts";
import { slackLines } from "./slack.ts";

type Line = { readonly variable: keyof Config; readonly enables: string };

const lines: readonly Line[] = [
  { variable: "TEEKOND_URL", enables: "links that people elsewhere can open" },
  {
    variable: "DATABASE_URL",
    enables:
      "a Postgres, for several servers; without it the embedded database in TEEKOND_DATA (an acknowledged act outlives a crash of the program, not a power cut)",
  },
  { variable: "TEEKOND_START_CODE", enables: "starting only by who knows the code" },
  { variable: "TEEKOND_OPEN", enables: "starting without a code from other machines" },
  { variable: "TRUST_PROXY", enables: "https and addresses as told by your proxy" },
  { variable: "TEEKOND_KEY", enables: "workspaces that install Teekond themselves: their tokens are encrypted with it" },
  { variable: "SLACK_BOT_TOKEN", enables: "Slack, one workspace" },
  { variable: "SLACK_APP_TOKEN", enables: "Slack by Socket Mode, without a public address" },
  { variable: "SLACK_SIGNING_SECRET", enables: "Slack by HTTP on the port of the pages (with TEEKOND_URL)" },
  { variable: "SLACK_CLIENT_ID", enables: "Slack, many workspaces (with SLACK_CLIENT_SECRET, TEEKOND_URL and TEEKOND_KEY)" },
  { variable: "DISCORD_TOKEN", enables: "Discord" },
  { variable: "DISCORD_SHARDS", enables: "another number of shards than Discord advises" },
  { variable: "NOTION_TOKEN", enables: "results as pages in Notion" },
  { variable: "NOTION_PARENT", enables: "the page of Notion that results go below, where none is named" },
  { variable: "OPENAI_MODEL", enables: "a language model that helps where a session wants it (with OPENAI_API_KEY, or OPENAI_BASE_URL)" },
  { variable: "OPENAI_API_KEY", enables: "OpenAI's models" },
  { variable: "OPENAI_BASE_URL", enables: "another server that speaks OpenAI's language, on your own machine for example" },
  { variable: "TEEKOND_METRICS_TOKEN", enables: "reading /metrics from other machines" },
];

function store({ place }: House): string {
  if ("url" in place) return "Postgres (DATABASE_URL)";
  return "folder" in place ? `the folder ${place.folder}` : "nothing: in memory only";
}

/** What is configured, what is missing and what that would enable; names and places, never a secret. */
export async function doctor(house: House): Promise<Reply> {
  const set = new Set(namesSet());
  const answers = await house.ping().then(
    () => "answers",
    () => "does not answer",
  );
  const rows = await house.ledger.sessions("web").catch(() => []);
  const server = house.pages === undefined ? "no server is running on this data" : `a server is running; pages open: ${house.pages()}`;
  const variables = lines.map(({ variable, enables }) => `${set.has(variable) ? "set      " : "not set  "} ${variable}: ${enables}`);
  return said(
    `Node ${process.version}`,
    `Sessions are kept in ${store(house)}; the database ${answers}; sessions: ${rows.length}`,
    `Server: ${server}`,
    ...variables,
    ...(await slackLines(house.config)),
    ...(await installLines(house)),
    ...(await discordLines(house.config)),
    ...(await notionLines(house)),
  );
}

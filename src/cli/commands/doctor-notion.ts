import { systemTimer } from "#lib/timer.ts";
import type { House } from "../house.ts";
import { adviceOn } from "../notion-advice.ts";
import { sealOf } from "../seal.ts";
import { notionRoom } from "../wire.ts";

const users = {
  emails: "owners are found by their e-mail",
  names: "no e-mails are told (capability: user information including e-mail), so owners stand by name as text",
  none: "users cannot be listed, so owners stand by name as text",
} as const;

/** What Notion says to what is configured for it; nothing where nothing is. */
export async function notionLines(house: House): Promise<readonly string[]> {
  const { config, clock } = house;
  const { NOTION_TOKEN, NOTION_PARENT, NOTION_BASE_URL, NOTION_RATE } = config;
  if (NOTION_TOKEN === undefined)
    return NOTION_PARENT === undefined ? [] : ["Notion: NOTION_TOKEN is missing, without which NOTION_PARENT says nothing"];
  const { checkNotion, pageIdIn } = await notionRoom();
  const settings = { token: NOTION_TOKEN, perSecond: NOTION_RATE, ...(NOTION_BASE_URL === undefined ? {} : { baseUrl: NOTION_BASE_URL }) };
  const found = await checkNotion(settings, pageIdIn(NOTION_PARENT ?? ""), { clock, timer: systemTimer });
  if ("refused" in found.bot) return [adviceOn(found.bot.refused)];
  const { parent } = found;
  const page =
    parent === undefined
      ? "Notion: NOTION_PARENT is not set: publish needs --parent"
      : "refused" in parent
        ? adviceOn(parent.refused)
        : `Notion: results go below the page "${parent.title}"`;
  return [
    `Notion: the token is good for ${found.bot.name}`,
    page,
    `Notion: ${users[found.users ?? "none"]}`,
    ...(found.comments === false ? [noComments] : []),
    await events(house),
  ];
}

const noComments =
  "Notion: comments cannot be read or written (capabilities: read comments, insert comments), so what is not taken over is said here only";

/** How changes in Notion come back: by its events, or by looking. */
async function events({ config, vault }: House): Promise<string> {
  const seal = sealOf(config);
  const looks = "Notion: changes there are looked for once a minute";
  if (config.TEEKOND_URL === undefined || seal === undefined)
    return `${looks}; with TEEKOND_URL and TEEKOND_KEY they could come at once (README, Notion in five minutes)`;
  const { hasWebhookToken, webhookPath } = await notionRoom();
  return (await hasWebhookToken(vault(seal)))
    ? "Notion: changes there come at once, by events"
    : `${looks}; to have them at once subscribe to ${config.TEEKOND_URL}${webhookPath} in the integration's settings, then: teekond notion webhook`;
}

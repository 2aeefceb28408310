import { systemTimer } from "#lib/timer.ts";
import type { House } from "../house.ts";
import { adviceOn } from "../notion-advice.ts";
import { notionRoom } from "../wire.ts";

const users = {
  emails: "owners are found by their e-mail",
  names: "no e-mails are told (capability: user information including e-mail), so owners stand by name as text",
  none: "users cannot be listed, so owners stand by name as text",
} as const;

/** What Notion says to what is configured for it; nothing where nothing is. */
export async function notionLines({ config, clock }: House): Promise<readonly string[]> {
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
  return [`Notion: the token is good for ${found.bot.name}`, page, `Notion: ${users[found.users ?? "none"]}`];
}

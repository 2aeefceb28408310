import { type House, refusedWith, type Reply, said } from "../house.ts";
import { sealOf } from "../seal.ts";
import { notionRoom } from "../wire.ts";

/** Takes up the token that Notion has sent to our address for its events, and says what is to be done with it. */
export async function notionWebhook({ config, vault }: House): Promise<Reply> {
  const seal = sealOf(config);
  const { TEEKOND_URL: url } = config;
  if (url === undefined || seal === undefined)
    return refusedWith(2, "Notion's events need TEEKOND_URL, where Notion sends them to, and TEEKOND_KEY, to encrypt Notion's token.");
  const { takeWebhookToken, webhookPath } = await notionRoom();
  const token = await takeWebhookToken(vault(seal));
  if (token === undefined)
    return refusedWith(
      2,
      `Notion has sent no token yet: in the settings of the integration open Webhooks, create a subscription to ${url}${webhookPath} while Teekond runs, then call this again.`,
    );
  return said(token, "Paste this token into Notion's form and press Verify. From now on events that are signed with it are believed.");
}

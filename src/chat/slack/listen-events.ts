import type { App } from "@slack/bolt";
import { codeOf } from "./client.ts";
import { type Spot, obeyed } from "./commands.ts";
import type { Desk, Visitor } from "./desk.ts";
import { publishHome } from "./home.ts";
import { mended } from "#facilitator/doors/mend.ts";
import { createOnce } from "#facilitator/doors/once.ts";
import type { Reply } from "#facilitator/doors/obeying.ts";
import { said } from "./reply.ts";
import { addressOf, threadAt } from "./thread.ts";
import { NotNow, visitorOf } from "./visitor.ts";
import type { Workspace } from "./workspaces.ts";

type Envelope = { readonly team_id?: string; readonly enterprise_id?: string; readonly event_id?: string };

/** Answers a mention where it was written, to the one who wrote it. */
async function answered(desk: Desk, visitor: Visitor, spot: Spot, reply: NonNullable<Reply>): Promise<void> {
  const { channel, thread } = spot;
  const where = { channel, user: visitor.who.user, ...(thread === null ? {} : { thread_ts: thread }) };
  await visitor.client.chat.postEphemeral({ ...where, ...said(reply) }).catch((error: unknown) => {
    desk.log.warn({ code: codeOf(error) ?? "none" }, "a mention could not be answered");
  });
}

/** No event changes a session: what is lost here costs a second try and nothing else. */
export function listenToEvents(app: App, desk: Desk): void {
  const once = createOnce();
  app.event("app_mention", async ({ event, body, context }) => {
    const { team_id: team, enterprise_id: enterprise, event_id } = body as Envelope;
    const { user } = event;
    if (user === undefined) return;
    await once(event_id, async () => {
      const visitor = await visitorOf(desk, context, { team, enterprise, user, home: event.user_team });
      if (visitor === undefined) return;
      const spot = { channel: event.channel, thread: event.thread_ts ?? null };
      if (spot.thread !== null) await mended(desk, await desk.places.placeAt("slack", threadAt(spot)));
      const reply = await obeyed(desk, visitor, spot, event.text);
      if (reply !== undefined) await answered(desk, visitor, spot, reply);
    });
  });
  app.event("app_home_opened", async ({ event, body, context }) => {
    const { team_id: team, enterprise_id: enterprise } = body as Envelope;
    const visitor =
      event.tab === "home" ? await visitorOf(desk, context, { team, enterprise, user: event.user, home: undefined }) : undefined;
    if (visitor !== undefined) await publishHome(desk, visitor);
  });
  app.event("app_uninstalled", async ({ body }) => {
    const { team_id: team, enterprise_id: enterprise } = body as Envelope;
    await gone(desk, team, enterprise);
  });
  app.event("tokens_revoked", async ({ event, body }) => {
    const { team_id: team, enterprise_id: enterprise } = body as Envelope;
    if ((event.tokens.bot ?? []).length > 0) await gone(desk, team, enterprise);
  });
}

/** Whether Slack still knows the workspace's token: events come late, and Teekond may have been installed anew since. */
async function holds(desk: Desk, workspace: Workspace): Promise<boolean> {
  try {
    await desk.client(workspace).auth.test();
    return true;
  } catch (error) {
    if (codeOf(error) === undefined) throw new NotNow("Slack does not say whether the token holds");
    return false;
  }
}

/** Teekond was taken out of a workspace: its threads are not drawn any more, the sessions go on elsewhere. */
async function gone(desk: Desk, team: string | undefined, enterprise: string | undefined): Promise<void> {
  const workspace = await desk.workspaces.of(team, enterprise);
  if (workspace === undefined || (await holds(desk, workspace))) return;
  await desk.workspaces.forget(workspace.id);
  for (const place of await desk.places.ofPlatform("slack")) {
    if (addressOf(place).workspace !== workspace.id) continue;
    await desk.places.breakOff(place, { why: "revoked", at: desk.clock.now() });
    desk.stir(place.session);
  }
}

import type { App } from "@slack/bolt";
import { say } from "#locale/say.ts";
import { type ClickBody, placeOf } from "./click-body.ts";
import { clicked } from "./clicks.ts";
import { obeyed, openStart } from "./commands.ts";
import { type Desk, type Visitor, speakerOf } from "./desk.ts";
import { openDirect } from "./direct.ts";
import { listenToEvents } from "./listen-events.ts";
import { command, startShortcut } from "./manifest.ts";
import { mended } from "#facilitator/doors/mend.ts";
import { readMeta } from "./meta.ts";
import { readAction } from "./press.ts";
import { said } from "./reply.ts";
import { type SentView, sent } from "./sent.ts";
import { createStarting, sessionStarted, welcomeLeads } from "./start.ts";
import { type Ids, visitorOf } from "./visitor.ts";

type Body = {
  readonly team?: { readonly id?: string; readonly enterprise_id?: string } | null;
  readonly enterprise?: { readonly id?: string } | null;
  readonly user: { readonly id: string; readonly team_id?: string };
};

function idsIn({ team, enterprise, user }: Body): Ids {
  return { team: team?.id, enterprise: enterprise?.id ?? team?.enterprise_id, user: user.id, home: user.team_id };
}

function listenToForms(app: App, desk: Desk): void {
  const started = createStarting(desk);
  app.view({ type: "view_submission", callback_id: /.*/ }, async ({ ack, body, view, context }) => {
    const visitor = await visitorOf(desk, context, idsIn(body));
    if (visitor === undefined) return void (await ack());
    const answer = view.callback_id === "start" ? await started(visitor, view) : await sent(desk, visitor, view);
    await (answer === undefined ? ack() : ack(answer));
    if (view.callback_id === "start" || readMeta(view.private_metadata)?.ask === "join") await welcomed(desk, visitor, view);
    if (view.callback_id === "start") await welcomeLeads(desk, visitor, view);
  });
}

/** Who has come in by Slack can be reached there from now on. */
async function welcomed(desk: Desk, visitor: Visitor, view: SentView): Promise<void> {
  const session = view.private_metadata === "" ? undefined : sessionStarted(view);
  const spoken = session === undefined ? undefined : await speakerOf(desk, visitor, session);
  if (spoken !== undefined) await openDirect(desk, visitor, { ...spoken.speaker });
}

function listenToClicks(app: App, desk: Desk): void {
  app.action({ type: "block_actions" }, async ({ ack, body, context }) => {
    const visitor = await visitorOf(desk, context, idsIn(body));
    if (visitor === undefined) return void (await ack());
    const click = body as unknown as ClickBody;
    const wants = readAction(click.actions[0]);
    if (wants?.does === "press" && wants.press.does === "ask" && wants.press.ask === "start") {
      await ack();
      return openStart(desk, visitor, click.trigger_id, wants.press.about[0]);
    }
    await clicked(desk, visitor, click, () => ack());
    await mended(desk, await placeOf(desk.places, click));
  });
}

function listenToCommands(app: App, desk: Desk): void {
  app.command(command, async ({ ack, command: typed, context }) => {
    const ids = { team: typed.team_id, enterprise: typed.enterprise_id, user: typed.user_id, home: undefined };
    const visitor = await visitorOf(desk, context, ids);
    if (visitor === undefined) return void (await ack({ response_type: "ephemeral", text: say("en", "door.not-installed") }));
    const spot = { channel: typed.channel_id, thread: null, trigger: typed.trigger_id };
    const reply = await obeyed(desk, visitor, spot, typed.text);
    await (reply === undefined ? ack() : ack({ response_type: "ephemeral", ...said(reply) }));
  });
  app.shortcut(startShortcut, async ({ ack, body, context }) => {
    const visitor = await visitorOf(desk, context, idsIn(body));
    await ack();
    if (visitor !== undefined) await openStart(desk, visitor, body.trigger_id);
  });
}

/** Everything that Slack tells. */
export function listen(app: App, desk: Desk): void {
  listenToClicks(app, desk);
  listenToForms(app, desk);
  listenToCommands(app, desk);
  listenToEvents(app, desk);
}

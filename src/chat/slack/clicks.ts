import type { Opened } from "#facilitator/asks/ask.ts";
import { wordsFor, wordsIn } from "#facilitator/doors/speaking.ts";
import type { Press } from "#talk/card.ts";
import { isRefusal } from "#talk/refusal.ts";
import { type Click, type ClickBody, nonceOf, placeOf, sessionOf, windowOf } from "./click-body.ts";
import { say } from "#locale/say.ts";
import { codeOf } from "./client.ts";
import { type Desk, type Visitor, speakerOf } from "./desk.ts";
import { readMeta } from "./meta.ts";
import { leftBehind } from "./post.ts";
import { readAction } from "./press.ts";
import { plainBlocks, show, viewOf } from "./show.ts";
import { refusalView } from "./speak.ts";
import { handOver, noFile } from "./take-away.ts";

/** Draws the private card anew that a button of it has changed. */
async function redraw(desk: Desk, { body, visitor, spoken }: Click): Promise<void> {
  const meta = readMeta(body.view?.private_metadata);
  if (body.view === undefined || meta === undefined || meta.is !== "card") return;
  const opened = await desk.conversation.open(spoken.speaker, meta.ask, meta.on);
  if (isRefusal(opened)) return;
  const view = await viewOf(desk, spoken, { opened, ask: meta.ask, on: meta.on, page: meta.page });
  await show(desk, visitor, { view: body.view.id }, view);
}

async function turn(desk: Desk, click: Click, page: number): Promise<void> {
  const { body, visitor, spoken } = click;
  const meta = readMeta(body.view?.private_metadata);
  if (body.view === undefined || meta === undefined) return;
  const opened = await desk.conversation.open(spoken.speaker, meta.ask, meta.on);
  await show(desk, visitor, { view: body.view.id }, await viewOf(desk, spoken, { opened, ask: meta.ask, on: meta.on, page }));
}

/** Shows a refusal to a button: small, on top; after its time as a direct message. */
async function refuse(desk: Desk, { body, visitor, spoken }: Click, text: string): Promise<void> {
  const words = await wordsIn(desk, spoken.speaker);
  await show(desk, visitor, { trigger: body.trigger_id, late: say(words.language, "door.late", { text }) }, refusalView(text, words));
}

async function nowhere(desk: Desk, visitor: Visitor, { trigger_id }: ClickBody): Promise<void> {
  const words = wordsFor(undefined);
  const text = say(words.language, "door.no-session-thread");
  await show(desk, visitor, { trigger: trigger_id, late: text }, refusalView(text, words));
}

/** Shows what a button opened: in place of the modal it stands in, else on top. */
async function shown(desk: Desk, { body, visitor, spoken }: Click, press: Press, opened: Opened): Promise<void> {
  const asked = press.does === "ask" ? { ask: press.ask, on: press.about } : { ask: "", on: [] };
  if (isRefusal(opened)) return refuse(desk, { body, visitor, spoken }, await desk.conversation.words(spoken.speaker, opened));
  // Who is not in the session yet was asked to join first.
  const { ask, on } = "form" in opened ? opened.form : asked;
  const view = await viewOf(desk, spoken, { opened, ask, on });
  await show(desk, visitor, windowOf(body), view);
}

async function pressed(desk: Desk, click: Click, press: Press, ack: () => Promise<unknown>): Promise<void> {
  const { body, visitor, spoken } = click;
  const answer = await desk.conversation.press(spoken.speaker, press, nonceOf(body, visitor));
  await ack();
  if ("opened" in answer) return shown(desk, click, press, answer.opened);
  if (!answer.kept) return refuse(desk, click, answer.text);
  desk.stir(spoken.speaker.session);
  return redraw(desk, click);
}

type Asking = Extract<Press, { readonly does: "ask" }>;

/** Nothing is kept by taking a file, so Slack is told at once; one click gives one file, however often it comes to this process. */
async function takeAway(desk: Desk, click: Click, press: Asking, ack: () => Promise<unknown>): Promise<void> {
  await ack();
  const { body, visitor, spoken } = click;
  const hand = async () => {
    const answer = await desk.conversation.takeAway(spoken.speaker, press.about[0] ?? "");
    await ("file" in answer ? handOver(desk, click, answer.file) : shown(desk, click, press, answer.opened));
  };
  await desk.once(nonceOf(body, visitor), () => hand().catch((error: unknown) => noFile(desk, click, error)));
}

/** A press as what it does here: two asks are the platform's own to answer. */
function answered(desk: Desk, click: Click, press: Press, ack: () => Promise<unknown>): Promise<void> {
  if (press.does === "ask" && press.ask === "show") return showAgain(desk, click, ack);
  if (press.does === "ask" && press.ask === "report-file") return takeAway(desk, click, press, ack);
  return pressed(desk, click, press, ack);
}

/**
 * What somebody clicked on: judged and kept before Slack is told "ok" (`ack`), so that what was acknowledged is never lost. Rejects while the
 * database is away: then nothing is acknowledged and Slack says so itself.
 */
export async function clicked(desk: Desk, visitor: Visitor, body: ClickBody, ack: () => Promise<unknown>): Promise<void> {
  const wants = readAction(body.actions[0]);
  if (wants === undefined) return void (await ack());
  const about = await sessionOf(desk.places, body, wants.card);
  const spoken = about === undefined ? undefined : await speakerOf(desk, visitor, about.session, about.tenant);
  if (spoken === undefined) {
    await ack();
    return nowhere(desk, visitor, body);
  }
  const click: Click = { body, visitor, spoken };
  if (wants.does === "press") return answered(desk, click, wants.press, ack);
  await ack();
  return turn(desk, click, wants.page);
}

/** The card at the bottom is another message; the one it leaves behind says where it went. */
async function showAgain(desk: Desk, { body, visitor, spoken }: Click, ack: () => Promise<unknown>): Promise<void> {
  const place = await placeOf(desk.places, body);
  const left = place === undefined ? undefined : await desk.showAgain(place);
  await ack();
  desk.stir(spoken.speaker.session);
  const channel = body.container?.channel_id;
  if (left === undefined || channel === undefined) return;
  const standing = await desk.facilitator.look(spoken.speaker.tenant, spoken.speaker.session);
  const text = say(standing?.session.about.language ?? "en", "door.moved");
  await visitor.client.chat.update({ channel, ts: left, text, blocks: plainBlocks(text), metadata: leftBehind }).catch((error: unknown) => {
    desk.log.warn({ code: codeOf(error) ?? "none" }, "a message that was shown again further down could not say so");
  });
}

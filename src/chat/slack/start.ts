import type { types } from "@slack/bolt";
import { openDirect } from "./direct.ts";
import { begin, sessionOf, typedIn } from "#facilitator/doors/beginning.ts";
import { startForm } from "#facilitator/start.ts";
import type { PostedForm } from "#facilitator/hear/posted.ts";
import { newId } from "#lib/ids.ts";
import { type Language, isLanguage } from "#locale/languages.ts";
import { say } from "#locale/say.ts";
import { type Refusal, isRefusal } from "#talk/refusal.ts";
import { codeOf } from "./client.ts";
import type { Desk, Visitor } from "./desk.ts";
import { readMeta } from "./meta.ts";
import type { Words } from "#facilitator/doors/speaking.ts";
import { plain } from "./mrkdwn.ts";
import { limits } from "./limits.ts";
import type { SentAnswer, SentView } from "./sent.ts";
import { findThread, openThread, takeBack } from "./open-thread.ts";
import { isDoubtful } from "./post.ts";
import { formView } from "./speak-form.ts";
import { tenantOf, threadAt } from "./thread.ts";
import { errorsOf, readView } from "./values.ts";
import { refusalWords } from "#facilitator/say-refusal.ts";

const channelBlock = "channel";
const leadsBlock = "leads";

/** Where the session is to live, and who leads it beside who starts it: what only Slack can ask. */
function places(words: Words, channel: string | undefined): readonly types.InputBlock[] {
  const label = (key: "door.start.channel" | "door.start.leads") => plain(say(words.language, key), limits.inputLabel);
  return [
    {
      type: "input",
      block_id: channelBlock,
      label: label("door.start.channel"),
      element: {
        type: "conversations_select",
        action_id: "v",
        filter: { include: ["public", "private"], exclude_bot_users: true },
        ...(channel === undefined ? { default_to_current_conversation: true } : { initial_conversation: channel }),
      },
    },
    {
      type: "input",
      block_id: leadsBlock,
      optional: true,
      label: label("door.start.leads"),
      hint: plain(say(words.language, "door.start.leads.hint"), limits.inputLabel),
      element: { type: "multi_users_select", action_id: "v", max_selected_items: 10 },
    },
  ];
}

/** The modal that starts a session. `channel`: where the command was typed. */
export function startView(words: Words, channel: string | undefined): types.ModalView {
  const view = formView(startForm(words.language, newId()), { words, session: "" });
  return { ...view, callback_id: "start", blocks: [...view.blocks, ...places(words, channel)] };
}

type Chosen = { readonly channel: string; readonly leads: readonly string[] };

function chosenIn(values: unknown): Chosen {
  const read = values as Readonly<Record<string, Readonly<Record<string, { selected_conversation?: string; selected_users?: string[] }>>>>;
  return { channel: read[channelBlock]?.v?.selected_conversation ?? "", leads: read[leadsBlock]?.v?.selected_users ?? [] };
}

/** Codes with which Slack says that Teekond is not in a channel. */
const notHere: ReadonlySet<string> = new Set(["not_in_channel", "channel_not_found"]);

type Starting = {
  readonly visitor: Visitor;
  readonly session: string;
  readonly language: Language;
  readonly form: PostedForm;
  readonly chosen: Chosen;
};

/** Who was chosen to lead beside the one who starts, with the person they are in the session. */
async function leadsOf(desk: Desk, { visitor, chosen }: Starting, tenant: string) {
  const { who, client } = visitor;
  return Promise.all(
    chosen.leads.map(async (user) => {
      const lead = await desk.users.chosen(tenant, { team: who.team, user }, client);
      return { who: lead, person: await desk.users.person(tenant, lead, client) };
    }),
  );
}

async function beginning(desk: Desk, starting: Starting): Promise<Refusal | "begun" | "again"> {
  const { visitor, session, form } = starting;
  const tenant = tenantOf(visitor.workspace.id);
  const [host, leads] = await Promise.all([desk.users.person(tenant, visitor.who, visitor.client), leadsOf(desk, starting, tenant)]);
  return begin(desk, { via: "slack", tenant, session, form, host, leads: leads.map((one) => one.person) });
}

/** Why Slack would not take the first message, in words; undefined where nobody knows whether it was taken. */
function whyNot(error: unknown, language: Language): string | undefined {
  const code = codeOf(error);
  if (code === undefined || isDoubtful(code)) return undefined;
  return say(language, notHere.has(code) ? "door.not-here" : "door.no-post");
}

/**
 * Starts what is sent: the session is kept, its thread opened, and the thread made its place. A channel that Slack does not let Teekond into
 * starts nothing and is told at its field. The same form sent twice, also at once, starts one session, with one thread.
 */
export function createStarting(desk: Desk): (visitor: Visitor, view: SentView) => Promise<SentAnswer> {
  const under = new Map<string, Promise<SentAnswer>>();
  return async (visitor, view) => {
    const meta = readMeta(view.private_metadata);
    if (meta === undefined || meta.is !== "form") return undefined;
    const session = sessionOf("slack", meta.nonce);
    const form = readView(view.state.values, meta);
    const starting: Starting = { visitor, session, language: languageIn(form), form, chosen: chosenIn(view.state.values) };
    const running = under.get(session) ?? startedOnce(desk, starting, view).finally(() => under.delete(session));
    under.set(session, running);
    return running;
  };
}

async function startedOnce(desk: Desk, starting: Starting, view: SentView): Promise<SentAnswer> {
  const { session, language } = starting;
  const begun = await beginning(desk, starting);
  if (isRefusal(begun)) {
    const errors = errorsOf(begun, view, refusalWords({ view: null, language }, begun));
    return errors === undefined ? undefined : { response_action: "errors", errors: { ...errors } };
  }
  const here = (await desk.places.ofSession(session)).some((place) => place.platform === "slack" && place.person === null);
  return here ? undefined : settle(desk, starting, begun === "again");
}

/** The session that a sent view started, or joined; undefined for any other view. */
export function sessionStarted(view: SentView): string | undefined {
  const meta = readMeta(view.private_metadata);
  if (meta === undefined || meta.is !== "form") return undefined;
  return meta.session === "" ? sessionOf("slack", meta.nonce) : meta.session;
}

/** Who leads with the one who starts can be reached in direct messages as well. */
export async function welcomeLeads(desk: Desk, visitor: Visitor, view: SentView): Promise<void> {
  const session = sessionStarted(view);
  const tenant = tenantOf(visitor.workspace.id);
  const people = session === undefined ? {} : ((await desk.facilitator.look(tenant, session))?.session.people ?? {});
  for (const user of chosenIn(view.state.values).leads) {
    const who = await desk.users.chosen(tenant, { team: visitor.who.team, user }, visitor.client);
    const { id = "" } = (await desk.users.known(tenant, who)) ?? {};
    if (session !== undefined && people[id] !== undefined) await openDirect(desk, { ...visitor, who }, { tenant, session, person: id });
  }
}

function languageIn(form: PostedForm): Language {
  const chosen = form.get("language")?.[0];
  return isLanguage(chosen) ? chosen : "en";
}

/** `again`: an earlier try may have posted its first message, and nobody knows. */
async function settle(desk: Desk, { visitor, session, language, form, chosen }: Starting, again: boolean): Promise<SentAnswer> {
  const tenant = tenantOf(visitor.workspace.id);
  const { client, workspace, team } = visitor;
  const { channel } = chosen;
  let thread: string;
  try {
    const found = again ? await findThread(visitor, { channel, session }) : undefined;
    thread = found ?? (await openThread(client, { channel, session, title: typedIn(form).title ?? "", language, again }));
  } catch (error) {
    const why = whyNot(error, language);
    if (why === undefined) throw error;
    await desk.facilitator.remove(tenant, session);
    return { response_action: "errors", errors: { [channelBlock]: why } };
  }
  const address = { workspace: workspace.id, team, channel, thread, own: true };
  // By its id one for each session: whoever comes second, in whichever process, finds the first one's.
  const place = { tenant, session, id: `start.${session}`, platform: "slack", at: threadAt(address), address, person: null };
  const there = await desk.places.add(place);
  if (there?.at !== place.at) await takeBack(desk, client, { channel, ts: thread });
  desk.stir(session);
  return undefined;
}

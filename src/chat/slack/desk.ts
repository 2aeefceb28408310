import type { Conversation } from "#facilitator/conversation.ts";
import type { Speaker } from "#facilitator/scene.ts";
import type { Facilitator } from "#facilitator/handle.ts";
import type { Ledger, People, Person } from "#facilitator/ports.ts";
import type { Place, Places } from "#facilitator/ports-chat.ts";
import type { Clock } from "#lib/clock.ts";
import type { Log } from "#lib/log.ts";
import { type Language, isLanguage } from "#locale/languages.ts";
import { say } from "#locale/say.ts";
import type { SlackClient } from "./client.ts";
import type { Words } from "./mrkdwn.ts";
import type { Once } from "./once.ts";
import type { SlackUser, Users } from "./users.ts";
import type { Workspace, Workspaces } from "./workspaces.ts";

/** What the Slack room is given from outside. */
export type SlackPorts = {
  readonly conversation: Conversation;
  readonly facilitator: Facilitator;
  readonly ledger: Pick<Ledger, "find" | "sessions">;
  readonly people: People;
  readonly places: Places;
  /** the session's places changed, or it did: they are to be drawn */
  readonly stir: (session: string) => void;
  /** the open step's card is posted anew at the bottom; answers with the message that it leaves behind */
  readonly showAgain: (place: Place) => Promise<string | undefined>;
  /** takes a code from a session's page: the session that it opens, or why not */
  readonly redeem: (code: string) => Promise<{ readonly tenant: string; readonly session: string } | undefined>;
  /** a personal link into the browser; null where people can reach no page */
  readonly personalLink: ((tenant: string, session: string, person: string) => Promise<string>) | null;
  readonly clock: Clock;
  readonly log: Log;
};

/** What every listener works with. */
export type Desk = SlackPorts & {
  readonly workspaces: Workspaces;
  readonly client: (workspace: Workspace, team?: string) => SlackClient;
  readonly users: Users;
  /** does what a click asks for once, where nothing that is kept would tell it from its double */
  readonly once: Once;
};

/** Somebody on Slack who just did something: from which workspace, and how Slack is spoken to there. */
export type Visitor = { readonly who: SlackUser; readonly team: string; readonly workspace: Workspace; readonly client: SlackClient };

/** A session, and who speaks in it. */
export type Spoken = { readonly speaker: Speaker; readonly person: Person };

/** The visitor as a person of the session (of the tenant `known`, where that is known already); undefined where there is no such session any more. */
export async function speakerOf(desk: Desk, { who, client }: Visitor, session: string, known?: string): Promise<Spoken | undefined> {
  const tenant = known ?? (await desk.ledger.find(session))?.tenant;
  if (tenant === undefined) return undefined;
  const person = await desk.users.person(tenant, who, client);
  return { speaker: { tenant, session, person: person.id, via: "slack" }, person };
}

/** Words for somebody of whom no session is known: their own language is one they chose with us, else English. */
export function wordsFor(person: Person | undefined): Words {
  const language: Language = isLanguage(person?.language) ? person.language : "en";
  return { language, zone: person?.zone ?? "UTC", name: () => say(language, "web.somebody"), board: null };
}

/** Words for a person of a session, or (null) for everybody who reads a place; of a session that is gone they are anybody's. */
export async function wordsIn(
  { conversation }: Pick<Desk, "conversation">,
  { tenant, session, person }: { readonly tenant: string; readonly session: string; readonly person: string | null },
): Promise<Words> {
  const voice = await conversation.voice(tenant, session, person);
  return voice === undefined ? wordsFor(undefined) : { ...voice, board: voice.page?.("/board") ?? null };
}

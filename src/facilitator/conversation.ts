import { say } from "#locale/say.ts";
import { openPart } from "#session/state.ts";
import type { Press } from "#talk/card.ts";
import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import { openAgain } from "./asks/again.ts";
import { answerAfter, asks, openAsk } from "./asks/asks.ts";
import type { Opened } from "./asks/ask.ts";
import { type Direct, directCards } from "./cards/direct.ts";
import { keptUntil } from "./cards/kept.ts";
import { type Lost, withLost, withLostDirect } from "./cards/lost.ts";
import { withOffers } from "./cards/offers.ts";
import type { PostedForm } from "./hear/posted.ts";
import { takeForm } from "./hear/take.ts";
import { helpOf } from "./help-door.ts";
import { keptWithUsers } from "./kept.ts";
import { memberNow } from "./look.ts";
import { type OwnPorts, takeOwn } from "./own-forms.ts";
import type { Presence } from "./ports.ts";
import { refusalWords } from "./say-refusal.ts";
import { type Scene, sceneOf, type Speaker, type Spoken, spokenBy, talkOf, type Voice, voiceOf } from "./scene.ts";
import type { Standing } from "./shelf.ts";
import { type TakeAwayPorts, type TakenFile, reportFile } from "./take-away.ts";
import type { Talk } from "./talk.ts";

export type ConversationPorts = OwnPorts & TakeAwayPorts & { readonly presence: Presence };

/** What is opened once a form was kept, and by which ask. */
export type Following = { readonly opened: Exclude<Opened, Refusal>; readonly ask: string; readonly about: readonly string[] };

/** What became of a sent form: kept, perhaps with what comes next; or why not, in the speaker's language. */
export type Heeded =
  | { readonly kept: true; readonly standing: Standing; readonly next?: Following }
  /** `again`: the form as it has to be asked now, where the one that was sent would be refused for ever */
  | { readonly kept: false; readonly refusal: Refusal; readonly text: string; readonly again?: Opened };

/** What chat platforms say and hear, apart from how each draws it. Everything rejects with `Unreachable` while the database is away. */
export type Conversation = {
  /**
   * What a place should hold of the session now: a thread, or `person`'s direct messages. Undefined where there is no such session, or nothing
   * of it for them. `lost`: other threads of the session that cannot be drawn any more.
   */
  readonly wanted: (tenant: string, session: string, person: string | null, lost?: readonly Lost[]) => Promise<Direct | undefined>;
  /** Opens an ask for the speaker; who is not in the session yet is asked to join first. */
  readonly open: (speaker: Speaker, ask: string, about: readonly string[]) => Promise<Opened>;
  /** Takes what was sent. `from`: the ask that the form was opened by. */
  readonly send: (
    speaker: Speaker,
    form: PostedForm,
    from?: { readonly ask: string; readonly about: readonly string[] },
  ) => Promise<Heeded>;
  /** Does what a button says; `nonce` names the click, so that the same one twice has one effect. */
  readonly press: (speaker: Speaker, press: Press, nonce: string) => Promise<Heeded | { readonly opened: Opened }>;
  /**
   * The report as a file for the speaker, in a format of `takeAwayFormats`: what the ask "report-file" is about. Or what is opened in its place:
   * who is not in the session is asked to join first. Nothing is kept by it.
   */
  readonly takeAway: (speaker: Speaker, format: string) => Promise<{ readonly file: TakenFile } | { readonly opened: Opened }>;
  /** How a person of the session is spoken to, or (null) everybody in a place; undefined where there is no such session. */
  readonly voice: (tenant: string, session: string, person: string | null) => Promise<Voice | undefined>;
  /** A refusal in the speaker's language. */
  readonly words: (speaker: Speaker, refusal: Refusal) => Promise<string>;
};

/** Asks that anybody may open, in the session or not. */
const open: ReadonlySet<string> = new Set(["join", "help", "so-far", "missing"]);

/** Asks of who leads that look at how help stands. */
const aboutHelp: ReadonlySet<string> = new Set(["assist", "assist-log", "lead"]);

/** Two things are read only where they are asked for, and only for who leads: who works where the result is kept, and how help stands. */
async function talkFor({ keeping, helping, clock }: ConversationPorts, { talk, scene }: Spoken, ask: string): Promise<Talk> {
  if (!talk.facilitator) return talk;
  if (aboutHelp.has(ask)) {
    const help = await helpOf(helping, scene.standing, clock.now());
    return help === undefined ? talk : { ...talk, help };
  }
  if (ask !== "kept-people") return talk;
  const kept = await keptWithUsers(keeping, scene.standing);
  return kept === undefined ? talk : { ...talk, kept };
}

async function openFor(ports: ConversationPorts, spoken: Spoken, ask: string, about: readonly string[]): Promise<Opened> {
  const { member, talk } = spoken;
  if (member === null && !open.has(ask)) return openAsk(talk, "join", [ask, ...about]);
  return openAsk(await talkFor(ports, spoken, ask), ask, about);
}

function refused(talk: Talk, refusal: Refusal): Heeded {
  return { kept: false, refusal, text: refusalWords(talk, refusal) };
}

type From = { readonly ask: string; readonly about: readonly string[] };

async function send(ports: ConversationPorts, speaker: Speaker, form: PostedForm, from?: From): Promise<Heeded> {
  const spoken = await spokenBy(ports, speaker);
  if (spoken === undefined) return { kept: false, refusal: refuse("session.unknown"), text: say("en", "refusal.session.unknown") };
  const heeded = await sendAs(ports, spoken, speaker, form);
  if (from === undefined) return heeded;
  if (!heeded.kept) return { ...heeded, ...(await askedAgain(ports, speaker, { form, from, refusal: heeded.refusal })) };
  const after = await spokenBy(ports, speaker);
  const next = after === undefined ? undefined : await nextOf(ports, after, { form, from });
  return next === undefined ? heeded : { ...heeded, next };
}

type Clash = { readonly form: PostedForm; readonly from: From; readonly refusal: Refusal };

/** Somebody else wrote in the same field: the form is drawn anew from how things stand, with what was typed still in it. */
async function askedAgain(
  ports: ConversationPorts,
  speaker: Speaker,
  { form, from, refusal }: Clash,
): Promise<{ readonly again?: Opened }> {
  if (refusal.refused !== "fill.changed-meanwhile") return {};
  const now = await spokenBy(ports, speaker);
  return now === undefined ? {} : { again: openAgain(now.talk, { ask: from.ask, on: from.about, sent: form, refusal }) };
}

async function sendAs(ports: ConversationPorts, spoken: Spoken, speaker: Speaker, form: PostedForm): Promise<Heeded> {
  const { scene, talk, member } = spoken;
  const own = await takeOwn(ports, { spoken, speaker, form });
  if (own !== undefined) return isRefusal(own) ? refused(talk, own) : { kept: true, standing: own.done };
  const sent = { standing: scene.standing, person: member ?? speaker.person, via: speaker.via, hearer: talk, form };
  const { handled } = await takeForm({ ...ports, now: () => ports.clock.now() }, sent);
  return handled.ok ? { kept: true, standing: handled.standing } : refused(talk, handled.refusal);
}

async function nextOf(ports: ConversationPorts, spoken: Spoken, sent: Omit<Clash, "refusal">): Promise<Following | undefined> {
  const { form, from } = sent;
  const { ask, about } = from;
  const answer = answerAfter(spoken.talk, ask, form);
  if (answer !== undefined) return { opened: { card: answer }, ask, about };
  // Who came by "join" from a button goes on to what the button was about.
  const next =
    ask === "join" && about.length > 0 ? { ask: about[0] ?? "", about: about.slice(1) } : asks[ask]?.next?.(spoken.talk, about, form);
  const opened = next === undefined ? undefined : await openFor(ports, spoken, next.ask, next.about);
  return next === undefined || opened === undefined || isRefusal(opened) ? undefined : { opened, ...next };
}

async function takeAway(ports: ConversationPorts, speaker: Speaker, format: string): ReturnType<Conversation["takeAway"]> {
  const spoken = await spokenBy(ports, speaker);
  if (spoken === undefined) return { opened: refuse("session.unknown") };
  if (spoken.member === null) return { opened: await openFor(ports, spoken, "report", []) };
  const file = await reportFile(ports, spoken, format);
  return file === undefined ? { opened: refuse("act.unknown") } : { file };
}

/** What a thread should hold; while the result is on its way, the thread is looked at again by itself. */
function threadOf(ports: ConversationPorts, scene: Scene, lost: readonly Lost[]): Direct {
  const talk = talkOf(ports, scene, null, voiceOf(ports, scene, null));
  const until = keptUntil(talk.kept, talk.now);
  return { cards: withLost(talk, lost), ...(until === undefined ? {} : { until }) };
}

/** What the direct messages of a member should hold. */
function directOf(ports: ConversationPorts, scene: Scene, member: string, lost: readonly Lost[]): Direct {
  const { session } = scene.standing;
  // Nobody is nudged live: a view for each of the team after each act would be worked out for nothing.
  if (session.pace === "live" && lost.length === 0 && session.offers.length === 0) return { cards: [] };
  const voice = voiceOf(ports, scene, member);
  const talk = talkOf(ports, scene, member, voice);
  const direct = withOffers(talk, directCards(talk, voice.zone, openPart(session)?.openedAt ?? 0), voice.zone);
  return withLostDirect(talk, direct, { lost, zone: voice.zone });
}

/** Puts the conversation together. */
export function createConversation(ports: ConversationPorts): Conversation {
  return {
    async wanted(tenant, session, person, lost = []) {
      const scene = await sceneOf(ports, tenant, session);
      if (scene === undefined) return undefined;
      if (person === null) return threadOf(ports, scene, lost);
      const member = memberNow(scene.standing.session, person);
      return member === undefined ? undefined : directOf(ports, scene, member, lost);
    },
    async voice(tenant, session, person) {
      const scene = await sceneOf(ports, tenant, session, person ?? undefined);
      return scene === undefined ? undefined : voiceOf(ports, scene, person);
    },
    async open(speaker, ask, about) {
      const spoken = await spokenBy(ports, speaker);
      return spoken === undefined ? refuse("session.unknown") : openFor(ports, spoken, ask, about);
    },
    send: (speaker, form, from) => send(ports, speaker, form, from),
    async press(speaker, press, nonce) {
      if (press.does === "send")
        return send(
          ports,
          speaker,
          new Map(Object.entries({ ...press.fields, form: press.form, nonce }).map(([name, value]) => [name, [value]])),
        );
      const spoken = await spokenBy(ports, speaker);
      return { opened: spoken === undefined ? refuse("session.unknown") : await openFor(ports, spoken, press.ask, press.about) };
    },
    takeAway: (speaker, format) => takeAway(ports, speaker, format),
    async words(speaker, refusal) {
      const spoken = await spokenBy(ports, speaker);
      return refusalWords(spoken?.talk ?? { view: null, language: "en" }, refusal);
    },
  };
}

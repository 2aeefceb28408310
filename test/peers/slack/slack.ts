/**
 * A Slack on this machine that says no where Slack does.
 *
 *   const slack = await startSlack({ clock: manualClock(at) });
 *   const team = slack.make.team("Harbour");
 *   const niamh = slack.make.user(team.id, { name: "Niamh" });
 *   const { botToken } = slack.make.install(team);                 // or through slack.authorizeUrl, after slack.oauth.asks({ team, user })
 *   const crisis = slack.make.channel(team.id, { name: "crisis", members: [niamh.id], withBot: true });
 *   slack.deliverTo("http://127.0.0.1:3000/slack/events");         // or over Socket Mode: slack.deliverTo("socket")
 *   // the app: clientOptions { slackApiUrl: slack.apiUrl }, slack.app.signingSecret, slack.app.appToken
 *
 *   const person = slack.person(team.id, niamh.id);
 *   await person.slash("/teekond", "start", crisis.id);            // resolves when the app has answered
 *   await person.submit(person.openView(), { name: "The storm" }); // by block_id or label; checks what Slack's client checks
 *   await person.click(crisis.id, slack.lastMessage(crisis.id).ts, "Join");
 *   slack.thread(crisis.id, ts);                                   // what people read there
 *   slack.journal.count("chat.update");                            // what the app called
 *   slack.sentAnywhere("a secret");                                // hidden means hidden
 *
 *   slack.faults.next("chat.update", { kind: "ratelimited", retryAfter: 30 });
 *   slack.faults.nextDelivery("interaction", "twice");
 *   slack.limiter.on = false;                                      // no rate limits
 *   await slack.stop();
 *
 * Nothing that was refused has happened. All rules and their sources are in limits.ts. Not sourced, so chosen: `views.open` over an open
 * modal replaces it; a response address answers 404 when used up or old, 400 for what it was sent; an argument that no method knows is refused.
 */
import { type Clock, systemClock } from "#lib/clock.ts";
import type { AppSettings } from "./app.ts";
import type { Core } from "./core.ts";
import { type Carrier, type Deadline, type Delivered, type Parcel, Sender } from "./deliver.ts";
import { type AppAddress, httpCarrier, letter } from "./deliver-http.ts";
import { Sockets } from "./deliver-socket.ts";
import { Faults } from "./faults.ts";
import { Journal } from "./journal.ts";
import type { Bag } from "../json.ts";
import { Make } from "./make.ts";
import { OAuth } from "./oauth.ts";
import { eventPayload } from "./payloads.ts";
import { Person } from "./person.ts";
import { Limiter, type Rates } from "./rates.ts";
import { threadText, viewText } from "./render.ts";
import { serve } from "./serve.ts";
import { Tickets } from "./tickets.ts";
import { Tokens } from "./tokens.ts";
import { found, type Install, type Message, World } from "./world.ts";

export type SlackOptions = {
  /** times of messages, triggers, tokens, rates and retries; the system's unless told */
  readonly clock?: Clock;
  /** the time in signatures; the system's unless told, as Bolt compares it with that */
  readonly signingClock?: Clock;
  readonly app?: Partial<AppSettings>;
  /** false: nothing is limited; or other rates */
  readonly rates?: Rates | false;
  /** in which time an acknowledgement has its three seconds; "none" unless told */
  readonly deadline?: Deadline;
  /** how long an acknowledgement is waited for in real milliseconds all the same */
  readonly cap?: number;
};

export type SlackPeer = {
  /** `http://127.0.0.1:PORT` */
  readonly base: string;
  /** what `clientOptions.slackApiUrl` takes */
  readonly apiUrl: string;
  readonly authorizeUrl: string;
  readonly app: AppSettings & { readonly appToken: string };
  readonly world: World;
  readonly make: Make;
  readonly tokens: Tokens;
  readonly oauth: OAuth;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly limiter: Limiter;
  /** triggers and response addresses, for a test that wants one without an interaction */
  readonly tickets: Tickets;
  readonly sockets: Sockets;
  /** events that wait for another try */
  readonly waiting: () => number;
  /** where the app hears: an address, one each, or over its sockets */
  readonly deliverTo: (where: AppAddress | "socket") => void;
  /** brings everything by a way of the test's own */
  readonly carryBy: (carrier: Carrier) => void;
  /** asks an address whether it is the app's, as Slack does when it is entered: did it answer the challenge? */
  readonly verifyUrl: (url: string) => Promise<boolean>;
  /** somebody else posts to the app: with another secret, or signed `age` seconds ago. Resolves with the HTTP status */
  readonly forge: (url: string, parcel: Parcel, how: { readonly secret?: string; readonly age?: number }) => Promise<number>;
  readonly person: (team: string, user: string) => Person;
  /** the app is thrown out: its tokens end, `app_uninstalled` and `tokens_revoked` come */
  readonly uninstall: (install: Install) => Promise<readonly Delivered[]>;
  /** the tokens of the app are revoked, `tokens_revoked` comes */
  readonly revokeTokens: (install: Install) => Promise<Delivered>;
  readonly thread: (channel: string, ts: string) => string;
  /** the whole channel as text, threads in their order of time */
  readonly channelText: (channel: string) => string;
  /** what one person sees of a channel besides: ephemeral messages */
  readonly ephemerals: (channel: string, user: string) => readonly Message[];
  readonly messages: (channel: string) => readonly Message[];
  /** throws where there is none */
  readonly lastMessage: (channel: string) => Message;
  readonly viewText: (view: string) => string;
  readonly homeText: (user: string) => string;
  readonly sentAnywhere: (text: string) => boolean;
  /** all that the app ever showed to a person, also what is gone */
  readonly shownTo: (user: string) => string;
  readonly stop: () => Promise<void>;
};

const usual: AppSettings = {
  appId: "A0PEER",
  name: "Teekond",
  clientId: "111.222",
  clientSecret: "client-secret-of-the-peer",
  signingSecret: "signing-secret-of-the-peer",
  verificationToken: "verification-token-of-the-peer",
  messagesTab: true,
  homeTab: true,
  redirectUrls: undefined,
};

type Parts = {
  readonly core: Core;
  readonly sender: Sender;
  readonly sockets: Sockets;
  readonly signing: { readonly secret: string; readonly clock: Clock };
};

/** Starts a Slack on a free port of this machine. */
export async function startSlack(options: SlackOptions = {}): Promise<SlackPeer> {
  const parts: { made?: Parts } = {};
  const made = () => found(parts.made, "the peer is not ready");
  const { server, base } = await serve(() => made().core);
  parts.made = assemble(options, base);
  const { core, sender, sockets } = made();
  sockets.attach(server);
  const stop = async () => {
    sender.stop();
    sockets.stop();
    server.closeAllConnections();
    await new Promise<void>((closed) => server.close(() => closed()));
  };
  return { ...outside(made(), base), ...reading(core), stop };
}

function assemble(options: SlackOptions, base: string): Parts {
  const clock = options.clock ?? systemClock;
  const app: AppSettings = { ...usual, ...options.app };
  const world = new World(clock);
  const tokens = new Tokens(world, `xapp-1-${app.appId}-peer`);
  const limiter = new Limiter(clock, options.rates === false ? {} : (options.rates ?? {}));
  limiter.on = options.rates !== false;
  const faults = new Faults();
  const sockets = new Sockets(app.appId);
  const core: Core = {
    app,
    world,
    tokens,
    oauth: new OAuth(world, tokens, app),
    limiter,
    journal: new Journal(),
    faults,
    tickets: new Tickets(world),
    base: () => base,
    socketAddress: () => sockets.address(base),
  };
  const sender = new Sender({ faults, clock, deadline: options.deadline ?? "none", cap: options.cap ?? 15_000 });
  return { core, sender, sockets, signing: { secret: app.signingSecret, clock: options.signingClock ?? systemClock } };
}

type Reading = "thread" | "channelText" | "ephemerals" | "messages" | "lastMessage" | "viewText" | "homeText" | "sentAnywhere" | "shownTo";

function reading({ world, journal }: Core): Pick<SlackPeer, Reading> {
  return {
    thread: (channel, ts) => threadText(world, world.channel(channel), ts),
    channelText: (id) => {
      const channel = world.channel(id);
      const firsts = channel.messages.filter((one) => one.threadTs === undefined);
      return firsts.map((one) => threadText(world, channel, one.ts)).join("\n\n");
    },
    ephemerals: (channel, user) => world.channel(channel).ephemerals.filter((one) => one.to === user),
    messages: (channel) => world.channel(channel).messages,
    lastMessage: (channel) => found(world.channel(channel).messages.at(-1), `nothing was said in ${channel}`),
    viewText: (view) => viewText(world, found(world.views.get(view), `no view ${view} is open`)),
    homeText: (user) => {
      const view = world.homes.get(user);
      return view === undefined ? "" : viewText(world, view);
    },
    sentAnywhere: (text) => journal.sentAnywhere(text),
    shownTo: (user) =>
      journal.shownTo(user, new Set([...world.channels.values()].flatMap((one) => (one.members.has(user) ? [one.id] : [])))),
  };
}

function outside({ core, sender, sockets, signing }: Parts, base: string): Omit<SlackPeer, Reading | "stop"> {
  const { world, tokens, oauth, journal, faults, limiter, tickets } = core;
  const event = (install: Install, json: Bag) => {
    const home = install.team ?? [...world.teams.values()].find((one) => one.enterprise?.id === install.enterprise)?.id;
    return eventPayload(core, { install, team: world.team(home ?? "") }, json);
  };
  const revoked = (install: Install) => event(install, { type: "tokens_revoked", tokens: { oauth: [], bot: [install.botUser] } });
  return {
    base,
    apiUrl: `${base}/api/`,
    authorizeUrl: `${base}/oauth/v2/authorize`,
    app: { ...core.app, appToken: tokens.appToken },
    world,
    tokens,
    oauth,
    journal,
    faults,
    limiter,
    tickets,
    sockets,
    make: new Make(world, tokens),
    waiting: () => sender.waiting,
    deliverTo(where) {
      sender.carrier = where === "socket" ? sockets : httpCarrier(where, signing);
    },
    carryBy(carrier) {
      sender.carrier = carrier;
    },
    async verifyUrl(url) {
      const challenge = world.secret("");
      const payload = { token: core.app.verificationToken, challenge, type: "url_verification" };
      const response = await fetch(url, letter({ kind: "event", payload }, signing));
      return response.status === 200 && (await response.text()).includes(challenge);
    },
    async forge(url, parcel, { secret = signing.secret, age = 0 }) {
      const clock = { now: () => signing.clock.now() - age * 1000 };
      const response = await fetch(url, letter(parcel, { secret, clock }));
      return response.status;
    },
    person: (team, user) => new Person(core, sender, { team, user }),
    async uninstall(install) {
      install.active = false;
      return [await sender.event(event(install, { type: "app_uninstalled" })), await sender.event(revoked(install))];
    },
    async revokeTokens(install) {
      tokens.revokeAll(install);
      return sender.event(revoked(install));
    },
  };
}

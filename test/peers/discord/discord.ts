/**
 * A Discord on this machine that says no where Discord does: REST (HTTP API v10) and gateway for the real discord.js.
 *
 *   const discord = await startDiscord({ clock: manualClock(at), rates: false }); // app: { intents: ["MESSAGE_CONTENT"] } switches one on
 *   const niamh = discord.make.user({ name: "Niamh", locale: "lt" });
 *   const harbour = discord.make.guild("Harbour", [niamh]);          // the first one owns it; the bot is in it unless told
 *   const crisis = discord.make.channel(harbour, { name: "crisis" }); // type: "forum", only: [...], overwrites: { bot: { deny: ["SEND_MESSAGES"] } }
 *
 *   // the app: new Client({ intents, rest: { api: discord.apiUrl } }), client.login(discord.token)
 *
 *   const person = discord.person(niamh.id);
 *   const heard = await person.slash("/teekond start", { name: "The storm" }, crisis.id); // resolves when the app has answered
 *   heard.kind, heard.hidden, heard.text, heard.message;              // "message", "later" (await heard.settled()), "modal", "change", …
 *   await person.submit({ "What happened?": "A storm" });             // by label or custom_id; checks what Discord's client checks
 *   await person.click(heard, "Join");                                // a message: its id, itself, or what was heard
 *   person.sees(crisis.id); discord.channelText(threadId);            // what people read there
 *   discord.journal.count("create_message");                          // what the app called, by Discord's own names
 *   discord.sentAnywhere("a secret"); discord.shownTo(niamh.id); discord.pingedAnywhere();
 *
 *   discord.faults.next("update_message", { kind: "5xx", when: "after" });
 *   discord.faults.nextDelivery("INTERACTION_CREATE", "twice");       // "lost", "after the next", "dropped" (replayed when the app resumes)
 *   discord.gateway.drop(); discord.gateway.reconnect(); discord.gateway.invalidate();
 *   discord.admin.kick(harbour); discord.admin.timeout(harbour, 60_000);
 *   discord.limiter.on = false;                                       // no rate limits
 *   await discord.stop();                                             // throws what the peer could not play, and its own mistakes
 *
 * Nothing that was refused has happened. Numbers and their sources are in limits.ts, with what is chosen for want of a source. Chosen besides:
 * EPHEMERAL on a message that answers no interaction is refused (Discord may well ignore it and show it to all); a deferral takes no other flag;
 * a nonce is looked for in all channels; an edit that only fills a deferred answer calls people, other edits call nobody; after the bot was
 * thrown out, tokens of interactions there end with 50001; what was deferred is told as resource type 4 with a loading message; the marks inside
 * `errors` are Discord's where they are known (BASE_TYPE_*, UNION_TYPE_CHOICES, COMPONENT_CUSTOM_ID_DUPLICATED, ...) and ours elsewhere.
 */
import { type Clock, systemClock } from "#lib/clock.ts";
import { Admin } from "./admin.ts";
import { contract } from "./contract.ts";
import type { AppSettings, Core } from "./core.ts";
import { Desk } from "./desk.ts";
import { Faults } from "./faults.ts";
import { Gateway, type GatewayOptions } from "./gateway.ts";
import { Hub } from "./hub.ts";
import { Journal, type Ping } from "./journal.ts";
import { found } from "../json.ts";
import { Make } from "./make.ts";
import { allWords } from "./messages.ts";
import { may } from "./permissions.ts";
import { Person } from "./person.ts";
import { Limiter, type Rates } from "./rates.ts";
import { bodyText, channelText } from "./render.ts";
import { routes } from "./routes.ts";
import { serve } from "./serve.ts";
import { type Channel, type Message, type User, World } from "./world.ts";

export type DiscordOptions = {
  /** times of everything; the system's unless told */
  readonly clock?: Clock;
  readonly app?: Partial<AppSettings>;
  /** false: nothing is limited; or other rates. discord.js waits in real time where it is limited */
  readonly rates?: Rates | false;
  readonly gateway?: Partial<GatewayOptions>;
  /** how long an answer is waited for in real milliseconds at most, where the clock stands */
  readonly cap?: number;
  /** false: `stop` throws nothing */
  readonly strict?: boolean;
};

export type DiscordPeer = {
  /** `http://127.0.0.1:PORT` */
  readonly base: string;
  /** what `rest.api` takes */
  readonly apiUrl: string;
  /** the bot's token, without "Bot " */
  readonly token: string;
  readonly app: AppSettings;
  readonly bot: User;
  readonly world: World;
  readonly make: Make;
  readonly admin: Admin;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly limiter: Limiter;
  readonly gateway: Gateway;
  /** interactions and their tokens */
  readonly desk: Desk;
  readonly person: (user: string | User) => Person;
  /** a channel or thread as everybody reads it */
  readonly channelText: (channel: string) => string;
  readonly messageText: (message: string | Message) => string;
  readonly messages: (channel: string) => readonly Message[];
  /** throws where there is none */
  readonly lastMessage: (channel: string) => Message;
  readonly threads: (guild: string) => readonly Channel[];
  readonly sentAnywhere: (text: string) => boolean;
  /** all that the app ever showed to a person, also what is gone, and all of its that this person can read now */
  readonly shownTo: (user: string) => string;
  /** messages of the app's that called somebody */
  readonly pingedAnywhere: () => readonly Ping[];
  readonly stop: () => Promise<void>;
};

const usual: Omit<AppSettings, "id"> = {
  name: "Teekond",
  token: "token.of.the-peer",
  publicKey: "00".repeat(32),
  intents: [],
  maxConcurrency: 16,
  shards: 1,
};

/** Starts a Discord on a free port of this machine. */
export async function startDiscord(options: DiscordOptions = {}): Promise<DiscordPeer> {
  const parts: { core?: Core } = {};
  const core = () => found(parts.core, "the peer is not ready");
  const { server, base } = await serve(core);
  const made = assemble(options, base);
  parts.core = made;
  const gateway = new Gateway(made, { heartbeat: 41_250, identifyEvery: 0, ...options.gateway });
  gateway.attach(server);
  const stop = async () => {
    gateway.stop();
    server.closeAllConnections();
    await new Promise<void>((closed) => server.close(() => closed()));
    const wrong = [...made.journal.misfits, ...made.journal.unplayed.map((one) => `not played: ${one}`)];
    if (options.strict !== false && wrong.length > 0) throw new Error(`the Discord peer:\n${wrong.join("\n")}`);
  };
  return { ...outside(made, gateway, base, options.cap ?? 10_000), ...reading(made), stop };
}

function assemble(options: DiscordOptions, base: string): Core {
  const clock = options.clock ?? systemClock;
  const world = new World(clock);
  const app: AppSettings = { id: world.oldId(), ...usual, ...options.app };
  const bot: User = { id: app.id, username: app.name, globalName: undefined, isBot: true, locale: "en-US", dmsOpen: false };
  world.users.set(bot.id, bot);
  const limiter = new Limiter(clock, options.rates === false ? {} : (options.rates ?? {}));
  limiter.on = options.rates !== false;
  const operations = routes.map((one) => one.operation);
  const faults = new Faults(operations);
  return {
    app,
    bot,
    world,
    journal: new Journal(operations),
    faults,
    limiter,
    contract: contract(),
    desk: new Desk(world),
    hub: new Hub(world, faults),
    gate: { closed: false, identified: [] },
    base: () => base,
  };
}

type Reading = "channelText" | "messageText" | "messages" | "lastMessage" | "threads" | "sentAnywhere" | "shownTo" | "pingedAnywhere";

function reading({ world, journal, bot }: Core): Pick<DiscordPeer, Reading> {
  return {
    channelText: (id) => channelText(world, world.channel(id)),
    messageText: (one) => bodyText(world, typeof one === "string" ? found(world.message(one), `no message ${one}`) : one),
    messages: (channel) => world.channel(channel).messages,
    lastMessage: (channel) => found(world.channel(channel).messages.at(-1), `nothing was said in ${channel}`),
    threads: (guild) => world.threadsOf(guild),
    sentAnywhere: (text) => journal.sentAnywhere(text),
    shownTo(user) {
      const channels = [...world.channels.values()].filter((one) => may(world, user, one, "VIEW_CHANNEL"));
      const now = channels.flatMap((one) => one.messages.filter((each) => each.authorId === bot.id).map(allWords));
      return [journal.shownTo(user), ...now].join("\n");
    },
    pingedAnywhere: () => journal.pings,
  };
}

function outside(core: Core, gateway: Gateway, base: string, cap: number): Omit<DiscordPeer, Reading | "stop"> {
  const people = new Map<string, Person>();
  return {
    base,
    apiUrl: `${base}/api`,
    token: core.app.token,
    app: core.app,
    bot: core.bot,
    world: core.world,
    make: new Make(core),
    admin: new Admin(core),
    journal: core.journal,
    faults: core.faults,
    limiter: core.limiter,
    gateway,
    desk: core.desk,
    person(user) {
      const id = typeof user === "string" ? user : user.id;
      const person = people.get(id) ?? new Person(core, id, cap);
      people.set(id, person);
      return person;
    },
  };
}

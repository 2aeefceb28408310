import { setTimeout as sleep } from "node:timers/promises";
import { createDiscord } from "#chat/discord/discord.ts";
import { handleOf } from "#chat/discord/users.ts";
import { createSlack } from "#chat/slack/slack.ts";
import { tenantOf } from "#chat/slack/thread.ts";
import { redeemAttachCode } from "#facilitator/attach.ts";
import { createFacilitator } from "#facilitator/handle.ts";
import { createStage } from "#facilitator/stage.ts";
import { manualClock } from "#lib/clock.ts";
import { newId } from "#lib/ids.ts";
import { createLog } from "#lib/log.ts";
import { manualTimer } from "#lib/timer.ts";
import { isLanguage } from "#locale/languages.ts";
import { codeKeys } from "#session/event.ts";
import { hostOf } from "../../src/cli/workshop/plan.ts";
import type { Script } from "../../src/cli/workshop/schema.ts";
import { startDiscord } from "../peers/discord/discord.ts";
import { startSlack } from "../peers/slack/slack.ts";
import { type Hall, until } from "../stories/hall.ts";
import { startOf } from "../stories/scripts.ts";
import { embeddedStore } from "../store/embedded.ts";
import { discordHands } from "./discord/hands.ts";
import type { Office as DiscordOffice } from "./discord/office.ts";
import { slackHall } from "./slack/hall.ts";
import type { Office as SlackOffice } from "./slack/office.ts";

/** One Teekond between two platforms: the same session in a Slack thread and in a Discord thread, half of its people in each. */
export type Both = {
  readonly slack: SlackOffice;
  readonly discord: DiscordOffice;
  readonly hall: Hall;
  readonly close: () => Promise<void>;
};

type Zoned = { readonly name: string; readonly zone: string };

/** Opens both for the people of a script: who leads is in Slack, then every other one in Discord. */
export async function openBoth(script: Script): Promise<Both> {
  const clock = manualClock(startOf(script));
  const timer = manualTimer(clock);
  const host = hostOf(script);
  const others = [...script.people.keys()].filter((key) => key !== host);
  const inDiscord = new Set(others.filter((_, n) => n % 2 === 0));
  const zoned = (key: string): Zoned => ({ name: script.people.get(key)!.name, zone: script.people.get(key)!.timezone ?? script.timezone });

  const slackPeer = await startSlack({ clock });
  const team = slackPeer.make.team("Harbour").id;
  const inSlack = [...script.people.keys()].filter((key) => !inDiscord.has(key));
  const slackIds = new Map(
    inSlack.map((key) => {
      const { name, zone } = zoned(key);
      const user = slackPeer.make.user(team, { name, tz: zone });
      slackPeer.world.users.set(user.id, { ...user, name });
      return [key, user.id] as const;
    }),
  );
  const { botToken } = slackPeer.make.install(slackPeer.world.team(team), {});
  const channel = slackPeer.make.channel(team, { name: "crisis", members: [...slackIds.values()], withBot: true }).id;

  const discordPeer = await startDiscord({ clock, rates: false });
  const users = [...inDiscord].map((key) => [key, discordPeer.make.user({ name: zoned(key).name })] as const);
  const guild = discordPeer.make.guild(
    "Harbour",
    users.map(([, user]) => user),
  );
  const room = discordPeer.make.channel(guild, { name: "crisis" });

  const store = await embeddedStore(codeKeys);
  for (const [key, user] of users) {
    const tenant = tenantOf(team);
    await store.people.savePerson({ tenant, id: `known-${user.id}`, ...zoned(key) });
    await store.people.addHandle(tenant, `known-${user.id}`, handleOf(user.id));
  }
  const facilitator = createFacilitator({ ledger: store.ledger, clock });
  const who = newId();
  const stage = createStage({ ...store, publishers: [], facilitator, clock, timer, mint: newId, who, page: null, tell: () => undefined });
  const log: string[] = [];
  const ports = {
    ...store,
    conversation: stage.conversation,
    facilitator,
    stir: stage.stir,
    showAgain: stage.showAgain,
    redeem: (code: string) => redeemAttachCode(store.people, code, clock.now()),
    personalLink: null,
    clock,
    who,
    log: createLog("info", { write: (line: string) => void log.push(line) }),
  };
  const slack = await createSlack(ports, {
    apiUrl: slackPeer.apiUrl,
    token: botToken,
    way: { by: "socket", appToken: slackPeer.app.appToken },
  });
  const discord = createDiscord(ports, { token: discordPeer.token, apiUrl: discordPeer.apiUrl });
  await stage.open([slack, discord].map(({ chat, remind }) => ({ chat, remind })));
  slackPeer.deliverTo("socket");
  await slack.start();
  await discord.start();
  await until(
    () => discord.listening().length > 0,
    () => "Discord listens",
  );

  const calls = () => slackPeer.journal.calls.length + discordPeer.journal.calls.length;
  async function settle(): Promise<void> {
    await facilitator.wakeDue();
    for (let [idle, before] = [0, -1]; ; ) {
      if (idle % 4 === 0) await stage.tick();
      const lag = await store.places.lagging({ platforms: ["slack", "discord"], now: clock.now(), after: "", limit: 1 });
      if (lag.length === 0) return;
      do {
        await sleep(3);
        idle = calls() === before ? idle + 1 : 0;
        before = calls();
      } while (idle === 0);
      if (idle >= 4 && (timer.next() ?? Number.POSITIVE_INFINITY) - clock.now() <= 5_000) {
        timer.fire();
        idle = 0;
      }
    }
  }
  const close = async () => {
    await slack.stop();
    await discord.stop();
    await stage.close();
    await slackPeer.stop();
    await discordPeer.stop();
    await store.close();
  };
  const session = async () => (await store.ledger.sessions(tenantOf(team)))[0]?.session ?? "";
  const wait = async () => undefined;
  const shared = { store, facilitator, stage, clock, timer, wait, settle, session, close };
  const threadId = () => discordPeer.threads(guild.id)[0]?.id ?? "";
  const slackOffice: SlackOffice = {
    ...shared,
    peer: slackPeer,
    slack,
    team,
    channel,
    people: Object.fromEntries([...slackIds].map(([key, id]) => [key, slackPeer.person(team, id)])),
    thread: () => slackPeer.messages(channel)[0]?.ts ?? "",
  };
  const discordOffice: DiscordOffice = {
    ...shared,
    peer: discordPeer,
    discord,
    guild: guild.id,
    channel: room.id,
    people: Object.fromEntries(users.map(([key, user]) => [key, discordPeer.person(user)])),
    log,
    threadId,
    thread() {
      const first = discordPeer.world.message(threadId());
      const inside = threadId() === "" ? [] : discordPeer.messages(threadId()).filter((one) => one.type === 0);
      return first === undefined ? inside : [first, ...inside];
    },
  };
  return { slack: slackOffice, discord: discordOffice, hall: hallOf({ slackOffice, discordOffice, script, inDiscord }), close };
}

type Halves = {
  readonly slackOffice: SlackOffice;
  readonly discordOffice: DiscordOffice;
  readonly script: Script;
  readonly inDiscord: ReadonlySet<string>;
};

/** Who leads starts in Slack and gets a code there; somebody types it in Discord. */
function hallOf({ slackOffice, discordOffice, script, inDiscord }: Halves): Hall {
  const inSlack = slackHall(slackOffice);
  const language = isLanguage(script.language) ? script.language : "en";
  const breath = () => discordOffice.clock.advance(1_500);
  const hands = new Map<string, ReturnType<typeof discordHands>>();
  return {
    ...inSlack,
    async start(of) {
      await inSlack.start(of);
      const leader = slackOffice.people[hostOf(of)]!;
      breath();
      const heard = await leader.slash("/journey", "attach", slackOffice.channel);
      const [code = ""] = /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(JSON.stringify(heard)) ?? [];
      const [first] = Object.values(discordOffice.people);
      breath();
      const said = await first!.slash("/journey attach", { code }, discordOffice.channel);
      if (discordOffice.threadId() === "") throw new Error(`no thread in Discord: ${code} ${said.text}`);
      await discordOffice.settle();
    },
    hands(key) {
      if (!inDiscord.has(key)) return inSlack.hands(key);
      const known =
        hands.get(key) ??
        discordHands({ office: discordOffice, person: discordOffice.people[key]!, language, breath, troubled: () => false });
      hands.set(key, known);
      return known;
    },
  };
}

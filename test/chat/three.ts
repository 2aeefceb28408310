import { setTimeout as sleep } from "node:timers/promises";
import { createDiscord } from "#chat/discord/discord.ts";
import { createSlack } from "#chat/slack/slack.ts";
import { tenantOf } from "#chat/slack/thread.ts";
import { createWeb, type Web } from "#chat/web/server.ts";
import { redeemAttachCode } from "#facilitator/attach.ts";
import { createFacilitator } from "#facilitator/handle.ts";
import { issuePersonalLink } from "#facilitator/personal-link.ts";
import { createStage } from "#facilitator/stage.ts";
import { manualClock } from "#lib/clock.ts";
import { newId } from "#lib/ids.ts";
import { createLog } from "#lib/log.ts";
import { manualTimer } from "#lib/timer.ts";
import { json } from "#publish/json/render.ts";
import { markdown } from "#publish/markdown/render.ts";
import { htmlPublisher } from "#publish/html/render.ts";
import { codeKeys } from "#session/event.ts";
import type { Script } from "../../src/cli/workshop/schema.ts";
import { startDiscord } from "../peers/discord/discord.ts";
import { startSlack } from "../peers/slack/slack.ts";
import { until } from "../stories/hall.ts";
import { startOf } from "../stories/scripts.ts";
import { embeddedStore } from "../store/embedded.ts";
import type { Office as DiscordOffice } from "./discord/office.ts";
import type { Office as SlackOffice } from "./slack/office.ts";
import { furnishDiscord, furnishSlack, placed, type Zoned } from "./three-rooms.ts";
import { type Browser, browser } from "./web/shell/site.ts";

/** Where people reach the pages. */
const url = "http://localhost:3000";

/** The browsers of those who come by the pages, by the keys of the script; who leads has one beside their Slack. */
export type WebOffice = {
  readonly web: Web;
  readonly people: ReadonlyMap<string, Zoned & { readonly browser: Browser }>;
  readonly lead: Browser;
};

/** One Teekond between all platforms: the same session in a Slack thread, in a Discord thread and on the pages, a third of its people at each. */
export type Three = {
  readonly slack: SlackOffice;
  readonly discord: DiscordOffice;
  readonly web: WebOffice;
  readonly close: () => Promise<void>;
};

/** A look of the loop below, in real milliseconds; after how many without any call the clock moves on, and by how much where nothing is due. */
const lookMs = 3;
const looks = { due: 4, stuck: 25 } as const;
const stepMs = 1_000;

type Quiet = Pick<SlackOffice, "store" | "stage" | "facilitator" | "clock" | "timer"> & {
  readonly peers: readonly {
    readonly journal: { readonly calls: readonly unknown[] };
    readonly faults: { readonly struck: readonly string[] };
  }[];
};

/** Goes through what is due, until every place of both threads shows what it should (test/chat/slack/office.ts has the same for one). */
async function settle({ peers, store, stage, facilitator, clock, timer }: Quiet): Promise<void> {
  const calls = () => peers.reduce((sum, { journal }) => sum + journal.calls.length, 0);
  await facilitator.wakeDue();
  for (let [idle, before] = [0, -1]; ; ) {
    if (idle % looks.due === 0) await stage.tick();
    const lag = await store.places.lagging({ platforms: ["slack", "discord"], now: clock.now(), after: "", limit: 1 });
    if (lag.length === 0) return;
    do {
      await sleep(lookMs);
      idle = calls() === before ? idle + 1 : 0;
      before = calls();
    } while (idle === 0);
    const ahead = () => (timer.next() ?? Number.POSITIVE_INFINITY) - clock.now();
    if (idle >= looks.due && ahead() <= 5_000) {
      timer.fire();
      idle = 0;
    } else if (idle >= looks.stuck && peers.some(({ faults }) => faults.struck.length > 0)) {
      clock.advance(stepMs);
      while (ahead() <= 0) timer.fire();
      idle = 0;
    }
  }
}

/** Opens all three for the people of a script, at the hour when its workshop began; the one who closes it must wait for that. */
export async function openThree(script: Script): Promise<Three> {
  const people = placed(script);
  const clock = manualClock(startOf(script));
  const timer = manualTimer(clock);
  const [slackPeer, discordPeer] = [await startSlack({ clock }), await startDiscord({ clock, rates: false })];
  const store = await embeddedStore(codeKeys);
  const { botToken, ...inSlack } = furnishSlack(slackPeer, people.slack);
  const tenant = tenantOf(inSlack.team);
  const inDiscord = await furnishDiscord(discordPeer, people.discord, { store, tenant });

  const facilitator = createFacilitator({ ledger: store.ledger, clock });
  const publishers = [htmlPublisher(), markdown, json];
  const who = newId();
  const page = (session: string) => (path: string) => `${url}/s/${session}${path}`;
  const stage = createStage({ ...store, publishers, facilitator, clock, timer, mint: newId, who, page, tell: () => undefined });
  const lines: string[] = [];
  const log = createLog("info", { write: (line: string) => void lines.push(line) });
  const ports = {
    ...store,
    conversation: stage.conversation,
    facilitator,
    stir: stage.stir,
    showAgain: stage.showAgain,
    redeem: (code: string) => redeemAttachCode(store.people, code, clock.now()),
    personalLink: async (whose: string, session: string, person: string) =>
      `${url}/in/${await issuePersonalLink(store.people, { tenant: whose, session, person }, clock.now())}`,
    clock,
    who,
    log,
  };
  const slack = await createSlack(ports, {
    apiUrl: slackPeer.apiUrl,
    token: botToken,
    way: { by: "socket", appToken: slackPeer.app.appToken },
  });
  const discord = createDiscord(ports, { token: discordPeer.token, apiUrl: discordPeer.apiUrl });
  await stage.open([slack, discord].map(({ chat, remind }) => ({ chat, remind })));
  const samples = { list: [], play: () => Promise.reject(new Error("no samples here")) };
  const settings = { url, chat: ["Slack", "Discord"], trustProxy: [] };
  const web = await createWeb({ ...store, facilitator, clock, log, publishers, samples, settings, ready: store.ping });
  slackPeer.deliverTo("socket");
  await Promise.all([slack.start(), discord.start()]);
  await until(
    () => discord.listening().length > 0,
    () => "Discord listens",
  );

  const quiet = { store, stage, facilitator, clock, timer };
  const shared = {
    ...quiet,
    wait: () => Promise.reject(new Error("nobody waits here")),
    settle: () => settle({ ...quiet, peers: [slackPeer, discordPeer] }),
    session: async () => (await store.ledger.sessions(tenant))[0]?.session ?? "",
    close: async () => {
      web.close();
      await Promise.all([slack.stop(), discord.stop()]);
      await stage.close();
      await Promise.all([slackPeer.stop(), discordPeer.stop()]);
      await store.close();
    },
  };
  const threadId = () => discordPeer.threads(inDiscord.guild)[0]?.id ?? "";
  return {
    slack: { ...shared, ...inSlack, peer: slackPeer, slack, thread: () => slackPeer.messages(inSlack.channel)[0]?.ts ?? "" },
    discord: {
      ...shared,
      ...inDiscord,
      peer: discordPeer,
      discord,
      log: lines,
      threadId,
      thread() {
        const first = discordPeer.world.message(threadId());
        const inside = threadId() === "" ? [] : discordPeer.messages(threadId()).filter((one) => one.type === 0);
        return first === undefined ? inside : [first, ...inside];
      },
    },
    web: { web, people: new Map([...people.web].map(([key, one]) => [key, { ...one, browser: browser(web) }])), lead: browser(web) },
    close: shared.close,
  };
}

import { tenantOf } from "#chat/slack/thread.ts";
import { isLanguage } from "#locale/languages.ts";
import type { Comparable } from "#report/equal.ts";
import { hostOf } from "../../src/cli/workshop/plan.ts";
import type { Script } from "../../src/cli/workshop/schema.ts";
import { drive } from "../stories/drive.ts";
import { actor, ask, type Hall, press } from "../stories/hall.ts";
import type { Hands } from "../stories/hands.ts";
import type { Watch } from "../stories/run.ts";
import { reportOf } from "../stories/scripts.ts";
import { discordHands } from "./discord/hands.ts";
import { trouble as troubleOfDiscord } from "./discord/trouble.ts";
import { slackHall } from "./slack/hall.ts";
import { trouble as troubleOfSlack } from "./slack/trouble.ts";
import type { Three } from "./three.ts";
import { webHands } from "./web/hands.ts";
import { formsIn, go, hiddenIn, submit } from "./web/screen.ts";
import { elementsIn } from "./web/tree.ts";

/** How long an act takes by the clock of the office. */
const breathMs = 1_500;
const tries = 12;

/** `seed`: everything goes wrong now and then in both chats, as this seed has it. */
export type Holding = { readonly seed?: number; readonly watch?: Watch; readonly around?: (hall: Hall) => Hall };

/** Until something comes of it; where nothing can go wrong, at once. */
async function insist<Value>(troubled: boolean, does: () => Promise<Value | undefined>, what: string): Promise<Value> {
  for (let n = 0; n < (troubled ? tries : 1); n += 1) {
    const found = await does();
    if (found !== undefined) return found;
  }
  throw new Error(`nothing comes of it: ${what}`);
}

type Starting = {
  readonly three: Three;
  readonly inSlack: Hall;
  readonly host: string;
  readonly troubled: boolean;
  readonly breath: () => void;
};

/** Who leads gets a code in Slack, and somebody types it in Discord. */
async function bringToDiscord({ three: { slack, discord }, host, troubled, breath }: Starting): Promise<void> {
  const typed = async () => {
    breath();
    const heard = await slack.people[host]!.slash("/journey", "attach", slack.channel);
    const [code] = /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(JSON.stringify(heard)) ?? [];
    if (code === undefined) return undefined;
    breath();
    await Object.values(discord.people)[0]!.slash("/journey attach", { code }, discord.channel);
    await discord.settle();
    return discord.threadId() === "" ? undefined : code;
  };
  await insist(troubled, typed, `a thread in Discord\n${discord.log.slice(-3).join("\n")}`);
}

/** Who leads comes to their pages by the way that Slack shows them, and makes a link for the team there; answers with it, as a path. */
async function linkForTeam({ three: { slack, web }, inSlack, host, breath }: Starting): Promise<string> {
  const who = actor(inSlack, host);
  await press(who, ask("browser"), { by: ask("more") });
  const [, own] = /"url":"https?:\/\/[^/"]+(\/in\/[^"]+)"/.exec(JSON.stringify(slack.people[host]!.openView()?.json)) ?? [];
  await who.hands.close();
  if (own === undefined) throw new Error("Slack shows no way to the pages");
  breath();
  const [enter] = formsIn((await go(web.lead, own)).page);
  const home = enter === undefined ? undefined : await submit(web.lead, enter, {});
  const links = await go(web.lead, `${home?.path.split("?")[0] ?? ""}/links`);
  const make = formsIn(links.page).find((one) => hiddenIn(one, "what") === "team");
  if (make === undefined) throw new Error("the pages make no link for the team");
  const made = await submit(web.lead, make, { what: "team", csrf: hiddenIn(make, "csrf") ?? "" });
  const addresses = elementsIn(made.page, "input").map((one) => one.attributes.get("value") ?? "");
  const link = addresses.find((one) => one.includes("/in/"));
  if (link === undefined) throw new Error("there is no link for the team");
  return new URL(link).pathname;
}

/** A workshop that is held in a Slack thread, a Discord thread and on the pages at once. It is started in Slack. */
function hallOf(three: Three, script: Script, troubled: boolean): Hall {
  const { slack, discord, web } = three;
  const inSlack = slackHall(slack, { troubled: () => troubled });
  const language = isLanguage(script.language) ? script.language : "en";
  const breath = () => slack.clock.advance(breathMs);
  const made = new Map<string, Hands>();
  let link = "";
  function handsOf(key: string): Hands {
    const reader = [...web.people.keys()].indexOf(key);
    const person = discord.people[key];
    if (person !== undefined) return discordHands({ office: discord, person, language, breath, troubled: () => troubled });
    if (reader < 0) return inSlack.hands(key);
    return webHands({ ...web.people.get(key)!, link: () => link, breath, wide: reader % 2 === 1 });
  }
  return {
    ...inSlack,
    async start(of) {
      await inSlack.start(of);
      const starting = { three, inSlack, host: hostOf(of), troubled, breath };
      await bringToDiscord(starting);
      link = await linkForTeam(starting);
    },
    hands(key) {
      const hands = made.get(key) ?? handsOf(key);
      made.set(key, hands);
      return hands;
    },
  };
}

/** Holds the workshop of a script in all three places; answers with what its report says. */
export async function holdInThree(
  three: Three,
  script: Script,
  { seed, watch, around = (hall) => hall }: Holding = {},
): Promise<Comparable> {
  const { slack, discord } = three;
  if (seed !== undefined) slack.peer.faults.plan(troubleOfSlack(seed));
  if (seed !== undefined) discord.peer.faults.plan(troubleOfDiscord(seed));
  const hall = around(hallOf(three, script, seed !== undefined));
  await drive(script, hall, watch);
  slack.peer.faults.clear();
  discord.peer.faults.clear();
  await hall.settle();
  const session = await hall.look();
  const people = await slack.store.people.people(tenantOf(slack.team), Object.keys(session.people));
  return reportOf(session, new Map(people.map((one) => [one.id, one.name])));
}

/** The doors that everybody's acts came through, by name. */
export async function doorsOf({ slack }: Three): Promise<ReadonlyMap<string, readonly string[]>> {
  const tenant = tenantOf(slack.team);
  const { events = [] } = (await slack.store.ledger.load(tenant, await slack.session())) ?? {};
  const doors = new Map<string, Set<string>>();
  for (const { actor: who } of events) {
    const { kind, id, via } = who as { readonly kind: string; readonly id?: string; readonly via?: string };
    if (kind === "person" && id !== undefined) doors.set(id, (doors.get(id) ?? new Set()).add(via ?? ""));
  }
  const people = await slack.store.people.people(tenant, [...doors.keys()]);
  return new Map(people.map(({ id, name }) => [name, [...(doors.get(id) ?? [])]]));
}

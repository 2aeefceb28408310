import { handleOf } from "#chat/discord/users.ts";
import type { Store } from "#store/open.ts";
import { hostOf } from "../../src/cli/workshop/plan.ts";
import type { Script } from "../../src/cli/workshop/schema.ts";
import type { DiscordPeer } from "../peers/discord/discord.ts";
import type { SlackPeer } from "../peers/slack/slack.ts";

/** Somebody of a script: what each platform, or their machine, knows of them. */
export type Zoned = { readonly name: string; readonly zone: string };
type Named = ReadonlyMap<string, Zoned>;

/** Who leads is in Slack; of the others every third is in the browser, every third in Discord, every third in Slack. */
export function placed(script: Script): { readonly slack: Named; readonly discord: Named; readonly web: Named } {
  const host = hostOf(script);
  const others = [...script.people.keys()].filter((key) => key !== host);
  const all = (keys: readonly string[]): Named =>
    new Map(keys.map((key) => [key, { name: script.people.get(key)!.name, zone: script.people.get(key)!.timezone ?? script.timezone }]));
  const third = (which: number) => others.filter((_, n) => n % 3 === which);
  return { web: all(third(0)), discord: all(third(1)), slack: all([host, ...third(2)]) };
}

/** A workspace with these people, and a channel that all of them and Teekond are in. */
export function furnishSlack(peer: SlackPeer, people: Named) {
  const team = peer.make.team("Harbour").id;
  const ids = [...people].map(([key, { name, zone }]) => {
    const user = peer.make.user(team, { name, tz: zone });
    peer.world.users.set(user.id, { ...user, name });
    return [key, user.id] as const;
  });
  const { botToken } = peer.make.install(peer.world.team(team), {});
  const channel = peer.make.channel(team, { name: "crisis", members: ids.map(([, id]) => id), withBot: true }).id;
  return { team, botToken, channel, people: Object.fromEntries(ids.map(([key, id]) => [key, peer.person(team, id)])) };
}

type Knowing = { readonly store: Store; readonly tenant: string };

/** A server with these people and a channel. They are known by the zone that they once chose, since Discord tells none. */
export async function furnishDiscord(peer: DiscordPeer, people: Named, { store, tenant }: Knowing) {
  const users = [...people].map(([key, { name }]) => [key, peer.make.user({ name })] as const);
  const guild = peer.make.guild(
    "Harbour",
    users.map(([, user]) => user),
  );
  for (const [key, { id }] of users) {
    await store.people.savePerson({ tenant, id: `known-${id}`, ...people.get(key)! });
    await store.people.addHandle(tenant, `known-${id}`, handleOf(id));
  }
  const channel = peer.make.channel(guild, { name: "crisis" }).id;
  return { guild: guild.id, channel, people: Object.fromEntries(users.map(([key, user]) => [key, peer.person(user)])) };
}

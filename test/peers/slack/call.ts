import type { Core } from "./core.ts";
import { type Bag, list, text } from "../json.ts";
import { Refused } from "./refused.ts";
import { type Channel, found, type Install, type Team, type User } from "./world.ts";

/** One call of a method by an app that is let in. */
export type Call = { readonly core: Core; readonly args: Bag; readonly install: Install; readonly token: string };

export type Method = {
  /** arguments that must be there, and those that may; any other is refused */
  readonly needs?: readonly string[];
  readonly may?: readonly string[];
  /** scopes that must all be held, before anything else is looked at */
  readonly scopes?: readonly string[];
  readonly does: (call: Call) => Bag;
};

/** Refused with `missing_scope`, where the install holds none of these. */
export function needScope(install: Install, ...anyOf: readonly string[]): void {
  if (anyOf.some((one) => install.scopes.includes(one))) return;
  throw new Refused("missing_scope", { needed: anyOf.join(","), provided: install.scopes.join(",") });
}

const kinds = { public: "channels", private: "groups", im: "im", mpim: "mpim" } as const;

/** The scope for a kind of conversation: `channels:read`, `groups:history`, … */
export function scopeFor(channel: Pick<Channel, "kind">, right: "read" | "history" | "write"): string {
  return `${kinds[channel.kind]}:${right}`;
}

/** The workspaces that an install reaches. */
export function reach({ core, install }: Pick<Call, "core" | "install">): readonly string[] {
  if (install.team !== undefined) return [install.team];
  return [...core.world.teams.values()].filter((one) => one.enterprise?.id === install.enterprise).map((one) => one.id);
}

/** The workspace that a call means: its own, or for an org-wide install the one of `team_id`. Refused: `missing_argument`, `team_not_found`. */
export function teamOf(call: Call): Team {
  const { core, args, install } = call;
  const id = install.team ?? (args["team_id"] === undefined ? undefined : text(args["team_id"]));
  if (id === undefined) throw new Refused("missing_argument", { arg: "team_id" });
  if (!reach(call).includes(id)) throw new Refused("team_not_found");
  return core.world.team(id);
}

/** A conversation that the app can see: `channel_not_found` where it is in no workspace of the install, or private and without the bot. */
export function seenChannel(call: Pick<Call, "core" | "install">, id: unknown): Channel {
  const channel = call.core.world.channels.get(text(id));
  if (channel === undefined) throw new Refused("channel_not_found");
  const teams = reach(call);
  if (!call.core.world.teamsOf(channel).some((one) => teams.includes(one))) throw new Refused("channel_not_found");
  if (channel.kind !== "public" && !channel.members.has(call.install.botUser)) throw new Refused("channel_not_found");
  return channel;
}

/** A person of the install's workspaces, or one who shares a channel with the bot: `user_not_found` otherwise. */
export function seenUser(call: Pick<Call, "core" | "install">, id: unknown): User {
  const { core, install } = call;
  const user = core.world.users.get(text(id));
  if (user === undefined) throw new Refused("user_not_found");
  if (reach(call).includes(user.teamId)) return user;
  const meets = [...core.world.channels.values()].some((one) => one.members.has(user.id) && one.members.has(install.botUser));
  if (!meets) throw new Refused("user_not_found");
  return user;
}

/** The direct messages between the bot and a person; opened where there are none yet. */
export function directWith(
  { core, install }: Pick<Call, "core" | "install">,
  user: User,
): { readonly channel: Channel; readonly isNew: boolean } {
  const { world } = core;
  const held = [...world.channels.values()].find(
    (one) => one.kind === "im" && one.members.has(user.id) && one.members.has(install.botUser),
  );
  if (held !== undefined) return { channel: held, isNew: false };
  const channel: Channel = {
    id: world.id("D"),
    teamId: reach({ core, install }).includes(user.teamId)
      ? user.teamId
      : found(reach({ core, install })[0], "an install without a workspace"),
    name: user.name,
    kind: "im",
    members: new Set([user.id, install.botUser]),
    sharedWith: [],
    archived: false,
    messages: [],
    ephemerals: [],
    lastTs: 0,
  };
  world.channels.set(channel.id, channel);
  return { channel, isNew: true };
}

/** One page of a list by `cursor` and `limit`. Refused: `invalid_cursor`, `invalid_limit`. */
export function page<T>(args: Bag, all: readonly T[], most = 1000): { readonly items: readonly T[]; readonly cursor: string } {
  const limit = args["limit"] === undefined ? most : Number(args["limit"]);
  if (!Number.isInteger(limit) || limit < 1) throw new Refused("invalid_limit");
  const cursor = text(args["cursor"]);
  const from = cursor === "" ? 0 : Number(/^from:(\d+)$/.exec(Buffer.from(cursor, "base64").toString())?.[1] ?? Number.NaN);
  if (!Number.isInteger(from)) throw new Refused("invalid_cursor");
  const until = from + Math.min(limit, most);
  const next = until < all.length ? Buffer.from(`from:${until}`).toString("base64") : "";
  return { items: all.slice(from, until), cursor: next };
}

/** Refused with `invalid_arguments`, naming what was missing or unknown. */
export function checkArguments({ needs = [], may = [] }: Method, args: Bag): void {
  const missing = needs
    .filter((name) => args[name] === undefined || args[name] === "")
    .map((name) => `[ERROR] missing required field: ${name}`);
  const known = new Set([...needs, ...may, "token", "team_id"]);
  const unknown = Object.keys(args).filter((name) => !known.has(name));
  const says = [...missing, ...unknown.map((name) => `[ERROR] unknown argument: ${name}`)];
  if (list(says).length > 0) throw new Refused("invalid_arguments", { response_metadata: { messages: says } });
}

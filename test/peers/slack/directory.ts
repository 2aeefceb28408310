import { type Call, directWith, type Method, needScope, page, reach, scopeFor, seenChannel, seenUser, teamOf } from "./call.ts";
import type { Core } from "./core.ts";
import { type Bag, text } from "../json.ts";
import { Refused } from "./refused.ts";
import { type Channel, found, type User } from "./world.ts";

export const directory: Readonly<Record<string, Method>> = {
  "auth.test": { does: authTest },
  "auth.revoke": { may: ["test"], does: revoke },
  "bots.info": { needs: ["bot"], scopes: ["users:read"], does: botInfo },
  "team.info": { may: ["team", "domain"], scopes: ["team:read"], does: teamInfo },
  "users.info": { needs: ["user"], may: ["include_locale"], scopes: ["users:read"], does: userInfo },
  "users.list": { may: ["cursor", "limit", "include_locale"], scopes: ["users:read"], does: userList },
  "users.conversations": { may: ["cursor", "limit", "exclude_archived", "types", "user"], does: conversationsOf },
  "conversations.info": { needs: ["channel"], may: ["include_locale", "include_num_members"], does: conversationInfo },
  "conversations.open": { may: ["users", "channel", "return_im", "prevent_creation"], does: openDirect },
  "conversations.join": { needs: ["channel"], scopes: ["channels:join"], does: join },
};

function authTest(call: Call): Bag {
  const { core, install } = call;
  const team = core.world.team(found(reach(call)[0], "an install without a workspace"));
  const enterprise = install.enterprise ?? team.enterprise?.id;
  return {
    url: `https://${team.domain}.slack.com/`,
    team: install.team === undefined ? core.world.enterprises.get(install.enterprise ?? "")?.name : team.name,
    team_id: install.team ?? install.enterprise,
    user: core.world.user(install.botUser).name,
    user_id: install.botUser,
    bot_id: install.botId,
    is_enterprise_install: install.enterprise !== undefined,
    ...(enterprise === undefined ? {} : { enterprise_id: enterprise }),
  };
}

function revoke({ core, args, token }: Call): Bag {
  if (String(args["test"]) === "true") return { revoked: false };
  core.tokens.revoke(token);
  return { revoked: true };
}

function botInfo({ core, args, install }: Call): Bag {
  if (args["bot"] !== install.botId) throw new Refused("bot_not_found");
  return {
    bot: {
      id: install.botId,
      deleted: false,
      name: core.app.name,
      updated: 0,
      app_id: core.app.appId,
      user_id: install.botUser,
      icons: {},
    },
  };
}

function teamInfo(call: Call): Bag {
  const wanted = call.args["team"] === undefined ? teamOf(call) : call.core.world.teams.get(text(call.args["team"]));
  if (wanted === undefined || !reach(call).includes(wanted.id)) throw new Refused("team_not_found");
  const { enterprise } = wanted;
  return {
    team: {
      id: wanted.id,
      name: wanted.name,
      domain: wanted.domain,
      url: `https://${wanted.domain}.slack.com/`,
      email_domain: "",
      icon: { image_default: true },
      is_verified: false,
      ...(enterprise === undefined ? {} : { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
    },
  };
}

function userInfo(call: Call): Bag {
  const user = seenUser(call, call.args["user"]);
  return { user: userJson(call, user) };
}

function userList(call: Call): Bag {
  const team = teamOf(call);
  const all = [...call.core.world.users.values()].filter((one) => one.teamId === team.id);
  const { items, cursor } = page(call.args, all);
  return {
    members: items.map((one) => userJson(call, one)),
    cache_ts: Math.floor(call.core.world.clock.now() / 1000),
    response_metadata: { next_cursor: cursor },
  };
}

/** A person as methods answer them: the language only where asked for, the address only with its own scope. A deactivated one has little left. */
function userJson({ core, args, install }: Call, user: User): Bag {
  const enterprise = core.world.teams.get(user.teamId)?.enterprise;
  const stranger = !reach({ core, install }).includes(user.teamId);
  const profile = {
    real_name: user.realName,
    real_name_normalized: user.realName,
    display_name: user.name,
    display_name_normalized: user.name,
    status_text: "",
    status_emoji: "",
    team: user.teamId,
    ...(install.scopes.includes("users:read.email") && !stranger ? { email: user.email } : {}),
  };
  const common = { id: user.id, team_id: user.teamId, name: user.name, deleted: user.deleted, profile, is_bot: user.isBot, updated: 0 };
  if (user.deleted) return { ...common, is_app_user: false };
  return {
    ...common,
    color: "9f69e7",
    real_name: user.realName,
    tz: user.tz,
    tz_label: user.tz,
    tz_offset: user.tzOffset,
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_app_user: false,
    ...(stranger ? { is_stranger: true } : {}),
    ...(String(args["include_locale"]) === "true" ? { locale: user.locale } : {}),
    ...(enterprise === undefined
      ? {}
      : { enterprise_user: { id: user.id, enterprise_id: enterprise.id, enterprise_name: enterprise.name, teams: [user.teamId] } }),
  };
}

const kindOf = { public_channel: "public", private_channel: "private", im: "im", mpim: "mpim" } as const;

function conversationsOf(call: Call): Bag {
  const { core, args, install } = call;
  const team = teamOf(call);
  const types = (args["types"] === undefined ? "public_channel" : text(args["types"])).split(",").map((one) => one.trim());
  const wanted = types.map((one) => {
    if (!Object.hasOwn(kindOf, one)) throw new Refused("invalid_types");
    const kind = kindOf[one as keyof typeof kindOf];
    needScope(install, scopeFor({ kind }, "read"));
    return kind;
  });
  const who = args["user"] === undefined ? install.botUser : seenUser(call, args["user"]).id;
  const all = [...core.world.channels.values()].filter(
    (one) =>
      wanted.includes(one.kind) &&
      one.members.has(who) &&
      core.world.teamsOf(one).includes(team.id) &&
      (one.kind === "public" || one.members.has(install.botUser)) &&
      !(String(args["exclude_archived"]) === "true" && one.archived),
  );
  const { items, cursor } = page(args, all);
  return {
    channels: items.map((one) => without(channelJson(core, one, install.botUser), "is_member")),
    response_metadata: { next_cursor: cursor },
  };
}

function conversationInfo(call: Call): Bag {
  const { core, args, install } = call;
  const channel = seenChannel(call, args["channel"]);
  needScope(install, scopeFor(channel, "read"));
  const count = String(args["include_num_members"]) === "true" ? { num_members: channel.members.size } : {};
  return { channel: { ...channelJson(core, channel, install.botUser), ...count } };
}

/** Not every method tells everything. */
function without(json: Bag, name: string): Bag {
  return Object.fromEntries(Object.entries(json).filter(([key]) => key !== name));
}

/** A conversation as the bot sees it. */
export function channelJson(core: Core, channel: Channel, bot: string): Bag {
  const common = { id: channel.id, created: 0, is_archived: channel.archived, updated: 0, context_team_id: channel.teamId };
  if (channel.kind === "im") {
    const user = [...channel.members].find((one) => one !== bot);
    return { ...common, is_im: true, is_org_shared: false, user };
  }
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === "public" || channel.kind === "private",
    is_group: false,
    is_im: false,
    is_mpim: channel.kind === "mpim",
    is_private: channel.kind !== "public",
    is_general: false,
    is_member: channel.members.has(bot),
    is_shared: channel.sharedWith.length > 0,
    is_org_shared: sharedInside(core, channel),
    is_ext_shared: isExternal(core, channel),
    is_pending_ext_shared: false,
    shared_team_ids: core.world.teamsOf(channel),
    pending_shared: [],
    pending_connected_team_ids: [],
    conversation_host_id: channel.teamId,
    creator: "",
    unlinked: 0,
    topic: { value: "", creator: "", last_set: 0 },
    purpose: { value: "", creator: "", last_set: 0 },
    previous_names: [],
  };
}

function sharedInside(core: Core, channel: Channel): boolean {
  return channel.sharedWith.length > 0 && !isExternal(core, channel);
}

/** Is it shared by Slack Connect: with a workspace of somebody else? */
export function isExternal({ world }: Pick<Core, "world">, channel: Channel): boolean {
  const home = world.team(channel.teamId).enterprise?.id;
  return channel.sharedWith.some((one) => home === undefined || world.team(one).enterprise?.id !== home);
}

function openDirect(call: Call): Bag {
  const { args, core, install } = call;
  if (args["channel"] !== undefined) {
    const channel = seenChannel(call, args["channel"]);
    if (channel.kind !== "im" && channel.kind !== "mpim") throw new Refused("method_not_supported_for_channel_type");
    needScope(install, scopeFor(channel, "write"));
    return { channel: { id: channel.id }, no_op: true, already_open: true };
  }
  const ids = text(args["users"]).split(",").filter(Boolean);
  if (ids.length === 0) throw new Refused("users_list_not_supplied");
  if (ids.length > 8) throw new Refused("too_many_users");
  needScope(install, scopeFor({ kind: ids.length === 1 ? "im" : "mpim" }, "write"));
  const users = ids.map((id) => seenUser(call, id));
  if (users.some((one) => one.deleted)) throw new Refused("user_disabled");
  if (users.some((one) => one.isBot)) throw new Refused("cannot_dm_bot");
  const [first] = users;
  if (first === undefined) throw new Refused("users_list_not_supplied");
  const { channel, isNew } = users.length === 1 ? directWith(call, first) : groupWith(call, users);
  const whole = String(args["return_im"]) === "true" ? channelJson(core, channel, install.botUser) : { id: channel.id };
  return isNew ? { channel: whole } : { no_op: true, already_open: true, channel: whole };
}

function groupWith({ core, install }: Call, users: readonly User[]): { readonly channel: Channel; readonly isNew: boolean } {
  const members = [...users.map((one) => one.id), install.botUser];
  const same = (one: Channel) => one.kind === "mpim" && one.members.size === members.length && members.every((id) => one.members.has(id));
  const held = [...core.world.channels.values()].find(same);
  if (held !== undefined) return { channel: held, isNew: false };
  const channel: Channel = {
    id: core.world.id("G"),
    teamId: found(users[0], "nobody").teamId,
    name: `mpdm-${users.map((one) => one.name).join("--")}`,
    kind: "mpim",
    members: new Set(members),
    sharedWith: [],
    archived: false,
    messages: [],
    ephemerals: [],
    lastTs: 0,
  };
  core.world.channels.set(channel.id, channel);
  return { channel, isNew: true };
}

function join(call: Call): Bag {
  const { core, args, install } = call;
  const channel = seenChannel(call, args["channel"]);
  if (channel.kind !== "public") throw new Refused("method_not_supported_for_channel_type");
  if (channel.archived) throw new Refused("is_archived");
  const already = channel.members.has(install.botUser);
  channel.members.add(install.botUser);
  const warned = already ? { warning: "already_in_channel", response_metadata: { warnings: ["already_in_channel"] } } : {};
  return { channel: without(channelJson(core, channel, install.botUser), "conversation_host_id"), ...warned };
}

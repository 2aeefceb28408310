import { type Answered, type Request, seenGuild } from "./call.ts";
import { gatewayLimits } from "./limits.ts";
import { Refused } from "./refused.ts";
import { guildJson, memberJson, userJson } from "./shapes.ts";

/** `GET /gateway/bot` */
export function gatewayBot({ core }: Request): Answered {
  const from = core.world.clock.now() - gatewayLimits.identifiesWithin;
  const recent = core.gate.identified.filter((at) => at > from);
  const json = {
    url: core.base().replace("http", "ws"),
    shards: core.app.shards,
    session_start_limit: {
      total: gatewayLimits.identifies,
      remaining: Math.max(0, gatewayLimits.identifies - recent.length),
      reset_after: Math.max(0, (recent[0] ?? core.world.clock.now()) + gatewayLimits.identifiesWithin - core.world.clock.now()),
      max_concurrency: core.app.maxConcurrency,
    },
  };
  return { status: 200, json };
}

/** `GET /gateway` */
export function gateway({ core }: Request): Answered {
  return { status: 200, json: { url: core.base().replace("http", "ws") } };
}

/** `GET /users/@me` */
export function getMe({ core }: Request): Answered {
  return { status: 200, json: { ...userJson(core.bot), mfa_enabled: false, locale: "en-US", email: null, verified: true } };
}

/** `GET /users/{user_id}` */
export function getUser({ core, params }: Request): Answered {
  const user = core.world.users.get(params["user_id"] ?? "");
  if (user === undefined) throw new Refused("UnknownUser");
  return { status: 200, json: userJson(user) };
}

/** `GET /applications/@me` */
export function getApplication({ core }: Request): Answered {
  const owner = [...core.world.users.values()].find((one) => !one.isBot) ?? core.bot;
  const json = {
    id: core.app.id,
    name: core.app.name,
    icon: null,
    description: "",
    type: null,
    bot: userJson(core.bot),
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: core.app.publicKey,
    flags: applicationFlags(core.app.intents),
    flags_new: String(applicationFlags(core.app.intents)),
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: userJson(owner),
    approximate_guild_count: core.world.joined.size,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: [],
  };
  return { status: 200, json };
}

/** The "limited" flags: the app has few servers and switched the intent on itself. */
export function applicationFlags(intents: readonly string[]): number {
  const flags: Readonly<Record<string, number>> = { GUILD_PRESENCES: 1 << 13, GUILD_MEMBERS: 1 << 15, MESSAGE_CONTENT: 1 << 19 };
  return intents.reduce((sum, one) => sum | (flags[one] ?? 0), 0);
}

/** `GET /guilds/{guild_id}` */
export function getGuild(request: Request): Answered {
  return { status: 200, json: guildJson(seenGuild(request, request.params["guild_id"])) };
}

/** `GET /guilds/{guild_id}/roles` */
export function getRoles(request: Request): Answered {
  const { roles } = guildJson(seenGuild(request, request.params["guild_id"]));
  return { status: 200, json: roles };
}

/** `GET /guilds/{guild_id}/members/{user_id}` */
export function getMember(request: Request): Answered {
  const guild = seenGuild(request, request.params["guild_id"]);
  const { user_id: id = "" } = request.params;
  const member = guild.members.get(id);
  if (member === undefined) throw new Refused(request.core.world.users.has(id) ? "UnknownMember" : "UnknownUser");
  return { status: 200, json: memberJson(member) };
}

import type { Core } from "./core.ts";
import { type Bag, bag, isBag, texts } from "../json.ts";
import { may } from "./permissions.ts";
import type { Channel, Mentions, Message } from "./world.ts";

export const nobody: Mentions = { everyone: false, users: [], roles: [] };

export type Mentioning = {
  readonly authorId: string;
  readonly channel: Channel;
  /** everything in which a mention counts: the content and all text displays */
  readonly words: string;
  /** `allowed_mentions`; undefined: everything is allowed */
  readonly allowed: unknown;
  readonly repliedTo: Message | undefined;
};

/** Who is called by these words, as far as `allowed_mentions` and the author's permissions let it. */
export function mentionsIn(core: Core, { authorId, channel, words, allowed, repliedTo }: Mentioning): Mentions {
  const rules = isBag(allowed) ? allowed : undefined;
  const allows = (kind: "users" | "roles" | "everyone") => rules === undefined || texts(rules["parse"]).includes(kind);
  const spoken = plainWords(words);
  const named = (pattern: RegExp, kind: "users" | "roles") => {
    const ids = [...spoken.matchAll(pattern)].map((one) => one[1] ?? "");
    return [...new Set(ids)].filter((id) => allows(kind) || texts(bag(rules)[kind]).includes(id));
  };
  const mayCallAll = may(core.world, authorId, channel, "MENTION_EVERYONE");
  const guild = channel.guildId === undefined ? undefined : core.world.guild(channel.guildId);
  const roles = named(/<@&(\d+)>/g, "roles").filter((id) => {
    const role = guild?.roles.get(id);
    return role !== undefined && (role.mentionable || mayCallAll);
  });
  const users = named(/<@!?(\d+)>/g, "users").filter((id) => core.world.users.has(id));
  const pinged = repliedTo !== undefined && (rules === undefined || rules["replied_user"] === true) ? [repliedTo.authorId] : [];
  return {
    everyone: guild !== undefined && mayCallAll && allows("everyone") && /@(?:everyone|here)/.test(spoken),
    users: [...new Set([...users, ...pinged])],
    roles,
  };
}

/** Without code, in which nothing is a mention. */
function plainWords(words: string): string {
  return words.replaceAll(/```[\s\S]*?```/g, " ").replaceAll(/`[^`\n]*`/g, " ");
}

/** Whether somebody is called by a message: named, by a role, or with all. */
export function calls(core: Core, message: { readonly channelId: string; readonly mentions: Mentions }, userId: string): boolean {
  const { mentions } = message;
  if (mentions.users.includes(userId)) return true;
  const channel = core.world.channels.get(message.channelId);
  const member = channel?.guildId === undefined ? undefined : core.world.guild(channel.guildId).members.get(userId);
  return member !== undefined && (mentions.everyone || mentions.roles.some((id) => member.roles.has(id)));
}

/** What a body allows to be called. */
export function allowedIn(body: Bag): unknown {
  return body["allowed_mentions"] ?? undefined;
}

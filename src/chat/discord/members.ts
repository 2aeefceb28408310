import { Routes } from "discord.js";
import { codeOf } from "./api.ts";
import type { Desk } from "./desk.ts";
import { type Interaction, Member, resolvedUser, userIn } from "./heard.ts";
import type { DiscordUser } from "./users.ts";

/** A member of a server who was chosen: as the interaction tells of them, else as Discord does. Undefined for a bot, and for who is not there. */
export async function memberAt(
  { api, log }: Pick<Desk, "api" | "log">,
  heard: Interaction,
  { guild, user }: { readonly guild: string; readonly user: string },
): Promise<DiscordUser | undefined> {
  if (heard.data?.resolved?.users?.[user] !== undefined) return resolvedUser(heard, user);
  try {
    const member = Member.parse(await api.read(Routes.guildMember(guild, user)));
    return member.user?.bot === true ? undefined : userIn({ member });
  } catch (error) {
    log.warn({ code: codeOf(error) ?? "none" }, "somebody who was chosen to lead cannot be looked up");
    return undefined;
  }
}

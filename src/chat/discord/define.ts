import {
  ApplicationCommandOptionType as Option,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  Routes,
} from "discord.js";
import { hashToken } from "#lib/ids.ts";
import type { MessageKey } from "#locale/say.ts";
import { say } from "#locale/say.ts";
import type { Desk } from "./desk.ts";

export const command = "journey";

/** Words behind the command, as in every chat. */
export const verbs = ["start", "attach", "status", "board", "report", "pause", "resume", "mine", "help"] as const;
export type Verb = (typeof verbs)[number];

/** In English, and in Lithuanian; Discord knows no Estonian. The default stands as a key as well: clients in it would show another one. */
function described(key: MessageKey) {
  const english = say("en", key);
  return { description: english, description_localizations: { "en-US": english, "en-GB": english, lt: say("lt", key) } };
}

const options: Readonly<Partial<Record<Verb, readonly object[]>>> = {
  start: [
    {
      type: Option.Channel,
      name: "channel",
      ...described("discord.option.channel"),
      channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum],
    },
  ],
  attach: [{ type: Option.String, name: "code", ...described("discord.option.code"), max_length: 40 }],
};

/** The name of the command on a message; it has no description. */
function named(key: MessageKey) {
  const english = say("en", key);
  return { name: english, name_localizations: { "en-US": english, "en-GB": english, lt: say("lt", key) } };
}

const where = { contexts: [InteractionContextType.Guild], integration_types: [ApplicationIntegrationType.GuildInstall] };

/** The commands as Discord takes them: in servers only, since a session lives in a thread. */
export function definitions(): readonly object[] {
  return [
    {
      type: ApplicationCommandType.ChatInput,
      name: command,
      ...described("discord.command"),
      ...where,
      options: verbs.map((verb) => ({
        type: Option.Subcommand,
        name: verb,
        ...described(`discord.command.${verb}`),
        options: options[verb] ?? [],
      })),
    },
    { type: ApplicationCommandType.Message, ...named("discord.take"), ...where },
  ];
}

/** Tells Discord the commands where it does not know them as they are now: it takes so many a day only (platforms.md 2.6). */
export async function register({ api, app, marks }: Pick<Desk, "api" | "app" | "marks">): Promise<void> {
  const application = await app();
  const body = definitions();
  const name = `discord/commands/${application}`;
  const digest = hashToken(JSON.stringify(body));
  if ((await marks.read(name)) === digest) return;
  await api.call("PUT", Routes.applicationCommands(application), { body });
  await marks.write(name, digest);
}

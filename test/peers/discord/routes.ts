import type { Answered, Request } from "./call.ts";
import { followUp, getAnswer, interactionCallback, removeAnswer, updateAnswer } from "./route-answers.ts";
import {
  activeThreads,
  archivedThreads,
  createDm,
  createThread,
  getChannel,
  getThreadMember,
  guildChannels,
  removeChannel,
  threadFromMessage,
  threadMember,
  updateChannel,
} from "./route-channels.ts";
import { createCommand, deleteCommand, getCommand, listCommands, replaceCommands, updateCommand } from "./route-commands.ts";
import { gateway, gatewayBot, getApplication, getGuild, getMe, getMember, getRoles, getUser } from "./route-guilds.ts";
import { createMessage, getMessage, listMessages, pinMessage, removeMessage, startTyping, updateMessage } from "./route-messages.ts";

/** What the peer plays: Discord's own name for it, how it is asked, and what it does. */
export type Route = {
  readonly operation: string;
  readonly method: string;
  readonly template: string;
  readonly does: (request: Request) => Answered;
  /** the token is in the path: no `Authorization` is asked for, and the rate of all calls does not count it */
  readonly open?: boolean;
};

function route(operation: string, method: string, template: string, does: Route["does"], open = false): Route {
  return { operation, method, template, does, open };
}

const channel = "/channels/{channel_id}";
const message = `${channel}/messages/{message_id}`;
const commands = "/applications/{application_id}/commands";
const guildCommands = "/applications/{application_id}/guilds/{guild_id}/commands";
const webhook = "/webhooks/{webhook_id}/{webhook_token}";

export const routes: readonly Route[] = [
  route("get_gateway", "GET", "/gateway", gateway, true),
  route("get_bot_gateway", "GET", "/gateway/bot", gatewayBot),
  route("get_my_user", "GET", "/users/@me", getMe),
  route("get_user", "GET", "/users/{user_id}", getUser),
  route("create_dm", "POST", "/users/@me/channels", createDm),
  route("get_my_application", "GET", "/applications/@me", getApplication),
  route("list_application_commands", "GET", commands, listCommands),
  route("create_application_command", "POST", commands, createCommand),
  route("bulk_set_application_commands", "PUT", commands, replaceCommands),
  route("get_application_command", "GET", `${commands}/{command_id}`, getCommand),
  route("update_application_command", "PATCH", `${commands}/{command_id}`, updateCommand),
  route("delete_application_command", "DELETE", `${commands}/{command_id}`, deleteCommand),
  route("list_guild_application_commands", "GET", guildCommands, listCommands),
  route("create_guild_application_command", "POST", guildCommands, createCommand),
  route("bulk_set_guild_application_commands", "PUT", guildCommands, replaceCommands),
  route("get_guild_application_command", "GET", `${guildCommands}/{command_id}`, getCommand),
  route("update_guild_application_command", "PATCH", `${guildCommands}/{command_id}`, updateCommand),
  route("delete_guild_application_command", "DELETE", `${guildCommands}/{command_id}`, deleteCommand),
  route("get_guild", "GET", "/guilds/{guild_id}", getGuild),
  route("list_guild_roles", "GET", "/guilds/{guild_id}/roles", getRoles),
  route("list_guild_channels", "GET", "/guilds/{guild_id}/channels", guildChannels),
  route("get_guild_member", "GET", "/guilds/{guild_id}/members/{user_id}", getMember),
  route("get_active_guild_threads", "GET", "/guilds/{guild_id}/threads/active", activeThreads),
  route("get_channel", "GET", channel, getChannel),
  route("update_channel", "PATCH", channel, updateChannel),
  route("delete_channel", "DELETE", channel, removeChannel),
  route("list_messages", "GET", `${channel}/messages`, listMessages),
  route("create_message", "POST", `${channel}/messages`, createMessage),
  route("get_message", "GET", message, getMessage),
  route("update_message", "PATCH", message, updateMessage),
  route("delete_message", "DELETE", message, removeMessage),
  route("create_pin", "PUT", `${channel}/messages/pins/{message_id}`, pinMessage(true)),
  route("delete_pin", "DELETE", `${channel}/messages/pins/{message_id}`, pinMessage(false)),
  route("trigger_typing_indicator", "POST", `${channel}/typing`, startTyping),
  route("create_thread_from_message", "POST", `${message}/threads`, threadFromMessage),
  route("create_thread", "POST", `${channel}/threads`, createThread),
  route("list_public_archived_threads", "GET", `${channel}/threads/archived/public`, archivedThreads("public")),
  route("list_private_archived_threads", "GET", `${channel}/threads/archived/private`, archivedThreads("private")),
  route("join_thread", "PUT", `${channel}/thread-members/@me`, threadMember(true)),
  route("leave_thread", "DELETE", `${channel}/thread-members/@me`, threadMember(false)),
  route("get_thread_member", "GET", `${channel}/thread-members/{user_id}`, getThreadMember),
  route("add_thread_member", "PUT", `${channel}/thread-members/{user_id}`, threadMember(true)),
  route("delete_thread_member", "DELETE", `${channel}/thread-members/{user_id}`, threadMember(false)),
  route("create_interaction_response", "POST", "/interactions/{interaction_id}/{interaction_token}/callback", interactionCallback, true),
  route("execute_webhook", "POST", webhook, followUp, true),
  route("get_original_webhook_message", "GET", `${webhook}/messages/@original`, getAnswer, true),
  route("update_original_webhook_message", "PATCH", `${webhook}/messages/@original`, updateAnswer, true),
  route("delete_original_webhook_message", "DELETE", `${webhook}/messages/@original`, removeAnswer, true),
  route("get_webhook_message", "GET", `${webhook}/messages/{message_id}`, getAnswer, true),
  route("update_webhook_message", "PATCH", `${webhook}/messages/{message_id}`, updateAnswer, true),
  route("delete_webhook_message", "DELETE", `${webhook}/messages/{message_id}`, removeAnswer, true),
];

export type Matched = { readonly route: Route; readonly params: Readonly<Record<string, string>> };

/** The route that a request means; one spelled out wins over one with a name in its place. */
export function routeFor(method: string, path: string): Matched | undefined {
  const parts = path.split("/");
  const fitting = routes.flatMap((one) => {
    if (one.method !== method) return [];
    const wanted = one.template.split("/");
    if (wanted.length !== parts.length || !wanted.every((each, n) => each.startsWith("{") || each === parts[n])) return [];
    const params = Object.fromEntries(
      wanted.flatMap((each, n) => (each.startsWith("{") ? [[each.slice(1, -1), parts[n] ?? ""] as const] : [])),
    );
    return [{ route: one, params }];
  });
  return fitting.toSorted((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0];
}

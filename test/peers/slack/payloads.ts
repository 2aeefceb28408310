import type { Core } from "./core.ts";
import { isExternal } from "./directory.ts";
import type { Bag } from "../json.ts";
import { messageJson } from "./messages.ts";
import { viewJson } from "./views.ts";
import { type Channel, type Ephemeral, found, type Install, type Message, type OpenView, type Team, type User } from "./world.ts";

/** Who does something, and in which workspace the app hears of it. */
export type Acting = { readonly user: User; readonly team: Team; readonly install: Install };

function teamJson({ id, domain, enterprise }: Team): Bag {
  return { id, domain, ...(enterprise === undefined ? {} : { enterprise_id: enterprise.id, enterprise_name: enterprise.name }) };
}

/** What every interaction carries. */
function common(core: Core, { user, team, install }: Acting): Bag {
  return {
    team: teamJson(team),
    user: { id: user.id, username: user.name, name: user.name, team_id: user.teamId },
    api_app_id: core.app.appId,
    token: core.app.verificationToken,
    enterprise: team.enterprise ?? null,
    is_enterprise_install: install.enterprise !== undefined,
  };
}

const channelNames: Readonly<Record<Channel["kind"], string | undefined>> = {
  public: undefined,
  private: "privategroup",
  im: "directmessage",
  mpim: undefined,
};

/** The name by which an interaction calls a channel: that of a private one it does not tell. */
export function channelName(channel: Channel): string {
  return channelNames[channel.kind] ?? channel.name;
}

function channelRef(channel: Channel): Bag {
  return { id: channel.id, name: channelName(channel) };
}

export type Slash = {
  readonly command: string;
  readonly text: string;
  readonly channel: Channel;
  readonly trigger: string;
  readonly responseUrl: string;
};

export function slashPayload(core: Core, { user, team, install }: Acting, { command, text, channel, trigger, responseUrl }: Slash): Bag {
  const { enterprise } = team;
  return {
    token: core.app.verificationToken,
    team_id: team.id,
    team_domain: team.domain,
    ...(enterprise === undefined ? {} : { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: user.id,
    user_name: user.name,
    command,
    text,
    api_app_id: core.app.appId,
    is_enterprise_install: install.enterprise !== undefined,
    response_url: responseUrl,
    trigger_id: trigger,
  };
}

/** What a shortcut carries of that: no app, and one name of the person, which of the two depends on the kind. */
function ofShortcut(core: Core, acting: Acting, name: "username" | "name"): Bag {
  const { api_app_id: _app, user: _user, ...rest } = common(core, acting);
  const { user } = acting;
  return { ...rest, user: { id: user.id, [name]: user.name, team_id: user.teamId } };
}

export function shortcutPayload(core: Core, acting: Acting, callbackId: string, trigger: string): Bag {
  return {
    type: "shortcut",
    ...ofShortcut(core, acting, "username"),
    action_ts: actionTs(core),
    callback_id: callbackId,
    trigger_id: trigger,
  };
}

export type OnMessage = {
  readonly channel: Channel;
  readonly message: Message | Ephemeral;
  readonly trigger: string;
  readonly responseUrl: string;
};

export function messageShortcutPayload(
  core: Core,
  acting: Acting,
  callbackId: string,
  { channel, message, trigger, responseUrl }: OnMessage,
): Bag {
  return {
    type: "message_action",
    ...ofShortcut(core, acting, "name"),
    action_ts: actionTs(core),
    callback_id: callbackId,
    trigger_id: trigger,
    response_url: responseUrl,
    message_ts: message.ts,
    channel: channelRef(channel),
    message: messageJson(core, channel, message),
  };
}

/** `block_actions` out of a message; an ephemeral one is not shown to the app again. */
export function messageActionPayload(core: Core, acting: Acting, action: Bag, { channel, message, trigger, responseUrl }: OnMessage): Bag {
  return {
    type: "block_actions",
    ...common(core, acting),
    ...onMessage(core, channel, message),
    trigger_id: trigger,
    channel: channelRef(channel),
    state: { values: message.values },
    response_url: responseUrl,
    actions: [{ ...action, action_ts: actionTs(core) }],
  };
}

function onMessage(core: Core, channel: Channel, message: Message | Ephemeral): Bag {
  const isEphemeral = "to" in message;
  return {
    container: {
      type: "message",
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    },
    ...(isEphemeral ? {} : { message: messageJson(core, channel, message) }),
  };
}

/** `block_actions` out of a modal or the home tab. */
export function viewActionPayload(
  core: Core,
  acting: Acting,
  action: Bag,
  { view, trigger }: { readonly view: OpenView; readonly trigger: string },
): Bag {
  return {
    type: "block_actions",
    ...common(core, acting),
    container: { type: "view", view_id: view.id },
    trigger_id: trigger,
    view: viewJson(core, view),
    actions: [{ ...action, action_ts: actionTs(core) }],
  };
}

export type Submitting = { readonly view: OpenView; readonly trigger: string; readonly responseUrls: readonly Bag[] };

export function submissionPayload(core: Core, acting: Acting, { view, trigger, responseUrls }: Submitting): Bag {
  return {
    type: "view_submission",
    ...common(core, acting),
    trigger_id: trigger,
    view: viewJson(core, view),
    response_urls: responseUrls,
  };
}

export function closedPayload(core: Core, acting: Acting, view: OpenView, isCleared: boolean): Bag {
  return { type: "view_closed", ...common(core, acting), view: viewJson(core, view), is_cleared: isCleared };
}

export type Asking = { readonly block: string; readonly action: string; readonly query: string };

/** `block_suggestion` out of a view or a message. */
export function suggestionPayload(core: Core, acting: Acting, asking: Asking, place: OpenView | OnMessage): Bag {
  const where =
    "json" in place
      ? { container: { type: "view", view_id: place.id }, view: viewJson(core, place) }
      : { ...onMessage(core, place.channel, place.message), channel: channelRef(place.channel) };
  return {
    type: "block_suggestion",
    ...common(core, acting),
    ...where,
    block_id: asking.block,
    action_id: asking.action,
    value: asking.query,
  };
}

/** An event in its wrapper. */
export function eventPayload(core: Core, { team, install }: Pick<Acting, "team" | "install">, event: Bag, channel?: Channel): Bag {
  const enterprise = team.enterprise?.id ?? null;
  const id = core.world.id("Ev");
  return {
    token: core.app.verificationToken,
    team_id: team.id,
    ...(enterprise === null ? {} : { enterprise_id: enterprise }),
    context_team_id: team.id,
    context_enterprise_id: enterprise,
    api_app_id: core.app.appId,
    event,
    type: "event_callback",
    event_id: id,
    event_time: Math.floor(core.world.clock.now() / 1000),
    authorizations: [
      {
        enterprise_id: enterprise,
        team_id: install.enterprise === undefined ? team.id : null,
        user_id: install.botUser,
        is_bot: true,
        is_enterprise_install: install.enterprise !== undefined,
      },
    ],
    is_ext_shared_channel: channel !== undefined && isExternal(core, channel),
    event_context: `4-${id}`,
  };
}

function actionTs(core: Core): string {
  return (core.world.clock.now() / 1000).toFixed(6);
}

/** Where the app hears of what a person does in a channel: in the person's own workspace where it is installed, else where the channel lives. */
export function actingIn(core: Core, user: User, channel: Channel): Acting | undefined {
  const candidates = [user.teamId, ...core.world.teamsOf(channel)].filter((one) => core.world.teamsOf(channel).includes(one));
  for (const id of candidates) {
    const install = core.world.installIn(id);
    if (install !== undefined) return { user, team: core.world.team(id), install };
  }
  return undefined;
}

/** The same for what a person does in a view: told of the person's own workspace, installed where the view says. */
export function actingOn(core: Core, view: OpenView): Acting {
  const user = core.world.user(view.user);
  return {
    user,
    team: core.world.team(user.teamId),
    install: found(core.world.installIn(view.team), "the app is not installed where its view stands"),
  };
}

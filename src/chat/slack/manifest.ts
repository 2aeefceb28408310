/** Why each right is asked for; the README says the same. Nothing else is asked for. */
export const scopes = {
  commands: "the command /journey and the shortcut",
  "chat:write": "the session's thread, and direct messages",
  "users:read": "names and time zones of who takes part",
  "im:write": "reminders as direct messages",
  "app_mentions:read": "a mention in a thread, where commands cannot be used",
  "files:write": "the report as a file, in the direct messages of who asks for it",
} as const;

/**
 * Rights that a workspace may leave out: with them a message that Slack may or may not have taken is looked for before it is posted again;
 * without, it is posted again marked "(again)".
 */
export const optionalScopes = {
  "channels:history": "looking for a message after a failure, in public channels",
  "groups:history": "the same in private channels",
} as const;

/** Events that are listened to. None of them changes a session, so that a lost one costs a second try and nothing else. */
export const events = ["app_home_opened", "app_mention", "app_uninstalled", "tokens_revoked"] as const;

export const command = "/journey";
export const startShortcut = "journey_start";
/** Where Slack sends to over HTTP, on the same port as the pages. */
export const paths = { events: "/slack/events", install: "/slack/install", redirect: "/slack/oauth_redirect" } as const;

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * The app manifest as Slack takes it (platforms.md 1.10). `url`: the address people reach, for HTTP and for installs by other workspaces;
 * without it the app uses Socket Mode, which needs no address.
 */
export function manifest(url?: string): Json {
  const at = (path: string) => `${(url ?? "").replace(/\/$/, "")}${path}`;
  const asked = (path: string): { readonly [key: string]: Json } => (url === undefined ? {} : { request_url: at(path) });
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: "Teekond",
      description: "Walks a team through redesigning its customer journey in a crisis, one step at a time",
      background_color: "#1D5346",
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: "Teekond", always_online: true },
      shortcuts: [
        { name: "Start a journey", type: "global", callback_id: startShortcut, description: "A session in a channel of your choice" },
      ],
      slash_commands: [
        {
          command,
          description: "Start or steer a session",
          usage_hint: "[help | status | board | report | pause | resume | mine | attach CODE]",
          should_escape: false,
          ...(url === undefined ? {} : { url: at(paths.events) }),
        },
      ],
    },
    oauth_config: {
      ...(url === undefined ? {} : { redirect_urls: [at(paths.redirect)] }),
      scopes: { bot: Object.keys(scopes), bot_optional: Object.keys(optionalScopes) },
    },
    settings: {
      event_subscriptions: { ...asked(paths.events), bot_events: [...events] },
      interactivity: { is_enabled: true, ...asked(paths.events) },
      org_deploy_enabled: url !== undefined,
      socket_mode_enabled: url === undefined,
      // A token in the configuration would end after twelve hours. Who installs for others may switch it on: renewed tokens are kept.
      token_rotation_enabled: false,
    },
  };
}

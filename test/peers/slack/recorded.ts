/** The names in recorded payloads of the platform (its Java SDK keeps them), by the part of the payload that they stand in. */
export const recorded: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  slash_command: {
    "": "api_app_id channel_id channel_name command enterprise_id enterprise_name is_enterprise_install response_url team_domain team_id text token trigger_id user_id user_name",
  },
  block_actions: {
    "": "actions api_app_id app_unfurl bot_access_token channel container enterprise function_data interactivity is_enterprise_install message response_url state team token trigger_id type user view",
    team: "domain enterprise_id enterprise_name id",
    user: "id name team_id username",
    container: "app_unfurl_url attachment_id channel_id is_app_unfurl is_ephemeral message_ts text thread_ts type view_id",
    view: "app_id app_installed_team_id bot_id callback_id clear_on_close close external_id hash id notify_on_close previous_view_id private_metadata root_view_id state submit submit_disabled team_id title type",
    channel: "id name",
    actions:
      "action_id action_ts block_id confirm initial_channel initial_conversation initial_date initial_option initial_time initial_user min_query_length placeholder rich_text_value selected_channel selected_conversation selected_date selected_option selected_time selected_user style text type url value",
  },
  message_action: {
    "": "action_ts callback_id channel enterprise is_enterprise_install message message_ts response_url team token trigger_id type user",
    team: "domain enterprise_id enterprise_name id",
    user: "id name team_id",
    channel: "id name",
  },
  view_submission: {
    "": "api_app_id bot_access_token enterprise function_data interactivity is_cleared is_enterprise_install team token trigger_id type user view",
    team: "domain enterprise_id enterprise_name id",
    user: "id name team_id username",
    view: "app_id app_installed_team_id bot_id callback_id clear_on_close close external_id hash id notify_on_close previous_view_id private_metadata root_view_id state submit submit_disabled team_id title type",
  },
  view_closed: {
    "": "api_app_id bot_access_token enterprise function_data interactivity is_cleared is_enterprise_install team token type user view",
    team: "domain enterprise_id enterprise_name id",
    user: "id name team_id username",
    view: "app_id app_installed_team_id bot_id callback_id clear_on_close close external_id hash id notify_on_close previous_view_id private_metadata root_view_id state submit submit_disabled team_id title type",
  },
  app_mention: {
    "": "api_app_id authed_teams authed_users authorizations enterprise_id event event_context event_id event_time is_ext_shared_channel team_id token type",
    event:
      "app_id blocks bot_id bot_profile channel client_msg_id display_as_bot edited event_ts source_team subtype team text thread_ts ts type upload user user_profile user_team username",
  },
  app_home_opened: {
    "": "api_app_id authed_teams authed_users authorizations enterprise_id event event_context event_id event_time is_ext_shared_channel team_id token type",
    event: "channel event_ts tab type user view",
  },
  app_uninstalled: {
    "": "api_app_id authed_teams authed_users authorizations enterprise_id event event_context event_id event_time is_ext_shared_channel team_id token type",
    event: "type",
  },
  tokens_revoked: {
    "": "api_app_id authed_teams authed_users authorizations enterprise_id event event_context event_id event_time is_ext_shared_channel team_id token type",
    event: "tokens type",
  },
  member_joined_channel: {
    "": "api_app_id authorizations context_enterprise_id context_team_id enterprise_id event event_context event_id event_time is_ext_shared_channel team_id token type",
    event: "channel channel_type enterprise event_ts inviter team type user",
  },
  member_left_channel: {
    "": "api_app_id authorizations context_enterprise_id context_team_id enterprise_id event event_context event_id event_time is_ext_shared_channel team_id token type",
    event: "channel channel_type event_ts team type user",
  },
  channel_archive: {
    "": "api_app_id authorizations enterprise_id event event_context event_id event_time is_ext_shared_channel team_id token type",
    event: "channel event_ts is_moved type user",
  },
  channel_unarchive: {
    "": "api_app_id authorizations enterprise_id event event_context event_id event_time is_ext_shared_channel team_id token type",
    event: "channel event_ts type user",
  },
  channel_left: {
    "": "api_app_id authorizations enterprise_id event event_context event_id event_time is_ext_shared_channel team_id token type",
    event: "actor_id channel event_ts type",
  },
  message: {
    "": "api_app_id authed_teams authed_users authorizations enterprise_id event event_context event_id event_time is_ext_shared_channel team_id token type",
    event:
      "attachments blocks bot_id bot_profile channel channel_type client_msg_id edited event_ts metadata parent_user_id team text thread_ts ts type user",
  },
  message_deleted: {
    "": "api_app_id authed_teams authed_users authorizations enterprise_id event event_context event_id event_time is_ext_shared_channel team_id token type",
    event: "channel channel_type deleted_ts event_ts hidden previous_message subtype ts type",
  },
};

/** What those recordings lack and Slack's pages and types name: response addresses of a modal's selects, and the workspace of an event. */
export const besides: readonly string[] = ["response_urls", "context_team_id", "context_enterprise_id"];

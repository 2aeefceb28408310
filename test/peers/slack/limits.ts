/**
 * What Slack allows, one row per rule. The number behind each is the line of platforms.md (the fact sheet of the platforms) that says so;
 * "types" is the doc comment in `@slack/types`, "method" Slack's page of the method.
 */
export const sizes = {
  viewTitle: 24, // 124: title, submit, close
  privateMetadata: 3000, // 125
  id: 255, // 126: callback_id, block_id, action_id
  viewBlocks: 100, // 127
  messageBlocks: 50, // 127
  viewBytes: 250 * 1024, // 127
  viewStack: 3, // 128
  sectionText: 3000, // 137
  sectionFields: 10, // 137
  fieldText: 2000, // 137
  headerText: 150, // 138
  actionsElements: 25, // 139
  contextElements: 10, // 140
  contextActions: 5, // 141
  buttonText: 75, // 142
  buttonValue: 2000, // 142
  url: 3000, // 142
  accessibilityLabel: 75, // 142
  optionText: 75, // 143: text, value, description
  selectOptions: 100, // 144: options, groups, and options of a group
  groupLabel: 75, // 144
  choiceOptions: 10, // 145: checkboxes, radio_buttons
  overflowOptions: 5, // 145
  placeholder: 150, // 146
  inputLabel: 2000, // 147: label and hint
  inputLength: 3000, // 148
  inputLines: 100, // 149
  inputFiles: 10, // 150
  confirmTitle: 100, // 151
  confirmText: 300, // 151
  confirmButton: 30, // 151
  imageText: 2000, // 152: alt_text and title
  markdown: 12_000, // 153, over all markdown blocks of a message
  tableRows: 100, // 154
  tableColumns: 20, // 154
  dataTableRows: 101, // 155
  dataTableText: 10_000, // 155
  cardTitle: 150, // 156
  cardBody: 200, // 156
  cardActions: 3, // 156
  carouselCards: 10, // 156
  containerBlocks: 10, // 157
  alertText: 200, // 158
  chartTitle: 50, // 160
  charts: 2, // 160
  textObject: 3000, // types
  videoTitle: 200, // types
  postText: 40_000, // the brief of this peer; Slack's page on truncation
  updateText: 4000, // 98
  snippetBytes: 1024 * 1024, // 185
  fileBytes: 1024 ** 3, // Slack's help page on files: 1 GB each
  fileAltText: 1000, // method
} as const;

/** How long things live, in milliseconds. */
export const lives = {
  ack: 3000, // 61
  trigger: 3000, // 129
  responseUrl: 30 * 60_000, // 181
  code: 10 * 60_000, // Slack's page on OAuth: an authorisation code lives ten minutes
  token: 12 * 3_600_000, // 115
} as const;

export const responseUrlUses = 5; // 181
export const maxConnections = 10; // 110
/** When an event that nobody acknowledged comes again. */
export const retryAfter = [0, 60_000, 300_000] as const; // 68

export type Surface = "message" | "modal" | "home";
const everywhere: readonly Surface[] = ["message", "modal", "home"];
const messageOnly: readonly Surface[] = ["message"];
const views: readonly Surface[] = ["modal", "home"];

/** Where a block may stand. Where the types are silent, Slack's page of the block. */
export const blockSurfaces: Readonly<Record<string, readonly Surface[]>> = {
  actions: everywhere,
  alert: ["modal"], // 158
  card: messageOnly,
  carousel: messageOnly,
  container: messageOnly,
  context: everywhere,
  context_actions: messageOnly, // 141
  data_table: messageOnly, // 155
  data_visualization: messageOnly, // 160
  divider: everywhere,
  file: [], // types: comes back when messages are read, is never sent
  header: everywhere,
  image: everywhere,
  input: everywhere,
  markdown: messageOnly, // 153
  plan: messageOnly,
  rich_text: everywhere,
  section: everywhere,
  table: messageOnly, // 154
  task_card: messageOnly, // 159
  video: everywhere,
};

/** Which elements stand in which block, and where else than everywhere. */
export const elementPlaces: Readonly<Record<string, readonly ("actions" | "section" | "input")[]>> = {
  button: ["actions", "section"],
  channels_select: ["actions", "section", "input"],
  checkboxes: ["actions", "section", "input"],
  conversations_select: ["actions", "section", "input"],
  datepicker: ["actions", "section", "input"],
  datetimepicker: ["actions", "input"],
  email_text_input: ["input"],
  external_select: ["actions", "section", "input"],
  file_input: ["input"],
  image: ["section"],
  multi_channels_select: ["actions", "section", "input"], // 139
  multi_conversations_select: ["actions", "section", "input"],
  multi_external_select: ["actions", "section", "input"],
  multi_static_select: ["actions", "section", "input"],
  multi_users_select: ["actions", "section", "input"],
  number_input: ["input"],
  overflow: ["actions", "section"],
  plain_text_input: ["input"],
  radio_buttons: ["actions", "section", "input"],
  rich_text_input: ["actions", "input"], // 139
  static_select: ["actions", "section", "input"],
  timepicker: ["actions", "section", "input"],
  url_text_input: ["input"],
  users_select: ["actions", "section", "input"],
  workflow_button: ["actions", "section"],
};
export const elementSurfaces: Readonly<Record<string, readonly Surface[]>> = {
  datetimepicker: ["message", "modal"],
  email_text_input: ["modal"],
  file_input: ["modal"],
  number_input: ["modal"],
  rich_text_input: views,
  url_text_input: ["modal"],
  workflow_button: messageOnly,
};

/** Calls a minute, per method, workspace and app (96). */
export const tiers = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;

/** The tier of a method. 98, 99, 100 or Slack's page of the method. `chat.postMessage` (97), `auth.test` and `oauth.v2.access` have their own. */
export const tierOf: Readonly<Record<string, keyof typeof tiers>> = {
  "apps.connections.open": 3,
  "auth.revoke": 3,
  "bots.info": 3,
  "chat.delete": 3,
  "chat.postEphemeral": 4, // 99
  "chat.update": 3, // 98
  "conversations.info": 3,
  "conversations.join": 3,
  "conversations.open": 3,
  "conversations.history": 3, // 102
  "conversations.replies": 3, // 102
  "files.completeUploadExternal": 4, // 99
  "files.getUploadURLExternal": 4, // 99
  "team.info": 3,
  "users.conversations": 3,
  "users.info": 4, // 99
  "users.list": 2, // 100
  "views.open": 4, // 99
  "views.publish": 4, // 99
  "views.push": 4, // 99
  "views.update": 4, // 99
};

/** 97: about one a second in a channel, a few at once. */
export const posting = { perSecond: 1, burst: 4 } as const;
/** 102: an app that is sold outside the Marketplace reads threads once a minute, 15 messages at a time. */
export const soldOutside = { perMinute: 1, messages: 15 } as const;

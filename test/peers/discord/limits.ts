/**
 * Every number of Discord's that the peer holds the app to. Sources: Discord's developer documentation as our fact sheet quotes it, and its
 * OpenAPI document for HTTP API v10. What neither tells is under `chosen`.
 */
export const sizes = {
  content: 2000,
  embeds: 10,
  embedsTogether: 6000,
  embedTitle: 256,
  embedDescription: 4096,
  embedFields: 25,
  embedFieldName: 256,
  embedFieldValue: 1024,
  embedFooter: 2048,
  embedAuthor: 256,
  /** top-level rows of a message without Components V2 */
  rows: 5,
  /** components of a message with Components V2, nested ones counted */
  components: 40,
  /** characters over all text displays of a message */
  displayText: 4000,
  buttonsInRow: 5,
  buttonLabel: 80,
  url: 512,
  customId: 100,
  options: 25,
  optionText: 100,
  placeholder: 150,
  sectionTexts: 3,
  gallery: 10,
  altText: 1024,
  modalTitle: 45,
  modalComponents: 5,
  label: 45,
  labelDescription: 100,
  input: 4000,
  inputPlaceholder: 100,
  radioOptions: [2, 10],
  checkboxOptions: [1, 10],
  uploads: 10,
  fileTypes: 10,
  threadName: 100,
  channelName: 100,
  topic: 1024,
  forumTopic: 4096,
  threadMembers: 1000,
  pins: 250,
  appliedTags: 5,
  nonce: 25,
  choices: 25,
  choiceName: 100,
  attachments: 10,
  file: 10 * 1024 * 1024,
  request: 25 * 1024 * 1024,
  mentionedUsers: 100,
  pollQuestion: 300,
  pollAnswer: 55,
  pollAnswers: 10,
  /** hours: 32 days */
  pollHours: 768,
} as const;

export const commandSizes = {
  chatInput: 100,
  user: 15,
  message: 15,
  name: 32,
  description: 100,
  options: 25,
  choices: 25,
  choiceName: 100,
  stringValue: 6000,
  /** names, descriptions and values together, the longest localisation of each */
  together: 8000,
  createdADay: 200,
} as const;

export const lives = {
  /** milliseconds for the first answer to an interaction */
  answer: 3000,
  /** milliseconds for which the token of an interaction is good */
  token: 15 * 60_000,
  /** a message of this age is old: its edits are limited besides */
  old: 60 * 60_000,
  /** invalid requests are counted over this time */
  invalid: 10 * 60_000,
} as const;

export const gatewayLimits = {
  sends: 120,
  sendsWithin: 60_000,
  identifies: 1000,
  identifiesWithin: 24 * 60 * 60_000,
  identifyEvery: 5000,
} as const;

/** What no source tells with a number. */
export const chosen = {
  /** "a few minutes" in which a nonce is enforced */
  nonce: 5 * 60_000,
  /** calls to a bucket; the platform tells its buckets only in headers */
  buckets: {
    create_message: { limit: 5, per: 5000 },
    update_message: { limit: 5, per: 5000 },
    delete_message: { limit: 5, per: 5000 },
    create_thread: { limit: 10, per: 10_000 },
    create_thread_from_message: { limit: 10, per: 10_000 },
    update_channel: { limit: 5, per: 10_000 },
    create_dm: { limit: 10, per: 10_000 },
    execute_webhook: { limit: 5, per: 2000 },
    update_original_webhook_message: { limit: 5, per: 2000 },
    update_webhook_message: { limit: 5, per: 2000 },
  } as Readonly<Record<string, { readonly limit: number; readonly per: number }>>,
  /** every other route */
  bucket: { limit: 50, per: 1000 },
  global: { limit: 50, per: 1000 },
  /** edits of messages older than an hour, per channel */
  oldEdits: { limit: 5, per: 60_000 },
  invalidRequests: 10_000,
  /** how long a dropped session waits to be resumed */
  resumable: 5 * 60_000,
  activeThreads: 1000,
  /** minutes without a word until a thread is archived, where neither it nor its channel says */
  autoArchive: 4320,
} as const;

/** Minutes after which a thread may be archived. */
export const autoArchives: readonly unknown[] = [60, 1440, 4320, 10_080];

export const locales: readonly string[] = (
  "ar bg cs da de el en-GB en-US es-419 es-ES fi fr he hi hr hu id it ja ko " + "lt nl no pl pt-BR ro ru sv-SE th tr uk vi zh-CN zh-TW"
).split(" ");

export const messageFlags = {
  suppressEmbeds: 1 << 2,
  hasThread: 1 << 5,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;

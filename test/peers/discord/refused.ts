import type { Bag } from "../json.ts";

/** Discord's errors by the names that `discord-api-types` gives them: code, HTTP status, words. */
export const codes = {
  GeneralError: [0, 400, "400: Bad Request"],
  NotFound: [0, 404, "404: Not Found"],
  MethodNotAllowed: [0, 405, "405: Method Not Allowed"],
  Unauthorised: [0, 401, "401: Unauthorized"],
  UnknownApplication: [10002, 404, "Unknown Application"],
  UnknownChannel: [10003, 404, "Unknown Channel"],
  UnknownGuild: [10004, 404, "Unknown Guild"],
  UnknownMember: [10007, 404, "Unknown Member"],
  UnknownMessage: [10008, 404, "Unknown Message"],
  UnknownUser: [10013, 404, "Unknown User"],
  UnknownEmoji: [10014, 400, "Unknown Emoji"],
  UnknownWebhook: [10015, 404, "Unknown Webhook"],
  UnknownInteraction: [10062, 404, "Unknown interaction"],
  UnknownApplicationCommand: [10063, 404, "Unknown application command"],
  UnknownTag: [10087, 404, "Unknown tag"],
  NotAuthorizedToPerformThisActionOnThisApplication: [20012, 403, "You are not authorized to perform this action on this application"],
  ActionCannotBePerformedDueToSlowmodeRateLimit: [20016, 429, "This action cannot be performed due to slowmode rate limit."],
  MaximumNumberOfApplicationCommandsReached: [30032, 400, "Maximum number of application commands reached"],
  MaximumDailyApplicationCommandCreatesReached: [30034, 400, "Maximum number of daily application command creates has been reached (200)"],
  MaximumNumberOfPinsReachedForTheChannel: [30003, 400, "Maximum number of pins reached for the channel"],
  MaximumNumberOfEditsToMessagesOlderThanOneHourReached: [
    30046,
    429,
    "Maximum number of edits to messages older than 1 hour reached. Try again later.",
  ],
  MaximumThreadParticipantsReached: [30033, 400, "Maximum number of thread participants has been reached (1000)"],
  Unauthorized: [40001, 401, "Unauthorized"],
  RequestEntityTooLarge: [40005, 413, "Request entity too large"],
  CannotSendAMessageInAForumChannel: [40058, 400, "Cannot message this thread until after the post author has sent an initial message."],
  InteractionHasAlreadyBeenAcknowledged: [40060, 400, "Interaction has already been acknowledged."],
  TagRequiredToCreateAForumPostInThisChannel: [40067, 400, "A tag is required to create a forum post in this channel"],
  MissingAccess: [50001, 403, "Missing Access"],
  CannotExecuteActionOnDMChannel: [50003, 403, "Cannot execute action on a DM channel"],
  CannotEditMessageAuthoredByAnotherUser: [50005, 403, "Cannot edit a message authored by another user"],
  CannotSendAnEmptyMessage: [50006, 400, "Cannot send an empty message"],
  CannotSendMessagesToThisUser: [50007, 403, "Cannot send messages to this user"],
  CannotSendMessagesInNonTextChannel: [50008, 400, "Cannot send messages in a non-text channel"],
  MissingPermissions: [50013, 403, "Missing Permissions"],
  InvalidToken: [50014, 401, "Invalid authentication token provided"],
  CannotExecuteActionOnSystemMessage: [50021, 403, "Cannot execute action on a system message"],
  CannotExecuteActionOnThisChannelType: [50024, 400, "Cannot execute action on this channel type"],
  InvalidWebhookToken: [50027, 401, "Invalid Webhook Token"],
  InvalidRecipients: [50033, 400, "Invalid Recipient(s)"],
  InvalidFormBodyOrContentType: [50035, 400, "Invalid Form Body"],
  InvalidAPIVersion: [50041, 400, "Invalid API version"],
  InvalidActionOnArchivedThread: [50083, 400, "Thread is archived"],
  RequestBodyContainsInvalidJSON: [50109, 400, "The request body contains invalid JSON."],
  CannotSendMessagesToThisUserDueToHavingNoMutualGuilds: [50278, 403, "Cannot send messages to this user due to having no mutual guilds"],
  APIResourceOverloaded: [130000, 503, "API resource is currently overloaded. Try again a little later"],
  CannotReplyWithoutPermissionToReadMessageHistory: [160002, 403, "Cannot reply without permission to read message history"],
  ThreadAlreadyCreatedForMessage: [160004, 400, "A thread has already been created for this message"],
  ThreadLocked: [160005, 403, "Thread is locked"],
  MaximumActiveThreads: [160006, 400, "Maximum number of active threads reached"],
} as const satisfies Readonly<Record<string, readonly [number, number, string]>>;

export type ErrorName = keyof typeof codes;

/** Discord says no: the answer is `{message, code, errors?}`, and what was asked has not happened. */
export class Refused extends Error {
  readonly error: ErrorName;
  readonly code: number;
  readonly status: number;
  readonly words: string;
  readonly errors: Bag | undefined;
  constructor(error: ErrorName, errors?: Bag) {
    const [code, status, words] = codes[error];
    super(`${code} ${words} ${errors === undefined ? "" : JSON.stringify(errors)}`);
    this.error = error;
    this.code = code;
    this.status = status;
    this.words = words;
    this.errors = errors;
  }
}

/** Discord says no for the time being: HTTP 429. */
export class TooMany extends Error {
  readonly retryAfter: number;
  readonly scope: "user" | "global" | "shared";
  readonly code: number | undefined;
  constructor({
    retryAfter,
    scope,
    code,
  }: { readonly retryAfter: number; readonly scope: "user" | "global" | "shared"; readonly code?: number }) {
    super("You are being rate limited.");
    this.retryAfter = retryAfter;
    this.scope = scope;
    this.code = code;
  }
}

/** The test asks a person to do what a person cannot do: press what is not there, leave out what is required. */
export class Impossible extends Error {}

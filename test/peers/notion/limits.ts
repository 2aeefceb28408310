/**
 * What Notion allows and how it answers, in one place. Behind each number stands the section of platforms.md (the fact sheet of the
 * platforms) that says so, or "types" for a comment in the types of `@notionhq/client`, or "doc" for Notion's public reference.
 */
export const sizes = {
  children: 100, // 3.3
  blocks: 1000, // 3.3, per request
  bytes: 500_000, // 3.3, "500 KB": the smaller reading
  textContent: 2000, // 3.3, UTF-16 units of one rich text item
  richText: 100, // 3.3, items of one array
  url: 2000, // 3.3
  expression: 1000, // 3.3
  email: 200, // 3.3
  phone: 200, // 3.3
  references: 100, // 3.3: multi_select, relation, people, files
  options: 100, // doc: options of a select in one request
  optionName: 100, // doc
  pageSize: 100, // doc
  referencesShown: 25, // doc: a page shows that many, the rest by its property endpoint
  queryRows: 10_000, // 3.3, then `request_status: incomplete`
  singlePartBytes: 20 * 1024 * 1024, // 3.3
} as const;

/** How long things live, in milliseconds. */
export const lives = {
  upload: 3_600_000, // doc: an upload that nobody attached
  fileUrl: 3_600_000, // doc: a signed address of a file
} as const;

/** The only version of the API that this peer speaks. */
export const version = "2026-03-11"; // 3.1

/** 3.1: the two budgets; a peer limits only where it is told to. */
export const usualRate = { perSecond: 3, burst: 3 } as const;

/** The body that is too large. Status and code are remembered, not read again. */
export const tooLarge = { status: 413, code: "validation_error", message: "Request body too large." } as const;

/**
 * Behaviour that is nowhere written down for certain. The default is what asks more of a caller. A test may turn each round with
 * `openNotionPeer({ doubts })`.
 */
export type Doubts = {
  /** what lies in something trashed says `in_trash` itself; otherwise only the thing that was trashed does */
  readonly trashIsInherited: boolean;
  /** neighbouring runs of text with the same looks come back as one, maybe longer than 2000 */
  readonly mergesRuns: boolean;
  /** a run without text is gone when read back */
  readonly dropsEmptyRuns: boolean;
  /** a callout without an icon gets the light bulb */
  readonly calloutHasIcon: boolean;
  /** a heading takes children only where `is_toggleable` */
  readonly plainHeadingsAreLeaves: boolean;
  /** a row without a status has the first option's */
  readonly statusHasDefault: boolean;
  /** options that an update of the schema leaves out are removed */
  readonly optionListReplaces: boolean;
  /** equals and contains do not tell capitals from small letters */
  readonly filtersIgnoreCase: boolean;
  /** a part of an upload must have the content type that was announced */
  readonly uploadTypeMustMatch: boolean;
  /** the last view of a database stays */
  readonly keepsLastView: boolean;
  /** the parameters that version 2026-03-11 replaced (`after`, `archived`) are refused */
  readonly refusesReplaced: boolean;
};

export const usualDoubts: Doubts = {
  trashIsInherited: false,
  mergesRuns: false,
  dropsEmptyRuns: true,
  calloutHasIcon: true,
  plainHeadingsAreLeaves: true,
  statusHasDefault: true,
  optionListReplaces: true,
  filtersIgnoreCase: true,
  uploadTypeMustMatch: true,
  keepsLastView: true,
  refusesReplaced: true,
};

/** The table that a database is made with. The name is remembered, not read again. */
export const firstView = { name: "Default view", type: "table" } as const;
export const calloutIcon = { type: "emoji", emoji: "💡" } as const;

/** A status property that is made without options, and the three groups, which nobody can change. */
export const statusGroups = [
  { name: "To-do", color: "gray", option: "Not started", optionColor: "default" },
  { name: "In progress", color: "blue", option: "In progress", optionColor: "blue" },
  { name: "Complete", color: "green", option: "Done", optionColor: "green" },
] as const;

/** doc: formats of a number property, those that a report may want. */
export const numberFormats: readonly string[] = [
  "number",
  "number_with_commas",
  "percent",
  "dollar",
  "euro",
  "pound",
  "yen",
  "ruble",
  "rupee",
  "won",
  "yuan",
  "real",
  "lira",
  "rupiah",
  "franc",
  "hong_kong_dollar",
  "norwegian_krone",
  "swedish_krona",
  "danish_krone",
  "zloty",
  "baht",
  "forint",
  "koruna",
  "shekel",
];

/** What Notion says. Texts that callers may look into; those marked "remembered" were not read again. */
export const words = {
  unauthorized: "API token is invalid.",
  restricted: "Insufficient permissions for this endpoint.",
  invalidJson: "Error parsing JSON body.",
  invalidUrl: "Invalid request URL.",
  missingVersion: "Notion-Version header should be defined, instead was `undefined`.",
  archived: "Can't edit block that is archived. You must unarchive the block before editing.",
  archivedAncestor: "Can't edit page on block with an archived ancestor. You must unarchive the ancestor before editing page.",
  conflict: "Conflict occurred while saving. Please try again.",
  internal: "Unexpected error occurred.",
  unavailable: "Notion is unavailable, please try again later.", // remembered
  rateLimited: "You have been rate limited. Please try again in a few minutes.",
  blockLimit: "You have reached the block limit of this workspace's plan. Upgrade the plan to add more content.", // remembered
  retryGuidance: "The request was committed. Read the committed resources before retrying.", // 3.2: third-party quotation, wording invented
  noWorkspaceParent: "Internal integrations aren't owned by a single user, so creating workspace-level private pages is not supported.",
  invalidLink: "Invalid URL for link.",
  noChildren: "Block does not support children.", // remembered
  rowWidth: "Number of cells in table row must match the table width of the parent table", // remembered
} as const;

export function cannotFind(what: string, id: string): string {
  return `Could not find ${what} with ID: ${id}. Make sure the relevant pages and databases are shared with your integration.`;
}

/** The kinds of help that a language model gives (issue "A language model that helps"). */
export const helpKinds = [
  "sharpen",
  "cluster",
  "challenge",
  "draft-journey",
  "suggest-replacements",
  "pains",
  "draft-actions",
  "catch-up",
  "summary",
  "voices",
] as const;
export type HelpKind = (typeof helpKinds)[number];

/** Kinds that only say something: nothing on anybody's list comes of them. */
export const sayings: ReadonlySet<HelpKind> = new Set(["sharpen", "catch-up"]);

/** Kinds that need a text which somebody pasted (customers' words, a description of the journey). */
export const pasted: ReadonlySet<HelpKind> = new Set(["draft-journey", "voices"]);

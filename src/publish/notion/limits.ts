/** What Notion takes at most (platforms.md 3.3; those marked "doc" are of its public reference and stand only there). */
export const limits = {
  /** blocks in one list of children */
  children: 100,
  /** levels of blocks below a block that is sent */
  levels: 2,
  /** blocks in one request, all levels together */
  blocks: 1000,
  /** bytes of one request: "500 KB", read as the smaller number */
  bytes: 500_000,
  /** UTF-16 units of one item of rich text */
  text: 2000,
  /** items of rich text in one list */
  richText: 100,
  url: 2000,
  /** relations, people and choices that one value names */
  references: 100,
  /** doc: options of one choice in one request */
  options: 100,
  /** doc: the name of an option, which may hold no comma */
  optionName: 100,
} as const;

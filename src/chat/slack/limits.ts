/**
 * What Slack allows, one row per rule, each with its row in platforms.md (section and name). Lengths are counted in UTF-16 units: never fewer than
 * Slack counts. Rows marked "ours" are tighter than any rule that is written down, each with why.
 */
export const limits = {
  // 1.7 "title, submit, close"
  viewTitle: 24,
  // 1.7 "private_metadata"
  metadata: 3000,
  // 1.7 "callback_id, block_id, action_id"
  id: 255,
  // 1.7 "Blocks": a modal or Home, a message, bytes of a view
  viewBlocks: 100,
  messageBlocks: 50,
  viewBytes: 250 * 1024,
  // 1.8 "section"
  section: 3000,
  // ours: the longest words around a time in a context; a sentence is shorter
  aroundTime: 300,
  // 1.8 "header"
  header: 150,
  // 1.8 "actions"
  actions: 25,
  // 1.8 "context"
  contextElements: 10,
  // 1.8 "button"
  buttonText: 75,
  buttonValue: 2000,
  url: 3000,
  // 1.8 "option": text, value and description
  option: 75,
  // 1.8 "static_select": options, groups, options of a group; label of a group
  selectOptions: 100,
  groupLabel: 75,
  // 1.8 "checkboxes, radio_buttons"
  choiceOptions: 10,
  // 1.8 "placeholder"
  placeholder: 150,
  // 1.8 "input": label, hint
  inputLabel: 2000,
  // 1.8 "plain_text_input"
  input: 3000,
  // 1.8 "confirm"
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  // 1.5 "chat.update": its text, and so the text of every message that may be updated
  messageText: 4000,

  // ours: no row says how long the text of a rich_text block may be; a section's bound is kept
  richText: 3000,
  // ours: Slack answers `msg_blocks_too_long` somewhere above 11,300 signs of text with what is around them (bolt-js, issues 2509 and 2867);
  // `weight` in speak-pages.ts measures
  messageWeight: 11_000,
  // ours: a private card turns its page where a message would end, not after 100 blocks of scrolling
  pageBlocks: 50,
  // ours: below the 250 KB of a view there is room for its title and metadata
  pageBytes: 230 * 1024,
  // ours: what a view tells above its fields, so that the fields are in sight
  aboutBlocks: 10,
  aboutBytes: 32 * 1024,
  // ours: up to five choices stand open as radio buttons, so that one tap does; more go into a list
  openChoices: 5,
} as const;

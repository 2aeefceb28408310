/**
 * What Discord allows, one row per rule, each with its row in platforms.md (section and name) or its schema in Discord's OpenAPI document. Lengths
 * are counted in UTF-16 units: never fewer than Discord counts. Rows marked "ours" are tighter than any rule that is written down, each with why.
 */
export const limits = {
  // 2.3 "V2 limits": components of a message, nested ones counted; signs over all its text displays
  components: 40,
  messageText: 4000,
  // 2.3 "Row": buttons of a row (a menu stands alone in it)
  rowButtons: 5,
  // 2.3 "Button"
  buttonText: 80,
  url: 512,
  customId: 100,
  // 2.3 "Select": options; label, value and description of one; placeholder
  menuOptions: 25,
  option: 100,
  placeholder: 150,
  // 2.2 "Size": top-level components and title of a modal
  modalComponents: 5,
  modalTitle: 45,
  // 2.2 "Label"
  label: 45,
  description: 100,
  // 2.2 "TextInput"
  input: 4000,
  inputPlaceholder: 100,
  // 2.2 "RadioGroup / CheckboxGroup"
  radioLeast: 2,
  groupOptions: 10,

  // ours: a line, a quote, a heading longer than this (escapes counted) is cut, so that no single one fills a message
  line: 2000,
  quote: 3500,
  heading: 300,
  // ours: what stands above the fields of a modal, so that the fields are in sight
  aboutText: 1500,
  // ours: a person's name; with the longest of all, forty names still fit
  name: 140,
} as const;

/** What forms say where they are asked in parts: going on, days written in words, one contact at a time. Buttons hold up to 24 characters. */
export const discordForm = {
  "discord.form.go-on": "Continue",
  "discord.form.part": "Part {part} of {parts} is filled in. It is sent once you are through, and kept for 15 minutes till then.",
  "discord.form.other-day": "Or another day",
  "discord.form.days": "Such as 2026-12-03, 3 Dec, +2d, tomorrow or Friday",
  "discord.form.meant": "{count, plural, one {Is this the day you mean?} other {Are these the days you mean?}}",
  "discord.form.which-day": "Which day do you mean?",
  "discord.form.unread": "No day can be read in this. Write it as 2026-12-03, 3 Dec, +2d, tomorrow or Friday.",
  "discord.form.several": "More than one is chosen here. Choose one.",
  "discord.form.keep": "Keep",
  "discord.form.change": "Change",
  "discord.form.before": "Previous contact",
  "discord.form.after": "Next contact",
} as const;

import type { discordForm as english } from "../en/discord-form.ts";

export const discordForm: Readonly<Record<keyof typeof english, string>> = {
  "discord.form.go-on": "Tęsti",
  "discord.form.part": "Užpildyta dalis: {part} / {parts}. Viskas bus išsiųsta kartu pabaigoje, iki tol saugoma 15 minučių.",
  "discord.form.other-day": "Arba kita diena",
  "discord.form.days": "Pavyzdžiui: 2026-12-03, gruodžio 3, +2d, rytoj arba penktadienį",
  "discord.form.meant":
    "{count, plural, one {Ar turite omenyje šią dieną?} few {Ar turite omenyje šias dienas?} many {Ar turite omenyje šias dienas?} other {Ar turite omenyje šias dienas?}}",
  "discord.form.which-day": "Kurią dieną turite omenyje?",
  "discord.form.unread": "Neaišku, kuri tai diena. Rašykite, pavyzdžiui: 2026-12-03, gruodžio 3, +2d, rytoj arba penktadienį.",
  "discord.form.several": "Čia pasirinkti keli variantai. Palikite vieną.",
  "discord.form.keep": "Taip, tinka",
  "discord.form.change": "Keisti",
  "discord.form.before": "Ankstesnis kontaktas",
  "discord.form.after": "Kitas kontaktas",
};
